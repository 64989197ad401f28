"""Read an answer's parts as arrays of the right shapes, or say in a sentence what does not fit."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.plain import describe

P = ParamSpec("P")  # what a judge is called with


class MisfitError(Exception):
    """The answer is not of the kind that was asked for; the message is a sentence for the student."""


def saying(judge: Callable[P, str | None]) -> Callable[P, str | None]:
    """A judge that returns a MisfitError's sentence."""

    @functools.wraps(judge)
    def judged(*args: P.args, **kwargs: P.kwargs) -> str | None:
        try:
            return judge(*args, **kwargs)
        except MisfitError as misfit:
            return Named("another form", str(misfit))

    return judged


def items(value: Any, names: str) -> list[Any]:
    """As many items as there are names: a tuple or a list of them."""
    wanted = names.split()
    count = len(value) if isinstance(value, list | tuple) or np.ndim(value) else 0
    if isinstance(value, str | dict) or count != len(wanted):
        raise MisfitError(f"expected ({', '.join(wanted)}), a tuple of {len(wanted)}; got {describe(value)}")
    return list(value)


def numbers(value: Any, shape: tuple[int | None, ...], name: str, meaning: str = "") -> np.ndarray:
    """`value` as an array of that shape; a None in the shape fits any size."""
    try:
        came = np.asarray(value)
    except ValueError:
        raise MisfitError(f"{name} must hold numbers, in rows of equal length; got {describe(value)}") from None
    if came.dtype.kind not in "biuf":
        raise MisfitError(f"{name} must hold numbers; got {describe(value)}")
    came = came.astype(float)
    fits = came.ndim == len(shape) and all(want in (None, got) for want, got in zip(shape, came.shape, strict=True))
    if not fits:
        wanted = ", ".join("any" if n is None else str(n) for n in shape) + ("," if len(shape) == 1 else "")
        what = f"shape ({wanted})" if shape else "one number"
        turned = came.ndim == 2 and all(n in (None, m) for n, m in zip(shape, came.T.shape, strict=False))
        hint = "; is it transposed?" if turned and len(shape) == 2 else ""
        raise MisfitError(f"{name} must be {what}{meaning}; got shape {came.shape}{hint}")
    if not np.isfinite(came).all():
        raise MisfitError(f"{name} holds a nan or an infinity; was something divided by 0?")
    return came


def number(value: Any, name: str) -> float:
    """`value` as a float: a number, or an array of one."""
    if np.size(value) == 1 and not isinstance(value, str | dict):
        value = np.reshape(value, ())
    return float(numbers(value, (), name))


def vector(value: Any, size: int, name: str) -> np.ndarray:
    """`value` as an array (size,); a row, a column or a lone number will do where the count is right."""
    if not isinstance(value, str | dict) and np.ndim(value) != 1 and np.size(value) == size:
        value = np.ravel(value)
    return numbers(value, (size,), name)


def above_zero(z: np.ndarray | float, *weights: np.ndarray | float) -> Any:
    """Where z > 0, by more than rounding can do."""
    return z > 1e-9 * sum(np.abs(w).sum() for w in weights)


def bits(pattern: np.ndarray) -> str:
    return "(" + ", ".join(f"{int(x)}" for x in pattern) + ("," if len(pattern) == 1 else "") + ")"


def place(point: np.ndarray) -> str:
    return f"({point[0]:.3g}, {point[1]:.3g})"
