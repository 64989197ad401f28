"""Answers of an earlier edition keep the imports that today's first cell has no more."""

import pytest

from course.grading.submitted.former import keep_imports
from nnkit.lessonkit import retired
from tests.grading.submitted.notebooks import cell


def kept(*sources: str, replaced=(), kinds: str = "code") -> tuple[list[str], list[str | None], list[str]]:
    """The cells' texts afterwards, their names, and what was said."""
    cells = [cell(source, kinds) for source in sources]
    names: list[str | None] = [f"c{i}" for i in range(len(cells))]
    notes: list[str] = []
    keep_imports(replaced, cells, names, notes)
    return [each.source for each in cells], names, notes


@pytest.fixture(autouse=True)
def imports(monkeypatch):
    """What first cells of earlier editions had."""
    monkeypatch.setattr(retired, "IMPORTS", ["import math\nfrom old import tool as t, other"])


def test_an_import_that_a_cell_uses_and_none_gives_stands_before_it():
    texts, names, notes = kept("x = 1", "y = math.pi", "z = math.e")
    assert texts == ["x = 1", "import math", "y = math.pi", "z = math.e"] and names == ["c0", None, "c1", "c2"]
    assert notes == ["`math` is imported by no cell of today's lesson; its import is kept"]


def test_each_name_has_a_statement_of_its_own_in_order():
    texts, _, notes = kept("t(math.pi)")
    assert texts == ["import math", "from old import tool as t", "t(math.pi)"] and len(notes) == 2


@pytest.mark.parametrize("sources", [["import math", "math.pi"], ["math.pi", "math = 3"], ["x = 1"], ["len(x)"], []])
def test_what_some_cell_gives_or_none_uses_is_not_imported(sources):
    assert kept(*sources)[0] == sources and kept(*sources)[2] == []


def test_a_builtin_needs_no_import(monkeypatch):
    monkeypatch.setattr(retired, "IMPORTS", ["from numpy import sum"])
    assert kept("sum([1])")[0] == ["sum([1])"]


def test_the_text_that_the_lessons_own_stands_in_for_counts_before_that_of_editions():
    texts, *_ = kept("math.pi", "np.pi", replaced=["import numpy as np", "import cmath as math\nx = 1"])
    assert texts == ["import cmath as math", "import numpy as np", "math.pi", "np.pi"]


def test_of_a_package_the_name_at_its_beginning_is_meant():
    assert kept("os.path.join()", replaced=["import os.path"])[0][0] == "import os.path"
    assert kept("here()", replaced=["from . import here"])[0][0] == "from . import here"


def test_a_text_uses_nothing():
    assert kept("math.pi", kinds="markdown")[0] == ["math.pi"]
