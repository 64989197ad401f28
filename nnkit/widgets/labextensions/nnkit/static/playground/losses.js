// The curves of both losses over the epochs, and the numbers as they are.
import { make, makeSvg, short } from "../elements.js";
import { Panel } from "../panel.js";
import { line, panel } from "../scene.js";

const HEIGHT = 176, DASHES = { "--": [6, 3], "-.": [12, 4] };

// A curve as a panel's line, a value to a pixel and with gaps of our own where it is dashed: a dashed line of many points
// costs a browser half of its frames.
export function curve(x, values, width, options) {
  const last = x.length - 1, [on, off] = DASHES[options.dash] ?? [1, 0], xs = [], ys = [];
  for (let k = 0, i = 0; k <= width; k++) {
    const at = x[0] + (k / width) * (x[last] - x[0]);
    while (i + 1 < last && x[i + 1] < at) i++;
    const share = x[i + 1] > x[i] ? Math.min(1, (at - x[i]) / (x[i + 1] - x[i])) : 0;
    xs.push(at);
    ys.push(k % (on + off) < on ? values[i] + share * ((values[i + 1] ?? values[i]) - values[i]) : null);
  }
  return line(xs, ys, { ...options, dash: "-" });
}

// axes from the first epoch to the last and from 0 to the largest loss
export function curvesPanel(history, lines, more = {}) {
  const first = history[0]?.[0] ?? 0, last = Math.max(history.at(-1)?.[0] ?? 1, first + 1);
  const highest = lines.reduce((most, { y }) => y.reduce((a, b) => Math.max(a, b), most), 0) || 1;
  return panel([first, last], [0, highest], lines, { height: HEIGHT, xlabel: "epoch", ...more });
}

export class Losses {
  constructor(palette) {
    this.panel = new Panel({}, palette);
    this.words = [0, 1].map(() => make("span", {}));
    const legend = ["1", "0"].map((color, i) => {
      const svg = makeSvg("svg", { width: 26, height: 10, "aria-hidden": "true" });
      svg.append(makeSvg("path", { d: "M0 5h26", style: `stroke: var(--nnk-class-${color})`, "stroke-width": 2.5, "stroke-dasharray": i ? "6 3" : "none" }));
      return make("div", {}, svg, this.words[i]);
    });
    this.legend = make("div", { class: "pg-legend nnkit-number" }, ...legend);
    this.root = make("div", {}, this.legend, this.panel.root);
  }
  get said() {
    return this.words.map((span) => span.textContent).join("; ");
  }
  paint({ losses, right, epoch }, history) {
    ["training", "test"].forEach((name, i) => {
      const share = right ? `, ${(100 * right[i]).toFixed(0)} % right` : "";
      this.words[i].textContent = `${name} loss ${losses[i] === null ? "-" : losses[i].toFixed(3)}${share}`;
    });
    const x = history.map((row) => row[0]), room = Math.max(50, (this.panel.width || 300) - 58);
    const lines = [["blue", "-"], ["orange", "--"]].map(([color, dash], i) => curve(x, history.map((row) => row[i + 1] ?? NaN), room, { color, dash }));
    this.panel.show(curvesPanel(history, lines), `Loss curves: ${this.said}, after ${short(epoch)} epochs.`);
  }
}
