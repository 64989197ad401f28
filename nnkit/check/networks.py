"""A network, a loss and a maker of optimisers in cases. A case holds data only, so it describes them; they are made on
the answer's side.

>>> dense = (np.ones((2, 3)), np.zeros(3))
>>> layers = made([LAYERS, dense, "tanh"])
>>> layers, made("loss = mean_squared_error").__name__, made("make() = Adam(0.01)")()
([Dense(2, 3), Tanh()], 'mean_squared_error', Adam(lr=0.01))

What a call has done to a network shows in the next one of a script that gets the same layers, `[AGAIN, dense, "tanh"]`.
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
from .compare import difference

LAYERS = "layers ="  # begins a list: pairs (W, b) of arrays (d_in, d_out), (d_out,) are dense layers, names activations
AGAIN = "layers again ="  # begins it where the network made last is meant, as it is by now
LOSS = "loss = "  # and a name of nnkit.losses.LOSSES
MAKE = re.compile(r"make\(\) = (\w+)(\(.*\))")  # a name of nnkit.optim.OPTIMIZERS and its settings, Momentum(0.1, 0.9)


def made(value: Any) -> Any:
    """What a case's argument stands for; what describes nothing comes back as it is.

    Everything made has its description in `spelled`. ValueError where no loss or optimiser has the name, and where
    layers are asked for again that were not made last.
    """
    if isinstance(value, list) and value and isinstance(value[0], str) and value[0] in (LAYERS, AGAIN):
        return _network(*value)
    if isinstance(value, str) and value.startswith(LOSS):
        return _loss(value)
    if isinstance(value, str) and (found := MAKE.fullmatch(value)):
        return _maker(value, *found.groups())
    return value


class _Network(list[Any]):
    """Layers as an answer gets them, with what their description begins with."""

    heading = LAYERS


def described(value: Any) -> list[Any] | None:
    """The description of a network that was made here; None of anything else."""
    if not isinstance(value, _Network):
        return None
    return [value.heading, *(getattr(item, "spelled", item) for item in value)]


_last = _Network()  # the one that was made last


def _network(heading: str, *items: Any) -> _Network:
    if heading == LAYERS:
        _last[:] = map(_layer, items)
    elif difference(list(items), [layer.spelled for layer in _last], rtol=0) is not None:
        raise ValueError(f"{items} are not the layers that were made last.")
    network = _Network(_last)
    network.heading = heading
    return network


def _layer(item: Any) -> Any:
    layer: Any = as_layer(item) if isinstance(item, str) else _dense(*item)
    layer.spelled = item
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
