// Functions of two variables to walk down on: value, gradient, and the rectangle that is shown.
import { ends, general, onGrid, surface } from "./scene.js";
import { ticks } from "./shapes.js";

const PITS = [[-1.8, 0.2, 1.0, 0.7], [1.6, -0.4, 1.8, 0.8]]; // place, depth, width

export const bowl = (steepness) => ({
  name: `valley: x²/2 + ${steepness} y²/2`,
  f: (x, y) => (x * x + steepness * y * y) / 2,
  gradient: (x, y) => [x, steepness * y],
  reach: [4, 2.5], start: [-3.5, 1.5], minimum: [[0, 0]],
});

export const SURFACES = [
  bowl(10),
  {
    name: "banana",
    f: (x, y) => (1 - x) ** 2 / 4 + 2 * (y - (x * x) / 2) ** 2,
    gradient: (x, y) => {
      const bend = y - (x * x) / 2;
      return [-(1 - x) / 2 - 4 * x * bend, 4 * bend];
    },
    reach: [3, 2.5], start: [-2, -1], minimum: [[1, 0.5]],
  },
  {
    name: "saddle",
    f: (x, y) => (x * x) / 2 + y ** 4 / 8 - (y * y) / 2 + 0.5,
    gradient: (x, y) => [x, y ** 3 / 2 - y],
    reach: [3, 2.5], start: [-2.5, 0], minimum: [[0, 2 ** 0.5], [0, -(2 ** 0.5)]],
  },
  {
    name: "plateau with two pits",
    f: (x, y) => 2.5 - PITS.reduce((s, [a, b, d, w]) => s + d * Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * w * w)), 0),
    gradient: (x, y) => PITS.reduce(([gx, gy], [a, b, d, w]) => {
      const k = (d / (w * w)) * Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * w * w));
      return [gx + (x - a) * k, gy + (y - b) * k];
    }, [0, 0]),
    reach: [4, 2.5], start: [-3, 1], minimum: [],
  },
];

// round heights for the lines of a map: 1, 2, 5, 10, ... where they span powers of ten, even steps elsewhere
export function heightLevels(low, high) {
  const levels = [];
  if (low < high / 20) {
    const top = Math.floor(Math.log10(high));
    for (let p = top - 3; p <= top; p++) for (const digit of [1, 2, 5]) levels.push(Number(`${digit}e${p}`));
    return levels.filter((v) => Math.max(low, high / 400) < v && v < high);
  }
  return ticks(low, high, 7).map(([value]) => value);
}

// heights (row by row) as a shaded map: fainter is lower, with a number on each line of equal height
export function heightMap(heights, nx, ny, lines) {
  const [low, high] = ends(heights);
  const depth = (h) => -Math.sqrt((h - low) / (high - low)); // the root: finer shades near the minimum
  const levels = (lines ?? heightLevels(low, high)).filter((v) => low < v && v < high).map((v) => [depth(v), general(v, 6)]);
  return surface(heights.map(depth), nx, ny, { levels });
}

const maps = new Map(); // of a surface the shading never changes

export function mapOf({ name, f, reach: [rx, ry] }) {
  if (!maps.has(name)) maps.set(name, heightMap(onGrid(f, [-rx, rx], [-ry, ry], 61), 61, 61));
  return maps.get(name);
}
