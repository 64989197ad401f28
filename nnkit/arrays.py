"""What the library accepts: arrays of floats, and sources of random numbers."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

# written as text, since NumPy loads its random module on first use only, and so do we
Rng: TypeAlias = "np.random.Generator | int"


def floats(x: ArrayLike) -> np.ndarray:
    """x as an array of floats: float32 and float64 arrays themselves (no copy), anything else as float64."""
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(float)


def check_finite(x: ArrayLike, name: str) -> None:
    """Raise ValueError, telling where the first one is, if x holds NaN or infinity."""
    x = np.asarray(x)
    if x.dtype.kind != "f" or np.isfinite(x).all():
        return
    bad = np.argwhere(~np.isfinite(x))
    first = tuple(int(i) for i in bad[0])
    where = first[0] if len(first) == 1 else first
    raise ValueError(
        f"{name} must hold finite numbers only, but {len(bad)} of its {x.size} entries are NaN or infinite; "
        f"the first is {name}[{where}] = {x[first]}."
    )


def generator(rng: Rng) -> np.random.Generator:
    """The Generator itself, or a new one from a whole number (a seed)."""
    if rng is None:
        raise ValueError("rng must be a whole number or a numpy Generator, so that the same numbers come again.")
    return np.random.default_rng(rng)
