"""Which of the cases that probes make may be asked: those in which every argument stays within what the declaration's
cases show, and of which the reference makes something that rounding does not decide."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course.authoring.changes import ROUNDED, SINGLE_ROUNDED
from course.authoring.probes import ProbeSource, leaves_of, names_of
from nnkit.check.cases import Case, Script
from nnkit.check.compare import ATOL_OF_DTYPE, RTOL_OF_DTYPE, difference
from nnkit.check.exercise import Part
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of

LARGEST_OF_SINGLE = 1e30
LARGEST = 1e150  # whose square is a number still
OF_SINGLE = RTOL_OF_DTYPE["float32"] / 10, ATOL_OF_DTYPE["float32"] / 10  # as for ROUNDED, a part of what is taken


def is_right(source: ProbeSource, part: Part, case: Case | Script, fine: bool = False, exact: bool = False) -> bool:
    """Whether the reference takes such a case, with numbers that are some, and any, and its judge agrees; fine: and
    whether an answer in single precision would come to the same; exact: to all its digits, however small it is."""
    if not stays_within(source, case) or (part.judge and (part.judge.keeps or fine)):
        return False  # it compares with the calls before; or nobody knows what single precision comes to
    outcome = source.outcome(case)
    atol = 0.0 if exact else source.exercise.atol
    if outcome is None or not all(_is_finite(leaf) and _has_room(leaf, atol == 0) for leaf in leaves_of(outcome.value)):
        return False
    if part.judge is not None:
        return problem_of(source.exercise, part.judging(), case, outcome, None) is None
    exercise = source.exercise
    if fine and not all(_is_single(leaf) for leaf in leaves_of(outcome.value)):
        return False
    if fine and not _is_well_conditioned(source, case, outcome, SINGLE_ROUNDED, *OF_SINGLE):
        return False
    return _is_well_conditioned(source, case, outcome, ROUNDED, exercise.rtol / 10, atol)


def _is_well_conditioned(
    source: ProbeSource, case: Case | Script, outcome: Outcome, by: Sequence[Callable], rtol: float, atol: float
) -> bool:
    """Whether rounding alone leaves the outcome as it is: another right formula rounds elsewhere, and loses no marks by
    a sum that cancels, a tie, or a count that jumps."""
    names = names_of(source.reference)
    for function in by:
        rounded = source.changed(case, dict.fromkeys(names, function))
        other = source.outcome(rounded) if rounded else outcome
        if other is None or difference(outcome.value, other.value, rtol, atol) is not None:
            return False
    return True


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float | np.ndarray) or bool(np.size(value) and np.isfinite(value).all())


def _has_room(value: Any, exact: bool) -> bool:
    """Whether another right formula may square it on its way: it does not overflow, and where `exact` does not vanish
    either."""
    sizes = np.abs(value) if isinstance(value, float | np.ndarray) else np.zeros(0)
    least = 1 / LARGEST if exact else 0
    return bool(((sizes < LARGEST) & ((sizes == 0) | (sizes > least))).all())


def _is_single(value: Any) -> bool:
    """Whether single precision has such numbers, and those met on the way to them."""
    return not isinstance(value, float | np.ndarray) or float(np.abs(value).max(initial=0)) < LARGEST_OF_SINGLE


def stays_within(source: ProbeSource, case: Case | Script, bounded: bool = False) -> bool:
    """Whether no argument has a negative number that has none in any case: none may be meant.

    bounded: and none is above all that are shown where the declaration excludes large ones.
    """
    never = set(source.exercise.never)
    for name, (low, high) in source.spans([case]).items():
        least, most = source.shown.get(name, (low, high))
        if low < 0 <= least or (bounded and high > most and {"large", f"large {name}"} & never):
            return False
    return True
