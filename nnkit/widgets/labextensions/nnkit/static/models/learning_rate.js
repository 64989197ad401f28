// The learning rate, in one dimension, in two, and in a small network: too small, right, too large.
import { Network } from "../network.js";
import { descend, OPTIMISERS } from "../optimisers.js";
import { Generator } from "../random.js";
import { clip, fixed, general, handle, line, linspace, onGrid, panel, points, range, surface } from "../scene.js";
import { bowl, mapOf } from "../surfaces.js";
import { sizesPanel } from "./sizes.js";

const REACH_1D = 2.5, REACH_NET = 1.6, NETWORK = "network on XOR", BOWL = bowl(5);
const LINES = {
  "parabola 2x²": [(x) => 2 * x ** 2, (x) => 4 * x],
  "two valleys": [(x) => x ** 4 / 2 - 2 * x ** 2 + 0.6 * x + 2.6, (x) => 2 * x ** 3 - 4 * x + 0.6],
};
const XOR = [[-1, -1], [-1, 1], [1, -1], [1, 1]], LABELS = [0, 1, 1, 0];

function verdict(loss) {
  const last = loss.at(-1);
  if (!(last < 1e3 * Math.max(loss[0], 1e-3))) return "diverges";
  if (loss.length > 1 && last > loss[0] * 1.0001) return "rises";
  return loss.length > 1 && last < loss[0] * 0.9999 ? "falls" : "does not fall";
}

const lossesPanel = (loss) => sizesPanel(loss.map((v) => (Number.isNaN(v) ? Infinity : v)), range(loss.length), [-8, 4], {
  title: "loss", xlabel: "step", every: 2, least: 5, height: 330, says: `Loss from ${general(loss[0])} to ${general(loss.at(-1))}.`,
});

function onLine({ problem, rate, steps, x }) {
  const [f, slope] = LINES[problem], path = descend(OPTIMISERS.GradientDescent(rate), (v) => [slope(v)], [x[0]], steps).map((p) => p[0]);
  const loss = path.map(f), grid = linspace(-REACH_1D, REACH_1D, 201);
  const xs = path.map((v) => clip(v, -9, 9)), ys = loss.map((v) => clip(v, -9, 90));
  return {
    panels: [
      panel([-REACH_1D, REACH_1D], [-1, 9], [
        line(grid, grid.map(f), { color: "ink", label: problem }),
        line(xs, ys, { dash: "--", width: 1.5, label: "steps" }), points(xs, ys),
        points(xs.slice(-1), ys.slice(-1), { color: "orange", marker: "diamond", size: 7, label: "last" }),
      ], {
        title: "drag the square to start elsewhere", xlabel: "weight", height: 330, width: 1.3,
        handles: [handle("x", path[0], loss[0], "start", { shape: "square", lock: "y" })],
      }),
      lossesPanel(loss),
    ],
    says: `${problem}, rate ${general(rate)}, ${path.length - 1} steps from ${fixed(x[0], 2)}: to ${general(path.at(-1), 4)}, loss from ${general(loss[0])} to ${general(loss.at(-1))}: it ${verdict(loss)}.`,
    facts: { path, loss, verdict: verdict(loss) },
  };
}

function inBowl({ rate, steps, start }) {
  const path = descend(OPTIMISERS.GradientDescent(rate), BOWL.gradient, start, steps), loss = path.map((p) => BOWL.f(...p)), [x, y] = BOWL.reach;
  const xs = path.map((p) => clip(p[0], -1e3, 1e3)), ys = path.map((p) => clip(p[1], -1e3, 1e3)), last = path.at(-1);
  return {
    panels: [
      panel([-x, x], [-y, y], [
        mapOf(BOWL), line(xs, ys), points(xs, ys, { size: 3 }),
        points(xs.slice(-1), ys.slice(-1), { color: "orange", marker: "diamond", size: 7 }),
      ], {
        title: "press anywhere to start there; numbers are losses", equal: true, press: "start", height: 330, width: 1.3,
        handles: [handle("start", ...start, "start", { shape: "square", step: 0.1 })],
      }),
      lossesPanel(loss),
    ],
    says: `${BOWL.name}, rate ${general(rate)}, ${path.length - 1} steps from (${fixed(start[0], 2)}, ${fixed(start[1], 2)}): to (${general(last[0])}, ${general(last[1])}), loss from ${general(loss[0])} to ${general(loss.at(-1))}: it ${verdict(loss)}.`,
    facts: { path, loss, verdict: verdict(loss) },
  };
}

function ofNetwork({ rate, steps }) {
  const network = new Network([2, 4, 1], "tanh"), [first, second] = network.layers, loss = [];
  network.theta.set(new Generator(3).normal(8, 1), first.w); // He
  network.theta.set(new Generator(4).normal(4, Math.sqrt(2 / 4)), second.w);
  for (let k = 0; k <= steps; k++) {
    loss.push(network.train(XOR.flat(), LABELS, 4, false));
    if (k < steps) OPTIMISERS.GradientDescent(rate)(network.theta, network.grad);
  }
  const logits = (X) => network.forward(X, X.length / 2).at(-1);
  const places = [], side = [-REACH_NET, REACH_NET];
  onGrid((x, y) => places.push(x, y), side, side, 41);
  const values = logits(places).map((z) => Math.tanh(z / 2)), right = logits(XOR.flat()).filter((z, n) => (z > 0 ? 1 : 0) === LABELS[n]).length;
  const of = (label, k) => XOR.filter((_, n) => LABELS[n] === label).map((x) => x[k]);
  return {
    panels: [
      panel([-REACH_NET, REACH_NET], [-REACH_NET, REACH_NET], [
        surface(values, 41, 41, { thick: [0] }),
        points(of(1, 0), of(1, 1), { size: 7, label: "class 1" }),
        points(of(0, 0), of(0, 1), { color: "orange", marker: "square", size: 7, label: "class 0" }),
      ], { title: "2-4-1 network, its border bold", equal: true, height: 330, width: 1.3 }),
      lossesPanel(loss),
    ],
    says: `2-4-1 network on XOR, rate ${general(rate)}, ${steps} steps: loss from ${general(loss[0])} to ${general(loss.at(-1))} (it ${verdict(loss)}), ${right} of 4 points right.`,
    facts: { loss, right, verdict: verdict(loss) },
  };
}

export const LEARNING_RATE = {
  controls: ({ problem }, name) => {
    if (name !== "rate") return {};
    return problem === NETWORK ? { low: 0.1, high: 20, step: 0.1 } : { low: 0.01, high: 1, step: 0.01 };
  },
  change(state, name, value) {
    if (name === "problem") state.rate = value === NETWORK ? 1 : 0.1;
  },
  picture(state) {
    return state.problem in LINES ? onLine(state) : state.problem === BOWL.name ? inBowl(state) : ofNetwork(state);
  },
};
