// The one door: mount(element, values) shows an explorer or a prediction in a notebook, an exported page, the site or a slide.
import { onThemeChange } from "./colors.js";
import { buttonControl, checkControl, choiceControl, sliderControl } from "./controls.js";
import { isSeen, keepKeys, make, shownOr } from "./elements.js";
import { readPalette } from "./palette.js";
import { Panel } from "./panel.js";
import { Past } from "./past.js";
import { mountPrediction } from "./prediction.js";
import { Explorer } from "./state.js";
import { Tries } from "./tries.js";

// milliseconds that one bit of a long picture takes: with what is drawn it must fit into a frame, and a hand is answered first
const SLICE = 6, ANSWER = 1;
const PATIENCE = 300; // milliseconds that Python's answer may take before it is said that it is awaited

// a control of explorers.js: { root, show(control) }
const CONTROLS = {
  slider: (control, hand) => new Slider(control, hand),
  choice: ({ label, options, name }, hand) => native(choiceControl(label, options, (value) => hand.set(name, value)), name),
  switch: ({ label, name }, hand) => native(checkControl(label, (value) => hand.set(name, value)), name),
  button: ({ label, name }, hand) => {
    const { root } = buttonControl(label, null, () => hand.act(name));
    root.dataset.name = name;
    return { root, show() {} };
  },
};

function native(made, name) {
  made.input.dataset.name = name;
  return { root: made.root, show: ({ value }) => made.set(value) };
}

class Slider {
  constructor(control, hand) {
    this.control = control;
    this.hand = hand;
    const write = (value) => this.control.show?.(value) ?? String(value);
    this.slider = sliderControl(control.label, { ...control, show: write }, (value) => hand.set(control.name, value));
    this.input = this.slider.input;
    this.input.dataset.name = control.name;
    this.root = this.slider.root;
    if (control.play) {
      this.button = buttonControl("", null, () => this.toggle(), true);
      this.root.append(this.button.root);
      this.mark(false);
    }
  }
  mark(isPlaying) {
    this.button.set(`${isPlaying ? "pause" : "play"} ${this.control.label}`, isPlaying ? "pause" : "play");
  }
  to(value) {
    this.slider.set(value);
    this.hand.set(this.control.name, Number(this.input.value));
  }
  toggle() {
    if (this.timer) return this.stop();
    const { low, high, play } = this.control;
    if (Number(this.input.value) >= high) this.slider.set(low);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.to(high);
    this.mark(true);
    this.timer = setInterval(() => {
      if (!this.root.isConnected) return this.stop();
      if (!isSeen(this.root)) return; // nobody looks: it waits
      this.to(Number(this.input.value) + play);
      if (Number(this.input.value) >= high) this.stop();
    }, 60);
  }
  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.mark(false);
  }
  show(control) {
    this.control = control;
    for (const [key, value] of [["min", control.low], ["max", control.high], ["step", control.step]])
      if (this.input[key] !== String(value)) this.input[key] = value; // even the same one would lay out the slider anew
    this.slider.set(control.value);
  }
}

class View {
  constructor(element, explorer, link) {
    Object.assign(this, { explorer, link, controls: new Map(), panels: [], past: new Past(), serial: 0 });
    this.colors = null;
    this.first = JSON.stringify(explorer.state);
    const { name, asks } = explorer.kind, hand = { set: (key, value) => this.set(key, value), act: (key, data) => this.act(key, data) };
    this.hand = hand;
    this.undo = buttonControl("Undo", "undo", () => this.back()).root;
    this.reset = buttonControl("Reset", "reset", () => this.begin()).root;
    const head = make("div", { class: "nnk-head" }, make("p", { class: "nnk-asks" }, asks), this.undo, this.reset);
    this.bar = make("div", { class: "nnk-controls" });
    this.row = make("div", { class: "nnk-panels" });
    this.says = make("p", { class: "nnk-says", "aria-live": "polite" });
    this.status = make("p", { class: "nnkit-notice nnk-status", role: "status", hidden: true });
    this.problem = make("pre", { class: "nnkit-notice nnk-problem", role: "alert", hidden: true });
    this.tries = new Tries(explorer, (found) => this.link.found?.(found));
    this.root = make("div", { class: "nnkit-widget nnk-live", role: "group", "aria-label": name },
      make("div", { class: "nnk-frame" }, head, this.bar, this.row, this.problem, this.status, this.says, this.tries.root));
    keepKeys(this.root);
    element.replaceChildren(this.root);
    let kind, place;
    for (const control of explorer.controls) {
      const made = CONTROLS[control.kind](explorer.control(control), hand);
      this.controls.set(control.name, made);
      // buttons and switches that follow each other stand in one row
      if (control.kind !== kind) place = ["button", "switch"].includes(control.kind) ? make("div", { class: "nnk-row" }) : this.bar;
      if (place !== this.bar) this.bar.append(place);
      kind = control.kind;
      place.append(made.root);
    }
    this.endWatch = onThemeChange(() => {
      this.colors = null;
      this.panels.forEach((panel) => panel.panel && panel.paint());
    });
    this.paint();
    if (this.needsPython()) this.ask();
  }

