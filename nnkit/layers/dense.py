"""The dense (fully connected) layer, and the reshaping to its input."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from ..arrays import Array, Rng, whole
from ..init import Initializer, initial_weights
from ..parameter import Parameter
from .base import Layer


@lru_cache
def _ones(n: int, dtype: np.dtype[Any]) -> Array:
    """The row vector 1^T: the sum over a batch is 1^T dy, which takes a third of the time of dy.sum(axis=0)."""
    return np.ones(n, dtype)


class Dense(Layer):
    """y = x W + b, with x (n, d_in), W (d_in, d_out), b (d_out,) and y (n, d_out).

    Backward, with the sums over the batch: dW = x^T dy, db = sum of dy over the rows, dx = dy W^T.
    `init` is the weights' initializer, a name or a function (shape, *, rng); biases start at 0.

    >>> layer = Dense(3, 2, rng=0)
    >>> layer.forward(np.ones((5, 3))).shape
    (5, 2)
    """

    def __init__(self, d_in: int, d_out: int, *, rng: Rng, init: str | Initializer = "he"):
        self.d_in, self.d_out, self.init = whole("d_in", d_in), whole("d_out", d_out), init
        self.W = Parameter(initial_weights(init, (d_in, d_out), rng))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, x: Array) -> Array:
        """y (n, d_out) for x (n, d_in)."""
        W = self.W.value
        if x.ndim != 2 or x.shape[1] != len(W):
            raise ValueError(f"{self} expects x of shape (n, {len(W)}), one row per example; got {x.shape}.")
        self.x = x
        y = x.dot(W)  # x @ W; for two small matrices half the time
        y += self.b.value  # in place: no second array of y's size
        return y

    def backward(self, dy: Array) -> Array | None:
        """dx (n, d_in) for dy (n, d_out); fills W.grad and b.grad."""
        x, b = self.x, self.b
        if dy.shape != (len(x), len(b.value)):
            raise ValueError(f"{self} expects dy of shape {(len(x), len(b.value))}; got {dy.shape}.")
        if x.dtype == dy.dtype == b.grad.dtype:  # straight into the model's gradient vector, in half the time
            x.T.dot(dy, self.W.grad)
            _ones(len(dy), dy.dtype).dot(dy, b.grad)
        else:
            self.W.grad, b.grad = x.T @ dy, dy.sum(axis=0)
        return dy.dot(self.W.value.T) if self.needs_input_grad else None

    def __repr__(self) -> str:
        return "Dense({}, {})".format(*self.W.value.shape)


class Flatten(Layer):
    """(n, ...) -> (n, d): each example as one row."""

    def forward(self, x: Array) -> Array:
        """x (n, a, b, ...) as (n, a b ...)."""
        self.shape = x.shape
        return x.reshape(len(x), int(np.prod(x.shape[1:])))

    def backward(self, dy: Array) -> Array:
        """dy (n, d) in the shape that x had."""
        return dy.reshape(self.shape)
