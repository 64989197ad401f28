"""What is expected where more than one number is right, or where the exercise's own tolerance is too coarse."""

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, eq=False)
class Span:
    """A number, or an array of numbers, each anywhere from `low` to `high`, up to rounding.

    value: what the reference gives, of their shape; it stands for all of them where a single one is asked for.
    atol: what a number may be off anyhow; None: as much as the exercise allows.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    atol: float | None = None

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.value, dtype)

    def nearest(self, got: Any) -> np.ndarray:
        """What is expected and lies nearest to an outcome, number by number; what is no such outcome is told from
        `value`."""
        try:
            came = np.asarray(got)
        except ValueError:  # rows of different lengths
            return self.value
        if came.shape != self.value.shape or came.dtype.kind not in "biuf":
            return self.value
        came = came.astype(float)
        return np.where(np.isnan(came), self.value, np.clip(came, self.low, self.high))


@dataclass(frozen=True, eq=False)
class Either:
    """One of several outcomes, and nothing between them."""

    values: tuple[Any, ...]
