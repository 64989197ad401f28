"""The judge of slopes: at a kink many are right."""

from typing import Any

import numpy as np

from nnkit import activations
from nnkit.check.plain import describe


def between_the_slopes(value: Any, z: np.ndarray, *more: Any, of: str) -> str | None:
    """The slope of an activation, `of`: at a kink everything between the slopes on both sides is right."""
    f = getattr(activations, of)
    slope = np.asarray(value, dtype=float)
    if slope.shape != z.shape:
        return f"the shapes differ: expected shape {z.shape}, got {describe(value)}"
    h = 2.0**-20
    left, right = (f(z, *more) - f(z - h, *more)) / h, (f(z + h, *more) - f(z, *more)) / h
    low, high = np.minimum(left, right) - 1e-4, np.maximum(left, right) + 1e-4
    wrong = np.argwhere(~((slope >= low) & (slope <= high)))
    if not wrong.size:
        return None
    at = tuple(int(i) for i in wrong[0])
    want = f"{left[at]:.4g}" if np.isclose(left[at], right[at]) else f"anything from {left[at]:.4g} to {right[at]:.4g}"
    return f"the values differ: at z = {z[at]:g} expected {want}, got {slope[at]:g}"
