"""Keys belong to what has the focus: sliders, lists, handles and buttons of widgets use them, JupyterLab does not."""

import pytest

pytestmark = pytest.mark.browser
only_light = pytest.mark.parametrize("gallery", ["light"], indirect=True)

# what JupyterLab would change if it took a key that was meant for a widget
NOTEBOOK = """() => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  return [notebook.activeCellIndex, notebook.mode, notebook.widgets.map(c => c.model.type).join()];
}"""
HAS_FOCUS = "e => e === document.activeElement"
# letters are JupyterLab's for adding, cutting and changing cells; Enter and Escape change its mode
LETTERS = ("b", "x", "m", "d", "d")


def widgets(page):
    """Every widget of the page with its name."""
    found = page.locator(".nnk-live, .pg").all()
    return [(widget.get_attribute("aria-label") or "Playground", widget) for widget in found]


def press(page, element, keys, look):
    """Focus an element and press keys: what `look` saw before and after. The notebook must not have noticed."""
    element.focus()  # this alone may choose the cell that the element stands in
    notebook, seen = page.evaluate(NOTEBOOK), element.evaluate(look)
    for key in keys:
        page.keyboard.press(key)
    assert page.evaluate(NOTEBOOK) == notebook, f"{keys} changed the notebook"
    assert element.evaluate(HAS_FOCUS), f"{keys} took the focus away"
    return [seen, element.evaluate(look)]


@only_light
def test_arrows_move_every_slider_and_letters_leave_the_notebook_alone(gallery):
    sliders = 0
    for name, widget in widgets(gallery):
        for i, slider in enumerate(widget.locator("input[type=range]:visible:enabled").all()):
            label = slider.evaluate("e => e.labels[0].textContent")
            up = press(gallery, slider, ("ArrowRight", "ArrowUp"), "e => e.value")
            down = press(gallery, slider, ("ArrowLeft", "ArrowDown", "ArrowLeft"), "e => e.value")
            highest = slider.get_attribute("max")
            assert float(up[1]) > float(up[0]) or float(up[0]) == float(highest), f"{name}: {label} went {up}"
            assert float(down[1]) < float(down[0]), f"{name}: {label} went {down}"
            if i == 0:
                press(gallery, slider, LETTERS, "e => e.value")
            sliders += 1
    assert sliders >= 25


@only_light
def test_arrows_move_handles(gallery):
    handles = 0
    for name, widget in widgets(gallery):
        for handle in widget.locator(".nnk-handle:visible").all()[:3]:
            look = "e => e.style.left + ' ' + e.style.top"
            seen = press(gallery, handle, ("ArrowRight", "ArrowUp"), look)
            back = press(gallery, handle, ("ArrowLeft", "ArrowDown", "ArrowLeft", "ArrowDown"), look)
            assert len({*seen, *back}) > 1, f"{name}: {handle.get_attribute('aria-label')} stays at {seen[0]}"
            handles += 1
    assert handles >= 15


@only_light
def test_lists_boxes_and_numbers_take_their_keys(gallery):
    for name, widget in widgets(gallery):
        for chosen in widget.locator("select:visible:enabled").all():
            down = press(gallery, chosen, ("ArrowDown",), "e => e.selectedIndex")
            up = press(gallery, chosen, ("ArrowUp",), "e => e.selectedIndex")
            assert len({*down, *up}) > 1, f"{name}: {chosen.evaluate('e => e.labels[0].textContent')}"
        for box in widget.locator("input[type=checkbox]:visible").all()[:1]:
            seen = press(gallery, box, (*LETTERS, "Space"), "e => e.checked")
            assert seen[0] != seen[1], name
        for field in widget.locator("input[type=number]:visible").all()[:1]:
            field.evaluate("e => e.addEventListener('change', () => (e.dataset.told = e.value))")
            press(gallery, field, ("Control+a", "3", "Enter", *LETTERS), "e => 0")
            assert field.get_attribute("data-told") == "3", f"{name}: Enter does not tell a number's change"


@only_light
def test_enter_presses_a_button_and_leaves_the_mode_alone(gallery):
    explorer = gallery.get_by_role("group", name="Neuron line", exact=True).first
    said = explorer.locator(".nnk-says").inner_text()
    button = explorer.get_by_role("button", name="Turn w round")
    press(gallery, button, ("Enter",), "e => 0")
    gallery.wait_for_function(
        "([e, said]) => e.querySelector('.nnk-says').innerText !== said", arg=[explorer.element_handle(), said]
    )


@only_light
def test_escape_leads_from_every_widget_back_to_its_cell(gallery):
    for name, widget in widgets(gallery):
        inside = widget.locator("input:visible:enabled, select:visible, button:visible:enabled").first
        inside.focus()
        gallery.keyboard.press("Escape")
        cell = inside.evaluate("e => e.closest('.jp-Cell') === document.activeElement")
        assert cell and gallery.evaluate(NOTEBOOK)[1] == "command", name
    before = gallery.evaluate(NOTEBOOK)[0]
    gallery.keyboard.press("ArrowUp")  # the notebook hears its keys again
    assert gallery.evaluate(NOTEBOOK)[0] < before


@only_light
def test_the_focus_stays_when_the_state_has_been_saved_with_the_notebook(gallery):
    slider = gallery.get_by_role("group", name="ReLU hinges", exact=True).first.locator("input[data-name=count]")
    slider.focus()
    for _ in range(3):
        gallery.keyboard.press("ArrowRight")
        gallery.wait_for_timeout(700)  # longer than it waits until it saves
        assert slider.evaluate(HAS_FOCUS)
