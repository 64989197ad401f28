// An activation and its derivative, with a point to drag along the curve: f(z) = scale g(slope (z - shift)).
import { ACTIVATIONS } from "../activations.js";
import { clip, fixed, general, handle, line, linspace, panel, points, text } from "../scene.js";
import { interpolate } from "../tables.js";

const LOW = -6, HIGH = 6, GRID = linspace(LOW, HIGH, 401);

// [g, derivative] of one number. A table of a function that takes eps has a row for each of some eps.
function pairOf(name, eps, tables) {
  const table = tables[name];
  if (!table) return ACTIVATIONS[name].map((f) => (name === "leaky_relu" || name === "elu" ? (z) => f(z, eps) : f));
  return [table.f, table.d].map((rows) => {
    const row = rows.map((y) => interpolate({ x: table.x, y }));
    if (rows.length === 1) return row[0];
    const between = (z) => interpolate({ x: table.eps, y: row.map((f) => f(z)) });
    return (z) => between(z)(eps);
  });
}

export const ACTIVATION_POINT = {
  change(state, name, value) {
    if (name === "z") state.z = [clip(value[0], LOW, HIGH), 0];
  },
  picture({ function: name, slope, shift, scale, eps, z }, { tables }) {
    if (tables[name]?.unwritten) {
      const said = `${name} or its derivative is not written yet`;
      return {
        panels: [panel([LOW, HIGH], [-1.2, 1.3], [text(0, 0, said, { box: true })], { xlabel: "z", height: 330 })],
        says: `${said}: its exercise is still open. Choose another one meanwhile.`, facts: {},
      };
    }
    const [g, derivative] = pairOf(name, eps, tables), at = z[0];
    const f = (v) => scale * g(slope * (v - shift)), df = (v) => scale * slope * derivative(slope * (v - shift));
    const values = GRID.map(f), slopes = GRID.map(df), value = f(at), steepness = df(at), near = [at - 1.5, at + 1.5];
    const sizes = slopes.map(Math.abs), flat = (100 * sizes.filter((v) => v < 0.01).length) / sizes.length;
    const isMoved = slope !== 1 || shift !== 0 || scale !== 1;
    return {
      panels: [
        panel([LOW, HIGH], [Math.min(-1.2, Math.max(-4, Math.min(...values))), Math.max(1.3, Math.min(6, Math.max(...values)))], [
          ...(isMoved ? [line(GRID, GRID.map((v) => g(v)), { color: "ink", dash: ":", width: 1.3, label: "g as it was" })] : []),
          line(GRID, values, { width: 2.5, label: "f" }),
          line(near, near.map((v) => value + steepness * (v - at)), { color: "pink", dash: "-.", label: "tangent" }),
        ], {
          title: `f, from ${name}`, xlabel: "z", height: 330,
          handles: [handle("z", at, value, "point on the curve", { step: 0.1, lock: "y" })],
        }),
        panel([LOW, HIGH], [Math.min(-0.3, Math.max(-4, Math.min(...slopes))), Math.max(1.2, Math.min(4, Math.max(...slopes) * 1.1))], [
          line(GRID, slopes, { color: "orange", dash: "--", width: 2.5, label: "f'" }),
          line([at, at], [0, steepness], { color: "pink", dash: "-." }),
          points([at], [steepness], { color: "pink", size: 6 }),
        ], {
          title: "its derivative", xlabel: "z", height: 330,
          says: `At z = ${fixed(at, 2)} the slope is ${general(steepness, 4)}.`,
        }),
      ],
      says: `${name}, slope ${general(slope)}, shift ${general(shift)}, scale ${general(scale)}: at z = ${fixed(at, 2)} the value is ${fixed(value, 4)} and the slope ${fixed(steepness, 4)}; the steepest slope shown is ${fixed(Math.max(...sizes), 4)}. ${fixed(flat, 0)}% of the range is flat (slope below 0.01).`,
      facts: { values, slopes, value, steepness, flat },
    };
  },
};
