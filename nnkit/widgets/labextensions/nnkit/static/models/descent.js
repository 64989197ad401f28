// Gradient descent on a sigmoid neuron with one input: the whole landscape of its loss, and the path through it.
import { binaryCrossEntropy, sigmoid } from "../activations.js";
import { exam } from "../exam.js";
import { fixed, general, handle, line, mean, onGrid, panel, points } from "../scene.js";
import { heightMap } from "../surfaces.js";

const CENTRED = "hours minus their mean", RAW = "hours as they are";
const WINDOWS = { [CENTRED]: [[-2.5, 3.5], [-2.5, 3]], [RAW]: [[-2.5, 3.5], [-6, 3]] }; // of w and of b
const LEVELS = [0.3, 0.35, 0.4, 0.5, 0.7, 1, 1.5, 2.5, 4, 6, 10];

const { X, y } = exam(), studied = X.map((row) => row[1]), middle = mean(studied);
const INPUTS = { [CENTRED]: studied.map((v) => v - middle), [RAW]: studied };
const maps = {};

function landscape(inputs) {
  const x = INPUTS[inputs], loss = (w, b) => binaryCrossEntropy(x.map((v) => w * v + b), y);
  return (maps[inputs] ??= heightMap(onGrid(loss, ...WINDOWS[inputs], 61), 61, 61, LEVELS));
}

function descend(rate, steps, x, start) {
  const path = [start], losses = [];
  for (let k = 0; k <= steps; k++) {
    const [w, b] = path.at(-1), z = x.map((v) => w * v + b);
    losses.push(binaryCrossEntropy(z, y));
    if (k === steps) break;
    const error = z.map((v, i) => sigmoid(v) - y[i]);
    path.push([w - rate * mean(error.map((e, i) => e * x[i])), b - rate * mean(error)]);
  }
  return [path, losses];
}

export const DESCENT = {
  texts: { log_rate: (v) => general(10 ** v) },
  picture({ log_rate, steps, inputs, start }) {
    const rate = 10 ** log_rate, [path, losses] = descend(rate, steps, INPUTS[inputs], start);
    const ws = path.map((p) => p[0]), bs = path.map((p) => p[1]), number = losses.map((_, k) => k);
    const uphill = losses.filter((v, k) => k && v - losses[k - 1] > 1e-9).length;
    return {
      panels: [
        panel(...WINDOWS[inputs], [
          landscape(inputs), line(ws, bs, { label: "path" }), points(ws, bs, { size: 3 }),
          points(ws.slice(-1), bs.slice(-1), { color: "orange", marker: "triangle", size: 7, label: "end" }),
        ], {
          title: "press anywhere to start there; numbers are losses", xlabel: "weight w (across), bias b (up)", height: 360,
          width: 1.2, press: "start", handles: [handle("start", ...start, "start", { shape: "square", step: 0.1 })],
        }),
        panel([0, Math.max(steps, 5)], [0, Math.max(2.5, 1.05 * Math.max(...losses))],
          [line(number, losses), points(number, losses, { size: 3 })],
          { title: "loss", xlabel: "step", height: 360, says: `Loss from ${fixed(losses[0], 3)} to ${fixed(losses.at(-1), 3)}.` }),
      ],
      says: `Learning rate ${general(rate)}, ${steps} steps on ${inputs}. The loss goes from ${fixed(losses[0], 3)} to ${fixed(losses.at(-1), 3)}; ${uphill} of the steps go uphill. The path ends at w = ${fixed(ws.at(-1), 2)}, b = ${fixed(bs.at(-1), 2)}.`,
      facts: { path, losses, uphill },
    };
  },
};
