"""Drawings that are functions of x on [0, 2 pi], to be built from hinges and from steps.

>>> bool(mystery(0.0) < mystery(3.4))
True
>>> float(skyline(np.pi)), float(skyline(0.0))
(1.35, -0.6)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["SKYLINE_EDGES", "SKYLINE_HEIGHTS", "mystery", "roof", "skyline", "slide"]

# Down along a face and out of it, in centimetres from the crown and from the forehead.
_DOWN = np.array([
    0, 0.5, 1.5, 3, 5, 7, 8.6, 9.6, 10.6, 11.6, 12.4, 13.4, 14.5, 15.5, 16.1, 16.6, 17.0, 17.4, 18.0, 18.6, 19.0, 19.35,
    19.7, 20.1, 20.5, 21.0, 21.5, 22.2, 22.9, 23.5, 24.0, 24.5, 25.0, 25.8, 27, 28,
])  # fmt: skip
_OUT = np.array([
    -6.6, -4.8, -3.3, -1.7, -0.5, 0.1, 0.35, 0.5, 0.35, -0.1, 0.2, 1.0, 1.9, 2.75, 2.95, 2.5, 1.5, 0.95, 1.05, 1.5,
    1.45, 0.8, 1.2, 1.4, 1.1, 0.55, 0.5, 0.85, 1.0, 0.75, -0.1, -1.4, -2.6, -3.5, -4.0, -4.2,
])  # fmt: skip

# A town by night: the height from each edge on; before the first edge it is 0.
SKYLINE_EDGES = np.array([
    0.25, 0.75, 0.95, 1.35, 1.5, 1.9, 2.05, 2.6, 2.95, 3.1, 3.2, 3.35, 3.7, 4.25, 4.4, 4.75, 5.1, 5.6,
])  # fmt: skip
SKYLINE_HEIGHTS = np.array([
    0.5, 0.8, 0.45, 0.3, 1.1, 0.3, 0.7, 1.2, 1.55, 1.95, 1.55, 0.6, 0.95, 0.4, 1.3, 0.55, 0.85, 0.0,
])  # fmt: skip
_GROUND = -0.6

_RIDGE = 4.3  # where the roof's corner is


def mystery(x: ArrayLike) -> np.ndarray:
    """A smooth curve (one continuous slope) through 36 points drawn by hand, of x's shape; level outside [0, 2 pi]."""
    x = np.asarray(x, float)
    t, y = _DOWN * 2 * np.pi / _DOWN[-1], (_OUT + 2.2) * 2 * np.pi / _DOWN[-1]
    slopes = _slopes(t, y)
    i = np.clip(np.searchsorted(t, x, side="right") - 1, 0, len(t) - 2)
    h = t[i + 1] - t[i]
    u = np.clip((x - t[i]) / h, 0, 1)
    return (
        y[i] * (1 + 2 * u) * (1 - u) ** 2 + y[i + 1] * u**2 * (3 - 2 * u)
        + h * slopes[i] * u * (1 - u) ** 2 + h * slopes[i + 1] * u**2 * (u - 1)
    )  # fmt: skip


def _slopes(t: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A slope for each point, such that the cubics between them make no bumps of their own (Fritsch and Butland)."""
    h, d = np.diff(t), np.diff(y) / np.diff(t)
    before, after = d[:-1], d[1:]
    w1, w2 = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
    turns = before * after <= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        inner = np.where(turns, 0.0, (w1 + w2) / (w1 / before + w2 / after))
    return np.concatenate([[d[0]], inner, [d[-1]]])


def skyline(x: ArrayLike) -> np.ndarray:
    """Houses and towers of SKYLINE_HEIGHTS from SKYLINE_EDGES on, above a ground at -0.6; of x's shape."""
    heights = np.concatenate([[0.0], SKYLINE_HEIGHTS])
    return _GROUND + heights[np.searchsorted(SKYLINE_EDGES, np.asarray(x, float), side="right")]


def roof(x: ArrayLike) -> np.ndarray:
    """Two straight lines that meet in one corner, of x's shape."""
    return 1.2 - 0.5 * np.maximum(0, _RIDGE - np.asarray(x, float)) - 1.1 * np.maximum(0, np.asarray(x, float) - _RIDGE)


def slide(x: ArrayLike) -> np.ndarray:
    """2 e^-x - 1, of x's shape: steep at first, then nearly level."""
    return 2 * np.exp(-np.asarray(x, float)) - 1
