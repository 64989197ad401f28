"""What holds each sentence of a lesson's tasks, and which kinds of input no case shows."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.authoring.accounts import account
from course.authoring.reference import Full, full
from course.bank import seen_only_in_grading
from course.lessons import LessonFolder
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import outcome_of
from nnkit.check.problem import problem_of


def _any_array(test: Callable[[np.ndarray], bool]) -> Callable[[tuple], bool]:
    return lambda args: any(isinstance(arg, np.ndarray) and bool(test(arg)) for arg in args)


# A kind of input, and whether a call's arguments are of it.
KINDS: dict[str, Callable[[tuple], bool]] = {
    "no axes": _any_array(lambda a: a.ndim == 0),
    "three axes": _any_array(lambda a: a.ndim == 3),
    "one number": _any_array(lambda a: a.size == 1),
    "one row of a matrix": _any_array(lambda a: a.ndim == 2 and len(a) == 1),
    "one column of a matrix": _any_array(lambda a: a.ndim == 2 and a.shape[1] == 1),
    "a square matrix": _any_array(lambda a: a.ndim == 2 and a.shape[0] == a.shape[1] > 1),
    "more columns than rows": _any_array(lambda a: a.ndim == 2 and a.shape[0] < a.shape[1]),
    "more rows than columns": _any_array(lambda a: a.ndim == 2 and a.shape[0] > a.shape[1]),
    "not contiguous": _any_array(lambda a: not a.flags.c_contiguous),
    "float32": _any_array(lambda a: a.dtype == np.float32),
    "whole numbers": _any_array(lambda a: a.dtype.kind in "iu"),
    "a zero": _any_array(lambda a: a.size and np.any(a == 0)),
    "nothing negative": _any_array(lambda a: a.size and a.min() >= 0),
    "all negative": _any_array(lambda a: a.size and a.max() < 0),
    "above 100": _any_array(lambda a: a.size and np.abs(a).max() > 100),
    "the same number twice": _any_array(lambda a: a.ndim and len(np.unique(a)) < a.size),
}


def told(folder: LessonFolder) -> Iterator[str]:
    """Lines of a report: for each exercise its sentences and what holds each, then the kinds that no case shows, and
    the wrong answers of the bank that a student sees green and a grader red."""
    made = full(folder)
    unseen: dict[str, list[str]] = {}
    for name, wrong in seen_only_in_grading(folder):
        unseen.setdefault(name, []).append(wrong)
    for name, exercise in made.lesson.exercises.items():
        if not isinstance(exercise, Exercise):
            continue
        yield f"{folder.name}/{name}"
        for each in made.planned[name]:
            if each.promise is None:
                yield f"  for every exercise: {each.probe.name} ({each.part})"
        for sentence, holder in account(made.declared[name], made.planned[name]):
            yield f"  {sentence}\n      held by: {holder}"
        if exercise.kind == "function":
            yield f"  no case shows: {', '.join(not_shown(made, exercise)) or 'none of the kinds looked for'}"
        if name in unseen:
            yield f"  right in the notebook, wrong in grading: {'; '.join(unseen[name])}"


def not_shown(made: Full, exercise: Exercise) -> list[str]:
    """Kinds of input on which the reference could fail and keep its marks."""
    return [kind for kind, test in KINDS.items() if _keeps_marks(made, exercise, test)]


def _keeps_marks(made: Full, exercise: Exercise, test: Callable[[tuple], bool]) -> bool:
    reference = made.namespace[exercise.id]

    @functools.wraps(reference)
    def fails(*args: Any, **kwargs: Any) -> Any:
        if test((*args, *kwargs.values())):
            raise ValueError("an input of this kind")
        return reference(*args, **kwargs)

    for part in exercise.parts:
        judge = part.judging()
        wanted = made.lesson.expected[exercise.id].get(part.name) or [None] * len(part.all_cases)
        for case, want in zip(part.all_cases, wanted, strict=True):
            if problem_of(exercise, judge, case, outcome_of(exercise, PlainDoor(fails), case), want):
                return False
    return True
