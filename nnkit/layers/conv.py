"""Convolution and pooling of images (n, channels, height, width), from windows that slide over them."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ..arrays import Array, Rng, whole
from ..init import Initializer, initial_weights
from ..parameter import Parameter
from .base import Layer


def windows(x: Array, size: int, stride: int) -> Array:
    """All size x size windows of x (n, c, h, w) as a view (n, c, size, size, h_out, w_out), without copying.

    Entry [n, c, i, j, a, b] is x[n, c, a stride + i, b stride + j]; h_out = (h - size) // stride + 1.
    """
    view = sliding_window_view(x, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]
    return view.transpose(0, 1, 4, 5, 2, 3)


def add_windows(parts: Array, x: Array, stride: int) -> None:
    """The transpose of `windows`: add each entry of parts (n, c, size, size, h_out, w_out) to where it came from."""
    size, (h_out, w_out) = parts.shape[2], parts.shape[4:]
    for i in range(size):
        for j in range(size):
            x[:, :, i : i + stride * h_out : stride, j : j + stride * w_out : stride] += parts[:, :, i, j]


def _check_image(layer: Layer, x: Array, channels: int | None, smallest: int) -> None:
    if x.ndim != 4 or (channels is not None and x.shape[1] != channels):
        raise ValueError(f"{layer} expects x of shape (n, {channels or 'c'}, h, w); got {x.shape}.")
    if min(x.shape[2:]) < smallest:
        raise ValueError(f"{layer} needs images of at least {smallest} x {smallest}; got x {x.shape}.")


class Conv2d(Layer):
    """y[n, o, a, b] = sum over c, i, j of x[n, c, a s + i, b s + j] W[o, c, i, j] + b[o], with stride s.

    x (n, c_in, h, w), W (c_out, c_in, size, size), b (c_out,), y (n, c_out, h_out, w_out) with
    h_out = (h + 2 padding - size) // s + 1. Like every library it correlates: W is not flipped. With the windows of
    an image as columns (c_in size^2, h_out w_out), the sum is one matrix product for each image.
    """

    def __init__(
        self, c_in: int, c_out: int, size: int, *, rng: Rng, stride: int = 1, padding: int = 0,
        init: str | Initializer = "he",
    ):  # fmt: skip
        self.c_in, self.c_out, self.size = whole("c_in", c_in), whole("c_out", c_out), whole("size", size)
        self.stride, self.padding, self.init = whole("stride", stride), whole("padding", padding, 0), init
        self.W = Parameter(initial_weights(init, (c_out, c_in, size, size), rng))
        self.b = Parameter(np.zeros(c_out))

    def forward(self, x: Array) -> Array:
        """y (n, c_out, h_out, w_out) for x (n, c_in, h, w)."""
        c_out, c_in, size, _ = self.W.value.shape
        _check_image(self, x, c_in, size - 2 * self.padding)
        around = (self.padding, self.padding)
        x = np.pad(x, ((0, 0), (0, 0), around, around)) if self.padding else x
        self.x_shape = x.shape
        seen = windows(x, size, self.stride)
        n, h_out, w_out = len(x), *seen.shape[4:]
        self.columns = seen.reshape(n, c_in * size * size, h_out * w_out)
        y = self.W.value.reshape(c_out, c_in * size * size) @ self.columns
        y += self.b.value[:, None]
        return y.reshape(n, c_out, h_out, w_out)

    def backward(self, dy: Array) -> Array | None:
        """dx (n, c_in, h, w) for dy (n, c_out, h_out, w_out); fills W.grad and b.grad."""
        c_out, c_in, size, _ = self.W.value.shape
        n, _, h_out, w_out = dy.shape
        self.b.grad = dy.sum((0, 2, 3))
        dy = dy.reshape(n, c_out, h_out * w_out)
        self.W.grad = (dy @ self.columns.transpose(0, 2, 1)).sum(0).reshape(self.W.value.shape)
        if not self.needs_input_grad:
            return None
        parts = self.W.value.reshape(c_out, c_in * size * size).T @ dy
        dx: Array = np.zeros(self.x_shape, dy.dtype)
        add_windows(parts.reshape(n, c_in, size, size, h_out, w_out), dx, self.stride)
        p = self.padding
        return dx[:, :, p : dx.shape[2] - p, p : dx.shape[3] - p]

    def __repr__(self) -> str:
        c_out, c_in, size, _ = self.W.value.shape
        return f"Conv2d({c_in}, {c_out}, {size}, stride={self.stride}, padding={self.padding})"


class MaxPool2d(Layer):
    """The largest entry of each size x size window: x (n, c, h, w) -> y (n, c, h_out, w_out).

    The gradient goes to that entry alone, to the first one if several are equal. `stride` defaults to `size`;
    rows and columns that fill no window are left out.
    """

    def __init__(self, size: int, *, stride: int | None = None):
        self.size = whole("size", size)
        self.stride = whole("stride", size if stride is None else stride)

    def forward(self, x: Array) -> Array:
        """The maxima."""
        _check_image(self, x, None, self.size)
        self.x_shape = x.shape
        seen = windows(x, self.size, self.stride)
        seen = seen.reshape(*seen.shape[:2], self.size**2, *seen.shape[4:])
        self.largest = seen.argmax(axis=2, keepdims=True)
        return np.take_along_axis(seen, self.largest, axis=2)[:, :, 0]

    def backward(self, dy: Array) -> Array:
        """dy at the maxima, 0 elsewhere."""
        n, c, h_out, w_out = dy.shape
        parts = np.zeros((n, c, self.size**2, h_out, w_out), dy.dtype)
        np.put_along_axis(parts, self.largest, dy[:, :, None], axis=2)
        dx = np.zeros(self.x_shape, dy.dtype)
        add_windows(parts.reshape(n, c, self.size, self.size, h_out, w_out), dx, self.stride)
        return dx

    def __repr__(self) -> str:
        return f"MaxPool2d({self.size}, stride={self.stride})"


class AveragePool2d(Layer):
    """The mean of each size x size window: x (n, c, h, w) -> y (n, c, h_out, w_out).

    Each entry of a window gets dy / size^2. `stride` defaults to `size`; rows and columns that fill no window are left
    out.
    """

    def __init__(self, size: int, *, stride: int | None = None):
        self.size = whole("size", size)
        self.stride = whole("stride", size if stride is None else stride)

    def forward(self, x: Array) -> Array:
        """The means."""
        _check_image(self, x, None, self.size)
        self.x_shape = x.shape
        return windows(x, self.size, self.stride).mean(axis=(2, 3))

    def backward(self, dy: Array) -> Array:
        """dy / size^2 everywhere in its window."""
        dx = np.zeros(self.x_shape, dy.dtype)
        shares = dy[:, :, None, None] / self.size**2
        add_windows(np.broadcast_to(shares, (*dy.shape[:2], self.size, self.size, *dy.shape[2:])), dx, self.stride)
        return dx

    def __repr__(self) -> str:
        return f"AveragePool2d({self.size}, stride={self.stride})"
