"""How fast the live explorers follow a slider, in a real JupyterLab in headless Chromium.

    PYTHONPATH=. python bench/explorers.py

Milliseconds from a slider's input event to the repainted picture, by the page's own clock; the gate is 100 at p95.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import conftest as browser

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
        chromium = playwright.chromium.launch(executable_path=browser.find_browser(), args=browser.QUIET)
        page = browser.open_page(lab, chromium, "00-gallery")
        browser.run_all(page)
        print(f"{'explorer':<28}{'median':>8}{'p95':>8}   ms from slider to picture, gate 100 at p95")
        for explorer in page.locator(".nnk-live").all():
            if not explorer.locator("input[type=range]").count():
                continue
            explorer.scroll_into_view_if_needed()
            took = sorted(page.evaluate(MEASURE, [explorer.element_handle(), TIMES]))
            p95 = took[int(0.95 * len(took))]
            said = "" if p95 < 100 else "   above the gate"
            print(f"{explorer.get_attribute('aria-label'):<28}{statistics.median(took):8.0f}{p95:8.0f}{said}")
        chromium.close()
        lab.close()


if __name__ == "__main__":
    main()
