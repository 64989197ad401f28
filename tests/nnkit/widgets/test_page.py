import re

import pytest

from nnkit.widgets.live.opens import OPENS
from nnkit.widgets.page import STATIC, bundle, page_part, schemas


def test_a_bundle_has_every_module_once_behind_those_that_it_needs():
    text = bundle("mount.js")
    names = re.findall(r"^const (\$\w+) = \(\(\) => \{$", text, re.MULTILINE)
    assert len(names) == len(set(names)) > 20
    assert names[-1] == "$mount"
    assert names.index("$elements") < names.index("$controls") < names.index("$mount")
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)


def test_nothing_is_asked_of_another_machine():
    for path in STATIC.rglob("*.*"):
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
