// A panel of sizes that grow or shrink by powers of ten, layer by layer or step by step.
import { clip, line, panel, points, powerTicks } from "../scene.js";

// sizes at ascending places `at`, from 10^low to 10^high; what leaves the picture is a triangle at its edge. The axis
// reaches to `least` where there are few of them.
export function sizesPanel(sizes, at, [low, high], { every = 1, least = 0, ...more }) {
  const power = sizes.map((v) => Math.log10(v)), inside = power.map((p) => clip(p, low, high)), end = Math.max(at.at(-1), least);
  const lost = at.map((_, i) => i).filter((i) => power[i] !== inside[i]), of = (values) => lost.map((i) => values[i]);
  return panel([Math.min(0, at[0] - 0.3), end + 0.3], [low - 0.4, high + 0.4], [
    line([0, end], [0, 0], { color: "ink", dash: ":", width: 1 }), line(at, inside), points(at, inside, { size: 3 }),
    points(of(at), of(inside), { color: "orange", marker: "triangle", size: 6, label: lost.length ? "beyond this picture" : "" }),
  ], { yticks: powerTicks(low, high, every), ...more });
}
