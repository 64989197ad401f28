"""Initial weights: functions (shape, *, rng) -> array of float64.

A dense layer's weights have the shape (n_in, n_out), a convolution's (channels out, channels in, height, width).

>>> xavier((2, 3), rng=0).shape
(2, 3)
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .arrays import Array, Rng, generator, named, number, numbers_in, whole

Initializer = Callable[..., Array]


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """(n_in, n_out): how many numbers one output of this weight array sums up, and how many one input reaches.

    >>> fans((784, 128)), fans((16, 3, 5, 5))
    ((784, 128), (75, 400))
    """
    if len(shape) == 2:
        return shape[0], shape[1]
    if len(shape) == 4:
        return shape[1] * shape[2] * shape[3], shape[0] * shape[2] * shape[3]
    raise ValueError(f"weights have shape (n_in, n_out) or (c_out, c_in, height, width); got {shape}.")


def _lengths(shape: tuple[int, ...]) -> tuple[int, ...]:
    try:
        return tuple(whole("each length in a shape", length, 0) for length in shape)
    except TypeError as error:
        raise TypeError(f"a shape is a tuple of whole numbers, such as (784, 128); got {shape!r:.60}.") from error


def zeros(shape: tuple[int, ...], *, rng: Rng | None = None) -> Array:
    """All 0: right for biases. As weights it makes all neurons of a layer learn the same, for ever."""
    return np.zeros(_lengths(shape))


def constant(shape: tuple[int, ...], *, value: float = 0.1, rng: Rng | None = None) -> Array:
    """All equal to `value`."""
    return np.full(_lengths(shape), float(number("value", value)))


def normal(shape: tuple[int, ...], *, sd: float = 0.01, rng: Rng) -> Array:
    """N(0, sd^2): `sd` is the standard deviation, the root of the variance."""
    return float(number("sd", sd, at_least=0)) * generator(rng).normal(size=_lengths(shape))


def uniform(shape: tuple[int, ...], *, low: float = -0.1, high: float = 0.1, rng: Rng) -> Array:
    """Evenly between low and high."""
    low, high = number("low", low), number("high", high, at_least=low)
    return generator(rng).uniform(low, high, _lengths(shape))


def xavier(shape: tuple[int, ...], *, rng: Rng) -> Array:
    """N(0, 2 / (n_in + n_out)), the variance: keeps forward and backward signals alike through tanh layers.

    Glorot and Bengio 2010, equation 12 (there as a uniform distribution of the same variance).
    """
    n_in, n_out = fans(shape)
    return normal(shape, sd=math.sqrt(2 / max(n_in + n_out, 1)), rng=rng)


def he(shape: tuple[int, ...], *, rng: Rng) -> Array:
    """N(0, 2 / n_in), the variance: makes up for the half of the signal that a ReLU cuts off (He et al. 2015)."""
    n_in, _ = fans(shape)
    return normal(shape, sd=math.sqrt(2 / max(n_in, 1)), rng=rng)


def initial_weights(init: str | Initializer, shape: tuple[int, ...], rng: Rng) -> Array:
    """What an initializer, or the one of that name, makes of a shape; ValueError where its array has another one."""
    weights = numbers_in(initializer(init)(shape, rng=rng), "what init returns")
    if weights.shape != shape:
        raise ValueError(f"init must return an array of the shape that it is given, {shape}; got {weights.shape}.")
    return weights


INITIALIZERS: dict[str, Initializer] = {
    "zeros": zeros, "constant": constant, "normal": normal, "uniform": uniform, "xavier": xavier, "he": he,
}  # fmt: skip


def initializer(name_or_function: str | Initializer) -> Initializer:
    """The initializer of that name ("glorot" is xavier, "kaiming" he); a function is its own.

    >>> initializer("he")((1, 2), rng=1).shape
    (1, 2)
    """
    if callable(name_or_function):
        return name_or_function
    found: Initializer = named("initializer", name_or_function, INITIALIZERS, {"glorot": "xavier", "kaiming": "he"})
    return found
