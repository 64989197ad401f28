"""Explorers and the Playground in a page of their own, as somebody meets them for the first time."""

import pytest

from nnkit.widgets.page import built, schemas
from tests.browser.axe import violations
from tests.hands import pixels

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(browser):
    """open_page(explorer, **context): a page that shows it, and nothing else."""
    contexts = []

    def open_page(explorer, **context):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **context))
        page = contexts[-1].new_page()
        page.set_content(f"<!doctype html><title>it</title><style>{built('door.css')}</style><div id=here></div>")
        page.add_script_tag(content=built("door.js"))
        page.evaluate("(explorer) => void $nnkit.show(document.getElementById('here'), { explorer })", explorer)
        page.locator("canvas[aria-label]").first.wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_the_playground_tells_what_there_is_to_see_until_a_neuron_is_pointed_at(open_page):
    page = open_page("Playground")
    assert page.locator(".pg-callout").all_inner_texts() == [
        "What one neuron answers. Point at it.",
        "Wide: a large weight. Click it to change it.",
    ]
    page.locator("[data-neuron='1-0']").hover()
    card = page.locator(".pg-card")
    card.wait_for()
    assert card.locator(".pg-formula").inner_text().startswith("tanh(")
    assert page.locator(".pg-callout").count() == 0
    page.evaluate("() => void $nnkit.show(document.getElementById('here'), { explorer: 'Playground' })")
    page.locator("[data-neuron='1-0']").wait_for()
    assert page.locator(".pg-callout").count() == 0  # it is known now


def test_a_weight_is_edited_in_the_card_and_the_answer_follows(open_page):
    page = open_page("Playground")
    page.locator("[data-neuron='1-0']").click()
    field = page.get_by_label("weight from x")
    before = page.locator(".pg-out").evaluate("e => e.toDataURL()")
    field.fill("3")
    field.press("Enter")
    page.wait_for_function("old => document.querySelector('.pg-out').toDataURL() !== old", arg=before)
    assert "3.00 x" in page.locator(".pg-formula").inner_text()
    page.keyboard.press("Escape")
    page.locator(".pg-open").wait_for(state="detached")
    assert page.locator("[data-neuron='1-0']").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("name", ["NeuronLine", "OptimizerRace", "Playground"])
def test_colours_that_are_forced_while_it_is_open_are_followed(open_page, name):
    page = open_page(name, color_scheme="dark")
    seen = pixels(page.locator("#here"))
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.wait_for_function(
        "old => [...document.querySelectorAll('#here canvas')].map(c => c.toDataURL()).join() !== old", arg=seen
    )
    assert page.evaluate(INKS) == []


# pictures without a dot of the colour that the reader has asked for, which axes and words must have
INKS = """() => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'CanvasText';
  const ink = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  probe.remove();
  const hasInk = (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3] === 255 && ink.every((v, c) => data[i + c] === v)) return true;
    return false;
  };
  const shown = [...document.querySelectorAll('canvas[role=img]')].filter((canvas) => canvas.offsetWidth);
  return shown.filter((canvas) => !hasInk(canvas)).map((canvas) => canvas.ariaLabel);
}"""


@pytest.mark.parametrize("name", [*schemas(), "Playground"])
def test_axe_finds_nothing_in_forced_colours(open_page, name):
    page = open_page(name, forced_colors="active", color_scheme="dark")
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert violations(page, [".nnkit-widget"]) == []
