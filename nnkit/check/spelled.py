"""Functions and layers in cases. A case holds data only, so it spells them; they are made on the answer's side.

>>> f = made("f(x) = x ** 2 + 1")
>>> f(3), spelled(f)
(10, 'f(x) = x ** 2 + 1')
>>> (layer,) = made(["y = x ** 2 | dx = 3 * dy"])
>>> layer.forward(4), layer.backward(4)
(16, 12)
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnkit.check import networks

FUNCTION, LAYER, BACK = "f(x) = ", "y = ", " | dx = "


class SpelledLayer:
    """A layer of two formulas: what its forward makes of x, what its backward makes of dy."""

    def __init__(self, text: str):
        up, bar, down = text.removeprefix(LAYER).partition(BACK)
        if not bar:
            raise ValueError(f"a layer is spelled 'y = forward of x | dx = backward of dy'; got {text!r}.")
        self.spelled = text
        self._up, self._down = _function("x", up), _function("dy", down)

    def forward(self, x: Any) -> Any:
        return self._up(x)

    def backward(self, dy: Any) -> Any:
        return self._down(dy)

    def __repr__(self) -> str:
        return f"a layer, {self.spelled}"


def made(value: Any) -> Any:
    """What a case's argument stands for: a function of x, a list of layers, a part of a training
    (`nnkit/check/networks.py`), or the argument itself. np is NumPy.

    A text that stands twice in a list is one layer, used twice.
    """
    if isinstance(value, str) and value.startswith(FUNCTION):
        function = _function("x", value.removeprefix(FUNCTION))
        function.spelled = value  # type: ignore[attr-defined]  # a function takes any attribute
        return function
    if isinstance(value, list) and any(isinstance(item, str) and item.startswith(LAYER) for item in value):
        layers = {item: SpelledLayer(item) for item in value if isinstance(item, str)}
        return [layers[item] if isinstance(item, str) else item for item in value]
    return networks.made(value)


def spelled(value: Any) -> Any:
    """The inverse of `made`, for a look at what a call did to it."""
    if network := networks.described(value):
        return network
    if isinstance(value, list):
        return [getattr(item, "spelled", item) for item in value]
    return getattr(value, "spelled", value)


def _function(variable: str, formula: str) -> Callable[[Any], Any]:
    return eval(f"lambda {variable}: ({formula})", {"np": np})
