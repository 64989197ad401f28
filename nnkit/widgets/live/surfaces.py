"""Functions of two variables to walk down on: value, gradient, and the rectangle that is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Surface:
    """f and its gradient take (..., 2) and give (...) and (..., 2)."""

    name: str
    f: Callable[[np.ndarray], np.ndarray]
    gradient: Callable[[np.ndarray], np.ndarray]
    reach: tuple[float, float]  # x from -reach[0] to reach[0], y alike
    start: tuple[float, float]
    minimum: tuple[tuple[float, float], ...] = ()

    def grid(self, n: int = 61) -> np.ndarray:
        """Values (n, n), first row at the bottom."""
        x, y = (np.linspace(-r, r, n) for r in self.reach)
        return self.f(np.stack(np.meshgrid(x, y), axis=-1))


def bowl(steepness: float = 10.0) -> Surface:
    """x^2 / 2 + steepness y^2 / 2: a valley when the steepness is large."""
    scale = np.array([1.0, steepness])
    return Surface(
        "bowl" if steepness == 1 else f"valley: x²/2 + {steepness:g} y²/2",
        lambda p: (scale * p**2).sum(axis=-1) / 2,
        lambda p: scale * p,
        (4.0, 2.5),
        (-3.5, 1.5),
        ((0.0, 0.0),),
    )


def _banana(p: np.ndarray) -> np.ndarray:
    x, y = p[..., 0], p[..., 1]
    return (1 - x) ** 2 / 4 + 2 * (y - x**2 / 2) ** 2


def _banana_gradient(p: np.ndarray) -> np.ndarray:
    x, y = p[..., 0], p[..., 1]
    bend = y - x**2 / 2
    return np.stack([-(1 - x) / 2 - 4 * x * bend, 4 * bend], axis=-1)


def _saddle(p: np.ndarray) -> np.ndarray:
    x, y = p[..., 0], p[..., 1]
    return x**2 / 2 + y**4 / 8 - y**2 / 2 + 0.5


def _saddle_gradient(p: np.ndarray) -> np.ndarray:
    x, y = p[..., 0], p[..., 1]
    return np.stack([x, y**3 / 2 - y], axis=-1)


PITS = ((np.array([-1.8, 0.2]), 1.0, 0.7), (np.array([1.6, -0.4]), 1.8, 0.8))  # place, depth, width


def _pits(p: np.ndarray) -> np.ndarray:
    return 2.5 - sum(d * np.exp(-((p - c) ** 2).sum(axis=-1) / (2 * w**2)) for c, d, w in PITS)


def _pits_gradient(p: np.ndarray) -> np.ndarray:
    return sum((p - c) * (d / w**2 * np.exp(-((p - c) ** 2).sum(axis=-1) / (2 * w**2)))[..., None] for c, d, w in PITS)


SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        bowl(10.0),
        Surface("banana", _banana, _banana_gradient, (3.0, 2.5), (-2.0, -1.0), ((1.0, 0.5),)),
        Surface("saddle", _saddle, _saddle_gradient, (3.0, 2.5), (-2.5, 0.0), ((0.0, 2**0.5), (0.0, -(2**0.5)))),
        Surface("plateau with two pits", _pits, _pits_gradient, (4.0, 2.5), (-3.0, 1.0)),
    )
}
