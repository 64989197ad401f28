"""What holds each sentence of a lesson's tasks, and which kinds of input no case shows."""

import functools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from course.authoring.accounts import account
from course.authoring.probes import values_of
from course.authoring.reference import Full, full
from course.authoring.values import leaves_of
from course.bank import seen_only_in_grading
from course.lessons import LessonFolder
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import outcome_of
from nnkit.check.problem import problem_of


class Kind(NamedTuple):
    """A kind of input: whether an array of it is a matrix, and one of floats, and the test."""

    matrix: bool
    floats: bool
    test: Callable[[np.ndarray], Any]

    def may_be(self, array: np.ndarray) -> bool:
        """Whether an argument of this array's type and axes can be of this kind."""
        return (array.ndim == 2 if self.matrix else array.ndim > 0) and (array.dtype.kind == "f" or not self.floats)

    def is_shown(self, args: tuple) -> bool:
        """Whether an array among a call's arguments is of it."""
        return any(self.may_be(a) and bool(self.test(a)) for a in leaves_of(list(args)) if isinstance(a, np.ndarray))


# Other axes and other types of numbers are permitted only where AnyShape and Dtypes say so, and their probes show them.
KINDS = {
    "one number": Kind(False, False, lambda a: a.size == 1),
    "one row of a matrix": Kind(True, False, lambda a: len(a) == 1),
    "one column of a matrix": Kind(True, False, lambda a: a.shape[1] == 1),
    "a square matrix": Kind(True, False, lambda a: a.shape[0] == a.shape[1] > 1),
    "more columns than rows": Kind(True, False, lambda a: a.shape[0] < a.shape[1]),
    "more rows than columns": Kind(True, False, lambda a: a.shape[0] > a.shape[1]),
    "more than ten rows": Kind(False, False, lambda a: len(a) > 10),
    "not contiguous": Kind(False, False, lambda a: not a.flags.c_contiguous),
    "a zero": Kind(False, True, lambda a: np.any(a == 0)),
    "nothing negative": Kind(False, True, lambda a: a.size and a.min() >= 0),
    "all negative": Kind(False, True, lambda a: a.size and a.max() < 0),
    "above 100": Kind(False, True, lambda a: a.size and np.abs(a).max() > 100),
    "the same number twice": Kind(False, True, lambda a: len(np.unique(a)) < a.size),
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
    """Kinds of input, of those that its arguments could be, on which the reference could fail and keep its marks."""
    values = [value for part in exercise.parts for case in part.all_cases for value in leaves_of(values_of(case))]
    arrays = [value for value in values if isinstance(value, np.ndarray)]
    return [
        name
        for name, kind in KINDS.items()
        if any(map(kind.may_be, arrays)) and _keeps_marks(made, exercise, kind.is_shown)
    ]


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
