// The Playground's front end: controls, the network, the answer, the curves. All mathematics is in Python; here frames
// are drawn as they come, and what a hand does is sent.
import { BLUE, ORANGE, divergingPalette, isDark, onThemeChange } from "./colors.js";
import { buttonControl, checkControl, choiceControl, field, numberControl, sliderControl } from "./controls.js";
import { drawCurves } from "./curves.js";
import { keepKeys, make, makeSvg, onKernelEnd, short, uniqueId } from "./elements.js";
import { drawHeatmap, drawPoint, drawZeroLine } from "./heatmap.js";

const LEARNING_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const STRENGTHS = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const GIVEN_UP = 15;  // seconds
const NEURON = 34;  // pixels a side
const OUT = 288;
const DENSITY = Math.min(2, window.devicePixelRatio || 1);  // dots to a pixel; more would only cost time

const asBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const asFloats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
const signed = (x) => x.toFixed(2);

// --- what the hand does, on its way to Python ------------------------------------------------------------------------

// Changes that come while one is being answered are merged, so that a fast slider never queues up messages.
class Hand {
  constructor(model) {
    this.model = model;
    this.pending = {};
    this.sent = {};
    this.serial = 0;
    this.waiting = false;
    this.open = 0;  // messages without an answer
  }
  change(name, value) {
    this.pending[name] = value;
    this.flush();
  }
  flush() {
    if (this.waiting || Object.keys(this.pending).length === 0) return;
    this.waiting = true;
    this.sent = this.pending;
    this.pending = {};
    this.send({ do: "set", changes: this.sent, serial: ++this.serial });
    this.timer = setTimeout(() => this.answered(this.serial), 2000);  // a kernel that was restarted never answers
  }
  answered(serial) {
    if (serial !== this.serial || !this.waiting) return;
    clearTimeout(this.timer);
    this.waiting = false;
    this.sent = {};
    this.flush();
  }
  holds(name) {
    return name in this.pending || name in this.sent;
  }
  // a setting as the hand last wanted it, also before Python has answered: two quick presses count twice
  latest(name) {
    return this.pending[name] ?? this.sent[name] ?? this.model.get("settings")[name];
  }
  act(what, more = {}) {
    this.send({ do: what, serial: 0, ...more });
  }
  send(message) {
    if (!this.open++) this.heard = performance.now();
    this.model.send(message);
  }
  hear(message) {
    this.heard = performance.now();
    if (message.kind === "done") this.open = Math.max(0, this.open - 1);
  }
  // seconds for which Python has owed an answer, or the next frame
  late() {
    return this.open || this.model.get("playing") ? (performance.now() - this.heard) / 1000 : 0;
  }
}

// --- controls for the settings ---------------------------------------------------------------------------------------

function settingControls(choices, hand) {
  const set = (name) => (value) => hand.change(name, value);
  const percent = (value) => `${value} %`;
  return {
    data: choiceControl("data", choices.data, set("data")),
    noise: sliderControl("noise", { low: 0, high: 50, show: percent }, set("noise")),
    train: sliderControl("share for training", { low: 10, high: 90, step: 10, show: percent }, set("train")),
    batch: sliderControl("batch size", { low: 1, high: 60 }, set("batch")),
    seed: numberControl("data seed", { low: 0, step: 1 }, set("seed")),
    speed: choiceControl("speed", choices.speed.map((s) => [s, s === "fast" ? "fast" : `${s} a frame`]), set("speed")),
    lr: choiceControl("learning rate", LEARNING_RATES, set("lr")),
    activation: choiceControl("activation", choices.activation, set("activation")),
    optimizer: choiceControl("optimizer", choices.optimizer, set("optimizer")),
    penalty: choiceControl("penalty", choices.penalty, set("penalty")),
    strength: choiceControl("strength", STRENGTHS, set("strength")),
    dropout: sliderControl("dropout", { low: 0, high: 90, step: 5, show: percent }, set("dropout")),
    start: numberControl("weights seed", { low: 0, step: 1 }, set("start")),
    show_test: checkControl("show test points", set("show_test")),
    discretize: checkControl("discretise", set("discretize")),
  };
}

