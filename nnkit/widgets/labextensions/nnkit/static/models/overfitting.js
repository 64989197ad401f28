// Overfitting: a network trained on a few noisy points while width, noise, penalty and dropout change.
import { OPTIMISERS } from "../optimisers.js";
import { Generator } from "../random.js";
import { argmax, clip, fixed, general, line, linspace, panel, points, powerTicks } from "../scene.js";

const LOW = -1, HIGH = 1, GRID = linspace(LOW, HIGH, 161);
const EPOCHS = 1200, EVERY = 12, OFF = -6; // the penalty slider's left end: none at all
const LOWEST = -4, HIGHEST = 1; // powers of ten in the picture of the errors

const truth = (x) => 0.8 * Math.sin(3.5 * x);

// 1 - width - width - 1 with tanh. theta is W1, b1, W2 (width x width), b2, W3, b3, as nnkit's Sequential keeps it.
class Network {
  constructor(width, dropout, seed) {
    this.width = width;
    this.theta = new Float64Array(width * width + 4 * width + 1);
    this.grad = new Float64Array(this.theta.length);
    const [W1, b1, W2, b2, W3, b3] = [0, width, 2 * width, 2 * width + width * width, 3 * width + width * width, 4 * width + width * width];
    this.at = { W1, b1, W2, b2, W3, b3 };
    // spread the bends over the interval: with biases of 0 all of them would start at x = 0
    this.theta.set(new Generator(seed).normal(width, 3), W1);
    this.theta.set(new Generator(seed + 1).uniform(-3, 3, width), b1);
    this.theta.set(new Generator(seed + 3).normal(width * width, Math.sqrt(2 / width)), W2);
    this.theta.set(new Generator(seed + 5).normal(width, Math.sqrt(2 / width)), W3);
    this.dropout = dropout;
    this.masks = [new Generator(seed + 2), new Generator(seed + 4)];
  }
  hide(h, k) { // one mask for the whole batch, as nnkit's Dropout draws it
    const { dropout } = this, mask = h.map(() => (this.masks[k].random() >= dropout ? 1 / (1 - dropout) : 0));
    h.forEach((_, i) => (h[i] *= mask[i]));
    return mask;
  }
  forward(x, isTraining = false) {
    const { width: w, theta, at } = this, n = x.length, a = new Float64Array(n * w), b = new Float64Array(n * w), out = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < w; j++) a[i * w + j] = Math.tanh(x[i] * theta[at.W1 + j] + theta[at.b1 + j]);
    const A = isTraining && this.dropout ? a.slice() : a, maskA = A === a ? null : this.hide(A, 0);
    const sums = new Float64Array(w);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < w; j++) sums[j] = theta[at.b2 + j];
      for (let l = 0; l < w; l++) {
        const v = A[i * w + l];
        for (let j = 0, row = at.W2 + l * w; j < w; j++) sums[j] += v * theta[row + j];
      }
      for (let j = 0; j < w; j++) b[i * w + j] = Math.tanh(sums[j]);
    }
    const B = isTraining && this.dropout ? b.slice() : b, maskB = B === b ? null : this.hide(B, 1);
    for (let i = 0; i < n; i++) {
      let total = theta[at.b3];
      for (let j = 0; j < w; j++) total += B[i * w + j] * theta[at.W3 + j];
      out[i] = total;
    }
    return { x, a, A, maskA, b, B, maskB, out };
  }
  backward({ x, a, A, maskA, b, B, maskB }, dy) {
    const { width: w, theta, grad, at } = this, n = x.length, dz = new Float64Array(w);
    grad.fill(0);
    for (let i = 0; i < n; i++) {
      const d = dy[i];
      grad[at.b3] += d;
      for (let j = 0; j < w; j++) {
        const k = i * w + j;
        grad[at.W3 + j] += B[k] * d;
        dz[j] = d * theta[at.W3 + j] * (maskB ? maskB[k] : 1) * (1 - b[k] * b[k]);
        grad[at.b2 + j] += dz[j];
      }
      for (let l = 0; l < w; l++) {
        const k = i * w + l, v = A[k], row = at.W2 + l * w;
        let back = 0;
        for (let j = 0; j < w; j++) {
          grad[row + j] += v * dz[j];
          back += theta[row + j] * dz[j];
        }
        const down = back * (maskA ? maskA[k] : 1) * (1 - a[k] * a[k]);
        grad[at.b1 + l] += down;
        grad[at.W1 + l] += x[i] * down;
      }
    }
  }
  weights() { // where theta holds weights, which alone are punished
    const { at } = this;
    return [[at.W1, at.b1], [at.W2, at.b2], [at.W3, at.b3]];
  }
}

