// Booleans over the reals: half-planes AND-ed to convex regions, regions OR-ed to a union, by step neurons.
import { area, clip, fixed, handle, line, linspace, mean, onGrid, panel, points, range, surface, text } from "../scene.js";

const LIMIT = 4, ARM = 0.7; // length of the arrow that turns a line
// areas are counted in cells by their middles, which lie on no line of a symmetric figure
const COUNT = 120, CELL = (2 * LIMIT) / COUNT, MIDDLES = range(COUNT).map((i) => -LIMIT + CELL / 2 + i * CELL);
const LETTERS = ["A", "B", "C"], COLOR = { A: "blue", B: "green", C: "pink" }, DASH = { A: "-", B: "--", C: "-." };
const MOST = 24; // half-planes: {group, at, angle} is on where (cos, sin) . (point - at) > 0

// the half-planes that meet in a convex polygon; corners counter-clockwise
const polygonPlanes = (corners, group) => corners.map(([x0, y0], i) => {
  const [x1, y1] = corners[(i + 1) % corners.length];
  return { group, at: [(x0 + x1) / 2, (y0 + y1) / 2], angle: Math.atan2(x1 - x0, -(y1 - y0)) };
});

// corners of a regular polygon around a circle
const ring = (k, radius = 2, [cx, cy] = [0, 0], turn = 0) => range(k).map((i) => {
  const angle = (2 * Math.PI * i) / k + turn, far = radius / Math.cos(Math.PI / k);
  return [cx + far * Math.cos(angle), cy + far * Math.sin(angle)];
});

// shapes to fill, as the corners of polygons
const TARGETS = {
  none: [],
  triangle: [[[-2, -1.5], [2, -1.5], [0, 2.5]]],
  L: [[[-2, -2], [2, -2], [2, -0.5], [0, -0.5], [0, 2], [-2, 2]]],
  "two islands": [[[-3, -1.5], [-1, -1.5], [-1, 1.5], [-3, 1.5]], [[0.5, -1], [3.5, -1], [2, 1.5]]],
  circle: [linspace(0, 2 * Math.PI, 97).slice(0, -1).map((a) => [2 * Math.cos(a), 2 * Math.sin(a)])],
};
const START = {
  "one half-plane": [{ group: "A", at: [0, 0], angle: 0.5 }],
  triangle: polygonPlanes(ring(3, 1.2, [0, 0], Math.PI / 2), "A"),
  "two squares": [...polygonPlanes(ring(4, 1, [-2, 0], Math.PI / 4), "A"), ...polygonPlanes(ring(4, 1, [2, 0], Math.PI / 4), "B")],
};
for (const k of range(14, 3)) START[`${k} sides around a circle`] = polygonPlanes(ring(k), "A");

// a ray to the right crosses the border an odd number of times
const isInside = (corners, x, y) => corners.reduce((inside, [x0, y0], i) => {
  const [x1, y1] = corners[(i + 1) % corners.length];
  return y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0) ? !inside : inside;
}, false);

const wantedCells = {}; // by target

const wantedOf = (target) =>
  (wantedCells[target] ??= MIDDLES.flatMap((y) => MIDDLES.map((x) => TARGETS[target].some((corners) => isInside(corners, x, y)))));

const lettersOf = (planes) => LETTERS.filter((letter) => planes.some((p) => p.group === letter));

// How far inside the union a point is, negative outside. The network of step neurons (lines, then AND per letter, then OR)
// fires where it is positive: an AND of neurons is on where the least of their sums is, an OR where the largest is.
function marginOf(planes) {
  const groups = lettersOf(planes).map((letter) =>
    planes.filter((p) => p.group === letter).map(({ at, angle }) => {
      const w = [Math.cos(angle), Math.sin(angle)];
      return [...w, -(w[0] * at[0] + w[1] * at[1])];
    }));
  return (x, y) => {
    let best = planes.length ? -Infinity : -1;
    for (const group of groups) {
      let least = Infinity;
      for (const [w1, w2, b] of group) least = Math.min(least, x * w1 + y * w2 + b);
      best = Math.max(best, least);
    }
    return best;
  };
}

// inputs, lines, ANDs, OR, with biases
function networkPanel(planes, letters, counts) {
  const marks = [], rows = planes.length > 1 ? linspace(0.92, 0.08, planes.length) : [0.5];
  let ands = letters.map((letter) => mean(rows.filter((_, i) => planes[i]?.group === letter)));
  if (ands.some((a, i) => ands.some((b, j) => i < j && Math.abs(a - b) < 0.12))) ands = linspace(0.8, 0.2, letters.length);
  const andOf = Object.fromEntries(letters.map((letter, i) => [letter, ands[i]])), inputs = { x: 0.62, y: 0.38 };
  planes.forEach(({ group }, i) => {
    for (const at of Object.values(inputs)) marks.push(line([0.08, 0.38], [at, rows[i]], { color: "ink", width: 0.8, alpha: 0.4 }));
    marks.push(line([0.38, 0.68], [rows[i], andOf[group]], { color: COLOR[group], dash: DASH[group], width: 1.5 }));
  });
  for (const [letter, at] of Object.entries(andOf))
    marks.push(
      line([0.68, 0.92], [at, 0.5], { color: "ink", width: 1.5 }),
      points([0.68], [at], { color: COLOR[letter], marker: "square", size: 9 }),
      text(0.68, at, `AND ${letter}: bias ${0.5 - counts[letter]}`, { size: 11, dy: 18, box: true }));
  planes.forEach(({ group }, i) => {
    marks.push(points([0.38], [rows[i]], { color: COLOR[group], size: 6 }));
    if (planes.length <= 12) marks.push(text(0.41, rows[i], `${group}${i + 1}`, { size: 11, align: "left", box: true }));
  });
  for (const [name, at] of Object.entries(inputs)) marks.push(text(0.06, at, name, { bold: true, align: "right" }));
  marks.push(
    points([0.08, 0.08], Object.values(inputs), { color: "ink", size: 5 }),
    points([0.92], [0.5], { color: "orange", marker: "diamond", size: 9 }),
    text(0.92, 0.5, "OR: bias -0.5", { size: 11, align: "right", dy: -22, box: true }));
  return panel([0, 1], [0, 1], marks, {
    bare: true, height: 470, title: "its neurons: two hidden layers",
    says: `Two inputs, ${planes.length} line neurons, ${letters.length} AND neurons, one OR neuron.`,
  });
}

