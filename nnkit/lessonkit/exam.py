"""The made-up exam of lesson 1: hours slept, hours studied, passed or not."""

from __future__ import annotations

import numpy as np

from ..arrays import Rng, generator

__all__ = ["exam"]


def exam(n: int = 40, *, rng: Rng = 3) -> tuple[np.ndarray, np.ndarray]:
    """X (n, 2): hours slept (3.5 to 9.5) and hours studied (0 to 6.5), in half hours; y (n,): 1 passed, 0 failed.

    Sleep and study both help, study a little more, and luck plays its part: near the fence some pass who should not.
    """
    if n < 1:
        raise ValueError(f"n must be at least 1; got {n}.")
    rng = generator(rng)
    X = np.column_stack([np.round(rng.uniform(3.5, 9.5, n) * 2) / 2, np.round(rng.uniform(0, 6.5, n) * 2) / 2])
    z = X[:, 0] + 1.6 * X[:, 1] - 11.2
    y = (rng.uniform(size=n) < 1 / (1 + np.exp(-1.6 * z))).astype(int)
    return X, y
