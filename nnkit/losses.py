"""Loss functions: each takes (output, target) and returns (value, d_output).

`value` is the mean loss as a Python float, `d_output` its gradient with respect to the output, of the output's shape
and dtype. The loss alone owns the 1/n; no layer divides by the batch size. Any function of that form is a loss.

A third argument `sample_weight` (n,) counts each row so many times: L = 1/n sum_i w_i L_i with the loss L_i of row i.

The two cross-entropies take logits (what the last Dense layer returns) and no probabilities: log(softmax(z)) and its
gradient in one piece can neither overflow nor take the logarithm of 0. They run at every step of every training, so
they call `np.add.reduce(z, ...)` where `z.sum(...)` would do the same with a microsecond more.

>>> value, d_output = mean_squared_error(np.array([[1.0], [2.0]]), np.array([[0.0], [4.0]]))
>>> value
2.5
>>> d_output
array([[ 1.],
       [-2.]])
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, floats, function, named, numbers_in

__all__ = [
    "LOSSES", "binary_cross_entropy", "loss", "mean_absolute_error", "mean_squared_error",
    "softmax_cross_entropy",
]  # fmt: skip

Loss = Callable[..., tuple[float, Array]]


def _check_shapes(name: str, output: Array, target: Array) -> None:
    if output.shape != target.shape:
        cause = ""
        if sorted((output.ndim, target.ndim)) == [1, 2] and output.size == target.size:
            cause = " (n,) minus (n, 1) would broadcast to (n, n): write target[:, None] or output[:, 0]."
        raise ValueError(
            f"{name} expects output and target of the same shape; got output {output.shape} and target "
            f"{target.shape}.{cause}"
        )
    _check_not_empty(name, output)


def _check_not_empty(name: str, output: Array) -> None:
    if output.size == 0:
        raise ValueError(f"{name}: the batch is empty (output {output.shape}), and a mean over nothing is 0/0.")


def _times(sample_weight: ArrayLike | None, terms: Array) -> Array:
    """Each row of terms (n, ...) as often as its weight says."""
    if sample_weight is None:
        return terms
    w = np.asarray(numbers_in(sample_weight, "sample_weight"), terms.dtype)
    if w.shape != terms.shape[:1]:
        raise ValueError(f"sample_weight must be one number a row, shape {terms.shape[:1]}; got {w.shape}.")
    return terms * w.reshape(-1, *[1] * (terms.ndim - 1))


def mean_squared_error(
    output: ArrayLike, target: ArrayLike, sample_weight: ArrayLike | None = None
) -> tuple[float, Array]:
    """L = mean of (output - target)^2 over all entries; dL/doutput = 2 (output - target) / size.

    output and target have the same shape, usually (n, k).
    """
    output = floats(output)
    target = np.asarray(numbers_in(target, "target"), output.dtype)
    _check_shapes("mean_squared_error", output, target)
    difference = output - target
    value = float(_times(sample_weight, difference**2).mean())
    return value, _times(sample_weight, difference * (2 / difference.size))


def mean_absolute_error(
    output: ArrayLike, target: ArrayLike, sample_weight: ArrayLike | None = None
) -> tuple[float, Array]:
    """L = mean of |output - target| over all entries; dL/doutput = sign(output - target) / size.

    output and target have the same shape. At the kink (output = target) the gradient is 0.
    """
    output = floats(output)
    target = np.asarray(numbers_in(target, "target"), output.dtype)
    _check_shapes("mean_absolute_error", output, target)
    difference = output - target
    value = float(_times(sample_weight, np.abs(difference)).mean())
    return value, _times(sample_weight, np.sign(difference) / difference.size)


def binary_cross_entropy(
    output: ArrayLike, target: ArrayLike, sample_weight: ArrayLike | None = None
) -> tuple[float, Array]:
    """Cross-entropy of yes/no answers from logits z, with a = sigma(z) and y in [0, 1]:

    L = mean of -(y log a + (1 - y) log(1 - a)) = mean of max(z, 0) - y z + log(1 + e^-|z|);  dL/dz = (a - y) / size.

    output (the logits) and target have the same shape, (n,) or (n, 1).

    >>> binary_cross_entropy([0.0, 1000.0], [1, 1])
    (0.34657359027997264, array([-0.25,  0.  ]))
    """
    z = floats(output)
    y = np.asarray(numbers_in(target, "target"), z.dtype)
    _check_shapes("binary_cross_entropy", z, y)
    if np.minimum.reduce(y, axis=None) < 0 or np.maximum.reduce(y, axis=None) > 1:
        raise ValueError(f"binary_cross_entropy expects targets in [0, 1]; got values from {y.min()} to {y.max()}.")
    e = np.exp(-np.abs(z))
    terms = np.maximum(z, 0.0) - y * z + np.log1p(e)
    value = float(np.add.reduce(_times(sample_weight, terms), axis=None) / z.size)
    a = np.exp(np.minimum(z, 0.0)) / (1.0 + e)
    return value, _times(sample_weight, (a - y) * (1.0 / z.size))


def softmax_cross_entropy(
    output: ArrayLike, target: ArrayLike, sample_weight: ArrayLike | None = None
) -> tuple[float, Array]:
    """Cross-entropy of k classes from logits z (n, k), with p = softmax(z):

    L = mean over the rows of -sum_i y_i log p_i;  dL/dz = (p - y) / n.

    target holds whole-number labels (n,) from 0 to k - 1, or the y themselves (n, k), one-hot or any distribution.

    >>> softmax_cross_entropy([[3.0, -1.0, 1.0]], [0])[0]
    0.14293162849...
    """
    z = floats(output)
    y = numbers_in(target, "target")
    if z.ndim != 2:
        raise ValueError(f"softmax_cross_entropy expects logits of shape (n, k), one row per example; got {z.shape}.")
    _check_not_empty("softmax_cross_entropy", z)
    n, k = z.shape
    z = z - np.maximum.reduce(z, axis=1, keepdims=True)
    p = np.exp(z)
    total = np.add.reduce(p, axis=1, keepdims=True)
    p /= total
    if y.shape == (n, k):
        y = y.astype(z.dtype, copy=False)
        if np.abs(y.sum(axis=1) - 1).max() > 1e-4 or y.min() < 0:
            raise ValueError("softmax_cross_entropy: each row of targets (n, k) must be a distribution: >= 0, sum 1.")
        return float(-_times(sample_weight, y * (z - np.log(total))).sum() / n), _times(sample_weight, (p - y) / n)
    _check_labels(y, n, k)
    right = np.arange(0, n * k, k) + y  # where the right class stands, counted through all rows
    terms = np.log(total[:, 0]) - z.take(right)
    p.reshape(-1)[right] -= 1
    p /= n
    return float(np.add.reduce(_times(sample_weight, terms)) / n), _times(sample_weight, p)


def _check_labels(y: Array, n: int, k: int) -> None:
    if y.shape != (n,):
        cause = " Write target[:, 0]." if y.shape == (n, 1) else ""
        raise ValueError(
            f"softmax_cross_entropy: logits of shape {(n, k)} need labels of shape {(n,)} or one-hot rows of shape "
            f"{(n, k)}; got {y.shape}.{cause}"
        )
    if y.dtype.kind not in "iu":
        raise TypeError(
            f"softmax_cross_entropy expects whole numbers as labels; got {y.dtype}. Write target.astype(int)."
        )
    if np.minimum.reduce(y) < 0 or np.maximum.reduce(y) >= k:
        raise ValueError(
            f"softmax_cross_entropy: {k} logits per row allow labels 0 to {k - 1}; got labels from {y.min()} to "
            f"{y.max()}."
        )


LOSSES: dict[str, Loss] = {
    f.__name__: f for f in [mean_squared_error, mean_absolute_error, binary_cross_entropy, softmax_cross_entropy]
}


SHORT = {
    "mse": "mean_squared_error", "mae": "mean_absolute_error", "bce": "binary_cross_entropy",
    "ce": "softmax_cross_entropy", "cross_entropy": "softmax_cross_entropy",
}  # fmt: skip


def the_loss(loss_or_name: Loss | str) -> Loss:
    """The loss of a name, or the function itself; TypeError for anything else."""
    if isinstance(loss_or_name, str):
        return loss(loss_or_name)
    return function("loss", loss_or_name, "a function (output, target) -> (value, d_output) or a name such as 'mse'")


def loss(name: str) -> Loss:
    """The loss of that name, however it is spelled; "mse", "mae", "bce" and "cross-entropy" too.

    >>> loss("mean_absolute_error")([1.0, 5.0], [2.0, 2.0])[0]
    2.0
    """
    found: Loss = named("loss", name, LOSSES, SHORT)
    return found
