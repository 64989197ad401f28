"""Which kinds of input the cases and probes of an exercise show. One that none shows stops the build, unless the
declaration says why it never comes: an answer that is wrong on it would keep its marks."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from course.authoring.probes import PromiseError, leaves_of, values_of
from nnkit.check.cases import Case, Script
from nnkit.check.exercise import Exercise

MANY = 100  # a number of one's own, such as the size of a buffer, is hardly larger


class Kind(NamedTuple):
    """A kind of input: whether an array of it is a matrix, and one of floats, and the test."""

    matrix: bool
    floats: bool
    test: Callable[[np.ndarray], Any]

    def may_be(self, array: np.ndarray) -> bool:
        """Whether an argument of this array's type and axes can be of this kind."""
        return (array.ndim == 2 if self.matrix else array.ndim > 0) and (array.dtype.kind == "f" or not self.floats)

    def is_shown(self, array: np.ndarray) -> bool:
        return self.may_be(array) and bool(self.test(array))


# Other axes and other types of numbers are permitted only where AnyShape and Dtypes say so, and their probes show them.
KINDS = {
    "one row of a matrix": Kind(True, False, lambda a: len(a) == 1),
    "one column of a matrix": Kind(True, False, lambda a: a.shape[1] == 1),
    "a square matrix": Kind(True, False, lambda a: a.shape[0] == a.shape[1] > 1),
    "more columns than rows": Kind(True, False, lambda a: a.shape[0] < a.shape[1]),
    "more rows than columns": Kind(True, False, lambda a: a.shape[0] > a.shape[1]),
    "many rows": Kind(False, False, lambda a: len(a) > MANY),
    "a zero": Kind(False, True, lambda a: np.any(a == 0)),
    "nothing negative": Kind(False, True, lambda a: a.size and a.min() >= 0),
    "large numbers": Kind(False, True, lambda a: a.size and np.nanmax(np.abs(a), initial=0) > 100),
    "tiny numbers": Kind(False, True, lambda a: np.any((a != 0) & (np.abs(a) < 1e-3))),
    "the same number twice": Kind(False, True, lambda a: len(np.unique(a)) < a.size),
}


def not_shown(exercise: Exercise) -> list[str]:
    """Kinds of arrays, of those that its arguments could be, that no case and no probe shows."""
    arrays = [array for part in exercise.parts for case in part.all_cases for array in _arrays(case)]
    return [
        name for name, kind in KINDS.items() if any(map(kind.may_be, arrays)) and not any(map(kind.is_shown, arrays))
    ]


def _arrays(case: Case | Script) -> Iterator[np.ndarray]:
    """The arrays among a case's arguments; a list of as many things as rows counts as one."""
    values = values_of(case)
    yield from (value for value in leaves_of(values) if isinstance(value, np.ndarray))
    yield from (np.zeros(len(value), bool) for value in values if isinstance(value, list))


def refuse_unshown(exercise: Exercise) -> None:
    """A kind of input that nothing shows and nobody explains stops the build, and so does a reason without a need."""
    if exercise.kind == "value":
        return
    excluded = {name.split()[0] for name in exercise.never if name not in KINDS}  # of one argument, or of all
    said = {f"{word} numbers" for word in excluded}
    found = [name for name in not_shown(exercise) if name not in said]
    if missing := [name for name in found if name not in exercise.never]:
        raise PromiseError(
            f"{exercise.id}: no case shows {', '.join(missing)}: an answer that is wrong there keeps its marks. Add a "
            "case or a word (Rows, Sizes, Numbers), or say beside the declaration why it never comes: "
            f"never={{{missing[0]!r}: ...}}"
        )
    kinds = [name for name in exercise.never if name in KINDS]
    if shown := [name for name in kinds if name not in found]:
        raise PromiseError(f"{exercise.id}: {shown[0]} is shown: take it out of `never`")
