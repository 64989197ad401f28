// A function of one variable from ReLU hinges: add them, move their knots, draw a function by hand.
import { argmax, clip, fixed, general, handle, line, linspace, listed, look, panel } from "../scene.js";
import { interpolate } from "../tables.js";

const A = 0, B = 2 * Math.PI, BOTTOM = -1.6, TOP = 1.6;
const GRID = linspace(A, B, 401), DRAWN_AT = linspace(A, B, 9); // where the hand-drawn function has a point to move
const HAND = "drawn by hand";
const FUNCTIONS = {
  "sin x": Math.sin,
  bump: (x) => 2 * Math.exp(-((x - Math.PI) ** 2)) - 1,
  "|x - 2| - 1": (x) => Math.abs(x - 2) / 2 - 1,
  step: (x) => clip(20 * (x - 3), -1, 1),
  wiggle: (x) => Math.sin((x * x) / 2.5),
};

// the constant and the coefficients of max(0, x - knot): changes of slope
function hingesOf(knots, values) {
  const slopes = knots.slice(1).map((t, i) => (values[i + 1] - values[i]) / (t - knots[i]));
  return [values[0], slopes.map((s, i) => (i ? s - slopes[i - 1] : s))];
}
const reluSum = (x, knots, constant, c) => constant + c.reduce((total, ci, i) => total + Math.max(0, x - knots[i]) * ci, 0);

function functionOf(state, tables) {
  if (state.function === HAND) {
    const [x, y] = [0, 1].map((k) => (state.stroke.length ? state.stroke : state.drawn).map((p) => p[k]));
    return interpolate({ x, y });
  }
  return tables[state.function] ? interpolate(tables[state.function]) : FUNCTIONS[state.function];
}
const evenKnots = (count) => linspace(A, B, count + 1);

export const HINGES = {
  start: (state) => ({ knots: evenKnots(state.count), drawn: DRAWN_AT.map((x) => [x, Math.sin(x)]) }),
  fits: ({ knots, count }) => knots.length === count + 1 && knots.every((t, i) => !i || t > knots[i - 1]),
  change(state, name, value) {
    if (name === "count") state.knots = evenKnots(state.count);
    if (name.startsWith("drawn.")) {
      const i = Number(name.split(".")[1]);
      state.drawn[i] = [DRAWN_AT[i], clip(value[1], -10, 10)];
      state.stroke = [];
    }
    if (!name.startsWith("knots.")) return;
    // a knot stays between its neighbours, and the first and the last where they are
    const i = Number(name.split(".")[1]), { knots } = state, low = knots[i - 1] + 0.02, high = knots[i + 1] - 0.02;
    if (low < high) knots[i] = clip(value[0], low, high);
  },
  act: {
    even(state) {
      state.knots = evenKnots(state.count);
    },
    add(state, { tables }) { // at the largest error
      if (state.count >= 40) return;
      const f = functionOf(state, tables), { knots } = state, [constant, c] = hingesOf(knots, knots.map(f));
      const isFree = (x) => knots.every((t) => Math.abs(x - t) > 0.02);
      const error = GRID.map((x) => (isFree(x) ? Math.abs(f(x) - reluSum(x, knots, constant, c)) : -1));
      state.knots = [...knots, GRID[argmax(error)]].sort((a, b) => a - b);
      state.count++;
    },
    draw(state, _given, { stroke }) { // a stroke of the pointer becomes the function
      const drawn = [...stroke].sort((p, q) => p[0] - q[0]), f = interpolate({ x: drawn.map((p) => p[0]), y: drawn.map((p) => p[1]) });
      state.function = HAND;
      state.stroke = GRID.filter((_, i) => i % 4 === 0).map((x) => [x, f(x)]);
      state.drawn = DRAWN_AT.map((x) => [x, f(x)]);
    },
  },
  picture(state, { tables }) {
    const f = functionOf(state, tables), { knots } = state, values = knots.map(f), target = GRID.map(f), isDrawn = state.function === HAND;
    const [constant, c] = hingesOf(knots, values), made = GRID.map((x) => reluSum(x, knots, constant, c));
    const error = made.map((v, i) => Math.abs(v - target[i])), worst = argmax(error), at = GRID[worst];
    const handles = knots.slice(1, -1).map((x, k) => handle(`knots.${k + 1}`, x, values[k + 1], `knot ${k + 1}`, { shape: "square", lock: "y" }));
    if (isDrawn)
      state.drawn.forEach(([x, y], i) =>
        handles.push(handle(`drawn.${i}`, x, y, `point ${i} of your function`, { color: "green", lock: "x", shape: "diamond" })));
    const panels = [
      panel([A, B], [Math.min(BOTTOM, Math.min(...target) - 0.2), Math.max(TOP, Math.max(...target) + 0.2)], [
        line(GRID, target, { color: "green", dash: "--", width: 3, label: `f: ${state.function}` }),
        line(GRID, made, { label: "sum of ReLUs" }),
        line([at, at], [target[worst], made[worst]], { color: "orange", width: 4, label: "largest error" }),
      ], { title: isDrawn ? "draw here, drag knots" : "f and the sum; draw here", xlabel: "x", handles, press: "draw", height: 330, width: 1.5 }),
    ];
    if (state.terms) {
      const ends = c.map((ci, i) => ci * (B - knots[i])), reach = clip(Math.max(...ends.map(Math.abs)), 2, 8);
      panels.push(panel([A, B], [-reach, reach], ends.map((end, i) => line([A, knots[i], B], [0, 0, end], { width: 1.5, ...look(i) })), {
        title: "each ReLU: c max(0, x - knot)", xlabel: "x", height: 330,
        says: `${ends.length} hinges; coefficients ${listed(c.slice(0, 12), (v) => general(v))}.`,
      }));
    }
    const signed = (v) => (fixed(v, 2).startsWith("-") ? "" : "+") + fixed(v, 2);
    return {
      panels,
      says: `${c.length} hinges. Constant ${general(constant)}, coefficients (changes of slope) ${listed(c.slice(0, 6), signed)}${c.length > 6 ? ", ..." : ""}. Largest error ${fixed(error[worst], 6)}, at x = ${fixed(at, 2)} (orange).`,
      facts: { constant, c, made, target, error: error[worst] },
    };
  },
};
