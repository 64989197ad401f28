// The card beside a neuron: what it computes, in numbers, and its weights to be changed in place.
import { buttonControl, numberControl } from "../controls.js";
import { make } from "../elements.js";
import { typeset } from "./points.js";

const MOST = 6; // terms of a formula; a wide layer has too many to be read

export class Card {
  constructor(hand) {
    this.hand = hand;
    this.title = make("strong", {});
    this.formula = make("p", { class: "pg-formula nnkit-number" });
    this.fields = make("div", { class: "pg-fields" });
    this.close = buttonControl("close", null, () => this.shut()).root;
    this.root = make("section", { class: "pg-card", "aria-label": "weights of a neuron", hidden: true },
      make("div", { class: "pg-row" }, this.title, this.close), this.formula, this.fields);
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") event.preventDefault(), this.shut(); // this card alone is left
    });
    this.chosen = null; // [column, neuron]
    this.isOpen = false;
  }
  // shows a neuron while it is pointed at, or one of its weights; null ends it. A card that is open stays.
  peek(chosen, frame, link = null) {
    if (this.isOpen) return;
    Object.assign(this, { chosen, link });
    this.fields.replaceChildren();
    this.draw(frame);
  }
  open(chosen, frame, focused) {
    Object.assign(this, { chosen, link: null, isOpen: true, from: document.activeElement });
    const [c, j] = chosen, column = frame.columns[c];
    this.controls = [];
    const add = (label, i) => {
      const control = numberControl(label, { step: 0.1 }, (value) => this.hand.act("weight", { column: c, i, j, value }));
      this.controls.push([i, control]);
      return control.root;
    };
    const rows = Array.from({ length: column.d_in }, (_, i) => add(`weight from ${c === 0 ? typeset(frame.inputs[i]) : `neuron ${i + 1}`}`, i));
    if (column.biases) rows.push(add("bias", -1));
    if (!rows.length) rows.push(`${column.title} has no weights to change.`);
    this.fields.replaceChildren(...rows);
    this.draw(frame);
    const field = this.controls.find(([i]) => i === (focused ?? 0));
    if (field) field[1].input.focus({ preventScroll: true }), field[1].input.select();
  }
  shut() {
    const { from } = this;
    Object.assign(this, { chosen: null, isOpen: false, from: null });
    this.root.hidden = true;
    if (from?.isConnected) from.focus({ preventScroll: true });
  }
  draw(frame) {
    const [c, j] = this.chosen ?? [], column = frame?.columns[c];
    this.root.hidden = !column;
    if (!column) return;
    if (j >= column.size || (this.isOpen && this.controls.some(([i]) => i >= column.d_in))) return this.shut();
    const isLast = c === frame.columns.length - 1, weights = frame.weights[c];
    this.root.classList.toggle("pg-open", this.isOpen);
    this.close.hidden = !this.isOpen;
    this.title.textContent = isLast && column.size === 1 ? "output neuron" : `layer ${c + 1}, neuron ${j + 1}`;
    this.formula.textContent = this.link === null || column.d_in === 0 ? formula(frame, c, j) : `weight ${weights[this.link * column.size + j].toFixed(3)}: click to change it`;
    if (!this.isOpen) return;
    for (const [i, control] of this.controls)
      control.set((i < 0 ? frame.biases[c][j] : weights[i * column.size + j]).toFixed(3));
  }
  // below the neuron, above it where there is no room, and never beyond the plane's sides
  moveTo(x, y, plane) {
    const { offsetWidth: width, offsetHeight: height } = this.root, { clientWidth, clientHeight } = plane;
    const top = y + 24 + height > clientHeight && y - 24 - height > 0 ? y - 24 - height : y + 24;
    Object.assign(this.root.style, { left: `${Math.max(0, Math.min(x - width / 2, clientWidth - width))}px`, top: `${top}px` });
  }
}

// "a = tanh(0.53 x - 1.20 y + 0.10)", as the numbers stand
function formula({ columns, inputs, weights, biases }, c, j) {
  const { d_in, size, title } = columns[c], bend = title.split(", ").slice(1).find((name) => name !== "Dropout");
  const name = (i) => (c === 0 ? typeset(inputs[i]) : `a${i + 1}`), terms = [];
  const add = (v, of) => terms.push(`${v < 0 ? (terms.length ? "\u2212 " : "\u2212") : terms.length ? "+ " : ""}${Math.abs(v).toFixed(2)}${of && ` ${of}`}`);
  for (let i = 0; i < Math.min(d_in, MOST); i++) add(weights[c][i * size + j], name(i));
  if (d_in > MOST) terms.push("+ \u2026");
  if (biases[c].length) add(biases[c][j], "");
  const sum = terms.join(" ");
  return !terms.length ? title : bend ? `${bend}(${sum})` : sum;
}
