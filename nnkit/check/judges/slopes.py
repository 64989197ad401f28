"""The judge of slopes: at a kink many are right."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit import activations
from nnkit.check.judges.named import Named
from nnkit.check.plain import describe
from nnkit.check.relations.leaves import ORDINALS

LEAST = 3  # places off the kink that a slope is judged by


def between_the_slopes(value: Any, z: np.ndarray, *more: Any, of: str) -> str | None:
    """The slope of an activation, `of`: at a kink everything between the slopes on both sides is right."""
    f = getattr(activations, of)
    slope = np.asarray(value, dtype=float)
    if slope.shape != z.shape:
        return f"the shapes differ: expected shape {z.shape}, got {describe(value)}"
    h = 2.0**-20
    left, right = (f(z, *more) - f(z - h, *more)) / h, (f(z + h, *more) - f(z, *more)) / h
    low, high = np.minimum(left, right) - 1e-4, np.maximum(left, right) + 1e-4
    wrong = np.argwhere(~((slope >= low) & (slope <= high)))
    if not wrong.size:
        return None
    if named := _other(slope, z, f(z, *more), (left + right) / 2, (slope >= low) & (slope <= high), more):
        return named
    at = tuple(int(i) for i in wrong[0])
    want = f"{left[at]:.4g}" if np.isclose(left[at], right[at]) else f"anything from {left[at]:.4g} to {right[at]:.4g}"
    return f"the values differ: at z = {z[at]:g} expected {want}, got {slope[at]:g}"


def _other(
    slope: np.ndarray, z: np.ndarray, value: np.ndarray, right: np.ndarray, good: np.ndarray, more: Sequence[float]
) -> Named | None:
    """What stands in the place of the slope; right: the slope itself, whatever it is at a kink; more: what is given
    after z."""
    smooth = z != 0
    if np.unique(z[smooth]).size < LEAST or not (z > 0).any() or not (z < 0).any():
        return None

    def is_just(other: np.ndarray | float) -> bool:
        return bool(np.allclose(slope[smooth], np.broadcast_to(other, z.shape)[smooth], rtol=1e-4, atol=1e-4))

    if is_just(value):
        return Named("the function itself", "this is the function itself, not its slope")
    for number in (0.0, 1.0):
        if is_just(number):
            return Named(f"{number:g} everywhere", f"it is {number:g} everywhere, and the slope is not")
    if is_just(-right):
        return Named("the sign", "the slope has the wrong sign")
    turned = [np.unique(np.round(right[side], 4)) for side in (z < 0, z > 0)]
    if all(each.size == 1 for each in turned) and is_just(np.where(z < 0, turned[1], turned[0])):
        return Named("the sides swapped", "the two sides have changed places")
    for side, words, other in ((z < 0, "negative", "positive"), (z > 0, "positive", "negative")):
        if not good[side].any() and good[~side & smooth].all():
            there, shown = _what(slope[side], right[side], more)
            says = f"it is right where z is {other}, and {there} where it is {words}{shown}"
            return Named(f"wrong where {words}", says)
    return None


def _what(came: np.ndarray, wanted: np.ndarray, more: Sequence[float]) -> tuple[str, str]:
    """What stands on one side: a number that is some other slope, an argument more or less than is wanted, one number,
    or what is merely wrong; and that number, which is the case's."""
    first = f"{came.flat[0]:.4g}" if np.allclose(came, came.flat[0], rtol=0, atol=1e-9) else ""
    if first in ("0", "1", "-1"):
        return f"just {first}", ""
    for place, number in zip(ORDINALS[1:], more, strict=False):
        for sign, word in ((1, "large"), (-1, "small")):
            if number and np.allclose(came - wanted, sign * number, rtol=0, atol=1e-4 * abs(number)):
                return f"too {word} by the {place} argument", ""
    return ("one number", f": {first}") if first else ("wrong", "")
