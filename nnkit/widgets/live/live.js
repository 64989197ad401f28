// Draws what Python sends: controls, panels with curves and fields, handles to drag, numbers to edit.
// All mathematics is in Python; this file knows pixels, pointers and keys. It answers a hand at once by moving what is
// held, and sends the new values; the rest of the picture follows with Python's next scene.

const COLORS = { blue: BLUE, orange: ORANGE, green: GREEN, pink: PINK };
const DASHES = { "-": [], "--": [7, 4], "-.": [8, 3, 2, 3], ":": [2, 3] };
const MARGIN = { left: 46, right: 12, top: 24, bottom: 34 };

// --- what the hand did, on its way to Python ------------------------------------------------------------------------

// Values are gathered until a scene has come back that knows of them, so that none is lost when messages are merged,
// and an older scene does not push a control back under the hand that moves it.
class Hand {
  constructor(model) {
    this.model = model;
    this.sent = 0;
    this.values = {};
  }
  set(name, value) {
    this.values[name] = value;
    this.model.set("hand", { serial: ++this.sent, values: { ...this.values } });
    this.model.save_changes();
  }
  act(action) {
    this.values = {};
    this.model.send(action);
  }
  seen(serial) {
    if (serial >= this.sent) this.values = {};
  }
  holds(name) {
    return name in this.values;
  }
}

// --- controls -------------------------------------------------------------------------------------------------------

// Each is built from its first description; show(control) brings it up to date unless the hand has newer news.

class Slider {
  constructor(control, hand) {
    this.name = control.name;
    this.hand = hand;
    const write = (value) => this.control?.texts?.[value] ?? String(value);
    this.slider = sliderControl(control.label, { ...control, show: write }, (value) => hand.set(this.name, value));
    this.input = this.slider.input;
    this.input.dataset.name = control.name;
    this.root = this.slider.root;
    if (control.play) {
      this.button = buttonControl("", null, () => this.toggle(), true);
      this.root.append(this.button.root);
      this.mark(false, control.label);
    }
  }
  mark(playing, label = this.control.label) {
    this.button.set(`${playing ? "pause" : "play"} ${label}`, playing ? "pause" : "play");
  }
  to(value) {
    this.slider.set(value);
    this.hand.set(this.name, Number(this.input.value));
  }
  toggle() {
    if (this.timer) return this.stop();
    if (Number(this.input.value) >= this.control.high) this.slider.set(this.control.low);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.to(this.control.high);
    this.mark(true);
    this.timer = setInterval(() => {
      if (!this.root.isConnected || this.root.closest("[inert]")) return this.stop();
      if (this.hand.holds(this.name)) return; // Python has not drawn the last one yet
      this.to(Number(this.input.value) + this.control.play);
      if (Number(this.input.value) >= this.control.high) this.stop();
    }, 60);
  }
  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.mark(false);
  }
  show(control) {
    this.control = control;
    this.input.min = control.low;
    this.input.max = control.high;
    this.input.step = control.step;
    if (!this.hand.holds(this.name)) this.slider.set(control.value);
  }
}

class Simple {
  constructor(made, control, hand) {
    this.made = made;
    this.hand = hand;
    this.root = made.root;
    made.input.dataset.name = this.name = control.name;
  }
  show(control) {
    if (!this.hand.holds(this.name)) this.made.set(control.value);
  }
}

class Button {
  constructor(control, hand) {
    this.root = buttonControl(control.label, null, () => hand.act({ act: control.name })).root;
    this.root.dataset.name = control.name;
  }
  show() {}
}

const CONTROLS = {
  slider: (control, hand) => new Slider(control, hand),
  choice: (c, hand) => new Simple(choiceControl(c.label, c.options, (value) => hand.set(c.name, value)), c, hand),
  switch: (c, hand) => new Simple(checkControl(c.label, (value) => hand.set(c.name, value)), c, hand),
  button: (control, hand) => new Button(control, hand),
};

