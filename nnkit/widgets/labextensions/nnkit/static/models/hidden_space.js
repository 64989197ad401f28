// Two hidden ReLUs and an output neuron: the plane as it comes in, and as the hidden layer passes it on.
import { Generator } from "../random.js";
import { clip, fixed, handle, line, linspace, onGrid, panel, points, surface, text } from "../scene.js";

const INPUT = [-0.75, 1.75], HIDDEN = [-1, 2.6]; // the planes' ends
const SIDE = linspace(...INPUT, 61);
const SHORTEST = 0.1; // of an arrow, in its plane's unit: a weight vector of length 0 has no line
const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]], NAMES = ["00", "01", "10", "11"];
const UNITS = [["pink", "--"], ["green", "-."]];

// 60 points about the corners and the sides of the square, a yes where exactly one coordinate is above 1/2
function clouds() {
  const flat = new Generator(11).uniform(-1, 1, 120), apart = (v) => 0.5 + 0.6 * Math.sign(v) * (0.35 + 0.65 * Math.abs(v)); // a gap along the axes
  const X = Array.from({ length: 60 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
  return { X: X.map((p) => p.map(apart)), y: X.map(([a, b]) => (a > 0 !== b > 0 ? 1 : 0)) };
}
const DATA = { "four corners": { X: CORNERS, y: [0, 1, 1, 0] }, "four clouds": clouds() };

const minus = ([a, b], [c, d]) => [a - c, b - d];
const plus = ([a, b], [c, d]) => [a + c, b + d];

// a neuron's weights and bias from its line's place and its arrow's tip
const neuron = (at, tip) => {
  const w = minus(tip, at);
  return [...w, -(w[0] * at[0] + w[1] * at[1])];
};
const shade = (z, [w1, w2]) => clip(z / (0.08 * Math.hypot(w1, w2)), -1, 1);

function lineAndArrow(foot, [w1, w2], color, dash, name) {
  const length = Math.hypot(w1, w2), along = [(-w2 / length) * 8, (w1 / length) * 8];
  return [
    line([foot[0] - along[0], foot[0] + along[0]], [foot[1] - along[1], foot[1] + along[1]], { color, dash }),
    line([foot[0], foot[0] + w1], [foot[1], foot[1] + w2], { color, width: 2.5, arrow: true }),
    text(foot[0] + w1, foot[1] + w2, name, { bold: true, box: true, free: true, dy: -19 }),
  ];
}

// the corners' names beside them; corners at one place share their text
function names(where) {
  const at = new Map();
  where.forEach((place, i) => {
    const key = place.map((v) => fixed(v, 2)).join();
    at.set(key, { place, said: [...(at.get(key)?.said ?? []), NAMES[i]] });
  });
  return [...at.values()].map(({ place, said }) => text(...place.map((v) => Number(fixed(v, 2))), said.join(" = "), { dy: 18, box: true, free: true }));
}

function formula([w1, w2, b], name) {
  const signed = (v) => `${v < -5e-3 ? "-" : "+"} ${fixed(Math.abs(v), 2)}`;
  return `${fixed(w1, 2)} ${name}1 ${signed(w2)} ${name}2 ${signed(b)}`;
}

export const HIDDEN_SPACE = {
  fits: ({ at, tip, out }) => [[at[0], tip[0]], [at[1], tip[1]], out].every(([p, q]) => Math.hypot(...minus(q, p)) > 0),
  change(state, name, value) {
    const [key, index] = name.split("."), i = Number(index);
    if (!["at", "tip", "out"].includes(key) || !(i in state[key])) return;
    const moved = minus(value, state[key][i]);
    state[key][i] = [...value];
    if (key === "at") state.tip[i] = plus(state.tip[i], moved); // the line moves, its weight vector stays
    if (name === "out.0") state.out[1] = plus(state.out[1], moved);
    for (const [foot, tip, set] of [...state.at.map((p, k) => [p, state.tip[k], (v) => (state.tip[k] = v)]), [...state.out, (v) => (state.out[1] = v)]])
      if (Math.hypot(...minus(tip, foot)) < SHORTEST) set([foot[0] + SHORTEST, foot[1]]);
  },
  act: {
    flip(state) { // yes and no change places
      const [at, tip] = state.out;
      state.out[1] = minus(plus(at, at), tip);
    },
  },
  picture({ at, tip, out, points: data, bend }) {
    const { X, y } = DATA[data], units = at.map((p, i) => neuron(p, tip[i])), last = neuron(...out);
    const hidden = ([a, b]) => units.map(([w1, w2, c]) => (bend ? Math.max(0, w1 * a + w2 * b + c) : w1 * a + w2 * b + c));
    const answer = ([a, b]) => last[0] * a + last[1] * b + last[2], H = X.map(hidden);
    const right = H.filter((h, i) => (answer(h) > 1e-9 ? 1 : 0) === y[i]).length;
    const left = [surface(onGrid((a, b) => shade(answer(hidden([a, b])), last), INPUT, INPUT, 61), 61, 61, { thick: [0] })];
    const across = [surface(onGrid((a, b) => shade(answer([a, b]), last), HIDDEN, HIDDEN, 61), 61, 61)];
    for (const value of linspace(...INPUT, 11)) // where the hidden layer puts the lines of a grid on the input plane
      for (const points of [SIDE.map((v) => [value, v]), SIDE.map((v) => [v, value])]) {
        const folded = points.map(hidden);
        across.push(line(folded.map((h) => h[0]), folded.map((h) => h[1]), { color: "ink", width: 0.8, alpha: 0.35 }));
      }
    const handles = [];
    UNITS.forEach(([color, dash], i) => {
      left.push(...lineAndArrow(at[i], units[i], color, dash, `h${i + 1}`));
      handles.push(
        handle(`at.${i}`, ...at[i], `line of hidden neuron ${i + 1}`, { color, shape: "square" }),
        handle(`tip.${i}`, ...tip[i], `weights of hidden neuron ${i + 1}`, { color, shape: "dot" }));
    });
    across.push(...lineAndArrow(out[0], last, "ink", "-", "out"));
    for (const [marks, where] of [[left, X], [across, H]]) {
      const of = (label, k) => where.filter((_, i) => y[i] === label).map((p) => p[k]);
      marks.push(
        points(of(1, 0), of(1, 1), { size: 6, label: "yes" }),
        points(of(0, 0), of(0, 1), { color: "orange", marker: "square", size: 6, label: "no" }));
      if (data === "four corners") marks.push(...names(where));
    }
    const formulas = units.map((unit) => (bend ? `max(0, ${formula(unit, "x")})` : formula(unit, "x")));
    let says = `h1 = ${formulas[0]}; h2 = ${formulas[1]}; z = ${formula(last, "h")}, a yes where z > 0. ${right} of ${y.length} points are right.`;
    if (data === "four corners")
      says += ` In hidden space ${NAMES.map((name, i) => `${name} is at (${fixed(H[i][0], 2)}, ${fixed(H[i][1], 2)})`).join(", ")}.`;
    return {
      panels: [
        panel(INPUT, INPUT, left, { handles, equal: true, height: 420, title: "input: x1 across, x2 up; blue: yes" }),
        panel(HIDDEN, HIDDEN, across, {
          equal: true, height: 420, title: "hidden space: h1 across, h2 up",
          handles: [
            handle("out.0", ...out[0], "line of the output neuron", { color: "ink", shape: "square" }),
            handle("out.1", ...out[1], "weights of the output neuron", { color: "ink", shape: "dot" }),
          ],
        }),
      ],
      says,
      facts: { units, last, H, right },
    };
  },
};
