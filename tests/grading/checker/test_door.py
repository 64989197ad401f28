"""The door to an answer, which bounds what a submission's process may say and what is remembered of it."""

import ast
import socket

import numpy as np
import pytest

from course.grading.checker.answer import ChangedDoor
from course.grading.checker.door import (
    MAX_ANSWERS,
    MAX_CHANGED,
    MAX_HEARD,
    RemoteDoor,
    _dotted,
    _parts,
    borrowed_in_text,
)
from course.grading.checker.exceptions import TOO_LONG, StudentTimeoutError
from course.grading.checker.link import Link
from course.grading.wire import SHORT, Wire
from nnkit.check.calling import MAX_MESSAGE, Problem, Reply
from nnkit.check.repair.facts import Fact
from tests.grading.checker.peer import told
from tests.nnkit.check.judging import called


def together(*answers: tuple[dict, list[bytes]]) -> tuple[dict, list[bytes]]:
    """The answer to as many questions in one request."""
    return {"each": [[len(data), each] for each, data in answers]}, [b for _, data in answers for b in data]


class Canned(Link):
    """A process that says the same to everything, in so many bytes."""

    def __init__(self, reply: dict, size: int = 10):
        ours, self.theirs = socket.socketpair()
        super().__init__(Wire(ours))
        self.reply, self.wire.received, self.calls = reply, size, 0

    def ask(self, message, buffers=(), fds=()):
        self.calls += 1
        return {"came": [self.reply]}, []


def test_an_answer_tells_of_some_changes_and_no_more():
    changed = [[i, 0] for i in range(1_000)]
    reply = called(RemoteDoor(Canned({"value": 1, "changed": changed}), 0), [1])
    assert (reply.value, len(reply.changed)) == (1, MAX_CHANGED)


def test_the_same_call_is_asked_once():
    link = Canned({"value": 1})
    door = RemoteDoor(link, 0)
    cases = [([2], {}), ([3], {})]
    assert [called(door, *case).value for case in cases * 2] == [1] * 4
    assert link.calls == 2


def test_a_large_answer_is_not_kept():
    link = Canned({"value": 1}, size=MAX_HEARD + 1)
    door = RemoteDoor(link, 0)
    case = ([2], {})
    assert [called(door, *case).value for _ in range(2)] == [1, 1]
    assert (link.calls, len(link.heard)) == (2, 0)


def test_the_memory_of_answers_is_bounded():
    link = Canned({"value": 1})
    door = RemoteDoor(link, 0)
    for x in range(MAX_ANSWERS + 100):
        called(door, [x])
    assert len(link.heard) == MAX_ANSWERS


@pytest.mark.parametrize(
    ("said", "type_", "length"),
    [
        (["ValueError", "x" * 10_000, "", ""], "ValueError", MAX_MESSAGE),
        (["Hidden12345", "", "", ""], "Exception", 0),  # a name that no cell of the submission has
        (["CellTimeoutError", "", "", ""], "TimeoutError", 0),
        (["ValueError", "", ""], "ProcessEnded", None),
        ([1, "", "", ""], "ProcessEnded", None),
        ("text", "ProcessEnded", None),
    ],
)
def test_a_problem_is_of_a_known_name_and_a_short_text(said, type_, length):
    problem = called(RemoteDoor(Canned({"value": None, "problem": said}), 0), []).problem
    assert problem.type == type_
    assert length is None or len(problem.message) == length


@pytest.mark.parametrize("change", [7, [1], [None, 0], [[1], 0]])
def test_a_change_that_is_none_ends_the_answer(change):
    assert called(RemoteDoor(Canned({"value": 1, "changed": [change]}), 0), [1]).problem.type == "ProcessEnded"


def door(came, source: str = "", **more) -> RemoteDoor:
    """To a process that gives this, whatever it is asked."""
    return RemoteDoor(told({"came": came, **more}), 0, source)


@pytest.mark.parametrize("came", [[], 5, [5], [None]])
def test_an_answer_that_is_none_is_told(came):
    assert door(came).value().problem == Problem("ProcessEnded", "an answer that is none")


