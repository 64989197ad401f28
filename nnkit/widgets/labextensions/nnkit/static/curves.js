// Curves over a common x axis, on a canvas that is drawn at the screen's own resolution.
import { short } from "./elements.js";
import { rule, ticks } from "./shapes.js";

// What is asked of the page once and not in each frame: there it would lay out anew what has just been changed.
const known = new WeakMap();
function measured(canvas) {
  if (!known.has(canvas)) {
    known.set(canvas, { width: canvas.clientWidth, height: canvas.clientHeight, font: getComputedStyle(canvas).fontFamily });
    new ResizeObserver(([{ contentRect: { width, height } }]) => Object.assign(known.get(canvas), { width, height })).observe(canvas);
  }
  return known.get(canvas);
}

// series: [{ values: [...], color, dash: [...], name }]; x: the position of each value, ascending. The y axis starts at 0.
export function drawCurves(canvas, x, series, { ink, xName = "" }) {
  const scale = window.devicePixelRatio || 1, { font, ...size } = measured(canvas), width = size.width || 220, height = size.height || 120;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const left = 34, right = width - 6, top = 8, bottom = height - 18;
  let highest = 0;
  for (const { values } of series) for (const value of values) if (value > highest && value < Infinity) highest = value;
  highest = highest || 1;
  const first = x[0] ?? 0, last = Math.max(x[x.length - 1] ?? 1, first + 1);
  context.font = `11px ${font}`;
  context.fillStyle = context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left, bottom);
  context.lineTo(right, bottom);
  context.stroke();
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const [value, text] of ticks(0, highest, (bottom - top) / 30)) {
    const y = bottom - (value / highest) * (bottom - top);
    if (value) rule(context, left, y, right, y, 0.13);
    context.fillText(text, left - 4, y);
  }
  context.textBaseline = "alphabetic";
  context.fillText(`${xName} ${short(last)}`, right, height - 4);
  // From pixel to pixel, with gaps of our own: a dashed line of many points costs a browser half of its frames.
  const up = (value) => bottom - (Math.min(value, highest) / highest) * (bottom - top), end = left + ((x[x.length - 1] - first) / (last - first)) * (right - left);
  for (const { values, color, dash: [on, off] } of series) {
    context.beginPath();
    context.moveTo(left, up(values[0]));
    for (let across = left + 1, i = 0; across <= end + 1; across++) {
      const here = Math.min(across, end), at = first + ((here - left) / (right - left)) * (last - first);
      while (i + 2 < x.length && x[i + 1] < at) i++;
      const share = x[i + 1] > x[i] ? Math.min(1, (at - x[i]) / (x[i + 1] - x[i])) : 0;
      const value = values[i] + share * ((values[i + 1] ?? values[i]) - values[i]);
      (across - left) % (on + off) < on || !on ? context.lineTo(here, up(value)) : context.moveTo(here, up(value));
    }
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.stroke();
  }
}