// --- a panel: canvas, handles above it, numbers to edit -------------------------------------------------------------

class Panel {
  constructor(hand) {
    this.hand = hand;
    this.canvas = make("canvas", { role: "img" });
    this.root = make("div", { class: "nnk-panel" }, this.canvas);
    this.handles = new Map();
    this.fields = new Map();
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    new ResizeObserver(() => this.panel && this.paint()).observe(this.root);
  }

  show(panel, label) {
    this.panel = panel;
    this.canvas.setAttribute("aria-label", label);
    this.canvas.dataset.press = panel.press ?? "";
    this.root.style.flexGrow = panel.width ?? 1;
    this.root.style.flexBasis = `${Math.round(300 * (panel.width ?? 1))}px`;
    this.root.style.minWidth = panel.fields.length ? "460px" : ""; // narrower, its numbers would cover each other
    this.paint();
  }

  px(x) {
    const [low, high] = this.panel.xlim;
    return this.box.left + ((x - low) / (high - low)) * this.box.width;
  }
  py(y) {
    const [low, high] = this.panel.ylim;
    return this.box.top + (1 - (y - low) / (high - low)) * this.box.height;
  }
  at(event) {
    const rect = this.canvas.getBoundingClientRect();
    const fx = (event.clientX - rect.left - this.box.left) / this.box.width;
    const fy = 1 - (event.clientY - rect.top - this.box.top) / this.box.height;
    const [xl, xh] = this.panel.xlim, [yl, yh] = this.panel.ylim;
    const inside = (f) => Math.min(1, Math.max(0, f));
    return [xl + inside(fx) * (xh - xl), yl + inside(fy) * (yh - yl)];
  }

  measure() {
    const width = this.root.clientWidth;
    let height = this.panel.height;
    const m = this.panel.bare ? { left: 8, right: 8, top: this.panel.title ? 24 : 8, bottom: 8 } : MARGIN;
    this.box = { left: m.left, top: m.top, width: width - m.left - m.right, height: height - m.top - m.bottom };
    if (this.panel.equal) { // one unit is as long across as up
      const across = this.panel.xlim[1] - this.panel.xlim[0], up = this.panel.ylim[1] - this.panel.ylim[0];
      const unit = Math.min(this.box.width / across, this.box.height / up);
      this.box.left += (this.box.width - unit * across) / 2;
      this.box.width = unit * across;
      this.box.height = unit * up;
      height = m.top + this.box.height + m.bottom; // no taller than it must be
    }
    this.root.style.height = `${height}px`;
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    return [width, height, ratio];
  }

