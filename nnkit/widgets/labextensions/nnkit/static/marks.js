// The marks of a picture on its canvas, in the page's own colours: each kind of scene.js but words has a method.
import { signShades } from "./colors.js";
import { shaded } from "./heatmap.js";
import { clip } from "./scene.js";
import { contour, dot } from "./shapes.js";

export const DASHES = { "-": [], "--": [7, 4], "-.": [8, 3, 2, 3], ":": [2, 3] };

// `context`, `panel`, `box` (where the picture is, in pixels), `colors`, `ink`, `ground` and `family` are its painting's
export class Marks {
  px(x) {
    const [low, high] = this.panel.xlim;
    return this.box.left + ((x - low) / (high - low)) * this.box.width;
  }
  py(y) {
    const [low, high] = this.panel.ylim;
    return this.box.top + (1 - (y - low) / (high - low)) * this.box.height;
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

  // values (rows from bottom to top) in -1..1: shaded blue above 0 and orange below, with lines at the levels
  surface(mark) {
    const c = this.context, { nx, ny, values } = mark;
    // opaque: of a faint transparent colour the browser keeps only a few shades
    const bytes = new Uint8Array(nx * ny); // from the top
    for (let k = 0; k < nx * ny; k++) bytes[k] = 127.5 * (1 + clip(values[(ny - 1 - Math.floor(k / nx)) * nx + (k % nx)], -1, 1));
    const { left, top, width, height } = this.box;
    // grid points lie on the border: half a cell hangs over on each side, and is clipped
    const dx = width / (nx - 1), dy = height / (ny - 1);
    c.imageSmoothingEnabled = true;
    c.drawImage(shaded(bytes, nx, ny, signShades(this.colors)), left - dx / 2, top - dy / 2, width + dx, height + dy);
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
