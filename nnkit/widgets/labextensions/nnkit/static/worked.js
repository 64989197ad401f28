// Small networks worked by hand: every number of a forward and a backward pass, one neuron at a time.
import { ACTIVATIONS, sigmoid, softmax, softplus } from "./activations.js";
import { general, range } from "./scene.js";

const HEADS = ["sigmoid, squared error", "sigmoid, cross-entropy", "softmax, cross-entropy"];
const HIDDEN = [[3, -9, 2], [11, -2, 7], [-6, 3, -4], [6, -1, 5]];

// W: for each layer the rows of W^T, as textbooks with column vectors print them: W[layer][to][from]; b[layer][to]
export const WORKED = {
  "2-2-2 that learns": {
    x: [0.05, 0.1], W: [[[0.15, 0.2], [0.25, 0.3]], [[0.4, 0.45], [0.5, 0.55]]], b: [[0.35, 0.35], [0.6, 0.6]],
    hidden: "sigmoid", head: HEADS[0], target: [0.01, 0.99], rate: 0.5, input: "i", hasNamedWeights: true,
  },
  "A: sigmoid layer, one output": {
    x: [-3, 1, 5], W: [HIDDEN, [[3, -12, 8, 1]]], b: [[5, 2, -1, 1], [6]], hidden: "sigmoid", head: HEADS[1], target: [1], rate: 0.5,
  },
  "B: sigmoid layer, three classes": {
    x: [-3, 1, 5], W: [HIDDEN, [[3, -12, 8, 1], [2, -3, 9, 1], [-5, 1, -1, 7]]], b: [[5, 2, -1, 1], [6, 0, -8]],
    hidden: "sigmoid", head: HEADS[2], target: [0, 1, 0], rate: 0.5,
  },
  "C: three ReLU layers, three classes": {
    x: [7, 1, -4],
    W: [
      [[13, -9, 2], [-8, 0, 3], [4, -1, 5], [-3, 12, 7]],
      [[1, 0, -4, 1], [0, 11, 2, -14], [-1, 5, -2, 16], [0, -9, -3, 4]],
      [[1, -2, -18, -7], [3, -4, 8, 0], [-2, 1, 21, 5], [2, -2, 11, -13]],
      [[9, 3, -1, -4], [-8, -2, 14, 3], [13, 2, -9, -1]],
    ],
    b: [[5, -2, 2, 11], [-5, 3, 1, -8], [4, -6, 1, -17], [-1, -4, -30]], hidden: "relu", head: HEADS[2], target: [1, 0, 0], rate: 0.001,
  },
};

// the numbers that can be edited, in one list, and a network with other ones
export const flattened = (net) => [...net.x, ...net.W.flat(2), ...net.b.flat()];

export function withNumbers(net, numbers) {
  const rest = [...numbers];
  return { ...net, x: net.x.map(() => rest.shift()), W: net.W.map((rows) => rows.map((row) => row.map(() => rest.shift()))), b: net.b.map((row) => row.map(() => rest.shift())) };
}

// forward and backward, in the order in which one does it by hand; position l belongs to layer l + 1
export function run(net) {
  const [g, derivative] = ACTIVATIONS[net.hidden], z = [], a = [], last = net.W.length - 1;
  let from = net.x;
  net.W.forEach((rows, l) => {
    z.push(rows.map((row, j) => row.reduce((total, w, i) => total + w * from[i], 0) + net.b[l][j]));
    a.push((from = l < last ? z[l].map((v) => g(v)) : net.head === HEADS[2] ? softmax(z[l]) : z[l].map(sigmoid)));
  });
  const out = a[last], top = z[last], t = net.target, delta = [];
  const total = (f) => out.reduce((s, v, i) => s + f(v, i), 0);
  let loss;
  if (net.head === HEADS[0]) loss = 0.5 * total((o, i) => (t[i] - o) ** 2);
  else if (net.head === HEADS[1]) loss = total((_, i) => softplus(top[i]) - t[i] * top[i]);
  else {
    const most = Math.max(...top);
    loss = (most + Math.log(total((_, i) => Math.exp(top[i] - most)))) * t.reduce((s, v) => s + v, 0) - total((_, i) => t[i] * top[i]);
  }
  delta[last] = out.map((o, i) => (o - t[i]) * (net.head === HEADS[0] ? o * (1 - o) : 1));
  for (let l = last; l > 0; l--)
    delta[l - 1] = z[l - 1].map((v, i) => net.W[l].reduce((s, row, j) => s + row[i] * delta[l][j], 0) * derivative(v));
  const dW = delta.map((d, l) => d.map((v) => (l ? a[l - 1] : net.x).map((u) => u * v)));
  return { z, a, loss, delta, dW };
}

// after one step of gradient descent on the one example
export function learn(net, biases) {
  const { dW, delta } = run(net), down = (values, by) => values.map((v, i) => v - net.rate * by[i]);
  return { ...net, W: net.W.map((rows, l) => rows.map((row, j) => down(row, dW[l][j]))), b: biases ? net.b.map((row, l) => down(row, delta[l])) : net.b };
}

