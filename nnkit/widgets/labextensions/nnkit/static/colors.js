// When the colours of the page change, and the colours of maps.
import { rgb } from "./shapes.js";

// Calls `act` whenever the theme or the reader's colours change; returns a function that ends the watch.
export function onThemeChange(act) {
  const watch = new MutationObserver(act), media = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-theme"] });
  media.forEach((query) => query.addEventListener("change", act));
  return () => {
    watch.disconnect();
    media.forEach((query) => query.removeEventListener("change", act));
  };
}

// How much of a class' colour a map takes at most: points of that colour must stand out from it, 3 : 1 in both themes.
export const TINT = 1 / 3;

// 256 colours as RGBA: of(byte) says which one is mixed into the ground, and how much of it
function shades(ground, of) {
  const table = new Uint8ClampedArray(1024).fill(255), from = rgb(ground);
  for (let i = 0, last, end; i < 256; i++) {
    const [name, share] = of(i);
    if (name !== last) end = rgb((last = name));
    for (let c = 0; c < 3; c++) table[4 * i + c] = from[c] + (end[c] - from[c]) * share;
  }
  return table;
}

// for values from -1 (byte 0, orange) over 0 (the ground) to 1 (byte 255, blue); where it is flat, by their sign alone
export const signShades = ({ orange, blue, ground }, isFlat = false) =>
  shades(ground, (i) => [i < 128 ? orange : blue, TINT * (isFlat ? 0.7 : Math.abs(i / 127.5 - 1))]);

// for the class (two bits) and by how much it leads (six): the paler, the nearer is another one
export const classShades = ({ orange, blue, green, pink, ground }, isFlat) =>
  shades(ground, (i) => [[orange, blue, green, pink][i >> 6], TINT * (isFlat ? 0.7 : 0.2 + (0.8 * (i & 63)) / 63)]);
