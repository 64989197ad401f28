"""The architecture of a model as plain data, fit for JSON, and the model that such data describes.

>>> data = architecture_of(Sequential(Dense(2, 8, rng=0), "relu", Dropout(0.1, rng=0), Dense(8, 3, rng=1)))
>>> data["layers"][0]
{'layer': 'Dense', 'd_in': 2, 'd_out': 8, 'init': 'he'}
>>> from_architecture(data, rng=5)
Sequential(Dense(2, 8), ReLU(), Dropout(0.1), Dense(8, 3))
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from . import layers as ours
from .arrays import Rng, generator, unknown
from .model import Sequential

__all__ = ["architecture_of", "from_architecture"]


def architecture_of(model: Sequential) -> dict[str, Any]:
    """{"dtype": ..., "layers": [{"layer": its class, then its constructor's arguments}, ...]}, not what was learned.

    A layer of one's own can be written if each argument of its constructor is kept as an attribute of that name; an
    argument `rng` is left out. TypeError names the layer that can't be: one that holds functions, or forgets arguments.
    """
    return {"dtype": model.dtype.name, "layers": [_written(i, layer) for i, layer in enumerate(model.layers)]}


def _arguments(kind: type) -> list[str]:
    if kind.__init__ is object.__init__:  # type: ignore[misc]
        return []
    parameters = list(inspect.signature(kind.__init__).parameters.values())[1:]  # type: ignore[misc]
    return [p.name for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]


def _written(i: int, layer: Any) -> dict[str, Any]:
    kind, where = type(layer), f"layers[{i}] = {layer} can't be written as data"
    if kind in (ours.Elementwise, ours.FromFunctions):
        raise TypeError(f"{where}: it is made of functions.")
    written: dict[str, Any] = {"layer": kind.__name__}
    for name in _arguments(kind):
        if name == "rng":
            continue
        if not hasattr(layer, name):
            raise TypeError(f"{where}: its constructor's argument {name} is not kept as an attribute.")
        value = getattr(layer, name)
        value = value.item() if isinstance(value, np.generic) else value
        if not isinstance(value, bool | int | float | str | None):
            raise TypeError(f"{where}: its {name} is a {type(value).__name__}, and no number, text or None.")
        written[name] = value
    return written


def from_architecture(
    architecture: Mapping[str, Any], *, rng: Rng = 0, layer_types: Mapping[str, type] | None = None
) -> Sequential:  # fmt: skip
    """A new model of that architecture, with first weights drawn from `rng`; `layer_types` names those of one's own."""
    known = {name: getattr(ours, name) for name in ours.__all__} | dict(layer_types or {})
    known = {name: kind for name, kind in known.items() if isinstance(kind, type)}
    rng = generator(rng)
    made = []
    for written in architecture["layers"]:
        options = {name: value for name, value in written.items() if name != "layer"}
        if written["layer"] not in known:
            raise unknown("layer", written["layer"], known)
        kind = known[written["layer"]]
        made.append(kind(**options, **({"rng": rng} if "rng" in _arguments(kind) else {})))
    return Sequential(*made, dtype=np.dtype(architecture["dtype"]))
