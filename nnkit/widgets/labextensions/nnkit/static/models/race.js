// Optimisers that race down a surface from where you put them. `told` holds the paths of the student's own.
import { MARKERS, clip, fixed, general, handle, line, look, panel, points, powerTicks } from "../scene.js";
import { descend, isFar, OPTIMISERS } from "../optimisers.js";
import { SURFACES, mapOf } from "../surfaces.js";

const RACERS = ["GradientDescent", "Momentum", "Adam", "RMSProp", "Nesterov", "AdaGrad"];
const surfaceOf = (state) => SURFACES.find((s) => s.name === state.surface);

export const RACE = {
  texts: { log_rate: (v) => general(10 ** v, 4) },
  ownSwitches: true,
  change(state, name) {
    if (name === "surface") state.start = [...surfaceOf(state).start];
  },
  picture(state, { own = [], told = {} }) {
    const surface = surfaceOf(state), rate = 10 ** state.log_rate, { steps, start } = state;
    const map = [mapOf(surface), ...surface.minimum.map(([x, y]) => points([x], [y], { color: "ink", marker: "cross", size: 6 }))];
    const losses = [], said = [], paths = {};
    [...own, ...RACERS].forEach((name, i) => {
      if (!state[name]) return;
      const path = RACERS.includes(name) ? descend(OPTIMISERS[name](rate), surface.gradient, start, steps) : told[name];
      if (!path?.length) return;
      paths[name] = path;
      const last = path.length - 1, xs = path.map((p) => clip(p[0], -1e3, 1e3)), ys = path.map((p) => clip(p[1], -1e3, 1e3));
      const { color } = look(i), marker = MARKERS[i % 5];
      map.push(line(xs, ys, { label: name, ...look(i) }), points(xs.slice(-1), ys.slice(-1), { color, marker, size: 6 }));
      const loss = path.map(([x, y]) => surface.f(x, y));
      const power = loss.map((v) => Math.log10(clip(Number.isNaN(v) ? 1e9 : v, 1e-12, 1e9)));
      losses.push(line(path.map((_, k) => k), power, look(i)), points([last], power.slice(-1), { color, marker, size: 5 }));
      said.push(`${name} ${isFar(path[last]) ? `diverged after ${last} steps` : general(loss[last])}`);
    });
    const [x, y] = surface.reach, words = said.join("; ");
    return {
      panels: [
        panel([-x, x], [-y, y], map, {
          title: "press anywhere to start there; numbers are heights", press: "start", height: 380, width: 1.5, equal: true,
          handles: [handle("start", ...start, "start", { color: "ink", shape: "square", step: 0.1 })],
        }),
        panel([0, Math.max(steps, 10)], [-8, 4], losses, {
          title: "loss", xlabel: "step", yticks: powerTicks(-8, 4, 2), height: 380, says: words,
        }),
      ],
      says: `${surface.name}, rate ${general(rate, 4)}, start (${fixed(start[0], 2)}, ${fixed(start[1], 2)}). Loss after ${steps} steps: ${words || "nobody races"}.`,
      facts: { paths },
    };
  },
};
