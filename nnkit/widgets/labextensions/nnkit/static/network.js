// A stack of dense layers as nnkit builds and trains it. All its numbers are in one vector: layer by layer W (m, n), row
// by row, then b (n).
import { ACTIVATIONS, sigmoid, softmax, softplus } from "./activations.js";

const SATURATING = ["tanh", "sigmoid", "identity"]; // their weights start narrower than a ReLU's

export class Network {
  // sizes: inputs, hidden layers, output; without weights yet. `generators`, one for each hidden layer, draw in training
  // what dropout leaves out.
  constructor(sizes, activation, generators) {
    [this.f, this.slope] = ACTIVATIONS[activation];
    Object.assign(this, { sizes, activation, generators, dropout: 0 });
    let at = 0;
    this.layers = sizes.slice(1).map((n, k) => {
      const m = sizes[k], w = at, b = at + m * n;
      at = b + n;
      return { m, n, w, b };
    });
    this.theta = new Float64Array(at);
    this.grad = new Float64Array(at);
  }
  // weights as nnkit begins with: Xavier's or He's
  weigh(generator) {
    for (const { m, n, w } of this.layers)
      this.theta.set(generator.normal(m * n, Math.sqrt(SATURATING.includes(this.activation) ? 2 / (m + n) : 2 / m)), w);
  }
  // the answers of every layer for X (count rows), hidden ones behind their activation; the last are logits or values
  forward(X, count, isTraining = false) {
    const T = this.theta, outputs = [X], { f } = this;
    this.sums = [];
    this.masks = [];
    this.layers.forEach(({ m, n, w, b }, k) => {
      const x = outputs[k], z = new Float64Array(count * n), isLast = k === this.layers.length - 1;
      for (let r = 0; r < count; r++) {
        const to = r * n;
        for (let i = 0, row = w; i < m; i++, row += n) for (let j = 0, v = x[r * m + i]; j < n; j++) z[to + j] += v * T[row + j];
        for (let j = 0; j < n; j++) z[to + j] += T[b + j];
      }
      this.sums.push(z);
      const y = isLast ? z : new Float64Array(z.length);
      if (!isLast) for (let i = 0; i < z.length; i++) y[i] = f(z[i]);
      if (isTraining && this.dropout > 0 && !isLast) {
        const mask = Float64Array.from(y, () => (this.generators[k].random() >= this.dropout ? 1 / (1 - this.dropout) : 0));
        mask.forEach((v, i) => (y[i] *= v));
        this.masks.push(mask);
      }
      outputs.push(y);
    });
    return outputs;
  }
  // the mean loss of count rows in training; fills grad
  train(X, targets, count, isRegression) {
    const outputs = this.forward(X, count, true), T = this.theta, G = this.grad.fill(0);
    let [value, dy] = loss(outputs.at(-1), targets, isRegression, this.sizes.at(-1));
    for (let k = this.layers.length - 1; k >= 0; k--) {
      const { m, n, w, b } = this.layers[k], x = outputs[k], dx = new Float64Array(count * m);
      for (let r = 0; r < count; r++) {
        const from = r * n;
        for (let j = 0; j < n; j++) G[b + j] += dy[from + j];
        for (let i = 0, row = w; i < m; i++, row += n) {
          let back = 0;
          for (let j = 0, v = x[r * m + i]; j < n; j++) {
            const d = dy[from + j];
            G[row + j] += v * d;
            back += d * T[row + j];
          }
          dx[r * m + i] = back;
        }
      }
      if (k > 0) {
        const z = this.sums[k - 1], mask = this.masks[k - 1];
        for (let i = 0; i < dx.length; i++) dx[i] *= (mask ? mask[i] : 1) * this.slope(z[i]);
      }
      dy = dx;
    }
    return value;
  }
  // adds the gradient of a penalty on the weights, not on the biases
  penalise(kind, strength) {
    for (const { m, n, w } of this.layers)
      for (let i = w; i < w + m * n; i++) this.grad[i] += strength * (kind === "L2" ? this.theta[i] : Math.sign(this.theta[i]));
  }
}

// [mean, gradient]: squared error of values, cross-entropy of logits; of `classes` logits a row where there are several
export function loss(output, targets, isRegression, classes = 1) {
  const n = output.length, gradient = new Float64Array(n), count = n / classes;
  let sum = 0;
  for (let r = 0; classes > 1 && r < count; r++) {
    const z = output.subarray(r * classes, (r + 1) * classes), p = softmax(z), t = targets[r], most = Math.max(...z);
    sum += most - z[t] + Math.log(z.reduce((total, v) => total + Math.exp(v - most), 0));
    p.forEach((v, c) => (gradient[r * classes + c] = (v - (c === t)) / count));
  }
  if (classes > 1) return [sum / count, gradient];
  for (let i = 0; i < n; i++) {
    const z = output[i], t = targets[i];
    sum += isRegression ? (z - t) ** 2 : softplus(z) - t * z;
    gradient[i] = (isRegression ? 2 * (z - t) : sigmoid(z) - t) / n;
  }
  return [sum / n, gradient];
}