  paint() {
    if (!this.root.clientWidth) return; // not laid out yet: the observer calls again
    const [width, height, ratio] = this.measure();
    const c = (this.context = this.canvas.getContext("2d"));
    const style = getComputedStyle(this.canvas);
    this.ink = style.color;
    this.ground = style.backgroundColor;
    this.family = style.fontFamily;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, width, height);
    c.font = `12px ${this.family}`;
    const marks = this.panel.marks;
    this.clipped(() => marks.filter((m) => m.kind === "surface").forEach((m) => this.surface(m)));
    if (!this.panel.bare) this.axes();
    this.clipped(() => marks.filter((m) => m.kind !== "surface" && m.kind !== "text").forEach((m) => this[m.kind](m)));
    marks.filter((m) => m.kind === "text").forEach((m) => this.text(m));
    this.legend(marks.filter((m) => m.label));
    if (this.panel.title) {
      c.fillStyle = this.ink;
      c.textAlign = "left";
      c.textBaseline = "alphabetic";
      c.font = `600 12px ${this.family}`;
      const wide = c.measureText(this.panel.title).width;
      c.fillText(this.panel.title, Math.max(4, Math.min(this.box.left, width - wide - 4)), 15, width - 8);
      c.font = `12px ${this.family}`;
    }
    this.placeHandles();
    this.placeFields();
  }

  clipped(draw) {
    const c = this.context, b = this.box;
    c.save();
    c.beginPath();
    c.rect(b.left - 1, b.top - 1, b.width + 2, b.height + 2);
    c.clip();
    draw();
    c.restore();
  }

  color(name) {
    return COLORS[name] ?? this.ink;
  }

  axes() {
    const c = this.context, b = this.box;
    c.strokeStyle = c.fillStyle = this.ink;
    c.lineWidth = 1;
    const xticks = this.panel.xticks ?? ticks(...this.panel.xlim, b.width / 70);
    const yticks = this.panel.yticks ?? ticks(...this.panel.ylim, b.height / 45);
    c.textAlign = "center";
    c.textBaseline = "top";
    for (const [value, text] of xticks) {
      const x = this.px(value);
      rule(c, x, b.top, x, b.top + b.height, 0.13);
      const half = c.measureText(text).width / 2; // a number at the end stays inside of the picture
      c.fillText(text, Math.min(x, this.root.clientWidth - half), b.top + b.height + 4);
    }
    c.textAlign = "right";
    c.textBaseline = "middle";
    for (const [value, text] of yticks) {
      const y = this.py(value);
      rule(c, b.left, y, b.left + b.width, y, 0.13);
      c.fillText(text, b.left - 5, y);
    }
    rule(c, b.left, b.top, b.left, b.top + b.height, 0.6);
    rule(c, b.left, b.top + b.height, b.left + b.width, b.top + b.height, 0.6);
    c.textBaseline = "alphabetic";
    if (this.panel.xlabel) {
      c.textAlign = "center";
      c.fillText(this.panel.xlabel, b.left + b.width / 2, b.top + b.height + 30);
    }
  }

  path(mark) {
    const c = this.context;
    c.beginPath();
    let down = false;
    for (let i = 0; i < mark.x.length; i++) {
      if (mark.x[i] === null || mark.y[i] === null) {
        down = false;
        continue;
      }
      c[down ? "lineTo" : "moveTo"](this.px(mark.x[i]), this.py(mark.y[i]));
      down = true;
    }
  }

  line(mark) {
    const c = this.context;
    c.strokeStyle = this.color(mark.color);
    c.lineWidth = mark.width;
    c.globalAlpha = mark.alpha ?? 1;
    c.lineJoin = "round";
    c.setLineDash(DASHES[mark.dash] ?? []);
    this.path(mark);
    c.stroke();
    c.setLineDash([]);
    c.globalAlpha = 1;
    if (mark.arrow && mark.x.length > 1) this.head(mark);
  }

  head(mark) {
    const c = this.context, n = mark.x.length - 1;
    const x = this.px(mark.x[n]), y = this.py(mark.y[n]);
    const angle = Math.atan2(y - this.py(mark.y[n - 1]), x - this.px(mark.x[n - 1]));
    c.fillStyle = this.color(mark.color);
    c.beginPath();
    c.moveTo(x, y);
    for (const turn of [2.7, -2.7]) c.lineTo(x + 12 * Math.cos(angle + turn), y + 12 * Math.sin(angle + turn));
    c.fill();
  }

  area(mark) {
    const c = this.context;
    c.fillStyle = this.color(mark.color);
    c.globalAlpha = mark.alpha ?? 0.25;
    this.path(mark);
    c.closePath();
    c.fill();
    c.globalAlpha = 1;
  }

  points(mark) {
    const c = this.context;
    for (let i = 0; i < mark.x.length; i++) {
      if (mark.x[i] === null || mark.y[i] === null) continue;
      c.fillStyle = mark.hollow ? this.ground : this.color(mark.color);
      c.strokeStyle = mark.hollow ? this.color(mark.color) : this.ground;
      c.lineWidth = mark.hollow ? 2 : 1;
      shape(c, mark.marker, this.px(mark.x[i]), this.py(mark.y[i]), mark.size);
      c.fill();
      c.stroke();
    }
  }

  bars(mark) {
    const c = this.context, zero = this.py(0);
    const half = (0.36 * this.box.width) / (this.panel.xlim[1] - this.panel.xlim[0]);
    c.fillStyle = c.strokeStyle = this.color(mark.color);
    for (let i = 0; i < mark.x.length; i++) {
      const x = this.px(mark.x[i]), y = this.py(mark.y[i]);
      c.globalAlpha = 0.35;
      c.fillRect(x - half, Math.min(y, zero), 2 * half, Math.abs(y - zero));
      c.globalAlpha = 1;
      c.lineWidth = 2;
      c.strokeRect(x - half, Math.min(y, zero), 2 * half, Math.abs(y - zero));
    }
  }

  text(mark) {
    const c = this.context, x = this.px(mark.x), y = this.py(mark.y);
    c.font = `${mark.bold ? "600 " : ""}${mark.size}px ${this.family}`;
    c.textAlign = mark.align;
    c.textBaseline = "middle";
    mark.text.split("\n").forEach((line, i) => {
      const at = y + i * (mark.size + 3) + (mark.dy ?? 0);
      if (mark.box) {
        const w = c.measureText(line).width + 4;
        const from = mark.align === "center" ? x - w / 2 : mark.align === "right" ? x - w + 2 : x - 2;
        c.fillStyle = this.ground;
        c.fillRect(from, at - mark.size / 2 - 2, w, mark.size + 4);
      }
      c.fillStyle = this.ink;
      c.fillText(line, x, at);
    });
    c.font = `12px ${this.family}`;
  }

  // left, top, width and height of the legend
  legendBox(marks) {
    if (!marks.length) return [0, 0, 0, 0];
    const wide = Math.max(...marks.map((m) => this.context.measureText(m.label).width)) + 40;
    const left = this.panel.legend === "left" ? this.box.left + 6 : this.box.left + this.box.width - wide;
    return [left, this.box.top, wide, marks.length * 16 + 6];
  }

  legend(marks) {
    const c = this.context;
    if (!marks.length) return;
    const [x, , wide] = this.legendBox(marks);
    c.fillStyle = this.ground;
    c.globalAlpha = 0.8;
    c.fillRect(x - 4, this.box.top + 1, wide + 4, marks.length * 16 + 4);
    c.globalAlpha = 1;
    marks.forEach((m, i) => {
      const y = this.box.top + 11 + 16 * i;
      if (m.kind === "points") {
        c.fillStyle = m.hollow ? this.ground : this.color(m.color);
        c.strokeStyle = this.color(m.color);
        c.lineWidth = m.hollow ? 2 : 1;
        shape(c, m.marker, x + 14, y, m.size);
        c.fill();
        c.stroke();
      } else {
        c.strokeStyle = this.color(m.color);
        c.lineWidth = m.width;
        c.setLineDash(DASHES[m.dash] ?? []);
        c.beginPath();
        c.moveTo(x, y);
        c.lineTo(x + 28, y);
        c.stroke();
        c.setLineDash([]);
      }
      c.fillStyle = this.ink;
      c.textAlign = "left";
      c.textBaseline = "middle";
      c.fillText(m.label, x + 34, y);
    });
  }

  // values (rows from bottom to top) in -1..1: shaded blue above 0 and orange below, with lines at the levels
  surface(mark) {
    const c = this.context, { nx, ny, values } = mark;
    const small = new OffscreenCanvas(nx, ny), s = small.getContext("2d");
    const image = s.createImageData(nx, ny);
    const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const up = rgb(BLUE), down = rgb(ORANGE), ground = this.ground.match(/[\d.]+/g).map(Number);
    for (let row = 0; row < ny; row++) {
      for (let column = 0; column < nx; column++) {
        const v = values[row * nx + column] ?? 0, k = 4 * ((ny - 1 - row) * nx + column);
        const end = v >= 0 ? up : down, share = Math.min(1, Math.abs(v)) * mark.strength;
        // opaque: of a faint transparent colour the browser keeps only a few shades
        for (let c = 0; c < 3; c++) image.data[k + c] = ground[c] + (end[c] - ground[c]) * share;
        image.data[k + 3] = 255;
      }
    }
    s.putImageData(image, 0, 0);
    const { left, top, width, height } = this.box;
    // grid points lie on the border: half a cell hangs over on each side, and is clipped
    const dx = width / (nx - 1), dy = height / (ny - 1);
    c.imageSmoothingEnabled = true;
    c.drawImage(small, left - dx / 2, top - dy / 2, width + dx, height + dy);
    const taken = [], legend = this.legendBox(this.panel.marks.filter((m) => m.label));
    for (const [level, thick, name] of mark.levels) {
      const pieces = contour(values, nx, ny, level, (x, y) => [left + x * dx, top + height - y * dy]);
      c.strokeStyle = this.ink;
      c.lineWidth = thick;
      c.globalAlpha = thick > 1 ? 1 : 0.45;
      c.beginPath();
      for (const [from, to] of pieces) {
        c.moveTo(...from);
        c.lineTo(...to);
      }
      c.stroke();
      c.globalAlpha = 1;
      if (name) this.levelName(name, pieces, taken, legend);
    }
  }

  // a level's number on its line: where it is farthest from the numbers that stand already, or nowhere without room
  levelName(name, pieces, taken, [legendLeft, legendTop, legendWidth, legendHeight]) {
    const c = this.context, { left, top, width, height } = this.box;
    let best = null, most = 44;
    for (const [from, to] of pieces) {
      const x = (from[0] + to[0]) / 2, y = (from[1] + to[1]) / 2;
      if (x < left + 22 || x > left + width - 22 || y < top + 12 || y > top + height - 12) continue;
      if (x > legendLeft - 18 && x < legendLeft + legendWidth + 18 && y < legendTop + legendHeight + 10) continue;
      let room = 60 + 0.02 * (x - y); // all with room enough stand alike, towards the upper right
      for (const [u, v] of taken) room = Math.min(room, Math.hypot(x - u, 1.6 * (y - v)));
      if (room > most) [best, most] = [[x, y], room];
    }
    if (!best) return;
    taken.push(best);
    c.font = `11px ${this.family}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.lineJoin = "round";
    c.strokeStyle = this.ground;
    c.lineWidth = 4;
    c.strokeText(name, ...best);
    c.fillStyle = this.ink;
    c.fillText(name, ...best);
    c.font = `12px ${this.family}`;
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
      const [x, y] = this.hand.values[handle.name] ?? [handle.x, handle.y];
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
    const [x, y] = this.hand.values[handle.name] ?? [handle.x, handle.y];
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
      c.strokeStyle = PINK;
      c.lineWidth = 3;
      c.beginPath();
      for (const [x, y] of stroke.slice(-2)) c.lineTo(this.px(x), this.py(y));
      c.stroke();
    };
    const release = () => {
      this.canvas.removeEventListener("pointermove", move);
      this.canvas.removeEventListener("pointerup", release);
      this.canvas.removeEventListener("pointercancel", release);
      this.hand.act({ act: "draw", stroke });
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
      if (!this.hand.holds(field.name) && input.shown !== field.value) input.value = input.shown = field.value;
    }
    for (const [name, input] of this.fields) {
      if (!wanted.has(name)) {
        input.remove();
        this.fields.delete(name);
      }
    }
  }
}

function rule(c, x0, y0, x1, y1, alpha) {
  c.globalAlpha = alpha;
  c.beginPath();
  c.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  c.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  c.stroke();
  c.globalAlpha = 1;
}

function ticks(low, high, about) {
  const raw = (high - low) / Math.max(2, about), power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((k) => k * power >= 0.75 * raw);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
    const value = Number((k * step).toPrecision(12));
    found.push([value, String(value)]);
  }
  return found;
}

function shape(c, marker, x, y, r) {
  c.beginPath();
  if (marker === "square") c.rect(x - r * 0.85, y - r * 0.85, 1.7 * r, 1.7 * r);
  else if (marker === "triangle") {
    c.moveTo(x, y - 1.15 * r);
    c.lineTo(x + 1.05 * r, y + 0.75 * r);
    c.lineTo(x - 1.05 * r, y + 0.75 * r);
    c.closePath();
  } else if (marker === "diamond") {
    c.moveTo(x, y - 1.2 * r);
    c.lineTo(x + 1.2 * r, y);
    c.lineTo(x, y + 1.2 * r);
    c.lineTo(x - 1.2 * r, y);
    c.closePath();
  } else if (marker === "cross") {
    const a = r * 0.35;
    const outline = [[-a, -r], [a, -r], [a, -a], [r, -a], [r, a], [a, a], [a, r], [-a, r], [-a, a], [-r, a], [-r, -a], [-a, -a]];
    outline.forEach(([dx, dy]) => c.lineTo(x + (dx + dy) * 0.75, y + (dy - dx) * 0.75));
    c.closePath();
  } else c.arc(x, y, r, 0, 2 * Math.PI);
}

// marching squares: two crossings on the edges of a cell are joined; pairs of ends
function contour(values, nx, ny, level, place) {
  const pieces = [];
  for (let j = 0; j + 1 < ny; j++) {
    for (let i = 0; i + 1 < nx; i++) {
      const v = [values[j * nx + i], values[j * nx + i + 1], values[(j + 1) * nx + i + 1], values[(j + 1) * nx + i]];
      const corner = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const cuts = [];
      for (let k = 0; k < 4; k++) {
        const a = v[k] - level, b = v[(k + 1) % 4] - level;
        if (a < 0 === b < 0) continue;
        const t = a / (a - b), [x0, y0] = corner[k], [x1, y1] = corner[(k + 1) % 4];
        cuts.push(place(x0 + t * (x1 - x0), y0 + t * (y1 - y0)));
      }
      for (let k = 0; k + 1 < cuts.length; k += 2) pieces.push([cuts[k], cuts[k + 1]]);
    }
  }
  return pieces;
}

// --- the whole widget -----------------------------------------------------------------------------------------------

function render({ model, el }) {
  const hand = new Hand(model);
  const controls = new Map();
  const panels = [];
  const bar = make("div", { class: "nnk-controls" });
  const row = make("div", { class: "nnk-panels" });
  const says = make("p", { class: "nnk-says", "aria-live": "polite" });
  const problem = make("pre", { class: "nnk-problem", role: "alert" });
  const root = make("div", { class: "nnkit-widget nnk-live", role: "group" }, bar, row, problem, says);
  keepKeys(root);
  el.append(root);

  const show = () => {
    const scene = model.get("scene");
    if (!scene.controls) return;
    hand.seen(scene.serial);
    root.setAttribute("aria-label", scene.name);
    problem.textContent = scene.problem ?? "";
    problem.hidden = !scene.problem;
    for (const control of scene.controls) {
      if (!controls.has(control.name)) {
        const made = CONTROLS[control.kind](control, hand);
        controls.set(control.name, made);
        bar.append(made.root);
      }
      controls.get(control.name).show(control);
    }
    while (panels.length < scene.panels.length) {
      panels.push(new Panel(hand));
      row.append(panels.at(-1).root);
    }
    while (panels.length > scene.panels.length) panels.pop().root.remove();
    scene.panels.forEach((panel, i) => {
      const name = panel.title ?? scene.name;
      panels[i].show(panel, i === 0 ? `${name}. ${scene.says}` : `${name}. ${panel.says ?? ""}`);
    });
    says.textContent = scene.says;
    root.dataset.serial = scene.serial;
  };
  model.on("change:scene", show);
  const endKernelWatch = onKernelEnd(model, root);
  const endWatch = onThemeChange(() => panels.forEach((panel) => panel.panel && panel.paint()));
  show();
  return () => {
    model.off("change:scene", show);
    endWatch();
    endKernelWatch();
    for (const control of controls.values()) control.timer && control.stop();
  };
}

export default { render };