function inputControls(choices, hand) {
  const checks = choices.inputs.map((name) => checkControl(name, () => send()));
  const root = make("fieldset", { class: "pg-inputs" }, make("legend", {}, "inputs"), ...checks.map((c) => c.root));
  const send = () => {
    const chosen = choices.inputs.filter((_, i) => checks[i].input.checked);
    if (chosen.length) hand.change("inputs", chosen);
    else checks[0].set(true), hand.change("inputs", [choices.inputs[0]]);
  };
  return { root, set: (chosen) => checks.forEach((c, i) => c.set(chosen.includes(choices.inputs[i]))) };
}

// --- the network -----------------------------------------------------------------------------------------------------

class Network {
  constructor(hand, model, onShow, onSelect) {
    Object.assign(this, { hand, model, onShow, onSelect });
    this.head = make("div", { class: "pg-layers" });
    this.plane = make("div", { class: "pg-plane" });
    this.root = make("section", { class: "pg-network", "aria-label": "network" }, this.head, this.plane);
    this.key = "";
    this.resize = new ResizeObserver(() => ((this.key = ""), this.frame && this.draw(this.frame)));
    this.resize.observe(this.plane);
    const change = (by) => () => {
      const hidden = hand.latest("hidden");
      if (by > 0 && hidden.length < model.get("choices").max_layers) hand.change("hidden", [...hidden, 2]);
      if (by < 0 && hidden.length) hand.change("hidden", hidden.slice(0, -1));
    };
    this.count = make("span", { class: "nnkit-number" });
    this.head.append(
      buttonControl("remove a hidden layer", "minus", change(-1), true).root,
      this.count,
      buttonControl("add a hidden layer", "plus", change(1), true).root,
    );
  }
  // Neurons and links are made anew when the shape changes, else only repainted.
  layOut(frame) {
    const { inputs, columns } = frame, width = this.plane.clientWidth || 420;
    const shape = [inputs.length, ...columns.map((c) => c.shown)];
    const concealed = this.model.get("concealed").includes("hidden");
    const key = JSON.stringify([inputs, columns, width, concealed, this.model.get("settings").hidden]);
    if (key === this.key) return;
    this.key = key;
    const held = this.plane.contains(document.activeElement) && document.activeElement.dataset.neuron;
    this.head.hidden = concealed;
    const hidden = this.model.get("settings").hidden;
    this.count.textContent = `${hidden.length} hidden layer${hidden.length === 1 ? "" : "s"}`;
    const left = 30, right = 30, gap = (width - left - right) / Math.max(shape.length - 1, 1);
    const isTight = gap < 64 && !concealed; // no room for two buttons and a number beside each other
    const top = isTight ? 80 : 30, height = Math.max(190, top + Math.max(...shape) * (NEURON + 12) + 8);
    this.plane.style.height = `${height}px`;
    this.plane.classList.toggle("pg-tight", isTight);
    const place = (column, i) => [left + column * gap, top + ((i + 0.5) * (height - top)) / shape[column]];
    const svg = makeSvg("svg", { width, height, "aria-hidden": "true" });
    this.links = columns.map((column, c) => {
      const links = [];
      for (let i = 0; i < Math.min(column.d_in, shape[c]); i++) {
        for (let j = 0; j < column.shown; j++) {
          const [x0, y0] = place(c, i), [x1, y1] = place(c + 1, j), middle = (x0 + x1) / 2;
          const path = makeSvg("path", { d: `M${x0 + NEURON / 2} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1 - NEURON / 2} ${y1}`, fill: "none" });
          const title = makeSvg("title");
          path.append(title);
          path.addEventListener("click", () => this.onSelect(c, j, i));
          svg.append(path);
          links.push({ path, title, at: i * column.size + j });
        }
      }
      return links;
    });
    this.neurons = [];
    const parts = [svg];
    shape.forEach((count, c) => {
      for (let i = 0; i < count; i++) {
        const canvas = make("canvas", { width: DENSITY * NEURON, height: DENSITY * NEURON, "aria-hidden": "true" });
        const name = c === 0 ? `input ${inputs[i]}` : c === columns.length && count === 1 ? "output neuron" : `layer ${c} neuron ${i + 1}`;
        const button = make("button", { type: "button", class: "pg-neuron", "data-neuron": `${c}-${i}` }, canvas);
        const [x, y] = place(c, i);
        button.style.left = `${x - NEURON / 2}px`;
        button.style.top = `${y - NEURON / 2}px`;
        const number = this.neurons.length;
        for (const begin of ["mouseenter", "focus"]) button.addEventListener(begin, () => this.onShow(number));
        for (const end of ["mouseleave", "blur"]) button.addEventListener(end, () => this.onShow(null));
        if (c > 0) button.addEventListener("click", () => this.onSelect(c - 1, i, null));
        parts.push(button);
        if (c === 0) {
          const label = make("span", { class: "pg-name", "aria-hidden": "true" }, inputs[i]);
          label.style.left = `${x - 30}px`;
          label.style.top = `${y + NEURON / 2 - 1}px`;
          parts.push(label);
        }
        this.neurons.push({ button, canvas, name });
      }
      parts.push(this.columnHead(c, columns, place(c, 0)[0], concealed));
    });
    this.plane.replaceChildren(...parts);
    if (held) this.plane.querySelector(`[data-neuron="${held}"]`)?.focus();
  }
  columnHead(c, columns, x, concealed) {
    const root = make("div", { class: "pg-column" });
    root.style.left = `${x}px`;
    const hidden = this.model.get("settings").hidden;
    if (c > 0 && c <= hidden.length && c < columns.length && !concealed) {
      const change = (by) => () => {
        const sizes = [...this.hand.latest("hidden")], size = sizes[c - 1] + by;
        if (size >= 1 && size <= this.model.get("choices").max_neurons) (sizes[c - 1] = size), this.hand.change("hidden", sizes);
      };
      const fewer = buttonControl(`remove a neuron from layer ${c}`, "minus", change(-1), true).root;
      const more = buttonControl(`add a neuron to layer ${c}`, "plus", change(1), true).root;
      fewer.dataset.neuron = `fewer-${c}`;
      more.dataset.neuron = `more-${c}`;
      root.append(fewer, make("span", { class: "nnkit-number" }, String(hidden[c - 1])), more);
    } else if (c > 0) {
      const { title, size, shown } = columns[c - 1];
      root.textContent = c === columns.length ? "out" : shown < size ? `${shown} of ${size}` : title.split(", ")[0];
      root.title = title;
    }
    return root;
  }
  draw(frame) {
    this.frame = frame;
    this.layOut(frame);
    const { cells, neurons, ranges, weights, biases, palette, discrete } = frame;
    const speak = performance.now() - (this.spoke ?? -1e9) > 500;  // names follow the numbers, but not 30 times a second
    if (speak) this.spoke = performance.now();
    let at = 0;
    this.neurons.forEach(({ button, canvas, name }, k) => {
      drawHeatmap(canvas.getContext("2d"), neurons.subarray(k * cells * cells, (k + 1) * cells * cells), cells, palette, discrete);
      if (speak || !button.hasAttribute("aria-label"))
        button.setAttribute("aria-label", `${name}, from ${short(ranges[2 * k])} to ${short(ranges[2 * k + 1])}`);
    });
    this.links.forEach((links, c) => {
      for (const { path, title, at: index } of links) {
        const w = weights[c][index], size = Math.abs(w);
        path.setAttribute("stroke", w < 0 ? ORANGE : BLUE);
        path.setAttribute("stroke-width", (0.7 + Math.min(7, 1.7 * size)).toFixed(2));
        path.setAttribute("stroke-opacity", Math.min(1, 0.3 + size).toFixed(2));
        path.setAttribute("stroke-dasharray", w < 0 ? "6 4" : "none");
        if (speak) title.textContent = `weight ${signed(w)}: click to change it`;
      }
    });
    return at;
  }
}

