// An explorer's state: made, checked and changed. No browser is needed here.
import { EXPLORERS } from "./explorers.js";
import { MODELS } from "./models.js";
import { decoded } from "./tables.js";

const SUMMARY = ["sd", "means", "counts", "reach", "saturated", "zero"]; // of weights of one's own: see models/spread.js
const MOST_OWN = 20, MOST_FOUND = 9, LONGEST_NAME = 60, LONGEST_TABLE = 1_000_000;

// whether a value is what a description of explorers.js says
function isGood(value, spec) {
  if (spec.number) return typeof value === "number" && value >= spec.number[0] && value <= spec.number[1];
  if (spec.list) return Array.isArray(value) && value.length >= spec.least && value.length <= spec.most && value.every((v) => isGood(v, spec.list));
  if (spec.record)
    return value !== null && typeof value === "object" && Object.keys(value).length === Object.keys(spec.record).length
      && Object.entries(spec.record).every(([key, inner]) => Object.hasOwn(value, key) && isGood(value[key], inner));
  if (spec.one) return spec.one.includes(value);
  return typeof value === "boolean";
}

const expected = (spec) => (spec.number ? `a number from ${spec.number[0]} to ${spec.number[1]}` : spec.one ? "one of its options" : spec.list ? `a list of ${spec.least} to ${spec.most}` : "true or false");

function refuse(said) {
  throw new Error(said);
}

// a student's own functions: their points, decoded; `unwritten` or `problem` where there are none
function checkedTable(name, table) {
  if (table === null || typeof table !== "object") refuse(`the table of ${name} is none`);
  if (table.unwritten === true) return { unwritten: true };
  if (typeof table.problem === "string") return { problem: table.problem.slice(0, 2000) };
  const values = (text) => (typeof text === "string" && text.length <= LONGEST_TABLE ? decoded(text) : refuse(`the table of ${name} holds no numbers`));
  const made = {}, rows = (list) => (Array.isArray(list) && list.length >= 1 && list.length <= 21 ? list.map(values) : refuse(`the table of ${name} holds no rows`));
  made.x = values(table.x);
  if (made.x.length < 2 || made.x.some((v, i) => i && !(v > made.x[i - 1]))) refuse(`the places of ${name} must ascend`);
  const isPair = !("y" in table); // a function with its derivative, each with a row for each of some eps
  if (isPair) Object.assign(made, { f: rows(table.f), d: rows(table.d), eps: values(table.eps) });
  else made.y = values(table.y);
  for (const row of isPair ? [...made.f, ...made.d] : [made.y])
    if (row.length !== made.x.length) refuse(`${name} has ${row.length} values at ${made.x.length} places`);
  if (isPair && (made.f.length !== made.d.length || made.eps.length !== made.f.length)) refuse(`${name} has too few rows`);
  return made;
}

// Everything that an explorer is shown from, checked; throws an Error that says what is wrong. Nothing that comes in is
// ever run or written as HTML.
export class Explorer {
  constructor(values) {
    const { explorer, state = {}, tables = {}, own = [], found = [] } = values ?? {};
    if (typeof explorer !== "string" || !Object.hasOwn(EXPLORERS, explorer)) refuse("there is no explorer of that name");
    if (!Array.isArray(found) || found.length > MOST_FOUND || !found.every((i) => Number.isInteger(i) && i >= 0 && i < MOST_FOUND)) refuse("its discoveries have no numbers");
    Object.assign(this, { name: explorer, found });
    this.kind = EXPLORERS[explorer];
    this.model = MODELS[explorer];
    if (state === null || typeof state !== "object" || tables === null || typeof tables !== "object") refuse("its state is none");
    if (!Array.isArray(own) || own.length > MOST_OWN || !own.every((v) => typeof v === "string" && v.length <= LONGEST_NAME)) refuse("its own parts have no names");
    const named = Object.entries(tables);
    if (named.length > MOST_OWN || named.some(([name]) => name.length > LONGEST_NAME || name === "__proto__")) refuse("its tables have no names");
    this.given = { tables: Object.assign(Object.create(null), Object.fromEntries(named.map(([name, table]) => [name, checkedTable(name, table)]))), own, told: {} };
    this.controls = this.kind.controls.map((told) => {
      const control = { label: told.name, ...told };
      if (!control.own) return control;
      const mine = [...named.map(([name]) => name), ...own];
      return { ...control, options: [...mine, ...control.options.filter((name) => !mine.includes(name))] };
    });
    const first = this.controls.findIndex((control) => control.kind === "switch"); // racers of one's own come first
    if (this.model.ownSwitches) this.controls.splice(first, 0, ...own.map((name) => ({ kind: "switch", name, label: name })));
    this.specs = { ...this.kind.more };
    for (const { kind, name, low, high, options } of this.controls)
      if (kind !== "button") this.specs[name] = kind === "slider" ? { number: [low, high] } : kind === "choice" ? { one: options } : {};
    this.state = this.taken(state);
  }

  // a whole state from what is told of it
  taken(told) {
    for (const [name, value] of Object.entries(told)) {
      if (!Object.hasOwn(this.specs, name)) refuse(`it has no ${name.slice(0, LONGEST_NAME)}`);
      if (!isGood(value, this.specs[name])) refuse(`${name} must be ${expected(this.specs[name])}`);
    }
    const begin = { ...structuredClone(this.kind.start), ...(this.model.ownSwitches ? Object.fromEntries(this.given.own.map((name) => [name, true])) : {}), ...told };
    const state = { ...begin, ...this.model.start?.(begin), ...structuredClone(told) };
    if (this.model.fits && !this.model.fits(state)) refuse("its numbers do not fit together");
    return state;
  }

  // a control as it is now
  control(control) {
    return { ...control, ...this.model.controls?.(this.state, control.name), value: this.state[control.name], show: this.model.texts?.[control.name] };
  }

  // what a hand has moved
  change(name, value) {
    if (Object.hasOwn(this.specs, name)) this.state[name] = value;
    this.model.change?.(this.state, name, value);
  }

  act(name, data) {
    this.model.act[name](this.state, this.given, data);
  }

  // what Python computed of the student's own: by name, numbers only
  tell(told) {
    const isNumbers = (v, depth) => v === null || typeof v === "number" || (Array.isArray(v) && depth > 0 && v.length <= 10_000 && v.every((u) => isNumbers(u, depth - 1)));
    const isSummary = (v) => v !== null && typeof v === "object" && SUMMARY.every((key) => isNumbers(v[key], 2) && v[key] !== null);
    for (const [name, answer] of Object.entries(told ?? {}))
      if (this.given.own.includes(name) && (Array.isArray(answer) ? isNumbers(answer, 2) && answer.every(Array.isArray) : isSummary(answer))) this.given.told[name] = answer;
  }

  picture(until = Infinity) {
    const table = this.given.tables[this.state.function];
    if (table?.problem) return { panels: [], says: "There is no picture of it.", problem: table.problem, facts: {} };
    return this.model.picture(this.state, this.given, until);
  }
}
