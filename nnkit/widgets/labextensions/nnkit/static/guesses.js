// The four ways to guess. Each is { root, show(guess, done), judge(guess), truth() } and calls change(guess) for the hand.
import { follow, icon, make, uniqueId } from "./elements.js";
import { readPalette } from "./palette.js";
import { Panel } from "./panel.js";
import { DRAWN, JUDGES, TRUTHS, written } from "./questions.js";
import { clip, handle, line, linspace, panel, points, powerTicks, text } from "./scene.js";
import { interpolate } from "./tables.js";
import { inline } from "./words.js";

class Guess {
  constructor(question, change) {
    Object.assign(this, { question, change });
    this.root = make("div", { class: `nnk-guess nnk-guess-${question.kind}` });
  }
  judge(guess) {
    return JUDGES[this.question.kind](guess, this.question);
  }
  truth() {
    return TRUTHS[this.question.kind](this.question);
  }
}

class Choice extends Guess {
  constructor(question, change) {
    super(question, change);
    const name = uniqueId();
    this.root.setAttribute("role", "radiogroup");
    this.root.setAttribute("aria-label", question.recall ? "your answer" : "your prediction");
    this.items = question.options.map((option, i) => {
      const input = make("input", { type: "radio", name, value: String(i), onchange: () => this.change(i) }), mark = make("strong", { class: "nnk-mark" });
      const reason = question.because?.[i], because = reason ? make("p", { class: "nnk-because", hidden: true }, ...inline(reason)) : null;
      this.root.append(make("label", {}, input, make("span", {}, ...inline(option), " ", mark)), ...(because ? [because] : []));
      return { input, mark, because };
    });
  }
  show(guess, done) {
    const given = this.question.recall ? "your answer" : "your prediction";
    this.items.forEach(({ input, mark, because }, i) => {
      if (because) because.hidden = !done;
      input.checked = guess === i;
      input.disabled = Boolean(done);
      input.parentElement.dataset.right = done && i === this.question.truth ? "yes" : "";
      mark.textContent = done && i === this.question.truth ? "so it is" : done && guess === i ? given : "";
    });
  }
}

// a list whose items go up and down: by their buttons, or dragged
class Order extends Guess {
  constructor(question, change) {
    super(question, change);
    this.list = make("ol", { "aria-label": "your order; its buttons move an item" });
    this.first = question.options.map((_, i) => i);
    this.order = this.first;
    this.items = question.options.map((option, i) => {
      const move = (by, name) => make("button", { type: "button", class: "nnkit-button", "aria-label": `move ${name}: ${option}`, onclick: () => this.move(i, by) }, icon(name === "up" ? "up" : "down"));
      const item = make("li", {}, make("span", { class: "nnk-grip", "aria-hidden": "true" }, "⠿"), make("span", { class: "nnk-item" }, ...inline(option)), move(-1, "up"), move(1, "down"));
      item.firstChild.addEventListener("pointerdown", (event) => this.grab(event, i));
      return item;
    });
    this.list.append(...this.items);
    this.keep = make("button", { type: "button", class: "nnkit-button", onclick: () => this.change([...this.order]) }, "This is my order already");
    this.root.append(this.list, this.keep);
  }
  move(i, by) {
    const from = this.order.indexOf(i), to = clip(from + by, 0, this.order.length - 1);
    if (from === to) return;
    const order = this.order.filter((item) => item !== i), active = document.activeElement;
    order.splice(to, 0, i);
    this.change(order);
    active.focus(); // a button keeps it when its item has moved
  }
  grab(event, i) {
    follow(event.target, event, ({ clientY }) => {
      const place = this.order.findIndex((other) => clientY < this.items[other].getBoundingClientRect().bottom);
      this.move(i, (place < 0 ? this.order.length - 1 : place) - this.order.indexOf(i));
    });
  }
  show(guess, done) {
    this.order = guess ?? this.first;
    const now = [...this.list.children];
    if (this.order.some((i, place) => now[place] !== this.items[i])) this.list.append(...this.order.map((i) => this.items[i]));
    this.keep.hidden = guess !== null || Boolean(done);
    this.items.forEach((item, i) => {
      const [, , up, down] = item.children;
      up.disabled = Boolean(done) || this.order[0] === i;
      down.disabled = Boolean(done) || this.order.at(-1) === i;
      up.hidden = down.hidden = item.firstChild.hidden = Boolean(done);
      item.dataset.right = done && this.question.truth[this.order.indexOf(i)] === i ? "yes" : "";
    });
  }
}

class Drawn extends Guess {
  constructor(question, change) {
    super(question, change);
    this.panel = new Panel(this, () => (this.colors ??= readPalette(this.root)));
    this.root.append(this.panel.root);
  }
  repaint() {
    this.colors = null;
    this.panel.panel && this.panel.paint();
  }
}

