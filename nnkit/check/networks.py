"""A network, a loss and a maker of optimisers in cases. A case holds data only, so it describes them; they are made on
the answer's side.

>>> dense = (np.ones((2, 3)), np.zeros(3))
>>> layers = made([LAYERS, dense, "tanh"])
>>> layers, made("loss = mean_squared_error").__name__, made("make() = Adam(0.01)")()
([Dense(2, 3), Tanh()], 'mean_squared_error', Adam(lr=0.01))
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from ..layers import Dense, as_layer
from ..losses import LOSSES, Loss
from ..optim import OPTIMIZERS, Optimizer

LAYERS = "layers ="  # begins a list: pairs (W, b) of arrays (d_in, d_out), (d_out,) are dense layers, names activations
LOSS = "loss = "  # and a name of nnkit.losses.LOSSES
MAKE = re.compile(r"make\(\) = (\w+)(\(.*\))")  # a name of nnkit.optim.OPTIMIZERS and its settings, Momentum(0.1, 0.9)


def made(value: Any) -> Any:
    """What a case's argument stands for; what describes nothing comes back as it is.

    Everything made has its description in `spelled`. ValueError where no loss or optimiser has the name.
    """
    if isinstance(value, list) and value and isinstance(value[0], str) and value[0] == LAYERS:
        return [_layer(item) for item in value[1:]]
    if isinstance(value, str) and value.startswith(LOSS):
        return _loss(value)
    if isinstance(value, str) and (found := MAKE.fullmatch(value)):
        return _maker(value, *found.groups())
    return value


def is_network(value: Any) -> bool:
    """Whether it is a list that holds a layer which was made here."""
    return isinstance(value, list) and any(getattr(item, "is_described", False) for item in value)


def _layer(item: Any) -> Any:
    layer: Any = as_layer(item) if isinstance(item, str) else _dense(*item)
    layer.spelled, layer.is_described = item, True
    return layer


def _dense(W: np.ndarray, b: np.ndarray) -> Dense:
    layer = Dense(*np.shape(W), rng=0)
    layer.W.value, layer.b.value = W, b  # copies
    return layer


def _loss(text: str) -> Loss:
    known = _named("loss", text.removeprefix(LOSS), LOSSES)

    def loss(*args: Any, **kwargs: Any) -> tuple[float, np.ndarray]:
        return known(*args, **kwargs)

    loss.__name__, loss.spelled = known.__name__, text  # type: ignore[attr-defined]  # a function takes any attribute
    return loss


def _maker(text: str, name: str, settings: str) -> Callable[[], Optimizer]:
    kind = _named("optimizer", name, OPTIMIZERS)
    given = ast.literal_eval(settings[:-1] + ",)") if settings != "()" else ()

    def make_optimizer() -> Optimizer:
        return kind(*given)

    make_optimizer.spelled = text  # type: ignore[attr-defined]
    return make_optimizer


def _named(what: str, name: str, known: dict[str, Any]) -> Any:
    if name not in known:
        raise ValueError(f"no {what} is named {name!r}; the names are {', '.join(known)}.")
    return known[name]
