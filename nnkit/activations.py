"""Activation functions and their derivatives.

Every function takes numbers or arrays of any shape and works element by element; only `softmax` works on rows.
float32 stays float32, whole numbers become float64, the input is never changed, and nothing overflows at |z| = 1e4.

>>> sigmoid([-1000.0, 0.0, 1000.0])
array([0. , 0.5, 1. ])
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, floats, named

__all__ = [
    "ACTIVATIONS", "Activation", "activation", "elu", "elu_derivative", "gelu", "gelu_derivative", "identity",
    "identity_derivative", "leaky_relu", "leaky_relu_derivative", "relu", "relu_derivative", "sigmoid",
    "sigmoid_derivative", "silu", "silu_derivative", "softmax", "softmax_jacobian", "softplus",
    "softplus_derivative", "tanh", "tanh_derivative",
]  # fmt: skip


def identity(z: ArrayLike) -> Array:
    """z itself (as a new array): the activation of a regression output."""
    return +floats(z)


def identity_derivative(z: ArrayLike) -> Array:
    """1 everywhere."""
    return np.ones_like(floats(z))


def sigmoid(z: ArrayLike) -> Array:
    """sigma(z) = 1 / (1 + e^-z), the logistic function.

    Computed from e^-|z|, which can't overflow; for z < 0 this is the equal form e^z / (1 + e^z).
    """
    z = floats(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_derivative(z: ArrayLike) -> Array:
    """sigma'(z) = sigma(z) (1 - sigma(z)), at most 1/4."""
    z = floats(z)
    return sigmoid(z) * sigmoid(-z)


def tanh(z: ArrayLike) -> Array:
    """tanh(z) = (e^z - e^-z) / (e^z + e^-z) = 2 sigma(2z) - 1."""
    return np.tanh(floats(z))


def tanh_derivative(z: ArrayLike) -> Array:
    """tanh'(z) = 1 - tanh(z)^2, at most 1."""
    return 1 - np.tanh(floats(z)) ** 2


def relu(z: ArrayLike) -> Array:
    """max(0, z): the rectified linear unit (Nair and Hinton 2010)."""
    return np.maximum(floats(z), 0)


def relu_derivative(z: ArrayLike) -> Array:
    """1 for z > 0, else 0. At the kink z = 0 any value in [0, 1] would do; like most libraries we take 0."""
    z = floats(z)
    return (z > 0).astype(z.dtype)


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Array:
    """slope z + (1 - slope) max(0, z): slope 1 for z > 0 and `slope` below (Maas et al. 2013)."""
    z = floats(z)
    return slope * z + (1 - slope) * np.maximum(z, 0)


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> Array:
    """1 for z > 0, else `slope`."""
    z = floats(z)
    return np.where(z > 0, 1, slope).astype(z.dtype)


def softplus(z: ArrayLike) -> Array:
    """log(1 + e^z), a ReLU with a rounded corner (Dugas et al. 2001)."""
    return np.logaddexp(0, floats(z))


def softplus_derivative(z: ArrayLike) -> Array:
    """sigma(z): the slope of the softplus is the sigmoid."""
    return sigmoid(z)


def elu(z: ArrayLike, alpha: float = 1.0) -> Array:
    """z for z > 0, else alpha (e^z - 1): the exponential linear unit (Clevert et al. 2016)."""
    z = floats(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_derivative(z: ArrayLike, alpha: float = 1.0) -> Array:
    """1 for z > 0, else alpha e^z."""
    z = floats(z)
    return np.where(z > 0, 1, alpha * np.exp(np.minimum(z, 0)))


_erfc = np.vectorize(math.erfc, otypes=[float])  # NumPy has no erfc; math's is exact, at about 0.1 us a number


def _normal_cdf(z: Array) -> Array:
    """P(N <= z) for a standard normal N. From erfc: 1 + erf would lose all digits for z < -8."""
    return (0.5 * _erfc(-z / math.sqrt(2))).astype(z.dtype)


def gelu(z: ArrayLike) -> Array:
    """z P(N <= z) for a standard normal N, in its exact form with erf (Hendrycks and Gimpel 2016)."""
    z = floats(z)
    return z * _normal_cdf(z)


def gelu_derivative(z: ArrayLike) -> Array:
    """P(N <= z) + z p(z), with the normal density p(z) = e^(-z^2 / 2) / sqrt(2 pi)."""
    z = floats(z)
    return _normal_cdf(z) + z * np.exp(-0.5 * z**2) / math.sqrt(2 * math.pi)


def silu(z: ArrayLike) -> Array:
    """z sigma(z), also called swish (Elfwing et al. 2018)."""
    z = floats(z)
    return z * sigmoid(z)


def silu_derivative(z: ArrayLike) -> Array:
    """sigma(z) (1 + z (1 - sigma(z)))."""
    z = floats(z)
    return sigmoid(z) * (1 + z * sigmoid(-z))


def softmax(z: ArrayLike) -> Array:
    """p_i = e^z_i / sum_j e^z_j over the last axis: z (..., k) -> p (..., k), each row positive with sum 1.

    A shift of a whole row changes nothing, so its maximum is subtracted first: then no exponential overflows.

    >>> softmax([1.0, 1000.0, 2.0])
    array([0., 1., 0.])
    """
    z = floats(z)
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"softmax expects z of shape (..., k) with at least one class; got shape {z.shape}.")
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_jacobian(z: ArrayLike) -> Array:
    """dp_i / dz_j = p_i ([i = j] - p_j), that is diag(p) - p p^T for each row: z (..., k) -> (..., k, k)."""
    p = softmax(z)
    return p[..., :, None] * (np.eye(p.shape[-1], dtype=p.dtype) - p[..., None, :])


class Activation(NamedTuple):
    """An activation function with its name, derivative and equation (LaTeX, without the dollar signs).

    For an elementwise activation `derivative(z)` has the shape of z; softmax's is the Jacobian of each row.
    """

    name: str
    f: Callable[..., Array]
    derivative: Callable[..., Array]
    formula: str
    elementwise: bool = True

    def __call__(self, z: ArrayLike) -> Array:
        return self.f(z)


ACTIVATIONS: dict[str, Activation] = {
    a.name: a
    for a in [
        Activation("identity", identity, identity_derivative, r"z"),
        Activation("sigmoid", sigmoid, sigmoid_derivative, r"1 / (1 + e^{-z})"),
        Activation("tanh", tanh, tanh_derivative, r"(e^z - e^{-z}) / (e^z + e^{-z})"),
        Activation("relu", relu, relu_derivative, r"\max(0, z)"),
        Activation("leaky_relu", leaky_relu, leaky_relu_derivative, r"\epsilon z + (1 - \epsilon) \max(0, z)"),
        Activation("softplus", softplus, softplus_derivative, r"\log(1 + e^z)"),
        Activation("elu", elu, elu_derivative, r"z\ \mathrm{if}\ z > 0\ \mathrm{else}\ \alpha (e^z - 1)"),
        Activation("gelu", gelu, gelu_derivative, r"z\, P(N \leq z)"),
        Activation("silu", silu, silu_derivative, r"z\, \sigma(z)"),
        Activation("softmax", softmax, softmax_jacobian, r"e^{z_i} / \sum_j e^{z_j}", elementwise=False),
    ]
}


def activation(name: str) -> Activation:
    """The activation of that name, however it is spelled: "leaky_relu" or "LeakyReLU"; "linear" and "swish" too.

    >>> activation("ReLU")([-2.0, 3.0])
    array([0., 3.])
    """
    found: Activation = named("activation", name, ACTIVATIONS, {"linear": "identity", "swish": "silu"})
    return found