  // --- what a hand does

  remember(isDragged) {
    this.past.note(JSON.stringify(this.explorer.state), isDragged);
  }
  set(name, value) {
    this.remember(true);
    this.explorer.change(name, value);
    this.moved();
  }
  act(name, data) {
    this.remember(false);
    this.explorer.act(name, data);
    this.moved();
  }
  back() {
    if (!this.past.items.length) return;
    this.explorer.state = JSON.parse(this.past.back());
    this.moved();
  }
  begin() {
    this.remember(false);
    this.explorer.state = JSON.parse(this.first);
    this.moved();
  }
  moved() {
    this.isMoved = this.isAsked = true; // what a picture shows by itself is no discovery
    this.soon();
    this.link.changed?.(this.explorer.state);
    if (this.needsPython()) this.ask();
  }

  // --- what Python says: a state that it has set, and its answers

  take(state) {
    this.explorer.state = this.explorer.taken({ ...this.explorer.state, ...state });
    this.soon();
    if (this.needsPython()) this.ask();
  }
  needsPython() {
    const { own } = this.explorer.given, { state } = this.explorer;
    return own.some((name) => state[name] === true || state.weights === name);
  }
  ask() {
    clearTimeout(this.waiting);
    const isAsked = this.link.ask?.(this.explorer.state);
    this.waiting = setTimeout(() => this.note(isAsked
      ? "Python is busy with a cell: your own part of the picture follows when it has ended."
      : "Your own part of the picture comes from Python: run the cell again, and it follows too."), PATIENCE);
  }
  tell(told, problem = "") {
    clearTimeout(this.waiting);
    this.note("");
    this.explorer.tell(told);
    this.own = problem;
    this.soon();
  }
  note(said) {
    this.status.textContent = said;
    this.status.hidden = !said;
  }

  // --- the picture

  soon() {
    this.due ??= requestAnimationFrame(() => this.paint());
  }
  paint() {
    cancelAnimationFrame(this.due);
    this.due = null;
    const { explorer } = this, picture = explorer.picture(performance.now() + (this.isAsked ? ANSWER : SLICE)), problem = picture.problem || this.own || "";
    for (const control of explorer.controls) this.controls.get(control.name).show(explorer.control(control));
    while (this.panels.length < picture.panels.length) {
      const map = () => this.panels.find(({ panel }) => panel?.equal)?.height; // panels beside it are as high
      this.panels.push(new Panel(this.hand, () => (this.colors ??= readPalette(this.root)), map));
      this.row.append(this.panels.at(-1).root);
    }
    while (this.panels.length > picture.panels.length) this.panels.pop().root.remove();
    picture.panels.forEach((panel, i) => {
      const name = panel.title || explorer.kind.name;
      this.panels[i].show(panel, `${name}. ${i === 0 ? picture.says : panel.says}`);
    });
    this.isAsked = false;
    this.says.textContent = picture.says;
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    this.undo.disabled = !this.past.items.length;
    this.reset.disabled = JSON.stringify(explorer.state) === this.first;
    this.root.dataset.serial = ++this.serial;
    if (picture.unfinished) this.soon();
    else if (this.isMoved && !problem) this.tries.look(picture.facts);
  }
  end() {
    this.endWatch();
    clearTimeout(this.waiting);
    cancelAnimationFrame(this.due);
    for (const control of this.controls.values()) if (control.timer) control.stop();
  }
}

// Shows what `values` say of an explorer: { explorer, state, tables, own, told, found }. Whatever they hold, nothing of it is
// run: an error is drawn where they are no such thing. Where Python listens, link.changed(state) hears of every change,
// link.found(numbers) of discoveries, and link.ask(state) asks for the student's own part and returns whether it could.
export function mount(element, values, link = {}) {
  if (values?.explorer === "Prediction") return mountPrediction(element, values, link);
  return shownOr("explorer", element, () => {
    const explorer = new Explorer(values);
    if (values.told) explorer.tell(values.told);
    const view = new View(element, explorer, link);
    if (typeof values.problem === "string" && values.problem) view.tell({}, values.problem.slice(0, 2000));
    return view;
  });
}
