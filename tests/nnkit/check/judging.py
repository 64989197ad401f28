"""Judge an answer for an exercise that a test declares."""

from typing import Any

from course.authoring.compile import compiled
from nnkit.check.calling import Reply
from nnkit.check.door import Door, PlainDoor
from nnkit.check.judges import Judge
from nnkit.check.result import Result


class By(Judge):
    """A judge that is a test's own function."""

    def __init__(self, function):
        super().__init__("answer.like")
        object.__setattr__(self, "function", function)

    def start(self):
        return self.function


class Alone(PlainDoor):
    """The door to an answer in a notebook without other functions: those of a file of tests are tests, and would be
    called."""

    def neighbours(self, name):
        return iter(())


def judged(exercise, answer: Any, expected: dict) -> Result:
    """The verdict on the compiled exercise's answer; expected: what the reference gives, by part."""
    return compiled({exercise.id: exercise}, {exercise.id: expected}).judge(exercise.id, Alone(answer))


def called(door: Door, args, kwargs=None) -> Reply:
    """The reply to one call."""
    ((reply,),) = door.each([("call", args, {} if kwargs is None else kwargs)])
    return reply
