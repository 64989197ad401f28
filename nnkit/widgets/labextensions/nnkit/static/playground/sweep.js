// Two or three settings of one control beside each other: the same points, the same first weights, the same epochs.
import { buttonControl, choiceControl } from "../controls.js";
import { isSeen, make } from "../elements.js";
import { drawBorders, drawHeatmap, drawZeroLine } from "../heatmap.js";
import { Panel } from "../panel.js";
import { clip, general } from "../scene.js";
import { NAMES, offered } from "./controls.js";
import { curve, curvesPanel } from "./losses.js";
import { GRID } from "./trainer.js";

const EPOCHS = 200, SLICE = 10; // as long as no other end is set; milliseconds of a frame
const LOOKS = [["blue", "-"], ["orange", "--"], ["green", "-."]], NONE = "";

export class Sweep {
  // model.fork(changes): another trainer with other settings; look(): colours and palettes as the page has them
  constructor(model, look) {
    Object.assign(this, { model, look, runs: [] });
    const { speed: _, ...lists } = offered(model.get("choices"));
    this.lists = lists;
    this.which = choiceControl("compare", Object.keys(lists).map((name) => [name, NAMES[name]]), (name) => this.offer(name));
    this.values = make("span", { class: "pg-row" });
    this.go = buttonControl("Train them", "play", () => (this.due ? this.stop() : this.start()));
    this.shown = make("div", { class: "pg-runs" });
    this.curves = new Panel({}, () => look().colors);
    this.curves.root.hidden = true;
    this.root = make("details", { class: "pg-more" }, make("summary", {}, "train two or three settings beside each other"),
      make("div", { class: "pg-bar" }, this.which.root, this.values, this.go.root), this.shown, this.curves.root);
    this.which.set("lr");
    this.offer("lr");
  }
  // the setting as it is, with its neighbours
  offer(name) {
    const list = this.lists[name], now = clip(list.indexOf(this.model.get("settings")[name]), 1, list.length - 2);
    this.name = name;
    this.chosen = list.slice(now - 1, now + 2);
    this.values.replaceChildren(...this.chosen.map((value, i) => {
      const choice = choiceControl(`${NAMES[name]} ${i + 1}`, i < 2 ? list : [[NONE, "none"], ...list], (other) => (this.chosen[i] = other));
      choice.set(value);
      return choice.root;
    }));
  }
  start() {
    const { stop_epoch, penalty } = this.model.get("settings"), values = this.chosen.filter((value) => value !== NONE);
    this.last = stop_epoch || EPOCHS;
    this.runs = values.map((value) => {
      const canvas = make("canvas", { width: 2 * GRID, height: 2 * GRID, role: "img" }), said = make("figcaption", { class: "nnkit-number" });
      // a strength means nothing where nothing is punished
      const more = this.name === "strength" && penalty === "none" ? { penalty: "L2" } : {};
      return { value, canvas, said, trainer: this.model.fork({ ...more, [this.name]: value }), root: make("figure", {}, canvas, said) };
    });
    this.shown.replaceChildren(...this.runs.map((run) => run.root));
    this.curves.root.hidden = false;
    this.go.set("Stop", "pause");
    this.next();
  }
  next() {
    this.due = requestAnimationFrame(() => this.tick());
  }
  tick() {
    if (!this.root.isConnected || !this.root.open) return this.stop();
    if (!isSeen(this.shown)) return this.next(); // nobody looks: it waits
    const end = performance.now() + SLICE, isOn = (run) => !run.problem && run.trainer.epoch < this.last;
    let left = this.runs.filter(isOn);
    for (; left.length && performance.now() < end; left = left.filter(isOn)) left.forEach((run) => this.train(run));
    this.paint();
    if (left.length) this.next();
    else this.stop();
  }
  // an epoch, so that all are as far
  train(run) {
    try {
      for (let k = run.trainer.perEpoch; k > 0; k--) run.trainer.step();
      run.trainer.record();
    } catch (error) {
      run.problem = error.message; // it has diverged; the others go on
    }
  }
  paint() {
    const { colors, palette, classPalette } = this.look();
    for (const { trainer, canvas, said, value, problem } of this.runs) {
      const context = canvas.getContext("2d"), bytes = trainer.answer(), { classes } = trainer, [, train, test] = trainer.history.at(-1);
      drawHeatmap(context, bytes, GRID, classes > 2 ? classPalette : palette);
      if (classes > 2) drawBorders(context, bytes, GRID, classes, colors.ink);
      else if (!trainer.isRegression) drawZeroLine(context, bytes, GRID, colors.ink);
      said.textContent = `${NAMES[this.name]} ${value}: ${problem ? "diverged" : `training loss ${general(train)}, test loss ${general(test)}`} after ${Math.round(trainer.epoch)} epochs`;
      canvas.setAttribute("aria-label", said.textContent);
    }
    const room = Math.max(50, (this.curves.width || 300) - 58), longest = this.runs.reduce((a, b) => (b.trainer.epoch > a.trainer.epoch ? b : a)).trainer.history;
    const lines = this.runs.map(({ trainer: { history }, value }, i) => {
      const share = history.at(-1)[0] / (longest.at(-1)[0] || 1), [color, dash] = LOOKS[i];
      return curve(history.map((row) => row[0]), history.map((row) => row[2]), Math.max(2, Math.round(share * room)), { color, dash, label: `${value}` });
    });
    this.curves.show(curvesPanel(longest, lines, { title: "test loss", height: 220 }), `Test losses: ${this.runs.map((run) => run.said.textContent).join("; ")}.`);
  }
  stop() {
    cancelAnimationFrame(this.due);
    this.due = null;
    this.go.set("Train them", "play");
  }
}
