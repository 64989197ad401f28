"""axe-core finds nothing in what the course shows, in light and in dark."""

import pytest

from tests.browser.axe import violations
from tests.browser.playground import write_notebook
from tests.lab import run_all

pytestmark = pytest.mark.browser

CARDS = """
from IPython.display import display
from nnkit.check.card import WORDS, Card
from nnkit.check.result import PartResult, Result

seen = PartResult("large `logits`", False, 0, 1, "at `[0, 1]`: expected 1, got nan")
found = Result("softmax", "Stable softmax", "wrong", (seen,), where="Line 3, `return e / e.sum()`: no axis.")
for state in WORDS:
    parts = (PartResult("a batch", True, 1, 1),) if state == "right" else (PartResult("a batch", True, 1, 1), seen)
    said = "" if state == "right" else "exp overflows: look at `exp(1000)`."
    result = Result("softmax", "Stable softmax", state, parts, said, warned=("overflow",), hints=("One.", "Two."))
    display(Card(result, lambda: found))
"""
FIGURES = """
import numpy as np
from nnkit.plot import figure, plot_curves, plot_points, show

show(plot_points(np.eye(4)[:, :2], np.array([0, 1, 1, 0])), alt="Four points of two classes.")
show(plot_curves({"falls": [3, 2, 1]}, ax=figure(4, 2).axes[0]), alt="A line that falls from 3 to 1.")
"""
MISTAKES = """
from nnkit import Dense
from nnkit.widgets import Playground, live

def broken(x):
    return x.no_such_thing

class MyTanh:
    def forward(self, x):
        return np.tanh(x)

live.ReluHinges(own={"mine": broken})
"""
OPEN = "() => document.querySelectorAll('.nnkit-widget details, .nnkit-card details').forEach(d => (d.open = true))"


def test_in_the_gallery(gallery):
    gallery.evaluate(OPEN)
    # a neuron's numbers and a layer's view are parts of the Playground that are shown when asked for
    gallery.locator("[data-neuron='1-0']").first.click()
    gallery.get_by_label("see how a layer warps space").select_option("output")
    gallery.locator(".pg-warp").wait_for()
    assert violations(gallery) == []
    # figures that are drawn on a canvas have their words
    assert gallery.locator(".nnkit-widget canvas[role=img]:not([aria-label], [aria-hidden=true])").count() == 0
    assert gallery.locator(".nnkit-widget canvas:not([role=img], [aria-hidden=true])").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_cards_figures_and_where_something_stopped(lab, open_notebook, theme):
    write_notebook(
        lab, "96-shown", CARDS, FIGURES, MISTAKES, "Playground([Dense(2, 4, rng=0), MyTanh(), Dense(4, 1, rng=1)])"
    )
    page = open_notebook("96-shown", theme)
    run_all(page)
    assert page.locator(".pg-failure strong").is_visible()
    assert page.locator(".nnk-problem").is_visible()
    page.evaluate(OPEN)
    assert page.locator(".nnkit-card").count() == 6
    # a press has the kernel look at the program; one of a card that is not its exercise's last says so
    buttons = page.get_by_role("button", name="Look at my program: Stable softmax")
    assert buttons.count() == 3
    heard = ((buttons.last, "Line 3, return e / e.sum(): no axis."), (buttons.first, "Run the check again"))
    for button, says in heard:
        button.focus()
        page.keyboard.press("Enter")
        button.locator("xpath=following-sibling::*[@role='status']").get_by_text(says).wait_for()
    page.keyboard.press("Escape")  # the way back to the cell
    assert buttons.first.evaluate("e => e.closest('.jp-Cell') === document.activeElement")
    assert page.evaluate("window.jupyterapp.shell.currentWidget.content.mode") == "command"
    assert violations(page) == []
    # the same checker does find what is wrong
    page.evaluate("() => document.querySelector('.nnk-says').after(document.createElement('select'))")
    assert [line.split(":")[0] for line in violations(page)] == ["select-name"]
