// One panel's picture: how large it is, its axes, its words, its legend; the marks between are in marks.js.
import { DASHES, Marks } from "./marks.js";
import { clip } from "./scene.js";
import { rule, ticks } from "./shapes.js";

const SIDES = { left: 0, center: 0.5, right: 1 }; // the share of its width that stands left of a word's place
const WIDEST = 560; // of a map where there is room
const MARGIN = { left: 46, right: 12, top: 26, bottom: 36 }, ROW = 17; // of a legend

// places of words around their point: where they are wanted, on the other side, beside, and farther out
const around = (width, dy) => [[0, dy], [0, -dy], [width / 2 + 14, 0], [-width / 2 - 14, 0], [width / 2 + 10, dy], [-width / 2 - 10, dy],
  [width / 2 + 10, -dy], [-width / 2 - 10, -dy], [0, 2 * dy], [0, -2 * dy]];

export class Painting extends Marks {
  // palette(): the colours by name, as the page has them now; beside(): how high a map beside it has become.
  // `width` in pixels is told by who watches it: to ask in each picture would lay out anew what has just been changed.
  constructor(canvas, palette, beside) {
    super();
    Object.assign(this, { canvas, palette, beside });
  }

  at(event) {
    const rect = this.canvas.getBoundingClientRect();
    const fx = (event.clientX - rect.left - this.box.left) / this.box.width;
    const fy = 1 - (event.clientY - rect.top - this.box.top) / this.box.height;
    const [xl, xh] = this.panel.xlim, [yl, yh] = this.panel.ylim;
    return [xl + clip(fx, 0, 1) * (xh - xl), yl + clip(fy, 0, 1) * (yh - yl)];
  }

  measure() {
    const { width, panel: { equal } } = this;
    let height = equal ? Math.max(this.panel.height, Math.min(width, WIDEST)) : this.beside?.() || this.panel.height;
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
    // what is written, with its place: words that may move stand clear of it, and of what can be dragged
    this.words = this.panel.handles.map(({ x, y }) => ({ text: "", left: this.px(x) - 7, top: this.py(y) - 7, width: 14, height: 14 }));
    this.clipped(() => marks.filter((m) => m.kind === "surface").forEach((m) => this.surface(m)));
    if (!this.panel.bare) this.axes();
    this.clipped(() => marks.filter((m) => m.kind !== "surface" && m.kind !== "text").forEach((m) => this[m.kind](m)));
    marks.filter((m) => m.kind === "text").forEach((m) => this.text(m));
    this.legend(marks.filter((m) => m.label));
    const { title } = this.panel;
    if (title) this.write(title, clip(this.box.left, 4, width), 11, "left", { bold: true });
  }

  // Words in one line around the height `middle`: from x on, up to it, or around it; they stay inside of the picture and
  // are remembered for those that must not cover them.
  write(text, x, middle, align, { size = 12, bold = false, isBoxed = false, isKept = true } = {}) {
    const c = this.context;
    c.font = `${bold ? "600 " : ""}${size}px ${this.family}`;
    c.textAlign = "left";
    c.textBaseline = "middle";
    const width = Math.min(c.measureText(text).width, this.width - 8), left = Math.max(0, Math.min(x - width * SIDES[align], this.width - width));
    if (isKept) this.words.push({ text, left, top: middle - size / 2 - 1, width, height: size + 2 });
    if (isBoxed) {
      c.fillStyle = this.ground;
      c.fillRect(left - 2, middle - size / 2 - 2, width + 4, size + 4);
    }
    c.fillStyle = this.ink;
    c.fillText(text, left, middle, width);
  }

  axes() {
    const c = this.context, b = this.box;
    c.strokeStyle = c.fillStyle = this.ink;
    c.lineWidth = 1;
    const xticks = this.panel.xticks ?? ticks(...this.panel.xlim, b.width / 70);
    const yticks = this.panel.yticks ?? ticks(...this.panel.ylim, b.height / 45);
    const low = b.top + b.height;
    for (const [value, text] of xticks) {
      const x = this.px(value);
      rule(c, x, b.top, x, low, 0.13);
      this.write(text, x, low + 10, "center");
    }
    for (const [value, text] of yticks) {
      const y = this.py(value);
      rule(c, b.left, y, b.left + b.width, y, 0.13);
      this.write(text, b.left - 5, y, "right", { isKept: false });
    }
    rule(c, b.left, b.top, b.left, low, 0.6);
    rule(c, b.left, low, b.left + b.width, low, 0.6);
    this.write(this.panel.xlabel, b.left + b.width / 2, low + 26, "center");
  }

  text(mark) {
    const c = this.context, { size, align } = mark, x = this.px(mark.x), y = this.py(mark.y);
    c.font = `${mark.bold ? "600 " : ""}${size}px ${this.family}`;
    const lines = mark.text.split("\n"), step = size + 3, width = Math.max(...lines.map((line) => c.measureText(line).width)) + 4;
    const height = (lines.length - 1) * step + size + 4, side = -2 - (width - 4) * SIDES[align];
    const at = ([dx, dy]) => ({ text: mark.text, left: x + side + dx, top: y + dy - size / 2 - 2, width, height });
    const place = mark.free ? this.clear(around(width, mark.dy).map(at)) : at([0, mark.dy]);
    this.words.push(place);
    const x0 = place.left + 2 + (width - 4) * SIDES[align];
    lines.forEach((line, i) => this.write(line, x0, place.top + i * step + size / 2 + 2, align, { size, bold: mark.bold, isBoxed: mark.box, isKept: false }));
  }

  // the first of some places that is inside of the picture and covers nothing; the one that covers least, if all do
  clear(places) {
    const lap = (a, b, from, size) => Math.max(0, Math.min(a[from] + a[size], b[from] + b[size]) - Math.max(a[from], b[from]));
    const covers = (a) => this.words.reduce((sum, b) => sum + lap(a, b, "left", "width") * lap(a, b, "top", "height"), 0)
      + a.width * a.height - lap(a, this.box, "left", "width") * lap(a, this.box, "top", "height");
    const loss = places.map(covers), least = Math.min(...loss);
    return places[loss.findIndex((v) => v < least + 1)];
  }

  // the legend stands above the picture and covers nothing: how many rows it takes, and where in them each entry stands
  legendAbove(room) {
    const { panel: { marks }, context: c } = this, places = [];
    c.font = `12px ${this.family}`;
    let x = 0, row = 0;
    for (const { label } of marks.filter((m) => m.label)) {
      const wide = c.measureText(label).width + 52;
      if (x && x + wide - 16 > room) (x = 0), row++;
      places.push([Math.min(x, room + 22 - wide), row]); // too long for a row: further left, its sample too
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
        c.setLineDash(DASHES[m.told ?? m.dash]);
        c.beginPath();
        c.moveTo(x, y);
        c.lineTo(x + 28, y);
        c.stroke();
        c.setLineDash([]);
      }
      this.write(m.label, x + 34, y, "left");
    });
  }
}
