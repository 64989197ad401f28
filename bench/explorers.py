"""How fast the live explorers follow a slider, beside a plain slider of ipywidgets, in a real JupyterLab in headless
Chromium; how fast the Playground trains in the page; how large the script is.

`make bench` runs it. Milliseconds from a slider's event to what it changes on the page, by the page's own clock,
printed beside the plain slider's, whose answer comes from Python; on a quiet machine 20 ms are enough, little more than
a frame. A picture that takes longer is shown as far as it is, and goes on.
"""

from __future__ import annotations

import base64
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.widgets import frames_a_second, p95, report
from nnkit.widgets.page import built
from tests import lab as browser
from tests.browser.playground import write_notebook
from tests.page import QUIET, find_browser

TIMES = 40
P95 = 20  # milliseconds
BYTES = 60_000  # of all script and style, compressed
PLAIN = """import ipywidgets

slider, label = ipywidgets.IntSlider(0, 0, 1000), ipywidgets.Label("0")
slider.observe(lambda change: setattr(label, "value", f"now {change.new}"), "value")
ipywidgets.VBox([slider, label])"""
# an arrow key on the plain slider, until Python's answer stands in the label
MEASURE_PLAIN = """async (times) => {
  const handle = document.querySelector('.noUi-handle'), took = [];
  const label = document.querySelector('.jupyter-widgets.widget-label:not(.widget-inline-hbox *)');
  for (let k = 0; k < times; k++) {
    const before = label.textContent, start = performance.now();
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    while (label.textContent === before) await new Promise(requestAnimationFrame);
    took.push(performance.now() - start);
  }
  return took;
}"""
IDLE = """() => new Promise(resolve => {
  let count = 0;
  const start = performance.now(), isOver = () => performance.now() - start > 3000;
  const tick = () => (++count, isOver() ? resolve(count / 3) : requestAnimationFrame(tick));
  requestAnimationFrame(tick);
})"""
# the first slider of each explorer is moved step by step; a new serial number on the root means a repainted picture
MEASURE = """async ([root, times]) => {
  const slider = root.querySelector('input[type=range]'), took = [];
  for (let k = 0; k < times; k++) {
    const up = Number(slider.value) < Number(slider.max);
    const way = up && k % 8 < 4 ? 1 : -1;
    slider.value = Number(slider.value) + way * Number(slider.step);
    const before = root.dataset.serial, start = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (root.dataset.serial === before) await new Promise(requestAnimationFrame);
    took.push(performance.now() - start);
  }
  return took;
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = browser.Lab(Path(folder))
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        write_notebook(lab, "97-plain", PLAIN)
        page = browser.open_page(lab, chromium, lab.fresh("97-plain"))
        browser.run_all(page)
        page.locator(".noUi-handle").wait_for()
        plain = page.evaluate(MEASURE_PLAIN, TIMES)
        page.close()
        page = browser.open_page(lab, chromium, lab.fresh("00-gallery"))
        print(f"{'slider to picture':<62} {'median / p95':>18}   gate")
        value = f"{statistics.median(plain):.0f} / {p95(plain):.0f} ms"
        print(f"{'a plain slider and label of ipywidgets':<62} {value:>18}")
        playground = page.locator(".pg").first  # before any cell has run: it trains in the page
        playground.scroll_into_view_if_needed()
        idle = page.evaluate(IDLE)
        playground.get_by_role("button", name="Play").click()
        page.wait_for_timeout(500)
        shown = frames_a_second(page)
        report("Playground in the page", f"{shown:.0f} of {idle:.0f} frames/s", "the page's less 5", shown > idle - 5)
        playground.get_by_role("button", name="Pause").click()
        browser.run_all(page)
        seen = set()
        for explorer in page.locator(".nnk-live").all():
            name = explorer.get_attribute("aria-label")
            if name in seen or not explorer.locator("input[type=range]").count():
                continue
            seen.add(name)
            explorer.scroll_into_view_if_needed()
            page.wait_for_timeout(500)  # scrolling paints the whole page
            took = page.evaluate(MEASURE, [explorer.element_handle(), TIMES])
            value = f"{statistics.median(took):.0f} / {p95(took):.0f} ms"
            report(name, value, f"p95 <= {P95} ms", p95(took) <= P95)
        page.close()
        start = time.perf_counter()
        page = browser.open_page(lab, chromium, lab.fresh("02-activations"))
        opened = time.perf_counter() - start
        browser.run_all(page)
        value = f"{opened:.1f} / {time.perf_counter() - start - opened:.1f} s"
        print(f"{'lesson 2: opened, kernel ready / all its cells run, widgets drawn':<62} {value:>18}")
        size = len(base64.b64decode(built("door.pack")))
        report("script and style of all, compressed", f"{size / 1000:.1f} kB", f"{BYTES / 1000:.0f} kB", size <= BYTES)
        chromium.close()
        lab.close()


if __name__ == "__main__":
    main()
