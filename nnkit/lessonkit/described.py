"""A network, its loss and its optimiser described in plain data, as libraries take names for them (optimizer="adam").

>>> dense = (np.ones((2, 3)), np.zeros(3))
>>> layers, loss, make_optimizer = described([dense, "tanh"], "mean_squared_error", ("Adam", 0.01))
>>> layers, loss.__name__, make_optimizer()
([Dense(2, 3), Tanh()], 'mean_squared_error', Adam(lr=0.01))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..layers import Dense, as_layer
from ..losses import LOSSES, Loss
from ..optim import OPTIMIZERS, Optimizer

__all__ = ["described"]


def described(
    layers: Sequence[Any], loss: str | Loss, make_optimizer: Sequence[Any] | Callable[[], Optimizer]
) -> tuple[list[Any], Loss, Callable[[], Optimizer]]:
    """Objects for descriptions; what is an object already comes back as it is.

    layers: a pair (W, b) of arrays (d_in, d_out), (d_out,) stands for a dense layer, a name for an activation.
    loss: a name of nnkit.losses.LOSSES. make_optimizer: (name, *settings), e.g. ("Momentum", 0.1, 0.9).
    """
    objects = [_dense(*layer) if _is_pair_of_arrays(layer) else as_layer(layer) for layer in layers]
    if isinstance(loss, str):
        loss = _named("loss", loss, LOSSES)
    if isinstance(make_optimizer, list | tuple):
        name, *settings = make_optimizer
        kind = _named("optimizer", name, OPTIMIZERS)
        return objects, loss, lambda: kind(*settings)
    return objects, loss, make_optimizer


def _is_pair_of_arrays(layer: Any) -> bool:
    return isinstance(layer, list | tuple) and not any(map(callable, layer))


def _dense(W: np.ndarray, b: np.ndarray) -> Dense:
    layer = Dense(*np.shape(W), rng=0)
    layer.W.value, layer.b.value = W, b
    return layer


def _named(what: str, name: str, known: dict[str, Any]) -> Any:
    if name not in known:
        raise ValueError(f"no {what} is named {name!r}; the names are {', '.join(known)}.")
    return known[name]
