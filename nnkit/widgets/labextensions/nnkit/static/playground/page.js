// A Playground that trains in the page: what playground.js takes for its widget's model, answered here and not by Python.
// It gets the frames that Python would send. Where Python listens, link.changed(text) hears where hand and training are.
import { Past } from "../past.js";
import { render } from "../playground.js";
import { FACTS } from "./facts.js";
import { checkedOwn } from "./points.js";
import { changed, fromText, toText, weightsOf, weightsText } from "./settings.js";
import { GRID, Trainer } from "./trainer.js";

const SHARED = "playground"; // in an address, before the state
const SLICE = 8; // milliseconds of a frame for training
const SAY = 1000; // and from one word to Python to the next while it trains
const UNDONE = new Set(["reset", "set", "weight", "add", "remove", "restore"]);
const CHANGE = new Set(["undo", ...UNDONE, "pause", "step"]); // what a hand may change

class PagePlayground {
  constructor({ state = "", hide = [], own }, link) {
    if (!Array.isArray(hide) || !hide.every((name) => typeof name === "string")) throw new Error("what it hides must be names");
    const [settings, ...learned] = fromText(String(state)), mine = own && checkedOwn(own), { data } = FACTS.choices;
    Object.assign(this, { link, said: 0, past: new Past(), serial: 0, seen: true, column: null }); // past: as text, what Undo brings back
    this.values = { settings, playing: false, failure: {}, concealed: hide, choices: { ...FACTS.choices, ...(own && { own, data: [...data, mine.name] }), presets: FACTS.presets, patience: 10 } };
    this.heard = new Map();
    this.trainer = new Trainer(settings, mine);
    this.learn(...learned);
  }

  // --- as a widget's model

  get(name) {
    return this.values[name];
  }
  on(event, act) {
    this.heard.set(event, [...(this.heard.get(event) ?? []), act]);
  }
  off(event, act) {
    this.heard.set(event, (this.heard.get(event) ?? []).filter((other) => other !== act));
  }
  put(name, value) {
    this.values[name] = value;
    for (const act of this.heard.get(`change:${name}`) ?? []) act();
  }
  tell(message, ...arrays) {
    for (const act of this.heard.get("msg:custom") ?? []) act(message, arrays.map((a) => new DataView(a.buffer)));
  }
  send(message) {
    const before = UNDONE.has(message.do) && this.text(), isGood = this.guard(() => this[`on_${message.do}`](message));
    if (isGood && before !== false && before !== this.text()) this.past.note(before, message.do === "set");
    this.tell({ kind: "done", serial: message.serial, state: toText(this.values.settings), past: this.past.items.length });
    if (CHANGE.has(message.do)) this.say();
  }
  // does it; what goes wrong is shown. Gives whether it went well
  guard(act) {
    try {
      act();
      return true;
    } catch (error) {
      this.put("failure", { type: "It stopped", message: error.message });
      this.put("playing", false);
      return false;
    }
  }

  // --- Python, where it is there

  say() {
    this.said = performance.now();
    this.link.changed?.(this.text());
  }
  // the state, with what was learned where that is not what `start` gives
  text() {
    const { trainer } = this, pairs = toText(this.values.settings);
    if (!trainer.hasLearned) return pairs;
    const epoch = Number(trainer.epoch.toPrecision(9));
    return [pairs, epoch && `epoch=${epoch}`, `weights=${weightsText(trainer.network.theta)}`].filter(Boolean).join(" ");
  }
  // where Python has brought it, with the losses on the way
  take(text, history = []) {
    const isGood = this.guard(() => {
      this.on_restore({ text });
      if (history.length) this.trainer.history = history.map((row) => row.map((v) => v ?? NaN));
    });
    if (isGood) this.tell({ kind: "history", rows: this.trainer.history, state: toText(this.values.settings) });
    this.say();
  }

  // --- what a hand asks for

  on_hello() {
    this.data();
    this.tell({ kind: "history", rows: this.trainer.history, state: toText(this.values.settings) });
    this.frame();
  }
  on_play() {
    this.put("failure", {});
    this.put("playing", true);
    this.next();
  }
  on_pause() {
    this.put("playing", false);
    this.next();
  }
  on_step() {
    this.on_pause();
    this.put("failure", {});
    this.trainer.step();
    this.frame();
  }
  on_reset() {
    this.on_pause();
    this.put("failure", {});
    this.trainer.reset();
    this.frame();
  }
  on_set({ changes, serial }) {
    this.serial = serial ?? this.serial; // a change that Python has made has none
    this.apply(changed(this.values.settings, changes));
    this.frame();
  }
  on_weight({ column, i, j, value }) {
    this.trainer.setParameter(column, i, j, value);
    this.frame();
  }
  on_add({ x, y, target }) {
    const { settings } = this.values;
    this.apply(changed(settings, { points: [...settings.points, [x, y, target]] }));
    this.frame();
  }
  on_remove({ x, y }) {
    const { points } = this.trainer, far = (p) => (p.x - x) ** 2 + (p.y - y) ** 2;
    const nearest = points.reduce((best, p) => (far(p) < far(best) ? p : best), points[0]);
    if (!nearest) throw new Error("there is no point left to take away.");
    const { settings } = this.values;
    this.apply(changed(settings, { removed: [...settings.removed, nearest.index] }));
    this.frame();
  }
  on_restore({ text }) {
    const [settings, ...learned] = fromText(text);
    this.apply(settings);
    this.trainer.reset();
    this.learn(...learned);
    this.data();
    this.frame();
  }
  on_undo() {
    if (this.past.items.length) this.on_restore({ text: this.past.back() });
  }
  on_warp({ column }) {
    this.column = column === null ? null : Number(column);
    this.trainer.basis = null;
    this.frame();
  }
  on_seen({ seen }) {
    this.seen = seen;
    this.next();
  }
  on_write() {
    this.tell({ kind: "state", text: this.text() });
  }

