"""The door to one answer of a submission: what its text builds on, small changes of it, what stands beside it."""

import ast

import pytest

from course.grading.checker import answer
from course.grading.checker.answer import NOTHING, AnswerDoor, ChangedDoor, door_to_handle, program_of, used_by
from course.grading.checker.handle import make_handle
from course.grading.texts.cells import CELL_BREAK
from tests.grading.checker.peer import student, told
from tests.nnkit.check.judging import called

CELLS = (
    "import numpy as np\nK = 2\ndef square(x):\n    return x ** 2",
    "def cube(x):\n    return x * square(x) * K",
    "number = len('abc')\ndef _own(x):\n    return x",
    "def other(x, y=1):\n    return cube(x)",
    "class Layer:\n    size = 2\n    def __init__(self, n):\n        self.n = n\n    def f(self, a, b, c): pass",
    "class Deep:\n    def __init__(self, n):\n        self.n = n",
    "def two(x, y):\n    return x",
    "class Mine(Layer):\n    def __new__(cls, x):\n        return hasattr(cls, '_make')  # as what is lent has",
    "seen = []\nseen.append(1)\ndef look():\n    return len(seen)",
    "class Bad(Layer):\n    twice = Layer.size * 2",
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
    reply = called(door("cube"), [2])
    assert (reply.value, reply.problem) == (16, None)


def test_where_a_text_tampers_the_answer_is_judged_where_such_cells_did_not_run():
    link = told({"came": [{"value": 1}]})
    link.source = "from nnkit.check import calling"
    handle = make_handle(link, 3, "function", is_callable=True)
    assert door_to_handle(handle).borrowed([], [], []) == ["nnkit.check.calling"]  # the answer stands in such a cell
    link.named[3], link.clean = "f", "elsewhere, {}".format
    assert door_to_handle(handle) == "elsewhere, f"
    link.source = "from nnkit import check"
    assert isinstance(to := door_to_handle(handle), AnswerDoor) and called(to, []).value == 1


def test_what_an_answer_builds_on_by_its_text():
    assert used_by(SOURCE, "other") == {"cube", "square", "K"}
    assert used_by(SOURCE, "none") == set()
    assert used_by("f = lambda: g()\n# %%\ng = lambda: f()", "f") == {"f", "g"}  # each other: it comes to an end


def test_doors_to_what_it_builds_on(door):
    uses = door("other").uses("other", ["square", "cube", "other", "Layer"])
    assert sorted(uses) == ["cube", "square"] and called(uses["square"], [3]).value == 9
    assert door("square").uses("square", ["cube"]) == {}


def test_what_a_submission_does_not_define_is_nothing():
    with student("def f(x):\n    return missing(x)") as link:
        to = door_to_handle(link.names(["f"])["f"])
        assert to.uses("f", ["missing"]) == {"missing": NOTHING}


def test_neighbours_take_as_many_arguments(door):
    assert [name for name, _ in door("square").neighbours("square")] == ["cube", "_own", "other"]
    assert [name for name, _ in door("Layer").neighbours("Layer")] == ["Deep"]
    assert list(door("square").neighbours("two")) == []


def test_the_program_of_an_answer_is_the_last_that_defines_it():
    again = SOURCE + CELL_BREAK + "def square(x):\n    return x * x"
    assert "x * x" in ast.unparse(program_of(again, "square").tree)
    assert program_of(SOURCE, "none") is None
    assert program_of(SOURCE, "square").functions == ("cube", "other", "two", "look")  # not it, and none of its own


def test_without_a_process_to_spare_nothing_is_changed_or_lent(door):
    assert list(door("square").changed("square", 1.0)) == []
    with door("cube").lent("cube", ["square"]) as there:
        assert there is None


@pytest.fixture
def copy(door, monkeypatch):
    """A process to spare, in which the course's answers can be lent."""
    lent = {"square": lambda x: 100, "Layer": type("Layer", (), {})}
    monkeypatch.setattr(answer.reference, "answers", lambda names: {name: lent[name] for name in names})
    with student(SOURCE.replace(CELL_BREAK, "\n")) as made:
        monkeypatch.setattr(door("square")._link, "apart", lambda: made)
        yield made


def test_changes_run_in_a_process_that_is_ended_afterwards(door, copy):
    changed = door("square").changed("square", 20.0)
    _, there = next(changed)
    assert isinstance(there, ChangedDoor) and called(there, [3]).value != 9
    changed.close()
    assert not copy.alive


def test_where_there_is_nothing_to_change_or_to_lend_no_process_is_taken(door, copy):
    assert list(door("square").changed("number", 20.0)) == []
    with door("cube").lent("cube", ["cube"]) as there:
        assert there is None
    assert copy.alive


@pytest.mark.parametrize(
    ("name", "earlier", "gives"),
    [
        ("cube", ["square", "cube"], 2 * 100 * 2),
        ("Mine", ["Layer"], True),  # its class is made anew, of what is lent
        ("Mine", ["square"], False),
        ("Deep", ["square"], None),
        ("look", ["square"], 1),  # a function is the one that its cell made, with all that the cell did
        ("Bad", ["Layer"], ...),  # what is lent has no size
        ("number", ["square"], ...),
        ("none", ["square"], ...),
    ],
)
def test_an_answer_is_judged_with_the_course_s_own_earlier_ones(door, copy, name, earlier, gives):
    with door("cube").lent(name, earlier) as there:
        assert there is None if gives is ... else called(there, [2] * (name != "look")).value == gives
    assert not copy.alive


@pytest.mark.parametrize(("name", "earlier"), [("cube", "square"), ("Mine", "Layer")])
def test_what_is_judged_with_them_is_no_less_tampered_with(door, copy, name, earlier):
    to = door("cube")
    to._tampering = ["nnkit.check.door"]
    with to.lent(name, [earlier]) as there:
        assert there.borrowed([], [], []) == ["nnkit.check.door"]


def test_a_process_that_is_gone_lends_nothing(door, copy):
    copy.end()
    with door("cube").lent("cube", ["square"]) as there:
        assert there is None


@pytest.mark.parametrize(("said", "number"), [(3, 3), (0, 0), (-1, None), (True, None), ("3", None), (None, None)])
def test_the_number_of_what_ran_is_one(said, number):
    assert answer._run(told({"id": said}), "", "f") == number


def test_a_class_is_made_of_another_by_name():
    text = "x = 1\nclass A(B): pass\nclass C(A, a.B): pass"
    assert [answer._inherits(program_of(text, name), ["B"]) for name in ("A", "C", "x")] == [True, False, False]


def test_where_the_process_is_gone_nothing_is_named(door):
    with student(SOURCE.replace(CELL_BREAK, "\n")) as link:
        link.source = SOURCE
        to = door_to_handle(link.names(["other"])["other"])
        link.end()
        assert to.uses("other", ["square"]) == {} and list(to.neighbours("square")) == []
