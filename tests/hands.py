"""Explorers in a page, moved by mouse, by touch and by keyboard, and what they show."""

from tests.pace import PACE

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


def touch(page, target, dx, dy):
    """As drag, by a finger."""
    target.scroll_into_view_if_needed()
    box, browser = target.bounding_box(), page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for k in range(7):
        at = [{"x": x + dx * k / 6, "y": y + dy * k / 6}]
        browser.send("Input.dispatchTouchEvent", {"type": "touchMove" if k else "touchStart", "touchPoints": at})
    browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    browser.detach()


def away(target, dx: int) -> int:
    """A slider is dragged from its middle to the half where it does not stand: it might stand just there already."""
    half = target.evaluate("e => e.type === 'range' ? Math.sign(2 * e.value - e.min - e.max) || 1 : 0")
    return -half * abs(dx) or dx


HANDS = ("mouse", "touch", "keyboard")


def answers_to(page, explorer, hand: str) -> None:
    """Move an explorer by one of HANDS and see that it says and shows something else."""
    dragged, moved = EXPLORERS[explorer.get_attribute("aria-label")]
    explorer.scroll_into_view_if_needed()
    said, seen = settled(page, explorer), pixels(explorer)
    target = explorer.locator(dragged).first
    if hand == "mouse":
        drag(page, target, away(target, 37), -23)
    elif hand == "touch":
        touch(page, target, away(target, -29), 31)
    else:
        explorer.locator(moved).first.focus()
        for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
    wait_for_news(page, explorer, said)
    settled(page, explorer)
    assert pixels(explorer) != seen, hand
