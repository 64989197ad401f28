"""nnkit: the library that the lessons teach with. `import nnkit` imports NumPy only.

Plots and widgets load when first used: `nnkit.plot` and `nnkit.widgets` need no import of their own.
"""

from importlib import import_module

from . import data as data
from .activations import *  # noqa: F403
from .losses import *  # noqa: F403

_ON_FIRST_USE = ("plot", "widgets", "check")


def __getattr__(name: str):
    if name in _ON_FIRST_USE:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_ON_FIRST_USE})
