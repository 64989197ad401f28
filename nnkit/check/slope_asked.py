"""An answer that gives the value where its slope is asked for: its own differences come to what is wanted."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.door import Door
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.problem import problems_of
from nnkit.check.recognise import enough
from nnkit.check.relations.leaves import argument, numeric

SAYS = "What comes back is the value itself: asked for is its slope with respect to {}."
STEP = 1e-5  # of central differences, relative
CLOSE = 1e-4  # how near these come, relative to the largest slope
MOST_CASES, MOST_NUMBERS = 4, 12  # that fail, and of one array: each takes two calls


def slope_asked(
    exercise: Exercise, door: Door, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> str:
    """The sentence for it, or "": in every failing case, with respect to the same argument."""
    failed = [
        (part.all_cases[i], want, outcomes[part.name, i])
        for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False)
        if problem is not None
    ]
    if exercise.kind != "function" or any(outcome.problem for *_, outcome in failed):
        return ""
    if not enough([(want, outcome.value) for _, want, outcome in failed]):
        return ""
    for place in range(3):
        if all(_is_slope(exercise, door, place, *each) for each in failed[:MOST_CASES]):
            return SAYS.format(argument(place))
    return ""


def _is_slope(exercise: Exercise, door: Door, place: int, case: Any, want: Any, outcome: Outcome) -> bool:
    """Whether what is wanted is the slope of what came: of each entry by its own, or of one number by each entry."""
    if not isinstance(case, Case) or len(case.args) <= place:
        return False
    at, wanted, came = (numeric(value) for value in (case.args[place], want, outcome.value))
    if at is None or wanted is None or came is None or wanted.shape != at.shape or at.dtype.kind != "f":
        return False
    if came.shape == at.shape:
        pairs = [(np.ones(at.shape), wanted)]
    elif came.shape == () and at.size <= MOST_NUMBERS:
        pairs = [(one.reshape(at.shape), slope) for one, slope in zip(np.eye(at.size), wanted.ravel(), strict=True)]
    else:
        return False
    near = CLOSE * float(np.abs(wanted).max(initial=0))
    if not np.isfinite(near):
        return False
    slopes = ((_difference(exercise, door, case, place, at, one), slope) for one, slope in pairs)
    return all(came is not None and np.allclose(came, slope, rtol=0, atol=near) for came, slope in slopes)


def _difference(
    exercise: Exercise, door: Door, case: Case, place: int, at: np.ndarray, direction: np.ndarray
) -> np.ndarray | None:
    """The central difference of the answer along a direction; None where it does not come to finite numbers."""
    step = STEP * max(1.0, float(np.abs(at).max(initial=0)))
    ends = []
    for sign in (1, -1):
        moved = at + sign * step * direction
        there = float(moved) if moved.ndim == 0 else moved
        args = (*case.args[:place], there, *case.args[place + 1 :])
        ends.append(numeric(outcome_of(exercise, door, Case(*args, **case.kwargs)).value))
    numbers = [end.astype(float) for end in ends if end is not None and end.dtype.kind in "biuf"]
    if len(numbers) < 2 or numbers[0].shape != numbers[1].shape or not all(np.isfinite(end).all() for end in numbers):
        return None
    return np.asarray((numbers[0] - numbers[1]) / (2 * step))
