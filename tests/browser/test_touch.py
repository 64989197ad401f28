"""What a finger has to hit is 44 pixels wide and high, on a phone."""

import pytest

from nnkit.widgets.page import built, schemas

pytestmark = pytest.mark.browser

# what is smaller in a shown explorer: a box counts with its label, a button with what it has around it for fingers
SMALL = """async (name) => {
  const here = document.getElementById('here'), view = $nnkit.show(here, { explorer: name });
  for (const details of here.querySelectorAll('details')) details.open = true;
  for (let k = 0; k < 4; k++) await new Promise(requestAnimationFrame);
  const small = [], all = [...here.querySelectorAll('button, select, input, summary, textarea')];
  const seen = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.offsetWidth);
  for (const e of seen) {
    const boxes = [e.getBoundingClientRect()], around = getComputedStyle(e, '::after'), label = e.labels?.[0];
    const { position, width, height } = around;
    if (position === 'absolute') boxes.push({ width: parseFloat(width), height: parseFloat(height) });
    const isBox = ['checkbox', 'radio'].includes(e.type);
    if (isBox) boxes.push((e.closest('.nnkit-field') ?? label).getBoundingClientRect());
    const sides = ['width', 'height'].map((side) => Math.max(...boxes.map((box) => box[side])));
    if (Math.min(...sides) < 43.9) small.push([label?.innerText ?? e.ariaLabel ?? e.innerText, ...sides]);
  }
  view.end();
  here.replaceChildren();
  return [seen.length, small];
}"""


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    head = f"<meta name=viewport content='width=device-width'><style>{built('door.css')}</style>"
    page.set_content(f"<!doctype html>{head}<div id=here></div>")
    page.add_script_tag(content=built("door.js"))
    yield page
    context.close()


@pytest.mark.parametrize("name", [*schemas(), "Playground"])
def test_every_control_is_large_enough(phone, name):
    count, small = phone.evaluate(SMALL, name)
    assert count > 3 and small == []


def test_an_explorer_moves_nothing_by_itself_where_that_is_asked_for(browser):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.set_content(f"<!doctype html><style>{built('door.css')}</style><div id=here></div>")
    page.add_script_tag(content=built("door.js"))
    page.evaluate("() => void $nnkit.show(document.getElementById('here'), { explorer: 'OptimizerRace' })")
    page.get_by_role("button", name="play steps").click()
    assert page.locator("input[data-name=steps]").input_value() == "200"  # at once: what there is to see is the end
    page.get_by_role("button", name="play steps").wait_for()
    context.close()
