"""The page "nnkit in an evening" runs as it stands, and modules can be read at a sitting."""

import doctest
import re
from pathlib import Path

import nnkit

DOCS = Path(__file__).parents[2] / "docs"


def test_the_evening_page_runs():
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(DOCS / "nnkit-in-an-evening.md"), module_relative=False, optionflags=options)
    assert result.failed == 0 and result.attempted > 10


def test_the_modules_that_the_evening_page_names_are_there():
    page = (DOCS / "nnkit-in-an-evening.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", page))
    assert len(named) > 20
    assert [name for name in named if not Path(nnkit.__path__[0], name).is_file()] == []


def test_no_module_is_longer_than_can_be_read_at_a_sitting():
    for path in Path(nnkit.__path__[0]).rglob("*.py"):
        if not {"check", "widgets"} & set(path.parts):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path.name
