// How much of a gradient is left after a stack of layers: saturation and dead ReLUs, by activation and weights.
import { ACTIVATIONS } from "../activations.js";
import { times, timesTransposed } from "../matrix.js";
import { Generator } from "../random.js";
import { fixed, general, layerTicks, line, listed, mean, panel, points, range } from "../scene.js";
import { sizesPanel } from "./sizes.js";

const WIDTH = 40, EXAMPLES = 60;
const FLAT = 0.01; // a slope below this lets next to nothing through

// The random numbers are the same whatever the sliders say: examples, then weights layer by layer, then a gradient. Of
// more layers only what is not there yet is drawn.
const RNG = new Generator(0), BATCH = EXAMPLES * WIDTH, SQUARE = WIDTH * WIDTH;
let drawn = new Float64Array(0);

function draws(layers) {
  const count = 2 * BATCH + layers * SQUARE, before = drawn;
  if (before.length < count) {
    drawn = new Float64Array(count);
    drawn.set(before);
    drawn.set(RNG.normal(count - before.length), before.length);
  }
  const of = (from, n) => drawn.subarray(from, from + n);
  return { A: of(0, BATCH), weights: range(layers).map((k) => of(BATCH + k * SQUARE, SQUARE)), dA: of(BATCH + layers * SQUARE, BATCH) };
}

// Random examples go up a random network, and a random gradient comes down: its size in front of each layer, the share of
// (example, neuron) pairs with a flat slope, and of neurons that are flat for every example.
function sendGradient(name, layers, scale, bias) {
  const [g, derivative] = ACTIVATIONS[name], { A: first, weights, dA: top } = draws(layers);
  const size = (M) => {
    let total = 0;
    for (const v of M) total += v * v;
    return Math.sqrt(total);
  };
  const by = scale / Math.sqrt(WIDTH);
  const slopes = [], left = [], flat = [], dead = [];
  let A = first;
  for (const M of weights) {
    const Z = times(A, M, EXAMPLES, WIDTH, WIDTH), slope = new Float64Array(Z.length), alive = new Uint8Array(WIDTH);
    let flats = 0;
    for (let i = 0; i < Z.length; i++) {
      const z = by * Z[i] + bias;
      slope[i] = derivative(z);
      Z[i] = g(z);
      if (Math.abs(slope[i]) < FLAT) flats++;
      else alive[i % WIDTH] = 1;
    }
    A = Z;
    slopes.push(slope);
    flat.push(flats / Z.length);
    dead.push(1 - mean(Array.from(alive)));
  }
  let dA = top;
  for (let k = layers - 1; k >= 0; k--) {
    const dZ = slopes[k].map((v, i) => by * v * dA[i]);
    dA = timesTransposed(dZ, weights[k], EXAMPLES, WIDTH, WIDTH);
    left.unshift(size(dA) / size(top));
  }
  return { left, flat, dead };
}

export const GRADIENT_STACK = {
  picture({ activation, layers, scale, bias }) {
    const { left, flat, dead } = sendGradient(activation, layers, scale, bias), number = range(layers, 1), xticks = layerTicks(1, layers);
    const percent = (values) => values.map((v) => 100 * v);
    return {
      panels: [
        sizesPanel([...left, 1], range(layers + 1, 1), [-12, 4], { // powers of ten
          title: "size of the gradient", xlabel: "layer (the gradient enters on the right)", xticks, every: 4, height: 320,
          says: `By layer: ${listed(left, (v) => general(v, 2))}`,
        }),
        panel([0, layers + 1.3], [-4, 125], [
          line(number, percent(flat), { color: "orange", width: 1.5 }),
          points(number, percent(flat), { color: "orange", marker: "square", size: 5, label: "slopes" }),
          line(number, percent(dead), { color: "green", dash: "-.", width: 1.5 }),
          points(number, percent(dead), { color: "green", marker: "cross", size: 5, label: "neurons, for every example" }),
        ], {
          title: `percent that are flat (|slope| < ${FLAT})`, xlabel: "layer", xticks, height: 320,
          yticks: [0, 25, 50, 75, 100].map((v) => [v, String(v)]),
          says: `Flat slopes by layer, percent: ${listed(percent(flat), (v) => fixed(v, 0))}`,
        }),
      ],
      says: `${layers} layers of ${WIDTH} ${activation} neurons, weight scale ${general(scale)}, biases ${general(bias)}. Of a gradient of size 1 that enters behind layer ${layers}, ${general(left[0], 2)} is left at layer 1. ${fixed(100 * mean(flat), 0)}% of all slopes are below ${FLAT}; in layer ${layers} ${fixed(100 * dead.at(-1), 0)}% of the neurons are flat for every example.`,
      facts: { left, flat, dead },
    };
  },
};
