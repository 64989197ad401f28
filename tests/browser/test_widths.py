"""All explorers and the Playground in a page as wide as a telephone, a tablet, a laptop and a large screen."""

import io

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from nnkit.widgets import Playground, live
from nnkit.widgets.page import schemas

pytestmark = pytest.mark.browser
WIDTHS = {360: 5, 768: 3, 1280: 2, 1920: 2}  # and how many stand beside each other in a picture of all of them
SHEET = 1_000  # pixels, the width of such a picture
GAP = 12
MOST = 300_000  # bytes of one
# what reaches over the right edge of its explorer, or of the page
OVER = """width => [...document.querySelectorAll('.nnk-live, .pg')].flatMap(shown => {
  const edge = Math.min(shown.getBoundingClientRect().right, width) + 1;
  const inside = e => !e.closest('.nnk-panels, .nnk-hidden, [hidden]');
  return [shown, ...shown.querySelectorAll('*')].filter(e => e.checkVisibility() && inside(e)
    && e.getBoundingClientRect().right > edge).map(e => `${e.tagName}.${e.className}`);
})"""

# keeps each horizontal stroke as long as a legend's, with the words that are written on it afterwards
COVERED = """() => {
  const proto = CanvasRenderingContext2D.prototype, { moveTo, lineTo, fillText } = proto, strokes = new Map();
  let from;
  window.covered = new Set();
  proto.moveTo = function(x, y) { from = [x, y]; moveTo.call(this, x, y); };
  proto.lineTo = function(x, y) {
    if (x - from[0] === 28 && y === from[1]) strokes.set(this, [x, y]);
    lineTo.call(this, x, y);
  };
  proto.fillText = function(text, left, middle, ...rest) {
    const [end, y] = strokes.get(this) ?? [];
    if (middle === y && left < end) window.covered.add(text);
    fillText.call(this, text, left, middle, ...rest);
  };
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def exported(request, tmp_path_factory):
    """(theme, address of a page that shows each explorer once)."""
    shown = [*(getattr(live, name)() for name in schemas()), Playground()]
    cells = [new_code_cell("", outputs=[new_output("display_data", each._repr_mimebundle_())]) for each in shown]
    text, _ = HTMLExporter(theme=request.param).from_notebook_node(new_notebook(cells=cells))
    path = tmp_path_factory.mktemp("exported") / "explorers.html"
    path.write_text(text, encoding="utf-8")
    return request.param, path.as_uri()


def side_by_side(pictures: list[Image.Image], columns: int) -> Image.Image:
    """The pictures in so many columns, each where most room is left."""
    width = (SHEET - GAP) // columns - GAP
    small = [p.resize((width, round(p.height * width / p.width)), Image.Resampling.LANCZOS) for p in pictures]
    ends, places = [GAP] * columns, []
    for picture in small:
        column = ends.index(min(ends))
        places.append((GAP + column * (width + GAP), ends[column]))
        ends[column] += picture.height + GAP
    sheet = Image.new("RGB", (SHEET, max(ends)), "#888888")
    for picture, place in zip(small, places, strict=True):
        sheet.paste(picture, place)
    return sheet


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_over_an_edge(browser, exported, pictures, width):
    theme, address = exported
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, offline=True)
    page = context.new_page()
    page.add_init_script(f"({COVERED})()")
    page.goto(address)
    shown = page.locator(".nnk-live, .pg")
    page.locator(".nnk-live[data-serial]").nth(len(schemas()) - 1).wait_for()
    assert page.evaluate(OVER, width) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate("() => [...window.covered]") == []
    images = [Image.open(io.BytesIO(each.screenshot())).convert("RGB") for each in shown.all()]
    path = pictures / f"all-{width}-{theme}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(images, WIDTHS[width]).save(path, quality=60)
    assert path.stat().st_size < MOST
    context.close()
