"""What a misconception's answer came to, kept as data, and whether an answer came to the same."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnkit.check.compare import RTOL_OF_DTYPE, difference
from nnkit.check.locks import Lock

MOST_IN_FULL = 16  # numbers of an array; a larger one is kept as a print


@dataclass(frozen=True)
class Print:
    """What is kept of a large array: its shape, six of its numbers and two weighted sums of all."""

    shape: tuple[int, ...]
    marks: tuple[float, ...]

    def fits(self, got: Any, rtol: float) -> bool:
        """Whether `got` may be that array, up to rounding."""
        try:
            came = np.asarray(got)
        except ValueError:  # rows of different lengths
            return False
        if came.dtype.kind not in "biufc" or came.shape != self.shape or (came.dtype.kind == "c" and came.imag.any()):
            return False
        rtol = max(rtol, RTOL_OF_DTYPE.get(came.dtype.name, 0), 1e-6)  # the marks have seven digits
        came = came.real.astype(float)
        marks, theirs = np.array(_marks(came)), np.array(self.marks)
        largest, size = np.abs(came).max(), np.abs(came).sum()
        if not np.isfinite(size):
            return bool(np.allclose(marks[:6], theirs[:6], rtol=rtol, atol=1e-12, equal_nan=True))
        some = np.allclose(marks[:6], theirs[:6], rtol=rtol, atol=1e-2 * rtol * largest + 1e-12)
        return bool(some and (np.abs(marks[6:] - theirs[6:]) <= rtol * size + 1e-12).all())


def _marks(array: np.ndarray) -> list[float]:
    row = array.ravel()
    places = np.linspace(0, row.size - 1, 6).astype(int)
    with np.errstate(all="ignore"):
        return [float(x) for x in (*row[places], row.sum(), (row * np.cos(0.3 + 0.7 * np.arange(row.size))).sum())]


def print_of(value: Any) -> Any:
    """The value with a Print in the place of each large array of real numbers."""
    if isinstance(value, list):
        try:
            array = np.asarray(value)
        except ValueError:  # rows of different lengths
            array = None
        if array is not None and array.dtype.kind in "biuf" and array.size > MOST_IN_FULL:
            value = array
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and value.size > MOST_IN_FULL:
        return Print(value.shape, tuple(_marks(value.astype(float))))
    return type(value)(print_of(item) for item in value) if isinstance(value, list | tuple) else value


def _is_as_it_came(value: Any) -> bool:
    """Whether it holds neither a print nor a lock."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return not isinstance(value, Print | Lock) and all(map(_is_as_it_came, items))


def _is_number(value: Any) -> bool:
    if not isinstance(value, int | float | np.number | np.ndarray) or np.ndim(value):
        return False
    return np.asarray(value).dtype.kind in "biuf" and bool(np.isfinite(value))


def equal(theirs: Any, got: Any, rtol: float) -> bool:
    """Whether a value is the stored one, up to rounding. A Lock in it stands for a number that is right."""
    if isinstance(theirs, Print):
        return theirs.fits(got, rtol)
    if isinstance(theirs, Lock):
        return _is_number(got) and theirs.says(float(got)) == "right"
    if _is_as_it_came(theirs):
        return difference(theirs, got, rtol) is None
    if isinstance(theirs, dict):
        return isinstance(got, dict) and all(key in got and equal(theirs[key], got[key], rtol) for key in theirs)
    if not isinstance(got, list | tuple | np.ndarray) or np.ndim(got if isinstance(got, np.ndarray) else [0]) == 0:
        return False
    return len(got) == len(theirs) and all(equal(a, b, rtol) for a, b in zip(theirs, got, strict=True))


@dataclass(frozen=True)
class Stored:
    """What one case came to. as_expected: to what the reference gives; error: the exception's class and the place where
    it was raised (`nnkit/check/place.py`), with `steps` outcomes before it."""

    value: Any = None
    as_expected: bool = False
    error: tuple[str, str] | None = None
    steps: int = 0
    changed: tuple[int | str, ...] = ()


@dataclass(frozen=True)
class Known:
    """A misconception as data: what its answer comes to on each case, public and then hidden, part by part. read: how
    many digits a number needs to be taken for it, where it is what else a picture or a run shows and was not declared.
    """

    name: str
    says: str
    outcomes: tuple[Stored, ...]
    read: int = 0

    @property
    def praises(self) -> bool:
        """Whether its sentence says of something else that it is right, as "Your dw is right": no matter where more is
        wrong."""
        return re.search(r"\b(is|are) right\b", self.says) is not None
