"""Batch normalisation: each feature of a batch to mean 0 and variance 1, then to a learned scale and shift."""

from __future__ import annotations

import numpy as np

from ..arrays import Array, number, whole
from ..parameter import Parameter
from .base import Layer


class BatchNorm(Layer):
    """y = gamma u + beta with u = (x - mean) / sqrt(variance + eps), feature by feature (Ioffe and Szegedy 2015).

    x (n, d) with features in the columns, or (n, d, h, w) with channels. In training mean and variance are the
    batch's (divided by the count, not count - 1), and running averages are kept, which evaluation uses:
    running = (1 - momentum) running + momentum batch, there with the unbiased variance, as PyTorch does.
    """

    training = False
    buffers = ("running_mean", "running_variance")  # not trained, but saved with the model

    def __init__(self, d: int, *, momentum: float = 0.1, eps: float = 1e-5):
        self.d = whole("d", d)
        self.gamma = Parameter(np.ones(d))
        self.beta = Parameter(np.zeros(d))
        self.running_mean, self.running_variance = np.zeros(d), np.ones(d)
        self.momentum, self.eps = number("momentum", momentum, at_least=0, at_most=1), number("eps", eps, above=0)

    def forward(self, x: Array) -> Array:
        """y of x's shape."""
        d = len(self.gamma.value)
        if x.ndim not in (2, 4) or x.shape[1] != d:
            raise ValueError(f"{self} expects x of shape (n, {d}) or (n, {d}, h, w); got {x.shape}.")
        self.axes = tuple(axis for axis in range(x.ndim) if axis != 1)
        self.count = x.size // d
        if self.training:
            if self.count < 2:
                raise ValueError(f"{self} in training needs at least two numbers for each feature; got x {x.shape}.")
            mean, variance = x.mean(self.axes), x.var(self.axes)
            keep, new = 1 - self.momentum, self.momentum
            self.running_mean = keep * self.running_mean + new * mean
            self.running_variance = keep * self.running_variance + new * variance * self.count / (self.count - 1)
        else:
            mean, variance = self.running_mean, self.running_variance
        self.batch_statistics = self.training
        self.sd = self._along(np.sqrt(variance + self.eps), x)
        self.u = (x - self._along(mean, x)) / self.sd
        return self._along(self.gamma.value, x) * self.u + self._along(self.beta.value, x)

    def backward(self, dy: Array) -> Array:
        """dgamma = sum dy u, dbeta = sum dy; with du = dy gamma, in training

        dx = (du - mean(du) - u mean(du u)) / sd, since mean and variance depend on x too; in evaluation dx = du / sd.
        """
        self.gamma.grad = (dy * self.u).sum(self.axes)
        self.beta.grad = dy.sum(self.axes)
        du = dy * self._along(self.gamma.value, dy)
        if self.batch_statistics:
            du = du - du.mean(self.axes, keepdims=True) - self.u * (du * self.u).mean(self.axes, keepdims=True)
        return du / self.sd

    @staticmethod
    def _along(values: Array, x: Array) -> Array:
        """One value per feature, shaped to broadcast along x's axis 1, in x's dtype."""
        return values.astype(x.dtype, copy=False).reshape(1, -1, *[1] * (x.ndim - 2))

    def __repr__(self) -> str:
        return f"BatchNorm({len(self.gamma.value)})"
