"""The tests of a notebook in order: trusted text runs here, and of each test a record is what stays."""

import time

import pytest

from course.grading.checker import testing
from course.grading.checker.record import Record
from course.grading.texts.cell import Cell
from course.grading.texts.prepare import read_texts
from tests.grading.checker.test_replicas import replicas
from tests.pace import PACE


class Transformer:
    """Of cells that have no magics."""

    def transform_cell(self, source: str) -> str:
        return source


def records(*cells: Cell, seconds: float = 60 * PACE, skip=(), failed=(), traces: bool = False) -> dict[int, Record]:
    """What each test came to."""
    read_texts(cells)
    with replicas(*cells, traces=traces) as made:
        made.run_cells()
        made.ends = time.monotonic() + seconds
        return dict(testing.Tests(list(cells), made, Transformer(), lambda i, seconds: None, set(skip), failed).run())


def student(source: str, released: str = "") -> Cell:
    return Cell("student", source, released)


def test_a_test_asks_the_students_process():
    found = records(student("def f(x):\n    return x + 1"), Cell("test", "print(f(1))\nassert f(1) == 2", points=2.0))
    assert (found[1].points, found[1].error, found[1].printed) == (2.0, "", "2\n")


@pytest.mark.parametrize(
    ("test", "error", "message", "line"),
    [
        ("x = 1\nassert f(1) == 3, 'not three'", "AssertionError", "not three", 2),
        ("f(", "SyntaxError", "'(' was never closed", 1),
        ("none", "NameError", "name 'none' is not defined", 1),
        ("raise SystemExit('bye')", "SystemExit", "bye", 1),
        ("try:\n    f(object())\nexcept BaseException:\n    pass", "RefusedError", "object of the test's", 0),
        ("class E(Exception):\n    def __str__(self): return 1 / 0\nraise E", "E", "its message cannot be shown", 3),
    ],
)
def test_a_test_that_fails_says_where_and_why(test, error, message, line):
    found = records(student("def f(x):\n    return x + 1"), Cell("test", test, points=2.0))[1]
    assert (found.error, found.points) == (error, 0.0) and message in found.message and (found.line == line or not line)


def test_the_last_line_gives_the_points_and_an_object_none():
    cells = student("class A: pass\na = A()"), Cell("test", "a\n0.5", points=2.0), Cell("test", "a", points=2.0)
    found = records(*cells)
    assert [found[i].points for i in (1, 2)] == [0.5, 2.0]


def test_locked_cells_and_imports_run_here_and_names_of_theirs_stay_theirs():
    cells = (
        Cell("imports", "", "import math as m\nx = 5"),
        student("m = total = f = 3"),
        Cell("locked", "total = 4"),
        Cell("test", "assert (m.pi, total, f) == (m.pi, 4, 3)\nassert 'x' not in globals()", points=1.0),
    )
    assert records(*cells)[3].error == ""


def test_a_students_own_builtin_is_asked_where_the_lesson_has_them_write_it():
    test = Cell("test", "assert sum([1]) == 7", points=1.0)
    assert records(student("def sum(x): return 7", "def sum(x): ..."), test)[1].error == ""
    assert records(student("def sum(x): return 7"), test)[1].error == "AssertionError"


def test_what_is_skipped_gives_no_record():
    test = Cell("test", "1.0", points=1.0)
    assert records(test, Cell("test", "1.0", points=1.0), skip=[0]).keys() == {1}


def test_without_time_no_test_begins():
    found = records(student("x = 1"), Cell("test", "assert x == 1", points=1.0), seconds=-1)[1]
    assert (found.error, found.message, found.note) == (
        "StudentTimeoutError",
        testing.NO_TIME_LEFT,
        testing.NO_TIME_LEFT,
    )


def test_a_process_that_died_since_is_asked_once_more():
    dies = "import os\ndef f(x):\n    os._exit(1)\ny = 1"
    found = records(student(dies), Cell("test", "f(1)", points=1.0), Cell("test", "assert y == 1", points=1.0))
    assert "ended" in found[1].note and found[2].error == ""


def test_what_another_test_harmed_is_looked_at_again_alone():
    cells = (
        student("seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen)"),
        *(Cell("test", f"assert f({i}) == 1", points=1.0) for i in (1, 2)),
    )
    assert [record.error for record in records(*cells, traces=True).values()] == ["", ""]
    assert [record.error for record in records(*cells, failed=[2], traces=True).values()] == ["", ""]
    assert [record.error for record in records(*cells).values()] == ["", "AssertionError"]


def test_a_probe_runs_there_and_nowhere_without_a_submission():
    probe = "from nnkit.check import there\n@there\ndef seen(x):\n    return f(x), x\n"
    cells = student("def f(x):\n    return x + 1"), Cell("test", f"{probe}assert seen(1) == (2, 1)", points=1.0)
    assert records(*cells)[1].error == ""
    tests = testing.Tests([], type("R", (), {"cell_seconds": 1, "ends": 1}), Transformer(), print, set())
    with pytest.raises(RuntimeError, match="where no submission is looked at"):
        tests._there("def seen(x): return x")(lambda x: x)(1)


def test_copies_for_a_closer_look_are_limited(monkeypatch):
    monkeypatch.setattr(testing, "COPIES", 1)
    with replicas(student("x = 1"), Cell("test", "x", moment=2)) as made:
        made.run_cells()
        tests = testing.Tests(made.cells, made, Transformer(), print, set())
        assert tests._apart(1) is not None and tests._apart(1) is None
        tests.copies, made.ends, tests.ends = 5, 0.0, time.monotonic() + made.cell_seconds
        assert tests._apart(1) is None
