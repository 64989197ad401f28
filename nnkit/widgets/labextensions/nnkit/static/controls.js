import { icon, make, uniqueId } from "./elements.js";

// Native controls with their labels. Each returns { root, set(value) }; `change(value)` is called by the hand only.

export function field(label, id, ...inputs) {
  return make("div", { class: "nnkit-field" }, make("label", { for: id }, label), ...inputs);
}

export function sliderControl(label, { low, high, step = 1, show = String }, change) {
  const id = uniqueId();
  const input = make("input", { type: "range", id, min: low, max: high, step });
  const text = make("span", { class: "nnkit-number", "aria-hidden": "true" });
  const write = () => {
    text.textContent = show(Number(input.value));
    input.setAttribute("aria-valuetext", text.textContent);
  };
  input.addEventListener("input", () => (write(), change(Number(input.value))));
  // a value from outside does not pull the handle out of the hand that holds it
  let held = false;
  input.addEventListener("pointerdown", () => (held = true));
  input.addEventListener("pointerup", () => (held = false));
  const set = (value) => {
    if (!held) input.value = value;
    write();
  };
  return { root: field(label, id, input, text), input, set };
}

// options: values, or pairs [value, text]
export function choiceControl(label, options, change) {
  const id = uniqueId(), pairs = options.map((o) => (Array.isArray(o) ? o : [o, String(o)]));
  const input = make("select", { id }, ...pairs.map(([, text], i) => make("option", { value: String(i) }, text)));
  input.addEventListener("change", () => change(pairs[Number(input.value)][0]));
  const set = (value) => {
    let i = pairs.findIndex(([v]) => v === value);
    if (i < 0) {  // a value that Python may have but the list does not offer
      i = pairs.push([value, String(value)]) - 1;
      input.append(make("option", { value: String(i) }, String(value)));
    }
    input.value = String(i);
  };
  return { root: field(label, id, input), input, set };
}

export function checkControl(label, change) {
  const id = uniqueId(), input = make("input", { type: "checkbox", id });
  input.addEventListener("change", () => change(input.checked));
  const root = make("div", { class: "nnkit-field nnkit-check" }, input, make("label", { for: id }, label));
  return { root, input, set: (value) => (input.checked = value) };
}

// none: the words for 0, which is shown as an empty field
export function numberControl(label, { low, high, step = "any", none = "" }, change) {
  const id = uniqueId();
  const input = make("input", { type: "number", id, step, placeholder: none, ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) });
  let last = "";
  input.addEventListener("change", () => {
    const value = none && input.value === "" ? 0 : input.valueAsNumber;
    if (!Number.isFinite(value)) return;
    last = none && value === 0 ? "" : value;
    change(value);
  });
  // what was no number, or was refused, does not stay when the hand has left
  input.addEventListener("blur", () => (input.value = last));
  const set = (value) => {
    last = none && value === 0 ? "" : value;
    if (document.activeElement !== input) input.value = last;
  };
  return { root: field(label, id, input), input, set };
}

// iconName may be null; `label` is shown beside the icon, or only read aloud where `quiet` is set
export function buttonControl(label, iconName, act, quiet = false) {
  const root = make("button", { type: "button", class: "nnkit-button", onclick: act });
  const set = (newLabel, newIcon) => {
    root.replaceChildren(...(newIcon ? [icon(newIcon)] : []), ...(quiet ? [] : [newLabel]));
    if (quiet) root.setAttribute("aria-label", newLabel), root.setAttribute("title", newLabel);
  };
  set(label, iconName);
  return { root, set };
}
