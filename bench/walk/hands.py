"""How the student commits a guess, moves an explorer and gets about: by mouse, or by keys alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

NOTEBOOK = "window.jupyterapp.shell.currentWidget.content"
FOCUS = f"""([i, where]) => {{
  const focused = document.activeElement;
  return {NOTEBOOK}.widgets[i].node.contains(focused) && focused.matches(where);
}}"""
FIELDS = {
    "choice": "input[type=radio]",
    "number": "input[type=number]",
    "order": "button.nnkit-button",
    "curve": ".nnk-handle",
}
MOST_TABS = 25
Note = Callable[[str, str], None]


def commit_by_mouse(page: Page, box: Locator, kind: str, turn: int) -> None:
    """Guess something, mostly wrong, and commit it."""
    if kind == "choice":
        radios = box.locator("input[type=radio]")
        radios.nth(turn % radios.count()).check()
    elif kind == "order":
        name = "This is my order already" if turn % 2 else re.compile("^move down")
        box.get_by_role("button", name=name).first.click()
    elif kind == "number":
        field = box.locator("input[type=number]")
        field.fill(field.get_attribute("max" if turn % 2 else "min"))
        field.blur()
    else:
        drawn = box.locator("canvas").first
        drawn.scroll_into_view_if_needed()
        at = drawn.bounding_box()
        page.mouse.move(at["x"] + at["width"] * 0.15, at["y"] + at["height"] * 0.7)
        page.mouse.down()
        page.mouse.move(at["x"] + at["width"] * 0.85, at["y"] + at["height"] * 0.3, steps=12)
        page.mouse.up()
    box.get_by_role("button", name=re.compile("^Commit my")).click()


def commit_by_keys(page: Page, cell: int, kind: str, note: Note) -> None:
    """Tab from the cell to the question, answer, Tab to the button, Enter; Escape leads back to the notebook."""
    press = page.keyboard.press
    for _ in range(MOST_TABS):
        press("Tab")
        if page.evaluate(FOCUS, [cell, FIELDS[kind]]):
            break
    else:
        note("keys", f"{MOST_TABS} times Tab do not reach the {kind}")
        return
    if kind == "number":
        page.keyboard.type("3")
    for key in {"choice": ["Space", "ArrowDown"], "order": ["Enter"], "curve": ["ArrowUp"] * 4}.get(kind, []):
        press(key)
    for _ in range(MOST_TABS):
        press("Tab")
        if page.evaluate("() => document.activeElement.innerText").startswith("Commit my"):
            break
    else:
        note("keys", f"no way by Tab from the {kind} to its button")
    press("Enter")
    if (focus := page.evaluate("() => document.activeElement.tagName")) != "SUMMARY":
        note("keys", f"after committing the focus is on {focus}")
    press("Escape")
    if page.evaluate(f"([i]) => {NOTEBOOK}.widgets[i].node !== document.activeElement", [cell]):
        note("keys", "Escape does not lead back to the cell")


def go_to(page: Page, cell: int, note: Note) -> None:
    """The arrows to that cell, where it is not the one already; they pass over cells that are folded."""
    if page.evaluate(f"() => {NOTEBOOK}.activeCellIndex") == cell:
        return
    page.keyboard.press("Escape")
    for _ in range(300):
        active = page.evaluate(f"() => {NOTEBOOK}.activeCellIndex")
        if active == cell:
            return
        page.keyboard.press("ArrowUp" if active > cell else "ArrowDown")
    note("keys", f"arrows do not reach cell {cell}")


def explore(cell: Locator) -> None:
    """Move two sliders, a handle and press two buttons of each explorer in the cell."""
    for widget in cell.locator(".nnk-live:not(.nnk-predict), .pg").all():
        for slider in widget.locator("input[type=range]:visible:enabled").all()[:2]:
            for _ in range(3):
                slider.press("ArrowRight")
        for handle in widget.locator(".nnk-handle:visible").all()[:1]:
            for key in ("ArrowRight", "ArrowUp", "ArrowUp"):
                handle.press(key)
        buttons = widget.locator("button.nnkit-button:visible:enabled")
        for name in [button.inner_text() for button in buttons.all()[:2]]:  # a press may take others away
            if (button := buttons.filter(has_text=name)).count():
                button.first.click()
                cell.page.wait_for_timeout(250)  # Undo may take Reset away
        cell.page.wait_for_timeout(250)
