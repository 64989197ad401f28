// What a picture is, as plain data: panels with marks, handles to drag, numbers to edit. No browser is needed here.
// Colours are named ("blue", "orange", "green", "pink"; "ink" follows the theme).

export const COLORS = ["blue", "orange", "green", "pink"];
export const MARKERS = ["circle", "square", "triangle", "diamond", "cross"];
const LINE_STYLES = ["-", "--", "-.", ":"];

const finite = (values) => Array.from(values, (v) => (Number.isFinite(v) ? v : null)); // the rest are gaps

// a curve through x, y
export const line = (x, y, options = {}) => ({
  kind: "line", color: "blue", dash: "-", width: 2, label: "", alpha: 1, arrow: false, ...options, x: finite(x), y: finite(y),
});

// markers at x, y; size is a radius in pixels
export const points = (x, y, options = {}) => ({
  kind: "points", color: "blue", marker: "circle", size: 4, label: "", hollow: false, ...options, x: finite(x), y: finite(y),
});

// a filled polygon
export const area = (x, y, options = {}) => ({ kind: "area", color: "blue", alpha: 0.25, ...options, x: finite(x), y: finite(y) });

// bars of width 0.72 that stand on 0
export const bars = (x, y, color = "blue") => ({ kind: "bars", color, x: finite(x), y: finite(y) });

// words at a place, dy pixels lower; box: on the page's ground, to be read above lines; free: they go where they cover nothing
export const text = (x, y, words, options = {}) => ({
  kind: "text", size: 12, align: "center", bold: false, box: false, dy: 0, ...options, x, y, text: words,
});

// A function on the panel's rectangle: values row by row from the bottom, in -1..1; blue above 0, orange below. Lines at
// `levels`, pairs of a value and what is written on its line where there is room; thick lines at `thick`.
export const surface = (values, nx, ny, { levels = [], thick = [] } = {}) => ({
  kind: "surface", nx, ny, values: Array.from(values, (v) => (Number.isFinite(v) ? v : 0)),
  levels: [...levels.map(([v, name]) => [v, 1, name]), ...thick.map((v) => [v, 2.5, ""])],
});

// a point to drag, or to move with the arrow keys by `step`; lock "x" or "y" keeps that coordinate
export const handle = (name, x, y, label, options = {}) => ({ color: "pink", shape: "circle", step: 0.05, lock: "", ...options, name, x, y, label });

// a number that can be edited where it stands
export const numberField = (name, x, y, value, label) => ({ name, x, y, value: Number(value.toPrecision(6)), label });

export const panel = (xlim, ylim, marks, options = {}) => ({
  title: "", xlabel: "", handles: [], fields: [], height: 300, width: 1, equal: false, bare: false, press: "",
  says: "", xticks: null, yticks: null, ...options, xlim, ylim, marks,
});

// colour and dash of the i-th line, which differ together
export const look = (i) => ({ color: COLORS[i % 4], dash: LINE_STYLES[(i + Math.floor(i / 4)) % 4] });

// ticks of an axis that shows log10 of a number, few enough for their words to stand beside each other
export const powerTicks = (low, high, every = Math.ceil((high - low) / 4)) =>
  Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, k) => low + k * every).map((p) => [p, p === 0 ? "1" : `1e${p}`]);

// ticks at some of the layers 1..n, or of `first`..n
export const layerTicks = (first, last, name = String) => {
  const every = Math.max(1, Math.floor((last + 9) / 10));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, k) => first + k * every).map((i) => [i, name(i)]);
};

// --- numbers in sentences -------------------------------------------------------------------------------------------

// so many significant digits, no noise behind them
export const general = (x, digits = 3) => String(Number(x.toPrecision(digits)));

// so many decimals; what is rounded to 0 has no sign
export function fixed(x, digits) {
  const said = x.toFixed(digits);
  return Number(said) === 0 ? said.replace("-", "") : said;
}

export const listed = (values, write) => Array.from(values, write).join(", ");

// --- numbers --------------------------------------------------------------------------------------------------------

export const linspace = (a, b, n) => Array.from({ length: n }, (_, i) => (i === n - 1 ? b : a + (i * (b - a)) / (n - 1)));
export const clip = (v, low, high) => Math.min(high, Math.max(low, v));
export const ends = (values) => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
export const sum = (values) => values.reduce((a, b) => a + b, 0);
export const mean = (values) => sum(values) / values.length;
export const range = (n, from = 0) => Array.from({ length: n }, (_, i) => i + from);
export const argmax = (values) => values.reduce((best, v, i) => (v > values[best] ? i : best), 0);

// values of f on a grid of nx times ny points over a rectangle, row by row from the bottom
export function onGrid(f, [left, right], [low, high], nx, ny = nx) {
  const xs = linspace(left, right, nx), ys = linspace(low, high, ny), values = new Float64Array(nx * ny);
  ys.forEach((y, row) => xs.forEach((x, column) => (values[row * nx + column] = f(x, y))));
  return values;
}
