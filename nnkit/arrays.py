"""What the library accepts as an array: floats stay as they are, whole numbers become float64."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


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
