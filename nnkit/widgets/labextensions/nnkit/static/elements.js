// Elements and icons.

// Every widget on a page is a module of its own, with counters of its own: chance keeps their ids apart.
export const uniqueId = () => `nnkit-${Math.random().toString(36).slice(2, 12)}`;

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element.toggleAttribute(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function makeSvg(tag, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// Paths in a 16 x 16 box, filled with the text's colour: no fonts or emoji are needed.
const ICON_PATHS = {
  play: "M4 2l10 6-10 6z",
  pause: "M3 2h4v12H3zM9 2h4v12H9z",
  step: "M3 2l7 6-7 6zM11 2h2v12h-2z",
  reset: "M8 3V0L3 4l5 4V5a4 4 0 1 1-4 4H2a6 6 0 1 0 6-6z",
  undo: "M6 2v3h4a4 4 0 0 1 0 8H5v-2h5a2 2 0 0 0 0-4H6v3L1 6z",
  plus: "M7 2h2v5h5v2H9v5H7V9H2V7h5z",
  minus: "M2 7h12v2H2z",
  up: "M8 3l6 8H2z",
  down: "M8 13L2 5h12z",
};

export function icon(name) {
  const svg = makeSvg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" });
  svg.append(makeSvg("path", { d: ICON_PATHS[name], fill: "currentColor" }));
  return svg;
}

// whether any of it is in the window
export function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return !document.hidden && bottom > 0 && top < innerHeight;
}

// While a press on `element` lasts, `move` hears the pointer; then `end` is called.
export function follow(element, event, move, end = () => {}) {
  const watch = new AbortController(), { signal } = watch;
  event.preventDefault();
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move, { signal });
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, () => (watch.abort(), end()), { signal });
}

// What `show` returns; where it throws, the element says why instead, and null is returned.
export function shownOr(what, element, show) {
  try {
    return show();
  } catch (error) {
    element.replaceChildren(make("p", { class: "nnkit-widget nnkit-notice nnk-problem", role: "alert" }, `This ${what} can't be shown: ${error.message.replace(/\.$/, "")}.`));
    return null;
  }
}

// JupyterLab takes arrow keys and letters for its own commands, unless the element with the focus can be written in: a
// range slider would never hear them. The mark must be on that very element. Keys that have been heard must not go on to
// the notebook either: it takes Enter for itself, and a number field would never tell that it has changed. So Escape is
// the way back to the cell, for whoever has no mouse.
export const keepKeys = (root) => {
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus();
  });
};

// After its kernel has ended a widget would neither answer nor say so. Returns a function that ends the watch.
export function onKernelEnd(model, root) {
  const tell = () => {
    if (root.inert) return;
    root.inert = true;
    root.before(make("p", { class: "nnkit-widget nnkit-notice nnkit-gone", role: "status" },
      "This belongs to a kernel that is gone. Run the cell again, and it answers again."));
  };
  model.on("comm_live_update", tell);
  return () => model.off("comm_live_update", tell);
}
