"""Functions of two variables to walk down on: value, gradient, and the rectangle that is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnkit.widgets.live.scene import Mark, surface


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


def height_levels(low: float, high: float) -> list[float]:
    """Round heights between low and high for the lines of a map: 1, 2, 5, 10, ... where the range spans powers of ten,
    even steps elsewhere.

    >>> height_levels(0, 12)
    [0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]
    >>> height_levels(1, 2)
    [1.2, 1.4, 1.6, 1.8]
    """
    if low < high / 20:
        powers = range(math.floor(math.log10(high)) - 3, math.floor(math.log10(high)) + 1)
        series = [float(f"{digit}e{power}") for power in powers for digit in (1, 2, 5)]
        return [v for v in series if max(low, high / 400) < v < high]
    rough = (high - low) / 9
    power = 10 ** math.floor(math.log10(rough))
    step = next(k * power for k in (1, 2, 5, 10) if k * power >= rough * (1 - 1e-9))
    first = math.floor(low / step) + 1
    return [round(k * step, 12) for k in range(first, math.ceil(high / step))]


def height_map(values: np.ndarray, heights: Sequence[float] | None = None) -> Mark:
    """Heights (ny, nx) as a shaded map: fainter is lower, with a number on each line of equal height.

    heights: where the lines are; round ones of its own choice where not given.
    """
    low, high = float(values.min()), float(values.max())

    def depth(height):  # the root: finer shades near the minimum, where descents are decided
        return -np.sqrt((height - low) / (high - low))

    levels = [(float(depth(v)), f"{v:g}") for v in heights or height_levels(low, high) if low < v < high]
    return surface(depth(values), levels=levels, strength=0.28)


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
