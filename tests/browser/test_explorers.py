"""Every live explorer of the gallery, moved by mouse and by keyboard in a real JupyterLab."""

import pytest

from tests.hands import EXPLORERS, answers_to, find, says, wait_for_news
from tests.pace import PACE

# what a hand does is the same in both themes; how it looks in each, test_accessibility and test_site see
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("gallery", ["light"], indirect=True)]


@pytest.mark.parametrize("name", EXPLORERS)
def test_it_answers_to_the_mouse_and_to_the_keyboard(gallery, name):
    explorer = find(gallery, name)
    for hand in ("mouse", "keyboard"):
        answers_to(gallery, explorer, hand)
        # what is seen is what is said, to readers of the screen too
        label = explorer.locator("canvas").first.get_attribute("aria-label")
        assert label.endswith(says(explorer))
    assert explorer.locator(".nnk-problem").is_hidden()


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


def test_a_press_starts_the_race_there(gallery):
    explorer = find(gallery, "Optimiser race")
    box = explorer.locator("canvas").first.bounding_box()
    said = says(explorer)
    gallery.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.35)
    wait_for_news(gallery, explorer, said)
    assert "start (-" not in says(explorer)


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
