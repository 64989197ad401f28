"""What answers of earlier editions, kept or handed in, have above their `def`. Checks hand over functions now."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["takes_formulas"]


def takes_formulas(function: Callable) -> Callable:
    """`function` as it is.

    >>> takes_formulas(len) is len
    True
    """
    return function
