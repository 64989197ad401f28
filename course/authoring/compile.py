"""From declarations to data: what a lesson's wrong answers come to, its numbers and letters locked.

The notebook and grading judge with what this makes; grading compiles the lesson with its hidden cases, in memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.compare import RTOL_OF_DTYPE
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Quiz, Wrong
from nnkit.check.judges import Judge, judge_called
from nnkit.check.lesson import Lesson
from nnkit.check.locks import Lock, Within, about, lock
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.quiz import locked
from nnkit.check.stored import Known, Stored, equal, print_of
from nnkit.check.task import numbers_of

EQUAL = 1e-9  # how near a wrong answer's outcome must be to the reference's to be kept as the same


class CompileError(ValueError):
    """A declaration that cannot be data; the message says which and why."""


def compiled(exercises: dict[str, Exercise | Quiz], expected: dict[str, dict[str, Sequence[Any]]]) -> Lesson:
    """The lesson that these declarations stand for, with what the reference gives on their cases."""
    made: dict[str, Exercise | Quiz] = {}
    kept: dict[str, dict[str, Sequence[Any]]] = {}
    for name, exercise in exercises.items():
        if isinstance(exercise, Quiz):
            made[name] = locked(exercise)
            continue
        _refuse_other_judges(exercise)
        exercise = _with_judges(exercise, expected[name])
        known = [_known(exercise, wrong, expected[name]) for wrong in exercise.wrong]
        parts = [_locked_part(exercise, part) for part in exercise.parts]
        made[name] = replace(exercise, wrong=known, parts=parts, stated=_stated(exercise))
        kept[name] = {part.name: expected[name][part.name] for part in parts if part.judge is None}
    return Lesson(made, kept)


def _refuse_other_judges(exercise: Exercise) -> None:
    for judge in (*(part.judge for part in exercise.parts), exercise.alike):
        if judge is None:
            continue
        if not isinstance(judge, Judge):
            raise CompileError(
                f"exercise {exercise.id!r}: a judge is named, Judge('module.function', ...), and stands in "
                f"nnkit/check/judges; got {judge!r}"
            )
        try:
            judge_called(judge.name)
        except LookupError as error:
            raise CompileError(f"exercise {exercise.id!r}: {error}") from None


def _known(exercise: Exercise, wrong: Wrong, expected: dict[str, Sequence[Any]]) -> Known:
    """A misconception as what its answer comes to, case by case in the order in which answers are judged."""
    if wrong.within:
        if exercise.kind != "value" or not isinstance(wrong.answer, int | float):
            raise CompileError(f"exercise {exercise.id!r}, {wrong.name!r}: only a number may be read off roughly")
        right = list(_intervals([part.judge and part.judge.params.get("answer") for part in exercise.parts]))
        read_off = lock(about(wrong.answer, wrong.within), f"{exercise.id}/{wrong.name}", right)
        outcomes = tuple(Stored(read_off) for part in exercise.parts for _ in part.cases)
        return Known(wrong.name, wrong.says, outcomes, wrong.read)
    came = []
    for part in exercise.parts:
        for i, case in enumerate([*part.cases, *part.hidden]):
            outcome = outcome_of(exercise, PlainDoor(wrong.answer), case)
            came.append(_stored(exercise, case, outcome, expected.get(part.name, [None] * (i + 1))[i], part))
    return Known(wrong.name, wrong.says, tuple(came), wrong.read)


def _stored(exercise: Exercise, case: Case | Script, outcome: Outcome, want: Any, part: Part) -> Stored:
    if outcome.problem:
        steps = len(outcome.value or ()) if isinstance(case, Script) else 0
        return Stored(error=(outcome.problem.type, outcome.problem.place), steps=steps, changed=outcome.changed)
    if part.judge is None and not outcome.changed and equal(want, outcome.value, EQUAL):
        return Stored(as_expected=True)
    value = outcome.value if exercise.alike else print_of(outcome.value)
    if exercise.kind == "value":
        answers = [part.judge and part.judge.params.get("answer") for part in exercise.parts]
        value = _without_answers(value, answers, f"{exercise.id}/in part")
    return Stored(value, changed=outcome.changed)


def _with_judges(exercise: Exercise, expected: dict[str, Sequence[Any]]) -> Exercise:
    """The same, with what is expected of a value as the numbers of a judge, which can be locked."""
    if exercise.kind != "value":
        return exercise
    answers = {
        part.name: Judge("answer.like", answer=_within(expected[part.name][0], exercise.rtol))
        for part in exercise.parts
        if part.judge is None
    }
    return replace(exercise, parts=[replace(part, judge=answers.get(part.name, part.judge)) for part in exercise.parts])


def _stated(exercise: Exercise) -> list[float]:
    """The numbers in the task of a value that are no right ones: an answer is told where it is one of them."""
    answers = [part.judge and part.judge.params.get("answer") for part in exercise.parts]
    right = list(_intervals(answers))
    stated = numbers_of(exercise.text) if right and exercise.kind == "value" else []
    return [number for number in stated if not any(each.low <= number <= each.high for each in right)]


def _intervals(answer: Any) -> Iterator[Within]:
    if isinstance(answer, Within):
        yield answer
    for each in answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list | tuple) else ():
        yield from _intervals(each)


def _without_answers(value: Any, answers: list, salt: str) -> Any:
    """A wrong value with a lock for each of its numbers that is right: a wrong answer may be so in part."""
    if isinstance(value, dict):
        inner = {key: [each[key] for each in answers if isinstance(each, dict) and key in each] for key in value}
        return {key: _without_answers(item, inner[key], salt) for key, item in value.items()}
    if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim):
        alike = [each for each in answers if isinstance(each, list | tuple) and len(each) == len(value)]
        pairs = [(item, _without_answers(item, [each[i] for each in alike], salt)) for i, item in enumerate(value)]
        return [new for _, new in pairs] if any(new is not old for old, new in pairs) else value
    if not isinstance(value, int | float | np.number):
        return value
    right = [each for each in answers if isinstance(each, Within) and each.low <= value <= each.high]
    return lock(right[0], salt) if right else value


def _locked_part(exercise: Exercise, part: Part) -> Part:
    """The part with its numbers locked."""
    if part.judge is None or not part.judge.params:
        return part
    params = {key: _locked(value, f"{exercise.id}/{part.name}/{key}") for key, value in part.judge.params.items()}
    return replace(part, judge=Judge(part.judge.name, **params))


def _within(value: Any, rtol: float) -> Any:
    """The expected value with an interval in the place of each of its numbers, as `difference` would have it."""
    largest = np.abs(np.asarray(_numbers(value), float)).max(initial=0)

    def around(number: Any) -> Within:
        number = float(f"{number:.10g}")
        slack, wide = (max(rtol, r) * (abs(number) + 1e-2 * largest) + 1e-12 for r in (0, RTOL_OF_DTYPE["float32"]))
        return Within(number - slack, number + slack, (number - wide, number + wide))

    def inside(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: inside(item) for key, item in value.items()}
        if isinstance(value, np.ndarray) and value.ndim:
            return [inside(item) for item in value]
        if isinstance(value, list | tuple):
            return [inside(item) for item in value]
        return around(value)

    return inside(value)


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, list | tuple | np.ndarray) and np.ndim(value):
        return [number for item in value for number in _numbers(item)]
    return [float(value)]


def _locked(value: Any, salt: str) -> Any:
    if isinstance(value, Within):
        return lock(value, salt)
    if isinstance(value, dict):
        return {key: _locked(item, f"{salt}/{key}") for key, item in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Lock):
        return type(value)(_locked(item, f"{salt}/{i}") for i, item in enumerate(value))
    return value
