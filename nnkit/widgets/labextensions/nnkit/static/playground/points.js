// nnkit/widgets/playground/points.py: the same points from the same seed.
import { Generator } from "../random.js";
import { ends } from "../scene.js";

export const SIDE = 6;
const HILLS = [[-4, 2.5, 1], [0, 2.5, -1], [4, 2.5, 1], [-4, -2.5, -1], [0, -2.5, 1], [4, -2.5, -1]];

export const INPUTS = {
  x: (x) => x,
  y: (_x, y) => y,
  "x^2": (x) => x * x,
  "y^2": (_x, y) => y * y,
  xy: (x, y) => x * y,
  "sin x": (x) => Math.sin(x),
  "sin y": (_x, y) => Math.sin(y),
};

// an input's name as it is set
export const typeset = (name) => name.replace("^2", "²");

const polar = (radius, angle) => [radius * Math.sin(angle), radius * Math.cos(angle)];
const places = (values) => Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i], values[2 * i + 1]]);
const shifted = (points, noise, generator) => {
  const by = generator.uniform(-SIDE / 1.2, SIDE / 1.2, 2 * points.length);
  return points.map(([x, y], i) => [x + noise * by[2 * i], y + noise * by[2 * i + 1]]);
};
const withTargets = (points, targets) => points.map(([x, y], i) => ({ x, y, t: targets[i] }));

// each (n, noise from 0 to 0.5, generator) -> [{x, y, t}]
const PROBLEMS = {
  circle(n, noise, generator) {
    const near = generator.uniform(0, 2.5, n), far = generator.uniform(3.5, 5, n), angle = generator.uniform(0, 2 * Math.PI, n);
    const points = Array.from(angle, (a, i) => polar(i % 2 ? near[i] : far[i], a));
    return withTargets(shifted(points, noise / 2, generator), points.map((_, i) => i % 2));
  },
  xor(n, noise, generator) {
    const points = places(generator.uniform(-5, 5, 2 * n).map((v) => v + (v > 0 ? 0.3 : -0.3)));
    return withTargets(shifted(points, noise / 2, generator), points.map(([x, y]) => (x * y > 0 ? 1 : 0)));
  },
  gauss(n, noise, generator) {
    const points = places(generator.normal(2 * n)), sd = 0.7 + 2.8 * noise;
    return points.map(([x, y], i) => ({ x: (i % 2 ? 2 : -2) + sd * x, y: (i % 2 ? 2 : -2) + sd * y, t: i % 2 }));
  },
  spiral(n, noise, generator) {
    const points = Array.from({ length: n }, (_, i) => {
      const share = Math.floor(i / 2) / Math.max(Math.floor(n / 2), 1);
      return polar(5 * share, 3.5 * Math.PI * share + (i % 2 ? 0 : Math.PI));
    });
    return withTargets(shifted(points, noise / 2, generator), points.map((_, i) => i % 2));
  },
  plane(n, noise, generator) {
    const points = places(generator.uniform(-SIDE, SIDE, 2 * n));
    return withTargets(shifted(points, noise / 2, generator), points.map(([x, y]) => (x + y) / (2 * SIDE)));
  },
  "gauss regression"(n, noise, generator) {
    const points = places(generator.uniform(-SIDE, SIDE, 2 * n));
    const height = ([x, y]) => HILLS
      .map(([cx, cy, h]) => h * Math.max(1 - Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) / 2, 0))
      .reduce((best, bump) => (Math.abs(bump) > Math.abs(best) ? bump : best));
    return withTargets(shifted(points, noise / 2, generator), points.map(height));
  },
};

export const OWN = ["own classes", "own values"]; // what a student's data are called
const MOST = 2000;
export const MOST_CLASSES = 4;

// { name, rows of x, y and target, says, classes } as points.py's own_data made it; throws an Error where it is no such thing
export function checkedOwn(own) {
  const { name, rows, says, classes = 2 } = own, isNear = (v, most) => typeof v === "number" && Math.abs(v) <= most;
  const isTarget = (t) => isNear(t, classes - 1) && (name === OWN[1] || (Number.isInteger(t) && t >= 0));
  const isRow = (row) => Array.isArray(row) && row.length === 3 && isNear(row[0], SIDE) && isNear(row[1], SIDE) && isTarget(row[2]);
  if (!OWN.includes(name) || ![2, 3, MOST_CLASSES].includes(classes) || !Array.isArray(rows) || rows.length < 2 || rows.length > MOST || !rows.every(isRow) || typeof says !== "string")
    throw new Error("its own data are no points");
  return { name, classes, says: says.slice(0, 300), points: rows.map(([x, y, t]) => ({ x, y, t })) };
}

export const drawPoints = (problem, n, noise, seed) => PROBLEMS[problem](n, noise, new Generator(seed));

// what the network gets for [{x, y}]: a row for each point, an input in each column
export function inputsOf(points, names) {
  const made = names.map((name) => INPUTS[name]), X = new Float64Array(points.length * made.length);
  points.forEach(({ x, y }, r) => made.forEach((f, i) => (X[r * made.length + i] = f(x, y))));
  return X;
}

// a map of one input for itself: bytes relative to its largest size, and its range
export function inputMap(name, n) {
  const values = inputsOf(gridPoints(n), [name]), [low, high] = ends(values);
  const size = Math.max(-low, high);
  return { bytes: Uint8Array.from(values, (v) => Math.round((v / size) * 127.5 + 127.5)), low, high };
}

// the centres of n x n cells of the square, row by row from the top, as a picture is stored
export function gridPoints(n) {
  const centre = (i) => ((i + 0.5) / n) * 2 * SIDE - SIDE;
  return Array.from({ length: n * n }, (_, k) => ({ x: centre(k % n), y: -centre(Math.floor(k / n)) }));
}
