// The Playground's front end: controls, the network, the answer, the curves. Frames are drawn as they come, from Python or
// from the page's own trainer (playground/page.js), and what a hand does is sent.
import { divergingPalette, isDark, onThemeChange } from "./colors.js";
import { buttonControl, checkControl, choiceControl, numberControl, sliderControl } from "./controls.js";
import { drawCurves } from "./curves.js";
import { keepKeys, make, makeSvg, onKernelEnd, short, uniqueId } from "./elements.js";
import { drawHeatmap, drawPoint, drawZeroLine } from "./heatmap.js";
import { readPalette } from "./palette.js";
import { Drawing } from "./playground/drawing.js";
import { Hand } from "./playground/hand.js";
import { thumbnails } from "./playground/thumbnails.js";

const LEARNING_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const STRENGTHS = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const GIVEN_UP = 15;  // seconds
const OUT = 288;  // pixels a side of the answer before it is laid out
const DENSITY = Math.min(2, window.devicePixelRatio || 1);  // dots to a pixel; more would only cost time

const asBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const asFloats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
const signed = (x) => x.toFixed(2);

// --- controls for the settings ---------------------------------------------------------------------------------------

function settingControls(choices, hand) {
  const set = (name) => (value) => hand.change(name, value);
  const percent = (value) => `${value} %`;
  return {
    data: thumbnails(choices, set("data")),
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
    stop_epoch: numberControl("stop at epoch", { low: 0, step: 1, none: "never" }, set("stop_epoch")),
    stop_loss: numberControl("or at loss", { low: 0, step: 0.01, none: "never" }, set("stop_loss")),
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

// --- how a layer warps space -----------------------------------------------------------------------------------------

function drawWarp(canvas, warp, xy, points, colors) {
  const context = canvas.getContext("2d"), [m, k] = warp.lines, count = m * k, size = canvas.width;
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    x0 = Math.min(x0, xy[i]), x1 = Math.max(x1, xy[i]), y0 = Math.min(y0, xy[i + 1]), y1 = Math.max(y1, xy[i + 1]);
  }
  const px = (x) => 14 + ((x - x0) / (x1 - x0 || 1)) * (size - 28), py = (y) => size - 14 - ((y - y0) / (y1 - y0 || 1)) * (size - 28);
  context.clearRect(0, 0, size, size);
  context.strokeStyle = colors.ink;
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
  shown.forEach((p, i) => drawPoint(context, px(xy[2 * (count + i)]), py(xy[2 * (count + i) + 1]), p.positive, false, 2.6 * DENSITY, colors));
  const range = (a, b) => `${short(a)} to ${short(b)}`;
  canvas.setAttribute("aria-label", `A square grid and ${shown.length} points as layer ${warp.column + 1} sees them: ` +
    `${warp.axes[0]} from ${range(x0, x1)}${warp.axes[1] ? `, ${warp.axes[1]} from ${range(y0, y1)}` : `; second direction ${range(y0, y1)}`}.`);
}

// --- all together ----------------------------------------------------------------------------------------------------

export function render({ model, el }) {
  const hand = new Hand(model), choices = model.get("choices"), side = choices.side;
  let frame = null, points = [], regression = false, history = [], enlarged = null, wanted = 0, lastPaint = 0, chosenCurveEpoch = 0;
  let palette = divergingPalette(isDark()), colors = null;
  const root = make("div", { class: "nnkit-widget pg", "data-frames": "0", "data-epoch": "0" });
  keepKeys(root);
  const controls = settingControls(choices, hand);
  controls.inputs = inputControls(choices, hand);

  // the bar
  const play = buttonControl("Play", "play", () => hand.act(model.get("playing") ? "pause" : "play"));
  play.root.classList.add("pg-play");
  const step = buttonControl("Step", "step", () => hand.act("step"));
  const reset = buttonControl("Reset", "reset", () => hand.act("reset"));
  const undo = buttonControl("Undo", "undo", () => hand.act("undo"));
  undo.root.disabled = true;
  const epoch = make("span", { class: "pg-epoch nnkit-number" }, "epoch 0");
  const told = make("div", { class: "nnkit-unseen", role: "status" });
  const failure = make("div", { class: "pg-failure", role: "alert" });
  const slow = make("div", { class: "pg-slow" });
  const bar = make("div", { class: "pg-bar", role: "group", "aria-label": "training" },
    play.root, step.root, reset.root, undo.root, epoch, controls.speed.root,
    make("span", { class: "pg-pair" }, controls.stop_epoch.root, controls.stop_loss.root));
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
  const network = new Drawing(hand, model, (k) => ((enlarged = k), ask()));
  const hint = make("span", {}, " Point at a square to see it large; click it, or a link, for its weights.");
  network.root.append(make("div", { class: "pg-caption" },
    "Links: blue and solid is a positive weight, orange and dashed a negative one, wide a large one.", hint));

  // the answer
  const out = make("canvas", { width: DENSITY * OUT, height: DENSITY * OUT, class: "pg-out", role: "img", "aria-label": "the network's answer, not computed yet" });
  const scale = make("canvas", { width: 256, height: 1, "aria-hidden": "true" }), ends = [make("span", {}), make("span", {}), make("span", {})];
  const scaleBox = make("div", { class: "pg-scale nnkit-number", "aria-hidden": "true" }, scale, ...ends);
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
  const right = make("section", { class: "pg-right", "aria-label": "answer" }, out, scaleBox, caption,
    make("div", { class: "pg-row" }, controls.show_test.root, controls.discretize.root), curveBox, pointing);

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
  const copyOut = (words, button, name) => {
    text.value = words;
    text.select();
    document.execCommand("copy");
    told.textContent = "copied";
    button.set("Copied", null);
    setTimeout(() => button.set(name, null), 1500);
  };
  const copy = buttonControl("Copy", null, () => copyOut(text.value, copy, "Copy"));
  // on a page of the site: its address with all of it, weights too
  const share = model.address && buttonControl("Copy a link to it", null, () => copyOut(model.address(), share, "Copy a link to it"));
  const sharing = make("details", { class: "pg-more" }, make("summary", {}, "this state as text, to share and to restore"),
    make("label", { for: stateId }, "state"), text,
    make("div", { class: "pg-row" },
      buttonControl("Restore", null, () => hand.act("restore", { text: text.value })).root,
      copy.root,
      buttonControl("Write it with the weights", null, () => hand.act("write")).root, ...(share ? [share.root] : [])));

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
      neuron: [hint], stop: [controls.stop_epoch.root, controls.stop_loss.root],
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
      undo.root.disabled = !message.past;
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
    const settings = model.get("settings");
    if (!colors) {
      colors = readPalette(root);
      controls.data.paint(colors);
      scale.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(palette), 256, 1), 0, 0);
    }
    Object.assign(frame, { palette, colors, discrete: settings.discretize });
    network.draw(frame);
    paintOut(settings);
    paintCurves();
    paintWarp();
    epoch.textContent = `epoch ${frame.epoch < 10 ? frame.epoch.toFixed(1) : Math.floor(frame.epoch)}`;
    root.dataset.epoch = frame.epoch;
    root.dataset.train = frame.losses[0];
    root.dataset.test = frame.losses[1];
    root.dataset.answered = frame.serial;
    root.dataset.frames = Number(root.dataset.frames) + 1;
  }
  function paintOut(settings) {
    const context = out.getContext("2d"), alone = enlarged !== null && enlarged < network.neurons.length;
    const n = alone ? frame.cells : frame.grid;
    const bytes = alone ? frame.neurons.subarray(enlarged * n * n, (enlarged + 1) * n * n) : frame.output;
    drawHeatmap(context, bytes, n, palette, settings.discretize);
    if (!regression || alone) drawZeroLine(context, bytes, n, colors.ink);
    const at = (p) => [((p.x + side) / (2 * side)) * out.width, ((side - p.y) / (2 * side)) * out.height];
    for (const p of points) if (p.train || settings.show_test) drawPoint(context, ...at(p), p.positive, !p.train, out.width / 90, colors);
    const kind = regression ? "value" : "class 1 (blue discs) against class 0 (orange squares)";
    let words = alone ? `${network.neurons[enlarged].name}: ${short(frame.ranges[2 * enlarged])} to ${short(frame.ranges[2 * enlarged + 1])}`
      : regression ? "answer: blue is 1, orange -1" : "answer: blue is class 1, orange class 0; the line parts them";
    if (pointer && !alone) {
      const [x, y] = pointer, column = Math.min(n - 1, Math.max(0, Math.floor(((x + side) / (2 * side)) * n))), row = Math.min(n - 1, Math.max(0, Math.floor(((side - y) / (2 * side)) * n)));
      const value = (bytes[row * n + column] - 127.5) / 127.5;
      words = `at x = ${x.toFixed(1)}, y = ${y.toFixed(1)}: ${regression ? signed(value) : `${(50 + 50 * value).toFixed(0)} % class 1`}`;
    }
    caption.textContent = words;
    const most = alone ? Math.max(Math.abs(frame.ranges[2 * enlarged]), Math.abs(frame.ranges[2 * enlarged + 1])) : 1;
    const marks = alone || regression ? [short(-most), "0", short(most)] : ["class 0", "50 %", "class 1"];
    ends.forEach((end, i) => (end.textContent = marks[i]));
    const share = frame.output.reduce((sum, b) => sum + (b > 127), 0) / frame.output.length;
    out.setAttribute("aria-label", alone ? words : `The network's answer over x and y from ${-side} to ${side}: ${kind}; ${(100 * share).toFixed(0)} % of the square is blue. ` +
      `Training loss ${short(frame.losses[0] ?? NaN)}, test loss ${short(frame.losses[1] ?? NaN)} after ${short(frame.epoch)} epochs.`);
  }
  function paintCurves() {
    const series = [{ values: history.map((r) => r[1] ?? NaN), color: colors.blue, dash: [] }, { values: history.map((r) => r[2] ?? NaN), color: colors.orange, dash: [6, 3] }];
    drawCurves(curves, history.map((r) => r[0]), series, { ink: colors.ink, xName: "epoch" });
    const right = frame.right ? frame.right.map((r) => `, ${(100 * r).toFixed(0)} % right`) : ["", ""];
    const say = (name, i) => `${name} loss ${frame.losses[i] === null ? "-" : frame.losses[i].toFixed(3)}${right[i]}`;
    if (!legend.firstChild) {
      for (const [color, dash] of [["1", "none"], ["0", "6 3"]]) {
        const svg = makeSvg("svg", { width: 26, height: 10, "aria-hidden": "true" });
        svg.append(makeSvg("path", { d: "M0 5h26", style: `stroke: var(--nnk-class-${color})`, "stroke-width": 2.5, "stroke-dasharray": dash }));
        legend.append(make("div", {}, svg, make("span", {})));
      }
    }
    const words = [say("training", 0), say("test", 1)];
    legend.querySelectorAll("span").forEach((span, i) => (span.textContent = words[i]));
    curves.setAttribute("aria-label", `Loss curves: ${words.join("; ")}, after ${short(frame.epoch)} epochs.`);
  }
  function paintWarp() {
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
    drawWarp(warped, frame.warp, frame.xy, points, colors);
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

  // no more dots than are seen
  const fit = new ResizeObserver(([{ contentRect: { width } }]) => {
    if (width) out.width = out.height = Math.round(DENSITY * width);
    ask();
  });
  fit.observe(out);
  const watched = { "change:settings": onSettings, "change:concealed": onConcealed, "change:playing": onPlaying,
    "change:failure": onFailure, "msg:custom": onMessage };
  for (const [event, act] of Object.entries(watched)) model.on(event, act);
  const endKernelWatch = onKernelEnd(model, root);
  const endWatch = onThemeChange(() => ((palette = divergingPalette(isDark())), (colors = null), ask()));
  onSettings(), onConcealed(), onPlaying(), onFailure();
  hand.act("hello");
  return () => {
    near.disconnect();
    fit.disconnect();
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
