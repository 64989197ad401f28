// Okabe and Ito's colours: 3 : 1 on white and on dark, told apart by colour-blind readers.

const BLUE = "#0072B2", ORANGE = "#D55E00", GREEN = "#009E73", PINK = "#CC79A7";

// Whether the page is dark, from what the element really stands on; JupyterLab tells by an attribute of <body>.
function isDark() {
  const told = document.body.dataset.jpThemeLight;
  return told === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : told === "false";
}

// Calls `act` whenever the theme changes; returns a function that ends the watch.
function onThemeChange(act) {
  const watch = new MutationObserver(act);
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  return () => watch.disconnect();
}

// 256 colours for values from -1 (byte 0, orange) over 0 (the page's ground) to 1 (byte 255, blue), as RGBA.
function divergingPalette(dark) {
  const low = [213, 94, 0], high = [0, 114, 178], middle = dark ? [34, 34, 34] : [246, 246, 246];
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const value = (i - 127.5) / 127.5, end = value < 0 ? low : high, share = Math.abs(value) ** 0.8;
    for (let c = 0; c < 3; c++) table[4 * i + c] = middle[c] + (end[c] - middle[c]) * share;
    table[4 * i + 3] = 255;
  }
  return table;
}
