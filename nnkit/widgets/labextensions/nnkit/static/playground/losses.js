// The curves of both losses over the epochs, and the numbers as they are.
import { make } from "../elements.js";
import { Panel } from "../panel.js";
import { general, line, panel } from "../scene.js";

const HEIGHT = 196, DASHES = { "--": [6, 3], "-.": [12, 4] };

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
  return line(xs, ys, { ...options, dash: "-", told: options.dash });
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
    this.root = make("div", {}, this.panel.root);
    this.said = "";
  }
  paint({ losses, right, epoch }, history) {
    const words = ["training", "test"].map((name, i) =>
      `${name} ${losses[i] === null ? "-" : losses[i].toFixed(3)}${right ? `, ${(100 * right[i]).toFixed(0)} % right` : ""}`);
    this.said = `loss in ${words.join("; in ")}`;
    const x = history.map((row) => row[0]), room = Math.max(50, (this.panel.width || 300) - 58);
    const lines = [["blue", "-"], ["orange", "--"]].map(([color, dash], i) => curve(x, history.map((row) => row[i + 1] ?? NaN), room, { color, dash, label: words[i] }));
    this.panel.show(curvesPanel(history, lines, { title: "loss" }), `Curves: ${this.said}, after ${general(epoch)} epochs.`);
  }
}
