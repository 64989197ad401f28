"""The door to an answer, which bounds what a submission's process may say and what is remembered of it."""

import socket

import pytest

from course.grading.checker.door import MAX_ANSWERS, MAX_CHANGED, MAX_HEARD, RemoteDoor
from course.grading.checker.link import Link
from course.grading.wire import Wire
from nnkit.check.calling import MAX_MESSAGE


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
    reply = RemoteDoor(Canned({"value": 1, "changed": changed}), 0).call([1], {})
    assert (reply.value, len(reply.changed)) == (1, MAX_CHANGED)


def test_the_same_call_is_asked_once():
    link = Canned({"value": 1})
    door = RemoteDoor(link, 0)
    cases = [([2], {}), ([3], {})]
    assert [door.call(*case).value for case in cases * 2] == [1] * 4
    assert link.calls == 2


def test_a_large_answer_is_not_kept():
    link = Canned({"value": 1}, size=MAX_HEARD + 1)
    door = RemoteDoor(link, 0)
    case = ([2], {})
    assert [door.call(*case).value for _ in range(2)] == [1, 1]
    assert (link.calls, len(link.heard)) == (2, 0)


def test_the_memory_of_answers_is_bounded():
    link = Canned({"value": 1})
    door = RemoteDoor(link, 0)
    for x in range(MAX_ANSWERS + 100):
        door.call([x], {})
    assert len(link.heard) == MAX_ANSWERS


@pytest.mark.parametrize(
    ("said", "type_", "length"),
    [
        (["ValueError", "x" * 10_000, "", ""], "ValueError", MAX_MESSAGE),
        (["Hidden12345", "", "", ""], "Exception", 0),  # a name that no cell of the submission has
        (["CellTimeoutError", "", "", ""], "TimeoutError", 0),
        (["ValueError", "", ""], "ProcessEnded", None),
        ([1, "", "", ""], "ProcessEnded", None),
        ("ValueError", "ProcessEnded", None),
    ],
)
def test_a_problem_is_of_a_known_name_and_a_short_text(said, type_, length):
    problem = RemoteDoor(Canned({"value": None, "problem": said}), 0).call([], {}).problem
    assert problem.type == type_
    assert length is None or len(problem.message) == length


@pytest.mark.parametrize("change", [7, [1], [None, 0], [[1], 0]])
def test_a_change_that_is_none_ends_the_answer(change):
    assert RemoteDoor(Canned({"value": 1, "changed": [change]}), 0).call([1], {}).problem.type == "ProcessEnded"
