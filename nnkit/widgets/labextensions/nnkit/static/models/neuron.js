// One neuron in the plane: drag its line, its weight vector and the points, or set its three numbers.
import { binaryCrossEntropy, sigmoid } from "../activations.js";
import { exam } from "../exam.js";
import { clip, fixed, handle, line, linspace, listed, onGrid, panel, points, surface } from "../scene.js";

const ARROW = 0.5; // the arrow is drawn half as long as w, so that steep neurons fit
const SHORT = 0.05; // of w, in drags and steps: shorter, its direction is lost in rounding
const SURE = Math.log(9); // |z| at which the neuron is 90 % sure
const REACH_W = 8, REACH_B = 24;

// points X with labels y, the rectangle that is shown, and the neuron to begin with; the first half is class 1
const square = (X, more = {}) => ({
  X, y: X.map((_, i) => (i < Math.floor(X.length / 2) ? 1 : 0)), xlim: [-4, 4], ylim: [-4, 4], start: [1.6, -1, -1.8],
  names: ["class 0", "class 1"], xlabel: "", draggable: true, step: 0.1, ...more,
});
const PLANES = {
  "two groups": square([[1.5, 2], [2.5, 1], [1, 0.8], [2.2, 2.6], [-1.5, -1], [-2.2, 0.4], [-0.8, -2], [-2.8, -1.8]]),
  overlapping: square([[1.5, 2], [0.5, 0.3], [-0.8, 0.8], [2.2, -0.6], [-1.5, -1], [-0.2, -1.2], [0.9, 1], [-2.8, 0.5]]),
  XOR: square([[1, 0], [0, 1], [0, 0], [1, 1]], { xlim: [-1, 2], ylim: [-1, 2], start: [1, 0.5, -0.6], step: 0.05 }),
  exam: {
    ...exam(), xlim: [2.5, 10.5], ylim: [-0.75, 7.25], start: [1, 1.6, -11.2], names: ["failed", "passed"],
    xlabel: "hours slept (across), hours studied (up)", draggable: false, step: 0.1,
  },
};
const centreOf = ({ xlim, ylim }) => [(xlim[0] + xlim[1]) / 2, (ylim[0] + ylim[1]) / 2];
const keep = ({ xlim, ylim }, [x, y]) => [clip(x, ...xlim), clip(y, ...ylim)];

// the line's point next to `near`, and inside the picture where the line runs through it
function onLine([w1, w2], b, near, plane) {
  const square = w1 * w1 + w2 * w2, z = ([x, y]) => w1 * x + w2 * y + b;
  if (square === 0) return [...near];
  const foot = ([x, y]) => [x - (z([x, y]) * w1) / square, y - (z([x, y]) * w2) / square];
  for (const begin of [near, centreOf(plane)]) {
    let at = keep(plane, begin);
    for (let k = 0; k < 60; k++) at = keep(plane, foot(at)); // in turn onto the line and back: ends where they meet
    if (Math.abs(z(at)) < 1e-6 * (1 + Math.sqrt(square))) return at;
  }
  return foot(centreOf(plane));
}

// the line with the normal w through a point, as far as the sliders reach
function put(state, w, at) {
  const [w1, w2] = w.map((v) => clip(v, -REACH_W, REACH_W)), b = clip(-(w1 * at[0] + w2 * at[1]), -REACH_B, REACH_B);
  Object.assign(state, { w1, w2, b, at: onLine([w1, w2], b, at, PLANES[state.data]) });
}

function fresh(plane) {
  const [w1, w2, b] = plane.start;
  return { w1, w2, b, at: onLine([w1, w2], b, centreOf(plane), plane), points: plane.X.map((p) => [...p]) };
}

const sums = ({ w1, w2, b, points: X }) => X.map(([x, y]) => w1 * x + w2 * y + b);

function shade({ w1, w2, b, soft }, { xlim, ylim }, length) {
  const border = 0.01 * (xlim[1] - xlim[0]) * (length || 1);
  const value = (z) => (soft ? 2 * sigmoid(z) - 1 : 0.7 * clip(z / border, -1, 1));
  return surface(onGrid((x, y) => value(w1 * x + w2 * y + b), xlim, ylim, 51), 51, 51);
}

// the line, where the neuron is 90 % sure, and w as an arrow
function lines({ w1, w2, at }, length) {
  const along = [(-w2 / length) * 15, (w1 / length) * 15];
  const marks = [[0, "-", 2.5], [-SURE, ":", 1.3], [SURE, "--", 1.3]].map(([sure, dash, width]) => {
    const x = at[0] + (sure / length ** 2) * w1, y = at[1] + (sure / length ** 2) * w2;
    return line([x - along[0], x + along[0]], [y - along[1], y + along[1]], { color: "ink", dash, width });
  });
  return [...marks, line([at[0], at[0] + ARROW * w1], [at[1], at[1] + ARROW * w2], { color: "pink", width: 2.5, arrow: true })];
}

