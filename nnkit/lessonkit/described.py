"""What training loops of an earlier edition, kept in a student's library, call first. Checks hand over objects now."""

from __future__ import annotations

from typing import Any

__all__ = ["described"]


def described(layers: Any, loss: Any, make_optimizer: Any) -> tuple[Any, Any, Any]:
    """The three as they are.

    >>> described([], abs, float)
    ([], <built-in function abs>, <class 'float'>)
    """
    return layers, loss, make_optimizer
