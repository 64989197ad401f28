"""The door to one answer of a submission: what its text builds on, small changes of it, what stands beside it."""

import ast

import pytest

from course.grading.checker.answer import NOTHING, AnswerDoor, ChangedDoor, door_to_handle, program_of, used_by
from course.grading.texts.cells import CELL_BREAK
from tests.grading.checker.peer import student

CELLS = (
    "import numpy as np\nK = 2\ndef square(x):\n    return x ** 2",
    "def cube(x):\n    return x * square(x) * K",
    "def other(x, y=1):\n    return cube(x)",
    "class Layer:\n    def __init__(self, n):\n        self.n = n",
    "class Deep:\n    def __init__(self, n):\n        self.n = n",
    "def two(x, y):\n    return x",
)
SOURCE = CELL_BREAK.join(CELLS)


@pytest.fixture(scope="module")
def door():
    with student(SOURCE.replace(CELL_BREAK, "\n")) as link:
        link.source = SOURCE

        def to(name: str) -> AnswerDoor:
            return door_to_handle(link.names([name])[name])

        yield to


def test_an_answer_is_called_where_it_is(door):
    reply = door("cube").call([2], {})
    assert (reply.value, reply.problem) == (16, None)


def test_what_an_answer_builds_on_by_its_text():
    assert used_by(SOURCE, "other") == {"cube", "square", "K"}
    assert used_by(SOURCE, "none") == set()
    assert used_by("f = lambda: g()\n# %%\ng = lambda: f()", "f") == {"f", "g"}  # each other: it comes to an end


def test_doors_to_what_it_builds_on(door):
    uses = door("other").uses("other", ["square", "cube", "other", "Layer"])
    assert sorted(uses) == ["cube", "square"] and uses["square"].call([3], {}).value == 9
    assert door("square").uses("square", ["cube"]) == {}


def test_what_a_submission_does_not_define_is_nothing():
    with student("def f(x):\n    return missing(x)") as link:
        to = door_to_handle(link.names(["f"])["f"])
        assert to.uses("f", ["missing"]) == {"missing": NOTHING}


def test_neighbours_take_as_many_arguments(door):
    assert [name for name, _ in door("square").neighbours("square")] == ["cube", "other"]
    assert [name for name, _ in door("Layer").neighbours("Layer")] == ["Deep"]
    assert list(door("square").neighbours("two")) == []


def test_the_program_of_an_answer_is_the_last_that_defines_it():
    again = SOURCE + CELL_BREAK + "def square(x):\n    return x * x"
    assert "x * x" in ast.unparse(program_of(again, "square").tree)
    assert program_of(SOURCE, "none") is None


def test_without_a_process_to_spare_nothing_is_changed_or_lent(door):
    assert list(door("square").changed("square", 1.0)) == []
    with door("cube").lent("cube", ["square"]) as there:
        assert there is None


def test_changes_run_in_a_process_that_is_ended_afterwards(door):
    with student(SOURCE.replace(CELL_BREAK, "\n")) as copy:
        to = door("square")
        to._link.apart = lambda: copy
        try:
            changed = to.changed("square", 20.0)
            _, there = next(changed)
            assert isinstance(there, ChangedDoor) and there.call([3], {}).value != 9
            changed.close()
        finally:
            to._link.apart = None
        assert not copy.alive


def test_where_the_process_is_gone_nothing_is_named(door):
    with student(SOURCE.replace(CELL_BREAK, "\n")) as link:
        link.source = SOURCE
        to = door_to_handle(link.names(["other"])["other"])
        link.end()
        assert to.uses("other", ["square"]) == {} and list(to.neighbours("square")) == []
