// show(element, values, link): whatever a notebook, the site or a slide has to show, an explorer or a Playground.
import { make } from "./elements.js";
import { mount } from "./mount.js";
import { mountPlayground } from "./playground/page.js";

export function show(element, values, link) {
  if (values?.explorer !== "Playground") return mount(element, values, link);
  try {
    return mountPlayground(element, values, link);
  } catch (error) {
    element.replaceChildren(make("p", { class: "nnkit-widget nnk-problem", role: "alert" }, `This Playground can't be shown: ${error.message}`));
    return null;
  }
}
