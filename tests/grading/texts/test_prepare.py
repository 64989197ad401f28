"""What the checker has to know of the texts, and what is taken from it until the visible tests are over."""

from course.grading.texts.cell import Cell
from course.grading.texts.prepare import read_texts, take_hidden

F = "def f(x):\n    return x"


def test_names_and_moments_are_filled_in():
    cells = [
        Cell("imports", "", "import numpy as np\nx = 1"),
        Cell("student", "f = 1", "import math\ndef f(x): ..."),
        Cell("locked", "total = 3"),
        Cell("test", "assert f(total) == np.ones(1)"),
    ]
    assert read_texts(cells) is False
    imported, student, locked, test = cells
    assert (imported.binds, imported.looks_up) == (["np"], [])  # the imports alone
    assert (student.binds, student.modules, student.looks_up) == (["f", "math"], ["math"], [])
    assert (locked.binds, test.looks_up) == (["total"], ["f", "np", "total"])
    assert [cell.moment for cell in cells] == [-1, -1, -1, 4]


def test_a_locked_cell_that_uses_what_students_define_looks_too():
    cells = [
        Cell("student", F, F),
        Cell("locked", "y = f(1)"),
        Cell("locked", "z = len(y)"),
        Cell("locked", "import os"),
    ]
    read_texts(cells)
    assert [cell.moment >= 0 for cell in cells] == [False, True, False, False]


def test_a_test_that_asks_nothing_looks_all_the_same():
    read_texts(cells := [Cell("test", "1.0")])
    assert cells[0].moment == 1


def test_calls_that_may_leave_traces_are_told():
    assert read_texts([Cell("student", "seen = []\ndef f(x):\n    seen.append(x)")])
    assert not read_texts([Cell("shows", "seen = []\ndef f(x):\n    seen.append(x)")])


HIDDEN = "f(1)\n### BEGIN HIDDEN TESTS\nassert g(2)\n### END HIDDEN TESTS"


def test_hidden_regions_and_the_authors_answers_are_taken_out():
    cells = [
        Cell("student", F, "the author's"),
        Cell("imports", "", "import os"),
        Cell("test", HIDDEN),
        Cell("test", "f(1)", "f(1)"),
        Cell("locked", HIDDEN, "released"),
    ]
    read_texts(cells)
    assert take_hidden(cells) == {"2": {"source": HIDDEN, "looks_up": ["f", "g"]}}
    assert (cells[2].source, cells[2].looks_up) == ("f(1)", ["f"])
    assert [cell.released for cell in cells] == ["", "import os", "", "", ""]
