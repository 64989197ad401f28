// The controls for the Playground's settings, by name.
import { checkControl, choiceControl, numberControl, sliderControl } from "../controls.js";
import { thumbnails } from "./thumbnails.js";

const LEARNING_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const STRENGTHS = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

// what a choice offers, pairs or values
export const offered = (choices) => ({
  lr: LEARNING_RATES, activation: choices.activation, optimizer: choices.optimizer, penalty: choices.penalty, strength: STRENGTHS,
  speed: choices.speed.map((s) => [s, s === "fast" ? "fast" : `${s} a frame`]),
});
export const NAMES = {
  lr: "learning rate", activation: "activation", optimizer: "optimizer", penalty: "penalty", strength: "strength", speed: "speed",
};

export function settingControls(choices, hand) {
  const set = (name) => (value) => hand.change(name, value), percent = (value) => `${value} %`, never = { low: 0, none: "never" };
  return {
    ...Object.fromEntries(Object.entries(offered(choices)).map(([name, options]) => [name, choiceControl(NAMES[name], options, set(name))])),
    data: thumbnails(choices, set("data")),
    noise: sliderControl("noise", { low: 0, high: 50, show: percent }, set("noise")),
    train: sliderControl("share for training", { low: 10, high: 90, step: 10, show: percent }, set("train")),
    batch: sliderControl("batch size", { low: 1, high: 60 }, set("batch")),
    seed: numberControl("data seed", { low: 0, step: 1 }, set("seed")),
    dropout: sliderControl("dropout", { low: 0, high: 90, step: 5, show: percent }, set("dropout")),
    start: numberControl("weights seed", { low: 0, step: 1 }, set("start")),
    stop_epoch: numberControl("stop at epoch", { ...never, step: 1 }, set("stop_epoch")),
    stop_loss: numberControl("or at loss", { ...never, step: 0.01 }, set("stop_loss")),
    show_test: checkControl("show test points", set("show_test")),
    discretize: checkControl("discretise", set("discretize")),
  };
}
