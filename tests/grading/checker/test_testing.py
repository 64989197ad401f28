"""The tests of a notebook in order: trusted text runs here, and of each test a record is what stays."""

import signal
import time
from dataclasses import replace
from unittest.mock import Mock

import pytest

from course.grading.checker import testing
from course.grading.checker.exceptions import StudentDiedError
from course.grading.checker.record import Record
from course.grading.texts.cell import Cell
from course.grading.texts.prepare import read_texts
from nnkit.check.result import Result
from tests.grading.checker.peer import told
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


class Ends:
    """The processes of a submission whose test looks harmed; a test is given one of its own `separated` times."""

    cell_seconds, separated, short = 10.0, 0, False

    def __init__(self, seconds: float = 99.0, harmed: bool = True):
        self.ends, self.harmed = time.monotonic() + seconds, harmed

    def may_be_harmed(self, i: int) -> bool:
        return self.harmed and not self.separated

    def separate(self, i: int) -> None:
        self.separated += 1


def those_of(replicas, **more) -> testing.Tests:
    cells = [student("mine"), Cell("locked", "its"), Cell("test", "", points=1.0)]
    return testing.Tests(cells, replicas, Transformer(), lambda i, seconds: None, set(), **more)


UNTRIED = Result("f", "", "not attempted", ())


@pytest.mark.parametrize(
    ("record", "ends", "failed", "tries"),
    [
        (Record(), {}, (), 2),
        (Record(points=0.5), {}, (), 2),
        (Record(points=1.0, error="E"), {}, (), 2),  # of a test without points
        (Record(points=1.0), {}, (), 1),
        (Record(), {"harmed": False}, (), 1),
        (Record(), {"seconds": -1}, (), 1),
        (Record(card=UNTRIED), {}, (), 1),
        (Record(card=replace(UNTRIED, state="wrong")), {}, (), 2),
        (Record(), {}, (2,), 1),  # in a process of its own at once: it failed before
        (Record(), {"harmed": False}, (2,), 1),
    ],
)
def test_what_failed_and_may_be_harmed_is_tried_once_more_elsewhere(record, ends, failed, tries):
    ends = Ends(**ends)
    tests = those_of(ends, failed=failed)
    tests._attempt = Mock(return_value=record)
    tests._test(2, "")
    assert tests._attempt.call_count == tries
    assert ends.separated == (ends.harmed and (tries == 2 or bool(failed)))


def test_a_test_that_is_ended_between_its_lines_has_a_record():
    tests = those_of(Ends())
    tests._ready_link = lambda i: told({"names": {}})
    tests._execute = Mock(side_effect=testing.TestTimeoutError("the test did not end in time"))
    found = tests._attempt(2, "")
    assert (found.error, found.points, found.note) == ("TestTimeoutError", 0.0, "")


def test_a_process_that_goes_when_it_is_asked_is_asked_once_more():
    tests = those_of(Ends())
    gone = told({})
    gone.names = Mock(side_effect=StudentDiedError("gone"))
    tests._ready_link = Mock(side_effect=[gone, told({"names": {}}), gone, gone])
    assert [tests._attempt(2, "1.0").error for _ in range(2)] == ["", "StudentDiedError"]


@pytest.mark.parametrize(("said", "is_there"), [({"h": [3, "function", True]}, True), (5, False), (None, False)])
def test_the_clean_door_is_to_what_can_be_asked(said, is_there):
    replicas = Ends()
    replicas.without_tampering = lambda i: told({"names": {"f": said} if said else {}})
    found = those_of(replicas)._without_tampering(2, "f")
    assert (found is not None) == is_there


def test_the_submission_s_text_is_that_of_its_own_cells(monkeypatch):
    assert those_of(Ends()).student_text == "mine"
    monkeypatch.setattr(testing, "MAX_TEXT", 5)
    assert those_of(Ends())._execute("print('longer')", "<cell 1>", 1.0).printed == "longe"


def test_text_that_no_line_is_to_blame_for_has_none():
    tests = those_of(Ends())
    tests.transformer = Mock(transform_cell=Mock(side_effect=SyntaxError("of a magic")))
    assert repr(tests._execute("%", "<cell 1>", 1.0).line) == "0"


def test_a_message_that_holds_what_is_gone_is_none():
    dies = "import os\nclass A:\n    def __str__(self): os._exit(1)\na = A()"
    found = records(student(dies), Cell("test", "raise ValueError(a)", points=1.0))[1]
    assert (found.error, found.points) == ("StudentDiedError", 0.0)


def test_names_are_asked_anew_at_each_moment_and_a_test_s_own_stay():
    """Also those that the text does not show, and what a locked cell made is its own again."""
    cells = (
        student("globals()['x'] = y = total = 1", "y = total = ..."),
        Cell("locked", "def total(): return 4"),
        Cell("test", "assert (x, y) == (1, 1)\ny = 5", points=1.0),
        student("globals()['x'] = 2"),
        Cell("test", "assert (x, y, total.__code__.co_argcount) == (2, 1, 0)\nx = 5", points=1.0),
        Cell("test", "assert x == 5", points=1.0),
    )
    assert [record.error for record in records(*cells).values()] == ["", "", ""]


def test_a_cell_that_asks_for_nothing_of_the_submission_s_needs_no_process():
    tests = testing.Tests([Cell("locked", "x = 1")], Ends(), Transformer(), print, set())
    assert list(tests.run()) == [] and tests.names["x"] == 1


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
    assert (found.error, found.points, found.note) == (error, 0.0, "") and message in found.message
    assert found.line == line or not line


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
        tests.copies, tests.ends = 5, time.monotonic() + made.cell_seconds
        assert tests._apart(1) is None


def test_what_does_not_end_is_ended_by_the_clock_on_the_wall():
    with pytest.raises(testing.TestTimeoutError, match="did not end in time"), testing.alarm(0.01):
        while True:
            time.sleep(1)
    assert not issubclass(testing.TestTimeoutError, Exception)  # no test takes it for one of its own


def test_afterwards_no_alarm_rings_and_all_is_as_before():
    before = signal.getsignal(signal.SIGALRM)
    with testing.alarm(100):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
