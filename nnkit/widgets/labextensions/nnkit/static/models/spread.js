// How far activations spread, layer by layer, for a choice of initial weights. With weights of the student's own Python
// tells what the picture needs.
import { ACTIVATIONS } from "../activations.js";
import { times } from "../matrix.js";
import { Generator } from "../random.js";
import { area, clip, fixed, general, layerTicks, line, listed, panel, range } from "../scene.js";
import { sizesPanel } from "./sizes.js";

const EXAMPLES = 100;
// (rng, n) -> n x n weights
const INITIAL = {
  zeros: (_, n) => new Float64Array(n * n),
  "U(-0.1, 0.1)": (rng, n) => rng.uniform(-0.1, 0.1, n * n),
  "U(0, 0.1)": (rng, n) => rng.uniform(0, 0.1, n * n),
  "N(0, sd 0.01)": (rng, n) => rng.normal(n * n, 0.01),
  "N(0, sd 1)": (rng, n) => rng.normal(n * n, 1),
  Xavier: (rng, n) => rng.normal(n * n, Math.sqrt(2 / (n + n))),
  He: (rng, n) => rng.normal(n * n, Math.sqrt(2 / n)),
};

// The run so far: `key` says of what, `state.layers` layers of it will be wanted. Further layers go on where it stopped.
let run = { key: "" };

function runOf({ weights, activation, width, seed }) {
  const key = [weights, activation, width, seed].join();
  if (run.key !== key) {
    const rng = new Generator(seed), A = rng.normal(EXAMPLES * width);
    run = { key, rng, last: A, seen: [described(A)] };
  }
  return run;
}

// what the picture needs of a layer's activations
function described(A) {
  const n = A.length, middle = A.reduce((a, b) => a + b, 0) / n, sizes = A.map(Math.abs).sort();
  const place = 0.99 * (n - 1), low = Math.floor(place), high = Math.min(n - 1, low + 1);
  return {
    A, mean: middle, sd: Math.sqrt(A.reduce((total, v) => total + (v - middle) ** 2, 0) / n),
    reach: sizes[low] + (place - low) * (sizes[high] - sizes[low]),
  };
}

function histogram(A, reach) {
  const count = new Array(41).fill(0);
  for (const v of A) count[Math.min(40, Math.floor(((clip(v, -reach, reach) + reach) / (2 * reach)) * 41))]++;
  return count;
}

// of all layers: standard deviations, means, counts in 41 bins from -reach to reach, and two shares of the last layer
function summary(seen) {
  const reach = clip(Math.max(...seen.map((layer) => layer.reach)), 0.05, 30), last = seen.at(-1).A;
  const share = (test) => last.reduce((n, v) => n + (test(v) ? 1 : 0), 0) / last.length;
  return {
    sd: seen.map((layer) => layer.sd), means: seen.map((layer) => layer.mean), counts: seen.map((layer) => histogram(layer.A, reach)),
    reach, saturated: share((v) => Math.abs(v) > 0.95), zero: share((v) => v === 0),
  };
}

function shapeMarks(count, mean, i, reach) {
  const most = Math.max(...count), middle = range(41).map((k) => -reach + ((k + 0.5) * 2 * reach) / 41);
  const first = count.findIndex((v) => v), last = 40 - [...count].reverse().findIndex((v) => v), there = range(last - first + 1, first);
  const half = there.map((k) => (0.45 * count[k]) / most), level = there.map((k) => middle[k]), color = i ? "blue" : "ink";
  const xs = [...half.map((v) => i + v), ...half.map((v) => i - v).reverse()], ys = [...level, ...[...level].reverse()];
  return [
    area(xs, ys, { color, alpha: 0.35 }), line(xs, ys, { color, width: 1 }),
    line([i - 0.4, i + 0.4], [mean, mean], { color: "orange" }),
  ];
}

export const SPREAD = {
  act: {
    again(state) {
      state.seed++;
    },
  },
  picture(state, { own = [], told = {} }, until = Infinity) {
    const { weights, activation, layers, width } = state, [g] = ACTIVATIONS[activation];
    const isOwn = own.includes(weights), going = isOwn ? null : runOf(state);
    while (going && going.seen.length <= layers && (performance.now() < until || going.seen.length < 2)) {
      const W = INITIAL[weights](going.rng, width);
      going.last = times(going.last, W, EXAMPLES, width, width).map((v) => g(v));
      going.seen.push(described(going.last));
    }
    const now = isOwn ? told[weights] : summary(going.seen.slice(0, layers + 1)), xticks = layerTicks(0, layers, (i) => (i ? String(i) : "input"));
    if (!now) return { panels: [], says: `Python has not drawn the weights ${weights} yet.`, facts: {} };
    const { sd, means, counts, reach, zero } = now, top = sd.length - 1;
    const far = top ? ` to ${general(sd[1])} in layer 1 and ${general(sd[top])} in layer ${top}.` : ".";
    const saturated = activation === "tanh" ? ` ${fixed(100 * now.saturated, 0)}% of the last layer is beyond 0.95 (saturated).` : "";
    return {
      panels: [
        panel([-0.6, layers + 0.6], [-reach, reach], counts.flatMap((count, i) => shapeMarks(count, means[i], i, reach)), {
          title: "activations of each layer (orange: mean)", xlabel: "layer", xticks, width: 1.6, height: 320,
        }),
        sizesPanel(sd, range(sd.length), [-6, 3], { // powers of ten
          title: "standard deviation", xlabel: "layer", xticks, least: layers, height: 320, says: `By layer: ${listed(sd, (v) => general(v))}`,
        }),
      ],
      says: `${layers} ${activation} layers of ${width}, weights ${weights}: the standard deviation goes from ${general(sd[0])} at the input${far}${saturated}${zero > 0.01 ? ` ${fixed(100 * zero, 0)}% of it is exactly 0.` : ""}`,
      facts: now,
      unfinished: Boolean(going) && going.seen.length <= layers,
    };
  },
};