// Adam on all points at once, bit by bit; the test error is against 200 other points of the kind
class Training {
  constructor({ width, count, noise, log_strength, dropout, seed }) {
    const rng = new Generator(seed), noisy = (x) => x.map((v) => truth(v) + noise * rng.one());
    this.x = rng.uniform(LOW, HIGH, count).sort();
    this.y = noisy(this.x);
    this.testX = rng.uniform(LOW, HIGH, 200);
    this.testY = noisy(this.testX);
    this.network = new Network(width, dropout, seed);
    this.step = OPTIMISERS.Adam(0.02);
    this.strength = log_strength > OFF ? 10 ** log_strength : 0;
    this.records = [];
  }
  get isFinished() {
    return this.records.length === EPOCHS / EVERY + 1;
  }
  advance(until) { // at least to the next record
    while (!this.isFinished) {
      for (let k = this.records.length ? EVERY : 0; k > 0; k--) this.train();
      const error = (x, y) => this.network.forward(x).out.reduce((total, v, i) => total + (v - y[i]) ** 2, 0) / x.length;
      this.records.push({ curve: this.network.forward(GRID).out, train: error(this.x, this.y), test: error(this.testX, this.testY) });
      if (performance.now() >= until) break;
    }
    return this.records;
  }
  train() {
    const { network, strength } = this, { theta, grad } = network, done = network.forward(this.x, true);
    network.backward(done, done.out.map((v, i) => ((v - this.y[i]) * 2) / this.x.length));
    if (strength) for (const [from, to] of network.weights()) for (let i = from; i < to; i++) grad[i] += strength * theta[i];
    this.step(theta, grad);
  }
}

const trainings = new Map(); // the same state is not trained twice

function trainingOf({ epoch: _, ...state }) {
  const key = JSON.stringify(state);
  if (!trainings.has(key)) {
    if (trainings.size >= 8) trainings.delete(trainings.keys().next().value);
    trainings.set(key, new Training(state));
  }
  return trainings.get(key);
}

export const OVERFITTING = {
  texts: { log_strength: (v) => (v === OFF ? "0" : general(10 ** v, 2)) },
  act: {
    again(state) {
      state.seed++;
    },
  },
  picture(state, _given, until = Infinity) {
    const going = trainingOf(state), records = going.advance(until), { width, epoch, noise } = state;
    const at = Math.min(Math.floor(epoch / EVERY), records.length - 1), epochs = records.map((_, i) => EVERY * i);
    const power = (values) => values.map((v) => clip(Math.log10(Math.max(v, 1e-12)), LOWEST, HIGHEST));
    const train = records.map((r) => r.train), test = records.map((r) => r.test), best = argmax(test.map((v) => -v)), tests = power(test);
    return {
      panels: [
        panel([LOW, HIGH], [-1.9, 1.9], [
          line(GRID, GRID.map(truth), { color: "green", dash: "--", label: "truth" }),
          points(going.x, going.y, { color: "orange", marker: "square", size: 5, label: "training points" }),
          line(GRID, records[at].curve, { width: 2.5, label: "network" }),
        ], { title: `${width * width + 4 * width + 1} parameters, ${going.x.length} points`, xlabel: "x", height: 330, width: 1.4 }),
        panel([0, EPOCHS], [LOWEST, HIGHEST], [
          line(epochs, power(train), { color: "orange", label: "training" }), line(epochs, tests, { dash: "--", label: "test" }),
          points([epochs[best]], [tests[best]], { marker: "diamond", size: 6, label: "best test" }),
          line([epochs[at], epochs[at]], [LOWEST, HIGHEST], { color: "ink", dash: ":", width: 1 }),
        ], {
          title: "mean squared error", xlabel: "epoch", yticks: powerTicks(LOWEST, HIGHEST), height: 330,
          says: `Best test error ${general(test[best], 3)} at epoch ${epochs[best]}.`,
        }),
      ],
      says: `After ${epochs[at]} epochs${epochs[at] < epoch ? " so far" : ""}: error on the training points ${fixed(train[at], 4)}, on test points ${fixed(test[at], 4)} (the noise alone is ${fixed(noise ** 2, 4)}). Best test error ${fixed(test[best], 4)}, at epoch ${epochs[best]}.`,
      facts: { train, test, x: going.x, y: going.y },
      unfinished: !going.isFinished,
    };
  },
};