def test_what_is_no_plain_data_is_told():
    assert called(door([{"value": {"X": ["ValueError"]}}]), []).problem.type == "NotPlain"


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (["CellTimeoutError"], Problem("TimeoutError", TOO_LONG)),
        (["SystemExit"], Problem("ProcessEnded", "the submission's code raised SystemExit: m" + "m" * 999)),
        (["OSError", "Exception"], Problem("ProcessEnded", "OSError: m" + "m" * 999)),
    ],
)
def test_what_is_raised_beside_the_call_is_a_problem_of_a_short_text(names, problem):
    came = called(door([], exc={"names": names, "message": "m" * 1_000}), []).problem
    assert came == Problem(problem.type, problem.message[:MAX_MESSAGE])


@pytest.mark.parametrize(
    ("reply", "replies"),
    [
        ({"value": 1}, [None, "ProcessEnded"]),
        ({"value": 1, "problem": ["ValueError", "", "", ""]}, ["ValueError"]),
        ({"value": 1, "changed": [[0, 1]]}, [None]),
    ],
)
def test_a_script_that_stops_early_says_why_or_ended(reply, replies):
    script = ("script", [{}, {}], {})
    (came,) = door([reply]).each([script])
    assert [each.problem and each.problem.type for each in came] == replies
    assert len(door([reply] * 3).each([script])[0]) == 2


def test_of_what_stands_beside_the_value_texts_are_kept():
    odd = {"value": 1, "warned": ["w", 5, "x" * 9_999], "entered": [None, "e"]}
    reply = door([odd]).value()
    assert reply.warned == ("w", "x" * MAX_MESSAGE) and reply.entered == ("e",)
    assert door([{"value": 1, "warned": 5, "entered": 5, "changed": 5}]).value() == Reply(1)


@pytest.mark.parametrize(("name", "shown"), [("MyError", "MyError"), ("a b", "Exception"), ("Hidden", "Exception")])
def test_an_own_exception_is_named_as_the_text_has_it(name, shown):
    said = {"value": None, "problem": [name, "", "", ""]}
    assert door([said], "class MyError(Exception):\n    'a b'").value().problem.type == shown


def test_what_is_changed_by_the_checker_is_asked_each_time():
    for kind, asked in ((RemoteDoor, 1), (ChangedDoor, 2)):
        to = kind(told({"came": [{"value": 1}]}), 0)
        case = ([2], {})
        assert [called(to, *case).value for _ in range(2)] == [1, 1]
        assert len(to._link.asked) == asked
        to._came("facts", "f"), to._came("facts", "f")
        assert len(to._link.asked) == asked + 2


def test_borrowed_names_are_short_texts_and_none_where_the_process_ended():
    assert door(["f", 5, "g" * 999]).borrowed([], [], []) == ["f", "g" * 100]
    assert door([], exc={"names": ["SystemExit"]}).borrowed([], [], []) == []


def test_where_cells_ran_that_tamper_the_look_is_not_asked():
    to = RemoteDoor(told({"came": ["here"]}), 0, tampering=["nnkit.check.door"])
    assert to.borrowed([], [], []) == ["nnkit.check.door"] and not to._link.asked


def test_facts_are_sentences_of_ours_with_names_of_the_text():
    source = "def f(x): return spare"
    good = [["one row"], ["an argument unused", "x"]]
    bad = [5, [], [1], ["one row", "x"], ["none"], ["an argument unused", "y"], ["an argument unused", "f(x)"],
           ["an argument unused", 5]]  # fmt: skip
    assert door([*good, *bad], source).facts("f") == [Fact("one row"), Fact("an argument unused", ("x",))]
    assert len(door([["one row"]] * 99, source).facts("f")) == MAX_CHANGED
    assert door([], exc={"names": ["SystemExit"]}).facts("f") == []


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import course, numpy", ["course"]),
        ("import course.grading as g", ["course.grading"]),
        ("from nnkit.check import borrowed, card", ["nnkit.check.borrowed"]),
        ("from nnkit.check import ｄｏｏｒ", ["nnkit.check.door"]),
        ("x = nnkit.check.door.y", ["nnkit.check.door.y", "nnkit.check.door"]),
        ("import coursework\nx.nnkit.check.door\nf().nnkit.check.door", []),
        ("from . import course\nfrom .course import x", []),  # of a package that no notebook is in
        ("a.b.c.d.e.f.course", []),
    ],
)
def test_names_that_lead_to_the_machinery_are_found_in_the_text(source, named):
    assert borrowed_in_text(source) == named


