"""The Playground's data: points of the square [-6, 6]^2, and the inputs that are computed from their coordinates.

As in TensorFlow's Playground, whose problems these are (Smilkov et al. 2017, https://playground.tensorflow.org).

>>> P, t = draw_points("circle", 100, noise=0, rng=0)
>>> P.shape, t.shape, sorted(set(t.tolist()))
((100, 2), (100,), [0.0, 1.0])
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnkit.arrays import Rng, generator

SIDE = 6.0  # coordinates run from -SIDE to SIDE

Problem = Callable[[int, float, np.random.Generator], tuple[np.ndarray, np.ndarray]]


def draw_points(problem: str, n: int, *, noise: float, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """P (n, 2) points and t (n,) targets: classes 0 and 1, or values in [-1, 1] where the problem is a regression.

    noise, from 0 to 0.5, moves the points (widens the clouds of "gauss") after they got their targets.
    """
    return PROBLEMS[problem](n, noise, generator(rng))


def _shift(P: np.ndarray, noise: float, rng: np.random.Generator) -> np.ndarray:
    return P + noise * rng.uniform(-SIDE / 1.2, SIDE / 1.2, P.shape)


def _polar(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    return radius[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])


def _classes(n: int) -> np.ndarray:
    return (np.arange(n) % 2).astype(float)


def _circle(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A disc of radius 2.5 (class 1) inside a ring of radii 3.5 to 5 (class 0)."""
    t = _classes(n)
    radius = np.where(t == 1, rng.uniform(0, 2.5, n), rng.uniform(3.5, 5, n))
    return _shift(_polar(radius, rng.uniform(0, 2 * math.pi, n)), noise / 2, rng), t


def _xor(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Class 1 where x and y have the same sign, with a gap of 0.3 along the axes."""
    P = rng.uniform(-5, 5, (n, 2))
    P += np.where(P > 0, 0.3, -0.3)
    return _shift(P, noise / 2, rng), (P[:, 0] * P[:, 1] > 0).astype(float)


def _gauss(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two normal clouds around (2, 2) (class 1) and (-2, -2) (class 0), of standard deviation 0.7 to 2.1."""
    t = _classes(n)
    return np.where(t == 1, 2, -2)[:, None] + (0.7 + 2.8 * noise) * rng.normal(size=(n, 2)), t


def _spiral(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two arms of 1 3/4 turns around each other."""
    t = _classes(n)
    share = np.arange(n) // 2 / max(n // 2, 1)
    angle = 3.5 * math.pi * share + np.where(t == 1, 0, math.pi)
    return _shift(_polar(5 * share, angle), noise / 2, rng), t


def _plane(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The value rises evenly from -1 in one corner to 1 in the other."""
    P = rng.uniform(-SIDE, SIDE, (n, 2))
    return _shift(P, noise / 2, rng), P.sum(axis=1) / (2 * SIDE)


def _hills(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Six bumps of radius 2, up and down in turn; 0 between them."""
    P = rng.uniform(-SIDE, SIDE, (n, 2))
    centres = np.array([[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]])
    heights = np.array([1, -1, 1, -1, 1, -1])
    distance = np.linalg.norm(P[:, None] - centres, axis=2)
    bumps = heights * np.clip(1 - distance / 2, 0, None)
    t = bumps[np.arange(n), np.abs(bumps).argmax(axis=1)]
    return _shift(P, noise / 2, rng), t


PROBLEMS: dict[str, Problem] = {
    "circle": _circle, "xor": _xor, "gauss": _gauss, "spiral": _spiral, "plane": _plane, "gauss regression": _hills,
}  # fmt: skip
OWN = ("own classes", "own values")  # what a student's data are called
REGRESSIONS = ("plane", "gauss regression", "own values")
MOST = 2000  # points of one's own
MOST_CLASSES = 4  # more have neither a colour nor a marker of their own


@dataclass(frozen=True)
class OwnData:
    """A student's points, stretched over the square.

    name : one of OWN; rows (n, 3) : x, y, target (of classes their number from 0 on); says : from where to where they
    were before; classes : how many there are, 2 for values.
    """

    name: str
    rows: np.ndarray
    says: str
    classes: int = 2

    def as_dict(self) -> dict[str, object]:
        """As JSON knows it."""
        rows = np.round(self.rows, 6).tolist()
        return {"name": self.name, "rows": rows, "says": self.says, "classes": self.classes}


def own_data(X: ArrayLike, y: ArrayLike) -> OwnData:
    """Points X (n, 2) with targets y (n,): 2 to 4 classes by any names, or floats, which come to lie in [-1, 1].

    >>> own_data([[0, 10], [2, 30]], ["no", "yes"]).rows.tolist()
    [[-5.0, -5.0, 0.0], [5.0, 5.0, 1.0]]
    """
    P, t = np.asarray(X, float), np.asarray(y)
    if P.ndim != 2 or P.shape[1] != 2 or t.shape != P.shape[:1]:
        raise ValueError(f"data is a pair (X, y): X of shape (n, 2) and y of shape (n,); got {P.shape} and {t.shape}.")
    if not 2 <= len(P) <= MOST:
        raise ValueError(f"data must have 2 to {MOST} points; got {len(P)}.")
    names, number = np.unique(t, return_inverse=True)
    is_value = t.dtype.kind == "f" and len(names) > 2
    if not is_value and not 2 <= len(names) <= MOST_CLASSES:
        raise ValueError(
            f"y must have 2 to {MOST_CLASSES} classes, or be floats to be met; got {len(names)} classes. Of more, "
            f"tell one from the rest: y == {names[-1].item()!r}."
        )
    if not np.isfinite(P).all() or (is_value and not np.isfinite(t).all()):
        raise ValueError("data must be finite numbers; there are nan or inf in it.")
    sides = [(column.min(), column.max()) for column in P.T]
    says = ", ".join(f"{name} from {low:g} to {high:g}" for name, (low, high) in zip("xy", sides, strict=True))
    rows = np.column_stack([*(5 * _stretched(column) for column in P.T), _stretched(t) if is_value else number])
    if is_value:
        told, classes = f"values from {t.min():g} to {t.max():g}", 2
    else:
        told, classes = ", ".join(f"class {i} is {name}" for i, name in enumerate(names) if i), len(names)
    return OwnData(OWN[is_value], rows.astype(float), f"your data: {says}; {told}", classes)


def _stretched(values: np.ndarray) -> np.ndarray:
    """Values with their least at -1 and their largest at 1; all alike at 0."""
    low, high = values.min(), values.max()
    return (2 * values - low - high) / (high - low) if high > low else np.zeros(len(values))


INPUTS: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "x^2": lambda x, y: x * x,
    "y^2": lambda x, y: y * y,
    "xy": lambda x, y: x * y,
    "sin x": lambda x, y: np.sin(x),
    "sin y": lambda x, y: np.sin(y),
}


def compute_inputs(P: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """X (n, k) for points P (n, 2): one column for each name of INPUTS.

    >>> compute_inputs(np.array([[2.0, 3.0]]), ["x^2", "xy"])
    array([[4., 6.]])
    """
    x, y = P[:, 0], P[:, 1]
    return np.column_stack([INPUTS[name](x, y) for name in names])


@functools.cache
def grid_points(n: int) -> np.ndarray:
    """(n^2, 2): the centres of n x n cells of the square, row by row from the top, as pictures are; read only."""
    centres = (np.arange(n) + 0.5) / n * 2 * SIDE - SIDE
    x, y = np.meshgrid(centres, -centres)
    points = np.column_stack([x.ravel(), y.ravel()])
    points.flags.writeable = False  # every Playground looks at the same
    return points
