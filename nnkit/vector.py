"""One vector for all parameters of a row of layers, and one for their gradients.

The vector knows which layers and Parameters it was laid out for. So a model can tell, before each step, whether a layer
was replaced, added or given another Parameter since: nothing that `forward` uses is left out of training.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_
from typing import Any, Protocol

import numpy as np

from .arrays import Array
from .parameter import Parameter, layers_within, members, parameters_of

__all__ = ["ParameterVector", "Stepper"]


class Stepper(Protocol):
    """What an optimiser is to a model: it changes theta in place."""

    def step(self, theta: Array, grad: Array) -> None: ...


class ParameterVector:
    """All parameters of `layers`, moved into `theta` one after the other, and their gradients into `grad`.

    by_name : the Parameters; "0.W" is the attribute W of layers[0].
    first : the place of the first layer that has parameters.
    switched : the layers, and layers inside them, that behave differently in training.
    before : the vector of the same model that this one takes the place of. Parameters that are no longer there get
        memory of their own and may go into another model.
    """

    def __init__(self, layers: Sequence[Any], dtype: np.dtype[Any], before: ParameterVector | None = None):
        self._check_places(layers)
        self.members = members(layers)
        own = [parameters_of(layer) for layer in layers]
        if before is not None:
            before._check_kept(layers, own)
        self.of_layer = {id(layer): parameters for layer, parameters in zip(layers, own, strict=True)}
        self.by_name: dict[str, Parameter] = {
            f"{i}.{name}": p for i, parameters in enumerate(own) for name, p in parameters.items()
        }
        self._check_owners(before)
        parts = [part for layer in layers for _, part in layers_within(layer)]
        self.switched = [part for part in parts if hasattr(part, "training")]
        self.first = min((int(name.split(".")[0]) for name in self.by_name), default=0)
        size = sum(p.value.size for p in self.by_name.values())
        self.theta, self.grad = np.zeros(size, dtype), np.zeros(size, dtype)
        start = 0
        for p in self.by_name.values():
            stop, shape = start + p.value.size, p.value.shape
            p.move_to(self.theta[start:stop].reshape(shape), self.grad[start:stop].reshape(shape), self.theta)
            start = stop
        for p in before.by_name.values() if before is not None else ():
            if p.home is before.theta:  # type: ignore[union-attr]
                p.move_to(np.empty_like(p.value), np.empty_like(p.grad), None)

    def is_of(self, layers: Sequence[Any], dtype: np.dtype[Any]) -> bool:
        """Whether it holds all that these layers are made of now, in numbers of this type."""
        now = members(layers)
        return len(now) == len(self.members) and all(map(is_, now, self.members)) and self.theta.dtype == dtype

    def _check_kept(self, layers: Sequence[Any], own: list[dict[str, Parameter]]) -> None:
        """TypeError where an attribute that was a Parameter is something else now, which no training would change."""
        for i, (layer, here) in enumerate(zip(layers, own, strict=True)):
            for name in self.of_layer.get(id(layer), {}).keys() - here.keys():
                if hasattr(layer, name):
                    came = type(getattr(layer, name)).__name__
                    raise TypeError(
                        f"{name} of layers[{i}] = {type(layer).__name__} was a Parameter and is a {came} now: training "
                        f"would not change it. Write layer.{name}.value = ... for other numbers, or layer.{name} = "
                        "Parameter(...) for another one."
                    )

    @staticmethod
    def _check_places(layers: Sequence[Any]) -> None:
        if len({id(layer) for layer in layers}) < len(layers):
            raise ValueError("one layer object stands at two places: it could keep only one input. Make two.")

    def _check_owners(self, before: ParameterVector | None) -> None:
        places: dict[int, str] = {}
        for name, p in self.by_name.items():
            if id(p) in places:
                raise ValueError(
                    f"{places[id(p)]} and {name} are one and the same Parameter: the second backward would overwrite "
                    "the gradient of the first. Give each layer its own."
                )
            places[id(p)] = name
            if p.home is not None and (before is None or p.home is not before.theta):
                raise ValueError(
                    f"{name} is a parameter of another model, which would lose it. Make new layers, or copy.deepcopy "
                    "them; for what comes out of a model's first layers there is model.outputs(x)."
                )