// --- one neuron's numbers, to be changed -----------------------------------------------------------------------------

class NeuronEditor {
  constructor(hand) {
    this.hand = hand;
    this.title = make("strong", {});
    this.fields = make("div", { class: "pg-fields" });
    const close = buttonControl("close", null, () => this.select(null)).root;
    this.root = make("section", { class: "pg-editor", "aria-label": "weights of a neuron", hidden: true },
      make("div", { class: "pg-row" }, this.title, close), this.fields);
  }
  select(chosen, frame, focused = null) {
    this.chosen = chosen;
    this.root.hidden = chosen === null;
    if (chosen === null) return;
    const [c, j] = chosen, column = frame.columns[c], last = c === frame.columns.length - 1;
    this.title.textContent = last && column.size === 1 ? "output neuron" : `layer ${c + 1}, neuron ${j + 1}`;
    this.controls = [];
    const add = (label, i) => {
      const control = numberControl(label, { step: 0.1 }, (value) => this.hand.act("weight", { column: c, i, j, value }));
      this.controls.push([i, control]);
      return control.root;
    };
    const from = (i) => (c === 0 ? frame.inputs[i] : `neuron ${i + 1}`);
    const rows = Array.from({ length: column.d_in }, (_, i) => add(`weight from ${from(i)}`, i));
    if (column.biases) rows.push(add("bias", -1));
    if (!rows.length) rows.push(`${column.title} has no weights to change.`);
    this.fields.replaceChildren(...rows);
    this.draw(frame);
    const field = this.controls.find(([i]) => i === (focused ?? 0));
    if (field) field[1].input.focus(), field[1].input.select();
  }
  draw(frame) {
    if (!this.chosen) return;
    const [c, j] = this.chosen, column = frame.columns[c];
    if (!column || j >= column.size || this.controls.some(([i]) => i >= column.d_in)) return this.select(null);
    for (const [i, control] of this.controls)
      control.set((i < 0 ? frame.biases[c][j] : frame.weights[c][i * column.size + j]).toFixed(3));
  }
}

