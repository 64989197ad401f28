"""A student's way through a lesson, with mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.pictures import save_picture
from tests.lab import run_all, switch_theme
from tests.pace import PACE

pytestmark = pytest.mark.browser
LESSON = "02-activations"
EXPLORER = ".nnk-live:not(.nnk-predict)"


def says(page) -> str:
    return page.locator(f"{EXPLORER} .nnk-says").first.inner_text()


def wait_for_news(page, said: str) -> None:
    script = "([where, old]) => document.querySelector(where).innerText !== old"
    page.wait_for_function(script, arg=[f"{EXPLORER} .nnk-says", said])


def test_a_lesson_is_opened_run_explored_and_answered(open_notebook, pictures):
    page = open_notebook(LESSON)
    run_all(page)

    # untouched: every check says so in one line, and nothing is red
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    cards = page.locator(".nnkit-card").all()
    said = [card.inner_text().strip() for card in cards]
    assert said and all(text.startswith("Not attempted yet: ") for text in said), said
    assert all(card.bounding_box()["height"] < 45 for card in cards), [card.bounding_box() for card in cards]

    # the explorer answers to the mouse
    said = says(page)
    handle = page.locator(f"{EXPLORER} .nnk-handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    wait_for_news(page, said)

    # and to the keyboard
    page.wait_for_timeout(300)
    said = says(page)
    handle.focus()
    page.keyboard.press("ArrowLeft")
    wait_for_news(page, said)

    # a student's own functions stand first, and are said to be unwritten
    own = page.locator(EXPLORER).nth(1)
    assert own.locator("select option").first.inner_text() == "my silu"
    own.get_by_text("my silu or its derivative is not written yet").wait_for()

    # a wrong answer is told its misconception, the right one is praised
    cell = page.locator(".jp-CodeCell", has_text="def sigmoid(z)").first
    check = page.locator(".jp-CodeCell", has_text='check("sigmoid", sigmoid).require()').first
    answer(page, cell, check, "def sigmoid(z):\nreturn 1 / (1 + np.exp(z))\n")
    card = check.locator(".nnkit-card")
    assert card.get_attribute("data-state") in ("wrong", "partly right")
    assert card.locator("p strong").count() == 1
    card.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert card.locator("details").first.get_attribute("open") is not None
    answer(
        page,
        cell,
        check,
        "def sigmoid(z):\ne = np.exp(-np.abs(z))\nreturn np.where(np.asarray(z) >= 0, 1, e) / (1 + e)\n",
    )
    page.wait_for_function(
        """() => [...document.querySelectorAll('.nnkit-card')].some(
                   c => c.dataset.state === 'right' && c.textContent.includes('igmoid'))""",
        timeout=20_000 * PACE,
    )

    # nothing of it breaks a rule of accessibility, in either theme
    card = page.locator(".nnkit-card[data-state=right]", has_text="igmoid").first
    for theme in ("light", "dark"):
        switch_theme(page, theme)
        assert violations(page) == []
        card.evaluate("e => e.scrollIntoView({ block: 'center' })")
        save_picture(page, pictures / f"lesson-{theme}.png")

    # all of it without a request to anywhere else
    assert page.outside == []


def answer(page, cell, check, text) -> None:
    """Type an answer into a cell, run it, run the check below it, and wait for the check's new number."""
    prompt = check.locator(".jp-InputPrompt").first
    before = prompt.inner_text()
    editor = cell.locator(".cm-content").first
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(prompt).not_to_have_text(before, timeout=60_000 * PACE)
    expect(prompt).to_have_text(re.compile(r"\d"), timeout=60_000 * PACE)
