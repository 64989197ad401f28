// The Playground's settings, checked, and as text: settings.py in the page.
import { FACTS } from "./facts.js";
import { MOST_CLASSES, OWN, SIDE } from "./points.js";

const { start: START, limits: LIMITS, choices: CHOICES } = FACTS;
const MAX_EPOCH = 1e9;
const OPTIONS = { data: [...CHOICES.data, ...OWN], penalty: CHOICES.penalty, speed: CHOICES.speed, activation: CHOICES.activation, optimizer: CHOICES.optimizer };

function refuse(said) {
  throw new Error(said);
}

const LISTS = {
  inputs: (value) => {
    if (!value.length || value.some((name) => !CHOICES.inputs.includes(name))) refuse(`inputs are one or more of ${CHOICES.inputs.join(", ")}; got ${value.join(", ") || "none"}.`);
    return CHOICES.inputs.filter((name) => value.includes(name));
  },
  hidden: (value) => {
    const isGood = value.length <= CHOICES.max_layers && value.every((n) => Number.isInteger(n) && n >= 1 && n <= CHOICES.max_neurons);
    return isGood ? value : refuse(`hidden must name 0 to ${CHOICES.max_layers} layers of 1 to ${CHOICES.max_neurons} neurons; got ${value.join(", ")}.`);
  },
  points: (value) => {
    const isPoint = (p) => Array.isArray(p) && p.length === 3 && Math.abs(p[0]) <= SIDE && Math.abs(p[1]) <= SIDE && p[2] >= -1 && p[2] < MOST_CLASSES;
    return value.every(isPoint) && value.length <= 2000 ? value : refuse(`a point is x and y from -${SIDE} to ${SIDE} and a target from -1 to ${MOST_CLASSES - 1}.`);
  },
  removed: (value) => (value.every(Number.isInteger) ? [...new Set(value)].sort((a, b) => a - b) : refuse("removed are numbers of points.")),
};

function checked(name, value) {
  if (!Object.hasOwn(START, name)) refuse(`the Playground has no setting ${JSON.stringify(name)}; it has ${Object.keys(START).join(", ")}.`);
  const first = START[name];
  if (name in LISTS) return Array.isArray(value) ? LISTS[name](value) : refuse(`${name} must be a list.`);
  if (typeof first === "boolean") return Boolean(value);
  if (typeof first === "string") return OPTIONS[name].includes(value) ? value : refuse(`${name} must be one of ${OPTIONS[name].join(", ")}; got ${JSON.stringify(value)}.`);
  const [low, high] = LIMITS[name], isWhole = !["lr", "strength", "stop_loss"].includes(name);
  if (typeof value !== "number" || !(value >= low && value <= high)) refuse(`${name} must be from ${low} to ${high}; got ${value}.`);
  if (isWhole && !Number.isInteger(value)) refuse(`${name} must be a whole number; got ${value}.`);
  return value;
}

export const changed = (settings, changes) => ({
  ...settings,
  ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, checked(name, value)])),
});

const written = (value) => (typeof value === "boolean" ? String(Number(value)) : typeof value === "number" ? String(Number.isInteger(value) ? value : Number(value.toPrecision(6))) : value);

// name=value pairs, for those that differ from the start
export function toText(settings) {
  const text = (value) => (Array.isArray(value) ? value.map(text).join(Array.isArray(value[0]) ? ";" : ",") || "none" : written(value)).replaceAll(" ", "_");
  const differs = (name) => JSON.stringify(settings[name]) !== JSON.stringify(START[name]);
  return Object.keys(START).filter(differs).map((name) => `${name}=${text(settings[name])}`).join(" ");
}

// all weights and biases, with seven digits
export const weightsText = (theta) => btoa(String.fromCharCode(...new Uint8Array(Float32Array.from(theta).buffer)));
export function weightsOf(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Float32Array(bytes.buffer.slice(0, bytes.length - (bytes.length % 4)));
}

// [settings, the weights' text, their epoch]: what toText, `weights=` and `epoch=` wrote; pairs may stand on several lines
// and in any order
export function fromText(text) {
  const changes = {}, learned = { weights: "", epoch: "0" };
  for (const pair of text.split(/\s+/).filter(Boolean)) {
    const at = pair.indexOf("="), name = pair.slice(0, at), told = pair.slice(at + 1);
    if (at > 0 && Object.hasOwn(learned, name)) learned[name] = told;
    else if (at < 1 || !Object.hasOwn(START, name)) refuse(`a state is written as name=value; ${JSON.stringify(pair)} is not. Names: ${Object.keys(START).join(", ")}.`);
    else changes[name] = parsed(name, ["activation", "optimizer"].includes(name) ? told : told.replaceAll("_", " "));
  }
  const epoch = Number(learned.epoch);
  if (!(epoch >= 0 && epoch <= MAX_EPOCH)) refuse(`epoch must be a number from 0 to ${MAX_EPOCH}; got ${JSON.stringify(learned.epoch)}.`);
  return [changed(structuredClone(START), changes), learned.weights, epoch];
}

function parsed(name, value) {
  const first = START[name];
  if (typeof first === "boolean") return value === "1";
  if (typeof first === "string") return value;
  if (!Array.isArray(first)) return value.trim() === "" ? NaN : Number(value);
  if (value === "" || value === "none") return [];
  if (name === "points") return value.split(";").map((point) => point.split(",").map(Number));
  return name === "inputs" ? value.split(",") : value.split(",").map(Number);
}
