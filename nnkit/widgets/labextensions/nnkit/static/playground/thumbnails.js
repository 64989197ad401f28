// The data sets to choose from, each as a small picture of its points.
import { make, uniqueId } from "../elements.js";
import { dot } from "../shapes.js";
import { CLASSES } from "./answer.js";
import { checkedOwn, drawPoints, SIDE } from "./points.js";

const PIXELS = 96, COUNT = 160;

// as a control: { root, set(value) }; `change` is called by the hand only
export function thumbnails({ data: names, regressions, own }, change) {
  const group = uniqueId();
  const items = names.map((name) => {
    const input = make("input", { type: "radio", name: group, value: name, onchange: () => change(name) });
    const canvas = make("canvas", { width: PIXELS, height: PIXELS, "aria-hidden": "true" });
    return { name, input, canvas, root: make("label", {}, input, canvas, make("span", {}, name)) };
  });
  const root = make("fieldset", { class: "pg-thumbs" }, make("legend", {}, "data"), ...items.map((item) => item.root), make("small", {}, own?.says ?? ""));
  return {
    root,
    input: items[0].input,
    set: (value) => items.forEach(({ name, input }) => (input.checked = name === value)),
    paint(colors) {
      for (const { name, canvas } of items) {
        const context = canvas.getContext("2d"), at = (v) => ((v + SIDE) / (2 * SIDE)) * PIXELS;
        context.clearRect(0, 0, PIXELS, PIXELS);
        const isValue = regressions.includes(name);
        for (const { x, y, t } of name === own?.name ? checkedOwn(own).points : drawPoints(name, COUNT, 0, 0))
          if (!isValue || Math.abs(t) > 0.15) {
            const [color, marker] = CLASSES[isValue ? Number(t > 0) : t];
            dot(context, marker, at(x), PIXELS - at(y), 3, colors[color], colors.ground);
          }
      }
    },
  };
}
