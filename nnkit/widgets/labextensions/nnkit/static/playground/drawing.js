// The network as it is drawn: a map for every neuron, a link for every weight, buttons for its shape.
import { buttonControl } from "../controls.js";
import { make, makeSvg } from "../elements.js";
import { drawHeatmap } from "../heatmap.js";
import { general } from "../scene.js";
import { Card } from "./card.js";
import { inputMap, typeset } from "./points.js";

const NEURON = 34, SMALL = 24; // pixels a side: of columns of up to 8, and of longer ones
const DENSITY = Math.min(2, window.devicePixelRatio || 1); // dots to a pixel; more would only cost time

export class Drawing {
  constructor(hand, model, onShow) {
    Object.assign(this, { hand, model, onShow });
    this.card = new Card(hand);
    this.head = make("div", { class: "pg-layers" });
    this.plane = make("div", { class: "pg-plane" });
    this.root = make("section", { class: "pg-network", "aria-label": "network" }, this.head, this.plane);
    this.key = "";
    this.resize = new ResizeObserver(() => ((this.key = ""), this.frame && this.draw(this.frame)));
    this.resize.observe(this.plane);
    const change = (by) => () => {
      const hidden = hand.latest("hidden");
      if (by > 0 && hidden.length < model.get("choices").max_layers) hand.change("hidden", [...hidden, 2]);
      if (by < 0 && hidden.length) hand.change("hidden", hidden.slice(0, -1));
    };
    this.count = make("span", { class: "nnkit-number" });
    this.head.append(
      buttonControl("remove a hidden layer", "minus", change(-1), true).root,
      this.count,
      buttonControl("add a hidden layer", "plus", change(1), true).root,
    );
  }
  // Neurons and links are made anew when the shape changes, else only repainted.
  layOut(frame) {
    const { inputs: chosen, columns } = frame, width = this.plane.clientWidth || 420, isHidden = (name) => this.model.get("concealed").includes(name);
    const inputs = isHidden("inputs") ? chosen : this.model.get("choices").inputs; // all that there are stand at the network
    const shape = [inputs.length, ...columns.map((c) => c.shown)], concealed = isHidden("hidden");
    const key = JSON.stringify([chosen, inputs, columns, width, concealed, this.model.get("settings").hidden]);
    if (key === this.key) return;
    this.key = key;
    const held = this.plane.contains(document.activeElement) && document.activeElement.dataset.neuron;
    this.head.hidden = concealed;
    const hidden = this.model.get("settings").hidden;
    this.count.textContent = `${hidden.length} hidden layer${hidden.length === 1 ? "" : "s"}`;
    const left = 30, right = 30, gap = (width - left - right) / Math.max(shape.length - 1, 1);
    const isTight = gap < 84 && !concealed; // no room for two buttons and a number beside each other
    const most = Math.max(...shape), side = most > 8 ? SMALL : NEURON;
    const top = isTight ? 80 : 30, height = Math.max(190, top + shape[0] * (side + 15), top + most * (side + (most > 8 ? 6 : 12)) + 8);
    const isNew = shape.length > 2 && width > 380 && !concealed && !wasFound(); // then it is told what there is to see
    this.plane.style.height = `${height + (isNew ? 40 : 10)}px`;
    this.plane.classList.toggle("pg-tight", isTight);
    const place = (column, i) => [left + column * gap, top + ((i + 0.5) * (height - top)) / shape[column]];
    const svg = makeSvg("svg", { width, height, "aria-hidden": "true" });
    this.links = columns.map((column, c) => {
      const links = [];
      for (let i = 0; i < Math.min(column.d_in, c ? shape[c] : column.d_in); i++) {
        for (let j = 0; j < column.shown; j++) {
          const [x0, y0] = place(c, c ? i : inputs.indexOf(chosen[i])), [x1, y1] = place(c + 1, j), middle = (x0 + x1) / 2;
          const d = `M${x0 + side / 2} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1 - side / 2} ${y1}`, path = makeSvg("path", { d });
          const near = makeSvg("path", { d, class: "pg-near" }); // a thin link is easily missed
          near.addEventListener("click", () => this.open(c, j, i));
          near.addEventListener("mouseenter", () => this.peek(c, j, i));
          near.addEventListener("mouseleave", () => this.card.peek(null));
          svg.append(path, near);
          links.push({ path, at: i * column.size + j });
        }
      }
      return links;
    });
    this.neurons = [];
    const parts = [svg];
    shape.forEach((count, c) => {
      for (let i = 0; i < count; i++) {
        const canvas = make("canvas", { width: DENSITY * side, height: DENSITY * side, "aria-hidden": "true" });
        const at = c ? chosen.length + shape.slice(1, c).reduce((a, b) => a + b, 0) + i : chosen.indexOf(inputs[i]); // -1: an input that is off
        const name = c === 0 ? `input ${typeset(inputs[i])}` : c < columns.length ? `layer ${c} neuron ${i + 1}` : count === 1 ? "output neuron" : `output of class ${i}`;
        const button = make("button", { type: "button", class: "pg-neuron", "data-neuron": `${c}-${i}` }, canvas);
        const [x, y] = place(c, i);
        Object.assign(button.style, { left: `${x - side / 2}px`, top: `${y - side / 2}px`, width: `${side}px`, height: `${side}px` });
        const number = this.neurons.length;
        for (const begin of ["mouseenter", "focus"]) button.addEventListener(begin, () => (this.onShow(number), c && this.peek(c - 1, i)));
        for (const end of ["mouseleave", "blur"]) button.addEventListener(end, () => (this.onShow(null), this.card.peek(null)));
        if (c > 0) button.addEventListener("click", () => this.open(c - 1, i));
        else if (!isHidden("inputs")) {
          button.setAttribute("aria-pressed", at >= 0);
          button.addEventListener("click", () => this.choose(inputs[i]));
        }
        parts.push(button);
        if (c === 0) {
          const label = make("span", { class: "pg-name", "aria-hidden": "true" }, typeset(inputs[i]));
          label.style.left = `${x - 30}px`;
          label.style.top = `${y + side / 2 + 1}px`;
          parts.push(label);
        }
        this.neurons.push({ button, canvas, name, at, isInput: c === 0, off: at < 0 && inputMap(inputs[i], frame.cells) });
      }
      parts.push(this.columnHead(c, columns, place(c, 0)[0], concealed));
    });
    this.place = place;
    this.plane.replaceChildren(...parts, this.card.root, ...(isNew ? this.callouts(shape, place, side, width) : []));
    if (held) this.plane.querySelector(`[data-neuron="${held}"]`)?.focus();
  }
  // an input more, or one less; the last one stays
  choose(name) {
    const now = this.hand.latest("inputs"), { inputs } = this.model.get("choices");
    const wanted = inputs.filter((other) => now.includes(other) !== (other === name));
    if (wanted.length) this.hand.change("inputs", wanted);
  }
  // what there is to see large of a neuron by its number: { name, bytes, low, high }; null where there is none
  look(k, { cells, neurons, ranges }) {
    const neuron = k === null ? null : this.neurons[k];
    if (!neuron) return null;
    const { name, at, off } = neuron, n = cells * cells;
    return off ? { name, ...off } : { name, bytes: neurons.subarray(at * n, (at + 1) * n), low: ranges[2 * at], high: ranges[2 * at + 1] };
  }
  // beside the neuron that is pointed at, or whose numbers are changed
  peek(c, j, i = null) {
    this.isFound();
    this.card.peek([c, j], this.frame, i);
    this.card.moveTo(...this.place(c + 1, j), this.plane);
  }
  open(c, j, i = null) {
    if (this.model.get("concealed").includes("neuron")) return;
    this.isFound();
    this.card.open([c, j], this.frame, i);
    this.card.moveTo(...this.place(c + 1, j), this.plane);
  }
  // what somebody who is here for the first time is told, until a neuron has been pointed at
  callouts(shape, place, side, width) {
    const [x, y] = place(1, shape[1] - 1), [u] = place(2, 0);
    const told = (words, left, top) => {
      const note = make("p", { class: "pg-callout" }, words);
      Object.assign(note.style, { left: `${left}px`, top: `${top}px` });
      return note;
    };
    const low = place(2, shape[2] - 1)[1];
    this.notes = [
      told("What one neuron answers. Point at it.", Math.max(0, x - 75), y + side / 2 + 4),
      told("Wide: a large weight. Click it to change it.", Math.min(Math.max(u, x + 80), width - 150), low + side / 2 + 4),
    ];
    return this.notes;
  }
  isFound() {
    for (const note of this.notes ?? []) note.remove();
    this.notes = [];
    remember();
  }
  columnHead(c, columns, x, concealed) {
    const root = make("div", { class: "pg-column" });
    root.style.left = `${x}px`;
    const hidden = this.model.get("settings").hidden;
    if (c > 0 && c <= hidden.length && c < columns.length && !concealed) {
      const change = (by) => () => {
        const sizes = [...this.hand.latest("hidden")], size = sizes[c - 1] + by;
        if (size >= 1 && size <= this.model.get("choices").max_neurons) (sizes[c - 1] = size), this.hand.change("hidden", sizes);
      };
      const fewer = buttonControl(`remove a neuron from layer ${c}`, "minus", change(-1), true).root;
      const more = buttonControl(`add a neuron to layer ${c}`, "plus", change(1), true).root;
      fewer.dataset.neuron = `fewer-${c}`;
      more.dataset.neuron = `more-${c}`;
      root.append(fewer, make("span", { class: "nnkit-number" }, String(hidden[c - 1])), more);
    } else if (c > 0) {
      const { title, size, shown } = columns[c - 1];
      root.textContent = c === columns.length ? "out" : shown < size ? `${shown} of ${size}` : title.split(", ")[0];
      root.title = title;
    }
    return root;
  }
  draw(frame) {
    this.frame = frame;
    this.layOut(frame);
    const { cells, weights, palette } = frame;
    const speak = performance.now() - (this.spoke ?? -1e9) > 500;  // names follow the numbers, but not 30 times a second
    if (speak) this.spoke = performance.now();
    this.neurons.forEach((neuron, k) => {
      const { button, canvas, name, isInput, painted } = neuron;
      if (isInput && painted === palette) return; // an input's map stays what it is
      neuron.painted = palette;
      const { bytes, low, high } = this.look(k, frame);
      drawHeatmap(canvas.getContext("2d"), bytes, cells, palette);
      if (speak || !button.hasAttribute("aria-label"))
        button.setAttribute("aria-label", `${name}, from ${general(low)} to ${general(high)}`);
    });
    this.links.forEach((links, c) => {
      for (const { path, at: index } of links) {
        const w = weights[c][index], size = Math.abs(w);
        path.setAttribute("stroke", w < 0 ? frame.colors.orange : frame.colors.blue);
        path.setAttribute("stroke-width", (0.7 + Math.min(7, 1.7 * size)).toFixed(2));
        path.setAttribute("stroke-opacity", Math.min(1, 0.3 + size).toFixed(2));
        path.setAttribute("stroke-dasharray", w < 0 ? "6 4" : "none");
      }
    });
    this.card.draw(frame);
  }
}

// Whether this reader has pointed at a neuron before; where a page may keep nothing, since it was opened.
let found = false;
const FOUND = "nnkit-neuron-found";
function wasFound() {
  try {
    return found || localStorage.getItem(FOUND) !== null;
  } catch { // storage is refused to a page in a frame
    return found;
  }
}
function remember() {
  if (found) return;
  found = true;
  try {
    localStorage.setItem(FOUND, "1");
  } catch {
    return; // then it is told again on the next page
  }
}