// --- how a layer warps space -----------------------------------------------------------------------------------------

function drawWarp(canvas, warp, xy, points, ink, ground) {
  const context = canvas.getContext("2d"), [m, k] = warp.lines, count = m * k, size = canvas.width;
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    x0 = Math.min(x0, xy[i]), x1 = Math.max(x1, xy[i]), y0 = Math.min(y0, xy[i + 1]), y1 = Math.max(y1, xy[i + 1]);
  }
  const px = (x) => 14 + ((x - x0) / (x1 - x0 || 1)) * (size - 28), py = (y) => size - 14 - ((y - y0) / (y1 - y0 || 1)) * (size - 28);
  context.clearRect(0, 0, size, size);
  context.strokeStyle = ink;
  context.globalAlpha = 0.45;
  context.lineWidth = 0.8 * DENSITY;
  for (let line = 0; line < m; line++) {
    context.beginPath();
    context.setLineDash(line < m / 2 ? [] : [5, 4]);
    for (let i = line * k; i < (line + 1) * k; i++) context.lineTo(px(xy[2 * i]), py(xy[2 * i + 1]));
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  const shown = points.filter((p) => p.train);
  shown.forEach((p, i) => drawPoint(context, px(xy[2 * (count + i)]), py(xy[2 * (count + i) + 1]), p.positive, false, 2.6 * DENSITY, ground));
  const range = (a, b) => `${short(a)} to ${short(b)}`;
  canvas.setAttribute("aria-label", `A square grid and ${shown.length} points as layer ${warp.column + 1} sees them: ` +
    `${warp.axes[0]} from ${range(x0, x1)}${warp.axes[1] ? `, ${warp.axes[1]} from ${range(y0, y1)}` : `; second direction ${range(y0, y1)}`}.`);
}

// --- all together ----------------------------------------------------------------------------------------------------