// a place on a scale: dragged, moved by keys, or typed
class Scale extends Drawn {
  constructor(question, change) {
    super(question, change);
    const [low, high] = question.range, id = uniqueId();
    this.input = make("input", { type: "number", id, min: low, max: high, step: question.log ? "any" : question.step });
    this.input.addEventListener("input", () => Number.isFinite(this.input.valueAsNumber) && this.take(this.input.valueAsNumber));
    this.input.addEventListener("blur", () => this.write()); // what was no number, or out of range
    this.root.append(make("div", { class: "nnkit-field" }, make("label", { for: id }, "your prediction"), this.input, question.unit || ""));
  }
  place = (value) => (this.question.log ? Math.log10(value) : value);
  set(_name, [place]) {
    this.take(this.question.log ? 10 ** place : place);
  }
  act() {}
  take(value) {
    const { range: [low, high], step, log } = this.question;
    this.change(clip(log ? Number(value.toPrecision(2)) : Number((low + Math.round((value - low) / step) * step).toPrecision(12)), low, high));
  }
  show(guess, done) {
    const { question } = this, [low, high] = question.range.map(this.place), at = guess === null ? (low + high) / 2 : this.place(guess), marks = [];
    if (done) {
      const truth = this.place(question.truth), isOut = truth < low || truth > high;
      if (guess !== null) marks.push(line([at, truth], [0.5, 0.5], { color: "orange", dash: "--" }), points([at], [0.5], { color: "pink", size: 7, hollow: true }), text(at, 0.5, `you: ${written(guess, question)}`, { dy: 20, align: at < low + (high - low) / 6 ? "left" : at > high - (high - low) / 6 ? "right" : "center" }));
      if (!isOut) marks.push(points([truth], [0.5], { color: "blue", marker: "diamond", size: 8 }), text(truth, 0.5, `it is ${question.truth}`, { bold: true, dy: -20, align: truth < low + (high - low) / 6 ? "left" : truth > high - (high - low) / 6 ? "right" : "center" }));
    } else if (guess === null) marks.push(text(at, 0.85, "drag the ring to your prediction, or type it below"));
    const ticks = question.log ? powerTicks(Math.ceil(low), Math.floor(high)) : null;
    const handles = done ? [] : [handle("guess", at, 0.5, "your prediction", { lock: "y", step: question.log ? 0.05 : question.step })];
    this.panel.show(panel([low, high], [0, 1], marks, { height: 142, yticks: [], xticks: ticks, handles, press: done ? "" : "guess" }),
      done ? (guess === null ? this.truth() : this.judge(guess).says) : `A scale from ${question.range[0]} to ${question.range[1]}${question.unit ? ` ${question.unit}` : ""}.`);
    this.guess = guess;
    if (document.activeElement !== this.input) this.write();
    this.input.disabled = Boolean(done);
  }
  write() {
    this.input.value = this.guess === null ? "" : Number(this.guess.toPrecision(6));
  }
}

// a curve that is sketched
class Curve extends Drawn {
  constructor(question, change) {
    super(question, change);
    this.x = linspace(...question.xlim, question.truth.length);
    this.at = linspace(...question.xlim, DRAWN);
    const [low, high] = question.ylim;
    this.flat = question.truth.map(() => (low + high) / 2);
    this.guess = null;
  }
  value = (x) => interpolate({ x: this.x, y: this.guess ?? this.flat })(x);
  set(name, [, y]) {
    const moved = this.at.map(this.value);
    moved[Number(name.split(".")[1])] = y;
    this.change(this.x.map(interpolate({ x: this.at, y: moved })));
  }
  act(_name, { stroke }) { // beyond the stroke's ends the sketch stays as it was
    const drawn = [...stroke].sort((p, q) => p[0] - q[0]), xs = drawn.map((p) => p[0]);
    const f = interpolate({ x: xs, y: drawn.map((p) => p[1]) });
    this.change(this.x.map((x) => (x >= xs[0] && x <= xs.at(-1) ? f(x) : this.value(x))));
  }
  show(guess, done) {
    const { question } = this;
    this.guess = guess;
    const marks = [line(this.x, guess ?? this.flat, { color: "pink", dash: guess ? "-" : ":", label: guess || !done ? "your sketch" : "" })];
    if (done && !guess) marks.pop();
    if (done) marks.push(line(this.x, question.truth, { color: "blue", width: 3, label: "as it is" }));
    const handles = done ? [] : this.at.map((x, i) => handle(`p.${i}`, x, this.value(x), `point ${i + 1} of your sketch`, { lock: "x", shape: "diamond", step: (question.ylim[1] - question.ylim[0]) / 40 }));
    this.panel.show(panel(question.xlim, question.ylim, marks, { height: 280, xlabel: question.xlabel, handles, press: done ? "" : "draw", title: done ? "" : "draw your curve here, or move the points" }),
      done ? (guess ? this.judge(guess).says : this.truth()) : "An empty picture to draw a curve into.");
  }
}

export const KINDS = { choice: Choice, order: Order, number: Scale, curve: Curve };
