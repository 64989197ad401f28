import base64
import gzip

import pytest

from nnkit.widgets.live.opens import OPENS
from nnkit.widgets.page import BUILT, STATIC, built, page_part, schemas
from tests.built import digest, part


def test_what_is_shipped_is_built_of_the_sources():
    assert (BUILT / "sources.txt").read_text().strip() == digest(), "a source has changed: make script"


@pytest.mark.parametrize("name", ["mount", "door"])
def test_what_an_exported_page_unpacks_is_what_is_built_and_at_most_60_kb(name):
    packed = base64.b64decode(built(f"{name}.pack"))
    assert gzip.decompress(packed).decode() == part(built(f"{name}.js"), built(f"{name}.css"))
    assert len(packed) <= 60_000


def test_what_is_built_shows_what_the_sources_do(with_page):
    said = with_page.run(
        """([scripts, names]) => scripts.map(([text, door]) => {
          const here = document.getElementById('here'), show = new Function(`${text}; return $nnkit.${door};`)();
          return names.map((explorer) => {
            const view = show(here, { explorer }), said = here.querySelector('.nnk-says').textContent;
            view.end();
            here.replaceChildren();
            return said;
          });
        })""",
        [[[built("mount.js"), "mount"], [built("door.js"), "show"]], [name for name in schemas() if name not in SLOW]],
    )
    assert said == [[OPENS[name] for name in schemas() if name not in SLOW]] * 2


SLOW = ("Overfitting", "ActivationSpread")  # whose first picture is not their last


def test_nothing_is_asked_of_another_machine():
    for path in {*STATIC.rglob("*.*")} - {*STATIC.rglob("*.pack")}:  # which holds the same once more
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text and "@import" not in text, path.name


def test_a_part_of_a_page_holds_no_markup_of_what_it_shows():
    part = page_part({"explorer": "</script><script>alert(1)</script>"}, "<b>words</b>")
    assert part.count("</script>") == 1
    assert "<b>" not in part


def test_what_is_said_of_an_explorer_at_first_is_what_it_shows(with_page):
    assert OPENS.keys() == schemas().keys()
    for name, opens in OPENS.items():
        assert with_page.says({"explorer": name}) == opens


HOSTILE = [
    None,
    [],
    {"explorer": "constructor"},
    {"explorer": "ReluHinges", "state": {"count": 1e9}},
    {"explorer": "ReluHinges", "state": {"knots": [0, 3, 2, 1, 6.2]}},
    {"explorer": "ReluHinges", "state": {"function": "<img src=x onerror=alert(1)>"}},
    {"explorer": "ReluHinges", "state": {"nothing": 1}},
    {"explorer": "ReluHinges", "tables": {"mine": {"x": "AAAA", "y": "AAAA"}}},
    {"explorer": "RegionBuilder", "state": {"planes": [{"group": "D", "at": [0, 0], "angle": 0}]}},
    {"explorer": "NumberedNetwork", "state": {"step": 40}},
    {"explorer": "SoftmaxTemperature", "state": {"z": [1, 2]}},
    {"explorer": "OptimizerRace", "own": [1]},
]


@pytest.mark.parametrize("values", HOSTILE, ids=str)
def test_a_hostile_output_draws_an_error_and_runs_nothing(with_page, values):
    shown = with_page.run(
        """values => {
          window.alert = () => (window.wasRun = true);
          const here = document.getElementById('here');
          const view = $mount.mount(here, values);
          return [view === null, here.innerText, Boolean(window.wasRun), here.querySelectorAll('img, script').length];
        }""",
        values,
    )
    assert shown[0] and shown[2:] == [False, 0]
    assert shown[1].startswith("This explorer can't be shown: ")


# the theme changes while the notebook has taken the widget's cell out of the page, as it does with cells out of sight
def test_where_the_theme_changes_out_of_sight_it_is_drawn_in_the_new_one(with_page):
    pictures = with_page.run(
        """async () => {
          const here = document.getElementById('here'), later = () => new Promise((done) => setTimeout(done, 50));
          here.style.width = '768px';
          const drawn = () => here.querySelector('canvas').toDataURL();
          const theme = (name) => (document.body.dataset.theme = name);
          theme('light');
          const view = $mount.mount(here, { explorer: 'NeuronDescent' }), root = here.firstChild;
          await later();
          const light = drawn();
          root.remove();
          theme('dark');
          await later();
          here.append(root);
          await later();
          const moved = drawn();
          theme('light');
          await later();
          theme('dark');
          await later();
          const seen = drawn();
          delete document.body.dataset.theme;
          view.end();
          here.replaceChildren();
          return [light, moved, seen];
        }"""
    )
    assert pictures[0] != pictures[2] and pictures[1] == pictures[2]
