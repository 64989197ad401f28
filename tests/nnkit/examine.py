"""One helper for each kind of thing: it examines any layer, loss or optimiser for all that it must satisfy.

The tables LAYERS, LOSSES and OPTIMIZERS name one case for each thing that the library has (some several); the same
helpers would examine a student's.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import numpy as np
from numpy.testing import assert_array_equal

import nnkit
from nnkit import Sequential, check_layer, check_loss
from nnkit.losses import Loss


def in_training(layer):
    layer.training = True
    return layer


# name: (makes the layer, shape of its input)
LAYERS: dict[str, tuple[Callable, tuple[int, ...]]] = {
    "Dense": (lambda: nnkit.Dense(5, 3, rng=1), (4, 5)),
    "Flatten": (lambda: nnkit.Flatten(), (4, 2, 3, 5)),
    "Identity": (lambda: nnkit.Identity(), (4, 5)),
    "Sigmoid": (lambda: nnkit.Sigmoid(), (4, 5)),
    "Tanh": (lambda: nnkit.Tanh(), (4, 5)),
    "ReLU": (lambda: nnkit.ReLU(), (4, 5)),
    "LeakyReLU": (lambda: nnkit.LeakyReLU(0.1), (4, 5)),
    "Softplus": (lambda: nnkit.Softplus(), (4, 5)),
    "ELU": (lambda: nnkit.ELU(), (4, 5)),
    "GELU": (lambda: nnkit.GELU(), (4, 5)),
    "SiLU": (lambda: nnkit.SiLU(), (4, 5)),
    "Softmax": (lambda: nnkit.Softmax(), (4, 5)),
    "Elementwise": (lambda: nnkit.Elementwise(np.sin, np.cos), (4, 5)),
    "Elementwise without derivative": (lambda: nnkit.Elementwise(np.sin), (4, 5)),
    "FromFunctions": (lambda: nnkit.FromFunctions(*scale_functions(), a=[1.0, -2, 3, 4, 5]), (4, 5)),
    "Dropout, evaluation": (lambda: nnkit.Dropout(0.3, rng=1), (4, 5)),
    "Dropout, training": (lambda: in_training(nnkit.Dropout(0.3, rng=1)), (4, 5)),
    "BatchNorm, evaluation": (lambda: nnkit.BatchNorm(5), (4, 5)),
    "BatchNorm, training": (lambda: in_training(nnkit.BatchNorm(5)), (7, 5)),
    "BatchNorm, images": (lambda: in_training(nnkit.BatchNorm(2)), (3, 2, 4, 5)),
    "Conv2d": (lambda: nnkit.Conv2d(2, 3, 3, rng=1), (2, 2, 5, 6)),
    "Conv2d, stride and padding": (lambda: nnkit.Conv2d(2, 3, 3, rng=1, stride=2, padding=1), (2, 2, 6, 7)),
    "MaxPool2d": (lambda: nnkit.MaxPool2d(2), (2, 3, 5, 6)),
    "AveragePool2d": (lambda: nnkit.AveragePool2d(2), (2, 3, 5, 6)),
    "AveragePool2d, overlapping": (lambda: nnkit.AveragePool2d(3, stride=2), (2, 3, 7, 6)),
    "MaxPool2d, overlapping": (lambda: nnkit.MaxPool2d(3, stride=2), (2, 3, 7, 6)),
}


def scale_functions():
    """y = a x for each column, in the two-functions style."""

    def forward(x, a):
        return a * x, (x, a)

    def backward(dy, cache):
        x, a = cache
        return dy * a, {"a": (dy * x).sum(axis=0)}

    return forward, backward


LOSSES: dict[str, tuple[Loss, Callable]] = {
    "mean_squared_error": (nnkit.mean_squared_error, lambda rng: rng.normal(size=(4, 3))),
    "mean_absolute_error": (nnkit.mean_absolute_error, lambda rng: rng.normal(size=(4, 3))),
    "binary_cross_entropy": (nnkit.binary_cross_entropy, lambda rng: rng.integers(0, 2, (4, 3))),
    "softmax_cross_entropy": (nnkit.softmax_cross_entropy, lambda rng: rng.integers(0, 3, 4)),
    "softmax_cross_entropy, one-hot": (nnkit.softmax_cross_entropy, lambda rng: np.eye(3)[rng.integers(0, 3, 4)]),
}

OPTIMIZERS: dict[str, Callable] = {
    "GradientDescent": lambda: nnkit.GradientDescent(lr=0.05),
    "Momentum": lambda: nnkit.Momentum(lr=0.02, mu=0.8),
    "Nesterov": lambda: nnkit.Nesterov(lr=0.02, mu=0.8),
    "AdaGrad": lambda: nnkit.AdaGrad(lr=0.5),
    "RMSProp": lambda: nnkit.RMSProp(lr=0.02),
    "Adam": lambda: nnkit.Adam(lr=0.1),
    "AdamW": lambda: nnkit.AdamW(lr=0.1, decay=0.001),
    "Newton": lambda: nnkit.Newton(lambda theta: 2 * np.eye(len(theta), dtype=theta.dtype), lr=0.5),
}


def examine_layer(layer: object, x_shape: tuple[int, ...]) -> None:
    """Gradients, dtype, untouched inputs and determinism (check_layer), and a batch without rows."""
    rng = np.random.default_rng(3)
    errors = check_layer(layer, rng.normal(size=x_shape))
    assert "x" in errors and max(errors.values()) < 1e-6
    needs_rows = isinstance(layer, nnkit.BatchNorm) and layer.training
    if not needs_rows:
        model = Sequential(copy.deepcopy(layer))
        y = model.forward(np.zeros((0, *x_shape[1:])))
        assert len(y) == 0
        assert model.backward(y, input_grad=True).shape == (0, *x_shape[1:])
        assert_array_equal(model.grad, 0)


def examine_loss(loss: Loss, target: Callable) -> None:
    """Gradient, dtype, untouched inputs, determinism, and a refusal of an empty batch."""
    rng = np.random.default_rng(3)
    output, y = rng.normal(size=(4, 3)), target(rng)
    check_loss(loss, output, y)
    y_before = y.copy()
    for dtype in (np.float32, np.float64):
        value, gradient = loss(output.astype(dtype), y)
        again, gradient_again = loss(output.astype(dtype), y)
        assert type(value) is float and value == again
        assert gradient.dtype == dtype
        assert_array_equal(gradient, gradient_again)
    assert_array_equal(y, y_before)
    try:
        loss(output[:0], y[:0])
    except ValueError as error:
        assert "empty" in str(error)
    else:
        raise AssertionError(f"{loss.__name__} took an empty batch")


def examine_optimizer(make: Callable) -> None:
    """Goes downhill on a bowl, keeps the dtype, leaves the gradient alone, determinism, and no parameters at all."""
    start = np.array([1.0, -2.0, 0.5])
    for dtype in (np.float32, np.float64):
        ends = []
        for optimizer in (make(), make()):
            theta = start.astype(dtype)
            for _ in range(200):
                grad = 2 * theta
                before = grad.copy()
                optimizer.step(theta, grad)
                assert_array_equal(grad, before)
            assert theta.dtype == dtype
            ends.append(theta)
        assert_array_equal(*ends)
        assert (theta**2).sum() < 1e-2 * (start**2).sum()
    nothing = np.zeros(0)
    make().step(nothing, nothing)
