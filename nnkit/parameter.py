"""A trainable array and its gradient: what a layer learns.

>>> W = Parameter([[1.0, 2.0, 3.0]])
>>> W.value -= 0.5
>>> W.value
array([[0.5, 1.5, 2.5]])
>>> W.grad = np.zeros((3, 1))
Traceback (most recent call last):
    ...
ValueError: grad must have the parameter's shape (1, 3); got (3, 1). Is a transpose missing?
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from .arrays import floats

__all__ = ["Parameter", "layers_within", "parameters_of"]


class Parameter:
    """A trainable array `value` and `grad`, the gradient of the loss with respect to it, of the same shape.

    Assigning to either writes into the memory that is there. So a model can make all its parameters views into one
    vector (`model.theta`, `model.grad`), and whatever a layer does is seen there.
    """

    def __init__(self, value: ArrayLike):
        self._value = np.array(floats(value))  # a copy: the caller's array stays the caller's
        self._grad = np.zeros_like(self._value)
        self.in_a_model = False

    @property
    def value(self) -> np.ndarray:
        """The numbers themselves."""
        return self._value

    @value.setter
    def value(self, new: ArrayLike) -> None:
        self._write("value", self._value, new)

    @property
    def grad(self) -> np.ndarray:
        """The gradient of the loss, as of the last backward pass."""
        return self._grad

    @grad.setter
    def grad(self, new: ArrayLike) -> None:
        self._write("grad", self._grad, new)

    @staticmethod
    def _write(what: str, target: np.ndarray, new: ArrayLike) -> None:
        if new is target:  # after `p.value -= step` Python assigns the array to itself
            return
        new = np.asarray(new)
        if new.shape != target.shape:
            hint = " Is a transpose missing?" if new.shape == target.shape[::-1] else ""
            raise ValueError(f"{what} must have the parameter's shape {target.shape}; got {new.shape}.{hint}")
        target[...] = new

    def move_to(self, value: np.ndarray, grad: np.ndarray) -> None:
        """Live in the two given arrays (of the parameter's shape), a model's, from now on, taking the numbers along."""
        value[...], grad[...] = self._value, self._grad
        self._value, self._grad = value, grad
        self.in_a_model = True

    def __deepcopy__(self, memo: dict) -> Parameter:
        copy = Parameter(self._value)  # in memory of its own, so in no model
        copy.grad = self._grad
        return copy

    def __repr__(self) -> str:
        return f"Parameter(shape {self._value.shape}, {self._value.dtype})"


def parameters_of(layer: object) -> dict[str, Parameter]:
    """The layer's parameters by attribute name, in the order in which they were set; no registration is needed.

    Those of layers that it is made of come too, as "inner.W".
    """
    return {
        prefix + name: thing
        for prefix, part in layers_within(layer)
        for name, thing in vars(part).items()
        if isinstance(thing, Parameter)
    }


def layers_within(layer: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """The layer itself and then all layers among its attributes or in lists there, each with a prefix for names."""
    yield prefix, layer
    for name, thing in vars(layer).items():
        parts = enumerate(thing) if isinstance(thing, list | tuple) else [("", thing)]
        for i, part in parts:
            if hasattr(part, "forward") and hasattr(part, "backward"):
                yield from layers_within(part, f"{prefix}{name}{i}.")
