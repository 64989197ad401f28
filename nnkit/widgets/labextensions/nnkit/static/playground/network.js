// A stack of dense layers as nnkit builds and trains it. All its numbers are in one vector: layer by layer W (m, n), row
// by row, then b (n).
import { ACTIVATIONS, sigmoid, softplus } from "../activations.js";

const SATURATING = ["tanh", "sigmoid", "identity"]; // their weights start narrower than a ReLU's

export class Network {
  // sizes: inputs, hidden layers, output; the generator draws the weights and, in training, what dropout leaves out
  constructor(sizes, activation, generator) {
    [this.f, this.slope] = ACTIVATIONS[activation];
    this.sizes = sizes;
    this.generator = generator;
    this.dropout = 0;
    let at = 0;
    this.layers = sizes.slice(1).map((n, k) => {
      const m = sizes[k], w = at, b = at + m * n;
      at = b + n;
      return { m, n, w, b };
    });
    this.theta = new Float64Array(at);
    this.grad = new Float64Array(at);
    for (const { m, n, w } of this.layers)
      this.theta.set(generator.normal(m * n, Math.sqrt(SATURATING.includes(activation) ? 2 / (m + n) : 2 / m)), w);
  }
  // the answers of every layer for X (count rows), hidden ones behind their activation; the last are logits or values
  forward(X, count, isTraining = false) {
    const T = this.theta, outputs = [X];
    this.sums = [];
    this.masks = [];
    this.layers.forEach(({ m, n, w, b }, k) => {
      const x = outputs[k], z = new Float64Array(count * n), isLast = k === this.layers.length - 1;
      for (let r = 0; r < count; r++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let i = 0; i < m; i++) sum += x[r * m + i] * T[w + i * n + j];
          z[r * n + j] = sum + T[b + j];
        }
      }
      this.sums.push(z);
      const y = isLast ? z : z.map((v) => this.f(v)); // not map(this.f): it would take the index for its eps
      if (isTraining && this.dropout > 0 && !isLast) {
        const mask = Float64Array.from(y, () => (this.generator.random() >= this.dropout ? 1 / (1 - this.dropout) : 0));
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
    let [value, dy] = loss(outputs.at(-1), targets, isRegression);
    for (let k = this.layers.length - 1; k >= 0; k--) {
      const { m, n, w, b } = this.layers[k], x = outputs[k], dx = new Float64Array(count * m);
      for (let r = 0; r < count; r++) {
        for (let j = 0; j < n; j++) {
          const d = dy[r * n + j];
          G[b + j] += d;
          for (let i = 0; i < m; i++) {
            G[w + i * n + j] += x[r * m + i] * d;
            dx[r * m + i] += d * T[w + i * n + j];
          }
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

// [mean, gradient]: squared error of values, cross-entropy of logits
export function loss(output, targets, isRegression) {
  const n = output.length, gradient = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const z = output[i], t = targets[i];
    sum += isRegression ? (z - t) ** 2 : softplus(z) - t * z;
    gradient[i] = (isRegression ? 2 * (z - t) : sigmoid(z) - t) / n;
  }
  return [sum / n, gradient];
}
