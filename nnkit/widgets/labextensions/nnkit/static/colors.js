// Light or dark, and the colours of maps.
import { rgb } from "./shapes.js";

// Whether the page is dark: JupyterLab and the site tell by an attribute of <body>, else the reader's system does.
export function isDark() {
  const { jpThemeLight: lab, theme } = document.body.dataset;
  if (lab !== undefined) return lab === "false";
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

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

// 256 colours for values from -1 (byte 0, orange) over 0 (the page's ground) to 1 (byte 255, blue), as RGBA. They stay
// paler than the points that are drawn on them.
export function divergingPalette(dark) {
  const low = dark ? [200, 100, 45] : [213, 94, 0], high = dark ? [45, 130, 190] : [0, 114, 178], middle = dark ? [34, 34, 34] : [246, 246, 246];
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const value = (i - 127.5) / 127.5, end = value < 0 ? low : high, share = 0.62 * Math.abs(value) ** 0.8;
    for (let c = 0; c < 3; c++) table[4 * i + c] = middle[c] + (end[c] - middle[c]) * share;
    table[4 * i + 3] = 255;
  }
  return table;
}

// 256 colours for the class (two bits) and by how much it leads (six): the paler, the nearer is another one.
export function classPalette({ orange, blue, green, pink }, dark) {
  const middle = dark ? 34 : 246, ends = [orange, blue, green, pink].map(rgb);
  const shade = (i, c) => middle + (ends[i >> 6][c] - middle) * (0.1 + (0.5 * (i & 63)) / 63);
  return Uint8ClampedArray.from({ length: 1024 }, (_, k) => (k % 4 === 3 ? 255 : shade(k >> 2, k % 4)));
}

// A palette in which each byte has the colour of another.
export const recoloured = (palette, of) => palette.map((_, k) => palette[4 * of(k >> 2) + (k % 4)]);
