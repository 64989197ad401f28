"""What `make lab` opens on: a page whose links open notebooks, the Playground's among them."""

import urllib.request

import pytest

from tests.lab import IS_READY, close_page, new_window, run_all
from tests.pace import PACE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["Gallery", "Playground"])
def test_one_click_opens_the_notebook(lab, browser, name):
    page = new_window(lab, browser)
    page.goto(f"{lab.url}lab/tree/lessons/start.md?token={lab.token}&reset")
    link = page.locator(".jp-RenderedMarkdown a", has_text=name)
    link.wait_for(timeout=60_000 * PACE)
    assert not page.evaluate(IS_READY)  # what is in front is the page itself: a text, with no kernel to wait for
    link.click()
    page.wait_for_function(IS_READY, timeout=60_000 * PACE)
    panel = page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path")
    assert panel == {"Gallery": "lessons/00-gallery/00-gallery.ipynb", "Playground": "lessons/playground.ipynb"}[name]
    if name == "Playground":
        run_all(page)
        assert page.locator(".pg").is_visible()
    close_page(lab, page)


def test_the_address_that_make_lab_prints_leads_to_it(lab):
    request = urllib.request.Request(lab.url, headers={"Authorization": f"token {lab.token}"})
    with urllib.request.urlopen(request, timeout=60 * PACE) as reply:
        assert reply.url.split("?")[0].endswith("/lab/tree/lessons/start.md")
