"""Run a case through the door: what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nnkit.check.calling import Problem, Reply
from nnkit.check.cases import PREVIOUS, Case, Rng, Script, Step
from nnkit.check.door import Door, PlainDoor, Question
from nnkit.check.exercise import Exercise
from nnkit.check.script import move, settle


@dataclass(frozen=True)
class Outcome:
    """What one case came to: its value, or the problem; arguments that it changed without leave, warnings, functions
    of a library that it entered."""

    value: Any = None
    problem: Problem | None = None
    changed: tuple[int | str, ...] = ()
    warned: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()


def outcome_of(exercise: Exercise, door: Door, case: Case | Script) -> Outcome:
    """Run one case through the door."""
    (outcome,) = outcomes_of(exercise, door, [case])
    return outcome


def outcomes_of(exercise: Exercise, door: Door, cases: Sequence[Case | Script]) -> list[Outcome]:
    """Run cases through the door, one after the other: all are asked at once, since another process may stand behind
    it."""
    if exercise.kind == "value":
        return [Outcome(reply.value, reply.problem) for reply in (door.value() for _ in cases)]
    replies = door.each([_question(exercise, case) for case in cases])
    return [_outcome(exercise, case, came) for case, came in zip(cases, replies, strict=True)]


def _question(exercise: Exercise, case: Case | Script) -> Question:
    if isinstance(case, Case):
        return "call", case.args, case.kwargs
    of_case = "make" if exercise.kind == "object" else "call"
    rule = {"outcome": exercise.outcome, "overwritten": case.overwritten, "layout": case.layout}
    return "script", [_move(call, of_case) for call in (case.make, *case.steps)], rule


def _outcome(exercise: Exercise, case: Case | Script, replies: list[Reply]) -> Outcome:
    """Of a script the values are those of the calls that count, up to the first with a problem or a change."""
    if isinstance(case, Case):
        first = case.args[0] if case.args else None
        reply = settle(replies[0], exercise.outcome, first, of_object=False)
        return Outcome(reply.value, reply.problem, tuple(reply.changed), reply.warned, reply.entered)
    values: list[Any] = []
    warned: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    for call, reply in zip((case.make, *case.steps), replies, strict=False):
        warned += reply.warned
        entered += reply.entered
        if reply.problem or reply.changed:
            return Outcome(values, reply.problem, tuple(reply.changed), warned, entered)
        if _counts(exercise, call):
            values.append(reply.value)
    return Outcome(values, warned=warned, entered=entered)


def _counts(exercise: Exercise, call: Step | Case) -> bool:
    """Whether a call's outcome is one of its script's: making an object has none."""
    return isinstance(call, Step) or exercise.kind == "function"


def counted(exercise: Exercise, script: Script) -> list[Step | Case]:
    return [call for call in (script.make, *script.steps) if _counts(exercise, call)]


def _move(call: Step | Case, of_case: str) -> dict[str, Any]:
    named = {} if isinstance(call, Step) else call.kwargs
    given: list[tuple[int | str, Any]] = [*enumerate(call.args), *named.items()]
    holes: list[list[Any]] = [[key, "previous"] for key, value in given if value is PREVIOUS]
    holes += [[key, "rng", value.seed, value.name] for key, value in given if isinstance(value, Rng)]
    filled = {hole[0] for hole in holes}
    args = [None if i in filled else arg for i, arg in enumerate(call.args)]
    kwargs = {key: None if key in filled else value for key, value in named.items()}
    if isinstance(call, Case):
        return move(of_case, args, kwargs, holes=holes)
    return move("method", args, kwargs, holes=holes, of=call.of, name=call.method)


def expected_outcomes(exercise: Exercise, reference: Any, cases: Sequence[Case | Script]) -> list[Any]:
    """The reference's values for cases; an error when the reference itself fails."""
    values = []
    for case in cases:
        outcome = outcome_of(exercise, PlainDoor(reference), case)
        if outcome.problem or outcome.changed:
            why = outcome.problem or "it changes its input"
            raise ValueError(f"the reference of {exercise.id!r} fails on {case}: {why}")
        values.append(outcome.value)
    return values
