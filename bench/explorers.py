"""How fast the live explorers follow a slider, in a real JupyterLab in headless Chromium.

`make bench` runs it. Milliseconds from a slider's input event to the repainted picture, by the page's own clock,
printed against the gate: 100 at p95. A picture that takes longer is shown as far as it is, and goes on.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.widgets import SLIDER, p95, report
from tests.browser import conftest as browser
from tests.page import QUIET, find_browser

TIMES = 40
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
        page = browser.open_page(lab, chromium, "00-gallery")
        browser.run_all(page)
        print(f"{'slider to picture':<62} {'median / p95':>18}   gate")
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
            report(name, value, f"p95 < {SLIDER} ms", p95(took) < SLIDER)
        chromium.close()
        lab.close()


if __name__ == "__main__":
    main()
