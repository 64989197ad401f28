// How much of a gradient is left after a stack of layers: saturation and dead ReLUs, by activation and weights.
import { ACTIVATIONS } from "../activations.js";
import { times, timesTransposed } from "../matrix.js";
import { Generator } from "../random.js";
import { fixed, general, layerTicks, line, listed, mean, panel, points, powerTicks, range, text } from "../scene.js";

const WIDTH = 40, EXAMPLES = 60;
const FLAT = 0.01; // a slope below this lets next to nothing through
const LOWEST = -12, HIGHEST = 4; // powers of ten in the picture; what leaves it is drawn at its edge

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

// sizes by layer as powers of ten; what leaves the picture is a triangle at its edge
function sizesPanel(left, xticks) {
  const behind = left.length + 1, all = left.map((v, i) => [i + 1, Math.log10(v)]);
  const inside = [...all.filter(([, p]) => p >= LOWEST && p <= HIGHEST), [behind, 0]];
  const lost = all.filter(([, p]) => !(p >= LOWEST && p <= HIGHEST)), xs = inside.map((p) => p[0]), ys = inside.map((p) => p[1]);
  const marks = [
    line([0, behind], [0, 0], { color: "ink", dash: ":", width: 1 }), line(xs, ys), points(xs, ys),
    points(lost.map((p) => p[0]), lost.map((p) => (p[1] < LOWEST ? LOWEST : HIGHEST)), { color: "orange", marker: "triangle", size: 6 }),
  ];
  if (lost.some((p) => p[1] < LOWEST)) marks.push(text(0.3, LOWEST + 0.9, `triangle: less than 1e${LOWEST}`, { align: "left", box: true }));
  if (lost.some((p) => p[1] > HIGHEST)) marks.push(text(0.3, HIGHEST - 0.9, `triangle: more than 1e${HIGHEST}`, { align: "left", box: true }));
  return panel([0, behind + 0.3], [LOWEST - 0.8, HIGHEST + 0.8], marks, {
    title: "size of the gradient", xlabel: "layer (the gradient enters on the right)", xticks, yticks: powerTicks(LOWEST, HIGHEST, 4),
    height: 320, says: `By layer: ${listed(left, (v) => general(v, 2))}`,
  });
}

export const GRADIENT_STACK = {
  picture({ activation, layers, scale, bias }) {
    const { left, flat, dead } = sendGradient(activation, layers, scale, bias), number = range(layers, 1), xticks = layerTicks(1, layers);
    const percent = (values) => values.map((v) => 100 * v);
    return {
      panels: [
        sizesPanel(left, xticks),
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
      says: `${layers} layers of ${WIDTH} ${activation} neurons, weight scale ${general(scale, 3)}, biases ${general(bias, 3)}. Of a gradient of size 1 that enters behind layer ${layers}, ${general(left[0], 2)} is left at layer 1. ${fixed(100 * mean(flat), 0)}% of all slopes are below ${FLAT}; in layer ${layers} ${fixed(100 * dead.at(-1), 0)}% of the neurons are flat for every example.`,
      facts: { left, flat, dead },
    };
  },
};
