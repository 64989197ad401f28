// Heatmaps from bytes: 0 is -1, 255 is 1; row 0 is the top.
const heatmapScratch = document.createElement("canvas");

// Draws n x n bytes over the whole canvas of `context`; `discrete` shows the sign only.
export function drawHeatmap(context, bytes, n, palette, discrete = false) {
  if (heatmapScratch.width !== n) heatmapScratch.width = heatmapScratch.height = n;
  const scratch = heatmapScratch.getContext("2d", { willReadFrequently: true });
  const image = scratch.createImageData(n, n);
  const words = new Uint32Array(image.data.buffer), colors = new Uint32Array(palette.buffer);
  for (let i = 0; i < n * n; i++) words[i] = colors[discrete ? (bytes[i] > 127 ? 215 : 40) : bytes[i]];
  scratch.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = !discrete;
  context.drawImage(heatmapScratch, 0, 0, context.canvas.width, context.canvas.height);
}

// The line where the value is 0, so that the boundary is not told by colour alone.
export function drawZeroLine(context, bytes, n, ink) {
  const size = context.canvas.width / n, at = (row, column) => bytes[row * n + column] - 127.5;
  const cross = (a, b) => a / (a - b);
  context.beginPath();
  for (let row = 0; row + 1 < n; row++) {
    for (let column = 0; column + 1 < n; column++) {
      const [a, b, c, d] = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
      const hits = [];  // where the line enters and leaves the square between four cells: marching squares
      if (a * b < 0) hits.push([column + cross(a, b), row]);
      if (b * c < 0) hits.push([column + 1, row + cross(b, c)]);
      if (c * d < 0) hits.push([column + cross(d, c), row + 1]);
      if (d * a < 0) hits.push([column, row + cross(a, d)]);
      for (let k = 0; k + 1 < hits.length; k += 2) {
        context.moveTo((hits[k][0] + 0.5) * size, (hits[k][1] + 0.5) * size);
        context.lineTo((hits[k + 1][0] + 0.5) * size, (hits[k + 1][1] + 0.5) * size);
      }
    }
  }
  context.strokeStyle = ink;
  context.lineWidth = context.canvas.width / 150;
  context.stroke();
}

// A point of class 1 is a disc, of class 0 a square; one that is not trained on is hollow.
export function drawPoint(context, x, y, positive, hollow, size, { blue, orange, ground }) {
  const color = positive ? blue : orange;
  context.beginPath();
  if (positive) context.arc(x, y, size, 0, 7);
  else context.rect(x - size * 0.88, y - size * 0.88, size * 1.76, size * 1.76);
  context.fillStyle = hollow ? ground : color;
  context.strokeStyle = hollow ? color : ground;
  context.lineWidth = hollow ? size * 0.5 : size * 0.35;
  context.fill();
  context.stroke();
}
