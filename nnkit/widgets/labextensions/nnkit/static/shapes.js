// Shapes on a canvas, ticks of an axis, lines of equal height.

export function rule(c, x0, y0, x1, y1, alpha) {
  c.globalAlpha = alpha;
  c.beginPath();
  c.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  c.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  c.stroke();
  c.globalAlpha = 1;
}

export function ticks(low, high, about) {
  const raw = (high - low) / Math.max(2, about), power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((k) => k * power >= 0.75 * raw);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
    const value = Number((k * step).toPrecision(12));
    found.push([value, String(value)]);
  }
  return found;
}

export function shape(c, marker, x, y, r) {
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

// a marker in its colour with an outline of the ground, or hollow; `density` dots to a pixel
export function dot(c, marker, x, y, r, color, ground, hollow = false, density = 1) {
  shape(c, marker, x, y, r);
  c.fillStyle = hollow ? ground : color;
  c.strokeStyle = hollow ? color : ground;
  c.lineWidth = density * (hollow ? 2 : 1);
  c.fill();
  c.stroke();
}

// marching squares: two crossings on the edges of a cell are joined; pairs of ends
export function contour(values, nx, ny, level, place) {
  const pieces = [], corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
  for (let j = 0; j + 1 < ny; j++) {
    for (let i = 0, at = j * nx; i + 1 < nx; i++, at++) {
      const isLow = values[at] < level;
      if (isLow === values[at + 1] < level && isLow === values[at + nx] < level && isLow === values[at + nx + 1] < level) continue;
      const v = [values[at], values[at + 1], values[at + nx + 1], values[at + nx]], cuts = [];
      for (let k = 0; k < 4; k++) {
        const a = v[k] - level, b = v[(k + 1) % 4] - level;
        if (a < 0 === b < 0) continue;
        const t = a / (a - b), [x0, y0] = corners[k], [x1, y1] = corners[(k + 1) % 4];
        cuts.push(place(i + x0 + t * (x1 - x0), j + y0 + t * (y1 - y0)));
      }
      for (let k = 0; k + 1 < cuts.length; k += 2) pieces.push([cuts[k], cuts[k + 1]]);
    }
  }
  return pieces;
}

// the numbers of a colour as the page computes it
export const rgb = (color) => color.match(/[\d.]+/g).map(Number);
