"""The one narrow door between a check and a student's code.

A check asks: call it with these arguments; go through this script of calls; give me its value. It gets plain data
back, or a Problem. In the notebook the door is a plain call, as here. Where marks are given under protection,
another door with the same methods puts a process boundary in between, and no exercise notices.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any, Literal, Protocol

from nnkit.check.borrowed import borrowed_names
from nnkit.check.calling import Problem, Reply, calling, quiet
from nnkit.check.endless import SECONDS, EndlessError, ended_after
from nnkit.check.plain import NotPlainError, copy_plain
from nnkit.check.repair import Described, changed_answers
from nnkit.check.repair.facts import Fact, facts_of
from nnkit.check.repair.program import program_of
from nnkit.check.script import run_script
from nnkit.check.spelled import made
from nnkit.check.used import answers_used, functions_like

CALLS = ("call", "script")
Question = tuple[Literal["call", "script"], Any, dict[str, Any]]  # ("call", args, kwargs), ("script", moves, its rule)
SECONDS_OF_A_CHANGED = 1.0  # for one call: its loops look at a clock, but functions that call each other do not


class Door(Protocol):
    """What a check may ask of an answer."""

    def each(self, asked: Sequence[Question]) -> list[list[Reply]]: ...

    def value(self) -> Reply: ...

    def borrowed(self, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]: ...

    def facts(self, name: str) -> list[Fact]: ...

    def changed(self, name: str, seconds: float) -> Iterator[tuple[Described, "Door"]]: ...

    def uses(self, name: str, others: Collection[str]) -> dict[str, "Door"]: ...

    def lent(self, name: str, names: Sequence[str]) -> AbstractContextManager["Door | None"]: ...

    def neighbours(self, name: str) -> Iterator[tuple[str, "Door"]]: ...


class PlainDoor:
    """The door as a plain call in this process.

    seconds: after which a call is ended, and the answer is not asked again; 0: never. watched: whether it is noted
    which functions of a library its calls enter.
    """

    def __init__(self, answer: Any, seconds: float = 0, watched: bool = True):
        self._answer = answer
        self._seconds = seconds
        self._watched = watched
        self._endless: Reply | None = None  # what came of a call without an end

    def each(self, asked: Sequence[Question]) -> list[list[Reply]]:
        """The replies to several questions, in turn. What any of them enters stands in the first."""
        with calling(self._seconds, self._watched) as calls:
            replies = [self.asked_in(calls, question) for question in asked]
        if entered := calls.entered:
            replies[0][0] = replace(replies[0][0], entered=entered)
        return replies

    def asked_in(self, calls: calling, question: Question) -> list[Reply]:
        """The replies to a question among these calls."""
        if self._endless:
            return [self._endless]
        how, given, named = question
        if how == "call":
            replies = [calls.reply_to(self._answer, given, named)]
        else:
            replies = run_script(calls, self._answer, given, **named)
        last = replies[-1]
        if self._seconds and last.problem and last.problem.type == "TimeoutError":
            self._endless = last
        return replies

    def value(self) -> Reply:
        try:
            return Reply(copy_plain(self._answer))
        except NotPlainError as error:
            return Reply(problem=Problem("NotPlain", str(error)))

    def borrowed(self, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]:
        if self._endless:
            return []
        given = [made(value) for value in copy_plain(list(args))]
        try:
            with quiet(), ended_after(self._seconds):  # its second call may be one without an end
                return borrowed_names(self._answer, may_use, forbids, given)
        except EndlessError:
            return []

    def facts(self, name: str) -> list[Fact]:
        """What the text of the answer shows; name: what it is called there."""
        program = program_of(self._answer, name)
        return facts_of(program) if program else []

    def changed(self, name: str, seconds: float) -> Iterator[tuple[Described, "Door"]]:
        """The doors to the answer as small changes of its program make it; name: what it is called there."""
        for described, answer in changed_answers(self._answer, name, seconds):
            yield described, PlainDoor(answer, SECONDS_OF_A_CHANGED, watched=False)

    def uses(self, name: str, others: Collection[str]) -> dict[str, Door]:
        """The doors to those of the answers called `others` that this one, called `name`, builds on."""
        return {other: door_to(answer) for other, answer in answers_used(self._answer, others).items() if other != name}

    def lent(self, name: str, names: Sequence[str]) -> AbstractContextManager[Door | None]:
        """The door to the answer where the course's own stand in place of these earlier ones: none of them is here."""
        return nullcontext()

    def neighbours(self, name: str) -> Iterator[tuple[str, Door]]:
        """The doors to the notebook's other functions of as many arguments: what this one gives may be theirs."""
        for other, function in functions_like(self._answer):
            if other != name:
                yield other, PlainDoor(function)


DOORS: dict[type, Callable[[Any], Door]] = {}  # by type of an answer; grading has one for objects of its own kind


def door_to(answer: Any) -> Door:
    """The door to `answer`: a plain call. What the answer says of its class is not asked."""
    return DOORS.get(type(answer), _ended)(answer)


def _ended(answer: Any) -> Door:
    return PlainDoor(answer, SECONDS)
