"""What the layers of a model hold: what is kept beside parameters, how it comes back, and a table of it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array
from .parameter import layers_within, parameters_of

__all__ = ["buffer_places", "restore_state", "table_of"]


class Stateful(Protocol):
    """What `restore_state` needs of a model."""

    layers: list[Any]

    @property
    def theta(self) -> Array: ...

    @theta.setter
    def theta(self, new: ArrayLike) -> None: ...


def buffer_places(layers: Sequence[Any]) -> dict[str, tuple[Any, str]]:
    """For the name of each buffer, like "1.running_mean": the layer that has it, and its attribute."""
    return {
        f"{i}.{prefix}{attribute}": (part, attribute)
        for i, layer in enumerate(layers)
        for prefix, part in layers_within(layer)
        for attribute in getattr(part, "buffers", ())
    }


def restore_state(model: Stateful, state: dict[str, Array]) -> None:
    """Put a state into a model of the same layers; ValueError, and nothing is changed, where it is of another."""
    places = buffer_places(model.layers)
    ours = {"theta": model.theta.shape} | {name: np.shape(getattr(*place)) for name, place in places.items()}
    theirs = {name: np.shape(value) for name, value in state.items()}
    if ours != theirs:
        raise ValueError(f"a state of this model holds {_listed(ours)}; got {_listed(theirs)}.")
    model.theta = state["theta"]
    for name, (part, attribute) in places.items():
        setattr(part, attribute, np.array(state[name]))


def _listed(shapes: dict[str, tuple[int, ...]]) -> str:
    return ", ".join(f"{name} {shape}" for name, shape in sorted(shapes.items()))


def table_of(layers: Sequence[Any], total: int, shapes: Sequence[tuple[int, ...]] | None) -> str:
    """A line for each layer: its name, its output's shape where these are given, and how many parameters it has."""
    rows = [("layer", "output", "parameters")]
    for i, layer in enumerate(layers):
        count = sum(p.value.size for p in parameters_of(layer).values())
        rows.append((repr(layer), "" if shapes is None else str(shapes[i]), str(count)))
    rows.append(("total", "", str(total)))
    first, middle, last = (max(map(len, column)) for column in zip(*rows, strict=True))
    between = "" if shapes is None else f"  {{:<{middle}}}"
    return "\n".join(f"{a:<{first}}{between.format(b)}  {c:>{last}}" for a, b, c in rows)
