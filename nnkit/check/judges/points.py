"""The judge of polar features."""

from typing import Any

import numpy as np


def same_place(polar: Any, X: np.ndarray) -> str | None:
    """None when each row (r, phi) leads to the point it came from; any branch of the angle does."""
    tolerance = 2e-4 if np.asarray(polar).dtype.name in ("float32", "float16") else 1e-6
    polar = np.asarray(polar, dtype=float)
    if polar.shape != X.shape:
        return f"expected shape {X.shape}, one row (r, phi) per point; got shape {polar.shape}"
    for i, ((r, phi), (x1, x2)) in enumerate(zip(polar, X, strict=True)):
        where = f"row {i}, the point ({x1:g}, {x2:g})"
        if not (np.isfinite(r) and np.isfinite(phi)):
            return f"{where}: r = {r:g}, phi = {phi:g} are not both numbers"
        if r < 0:
            return f"{where}: r = {r:g}, but a distance is never negative"
        back = (r * np.cos(phi), r * np.sin(phi))
        if max(abs(back[0] - x1), abs(back[1] - x2)) > tolerance * max(1.0, abs(x1), abs(x2)):
            return f"{where}: r = {r:.4g} and phi = {phi:.4g} lead to ({back[0]:.4g}, {back[1]:.4g})"
    return None
