// One panel's picture on its canvas: axes, marks, legend, in the page's own colours.
import { contour, dot, rule, ticks } from "./shapes.js";

const DASHES = { "-": [], "--": [7, 4], "-.": [8, 3, 2, 3], ":": [2, 3] };
const MARGIN = { left: 46, right: 12, top: 26, bottom: 36 }, ROW = 17; // of a legend

export class Painting {
  // palette(): the colours by name, as the page has them now; beside(): how high a map beside it has become.
  // `width` in pixels is told by who watches it: to ask in each picture would lay out anew what has just been changed.
  constructor(canvas, palette, beside) {
    Object.assign(this, { canvas, palette, beside });
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
    const { width, panel: { equal } } = this;
    let height = (!equal && this.beside?.()) || this.panel.height;
    const m = this.panel.bare ? { left: 8, right: 8, top: this.panel.title ? 24 : 8, bottom: 8 } : { ...MARGIN };
    this.above = this.legendAbove(width - m.left - m.right);
    m.top += ROW * this.above.rows;
    this.box = { left: m.left, top: m.top, width: width - m.left - m.right, height: height - m.top - m.bottom };
    if (equal) { // one unit is as long across as up
      const across = this.panel.xlim[1] - this.panel.xlim[0], up = this.panel.ylim[1] - this.panel.ylim[0];
      const unit = Math.min(this.box.width / across, this.box.height / up);
      this.box.left += (this.box.width - unit * across) / 2;
      this.box.width = unit * across;
      this.box.height = unit * up;
      height = m.top + this.box.height + m.bottom; // no taller than it must be
    }
    this.height = height;
    if (this.canvas.parentElement.style.height !== `${height}px`) this.canvas.parentElement.style.height = `${height}px`;
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    return [width, height, ratio];
  }

  paint() {
    this.width ||= this.canvas.parentElement.clientWidth;
    if (!this.width) return; // not laid out yet: the observer calls again
    const c = (this.context = this.canvas.getContext("2d"));
    this.colors = this.palette();
    Object.assign(this, { ink: this.colors.ink, ground: this.colors.ground, family: this.colors.family });
    const [width, height, ratio] = this.measure();
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
    return this.colors[name] ?? this.ink;
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
      c.fillText(text, Math.min(x, this.width - half), b.top + b.height + 4);
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
    for (let i = 0; i < mark.x.length; i++)
      if (mark.x[i] !== null && mark.y[i] !== null) this.dot(mark, this.px(mark.x[i]), this.py(mark.y[i]));
  }

  dot({ marker, size, color, hollow }, x, y) {
    dot(this.context, marker, x, y, size, this.color(color), this.ground, hollow);
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

  // the legend stands above the picture and covers nothing: how many rows it takes, and where in them each entry stands
  legendAbove(room) {
    const { panel: { marks }, context: c } = this, places = [];
    c.font = `12px ${this.family}`;
    let x = 0, row = 0;
    for (const { label } of marks.filter((m) => m.label)) {
      const wide = c.measureText(label).width + 52;
      if (x && x + wide - 16 > room) (x = 0), row++;
      places.push([x, row]);
      x += wide;
    }
    return { rows: places.length ? row + 1 : 0, places };
  }

  legend(marks) {
    const c = this.context, { rows, places } = this.above;
    marks.forEach((m, i) => {
      const x = this.box.left + places[i][0], y = this.box.top - ROW * (rows - places[i][1]) + 7;
      if (m.kind === "points") this.dot(m, x + 14, y);
      else {
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
    const rgb = (color) => color.match(/[\d.]+/g).map(Number);
    const up = rgb(this.colors.blue), down = rgb(this.colors.orange), ground = rgb(this.ground);
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
    const taken = [];
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
      if (name) this.levelName(name, pieces, taken);
    }
  }

  // a level's number on its line: where it is farthest from the numbers that stand already, or nowhere without room
  levelName(name, pieces, taken) {
    const c = this.context, { left, top, width, height } = this.box;
    let best = null, most = 44;
    for (const [from, to] of pieces) {
      const x = (from[0] + to[0]) / 2, y = (from[1] + to[1]) / 2;
      if (x < left + 22 || x > left + width - 22 || y < top + 12 || y > top + height - 12) continue;
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
}
