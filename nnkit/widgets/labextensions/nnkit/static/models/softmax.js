// Softmax: logits to drag, a temperature, and what becomes of the probabilities.
import { softmax } from "../activations.js";
import { bars, clip, fixed, general, handle, line, linspace, listed, look, panel, points, range, text } from "../scene.js";

const REACH = 10, LOG_T = linspace(-1, 1.5, 101); // temperatures 0.1 to about 30
const PRESETS = {
  "(2, 1, -1)": [2, 1, -1],
  "two classes (1, 0)": [1, 0],
  "all equal": [1, 1, 1, 1],
  "a tie (3, 3, 0)": [3, 3, 0],
  "a clear winner (9, 1, 2, 0, -4)": [9, 1, 2, 0, -4],
};
const softmaxAt = (z, T) => softmax(z.map((v) => v / T));

export const SOFTMAX = {
  texts: { log_t: (v) => fixed(10 ** v, 2) },
  fits: ({ start, z }) => z.length === PRESETS[start].length,
  change(state, name, value) {
    if (name === "start") state.z = [...PRESETS[value]];
    if (name.startsWith("z.")) state.z[Number(name.slice(2))] = clip(value[1], -REACH, REACH);
  },
  act: {
    up(state) { // softmax does not notice
      state.z = state.z.map((v) => Math.min(REACH, v + 1));
    },
    double(state) { // the same as half the temperature
      if (Math.max(...state.z.map(Math.abs)) <= REACH / 2) state.z = state.z.map((v) => 2 * v);
    },
  },
  picture({ z, log_t }) {
    const T = 10 ** log_t, k = z.length, p = softmaxAt(z, T), places = range(k, 1), names = places.map((i) => [i, String(i)]);
    const handles = z.map((v, i) => handle(`z.${i}`, i + 1, v, `logit of class ${i + 1}`, { step: 0.1, lock: "x" }));
    const values = z.map((v, i) => text(i + 1, v, general(v), { dy: v >= 0 ? -16 : 16, free: true }));
    const shares = p.map((v, i) => text(i + 1, v, fixed(v, 3), { dy: -10 }));
    const curves = LOG_T.map((t) => softmaxAt(z, 10 ** t));
    const entropy = p.reduce((total, v) => total - (v > 0 ? v * Math.log2(v) : 0), 0);
    return {
      panels: [
        panel([0.4, k + 0.6], [-REACH, REACH], [bars(places, z, "pink"), ...values],
          { title: "logits z (drag them)", handles, xticks: names, xlabel: "class", width: 0.8 }),
        panel([0.4, k + 0.6], [0, 1.12], [bars(places, p), ...shares], {
          title: "probabilities at T", xticks: names, xlabel: "class", width: 0.8, says: `Probabilities ${listed(p, (v) => fixed(v, 4))}`,
        }),
        panel([-1, 1.5], [0, 1.12], [
          ...places.map((c, i) => line(LOG_T, curves.map((row) => row[i]), { label: `class ${c}`, ...look(i) })),
          line([log_t, log_t], [0, 1], { color: "ink", dash: ":", width: 1.5 }),
          points(places.map(() => log_t), p, { color: "ink", size: 3 }),
        ], {
          title: "probabilities against T", xlabel: "temperature T", width: 0.8, xticks: [[-1, "0.1"], [0, "1"], [1, "10"]],
          says: `The line marks T = ${general(T)}.`,
        }),
      ],
      says: `Logits (${listed(z, (v) => general(v))}) at T = ${fixed(T, 2)}: probabilities (${listed(p, (v) => fixed(v, 4))}), the largest ${fixed(Math.max(...p), 4)}. Entropy ${fixed(entropy, 3)} of at most ${fixed(Math.log2(k), 3)} bits.`,
      facts: { p, entropy },
    };
  },
};