// six decimals, as the lesson prints them; whole numbers without
export function number(v) {
  return Number.isInteger(v) ? general(v, 6) : v.toFixed(6);
}

// x1 (i1 where the lesson calls it so) for an input (layer -1), h1 or h2.1 for a hidden neuron, o1 for an output
export function nameOf(net, layer, unit) {
  if (layer < 0) return `${net.input ?? "x"}${unit + 1}`;
  if (layer === net.W.length - 1) return `o${unit + 1}`;
  return net.W.length === 2 ? `h${unit + 1}` : `h${layer + 1}.${unit + 1}`;
}

// w1, w2, ... in the lesson's order, neuron by neuron; empty where weights have no names
export function weightName(net, layer, from, to) {
  if (!net.hasNamedWeights) return "";
  const before = net.W.slice(0, layer).flat(2).length;
  return `w${before + to * net.W[layer][0].length + from + 1}`;
}

function lossTerms(net, done) {
  const out = done.a.at(-1);
  if (net.head === HEADS[0]) return `1/2 sum (t - o)^2 = ${net.target.map((t, i) => number(0.5 * (t - out[i]) ** 2)).join(" + ")} = ${number(done.loss)}`;
  if (net.head === HEADS[1]) return `-ln of the probability of the label = ${number(done.loss)}`;
  return `-ln p${net.target.indexOf(Math.max(...net.target)) + 1} = ${number(done.loss)}`;
}

function backward(net, done, layer, unit) {
  const me = nameOf(net, layer, unit), delta = done.delta[layer][unit], a = done.a[layer][unit], t = net.target[unit];
  let said;
  if (layer === net.W.length - 1) {
    said = net.head === HEADS[0]
      ? `dL/dz of ${me} = (${number(a)} - ${number(t)}) · ${number(a * (1 - a))} = ${number(delta)}`
      : `dL/dz of ${me} = ${number(a)} - ${number(t)} = ${number(delta)}`;
  } else {
    const terms = done.delta[layer + 1].map((d, j) => d * net.W[layer + 1][j][unit]), slope = ACTIVATIONS[net.hidden][1](done.z[layer][unit]);
    said = `dL/d${me} = ${terms.map((v) => `(${number(v)})`).join(" + ")} = ${number(terms.reduce((s, v) => s + v, 0))}; dL/dz = that · ${number(slope)} = ${number(delta)}`;
  }
  const slopes = done.dW[layer][unit].map((v, i) => (net.hasNamedWeights ? `dL/d${weightName(net, layer, i, unit)} = ` : "") + number(v));
  return `${said}. Its weights' gradients, dL/dz times what came in: ${slopes.join(", ")}; its bias' gradient: ${number(delta)}.`;
}

// The whole calculation in order: each neuron forward, the loss, each neuron backward, the update. A phase is "start",
// "forward", "loss", "backward" or "update"; unit null means the whole layer.
export function moments(net) {
  const done = run(net), last = net.W.length - 1, isSoftmax = net.head === HEADS[2], sizes = net.b.map((row) => row.length);
  const steps = [{ phase: "start", layer: 0, unit: null, says: "Nothing is computed yet. Step forward, one neuron at a time; any number can be edited." }];
  sizes.forEach((size, layer) => range(size).forEach((unit) => {
    const from = layer ? done.a[layer - 1] : net.x, z = done.z[layer][unit], me = nameOf(net, layer, unit);
    const terms = net.W[layer][unit].map((w, i) => `${number(w)}·${number(from[i])}`).join(" + ");
    const after = layer === last && isSoftmax ? "." : `; ${me} = ${layer === last ? "sigmoid" : net.hidden}(${number(z)}) = ${number(done.a[layer][unit])}.`;
    steps.push({ phase: "forward", layer, unit, says: `z of ${me} = ${terms} + ${number(net.b[layer][unit])} = ${number(z)}${after}` });
  }));
  if (isSoftmax) steps.push({ phase: "forward", layer: last, unit: null, says: `softmax of the logits: (${done.a[last].map(number).join(", ")}).` });
  steps.push({ phase: "loss", layer: last, unit: null, says: `Loss (${net.head.split(", ")[1]}) = ${lossTerms(net, done)}.` });
  for (let layer = last; layer >= 0; layer--)
    for (let unit = 0; unit < sizes[layer]; unit++) steps.push({ phase: "backward", layer, unit, says: backward(net, done, layer, unit) });
  const after = number(run(learn(net, false)).loss);
  steps.push({
    phase: "update", layer: 0, unit: null,
    says: `w <- w - ${net.rate} dL/dw for every weight (biases frozen) would bring the loss from ${number(done.loss)} to ${after}. Press Train to do it.`,
  });
  return steps;
}
