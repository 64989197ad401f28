// How a layer warps space: a square grid and the points as its neurons see them.
import { choiceControl } from "../controls.js";
import { make } from "../elements.js";
import { Panel } from "../panel.js";
import { ends, general, line, panel, points } from "../scene.js";
import { CLASSES } from "./answer.js";

const OFF = "off";

export class Warping {
  constructor(hand, palette) {
    this.hand = hand;
    this.panel = new Panel({}, palette);
    this.panel.canvas.classList.add("pg-warp");
    this.caption = make("div", { class: "pg-caption" });
    this.root = make("div", { class: "pg-warping" }, "", this.panel.root, this.caption);
  }
  offer(names, chosen) {
    if (this.names === names.join()) return;
    this.names = names.join();
    const choice = choiceControl("see how a layer warps space", [[OFF, OFF], ...names.map((name, i) => [i, name])],
      (value) => this.hand.act("warp", { column: value === OFF ? null : value }));
    choice.set(chosen);
    this.root.firstChild.replaceWith(choice.root);
  }
  paint({ columns, warp, xy }, seen) {
    this.offer(columns.map(({ title }, i) => (i === columns.length - 1 ? "output" : `layer ${i + 1}: ${title}`)), warp?.column ?? OFF);
    this.panel.root.hidden = this.caption.hidden = !warp;
    if (!warp) return;
    const [m, k] = warp.lines, shown = seen.filter((p) => p.train), all = [0, 1].map((c) => xy.filter((_, i) => i % 2 === c));
    const marks = Array.from({ length: m }, (_, i) => line(...all.map((v) => v.subarray(i * k, i * k + k)), { color: "ink", width: 0.8, alpha: 0.45, dash: i < m / 2 ? "-" : "--" }));
    CLASSES.forEach(([color, marker], c) => {
      const mine = shown.map(({ kind }, i) => (kind === c ? m * k + i : -1)).filter((i) => i >= 0);
      marks.push(points(...all.map((v) => mine.map((i) => v[i])), { color, marker, size: 3 }));
    });
    const limits = all.map(ends), [across, up] = limits.map(([a, b]) => `${general(a)} to ${general(b)}`);
    const room = ([a, b]) => (a < b ? [a - (b - a) / 30, b + (b - a) / 30] : [a - 1, b + 1]), [first, second] = warp.axes;
    this.panel.show(panel(...limits.map(room), marks, { bare: true, height: 380 }),
      `A square grid and ${shown.length} points as layer ${warp.column + 1} sees them: ${first} from ${across}${second ? `, ${second} from ${up}` : `; second direction ${up}`}.`);
    this.caption.textContent = second ? `across: ${first}; up: ${second}` : first;
  }
}