def test_a_long_chain_of_names_is_not_written_out_at_each_of_its_links():
    chain = ast.parse("a.b.c.d.e.f.g").body[0].value
    assert _dotted(chain) == "" and _dotted(chain.value) == "a.b.c.d.e.f"


CASES = [("call", [x], {}) for x in range(3)]


def values(replies) -> list:
    return [each[0].value for each in replies]


def test_several_questions_travel_in_one_request_each_with_its_own_data():
    to = door([])
    numbers = [np.full(2, float(x)) for x in range(3)]
    answers = [({"came": [{"value": {"a": ["<f8", [2], 0]}}]}, [each.tobytes()]) for each in numbers]
    to._link.ask = lambda message, buffers: to._link.asked.append((message, buffers)) or together(*answers)
    assert [each.tolist() for each in values(to.each([("call", [each], {}) for each in numbers]))] == [
        each.tolist() for each in numbers
    ]
    ((message, buffers),) = to._link.asked
    assert [count for count, _ in message["asked"]] == [1, 1, 1] and buffers == [each.tobytes() for each in numbers]


def test_what_one_request_left_is_asked_with_the_next():
    to = door([{"value": 1}])  # which answers one question at a time
    assert values(to.each(CASES)) == [1, 1, 1]
    assert [len(message["asked"]) for message in to._link.asked] == [3, 2, 1]


def test_what_was_heard_before_is_not_asked_again_among_others():
    to = door([{"value": 1}])
    to.each(CASES[1:2])
    to.each(CASES)
    assert [len(message["asked"]) for message in to._link.asked] == [1, 1, 1]


def test_much_data_is_not_asked_all_at_once():
    to = door([{"value": 1}])
    large = np.zeros(SHORT)
    to.each([("call", [large + x], {}) for x in range(3)])
    assert [len(message["asked"]) for message in to._link.asked] == [1, 1, 1]


def test_more_answers_than_questions_are_none():
    to = door([])
    to._link.ask = lambda message, buffers: together(*[({"came": [{"value": 7}]}, [])] * 9)
    assert values(to.each(CASES)) == [7, 7, 7] and len(to._link.heard) == 3


@pytest.mark.parametrize("each", [5, [], [5], [[0]], [[0, 5]], [[True, {}]], [["0", {}]], [[0, {}, 0]]])
def test_parts_of_an_answer_that_are_none_are_told(each):
    to = RemoteDoor(told({"each": each}), 0)
    assert [came[0].problem for came in to.each(CASES)] == [Problem("ProcessEnded", "an answer that is none")] * 3


@pytest.mark.parametrize("count", [-1, 10**9])
def test_a_part_gets_no_data_but_its_own(count):
    data = np.arange(2.0).tobytes()
    array = {"came": [{"value": {"a": ["<f8", [2], 0]}}]}
    parts = list(_parts({"each": [[1, array], [count, array], [1, array]]}, [data] * 2))
    assert [len(own) for _, own in parts] == [1, max(0, min(count, 1)), 1 - max(0, min(count, 1))]


def test_where_nothing_can_be_asked_all_questions_have_that_answer():
    link = told({})
    asked = []

    def ask(message, buffers):
        asked.append(message)
        raise StudentTimeoutError("no time is left for this cell")

    link.ask = ask
    came = RemoteDoor(link, 0).each(CASES)
    assert [each[0].problem for each in came] == [Problem("TimeoutError", "no time is left for this cell")] * 3
    assert len(asked) == 1 and not link.heard