  apply(settings) {
    const before = this.trainer.settings;
    try {
      const names = this.trainer.apply(settings);
      this.put("failure", {});
      this.put("settings", settings);
      if (["data", "noise", "train", "seed", "points", "removed"].some((name) => names.includes(name))) this.data();
    } catch (error) {
      this.trainer.apply(before); // a setting that cannot be had is given back
      throw error;
    }
  }
  learn(text, epoch) {
    if (!text) return;
    const theta = weightsOf(text);
    if (theta.length !== this.trainer.network.theta.length) throw new Error(`this network has ${this.trainer.network.theta.length} weights and biases; the state holds ${theta.length}.`);
    this.trainer.goOnFrom(theta, epoch);
  }

  // another one with other settings, from its first weights
  fork(changes) {
    return new Trainer(changed(this.values.settings, changes), this.trainer.own);
  }

  // --- live

  next() {
    cancelAnimationFrame(this.due);
    if (this.values.playing && this.seen) this.due = requestAnimationFrame(() => this.tick());
  }
  tick() {
    const { speed } = this.values.settings, end = performance.now() + SLICE;
    let left = speed === "1 step" ? 1 : speed === "1 epoch" ? this.trainer.perEpoch : Infinity;
    const { stop_epoch } = this.values.settings, before = this.trainer.history.at(-1);
    const isGood = this.guard(() => {
      while (left-- > 0 && performance.now() < end) {
        this.trainer.step();
        if (this.trainer.epoch === stop_epoch) break;
      }
      this.frame();
    });
    if (isGood && this.trainer.comesToStop(before)) return this.send({ do: "pause" });
    if (isGood) this.next();
    if (performance.now() - this.said > SAY) this.say();
  }

  // --- to the picture

  data() {
    const rows = this.trainer.points.flatMap(({ x, y, t, train }) => [x, y, t, train ? 1 : 0]);
    this.tell({ kind: "points", regression: this.trainer.isRegression, classes: this.trainer.classes }, Float32Array.from(rows));
  }
  frame() {
    const { trainer } = this, { layers, theta } = trainer.network, losses = trainer.record();
    const { output, neurons, ranges } = trainer.picture(), { activation, inputs } = trainer.settings;
    const columns = layers.map(({ m, n }, k) => ({ title: k < layers.length - 1 ? `Dense, ${activation}` : "Dense", size: n, shown: n, d_in: m, biases: n }));
    const numbers = [...layers.map(({ m, n, w }) => theta.subarray(w, w + m * n)), ...layers.map(({ n, b }) => theta.subarray(b, b + n))];
    const head = {
      kind: "frame", epoch: trainer.epoch, steps: trainer.steps, losses: losses.map((v) => (Number.isFinite(v) ? v : null)), right: trainer.accuracies(),
      inputs, columns, grid: GRID, cells: GRID, serial: this.serial,
    };
    const arrays = [output, neurons, ranges, Float32Array.from(numbers.flatMap((part) => [...part]))];
    if (this.column !== null && this.column < layers.length) {
      const { lines, points, axes, shape } = trainer.warp(this.column);
      head.warp = { column: this.column, lines: shape, axes };
      arrays.push(Float32Array.from([...lines, ...points].flat()));
    }
    this.tell(head, ...arrays);
  }
}

// Shows a Playground of nnkit's own parts that trains in the page; `state` is text as Playground(state=...) takes it.
// What it holds is read as data: where it is no state, that is said.
// On a page of the site its address may hold another state, and `address` makes such a one.
export function mountPlayground(element, values, link = {}) {
  const shared = link.shares && new URLSearchParams(location.hash.slice(1)).get(SHARED);
  const model = new PagePlayground(shared ? { ...values, state: shared } : values, link);
  if (link.shares) model.address = () => `${location.href.split("#")[0]}#${new URLSearchParams({ [SHARED]: model.text() })}`;
  element.replaceChildren();
  const end = render({ model, el: element });
  return { model, end, take: (text, history) => model.take(text, history), hand: (message) => model.send(message) };
}
