"""Every live explorer of the gallery, moved by mouse and by keyboard in a real JupyterLab."""

import pytest

from tests.pace import PACE

pytestmark = pytest.mark.browser
# name -> what the mouse drags; what the keyboard moves (arrow keys)
EXPLORERS = {
    "ReLU hinges": (".nnk-handle", ".nnk-handle"),
    "Region builder": (".nnk-handle", "[data-name='turn.1']"),
    "Hidden space": (".nnk-handle", "[data-name='out.1']"),
    "Network with every number": ("input[data-name=step]", "input[data-name=step]"),
    "Optimiser race": (".nnk-handle", ".nnk-handle"),
    "Softmax and temperature": (".nnk-handle", "input[data-name=log_t]"),
    "Activation spread": ("input[data-name=layers]", "input[data-name=layers]"),
    "Gradient through a stack": ("input[data-name=layers]", "input[data-name=scale]"),
    "Descent of a neuron": (".nnk-handle", "input[data-name=log_rate]"),
    "Overfitting": ("input[data-name=noise]", "input[data-name=noise]"),
    "Learning rate": (".nnk-handle", "input[data-name=rate]"),
    "Neuron line": (".nnk-handle", "[data-name=tip]"),
    "Activation and derivative": (".nnk-handle", ".nnk-handle"),
}


def find(page, name):
    explorer = page.get_by_role("group", name=name, exact=True).first
    explorer.scroll_into_view_if_needed()
    return explorer


def pixels(explorer) -> str:
    """All canvases of an explorer, as text to compare."""
    return explorer.evaluate("e => [...e.querySelectorAll('canvas')].map(c => c.toDataURL()).join()")


def says(explorer) -> str:
    return explorer.locator(".nnk-says").inner_text()


def settled(page, explorer) -> str:
    """What an explorer says once nothing is on its way any more."""
    before = None
    while before != (before := says(explorer)):
        page.wait_for_timeout(250)
    return before


def wait_for_news(page, explorer, said):
    page.wait_for_function(
        "([e, said]) => e.querySelector('.nnk-says').innerText !== said",
        arg=[explorer.element_handle(), said],
        timeout=10_000 * PACE,
    )


def drag(page, target, dx, dy):
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    page.mouse.up()


@pytest.mark.parametrize("name", EXPLORERS)
def test_it_answers_to_the_mouse_and_to_the_keyboard(gallery, name):
    explorer, (dragged, moved) = find(gallery, name), EXPLORERS[name]
    for hand in ("mouse", "keyboard"):
        said, seen = settled(gallery, explorer), pixels(explorer)
        if hand == "mouse":
            drag(gallery, explorer.locator(dragged).first, 37, -23)
        else:
            explorer.locator(moved).first.focus()
            for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
                gallery.keyboard.press(key)
        wait_for_news(gallery, explorer, said)
        settled(gallery, explorer)
        assert pixels(explorer) != seen, hand
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
