// show(element, values, link): whatever a notebook, the site or a slide has to show, an explorer or a Playground.
import { shownOr } from "./elements.js";
import { mount } from "./mount.js";
import { mountPlayground } from "./playground/page.js";

export function show(element, values, link) {
  return values?.explorer === "Playground"
    ? shownOr("Playground", element, () => mountPlayground(element, values, link)) : mount(element, values, link);
}
