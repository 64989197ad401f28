"""Every live explorer of the gallery, moved by mouse, touch and keyboard in a real JupyterLab: while a cell runs, after
reopening without a kernel, and in an exported page."""

import shutil
from itertools import cycle

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from nnkit.widgets import Playground, live
from nnkit.widgets.page import schemas
from tests.hands import EXPLORERS, HANDS, answers_to, find, says, wait_for_news
from tests.lab import busy, new_window, save
from tests.pace import PACE

pytestmark = pytest.mark.browser
# what else a hand does is the same in both themes
only_light = pytest.mark.parametrize("gallery", ["light"], indirect=True)


def plays(page) -> None:
    """The Playground of a page trains when Play is pressed, until Pause is."""
    playground = page.locator(".pg").first
    playground.get_by_role("button", name="Play").click()
    page.wait_for_function("() => Number(document.querySelector('.pg').dataset.epoch) > 5")
    playground.get_by_role("button", name="Pause").click()


def test_while_a_cell_runs_each_answers_to_every_hand(gallery):
    with busy(gallery):
        for name in EXPLORERS:
            explorer = find(gallery, name)
            for hand in HANDS if gallery.theme == "light" else ("mouse",):
                answers_to(gallery, explorer, hand)
                # what is seen is what is said, to readers of the screen too
                label = explorer.locator("canvas").first.get_attribute("aria-label")
                assert label.endswith(says(explorer)), name
            assert explorer.locator(".nnk-problem").is_hidden(), name
        plays(gallery)


def test_in_a_lesson_as_it_is_handed_out_explorers_are_alive_before_any_cell_has_run(open_notebook):
    page = open_notebook("01-neuron")
    cells = page.evaluate(
        """() => [...window.jupyterapp.shell.currentWidget.content.model.cells].filter(c => c.type === 'code')
        .map(c => [c.trusted, c.executionCount])"""
    )
    assert set(map(tuple, cells)) == {(False, None)}  # nobody has said that this notebook may run anything
    line = page.locator(".nnk-live:not(.nnk-predict)").first
    line.scroll_into_view_if_needed()
    for hand in HANDS:
        answers_to(page, line, hand)
    assert page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets.every(c => !c.model.executionCount)"
    )


@only_light
def test_reopened_without_a_kernel_each_is_where_it_was_left_and_answers_to_every_hand(gallery, lab):
    gallery.wait_for_timeout(500)  # longer than it waits until it keeps what a hand has done
    left = {name: says(find(gallery, name)) for name in EXPLORERS}
    save(gallery)
    saved = gallery.url.split("/lab/tree/")[1].partition("?")[0]
    shutil.copy(lab.folder / saved, lab.folder / "reopened.ipynb")  # under its own name it would find its kernel again
    page = new_window(lab, gallery.context.browser)
    page.route("**/api/sessions*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.goto(f"{lab.url}lab/tree/reopened.ipynb?reset")
    page.locator(".nnk-live").first.wait_for()
    page.locator("dialog.jp-Dialog").first.wait_for()  # JupyterLab says, again and again, that it can start no kernel
    accept = "document.querySelector('dialog.jp-Dialog .jp-mod-accept')?.click()"
    page.evaluate(f"() => void setInterval(() => {accept}, 50)")
    page.locator("dialog.jp-Dialog").wait_for(state="detached")
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session") is None
    for name in EXPLORERS:
        explorer = find(page, name)
        assert says(explorer) == left[name]
        for hand in HANDS:
            answers_to(page, explorer, hand)
    plays(page)
    page.close()


def test_in_an_exported_page_each_answers_to_a_hand(browser, tmp_path):
    shown = [*(getattr(live, name)() for name in schemas()), Playground()]
    outputs = [new_output("display_data", thing._repr_mimebundle_()) for thing in shown]
    cells = [new_code_cell("", outputs=[output]) for output in outputs]
    text, _ = HTMLExporter().from_notebook_node(new_notebook(cells=cells))
    (tmp_path / "exported.html").write_text(text, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "exported.html").as_uri())
    page.locator(".nnk-live[data-serial]").nth(len(EXPLORERS) - 1).wait_for()
    for name, hand in zip(EXPLORERS, cycle(HANDS), strict=False):  # it is the script that answers to every hand above
        answers_to(page, find(page, name), hand)
    plays(page)
    context.close()


@only_light
def test_a_function_is_drawn_by_hand(gallery):
    explorer = find(gallery, "ReLU hinges")
    said, canvas = says(explorer), explorer.locator("canvas").first
    box = canvas.bounding_box()
    gallery.mouse.move(box["x"] + 70, box["y"] + 80)
    gallery.mouse.down()
    for k in range(1, 12):
        gallery.mouse.move(box["x"] + 70 + 30 * k, box["y"] + (80 if k % 2 else 220))
    gallery.mouse.up()
    wait_for_news(gallery, explorer, said)
    assert explorer.locator("select").evaluate("s => s.selectedOptions[0].text") == "drawn by hand"
    assert explorer.locator("[data-name^='drawn.']").count() == 9


@only_light
def test_a_press_starts_the_race_there(gallery):
    explorer = find(gallery, "Optimiser race")
    box = explorer.locator("canvas").first.bounding_box()
    said = says(explorer)
    gallery.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.35)
    wait_for_news(gallery, explorer, said)
    assert "start (-" not in says(explorer)


@only_light
def test_a_number_is_edited_in_the_network(gallery):
    explorer = find(gallery, "Network with every number")
    explorer.get_by_role("button", name="Reset the numbers").click()
    explorer.get_by_role("button", name="Forward").click()
    explorer.get_by_text("z of h1 = 0.150000").wait_for()
    weight = explorer.get_by_label("weight w1 from i1 to h1")
    weight.fill("2")
    weight.press("Enter")
    explorer.get_by_text("z of h1 = 2·0.050000").wait_for()
    explorer.get_by_role("button", name="Train 100 steps").click()
    explorer.get_by_text("After 100 training steps").wait_for()


@only_light
def test_play_moves_the_slider_to_its_end_and_stops(gallery):
    explorer = find(gallery, "ReLU hinges")
    count = explorer.locator("input[data-name=count]")
    count.focus()
    gallery.keyboard.press("End")
    for _ in range(4):
        gallery.keyboard.press("ArrowLeft")
    explorer.get_by_role("button", name="play hinges").click()
    explorer.get_by_text("40 hinges").wait_for(timeout=10_000 * PACE)
    explorer.get_by_role("button", name="play hinges").wait_for()
