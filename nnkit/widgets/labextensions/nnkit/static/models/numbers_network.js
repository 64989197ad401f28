// A small network with every number on the drawing: stepped forward and backward, weights editable.
import { line, numberField, panel, points, range, text } from "../scene.js";
import { WORKED, flattened, learn, moments, nameOf, number, run, weightName, withNumbers } from "../worked.js";

const netOf = ({ preset, numbers }) => (numbers.length ? withNumbers(WORKED[preset], numbers) : WORKED[preset]);
const stepsOf = (preset) => moments(WORKED[preset]).length - 1;

function train(state, steps) {
  let net = netOf(state);
  for (let k = 0; k < steps; k++) net = learn(net, state.biases);
  if (flattened(net).every(Number.isFinite)) {
    state.numbers = flattened(net);
    state.trained += steps;
  }
}

function edit(state, kind, place, value) {
  const net = structuredClone(netOf(state));
  if (kind === "x") net.x[place[0]] = value;
  else if (kind === "b") net.b[place[0]][place[1]] = value;
  else net.W[place[0]][place[2]][place[1]] = value; // named from, to
  state.numbers = flattened(net);
  state.trained = 0;
}

function drawWeight({ marks, fields, net, done, place }, layer, i, j, isShown, hasGradient) {
  const [x0, y0] = place(layer - 1, i), [x1, y1] = place(layer, j), w = net.W[layer][j][i];
  const reach = Math.max(...net.W[layer].flat().map(Math.abs)) || 1, share = 0.36;
  marks.push(line([x0, x1], [y0, y1], {
    ...(w >= 0 ? {} : { color: "orange", dash: "--" }), width: 0.8 + (3 * Math.abs(w)) / reach, alpha: isShown ? 1 : 0.3,
  }));
  if (!isShown) return;
  const x = x0 + share * (x1 - x0), y = y0 + share * (y1 - y0);
  const name = weightName(net, layer, i, j);
  fields.push(numberField(`W.${layer}.${i}.${j}`, x, y, w, `weight ${name && `${name} `}from ${nameOf(net, layer - 1, i)} to ${nameOf(net, layer, j)}`));
  if (name) marks.push(text(x, y, name, { size: 12, bold: true, box: true, dy: -21 }));
  if (hasGradient) marks.push(text(x, y, `dL/d${name || "w"} ${number(done.dW[layer][j][i])}`, { size: 11, box: true, dy: 22 }));
}

function drawNeuron({ marks, fields, net, done, place, isSmall }, layer, unit, { hasFocus, isShown, isForward, isFinished, isBackward }) {
  const [x, y] = place(layer, unit), name = nameOf(net, layer, unit);
  if (hasFocus) marks.push(points([x], [y], { color: "pink", size: 25 }));
  marks.push(points([x], [y], { color: "ink", size: 20, hollow: true }), text(x, y, name, { bold: true }));
  if (layer < 0) return;
  if (isShown) {
    const [dx, dy] = isSmall ? [0, 0.1] : [0.085, 0.03]; // where many neurons stand, there is no room above
    fields.push(numberField(`b.${layer}.${unit}`, x + dx, y + dy, net.b[layer][unit], `bias of ${name}`));
    marks.push(text(x + dx, y + dy, "bias", { size: 11, dy: -21 }));
  }
  const words = [];
  if (isForward) words.push(`z ${number(done.z[layer][unit])}`);
  if (isForward && isFinished) words.push(`a ${number(done.a[layer][unit])}`);
  if (isBackward) words.push(`dL/dz ${number(done.delta[layer][unit])}`);
  if (layer === net.W.length - 1) words.push(`target ${number(net.target[unit])}`);
  if (words.length) marks.push(text(x, y, words.join("\n"), { size: 11, box: true, dy: 32 }));
}

export const NUMBERS_NETWORK = {
  fits: ({ preset, numbers, step }) => step <= stepsOf(preset) && (!numbers.length || numbers.length === flattened(WORKED[preset]).length),
  controls: ({ preset }, name) => (name === "step" ? { high: stepsOf(preset) } : {}),
  change(state, name, value) {
    const [kind, ...place] = name.split(".");
    if (["x", "W", "b"].includes(kind)) edit(state, kind, place.map(Number), value);
    if (name === "preset") NUMBERS_NETWORK.act.reset(state);
  },
  act: {
    back(state) {
      state.step = Math.max(0, state.step - 1);
    },
    forward(state) {
      state.step = Math.min(stepsOf(state.preset), state.step + 1);
    },
    train: (state) => train(state, 1),
    train_many: (state) => train(state, 100),
    reset: (state) => void Object.assign(state, { numbers: [], step: 0, trained: 0 }),
  },
  picture(state) {
    const net = netOf(state), done = run(net), steps = moments(net), now = steps[state.step], past = steps.slice(0, state.step + 1);
    const sizes = [net.x.length, ...net.b.map((row) => row.length)], depth = net.W.length, isSmall = Math.max(...sizes) <= 2;
    const was = (phase, layer, unit) => past.some((s) => s.phase === phase && s.layer === layer && s.unit === unit);
    const isFinished = past.some((s) => s.phase === "forward" && s.unit === null) || !net.head.startsWith("soft");
    const isNow = (layer, unit) => now.layer === layer && now.unit === unit;
    const place = (layer, unit) => {
      const size = sizes[layer + 1];
      return [(layer + 1) / depth, 0.5 + (0.5 * (size - 1) - unit) * Math.min(0.62, 0.84 / Math.max(size - 1, 1))];
    };
    const marks = [], fields = net.x.map((v, i) => numberField(`x.${i}`, place(-1, i)[0], place(-1, i)[1] - 0.1, v, `input ${nameOf(net, -1, i)}`));
    const drawing = { marks, fields, net, done, place, isSmall };
    net.W.forEach((rows, layer) => rows[0].forEach((_, i) => rows.forEach((_row, j) =>
      drawWeight(drawing, layer, i, j, isSmall || isNow(layer, j), was("backward", layer, j)))));
    sizes.forEach((size, k) => range(size).forEach((unit) => {
      const layer = k - 1;
      drawNeuron(drawing, layer, unit, {
        hasFocus: ["forward", "backward"].includes(now.phase) && isNow(layer, unit),
        isShown: layer >= 0 && (isSmall || isNow(layer, unit)),
        isForward: was("forward", layer, unit),
        isFinished: isFinished || layer < depth - 1,
        isBackward: was("backward", layer, unit),
      });
    }));
    const hasLoss = past.some((s) => s.phase === "loss") && !["loss", "update"].includes(now.phase);
    return {
      panels: [panel([-0.09, 1.12], [-0.14, 1.04], marks, {
        fields, bare: true, height: isSmall ? 460 : 540, title: `step ${state.step} of ${steps.length - 1}: ${now.phase}`,
      })],
      says: `${now.says}${hasLoss ? ` Loss ${number(done.loss)}.` : ""}${state.trained ? ` After ${state.trained} training steps.` : ""}`,
      facts: done,
    };
  },
};
