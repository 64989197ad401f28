// Curves over a common x axis, on a canvas that is drawn at the screen's own resolution.
import { short } from "./elements.js";

// series: [{ values: [...], color, dash: [...], name }]; x: the position of each value, ascending. The y axis starts at 0.
export function drawCurves(canvas, x, series, { ink, xName = "" }) {
  const scale = window.devicePixelRatio || 1, width = canvas.clientWidth || 220, height = canvas.clientHeight || 120;
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
  context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
  context.fillStyle = context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left, bottom);
  context.lineTo(right, bottom);
  context.stroke();
  context.textAlign = "right";
  context.fillText(short(highest), left - 3, top + 8);
  context.fillText("0", left - 3, bottom);
  context.fillText(`${xName} ${short(last)}`, right, height - 4);
  for (const { values, color, dash } of series) {
    context.beginPath();
    values.forEach((value, i) => {
      const at = [left + ((x[i] - first) / (last - first)) * (right - left), bottom - (Math.min(value, highest) / highest) * (bottom - top)];
      i ? context.lineTo(...at) : context.moveTo(...at);
    });
    context.strokeStyle = color;
    context.setLineDash(dash);
    context.lineWidth = 2;
    context.stroke();
  }
  context.setLineDash([]);
}
