// A panel: its picture, handles to drag above it, numbers to edit.
import { make, short } from "./elements.js";
import { Painting } from "./painting.js";

export class Panel extends Painting {
  // hand: set(name, value) and act(name, data) take what is done here
  constructor(hand, palette, beside) {
    super(make("canvas", { role: "img", "aria-hidden": "true" }), palette, beside); // until it shows something
    this.hand = hand;
    this.root = make("div", { class: "nnk-panel" }, this.canvas);
    this.handles = new Map();
    this.fields = new Map();
    this.moved = new Map(); // where handles are before the next picture
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    new ResizeObserver(([{ contentRect }]) => {
      const width = Math.round(contentRect.width);
      if (width === this.width) return; // its height is our own doing
      this.width = width;
      if (this.panel) this.paint();
    }).observe(this.root);
  }

  show(panel, label) {
    this.panel = panel;
    this.moved.clear();
    this.canvas.setAttribute("aria-label", label);
    this.canvas.removeAttribute("aria-hidden");
    this.canvas.dataset.press = panel.press ?? "";
    this.root.style.flexGrow = panel.width ?? 1;
    this.root.style.flexBasis = `${Math.round(300 * (panel.width ?? 1))}px`;
    this.root.style.minWidth = panel.fields.length ? "460px" : ""; // narrower, its numbers would cover each other
    this.paint();
  }

  paint() {
    super.paint();
    if (!this.width) return;
    this.placeHandles();
    this.placeFields();
  }

  // --- handles: buttons above the canvas, for the mouse and for the arrow keys

  placeHandles() {
    const wanted = new Set();
    for (const handle of this.panel.handles) {
      wanted.add(handle.name);
      let button = this.handles.get(handle.name);
      if (!button) {
        button = make("button", { type: "button", class: "nnk-handle", "data-name": handle.name });
        button.addEventListener("pointerdown", (event) => this.grab(event, button));
        button.addEventListener("keydown", (event) => this.key(event, button));
        this.handles.set(handle.name, button);
        this.root.append(button);
      }
      button.handle = handle;
      button.dataset.shape = handle.shape;
      button.style.setProperty("--nnk-color", this.color(handle.color));
      const [x, y] = [handle.x, handle.y];
      button.setAttribute("aria-label", `${handle.label}, at ${short(handle.x)}, ${short(handle.y)}; arrow keys move it`);
      this.place(button, x, y);
    }
    for (const [name, button] of this.handles) {
      if (!wanted.has(name)) {
        button.remove();
        this.handles.delete(name);
      }
    }
  }

  move(button, x, y) {
    const handle = button.handle, step = handle.step;
    const snap = (v) => Number((Math.round(v / step) * step).toFixed(6));
    const keep = (v, [low, high]) => Math.min(high, Math.max(low, v));
    const to = [
      handle.lock === "x" ? handle.x : keep(snap(x), this.panel.xlim),
      handle.lock === "y" ? handle.y : keep(snap(y), this.panel.ylim),
    ];
    this.moved.set(handle.name, to);
    this.place(button, ...to);
    this.hand.set(handle.name, to);
  }

  // one whose place is outside of the picture waits at the picture's edge
  place(button, x, y) {
    const { left, top, width, height } = this.box;
    button.style.left = `${Math.min(left + width, Math.max(left, this.px(x)))}px`;
    button.style.top = `${Math.min(top + height, Math.max(top, this.py(y)))}px`;
  }

  grab(event, button) {
    if (event.button !== 0) return;
    event.preventDefault();
    button.focus();
    button.setPointerCapture(event.pointerId);
    const move = (e) => this.move(button, ...this.at(e));
    const release = () => {
      button.removeEventListener("pointermove", move);
      button.removeEventListener("pointerup", release);
      button.removeEventListener("pointercancel", release);
    };
    button.addEventListener("pointermove", move);
    button.addEventListener("pointerup", release);
    button.addEventListener("pointercancel", release);
  }

  key(event, button) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const handle = button.handle, far = handle.step * (event.shiftKey ? 10 : 1);
    const [x, y] = this.moved.get(handle.name) ?? [handle.x, handle.y]; // keys may come faster than pictures
    // a handle that only moves one way takes both pairs of keys
    const [dx, dy] = handle.lock === "y" ? [way[0] + way[1], 0] : handle.lock === "x" ? [0, way[0] + way[1]] : way;
    this.move(button, x + far * dx, y + far * dy);
  }

  // a press on the picture itself: bring a handle there, or draw by hand
  press(event) {
    if (event.button !== 0 || !this.panel.press) return;
    if (this.panel.press !== "draw") {
      const button = this.handles.get(this.panel.press);
      this.move(button, ...this.at(event));
      this.grab(event, button);
      return;
    }
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const stroke = [this.at(event)];
    const c = this.context;
    const move = (e) => {
      stroke.push(this.at(e));
      c.strokeStyle = this.color("pink");
      c.lineWidth = 3;
      c.beginPath();
      for (const [x, y] of stroke.slice(-2)) c.lineTo(this.px(x), this.py(y));
      c.stroke();
    };
    const release = () => {
      this.canvas.removeEventListener("pointermove", move);
      this.canvas.removeEventListener("pointerup", release);
      this.canvas.removeEventListener("pointercancel", release);
      this.hand.act("draw", { stroke });
    };
    this.canvas.addEventListener("pointermove", move);
    this.canvas.addEventListener("pointerup", release);
    this.canvas.addEventListener("pointercancel", release);
  }

  // --- numbers in the picture that can be edited

  placeFields() {
    const wanted = new Set();
    for (const field of this.panel.fields) {
      wanted.add(field.name);
      let input = this.fields.get(field.name);
      if (!input) {
        input = make("input", { type: "number", step: "any", class: "nnk-field", "data-name": field.name });
        input.addEventListener("change", () => {
          if (input.value !== "" && Number.isFinite(Number(input.value))) this.hand.set(field.name, Number(input.value));
          else input.value = input.shown;
        });
        this.fields.set(field.name, input);
        this.root.append(input);
      }
      input.setAttribute("aria-label", field.label);
      input.title = field.label;
      input.style.left = `${this.px(field.x)}px`;
      input.style.top = `${this.py(field.y)}px`;
      if (input.shown !== field.value) input.value = input.shown = field.value;
    }
    for (const [name, input] of this.fields) {
      if (!wanted.has(name)) {
        input.remove();
        this.fields.delete(name);
      }
    }
  }
}
