"""Functions written as text. A check can send data only, and a formula is data.

>>> @takes_formulas
... def twice(f, x):
...     return f(f(x))
>>> twice("x ** 2", 3), twice(lambda x: x + 1, 3)
(81, 5)
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = ["takes_formulas"]


def takes_formulas(function: Callable) -> Callable:
    """`function`, which now takes a formula as text wherever it takes a function of x, and works as ever otherwise.

    A text like "x ** 2" becomes that function of x (np is NumPy); in a list, a text like "x ** 2 | 3 * dy" becomes a
    layer: what its forward makes of x, then what its backward makes of dy; a text that stands there twice is one layer,
    used twice. Other arguments are passed on as they are.
    When such a list has another order or length afterwards, so has the caller's.

    >>> @takes_formulas
    ... def up_and_down(layers):
    ...     return layers[0].forward(4), layers[0].backward(4)
    >>> up_and_down(["x ** 2 | 3 * dy"])
    (16, 12)
    """

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        given = [*args, *kwargs.values()]
        made = [spelled_out(thing) for thing in given]
        try:
            return function(*made[: len(args)], **dict(zip(kwargs, made[len(args) :], strict=True)))
        finally:
            for before, after in zip(given, made, strict=True):
                if isinstance(before, list) and after is not before:
                    before[:] = [getattr(item, "text", item) for item in after]

    return call


def spelled_out(thing: Any) -> Any:
    """The function that a text stands for, a list with its texts made into layers, or anything else as it is."""
    if isinstance(thing, str):
        return _function(thing, "x")
    if isinstance(thing, list) and any(isinstance(item, str) for item in thing):
        layers = {text: SpelledLayer(text) for text in thing if isinstance(text, str)}
        return [layers[item] if isinstance(item, str) else item for item in thing]
    return thing


def _function(formula: str, variable: str) -> Callable:
    return eval(f"lambda {variable}: ({formula})", {"np": np})


class SpelledLayer:
    """A layer of two formulas, "forward of x | backward of dy"."""

    def __init__(self, text: str):
        up, bar, down = text.partition("|")
        if not bar:
            raise ValueError(f"a layer is spelled 'forward of x | backward of dy'; got {text!r}.")
        self.text = text
        self._up, self._down = _function(up.strip(), "x"), _function(down.strip(), "dy")

    def forward(self, x: Any) -> Any:
        """The first formula for x."""
        return self._up(x)

    def backward(self, dy: Any) -> Any:
        """The second formula for dy."""
        return self._down(dy)

    def __repr__(self) -> str:
        return f"SpelledLayer({self.text!r})"
