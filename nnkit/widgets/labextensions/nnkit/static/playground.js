// The Playground's front end: controls, the network, the answer, the curves. Frames are drawn as they come, from Python or
// from the page's own trainer (playground/page.js), and what a hand does is sent.
import { classShades, onThemeChange, signShades } from "./colors.js";
import { buttonControl } from "./controls.js";
import { keepKeys, make, onKernelEnd, uniqueId } from "./elements.js";
import { readPalette } from "./palette.js";
import { Answer } from "./playground/answer.js";
import { settingControls } from "./playground/controls.js";
import { Drawing } from "./playground/drawing.js";
import { frameOf, pointsOf, withFrame } from "./playground/frames.js";
import { Hand } from "./playground/hand.js";
import { Losses } from "./playground/losses.js";
import { experiments, stateAsText } from "./playground/sharing.js";
import { Sweep } from "./playground/sweep.js";
import { Warping } from "./playground/warping.js";

const GIVEN_UP = 15; // seconds

export function render({ model, el }) {
  const hand = new Hand(model), choices = model.get("choices");
  let frame = null, points = [], history = [], enlarged = null, wanted = 0, lastPaint = 0, colors = null, palettes = null;
  const root = make("div", { class: "nnkit-widget pg", "data-frames": "0", "data-epoch": "0" });
  keepKeys(root);
  const controls = settingControls(choices, hand), palette = () => (colors ??= readPalette(root));

  // the bar
  const button = (name, label) => buttonControl(label, name, () => hand.act(name));
  const play = buttonControl("Play", "play", () => hand.act(model.get("playing") ? "pause" : "play"));
  play.root.classList.add("pg-play");
  const step = button("step", "Step"), reset = button("reset", "Reset"), undo = button("undo", "Undo");
  undo.root.disabled = true;
  const epoch = make("span", { class: "pg-epoch nnkit-number" }, "epoch 0");
  const told = make("div", { class: "nnkit-unseen", role: "status" });
  const failure = make("div", { class: "nnkit-notice pg-failure", role: "alert" });
  const slow = make("div", { class: "nnkit-notice pg-slow" });
  const pair = (...names) => make("span", { class: "pg-pair" }, ...names.map((name) => controls[name].root));
  const bar = (name, ...parts) => make("div", { class: "pg-bar", role: "group", "aria-label": name }, ...parts);
  const training = bar("training", play.root, step.root, reset.root, undo.root, epoch, controls.speed.root, pair("stop_epoch", "stop_loss"));
  const learning = bar("learning", ...["lr", "activation", "optimizer"].map((name) => controls[name].root), pair("penalty", "strength"), controls.dropout.root);

  // data, the network, the answer
  const more = (name, label) => buttonControl(label, "reset", () => hand.change(name, hand.latest(name) + 1)).root;
  const regenerate = more("seed", "Other points"), reweigh = more("start", "Other weights");
  const data = make("section", { class: "pg-data", "aria-label": "data" },
    ...["data", "noise", "train", "batch", "seed"].map((name) => controls[name].root), regenerate, controls.start.root, reweigh);
  const network = new Drawing(hand, model, (k) => ((enlarged = k), ask()));
  const hint = make("span", {}, " Point at a square to see it large; click it, or a link, for its weights.");
  network.root.append(make("div", { class: "pg-caption" },
    "Links: blue and solid is a positive weight, orange and dashed a negative one, wide a large one.", hint));
  const answer = new Answer(choices.side, hand, model, ask), losses = new Losses(palette), warping = new Warping(hand, palette);
  const right = make("section", { class: "pg-right", "aria-label": "answer" }, answer.out, answer.scaleBox, answer.caption,
    make("div", { class: "pg-row" }, controls.show_test.root, controls.discretize.root), losses.root, answer.pointing);
  const presets = experiments(choices.presets, hand), sharing = stateAsText(hand, model.address, (said) => (told.textContent = said));
  const sweep = model.fork && new Sweep(model, () => (colour(model.get("settings").discretize), { ...palettes, colors }));
  root.append(training, learning, slow, failure, told,
    make("div", { class: "pg-body" }, data, make("div", {}, presets, network.root, warping.root, ...(sweep ? [sweep.root] : []), sharing.root), right));
  el.append(root);

  // --- following whoever trains

  const onSettings = () => {
    const settings = model.get("settings");
    for (const [name, control] of Object.entries(controls)) if (!hand.holds(name)) control.set(settings[name]);
    controls.strength.input.disabled = settings.penalty === "none"; // nothing is painted: a frame follows
  };
  const onConcealed = () => {
    const concealed = new Set(model.get("concealed"));
    const parts = {
      ...Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, [control.root]])),
      play: [play.root], step: [step.root], reset: [reset.root], points: [answer.pointing], curves: [losses.root], warp: [warping.root],
      state: [sharing.root], presets: [presets], seed: [controls.seed.root, regenerate], start: [controls.start.root, reweigh],
      neuron: [hint], stop: [controls.stop_epoch.root, controls.stop_loss.root], sweep: sweep ? [sweep.root] : [],
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
    if (frame) told.textContent = playing ? "training" : `paused at ${epoch.textContent}; ${losses.said}`;
  };
  const onFailure = () => {
    const f = model.get("failure");
    failure.replaceChildren();
    root.classList.toggle("pg-empty", Boolean(f.type) && !frame); // there is no network to be drawn
    if (!f.type) return;
    failure.append(make("strong", {}, f.type), `: ${f.message}`);
    if (f.where) failure.append(make("div", {}, f.where));
    if (f.line) failure.append(make("div", {}, `${f.file}, line ${f.line}`), make("pre", {}, f.code));
  };
  const heard = {
    points(message, buffers) { // a frame follows
      points = pointsOf(message, buffers[0]);
      answer.offer(message.classes, message.regression);
    },
    history({ rows, state }) {
      history = rows;
      sharing.follow(state);
      ask();
    },
    done({ serial, past, state }) { // the frame came before
      hand.answered(serial);
      undo.root.disabled = !past;
      onSettings(); // also where the hand moved something else than its control, or was refused
      sharing.follow(state);
    },
    state: ({ text }) => sharing.write(text),
    frame(message, buffers) {
      frame = frameOf(message, buffers);
      history = withFrame(history, message);
      ask();
    },
  };
  const onMessage = (message, buffers) => {
    hand.hear(message);
    heard[message.kind](message, buffers);
  };

  // --- painting, at most once for each of the screen's frames

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  function ask() {
    if (!wanted) wanted = requestAnimationFrame(paint);
  }
  function colour(isFlat) {
    if (palettes?.isFlat === isFlat) return;
    palettes = { isFlat, palette: signShades(palette(), isFlat), classPalette: classShades(palette(), isFlat) };
    controls.data.paint(palette());
  }
  function paint(now) {
    wanted = 0;
    if (!frame) return;
    if (calm.matches && model.get("playing") && now - lastPaint < 250) return ask();
    lastPaint = now;
    const settings = model.get("settings");
    colour(settings.discretize);
    Object.assign(frame, palettes, { colors });
    network.draw(frame);
    answer.paint(frame, points, network.look(enlarged, frame), settings);
    losses.paint(frame, history);
    warping.paint(frame, points);
    epoch.textContent = `epoch ${frame.epoch < 10 ? frame.epoch.toFixed(1) : Math.floor(frame.epoch)}`;
    Object.assign(root.dataset, { epoch: frame.epoch, train: frame.losses[0], test: frame.losses[1], answered: frame.serial, frames: Number(root.dataset.frames) + 1 });
  }

  const clock = setInterval(() => {
    const seconds = root.inert ? 0 : Math.floor(hand.late());
    slow.textContent = seconds < 2 ? "" : seconds < GIVEN_UP
      ? `Python has been computing for ${seconds} s. A step that takes longer than ${choices.patience} s is broken off.`
      : "No answer from Python. If a cell is busy, wait for it or interrupt it.";
  }, 500);

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
  const endWatch = onThemeChange(() => ((palettes = colors = null), ask()));
  onSettings(), onConcealed(), onPlaying(), onFailure();
  hand.act("hello");
  return () => {
    near.disconnect();
    answer.fit.disconnect();
    document.removeEventListener("visibilitychange", onScreen);
    removeEventListener("pagehide", onLeave);
    onLeave();
    for (const [event, act] of Object.entries(watched)) model.off(event, act);
    endWatch();
    endKernelWatch();
    sweep?.stop();
    clearInterval(clock);
    network.resize.disconnect();
    cancelAnimationFrame(wanted);
  };
}
