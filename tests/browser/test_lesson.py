"""A student's way through a lesson, with mouse and keyboard."""

import pytest

from tests.browser.conftest import run_all

pytestmark = pytest.mark.browser
LESSON = "02-activations"


def picture(page) -> str:
    return page.locator(".jupyter-widgets img").first.get_attribute("src")


def alt(page) -> str:
    return page.locator(".jupyter-widgets img").first.get_attribute("alt")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_lesson_is_opened_run_explored_and_answered(open_notebook, theme, tmp_path_factory):
    page = open_notebook(LESSON, theme)
    run_all(page)

    # untouched: every check says so in one line, and nothing else complains
    complaints = page.locator(
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"
    ).all_inner_texts()
    assert complaints
    assert all(text.startswith("Not attempted yet: ") and "\n" not in text.strip() for text in complaints)

    # the explorer answers to the mouse
    before, said = picture(page), alt(page)
    handle = page.locator(".jupyter-widgets .noUi-handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    page.wait_for_function("old => document.querySelector('.jupyter-widgets img').src !== old", arg=before)
    assert alt(page) != said

    # and to the keyboard
    before = picture(page)
    handle.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("old => document.querySelector('.jupyter-widgets img').src !== old", arg=before)

    # a wrong answer is told its misconception, the right one is praised
    cell = page.locator(".jp-CodeCell", has_text="def sigmoid(z)").first
    answer(page, cell, "def sigmoid(z):\nreturn 1 / (1 + np.exp(z))\n")
    card = page.locator(".jp-CodeCell", has_text='check("sigmoid", sigmoid)').locator(".nnkit-card")
    assert card.get_attribute("data-state") in ("wrong", "partly right")
    assert card.locator("p strong").count() == 1
    card.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert card.locator("details").first.get_attribute("open") is not None
    answer(page, cell, "def sigmoid(z):\ne = np.exp(-np.abs(z))\nreturn np.where(np.asarray(z) >= 0, 1, e) / (1 + e)\n")
    page.wait_for_function(
        """() => [...document.querySelectorAll('.nnkit-card')].some(
                   c => c.dataset.state === 'right' && c.textContent.includes('igmoid'))""",
        timeout=20_000,
    )

    # all of it without a request to anywhere else
    assert page.outside == []
    page.screenshot(path=str(tmp_path_factory.getbasetemp() / f"lesson-{theme}.png"))


def answer(page, cell, text) -> None:
    """Type an answer into a cell, run it, and run the check below it."""
    editor = cell.locator(".cm-content").first
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(300)
    page.wait_for_function(
        "() => ![...document.querySelectorAll('.jp-InputPrompt')].some(p => p.textContent.includes('*'))",
        timeout=60_000,
    )
