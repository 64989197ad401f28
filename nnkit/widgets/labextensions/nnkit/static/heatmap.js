// Heatmaps from bytes: 0 is -1, 255 is 1; row 0 is the top.
import { contour } from "./shapes.js";

const scratch = document.createElement("canvas");

// A canvas with nx x ny bytes in their colours.
export function shaded(bytes, nx, ny, palette) {
  if (scratch.width !== nx || scratch.height !== ny) Object.assign(scratch, { width: nx, height: ny }); // each time would take long
  const context = scratch.getContext("2d", { willReadFrequently: true }), image = context.createImageData(nx, ny);
  const words = new Uint32Array(image.data.buffer), colors = new Uint32Array(palette.buffer);
  for (let i = 0; i < words.length; i++) words[i] = colors[bytes[i]];
  context.putImageData(image, 0, 0);
  return scratch;
}

// Draws n x n bytes over the whole canvas of `context`.
export function drawHeatmap(context, bytes, n, palette, isSmooth = true) {
  context.imageSmoothingEnabled = isSmooth;
  context.drawImage(shaded(bytes, n, n, palette), 0, 0, context.canvas.width, context.canvas.height);
}

function drawLevel(context, values, n, level, ink) {
  const size = context.canvas.width / n;
  context.beginPath();
  for (const [from, to] of contour(values, n, n, level, (x, y) => [(x + 0.5) * size, (y + 0.5) * size])) {
    context.moveTo(...from);
    context.lineTo(...to);
  }
  context.strokeStyle = ink;
  context.lineWidth = context.canvas.width / 150;
  context.stroke();
}

// The line where the value is 0, so that the boundary is not told by colour alone.
export const drawZeroLine = (context, bytes, n, ink) => drawLevel(context, bytes, n, 127.5, ink);

// The same of several classes, whose bytes hold the class in two bits and its lead over the next one in six.
export function drawBorders(context, bytes, n, classes, ink) {
  for (let c = 0; c < classes; c++)
    drawLevel(context, Float32Array.from(bytes, (b) => (b >> 6 === c ? 0.5 + (b & 63) : -0.5 - (b & 63))), n, 0, ink);
}
