// A panel: its picture, handles to drag above it, numbers to edit.
import { follow, make } from "./elements.js";
import { Painting } from "./painting.js";
import { clip, general } from "./scene.js";

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
    const begin = () => {
      const button = make("button", { type: "button", class: "nnk-handle" });
      button.addEventListener("pointerdown", (event) => this.grab(event, button));
      button.addEventListener("keydown", (event) => this.key(event, button));
      return button;
    };
    for (const [handle, button] of this.placed(this.handles, this.panel.handles, begin)) {
      const { x, y, label, shape, color } = handle;
      button.handle = handle;
      button.dataset.shape = shape;
      button.style.setProperty("--nnk-color", this.color(color));
      button.setAttribute("aria-label", `${label}, at ${general(x)}, ${general(y)}; arrow keys move it`);
      this.place(button, x, y);
    }
  }

  // pairs of what is wanted and its element; `elements` by name are kept, made by `begin`, or taken away
  placed(elements, wanted, begin) {
    for (const [name, element] of elements)
      if (!wanted.some((what) => what.name === name)) element.remove(), elements.delete(name);
    return wanted.map((what) => {
      const { name } = what;
      if (!elements.has(name)) {
        const made = begin(name);
        made.dataset.name = name;
        elements.set(name, made);
        this.root.append(made);
      }
      return [what, elements.get(name)];
    });
  }

  move(button, x, y) {
    const handle = button.handle, step = handle.step;
    const snap = (v, ends) => clip(Number((Math.round(v / step) * step).toFixed(6)), ...ends);
    const to = [handle.lock === "x" ? handle.x : snap(x, this.panel.xlim), handle.lock === "y" ? handle.y : snap(y, this.panel.ylim)];
    this.moved.set(handle.name, to);
    this.place(button, ...to);
    this.hand.set(handle.name, to);
  }

  // one whose place is outside of the picture waits at the picture's edge
  place(button, x, y) {
    const { left, top, width, height } = this.box;
    button.style.left = `${clip(this.px(x), left, left + width)}px`;
    button.style.top = `${clip(this.py(y), top, top + height)}px`;
  }

  grab(event, button) {
    if (event.button !== 0) return;
    button.focus();
    follow(button, event, (e) => this.move(button, ...this.at(e)));
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
    const stroke = [this.at(event)], c = this.context;
    follow(this.canvas, event, (e) => {
      stroke.push(this.at(e));
      c.strokeStyle = this.color("pink");
      c.lineWidth = 3;
      c.beginPath();
      for (const [x, y] of stroke.slice(-2)) c.lineTo(this.px(x), this.py(y));
      c.stroke();
    }, () => this.hand.act("draw", { stroke }));
  }

  // --- numbers in the picture that can be edited

  placeFields() {
    const begin = (name) => {
      const input = make("input", { type: "number", step: "any", class: "nnk-field" });
      input.addEventListener("change", () => {
        if (Number.isFinite(input.valueAsNumber)) this.hand.set(name, input.valueAsNumber);
        else input.value = input.shown;
      });
      return input;
    };
    for (const [{ x, y, value, label }, input] of this.placed(this.fields, this.panel.fields, begin)) {
      input.setAttribute("aria-label", label);
      input.title = label;
      input.style.left = `${this.px(x)}px`;
      input.style.top = `${this.py(y)}px`;
      if (input.shown !== value) input.value = input.shown = value;
    }
  }
}
