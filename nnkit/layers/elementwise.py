"""Activations as layers: dx = dy f'(x)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ..activations import Activation, activation, leaky_relu, leaky_relu_derivative, sigmoid, softmax
from ..arrays import Array, function, number
from .base import Layer


class Elementwise(Layer):
    """y = f(x) for any function f that works element by element; dx = dy f'(x).

    Without a derivative the slope is measured: (f(x + h) - f(x - h)) / 2h with h = 1e-5 in float64, good to about
    1e-9 away from kinks. It costs two more calls of f.

    >>> layer = Elementwise(np.sin, np.cos)
    >>> layer.forward(np.array([0.0])), layer.backward(np.array([3.0]))
    (array([0.]), array([3.]))
    """

    def __init__(self, f: Callable[..., Any], derivative: Callable[..., Any] | None = None, *, name: str | None = None):
        self.f = function("f", f, "a function that works element by element, such as np.sin")
        if derivative is not None:
            function("derivative", derivative, "the function f'(x), or None: then the slope is measured")
        self.derivative = derivative
        self.name = name or getattr(f, "__name__", type(f).__name__)

    def forward(self, x: Array) -> Array:
        """f(x), of x's shape."""
        self.x = x
        y = self.f(x)
        if np.shape(y) != x.shape:
            raise ValueError(f"{self.name} must return one number for each of x, shape {x.shape}; got {np.shape(y)}.")
        return y

    def backward(self, dy: Array) -> Array:
        """dy f'(x), in x's dtype."""
        if self.derivative is not None:
            return dy * self.derivative(self.x)
        x, h = self.x.astype(float), 1e-5
        slope = (self.f(x + h) - self.f(x - h)) / (2 * h)
        return dy * slope.astype(self.x.dtype)

    def __repr__(self) -> str:
        return f"Elementwise({self.name})"


class _Named(Elementwise):
    """An activation of the table, under its own class name."""

    activation_name: str

    def __init__(self) -> None:
        known = activation(self.activation_name)
        super().__init__(known.f, known.derivative, name=known.name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class Identity(_Named):
    """y = x."""

    activation_name = "identity"


class Softplus(_Named):
    """y = log(1 + e^x)."""

    activation_name = "softplus"


class ELU(_Named):
    """y = x for x > 0, else e^x - 1."""

    activation_name = "elu"


class GELU(_Named):
    """y = x P(N <= x), exact."""

    activation_name = "gelu"


class SiLU(_Named):
    """y = x sigma(x)."""

    activation_name = "silu"


class LeakyReLU(Elementwise):
    """y = slope x + (1 - slope) max(0, x)."""

    def __init__(self, slope: float = 0.01):
        self.slope = number("slope", slope)
        super().__init__(
            partial(leaky_relu, slope=slope), partial(leaky_relu_derivative, slope=slope), name="leaky_relu"
        )

    def __repr__(self) -> str:
        return f"LeakyReLU({self.slope})"


class ReLU(Layer):
    """y = max(0, x); dx = dy where y > 0, else 0."""

    def forward(self, x: Array) -> Array:
        """max(0, x)."""
        self.y = np.maximum(x, 0.0)
        return self.y

    def backward(self, dy: Array) -> Array:
        """dy where x > 0: the slope is the sign of y, which is 0 or positive."""
        return dy * np.sign(self.y)


class Sigmoid(Layer):
    """y = 1 / (1 + e^-x); dx = dy y (1 - y), from the output alone."""

    def forward(self, x: Array) -> Array:
        """sigma(x)."""
        self.y = sigmoid(x)
        return self.y

    def backward(self, dy: Array) -> Array:
        """dy y (1 - y)."""
        return dy * (self.y * (1 - self.y))


class Tanh(Layer):
    """y = tanh(x); dx = dy (1 - y^2), from the output alone."""

    def forward(self, x: Array) -> Array:
        """tanh(x)."""
        self.y = np.tanh(x)
        return self.y

    def backward(self, dy: Array) -> Array:
        """dy (1 - y^2)."""
        return dy * (1 - self.y * self.y)


class Softmax(Layer):
    """Rows of logits to rows of probabilities; dx = p (dy - sum_j dy_j p_j), that is dy (diag(p) - p p^T).

    For training leave it out and use `softmax_cross_entropy`, which takes the logits.
    """

    def forward(self, x: Array) -> Array:
        """softmax over the last axis."""
        self.p = softmax(x)
        return self.p

    def backward(self, dy: Array) -> Array:
        """dy times the Jacobian of each row."""
        return self.p * (dy - (dy * self.p).sum(axis=-1, keepdims=True))


ACTIVATION_LAYERS: dict[str, type[Layer]] = {
    "identity": Identity, "sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU, "leaky_relu": LeakyReLU,
    "softplus": Softplus, "elu": ELU, "gelu": GELU, "silu": SiLU, "softmax": Softmax,
}  # fmt: skip


def activation_layer(name_or_activation: str | Activation) -> Layer:
    """A new layer for a name of the table, or for an Activation of one's own.

    >>> activation_layer("tanh")
    Tanh()
    """
    if isinstance(name_or_activation, Activation):
        a = name_or_activation
        if not a.elementwise:
            raise ValueError(f"{a.name} is not elementwise: write a layer for it.")
        return Elementwise(a.f, a.derivative, name=a.name)
    return ACTIVATION_LAYERS[activation(name_or_activation).name]()
