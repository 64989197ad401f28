// The colours of the page, for canvases.
import { make } from "./elements.js";

const NAMES = { blue: "--nnk-class-1", orange: "--nnk-class-0", green: "--nnk-third", pink: "--nnk-fourth", ink: "--nnk-ink", ground: "--nnk-ground" };

// The colours by name, resolved as the page stands: dark, light, or the reader's own; and the page's letters. A widget
// that is out of the page just now, as in a cell out of sight, has no colours of its own: then those that all have.
export function readPalette(root) {
  const probe = make("span", { hidden: true, class: "nnkit-widget nnk-probe" });
  (root.isConnected ? root : document.body).append(probe);
  const found = {};
  for (const [name, variable] of Object.entries(NAMES)) {
    probe.style.color = `var(${variable})`;
    found[name] = getComputedStyle(probe).color;
  }
  found.family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return found;
}
