"""Small data sets, drawn anew from a generator that the caller gives: no global seed, the same rng gives the same data.

Classification: X (n, 2) floats about in [-1, 1], y (n,) labels 0, 1, ... in random order.
Regression: x (n, 1) and y (n, 1) floats.

>>> X, y = xor(4, noise=0, rng=0)
>>> ((X[:, 0] > 0) != (X[:, 1] > 0)).astype(int) == y
array([ True,  True,  True,  True])
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, Rng, by_position, check_finite, floats, generator, named, number, rows_of_numbers, whole
from .images import digits, mnist, read_idx

__all__ = [
    "CLASSIFICATION", "CURVES", "blobs", "curve", "digits", "mnist", "moons", "one_hot", "read_idx", "rings", "spirals",
    "split", "standardise", "xor",
]  # fmt: skip


def _check(n: int, noise: float) -> None:
    whole("n", n)
    number("noise", noise, at_least=0)


def _labels(n: int, classes: int, rng: np.random.Generator) -> Array:
    """n labels, each class as often as possible, in random order."""
    whole("n", n)
    whole("the number of classes", classes)
    return rng.permutation(np.arange(n) % classes)


def xor(n: int = 200, *, noise: float = 0.1, rng: Rng) -> tuple[Array, Array]:
    """Points of the square [-1, 1]^2; class 1 where the two coordinates have different signs.

    `noise` is the standard deviation of what is added to the points after they got their label.
    """
    rng = generator(rng)
    _check(n, noise)
    X = rng.uniform(-1, 1, (n, 2))
    y = ((X[:, 0] > 0) != (X[:, 1] > 0)).astype(int)
    return X + noise * rng.normal(size=X.shape), y


def rings(n: int = 200, *, noise: float = 0.05, rng: Rng) -> tuple[Array, Array]:
    """A disc of radius 0.4 (class 1) inside a ring of radii 0.65 to 1 (class 0), each evenly filled."""
    rng = generator(rng)
    _check(n, noise)
    y = _labels(n, 2, rng)
    inner, outer = np.where(y == 1, 0, 0.65), np.where(y == 1, 0.4, 1)
    radius = np.sqrt(rng.uniform(inner**2, outer**2))  # even in area, not in radius
    angle = rng.uniform(0, 2 * math.pi, n)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + noise * rng.normal(size=X.shape), y


def spirals(n: int = 300, *, arms: int = 2, turns: float = 1.0, noise: float = 0.03, rng: Rng) -> tuple[Array, Array]:
    """`arms` spirals that start near the origin, one class each, each making `turns` turns."""
    rng = generator(rng)
    _check(n, noise)
    number("turns", turns)
    y = _labels(n, whole("arms", arms), rng)
    radius = rng.uniform(0.05, 1, n)
    angle = 2 * math.pi * (turns * radius + y / arms)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + noise * rng.normal(size=X.shape), y


def moons(n: int = 200, *, noise: float = 0.08, rng: Rng) -> tuple[Array, Array]:
    """Two half circles, each reaching into the other."""
    rng = generator(rng)
    _check(n, noise)
    y = _labels(n, 2, rng)
    angle = rng.uniform(0, math.pi, n)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    X = np.where(y[:, None] == 0, upper, -upper) / 1.5
    return X + noise * rng.normal(size=X.shape), y


def blobs(n: int = 200, *, classes: int = 3, spread: float = 0.15, rng: Rng) -> tuple[Array, Array]:
    """One normal cloud of standard deviation `spread` for each class, centres evenly on a circle of radius 0.7."""
    rng = generator(rng)
    number("spread", spread, at_least=0)
    y = _labels(n, whole("classes", classes), rng)
    angle = 2 * math.pi * y / classes
    centres = 0.7 * np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + spread * rng.normal(size=centres.shape), y


CLASSIFICATION = {f.__name__: f for f in [xor, rings, spirals, moons, blobs]}

# name: (function, left end, right end)
CURVES: dict[str, tuple[Callable[[Array], Array], float, float]] = {
    "line": (lambda x: 0.5 * x + 1, -3, 3),
    "parabola": (lambda x: x**2, -2, 2),
    "sine": (np.sin, 0, 2 * math.pi),
    "step": (lambda x: (x > 0).astype(float), -1, 1),
    "abs": (np.abs, -1, 1),
    "wiggle": (lambda x: np.sin(3 * x) + 0.5 * x, -3, 3),
}


def curve(name: str = "sine", n: int = 100, *, noise: float = 0.1, rng: Rng) -> tuple[Array, Array]:
    """x (n, 1), sorted and uniform over the curve's interval, and y = f(x) + noise (n, 1), with f = CURVES[name].

    >>> x, y = curve("parabola", 3, noise=0, rng=1)
    >>> bool((y == x**2).all())
    True
    """
    f, left, right = named("curve", name, CURVES)
    rng = generator(rng)
    _check(n, noise)
    x = np.sort(rng.uniform(left, right, n))[:, None]
    return x, f(x) + noise * rng.normal(size=x.shape)


def split(X: Any, y: Any, *, test: float = 0.25, rng: Rng) -> tuple[Array, Array, Array, Array]:
    """X_train, X_test, y_train, y_test: a random share `test` of the rows held out, at least one row on each side.

    Lists, data frames, series and tensors are taken by position, row by row as they stand, and come back as arrays.
    """
    X, y = by_position(X, "X"), by_position(y, "y")
    if len(X) != len(y):
        raise ValueError(f"X and y must have the same number of rows; got {len(X)} and {len(y)}.")
    whole("the number of rows", len(X), 2)
    number("test, the share of the rows held out,", test, above=0, below=1)
    held_out = min(max(round(test * len(X)), 1), len(X) - 1)
    order = generator(rng).permutation(len(X))
    held, kept = order[:held_out], order[held_out:]
    return X[kept], X[held], y[kept], y[held]


def standardise(X_train: ArrayLike, *others: ArrayLike) -> list[Array]:
    """Each column to mean 0 and standard deviation 1, as measured on X_train (n, d) ALONE; the others get the same.

    Mean and deviation of test data must not be used: they would leak into training. A column that is constant, as far
    as numbers of its type can tell, becomes 0 and the others' distance from it.

    >>> standardise(np.array([[1.0, 5.0], [3.0, 5.0]]), np.array([[4.0, 6.0]]))
    [array([[-1.,  0.],
           [ 1.,  0.]]), array([[2., 1.]])]
    """
    train, *rest = (floats(rows_of_numbers(X, name)) for X, name in zip((X_train, *others), _names(), strict=False))
    if len(train) == 0:
        raise ValueError(f"X_train holds no rows: shape {train.shape}.")
    check_finite(train, "X_train")
    for X in rest:
        if X.shape[1:] != train.shape[1:]:
            raise ValueError(f"what is standardised alike must have X_train's columns, {train.shape}; got {X.shape}.")
    mean, sd = train.mean(axis=0, dtype=float), train.std(axis=0, dtype=float)
    rounding = 4 * np.finfo(train.dtype).eps * np.abs(train).max(axis=0)
    constant = np.ptp(train, axis=0) <= rounding
    mean, sd = np.where(constant, train[0], mean), np.where(constant, 1, sd)
    return [((X - mean) / sd).astype(X.dtype) for X in (train, *rest)]


def _names() -> Iterator[str]:
    yield "X_train"
    while True:
        yield "what is to be standardised alike"


def one_hot(y: ArrayLike, k: int) -> Array:
    """Labels y (n,) from 0 to k - 1 as rows (n, k), 1 at the label and 0 elsewhere.

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = rows_of_numbers(y, "y")
    if labels.ndim != 1:
        raise ValueError(f"labels must have shape (n,); got {labels.shape}. Write y[:, 0] for one column.")
    if labels.size and labels.dtype.kind not in "iub":
        raise TypeError(f"labels must be whole numbers; got {labels.dtype}. Write y.astype(int) where they are.")
    if labels.size and (labels.min() < 0 or labels.max() >= whole("k", k)):
        raise ValueError(f"labels must be 0 to {k - 1}; got {labels.min()} to {labels.max()}.")
    return np.eye(k)[labels.astype(int)]