function handles({ w1, w2, at, points: X }, plane, length) {
  const made = [];
  if (length) {
    made.push(handle("at", ...at, "the line", { shape: "square", step: plane.step }));
    made.push(handle("tip", at[0] + ARROW * w1, at[1] + ARROW * w2, "tip of w (its arrow is half as long)", { step: plane.step }));
  }
  if (plane.draggable)
    X.forEach((p, i) => made.push(handle(`points.${i}`, ...p, `point ${i + 1} of ${plane.names[plane.y[i]]}`, {
      color: plane.y[i] ? "blue" : "orange", shape: plane.y[i] ? "full" : "full-square", step: plane.step,
    })));
  return made;
}

// both classes' points at (x[i], y[i])
const classes = (plane, x, y) => [1, 0].map((label) => {
  const of = (values) => values.filter((_, i) => plane.y[i] === label);
  return points(of(x), of(y), { color: label ? "blue" : "orange", marker: label ? "circle" : "square", size: 6, label: plane.names[label] });
});

export const NEURON = {
  start: (state) => fresh(PLANES[state.data]),
  fits: ({ data, points: X }) => X.length === PLANES[data].X.length,
  change(state, name, value) {
    const { w1, w2, b, at } = state, plane = PLANES[state.data];
    if (name === "data") Object.assign(state, fresh(PLANES[value]));
    else if (name === "at") put(state, [w1, w2], value); // the line moves, w stays
    else if (name === "tip") {
      const w = [(value[0] - at[0]) / ARROW, (value[1] - at[1]) / ARROW];
      put(state, Math.hypot(...w) >= SHORT ? w : [SHORT, 0], at);
    } else if (name.startsWith("points.")) state.points[Number(name.slice(7))] = value;
    else if (["w1", "w2", "b"].includes(name)) state.at = onLine([w1, w2], b, at, plane);
  },
  act: {
    flip(state) { // the same line, the classes swapped
      for (const name of ["w1", "w2", "b"]) state[name] = 0 - state[name];
    },
    step(state) { // down the gradient of the mean cross-entropy
      const plane = PLANES[state.data], dz = sums(state).map((z, i) => (sigmoid(z) - plane.y[i]) / plane.y.length);
      const along = (k) => dz.reduce((total, d, i) => total + d * (k === 2 ? 1 : state.points[i][k]), 0);
      state.w1 = clip(state.w1 - state.rate * along(0), -REACH_W, REACH_W);
      state.w2 = clip(state.w2 - state.rate * along(1), -REACH_W, REACH_W);
      state.b = clip(state.b - state.rate * along(2), -REACH_B, REACH_B);
      state.at = onLine([state.w1, state.w2], state.b, state.at, plane);
    },
  },
  picture(state) {
    const { w1, w2, b, points: X } = state, plane = PLANES[state.data], length = Math.hypot(w1, w2);
    const z = sums(state), a = z.map(sigmoid), wrong = z.map((v, i) => (v > 0 ? 1 : 0) !== plane.y[i]);
    const astray = X.filter((_, i) => wrong[i]), loss = binaryCrossEntropy(z, plane.y);
    const reach = Math.max(3, Math.max(...z.map(Math.abs)) * 1.1), zs = linspace(-reach, reach, 201);
    const where = length
      ? `The line is ${fixed(Math.abs(b) / length, 2)} from the origin; from a = 0.1 to a = 0.9 it is ${fixed((2 * SURE) / length, 2)} across.`
      : `There is no line: the answer is ${fixed(sigmoid(b), 2)} everywhere.`;
    return {
      panels: [
        panel(plane.xlim, plane.ylim, [
          shade(state, plane, length), ...(length ? lines(state, length) : []),
          points(astray.map((p) => p[0]), astray.map((p) => p[1]), { color: "ink", size: 11, hollow: true }),
          ...classes(plane, X.map((p) => p[0]), X.map((p) => p[1])),
        ], {
          title: `drag the line, the tip of w${plane.draggable ? ", the points" : ""}`, xlabel: plane.xlabel, equal: true,
          height: 430, width: 1.3, handles: handles(state, plane, length),
        }),
        panel([-reach, reach], [-0.05, 1.05], [
          line(zs, zs.map(sigmoid), { color: "ink", width: 1.5 }), line([0, 0], [0, 1], { color: "ink", dash: ":", width: 1 }),
          ...classes(plane, z, a),
        ], {
          title: "each point's z = w·x + b and a", xlabel: "z", height: 430,
          says: `Activations ${listed(a, (v) => fixed(v, 3))}`,
        }),
      ],
      says: `w = (${fixed(w1, 2)}, ${fixed(w2, 2)}), length ${fixed(length, 2)}; b = ${fixed(b, 2)}. ${where} ${astray.length} of ${X.length} points on the wrong side, cross-entropy ${fixed(loss, 4)}.`,
      facts: { z, a, loss, wrong: astray.length },
    };
  },
};
