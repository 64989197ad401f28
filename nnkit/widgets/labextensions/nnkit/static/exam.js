// The made-up exam of lesson 1, nnkit.exam: hours slept, hours studied, passed or not.
import { Generator } from "./random.js";

const half = (v) => { // NumPy rounds halves to even
  const low = Math.floor(v), rest = v - low;
  return (rest > 0.5 || (rest === 0.5 && low % 2) ? low + 1 : low) / 2;
};

export function exam(n = 40, seed = 3) {
  const rng = new Generator(seed);
  const slept = rng.uniform(3.5, 9.5, n), studied = rng.uniform(0, 6.5, n);
  const X = Array.from(slept, (v, i) => [half(v * 2), half(studied[i] * 2)]);
  const luck = rng.uniform(0, 1, n);
  return { X, y: X.map(([a, b], i) => (luck[i] < 1 / (1 + Math.exp(-1.6 * (a + 1.6 * b - 11.2))) ? 1 : 0)) };
}
