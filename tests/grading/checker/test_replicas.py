"""The processes of one submission: copies at the moments when tests look, replacements for those that ended."""

import time
from contextlib import ExitStack, contextmanager

import pytest

from course.grading.checker.exceptions import StudentDiedError
from course.grading.checker.replicas import Replicas
from course.grading.texts.cell import Cell
from tests.grading.checker.peer import student, told
from tests.pace import PACE

DIES = "import os\nos._exit(1)"


@contextmanager
def replicas(*cells: Cell, seconds: float = 60 * PACE, traces: bool = True):
    with ExitStack() as stack:
        spawned = []

        def spawn():
            spawned.append(stack.enter_context(student("")))
            return spawned[-1]

        ran: list[int] = []
        ends = time.monotonic() + seconds
        made = Replicas(cells, spawn, 20 * PACE, ends, ran.append, figures=False, traces=traces)
        made.ran, made.spawned = ran, spawned
        yield made


def value(link, name: str):
    link.allow(20 * PACE, 20 * PACE)
    link.begin_test()
    return link.names([name]).get(name)


def test(moment: int) -> Cell:
    return Cell("test", "", moment=moment)


test.__test__ = False  # it makes a cell


def test_each_test_looks_at_its_moment():
    cells = Cell("student", "x = 1\nprint(x)"), test(1), Cell("shows", "x = 5"), Cell("locked", "x = 2"), test(5)
    with replicas(*cells) as made:
        made.run_cells()
        assert [value(made.for_test(i), "x") for i in (1, 4)] == [1, 2]
        assert made.ran == [0, 3] and len(made.spawned) == 1
        assert cells[0].outputs[0]["text"] == "1\n" and "not run for grading" in cells[2].outputs[0]["text"]


def test_tests_of_one_moment_share_a_process_and_one_may_be_given_its_own():
    with replicas(Cell("student", "x = []"), test(3), test(3)) as made:
        made.run_cells()
        assert not made.may_be_harmed(1)
        assert made.for_test(1) is made.for_test(2) and made.may_be_harmed(1)
        made.separate(1)
        assert made.for_test(1) is not made.for_test(2) and not made.may_be_harmed(1)
        assert value(made.for_test(1), "x") == []


def test_where_calls_leave_no_traces_none_is_harmed():
    with replicas(Cell("student", "x = 1"), test(3), test(3), traces=False) as made:
        made.run_cells()
        made.for_test(1), made.for_test(2)
        assert not made.may_be_harmed(1)


def test_a_cell_that_ends_the_process_is_named_and_passed_over():
    cells = Cell("student", "x = 1"), Cell("student", DIES), Cell("student", "y = 2"), test(4)
    with replicas(*cells) as made:
        made.run_cells()
        link = made.for_test(3)
        assert (value(link, "x"), value(link, "y")) == (1, 2)
        assert cells[1].outputs[0]["ename"] == "StudentDiedError" and "ended" in cells[1].note
        assert len(made.spawned) == 2 and cells[2].note == ""


def test_when_time_is_over_the_cells_behind_are_named():
    cells = Cell("student", DIES), Cell("student", "y = 2"), test(3)
    with replicas(*cells, seconds=-1) as made:
        made.run_cells()
        assert cells[1].note == "the submission's time was over before it" and made.short
        with pytest.raises(StudentDiedError):
            value(made.for_test(2), "y")


def test_a_process_that_ended_is_replaced_by_a_copy_or_by_running_again():
    with replicas(Cell("student", "x = 1"), test(2)) as made:
        made.run_cells()
        made.for_test(1).end()
        assert value(made.for_test(1), "x") == 1 and len(made.spawned) == 1
        made._untouched[2].end()
        made.for_test(1).end()
        assert made.apart(1) is None
        assert value(made.for_test(1), "x") == 1 and len(made.spawned) == 2


def test_at_its_last_use_a_process_is_no_copy():
    with replicas(Cell("student", "x = 1"), test(2)) as made:
        made.run_cells()
        untouched = made._untouched[2]
        assert made.for_test(1) is not untouched
        made.for_test(1).end()
        made.last = {2}
        assert made.for_test(1) is untouched


def test_a_closer_look_after_the_last_use_has_a_process_of_cells_that_ran_once_more():
    with replicas(Cell("student", "x = [1]"), test(2)) as made:
        made.run_cells()
        made.last = {2}
        asked = made.for_test(1)
        copies = [made.apart(1) for _ in range(2)]
        assert [value(copy, "x") for copy in copies] == [[1], [1]] and asked not in copies
        assert len(made.spawned) == 2  # one for all of them
        for copy in copies:
            copy.end()


def test_cells_that_name_the_machinery_are_left_out_for_a_look():
    tampers = "import nnkit.check.borrowed\nx = 2"
    with replicas(Cell("student", "x = 1"), Cell("student", tampers), test(3)) as made:
        made.run_cells()
        assert value(made.for_test(2), "x") == 2
        clean = made.without_tampering(2)
        assert value(clean, "x") == 1 and made.without_tampering(2) is clean


def test_a_test_of_its_own_process_keeps_one_when_that_ended():
    with replicas(Cell("student", "x = 1"), test(3), test(3)) as made:
        made.run_cells()
        made.separate(1)
        made.for_test(1).end()
        assert made.for_test(1) is not made.for_test(2) and value(made.for_test(1), "x") == 1
        assert len(made.spawned) == 1
        made._untouched[3].end()
        made.separate(2)
        assert value(made.for_test(2), "x") == 1 and len(made.spawned) == 2


def test_a_process_that_ended_before_its_last_use_is_replaced():
    with replicas(Cell("student", "x = 1"), test(2)) as made:
        made.run_cells()
        made.last = {2}
        made._untouched[2].end()
        assert value(made.for_test(1), "x") == 1


def test_the_lesson_s_own_cells_run_where_those_that_tamper_do_not():
    cells = Cell("locked", "import nnkit.check.door\ny = 1"), Cell("student", "import nnkit.check.door\nz = 1"), test(3)
    with replicas(*cells) as made:
        made.run_cells()
        link = made.without_tampering(2)
        assert (value(link, "y"), value(link, "z")) == (1, None)


def test_no_test_runs_in_a_student_s_process_and_figures_are_drawn_where_both_say_so():
    cells = Cell("student", "a"), Cell("student", "b", drawn=False), Cell("test", "secret"), Cell("shows", "c"), test(4)
    links = []
    for figures in (True, False):
        links.append(told({}))
        ends = time.monotonic() + 9
        Replicas(cells, links.copy().pop, 9, ends, id, figures=figures, traces=False)._replay(5)
    said = [[(message["source"], message["figures"]) for message in link.asked] for link in links]
    assert said == [[("a", True), ("b", False)], [("a", False), ("b", False)]]
