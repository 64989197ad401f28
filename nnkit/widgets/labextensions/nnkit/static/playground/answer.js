// The network's answer over the square: its map with the points, its scale, what it says where one points, and a click.
import { buttonControl, choiceControl, numberControl } from "../controls.js";
import { make } from "../elements.js";
import { drawBorders, drawHeatmap, drawZeroLine } from "../heatmap.js";
import { clip, general } from "../scene.js";
import { dot } from "../shapes.js";

const OUT = 288; // pixels a side of the map before it is laid out
const DENSITY = Math.min(2, window.devicePixelRatio || 1); // dots to a pixel; more would only cost time
// of a class: colour, marker, and its name in words
export const CLASSES = [["orange", "square", "orange squares"], ["blue", "circle", "blue discs"], ["green", "triangle", "green triangles"], ["pink", "diamond", "pink diamonds"]];
const listed = (names) => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

export class Answer {
  // ask(): something has changed that is drawn
  constructor(side, hand, model, ask) {
    Object.assign(this, { side, hand, classes: 2, pointer: null });
    const canvas = { width: DENSITY * OUT, height: DENSITY * OUT };
    this.out = make("canvas", { ...canvas, class: "pg-out", role: "img", "aria-label": "the network's answer, not computed yet" });
    this.scale = make("canvas", { width: 256, height: 1, "aria-hidden": "true" });
    this.ends = [0, 1, 2].map(() => make("span", {}));
    this.scaleBox = make("div", { class: "pg-scale nnkit-number", "aria-hidden": "true" }, this.scale, ...this.ends);
    this.caption = make("div", { class: "pg-caption pg-said" });
    this.x = numberControl("x", { low: -side, high: side, step: 0.1 }, () => {});
    this.y = numberControl("y", { low: -side, high: side, step: 0.1 }, () => {});
    this.x.set(0), this.y.set(0);
    const go = buttonControl("Do it at x, y", null, () => this.touch(this.x.input.valueAsNumber || 0, this.y.input.valueAsNumber || 0));
    this.row = make("div", { class: "pg-row" }, "", this.x.root, this.y.root, go.root);
    this.pointing = make("details", { class: "pg-more" }, make("summary", {}, "add and remove points (click into the picture)"), this.row);
    this.offer(2, false);
    const { out } = this, point = (event) => ((this.pointer = event && this.where(event)), ask());
    out.addEventListener("click", (event) => {
      const inside = (v) => clip(Number(v.toFixed(2)), -side, side);
      if (!model.get("concealed").includes("points")) this.touch(...this.where(event).map(inside));
    });
    out.addEventListener("mousemove", point);
    out.addEventListener("mouseleave", () => point(null));
    this.fit = new ResizeObserver(([{ contentRect: { width } }]) => { // no more dots than are seen
      if (width) out.width = out.height = Math.round(DENSITY * width);
      ask();
    });
    this.fit.observe(out);
  }
  // what a click may do
  offer(classes, isRegression) {
    Object.assign(this, { classes, isRegression, shown: null });
    const kinds = Array.from({ length: classes }, (_, c) => [isRegression ? 2 * c - 1 : c, `adds class ${c}`]).reverse();
    this.action = choiceControl("a click", [...kinds, ["remove", "removes a point"]], (value) => (this.target = value));
    this.action.set((this.target = kinds.at(-2)[0]));
    this.row.firstChild.replaceWith(this.action.root);
  }
  touch(x, y) {
    this.hand.act(...(this.target === "remove" ? ["remove", { x, y }] : ["add", { x, y, target: this.target }]));
  }
  where(event) {
    const box = this.out.getBoundingClientRect(), { side } = this;
    return [((event.clientX - box.left) / box.width) * 2 * side - side, side - ((event.clientY - box.top) / box.height) * 2 * side];
  }
  // alone: one neuron's { name, bytes, low, high } in the answer's place, or null
  paint(frame, points, alone, { discretize, show_test }) {
    const { out, side, isRegression, classes } = this, context = out.getContext("2d"), { colors } = frame, isMany = classes > 2 && !alone;
    const n = alone ? frame.cells : frame.grid, bytes = alone?.bytes ?? frame.output;
    const palette = isMany ? frame.classPalette : frame.palette;
    drawHeatmap(context, bytes, n, palette, !discretize);
    if (isMany) drawBorders(context, bytes, n, classes, colors.ink);
    else if (!isRegression || alone) drawZeroLine(context, bytes, n, colors.ink);
    const at = (v) => ((v + side) / (2 * side)) * out.width;
    for (const { x, y, kind, train } of points)
      if (train || show_test) {
        const [color, marker] = CLASSES[kind];
        dot(context, marker, at(x), out.width - at(y), out.width / 90, colors[color], colors.ground, !train, DENSITY);
      }
    this.caption.textContent = this.words(frame, alone, n);
    const most = alone ? Math.max(Math.abs(alone.low), Math.abs(alone.high)) : 1;
    const marks = alone || isRegression ? [general(-most), "0", general(most)] : isMany ? ["class 0", "", `class ${classes - 1}`] : ["class 0", "50 %", "class 1"];
    this.ends.forEach((end, i) => (end.textContent = marks[i]));
    if (this.shown !== palette) {
      this.shown = palette;
      this.scale.width = isMany ? 64 * classes : 256;
      this.scale.getContext("2d").putImageData(new ImageData(palette, 256, 1), 0, 0);
    }
    out.setAttribute("aria-label", alone ? this.caption.textContent : `The network's answer over x and y from ${-side} to ${side}: ${this.shares(frame.output)} ` +
      `Training loss ${general(frame.losses[0] ?? NaN)}, test loss ${general(frame.losses[1] ?? NaN)} after ${general(frame.epoch)} epochs.`);
  }
  shares(output) {
    const part = (test) => `${((100 * output.reduce((sum, b) => sum + test(b), 0)) / output.length).toFixed(0)} %`;
    const kinds = CLASSES.slice(0, this.classes).map(([, , looks], c) => `class ${c} (${looks})`);
    if (this.classes > 2) return `${listed(kinds)}; of the square ${listed(kinds.map((_, c) => part((b) => b >> 6 === c)))} are theirs.`;
    return `${this.isRegression ? "value" : `${kinds[1]} against ${kinds[0]}`}; ${part((b) => b > 127)} of the square is blue.`;
  }
  words({ output }, alone, n) {
    const { isRegression, classes, pointer, side } = this;
    if (alone) return `${alone.name}: ${general(alone.low)} to ${general(alone.high)}`;
    if (!pointer)
      return isRegression ? "answer: blue is 1, orange -1" : classes > 2 ? "answer: the class that is most likely; paler where another one is near"
        : "answer: blue is class 1, orange class 0; the line parts them";
    const [x, y] = pointer, cell = (v) => clip(Math.floor(((v + side) / (2 * side)) * n), 0, n - 1);
    const byte = output[cell(-y) * n + cell(x)], value = (byte - 127.5) / 127.5;
    const said = isRegression ? value.toFixed(2) : classes > 2 ? `class ${byte >> 6}` : `${(50 + 50 * value).toFixed(0)} % class 1`;
    return `at x = ${x.toFixed(1)}, y = ${y.toFixed(1)}: ${said}`;
  }
}