export const REGIONS = {
  start: (state) => ({ planes: structuredClone(START[state.start]) }),
  change(state, name, value) {
    if (name === "start") state.planes = structuredClone(START[value]);
    const [part, index] = name.split("."), plane = state.planes[Number(index)];
    if (part === "line" && plane) plane.at = [...value];
    if (part === "turn" && plane) {
      const [dx, dy] = [value[0] - plane.at[0], value[1] - plane.at[1]];
      if (dx || dy) plane.angle = Math.atan2(dy, dx);
    }
  },
  act: {
    add({ planes, group }) { // turned against the others
      if (planes.length >= MOST) return;
      const angle = (0.5 + 2.4 * planes.filter((p) => p.group === group).length) % (2 * Math.PI);
      planes.push({ group, at: [-1.5 * Math.cos(angle), -1.5 * Math.sin(angle)], angle });
    },
    remove({ planes, group }) {
      const last = planes.map((p) => p.group).lastIndexOf(group);
      if (last >= 0) planes.splice(last, 1);
    },
  },
  picture({ planes, target }) {
    const margin = marginOf(planes), wanted = wantedOf(target), on = MIDDLES.flatMap((y) => MIDDLES.map((x) => margin(x, y) > 0));
    const shades = onGrid((x, y) => 0.8 * clip(0.5 + margin(x, y) / 0.2, 0, 1), [-LIMIT, LIMIT], [-LIMIT, LIMIT], 81);
    const marks = [surface(shades, 81, 81, { thick: [0.4] })], handles = [];
    for (const corners of TARGETS[target]) {
      const xs = corners.map((p) => p[0]), ys = corners.map((p) => p[1]);
      marks.push(area(xs, ys, { color: "orange", alpha: 0.3 }),
        line([...xs, xs[0]], [...ys, ys[0]], { color: "orange", dash: "--", width: 2.5 }));
    }
    planes.forEach(({ at: [x, y], angle, group }, i) => {
      const dx = Math.cos(angle), dy = Math.sin(angle), color = COLOR[group];
      marks.push(
        line([x - 9 * dy, x + 9 * dy], [y + 9 * dx, y - 9 * dx], { color, dash: DASH[group], width: 1.5 }),
        line([x, x + ARM * dx], [y, y + ARM * dy], { color, arrow: true }));
      if (planes.length <= 12) marks.push(text(x, y, `${group}${i + 1}`, { size: 11, box: true, free: true, dy: dy > 0 ? 18 : -18 }));
      handles.push(
        handle(`line.${i}`, x, y, `line ${i + 1} of region ${group}`, { color, shape: "square", step: 0.1 }),
        handle(`turn.${i}`, x + ARM * dx, y + ARM * dy, `arrow of line ${i + 1}, turns it`, { color, shape: "dot", step: 0.1 }));
    });
    const letters = lettersOf(planes), counts = Object.fromEntries(letters.map((g) => [g, planes.filter((p) => p.group === g).length]));
    const parts = Object.entries(counts).map(([g, n]) => `${g} from ${n} half-plane${n === 1 ? "" : "s"}`).join(" and ");
    const count = (test) => on.reduce((n, v, i) => n + (test(v, wanted[i]) ? 1 : 0), 0), fires = count((v) => v) * CELL ** 2;
    let says = `Units: ${planes.length} + ${letters.length} + 1 = ${planes.length + letters.length + 1} (${planes.length} lines, ${letters.length} AND, 1 OR); regions: ${parts || "none"}. The network fires on an area of ${fixed(fires, 2)} of 64.`;
    const share = (100 * count((v, w) => v && w)) / Math.max(count((v, w) => v || w), 1);
    const missed = count((v, w) => w && !v) * CELL ** 2, extra = count((v, w) => v && !w) * CELL ** 2;
    if (target !== "none") says += ` Of ${target} (orange) and the region together, ${fixed(share, 1)}% are in both; missed ${fixed(missed, 2)}, too much ${fixed(extra, 2)}.`;
    return {
      panels: [
        panel([-LIMIT, LIMIT], [-LIMIT, LIMIT], marks, {
          handles, equal: true, height: 470, width: 1.4, title: "shaded with a bold border: the network fires",
        }),
        networkPanel(planes, letters, counts),
      ],
      says,
      facts: { area: fires, share, missed, extra, units: planes.length + letters.length + 1 },
    };
  },
};