export function render({ model, el }) {
  const hand = new Hand(model), choices = model.get("choices"), side = choices.side;
  let frame = null, points = [], regression = false, history = [], enlarged = null, wanted = 0, lastPaint = 0, chosenCurveEpoch = 0;
  let palette = divergingPalette(isDark());
  const root = make("div", { class: "nnkit-widget pg", "data-frames": "0", "data-epoch": "0" });
  keepKeys(root);
  const controls = settingControls(choices, hand);
  controls.inputs = inputControls(choices, hand);

  // the bar
  const play = buttonControl("Play", "play", () => hand.act(model.get("playing") ? "pause" : "play"));
  play.root.classList.add("pg-play");
  const step = buttonControl("Step", "step", () => hand.act("step"));
  const reset = buttonControl("Reset", "reset", () => hand.act("reset"));
  const epoch = make("span", { class: "pg-epoch nnkit-number" }, "epoch 0");
  const told = make("div", { class: "nnkit-unseen", role: "status" });
  const failure = make("div", { class: "pg-failure", role: "alert" });
  const slow = make("div", { class: "pg-slow" });
  const bar = make("div", { class: "pg-bar", role: "group", "aria-label": "training" },
    play.root, step.root, reset.root, controls.speed.root, epoch);
  const learning = make("div", { class: "pg-bar", role: "group", "aria-label": "learning" },
    ...["lr", "activation", "optimizer"].map((name) => controls[name].root),
    make("span", { class: "pg-pair" }, controls.penalty.root, controls.strength.root), controls.dropout.root);

  // data
  const regenerate = buttonControl("Other points", "reset", () => hand.change("seed", hand.latest("seed") + 1));
  const reweigh = buttonControl("Other weights", "reset", () => hand.change("start", hand.latest("start") + 1));
  const data = make("section", { class: "pg-data", "aria-label": "data" },
    ...["data", "noise", "train", "batch"].map((name) => controls[name].root),
    controls.seed.root, regenerate.root, controls.inputs.root, controls.start.root, reweigh.root);

  // the network
  const editor = new NeuronEditor(hand);
  const network = new Network(hand, model, (k) => ((enlarged = k), ask()), (c, j, i) => editor.select([c, j], frame, i));
  const hint = make("span", {}, " Point at a square to see it large; click it, or a link, for its weights.");
  network.root.append(editor.root, make("div", { class: "pg-caption" },
    "Links: blue and solid is a positive weight, orange and dashed a negative one, wide a large one.", hint));

  // the answer
  const out = make("canvas", { width: DENSITY * OUT, height: DENSITY * OUT, class: "pg-out", role: "img", "aria-label": "the network's answer, not computed yet" });
  const caption = make("div", { class: "pg-caption pg-said" }), curves = make("canvas", { class: "pg-curves", role: "img", "aria-label": "loss curves, empty so far" });
  const legend = make("div", { class: "pg-legend nnkit-number" });
  const action = choiceControl("a click", [["1", "adds class 1"], ["0", "adds class 0"], ["remove", "removes a point"]], () => {});
  const px = numberControl("x", { low: -side, high: side, step: 0.1 }, () => {}), py = numberControl("y", { low: -side, high: side, step: 0.1 }, () => {});
  px.set(0), py.set(0), action.set("1");
  const target = () => (Number(action.input.value) === 0 ? 1 : regression ? -1 : 0);
  const touch = (x, y) => hand.act(Number(action.input.value) === 2 ? "remove" : "add", { x, y, target: target() });
  const touchButton = buttonControl("Do it at x, y", null, () => touch(px.input.valueAsNumber || 0, py.input.valueAsNumber || 0));
  const pointing = make("details", { class: "pg-more" }, make("summary", {}, "add and remove points (click into the picture)"),
    make("div", { class: "pg-row" }, action.root, px.root, py.root, touchButton.root));
  const where = (event) => {
    const box = out.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * 2 * side - side, side - ((event.clientY - box.top) / box.height) * 2 * side];
  };
  out.addEventListener("click", (event) => !model.get("concealed").includes("points") && touch(...where(event).map((v) => Math.max(-side, Math.min(side, Number(v.toFixed(2)))))));
  let pointer = null;
  out.addEventListener("mousemove", (event) => ((pointer = where(event)), ask()));
  out.addEventListener("mouseleave", () => ((pointer = null), ask()));
  const warpChoice = choiceControl("see how a layer warps space", [["off", "off"]], (value) => hand.act("warp", { column: value === "off" ? null : value }));
  const warped = make("canvas", { width: DENSITY * OUT, height: DENSITY * OUT, class: "pg-warp", role: "img", hidden: true });
  const warpCaption = make("div", { class: "pg-caption" });
  const warping = make("div", { class: "pg-warping" }, warpChoice.root, warped, warpCaption);
  const curveBox = make("div", {}, legend, curves);
  const right = make("section", { class: "pg-right", "aria-label": "answer" }, curveBox, out, caption,
    make("div", { class: "pg-row" }, controls.show_test.root, controls.discretize.root), pointing);

  // presets and state
  const question = make("p", { class: "pg-question" }), answer = make("p", {});
  const why = make("details", { class: "pg-more", hidden: true }, make("summary", {}, "think first, then look: why?"), answer);
  const preset = choiceControl("experiments", [["", "choose one"], ...choices.presets.map((p) => [p.name, p.name])], (name) => {
    const chosen = choices.presets.find((p) => p.name === name);
    question.textContent = chosen?.question ?? "";
    answer.textContent = chosen?.answer ?? "";
    why.hidden = !chosen;
    why.open = false;
    if (chosen) hand.act("restore", { text: chosen.state });
  });
  preset.set("");
  const presets = make("div", { class: "pg-presets" }, preset.root, question, why);
  const stateId = uniqueId(), text = make("textarea", { id: stateId, rows: 2, spellcheck: "false", placeholder: "as it begins: nothing is changed yet" });
  const copy = buttonControl("Copy", null, () => {
    text.select();
    document.execCommand("copy");
    told.textContent = "copied";
    copy.set("Copied", null);
    setTimeout(() => copy.set("Copy", null), 1500);
  });
  const sharing = make("details", { class: "pg-more" }, make("summary", {}, "this state as text, to share and to restore"),
    make("label", { for: stateId }, "state"), text,
    make("div", { class: "pg-row" },
      buttonControl("Restore", null, () => hand.act("restore", { text: text.value })).root,
      copy.root,
      buttonControl("Write it with the weights", null, () => hand.act("write")).root));

  root.append(bar, learning, slow, failure, told, make("div", { class: "pg-body" }, data, make("div", {}, presets, network.root, warping), right), sharing);
  el.append(root);

  // --- following Python

  const onSettings = () => {
    const settings = model.get("settings");
    for (const [name, control] of Object.entries(controls)) if (!hand.holds(name)) control.set(settings[name]);
    controls.strength.input.disabled = settings.penalty === "none";  // nothing is painted: a frame follows
  };
  const onConcealed = () => {
    const concealed = new Set(model.get("concealed"));
    const parts = {
      ...Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, [control.root]])),
      play: [play.root], step: [step.root], reset: [reset.root], points: [pointing], curves: [curveBox], warp: [warping],
      state: [sharing], presets: [presets], seed: [controls.seed.root, regenerate.root], start: [controls.start.root, reweigh.root],
      neuron: [editor.root, hint],
    };
    for (const [name, elements] of Object.entries(parts)) for (const e of elements) e.classList.toggle("pg-concealed", concealed.has(name));
    network.key = "";
    ask();
  };
  const onPlaying = () => {
    const playing = model.get("playing");
    hand.hear({});
    play.set(playing ? "Pause" : "Play", playing ? "pause" : "play");
    root.dataset.playing = playing;
    if (frame) told.textContent = playing ? "training" : `paused at ${epoch.textContent}; ${legend.textContent}`;
  };
  const onFailure = () => {
    const f = model.get("failure");
    failure.replaceChildren();
    root.classList.toggle("pg-empty", Boolean(f.type) && !frame);  // there is no network to be drawn
    if (!f.type) return;
    failure.append(make("strong", {}, f.type), `: ${f.message}`);
    if (f.where) failure.append(make("div", {}, f.where));
    if (f.line) failure.append(make("div", {}, `${f.file}, line ${f.line}`), make("pre", {}, f.code));
  };
  const onMessage = (message, buffers) => {
    hand.hear(message);
    if (message.kind === "points") {
      regression = message.regression;
      const rows = asFloats(buffers[0]);
      points = Array.from({ length: rows.length / 4 }, (_, i) => ({
        x: rows[4 * i], y: rows[4 * i + 1], positive: regression ? rows[4 * i + 2] >= 0 : rows[4 * i + 2] > 0.5, train: rows[4 * i + 3] > 0,
      }));
      return;  // a frame follows
    } else if (message.kind === "history") {
      history = message.rows;
      writeState(message.state);
    } else if (message.kind === "done") {
      hand.answered(message.serial);
      onSettings();  // also where the hand moved something else than its control, or was refused
      writeState(message.state);
      return;  // the frame came before
    } else if (message.kind === "state") {
      text.value = message.text;
    } else if (message.kind === "frame") {
      takeFrame(message, buffers);
    }
    ask();
  };
  const writeState = (state) => {
    const isWritten = text.value.includes("weights=") && text.value.startsWith(state); // by hand; it stays until the state changes
    if (document.activeElement !== text && !isWritten) text.value = state;
  };
  const takeFrame = (message, buffers) => {
    const numbers = asFloats(buffers[3]), weights = [], biases = [];
    let at = 0;
    for (const c of message.columns) weights.push(numbers.subarray(at, (at += c.d_in * c.size)));
    for (const c of message.columns) biases.push(numbers.subarray(at, (at += c.biases)));
    frame = { ...message, output: asBytes(buffers[0]), neurons: asBytes(buffers[1]), ranges: asFloats(buffers[2]), weights, biases,
      xy: buffers[4] ? asFloats(buffers[4]) : null };
    const last = history.length ? history[history.length - 1][0] : -1;
    if (message.epoch < last) history = [];
    if (message.epoch === last) history[history.length - 1] = [message.epoch, ...message.losses];
    else history.push([message.epoch, ...message.losses]);
    if (history.length > 800) history = history.filter((_, i) => i === 0 || i % 2 || i === history.length - 1);
  };

  // --- painting, at most once for each of the screen's frames

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  function ask() {
    if (!wanted) wanted = requestAnimationFrame(paint);
  }
  function paint(now) {
    wanted = 0;
    if (!frame) return;
    if (calm.matches && model.get("playing") && now - lastPaint < 250) return ask();
    lastPaint = now;
    const settings = model.get("settings"), style = getComputedStyle(root);
    const ink = style.color, ground = style.getPropertyValue("--nnkit-ground").trim() || "#fff";
    frame.palette = palette;
    frame.discrete = settings.discretize;
    network.draw(frame);
    if (!network.root.contains(document.activeElement) || document.activeElement.tagName !== "INPUT" || !model.get("playing")) editor.draw(frame);
    paintOut(settings, ink, ground);
    paintCurves(ink);
    paintWarp(ink, ground);
    epoch.textContent = `epoch ${frame.epoch < 10 ? frame.epoch.toFixed(1) : Math.floor(frame.epoch)}`;
    root.dataset.epoch = frame.epoch;
    root.dataset.train = frame.losses[0];
    root.dataset.test = frame.losses[1];
    root.dataset.answered = frame.serial;
    root.dataset.frames = Number(root.dataset.frames) + 1;
  }
  function paintOut(settings, ink, ground) {
    const context = out.getContext("2d"), alone = enlarged !== null && enlarged < network.neurons.length;
    const n = alone ? frame.cells : frame.grid;
    const bytes = alone ? frame.neurons.subarray(enlarged * n * n, (enlarged + 1) * n * n) : frame.output;
    drawHeatmap(context, bytes, n, palette, settings.discretize);
    if (!regression || alone) drawZeroLine(context, bytes, n, ink);
    const at = (p) => [((p.x + side) / (2 * side)) * out.width, ((side - p.y) / (2 * side)) * out.height];
    for (const p of points) if (p.train || settings.show_test) drawPoint(context, ...at(p), p.positive, !p.train, 3.4 * DENSITY, ground);
    const kind = regression ? "value" : "class 1 (blue discs) against class 0 (orange squares)";
    let words = alone ? `${network.neurons[enlarged].name}: ${short(frame.ranges[2 * enlarged])} to ${short(frame.ranges[2 * enlarged + 1])}`
      : regression ? "answer: blue is 1, orange -1" : "answer: blue is class 1, orange class 0; the line parts them";
    if (pointer && !alone) {
      const [x, y] = pointer, column = Math.min(n - 1, Math.max(0, Math.floor(((x + side) / (2 * side)) * n))), row = Math.min(n - 1, Math.max(0, Math.floor(((side - y) / (2 * side)) * n)));
      const value = (bytes[row * n + column] - 127.5) / 127.5;
      words = `at x = ${x.toFixed(1)}, y = ${y.toFixed(1)}: ${regression ? signed(value) : `${(50 + 50 * value).toFixed(0)} % class 1`}`;
    }
    caption.textContent = words;
    const share = frame.output.reduce((sum, b) => sum + (b > 127), 0) / frame.output.length;
    out.setAttribute("aria-label", alone ? words : `The network's answer over x and y from ${-side} to ${side}: ${kind}; ${(100 * share).toFixed(0)} % of the square is blue. ` +
      `Training loss ${short(frame.losses[0] ?? NaN)}, test loss ${short(frame.losses[1] ?? NaN)} after ${short(frame.epoch)} epochs.`);
  }
  function paintCurves(ink) {
    const series = [{ values: history.map((r) => r[1] ?? NaN), color: BLUE, dash: [] }, { values: history.map((r) => r[2] ?? NaN), color: ORANGE, dash: [6, 3] }];
    drawCurves(curves, history.map((r) => r[0]), series, { ink, xName: "epoch" });
    const right = frame.right ? frame.right.map((r) => `, ${(100 * r).toFixed(0)} % right`) : ["", ""];
    const say = (name, i) => `${name} loss ${frame.losses[i] === null ? "-" : frame.losses[i].toFixed(3)}${right[i]}`;
    if (!legend.firstChild) {
      for (const [color, dash] of [[BLUE, "none"], [ORANGE, "6 3"]]) {
        const svg = makeSvg("svg", { width: 26, height: 10, "aria-hidden": "true" });
        svg.append(makeSvg("path", { d: "M0 5h26", stroke: color, "stroke-width": 2.5, "stroke-dasharray": dash }));
        legend.append(make("div", {}, svg, make("span", {})));
      }
    }
    const words = [say("training", 0), say("test", 1)];
    legend.querySelectorAll("span").forEach((span, i) => (span.textContent = words[i]));
    curves.setAttribute("aria-label", `Loss curves: ${words.join("; ")}, after ${short(frame.epoch)} epochs.`);
  }
  function paintWarp(ink, ground) {
    const names = frame.columns.map((c, i) => (i === frame.columns.length - 1 ? "output" : `layer ${i + 1}: ${c.title}`));
    const key = names.join("|");
    if (warping.dataset.key !== key) {
      warping.dataset.key = key;
      const fresh = choiceControl("see how a layer warps space", [["off", "off"], ...names.map((name, i) => [i, name])],
        (value) => hand.act("warp", { column: value === "off" ? null : value }));
      fresh.set(frame.warp ? frame.warp.column : "off");
      warping.firstChild.replaceWith(fresh.root);
    }
    warped.hidden = warpCaption.hidden = !frame.warp;
    if (!frame.warp) return;
    drawWarp(warped, frame.warp, frame.xy, points, ink, ground);
    warpCaption.textContent = frame.warp.axes[1] ? `across: ${frame.warp.axes[0]}; up: ${frame.warp.axes[1]}` : frame.warp.axes[0];
  }

  const showDelay = () => {
    const seconds = root.inert ? 0 : Math.floor(hand.late());
    slow.textContent = seconds < 2 ? "" : seconds < GIVEN_UP
      ? `Python has been computing for ${seconds} s. A step that takes longer than ${choices.patience} s is broken off.`
      : "No answer from Python. If a cell is busy, wait for it or interrupt it.";
  };
  const clock = setInterval(showDelay, 500);

  // what nobody sees waits: whoever trains is told
  const view = uniqueId();
  let isNear = false, isSeen = null;
  const look = (seen) => seen !== isSeen && hand.act("seen", { view, seen: (isSeen = seen) });
  const onScreen = () => look(isNear && !document.hidden), onLeave = () => look(false);
  const near = new IntersectionObserver((found) => ((isNear = found.at(-1).isIntersecting), onScreen()));
  near.observe(root);
  document.addEventListener("visibilitychange", onScreen);
  addEventListener("pagehide", onLeave);

  const watched = { "change:settings": onSettings, "change:concealed": onConcealed, "change:playing": onPlaying,
    "change:failure": onFailure, "msg:custom": onMessage };
  for (const [event, act] of Object.entries(watched)) model.on(event, act);
  const endKernelWatch = onKernelEnd(model, root);
  const endWatch = onThemeChange(() => ((palette = divergingPalette(isDark())), ask()));
  onSettings(), onConcealed(), onPlaying(), onFailure();
  hand.act("hello");
  return () => {
    near.disconnect();
    document.removeEventListener("visibilitychange", onScreen);
    removeEventListener("pagehide", onLeave);
    onLeave();
    for (const [event, act] of Object.entries(watched)) model.off(event, act);
    endWatch();
    endKernelWatch();
    clearInterval(clock);
    network.resize.disconnect();
    cancelAnimationFrame(wanted);
  };
}
