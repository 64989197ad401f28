// The twin of trainer.py for nnkit's own parts: data, network and training, from settings to numbers.
import { sigmoid, softmax } from "../activations.js";
import { loss, Network } from "../network.js";
import { OPTIMISERS } from "../optimisers.js";
import { Generator } from "../random.js";
import { argmax, clip } from "../scene.js";
import { FACTS } from "./facts.js";
import { drawPoints, gridPoints, inputsOf, OWN, SIDE } from "./points.js";
import { warp } from "./warp.js";

const COUNT = 500; // points drawn, for training and test together
export const GRID = 50; // cells a side of every picture
const LINES = 13, DOTS = 25; // lines each way and points on a line, in the picture of a warped space
const DRAWS = ["data", "noise", "train", "seed"], REBUILDS = [...DRAWS, "inputs", "hidden", "activation", "start"];
const CELLS = gridPoints(GRID);

export class Trainer {
  // own: a student's points, if there are any
  constructor(settings, own) {
    Object.assign(this, { settings, own });
    this.draw();
    this.reset();
  }
  // --- settings

  // takes over settings and keeps what was learned where that is possible; gives the names of what changed
  apply(settings) {
    const before = this.settings, changed = Object.keys(settings).filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]));
    const has = (...names) => names.some((name) => changed.includes(name));
    this.settings = settings;
    if (has(...DRAWS, "points", "removed")) this.draw();
    if (has(...REBUILDS)) this.reset();
    else {
      if (has("batch", "points", "removed", "penalty", "strength")) this.renew();
      if (has("optimizer")) this.optimise(), this.renew();
      this.network.dropout = settings.dropout / 100;
    }
    return changed;
  }
  draw() {
    const { data, noise, train, seed, points, removed } = this.settings;
    if (OWN.includes(data) && this.own?.name !== data) throw new Error(`there are no ${data} here: Playground(data=(X, y)) brings them.`);
    const made = OWN.includes(data) ? this.own.points : drawPoints(data, COUNT, noise / 100, seed);
    const isTrain = Array.from(new Generator([seed, 2]).permutation(made.length), (v) => v < (made.length * train) / 100);
    const drawn = made.map((point, i) => ({ ...point, train: isTrain[i] }));
    const target = (t) => clip(t, this.isRegression ? -1 : 0, this.classes - 1); // other data had other ones
    const all = [...drawn, ...points.map(([x, y, t]) => ({ x, y, t: target(t), train: true }))];
    this.points = all.map((point, index) => ({ ...point, index })).filter(({ index }) => !removed.includes(index));
  }
  get isRegression() {
    return FACTS.choices.regressions.includes(this.settings.data);
  }
  get classes() {
    return OWN[0] === this.settings.data ? this.own.classes : 2;
  }
  reset() {
    const { inputs, hidden, activation, start, dropout } = this.settings;
    const generator = new Generator([start, 1]);
    this.network = new Network([inputs.length, ...hidden, this.classes > 2 ? this.classes : 1], activation, hidden.map(() => generator));
    this.network.weigh(generator);
    this.network.dropout = dropout / 100;
    this.first = this.network.theta.slice();
    this.generator = new Generator([start, 3]);
    this.epoch = this.steps = 0;
    this.history = [];
    this.basis = null;
    this.cells = inputsOf(CELLS, inputs);
    this.optimise();
    this.renew();
    this.record();
  }
  get hasLearned() {
    return this.network.theta.some((v, i) => v !== this.first[i]);
  }
  // weights that were learned elsewhere in so many epochs; the optimiser begins anew
  goOnFrom(theta, epoch) {
    this.network.theta.set(theta);
    this.epoch = epoch;
    this.renew();
    this.record();
  }
  optimise() {
    this.optimiser = OPTIMISERS[this.settings.optimizer](this.settings.lr);
  }
  renew() {
    const rows = (points) => ({ X: inputsOf(points, this.settings.inputs), t: Float64Array.from(points, ({ t }) => t), n: points.length });
    this.sets = [rows(this.points.filter((p) => p.train)), rows(this.points.filter((p) => !p.train))];
    if (!this.sets[0].n) throw new Error("no point is left to train on; add one, or take other data.");
    this.before = this.epoch;
    this.done = 0;
    this.order = null;
  }
  get perEpoch() {
    return Math.ceil(this.sets[0].n / this.settings.batch);
  }

  // --- training

  // one mini-batch; gives its loss before the update
  step() {
    const { X, t, n } = this.sets[0], { batch, penalty, strength, lr, inputs } = this.settings, d = inputs.length;
    if (!this.order || this.at >= n) (this.order = this.generator.permutation(n)), (this.at = 0);
    const rows = this.order.subarray(this.at, this.at + batch), x = new Float64Array(rows.length * d);
    rows.forEach((row, r) => x.set(X.subarray(row * d, row * d + d), r * d));
    const value = this.network.train(x, Float64Array.from(rows, (row) => t[row]), rows.length, this.isRegression);
    if (!Number.isFinite(value))
      throw new Error(`training diverged: the loss is ${value} at step ${this.done}. Usual causes: the learning rate is too large, or a weight is.`);
    if (penalty !== "none") this.network.penalise(penalty, strength);
    this.optimiser(this.network.theta, this.network.grad, lr);
    this.at += batch;
    this.steps++;
    this.epoch = this.before + ++this.done / this.perEpoch;
    return value;
  }
  // whether, since the row `before` of the history, training has come to where the settings say that it stops
  comesToStop(before) {
    const { stop_epoch, stop_loss } = this.settings, [epoch, loss] = this.history.at(-1);
    return (before[0] < stop_epoch && stop_epoch <= epoch + 1e-9) || (before[1] > stop_loss && stop_loss >= loss);
  }
  losses() {
    return this.sets.map(({ X, t, n }) => (n ? loss(this.network.forward(X, n).at(-1), t, this.isRegression, this.network.sizes.at(-1))[0] : NaN));
  }
  record() {
    const row = [this.epoch, ...this.losses()], last = this.history.at(-1);
    if (last && last[0] >= this.epoch) this.history.pop();
    this.history.push(row);
    if (this.history.length > 800) this.history = this.history.filter((_, i) => i === 0 || i % 2 === 0 || i === this.history.length - 1);
    return row.slice(1);
  }
  // the share of points on the right side, for training and test; null for a regression
  accuracies() {
    if (this.isRegression) return null;
    const { classes } = this;
    return this.sets.map(({ X, t, n }) => {
      const z = this.network.forward(X, n).at(-1), isRight = (label, i) => (classes > 2 ? argmax(z.subarray(i * classes, (i + 1) * classes)) === label : z[i] > 0 === label > 0.5);
      return t.reduce((sum, label, i) => sum + isRight(label, i), 0) / n;
    });
  }

  // --- pictures

  // bytes for the answer in each cell
  answer(outputs = this.network.forward(this.cells, GRID * GRID)) {
    const z = outputs.at(-1), { classes } = this, of = this.isRegression ? byte : (v) => byte(2 * sigmoid(v) - 1);
    if (classes < 3) return Uint8Array.from(z, of);
    return Uint8Array.from({ length: GRID * GRID }, (_, i) => classByte(softmax(z.subarray(i * classes, (i + 1) * classes))));
  }
  // bytes for the answer and, relative to their largest size, for every neuron; the ranges of the neurons' values
  picture() {
    const outputs = this.network.forward(this.cells, GRID * GRID), { sizes } = this.network, count = GRID * GRID;
    const total = sizes.reduce((a, b) => a + b), output = this.answer(outputs), neurons = new Uint8Array(total * count), ranges = new Float32Array(2 * total);
    let k = 0;
    outputs.forEach((values, c) => {
      for (let j = 0; j < sizes[c]; j++, k++) {
        let low = Infinity, high = -Infinity; // by hand: this is done for every frame
        for (let i = j; i < values.length; i += sizes[c]) (low = Math.min(low, values[i])), (high = Math.max(high, values[i]));
        const size = Math.max(Math.abs(low), Math.abs(high), 1e-12);
        for (let i = 0; i < count; i++) neurons[k * count + i] = byte(values[i * sizes[c] + j] / size);
        ranges.set([low, high], 2 * k);
      }
    });
    return { output, neurons, ranges };
  }
  // how the network up to this column bends the plane; the points are those for training
  warp(column) {
    const along = (i, n) => -SIDE + (2 * SIDE * i) / (n - 1), grid = [];
    for (const isUpright of [true, false]) for (let l = 0; l < LINES; l++) for (let k = 0; k < DOTS; k++)
      grid.push(isUpright ? { x: along(l, LINES), y: along(k, DOTS) } : { x: along(k, DOTS), y: along(l, LINES) });
    const points = [...grid, ...this.points.filter((p) => p.train)];
    const values = this.network.forward(inputsOf(points, this.settings.inputs), points.length)[column + 1], d = this.network.sizes[column + 1];
    const rows = points.map((_, r) => [...values.subarray(r * d, r * d + d)]);
    const picture = warp(rows.slice(0, grid.length), rows.slice(grid.length), 2 * LINES, this.basis);
    this.basis = picture.basis;
    return { ...picture, shape: [2 * LINES, DOTS] };
  }
  setParameter(column, i, j, value) {
    const layer = this.network.layers[column];
    if (!Number.isFinite(value)) throw new Error(`a weight must be a finite number; got ${value}.`);
    if (!layer || !(i >= -1 && i < layer.m && j >= 0 && j < layer.n)) throw new Error(`column ${column} has no weight (${i}, ${j}).`);
    this.network.theta[i < 0 ? layer.b + j : layer.w + i * layer.n + j] = value;
  }
}

// a value in [-1, 1] as a byte; NaN, of a network that diverged, as the middle
const byte = (v) => (Number.isNaN(v) ? 128 : Math.round(clip(v, -1, 1) * 127.5 + 127.5));

// the class that is most likely, in two bits, and in six by how much it leads over the next one
function classByte(p) {
  const first = argmax(p), second = Math.max(...p.map((v, c) => (c === first ? 0 : v)));
  return 64 * first + Math.round(63 * (p[first] - second || 0));
}
