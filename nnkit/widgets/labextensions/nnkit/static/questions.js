// What a question may hold, and how a guess compares with the truth. No browser is needed here.
const LONGEST = 4000, MOST_OPTIONS = 8, POINTS = 41;
export const DRAWN = 9; // points of a sketch that the arrow keys move

const isText = (v, longest = LONGEST) => typeof v === "string" && v.length > 0 && v.length <= longest;
const isNumber = (v) => typeof v === "number" && Number.isFinite(v);
const isIndex = (v, n) => Number.isInteger(v) && v >= 0 && v < n;
const isRange = (v) => Array.isArray(v) && v.length === 2 && v.every(isNumber) && v[0] < v[1];
const isCurve = (v, n) => Array.isArray(v) && v.length === n && v.every(isNumber);
const isOrder = (v, n) => Array.isArray(v) && v.length === n && new Set(v).size === n && v.every((i) => isIndex(i, n));

// for each kind: whether the question's own fields are right, and whether a guess is one
const RULES = {
  choice: {
    fields: (q) => areOptions(q.options) && isIndex(q.truth, q.options.length) && (q.because === undefined || areReasons(q.because, q.options.length)),
    guess: (g, q) => isIndex(g, q.options.length),
  },
  order: {
    fields: (q) => areOptions(q.options) && isOrder(q.truth, q.options.length),
    guess: (g, q) => isOrder(g, q.options.length),
  },
  number: {
    fields: (q) => isRange(q.range) && isNumber(q.truth) && isNumber(q.step) && q.step > 0 && isNumber(q.near) && q.near >= 0
      && typeof q.unit === "string" && q.unit.length <= 60 && typeof q.log === "boolean" && !(q.log && q.range[0] <= 0),
    guess: (g, q) => isNumber(g) && g >= q.range[0] && g <= q.range[1],
  },
  curve: {
    fields: (q) => isRange(q.xlim) && isRange(q.ylim) && isCurve(q.truth, POINTS) && isNumber(q.near) && q.near > 0 && isText(q.xlabel, 60),
    guess: (g) => isCurve(g, POINTS),
  },
};
const areReasons = (v, n) => Array.isArray(v) && v.length === n && v.every((text) => text === "" || isText(text, 600));
const areOptions = (v) => Array.isArray(v) && v.length >= 2 && v.length <= MOST_OPTIONS && v.every((o) => isText(o, 300));

// { question, state } of what an output holds; throws an Error that says what is wrong
export function checkedPrediction(values) {
  const { kind, asks, why, state } = values ?? {};
  if (!Object.hasOwn(RULES, kind)) throw new Error("there is no question of that kind");
  if (!isText(asks) || !isText(why)) throw new Error("it asks nothing, or explains nothing");
  if (!RULES[kind].fields(values)) throw new Error(`it is no question of the kind ${kind}`);
  const { guess = null, done = "", hit = null } = state ?? {};
  if (!["", "committed", "skipped"].includes(done) || !(hit === null || typeof hit === "boolean")) throw new Error("its state is none");
  if (guess !== null && !RULES[kind].guess(guess, values)) throw new Error("the guess in it is none");
  if (done === "committed" && guess === null) throw new Error("it is committed without a guess");
  return { question: values, state: { guess, done, hit } };
}

// how a number is written: as many digits as its step shows
export function written(value, { step, unit, log }) {
  const text = log ? String(Number(value.toPrecision(2))) : String(Number(value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))));
  return unit ? `${text} ${unit}` : text;
}

// { hit, says } of a guess
export const JUDGES = {
  choice(guess, { options, truth }) {
    const hit = guess === truth;
    return { hit, says: hit ? "So it is." : `It is another one: “${plain(options[truth])}”` };
  },
  order(guess, { options, truth }) {
    const wrong = guess.filter((item, place) => item !== truth[place]).length;
    return { hit: !wrong, says: wrong ? `${wrong} of ${options.length} stand at other places. Right is: ${inOrder(options, truth)}.` : "This is the order." };
  },
  number(guess, question) {
    const { truth, near, log } = question, off = guess - truth, hit = log ? Math.abs(Math.log10(guess / truth)) <= near : Math.abs(off) <= near;
    const said = `You said ${written(guess, question)}; it is ${told(question)}`;
    if (guess === truth) return { hit: true, says: `${said}. Exactly.` };
    if (log) return { hit, says: `${said}: ${Number(Math.max(guess / truth, truth / guess).toPrecision(2))} times too ${off > 0 ? "large" : "small"}.${hit ? " That is near." : ""}` };
    return { hit, says: `${said}: ${written(Math.abs(off), { ...question, unit: "" })} too ${off > 0 ? "large" : "small"}.${hit ? " That is near." : ""}` };
  },
  curve(guess, { truth, ylim, near }) {
    const off = guess.reduce((total, y, i) => total + Math.abs(y - truth[i]), 0) / guess.length / (ylim[1] - ylim[0]), hit = off <= near;
    return { hit, says: `On average your curve is ${(100 * off).toFixed(0)} % of the picture's height away from the true one${hit ? ": near." : "."}` };
  },
};

// what is said of the truth to somebody who skips
export const TRUTHS = {
  choice: ({ options, truth }) => `It is “${plain(options[truth])}”`,
  order: ({ options, truth }) => `The order is: ${inOrder(options, truth)}.`,
  number: (question) => `It is ${told(question)}.`,
  curve: () => "The true curve is drawn.",
};

const plain = (text) => text.replaceAll(/[*`]/g, "");
const inOrder = (options, truth) => truth.map((i) => plain(options[i])).join("; ");
const told = ({ truth, unit }) => (unit ? `${truth} ${unit}` : String(truth));
