// Overfitting: a network trained on a few noisy points while width, noise, penalty and dropout change.
import { Network } from "../network.js";
import { OPTIMISERS } from "../optimisers.js";
import { Generator } from "../random.js";
import { argmax, clip, fixed, general, line, linspace, panel, points, powerTicks } from "../scene.js";

const LOW = -1, HIGH = 1, GRID = linspace(LOW, HIGH, 161);
const EPOCHS = 1200, EVERY = 12, OFF = -6; // the penalty slider's left end: none at all
const LOWEST = -4, HIGHEST = 1; // powers of ten in the picture of the errors

const truth = (x) => 0.8 * Math.sin(3.5 * x);

// 1 - width - width - 1 with tanh, as nnkit's Sequential keeps and draws it
function freshNetwork(width, dropout, seed) {
  const network = new Network([1, width, width, 1], "tanh", [2, 4].map((k) => new Generator(seed + k))), [first, second, third] = network.layers;
  network.dropout = dropout;
  // spread the bends over the interval: with biases of 0 all of them would start at x = 0
  network.theta.set(new Generator(seed).normal(width, 3), first.w);
  network.theta.set(new Generator(seed + 1).uniform(-3, 3, width), first.b);
  network.theta.set(new Generator(seed + 3).normal(width * width, Math.sqrt(2 / width)), second.w);
  network.theta.set(new Generator(seed + 5).normal(width, Math.sqrt(2 / width)), third.w);
  return network;
}

// Adam on all points at once, bit by bit; the test error is against 200 other points of the kind
class Training {
  constructor({ width, count, noise, log_strength, dropout, seed }) {
    const rng = new Generator(seed), noisy = (x) => x.map((v) => truth(v) + noise * rng.one());
    this.x = rng.uniform(LOW, HIGH, count).sort();
    this.y = noisy(this.x);
    this.testX = rng.uniform(LOW, HIGH, 200);
    this.testY = noisy(this.testX);
    this.network = freshNetwork(width, dropout, seed);
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
      const answers = (x) => this.network.forward(x, x.length).at(-1);
      const error = (x, y) => answers(x).reduce((total, v, i) => total + (v - y[i]) ** 2, 0) / x.length;
      this.records.push({ curve: answers(GRID), train: error(this.x, this.y), test: error(this.testX, this.testY) });
      if (performance.now() >= until) break;
    }
    return this.records;
  }
  train() {
    const { network, strength } = this;
    network.train(this.x, this.y, this.x.length, true);
    if (strength) network.penalise("L2", strength);
    this.step(network.theta, network.grad);
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
          title: "mean squared error", xlabel: "epoch", yticks: powerTicks(LOWEST, HIGHEST, 1), height: 330,
          says: `Best test error ${general(test[best])} at epoch ${epochs[best]}.`,
        }),
      ],
      says: `After ${epochs[at]} epochs${epochs[at] < epoch ? " so far" : ""}: error on the training points ${fixed(train[at], 4)}, on test points ${fixed(test[at], 4)} (the noise alone is ${fixed(noise ** 2, 4)}). Best test error ${fixed(test[best], 4)}, at epoch ${epochs[best]}.`,
      facts: { train, test, x: going.x, y: going.y },
      unfinished: !going.isFinished,
    };
  },
};
