"""Penalties on weights: each takes an array w and returns (value, gradient), to be added to the loss's.

The training loop applies them to weight matrices and kernels, not to biases (nor to BatchNorm's scale and shift).

>>> L2(0.1)(np.array([3.0, -4.0]))
(1.25, array([ 0.3, -0.4]))
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .arrays import Array, number
from .model import Sequential

__all__ = ["L1", "L2", "add_penalty"]

Penalty = Callable[[Array], tuple[float, Array]]


class L2:
    """strength / 2 times the sum of w^2; gradient strength w.

    With the 1/2 of PyTorch's weight_decay. Keras' L2(s) has no 1/2: it equals L2(2 s) here.
    """

    def __init__(self, strength: float):
        self.strength = number("strength", strength, at_least=0)

    def __call__(self, w: Array) -> tuple[float, Array]:
        return self.strength / 2 * float(np.vdot(w, w)), self.strength * w


class L1:
    """strength times the sum of |w|; gradient strength sign(w), 0 at w = 0. Drives small weights to 0."""

    def __init__(self, strength: float):
        self.strength = number("strength", strength, at_least=0)

    def __call__(self, w: Array) -> tuple[float, Array]:
        return self.strength * float(np.abs(w).sum()), self.strength * np.sign(w)


def add_penalty(model: Sequential, penalty: Penalty) -> float:
    """Add the penalty's gradient to `grad` of all weights (two axes or more, not frozen); returns its value."""
    total = 0.0
    for parameter in model.parameters.values():
        if parameter.value.ndim >= 2 and not parameter.frozen:
            value, gradient = penalty(parameter.value)
            total += value
            parameter.grad += gradient
    return total
