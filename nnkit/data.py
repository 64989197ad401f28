"""Small data sets, drawn anew from a generator that the caller gives: no global seed, the same rng gives the same data.

Classification: X (n, 2) floats about in [-1, 1], y (n,) labels 0, 1, ... in random order.
Regression: x (n, 1) and y (n, 1) floats.

>>> X, y = xor(4, noise=0, rng=0)
>>> ((X[:, 0] > 0) != (X[:, 1] > 0)).astype(int) == y
array([ True,  True,  True,  True])
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .arrays import Rng, generator
from .images import digits, mnist, read_idx

__all__ = [
    "CLASSIFICATION", "CURVES", "blobs", "curve", "digits", "mnist", "moons", "one_hot", "read_idx", "rings", "spirals",
    "split", "standardise", "xor",
]  # fmt: skip


def _check_count(n: int, at_least: int = 1) -> None:
    if n < at_least:
        raise ValueError(f"n must be at least {at_least}; got {n}.")


def _labels(n: int, classes: int, rng: np.random.Generator) -> np.ndarray:
    """n labels, each class as often as possible, in random order."""
    _check_count(n)
    return rng.permutation(np.arange(n) % classes)


def xor(n: int = 200, *, noise: float = 0.1, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Points of the square [-1, 1]^2; class 1 where the two coordinates have different signs.

    `noise` is the standard deviation of what is added to the points after they got their label.
    """
    rng = generator(rng)
    _check_count(n)
    X = rng.uniform(-1, 1, (n, 2))
    y = ((X[:, 0] > 0) != (X[:, 1] > 0)).astype(int)
    return X + noise * rng.normal(size=X.shape), y


def rings(n: int = 200, *, noise: float = 0.05, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """A disc of radius 0.4 (class 1) inside a ring of radii 0.65 to 1 (class 0), each evenly filled."""
    rng = generator(rng)
    y = _labels(n, 2, rng)
    inner, outer = np.where(y == 1, 0, 0.65), np.where(y == 1, 0.4, 1)
    radius = np.sqrt(rng.uniform(inner**2, outer**2))  # even in area, not in radius
    angle = rng.uniform(0, 2 * math.pi, n)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + noise * rng.normal(size=X.shape), y


def spirals(
    n: int = 300, *, arms: int = 2, turns: float = 1.0, noise: float = 0.03, rng: Rng
) -> tuple[np.ndarray, np.ndarray]:
    """`arms` spirals that start near the origin, one class each, each making `turns` turns."""
    rng = generator(rng)
    y = _labels(n, arms, rng)
    radius = rng.uniform(0.05, 1, n)
    angle = 2 * math.pi * (turns * radius + y / arms)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + noise * rng.normal(size=X.shape), y


def moons(n: int = 200, *, noise: float = 0.08, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Two half circles, each reaching into the other."""
    rng = generator(rng)
    y = _labels(n, 2, rng)
    angle = rng.uniform(0, math.pi, n)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    X = np.where(y[:, None] == 0, upper, -upper) / 1.5
    return X + noise * rng.normal(size=X.shape), y


def blobs(n: int = 200, *, classes: int = 3, spread: float = 0.15, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """One normal cloud of standard deviation `spread` for each class, centres evenly on a circle of radius 0.7."""
    rng = generator(rng)
    y = _labels(n, classes, rng)
    angle = 2 * math.pi * y / classes
    centres = 0.7 * np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + spread * rng.normal(size=centres.shape), y


CLASSIFICATION = {f.__name__: f for f in [xor, rings, spirals, moons, blobs]}

# name: (function, left end, right end)
CURVES: dict[str, tuple[Callable[[np.ndarray], np.ndarray], float, float]] = {
    "line": (lambda x: 0.5 * x + 1, -3, 3),
    "parabola": (lambda x: x**2, -2, 2),
    "sine": (np.sin, 0, 2 * math.pi),
    "step": (lambda x: (x > 0).astype(float), -1, 1),
    "abs": (np.abs, -1, 1),
    "wiggle": (lambda x: np.sin(3 * x) + 0.5 * x, -3, 3),
}


def curve(name: str = "sine", n: int = 100, *, noise: float = 0.1, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 1), sorted and uniform over the curve's interval, and y = f(x) + noise (n, 1), with f = CURVES[name].

    >>> x, y = curve("parabola", 3, noise=0, rng=1)
    >>> bool((y == x**2).all())
    True
    """
    if name not in CURVES:
        raise ValueError(f"no curve is named {name!r}; the names are {', '.join(CURVES)}.")
    rng = generator(rng)
    _check_count(n)
    f, left, right = CURVES[name]
    x = np.sort(rng.uniform(left, right, n))[:, None]
    return x, f(x) + noise * rng.normal(size=x.shape)


def split(X: np.ndarray, y: np.ndarray, *, test: float = 0.25, rng: Rng) -> tuple[np.ndarray, ...]:
    """X_train, X_test, y_train, y_test: a random share `test` of the rows held out, at least one row on each side."""
    if len(X) != len(y):
        raise ValueError(f"X and y must have the same number of rows; got {len(X)} and {len(y)}.")
    _check_count(len(X), 2)
    if not 0 < test < 1:
        raise ValueError(f"test must be a share between 0 and 1; got {test}.")
    held_out = min(max(round(test * len(X)), 1), len(X) - 1)
    order = generator(rng).permutation(len(X))
    held, kept = order[:held_out], order[held_out:]
    return X[kept], X[held], y[kept], y[held]


def standardise(X_train: np.ndarray, *others: np.ndarray) -> list[np.ndarray]:
    """Each column to mean 0 and standard deviation 1, as measured on X_train (n, d) ALONE; the others get the same.

    Mean and deviation of test data must not be used: they would leak into training. A constant column becomes 0.

    >>> standardise(np.array([[1.0, 5.0], [3.0, 5.0]]), np.array([[4.0, 6.0]]))
    [array([[-1.,  0.],
           [ 1.,  0.]]), array([[2., 1.]])]
    """
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(sd > 1e-12 * np.abs(mean), sd, 1)  # rounding can leave a constant column a deviation of 1e-17
    return [(X - mean) / sd for X in (X_train, *others)]


def one_hot(y: np.ndarray, k: int) -> np.ndarray:
    """Labels y (n,) from 0 to k - 1 as rows (n, k), 1 at the label and 0 elsewhere.

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    y = np.asarray(y)
    if y.size and (y.min() < 0 or y.max() >= k):
        raise ValueError(f"labels must be 0 to {k - 1}; got {y.min()} to {y.max()}.")
    return np.eye(k)[y]
