"""How good a model is on data: its mean loss, and the share of its answers that is right.

A metric is a function (model, X, y) -> number; `fit` takes them by name.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, check_finite, rows_of_numbers, whole
from .losses import Loss, the_loss
from .model import Sequential

__all__ = ["METRICS", "accuracy", "evaluate", "multi_label_accuracy"]

Metric = Callable[[Sequential, Array, Array], float]


def checked(model: Sequential, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """X in the model's dtype and y as arrays of the same number of rows, one or more, all finite."""
    for name, given in (("X", X), ("y", y)):
        if given is None:
            raise TypeError(f"{name} is None; expected an array with one row per example.")
    X, y = np.asarray(rows_of_numbers(X, "X"), model.dtype), rows_of_numbers(y, "y")
    if len(X) == 0:
        raise ValueError(f"X holds no examples: shape {X.shape}.")
    if len(X) != len(y):
        raise ValueError(f"X and y must have the same number of rows; got {len(X)} and {len(y)}.")
    check_finite(X, "X")
    check_finite(y, "y")
    return X, y


def evaluate(model: Sequential, loss: str | Loss, X: ArrayLike, y: ArrayLike, *, batch_size: int = 1024) -> float:
    """The mean loss over all of X, y, in evaluation mode."""
    X, y = checked(model, X, y)
    loss, batch_size = the_loss(loss), whole("batch_size", batch_size)
    total = 0.0
    with model.evaluation():
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            value, _ = loss(model.forward(X[rows]), y[rows])
            total += value * len(X[rows])
    return total / len(X)


def accuracy(model: Sequential, X: ArrayLike, y: ArrayLike) -> float:
    """The share of rows whose predicted class is right; y holds labels (n,) or (n, 1), or one-hot rows (n, k)."""
    X, y = checked(model, X, y)
    answers = model.predict(X)
    k = max(model.passed[-1].reshape(len(X), -1).shape[1], 2)
    return float((answers == labels_of(y, k)).mean())


def labels_of(y: Array, k: int) -> Array:
    """Whole-number labels (n,) from 0 to k - 1 out of labels (n,) or (n, 1), or one-hot rows (n, k)."""
    if y.ndim == 2 and y.shape[1] > 1:
        if y.shape[1] != k or np.abs(y.sum(axis=1) - 1).max() > 1e-4 or y.min() < 0:
            raise ValueError(
                f"rows of y, shape {y.shape}, must be one-hot over the model's {k} classes. Where several answers of a "
                "row can be right there is multi_label_accuracy."
            )
        return np.asarray(y.argmax(axis=1))
    if y.ndim > 2 or y.size != len(y):
        raise ValueError(f"y must hold labels (n,) or (n, 1), or one-hot rows (n, {k}); got shape {y.shape}.")
    y = y.reshape(len(y))
    if (y != np.floor(y)).any() or y.min() < 0 or y.max() >= k:
        raise ValueError(f"labels must be whole numbers from 0 to {k - 1}; got values from {y.min()} to {y.max()}.")
    return y


def multi_label_accuracy(model: Sequential, X: ArrayLike, y: ArrayLike) -> float:
    """The share of right yes/no answers, where each row has k of them: y (n, k) of 0 and 1, the model's output (n, k).

    An output says yes above 0 (a logit, as binary_cross_entropy takes them), or above 1/2 after a sigmoid.
    """
    X, y = checked(model, X, y)
    yes = model.predict_each(X)
    if y.shape != yes.shape:
        raise ValueError(f"y must have the shape of the model's output, {yes.shape}; got {y.shape}.")
    if not np.isin(y, (0, 1)).all():
        raise ValueError("each entry of y must be 0 or 1.")
    return float((yes == y).mean())


METRICS: dict[str, Metric] = {"accuracy": accuracy, "multi_label_accuracy": multi_label_accuracy}
