"""How explorers look in both themes: what is drawn stands out, and what belongs together stands together."""

import pytest

from tests.nnkit.plot.test_style import contrast

# of a theme: the colours by name, and the fullest shade of each class on a map, all as #rrggbb
COLOURS = """theme => {
  document.body.dataset.theme = theme;
  const colors = $palette.readPalette(document.getElementById('here'));
  const hex = (v) => '#' + [...v].slice(0, 3).map((c) => Math.round(c).toString(16).padStart(2, '0')).join('');
  const at = (table, byte) => hex(table.slice(4 * byte, 4 * byte + 4)), signs = $colors.signShades(colors);
  const classes = $colors.classShades(colors), { family, ...named } = colors;
  delete document.body.dataset.theme;
  return [
    Object.fromEntries(Object.entries(named).map(([name, color]) => [name, hex($shapes.rgb(color))])),
    { orange: [at(signs, 0), at(classes, 63)], blue: [at(signs, 255), at(classes, 127)],
      green: [at(classes, 191)], pink: [at(classes, 255)] },
  ];
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_points_stand_out_from_the_map_that_they_are_on(with_page, theme):
    colors, maps = with_page.run(COLOURS, theme)
    for name, shades in maps.items():
        for shade in shades:
            assert contrast(colors[name], shade) >= 2.95, name  # a shade is rounded
            assert contrast(colors["ink"], shade) >= 4.5, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_and_words_stand_out_from_the_page(with_page, theme):
    colors, _ = with_page.run(COLOURS, theme)
    ground = colors.pop("ground")
    for name, color in colors.items():
        assert contrast(color, ground) >= 4.5, name


# an explorer of this width: { boxes of what is found by a selector, by its text or name }
BOXES = """async ([name, width, selector]) => {
  const here = document.getElementById('here');
  here.style.width = `${width}px`;
  const view = $door.show(here, { explorer: name });
  for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
  const found = [...here.querySelectorAll(selector)].map((e) => {
    const { left, top, width, height } = e.getBoundingClientRect();
    return [e.dataset.name ?? e.className, { left, top, width, height, drawn: [e.width, e.height] }];
  });
  view.end();
  here.replaceChildren();
  here.style.width = '';
  return Object.fromEntries(found);
}"""


@pytest.mark.parametrize("width", [344, 768, 1264])
def test_buttons_that_follow_each_other_stand_in_one_row_the_next_step_first(with_page, width):
    found = with_page.run(BOXES, ["NumberedNetwork", width, ".nnk-controls button"])
    assert found["forward"]["top"] == found["back"]["top"] and found["forward"]["left"] < found["back"]["left"]
    assert found["train"]["top"] == found["train_many"]["top"] and found["train"]["left"] < found["train_many"]["left"]


@pytest.mark.parametrize("width", [344, 768])
def test_buttons_without_use_leave_no_empty_row(with_page, width):
    found = with_page.run(BOXES, ["OptimizerRace", width, ".nnk-head, .nnk-asks"])
    assert found["nnk-head"]["height"] <= max(found["nnk-asks"]["height"], 30) + 2


@pytest.mark.parametrize("width", [344, 768, 1264, 1904])
def test_the_loss_curves_of_the_playground_are_as_large_as_they_are_drawn(with_page, width):
    found = with_page.run(BOXES, ["Playground", width, ".pg-right .nnk-panel canvas"])
    (box,) = found.values()
    assert box["drawn"] == [round(box["width"]), round(box["height"])]


@pytest.mark.parametrize("name", ["HiddenSpace", "NeuronLine", "RegionBuilder"])
def test_a_map_grows_where_there_is_room_and_its_neighbour_with_it(with_page, name):
    canvases = with_page.run(
        """async (name) => {
          const here = document.getElementById('here');
          here.style.width = '1904px';
          const view = $door.show(here, { explorer: name });
          for (let k = 0; k < 4; k++) await new Promise(requestAnimationFrame);
          const found = [...here.querySelectorAll('canvas')].map((c) => c.clientHeight);
          view.end();
          here.replaceChildren();
          here.style.width = '';
          return found;
        }""",
        name,
    )
    assert canvases[0] > 520 and abs(canvases[0] - canvases[1]) <= 20
