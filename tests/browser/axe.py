"""axe-core, the accessibility checker, run on what the course itself puts on a page.

Its JavaScript comes inside a Python package, so that tests need no network. Where JupyterLab's own elements break a
rule that is not ours to mend; so only the given parts of the page are looked at.
"""

from collections.abc import Iterable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# what the course shows: widgets, check cards, figures, tables and texts of notebooks, the sliders of plain explorers
OURS = (".nnkit-widget", ".nnkit-card", ".jp-OutputArea-output img", ".jupyter-widgets", ".jp-RenderedMarkdown")
# target-size (24 pixels, or room around) belongs to WCAG 2.2 AA, but is off unless asked for
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


def violations(page: Page, parts: Iterable[str] = OURS) -> list[str]:
    """What breaks a rule in the parts that are on the page: one line for each element, with rule and reason."""
    present = [[part] for part in parts if page.locator(part).count()]
    assert present, "nothing of the course's is on the page"
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("([include, options]) => axe.run({ include }, options)", [present, RULES])
    return [
        f"{violation['id']}: {' '.join(node['target'])}: {node['html'][:160]} -- "
        + "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
