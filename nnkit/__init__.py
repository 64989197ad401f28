# ruff: noqa: F403 - each module lists its public names in its own __all__
"""nnkit: the library that the lessons teach with. `import nnkit` imports NumPy only.

Plots and widgets load when first used: `nnkit.plot` and `nnkit.widgets` need no import of their own.
"""

from importlib import import_module
from typing import Any

from . import (
    activations,
    architecture,
    checkpoint,
    data,
    gradcheck,
    init,
    landscape,
    layercheck,
    layers,
    losses,
    metrics,
    model,
    optim,
    parameter,
    regularize,
    train,
)
from . import moved as moved
from . import schedules as schedules
from . import settings as settings
from .activations import *
from .architecture import *
from .checkpoint import *
from .gradcheck import *
from .landscape import *
from .layercheck import *
from .layers import *
from .losses import *
from .metrics import *
from .model import *
from .optim import *
from .parameter import *
from .regularize import *
from .train import *

__version__ = "0.2.0"

__all__ = ["data", "init", "schedules"]
for _module in (
    activations, architecture, checkpoint, gradcheck, landscape, layercheck, layers, losses, metrics, model, optim,
    parameter, regularize, train,
):  # fmt: skip
    __all__ += _module.__all__

_ON_FIRST_USE = ("plot", "widgets", "check", "lessonkit")

moved.forward()


def __getattr__(name: str) -> Any:
    if name in _ON_FIRST_USE:
        return import_module(f"{__name__}.{name}")
    if name in ("hinges", "relu_sum"):  # they stood here in the first edition
        return getattr(import_module(f"{__name__}.lessonkit.approximate"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_ON_FIRST_USE})
