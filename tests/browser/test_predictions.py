"""Predictions in JupyterLab: committed before any cell has run, kept when it runs, written into the student's file."""

import json

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.lab import run_all, switch_theme

LESSON = "02-activations"
BENDS = "How many bends has its output"


def prediction(page, words):
    return page.locator(".nnk-predict", has_text=words)


def record(lab, page):
    path = page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path")
    file = lab.folder / path.split("/")[0] / "my-predictions.json"
    return json.loads(file.read_text()) if file.is_file() else {}


def test_a_guess_is_committed_by_keyboard_before_any_cell_has_run(open_notebook):
    page = open_notebook(LESSON)
    asked = prediction(page, BENDS)
    commit = asked.get_by_role("button", name="Commit my prediction")
    expect(commit).to_be_disabled()
    expect(asked.get_by_text("what comes out is a line")).to_have_count(1)
    expect(asked.get_by_text("what comes out is a line")).to_be_hidden()  # closed until then
    field = asked.get_by_label("your prediction", exact=True)
    field.focus()
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    expect(commit).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked.get_by_role("status").first).to_have_text("You said 7 bends; it is 0 bends: 7 too large.")
    expect(asked.get_by_text("what comes out is a line")).to_be_visible()
    expect(asked.locator("summary")).to_be_focused()
    for theme in ("light", "dark"):
        switch_theme(page, theme)
        assert violations(page, [".nnk-predict"]) == []


def test_running_the_cell_keeps_the_guess_and_writes_it_down(open_notebook, lab):
    page = open_notebook(LESSON)
    asked = prediction(page, BENDS)
    asked.get_by_label("your prediction", exact=True).fill("7")
    asked.get_by_role("button", name="Commit my prediction").click()
    assert record(lab, page) == {}  # no cell has run: it stands in the notebook
    run_all(page)
    expect(asked.get_by_role("status").first).to_contain_text("You said 7 bends")
    asked_again = prediction(page, "How steep is it there")
    asked_again.get_by_label("1/4").check()
    asked_again.get_by_role("button", name="Commit my prediction").click()
    for _ in range(50):
        if len(record(lab, page).get(LESSON, {})) == 2:
            break
        page.wait_for_timeout(200)
    kept = record(lab, page)[LESSON]
    assert kept[f"{LESSON}/bends_without_activation"]["hit"] is False
    assert kept[f"{LESSON}/steepest_sigmoid"]["hit"] is True


def test_skipping_opens_the_explanation_and_is_no_miss(open_notebook, lab):
    page = open_notebook(LESSON)
    run_all(page)
    asked = prediction(page, BENDS)
    asked.get_by_role("button", name="Skip").click()
    expect(asked.get_by_role("status").first).to_have_text("It is 0 bends.")
    for _ in range(50):
        if record(lab, page):
            break
        page.wait_for_timeout(200)
    assert record(lab, page)[LESSON][f"{LESSON}/bends_without_activation"]["hit"] is None
