"""Examine a layer, the course's or one's own: shapes, dtype, inputs left alone, same answer twice, gradients.

>>> from nnkit.layers import Dense
>>> check_layer(Dense(3, 2, rng=0), np.ones((4, 3)))
{'x': ..., 'W': ..., 'b': ...}
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import floats, generator
from .gradcheck import TOLERANCE, CheckError, describe_factor, describe_worst, numerical_gradient, relative_error
from .layers import Elementwise, FromFunctions
from .model import Sequential
from .parameter import Parameter, layers_within

__all__ = ["check_layer"]


def check_layer(layer: object, x: ArrayLike, *, rng: np.random.Generator | int = 0) -> dict[str, float]:
    """Raise CheckError, saying what is wrong and at which line, unless the layer behaves as it should.

    layer : anything that a model takes, or a whole Sequential; it is copied, and checked in the mode it is in.
    x : a small batch for it, with more than one row, and rows and columns of different number.
    Returns the largest relative error of the gradient for "x" and for each parameter by name. The parameters are
    moved by about 0.1 first: starting values (zeros, ones) hide mistakes, and a ReLU at its kink has no slope.
    """
    rng = generator(rng)
    model = _float64_copy(layer)
    model.theta += 0.1 * rng.normal(size=model.theta.shape)
    x = np.array(floats(x), float)
    y = _forward(model, x)
    if not np.isfinite(y).all():
        raise CheckError(f"{_where(model, 0)} gives NaN or infinity.")
    again = _forward(model, x)
    if not np.array_equal(y, again):
        raise CheckError(f"{_where(model, 0)} gives different answers for the same x.")
    dy = rng.normal(size=y.shape)  # random: with ones, a softmax whose backward returns only zeros would pass
    gradients = _gradients(model, dy)
    _check_float32(model, x, dy)
    errors = {}
    for name, (gradient, measured) in _pairs(model, x, dy, gradients).items():
        errors[name] = relative_error(gradient, measured, floor=1e-4)
        if not errors[name] < TOLERANCE:
            raise CheckError(
                f"{_where(model, 1)}: the gradient for {name} is wrong (relative error {errors[name]:.2g}; "
                f"{describe_worst(gradient, measured)}).{describe_factor(gradient, measured)}"
            )
    return errors


def _float64_copy(layer: object) -> Sequential:
    layers = layer.layers if isinstance(layer, Sequential) else [layer]
    model = Sequential(*(copy.deepcopy(part) for part in layers))
    model.training = any(getattr(part, "training", False) for part in layers)
    return model


def _forward(model: Sequential, x: np.ndarray) -> np.ndarray:
    """A forward pass that leaves the layers' random generators as they were, so that masks stay the same."""
    parts = [part for layer in model.layers for _, part in layers_within(layer)]
    generators = [g for part in parts for g in vars(part).values() if isinstance(g, np.random.Generator)]
    states = [g.bit_generator.state for g in generators]
    before = x.copy()
    y = np.array(model.forward(x))
    if not np.array_equal(x, before):
        raise CheckError(f"{_where(model, 0)} changes its input x. Work on a copy.")
    for g, state in zip(generators, states, strict=True):
        g.bit_generator.state = state
    return y


def _gradients(model: Sequential, dy: np.ndarray) -> dict[str, np.ndarray]:
    """What backward says after the last forward pass, for x and each parameter by name."""
    before = dy.copy()
    dx = np.array(model.backward(dy, input_grad=True))
    if not np.array_equal(dy, before):
        raise CheckError(f"{_where(model, 1)} changes its input dy. Work on a copy.")
    gradients = {"x": dx} | {_short(model, name): p.grad for name, p in model.parameters.items()}
    for name, gradient in gradients.items():
        if not np.isfinite(gradient).all():
            raise CheckError(f"{_where(model, 1)}: the gradient for {name} holds NaN or infinity.")
    return gradients


def _pairs(
    model: Sequential, x: np.ndarray, dy: np.ndarray, gradients: dict[str, np.ndarray]
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For x and each parameter: the gradient that backward gave and the one that small steps measure."""
    pairs = {"x": (gradients["x"], numerical_gradient(lambda near: float((_forward(model, near) * dy).sum()), x))}
    for name, parameter in model.parameters.items():

        def total(near: np.ndarray, parameter: Parameter = parameter) -> float:
            here = parameter.value.copy()
            parameter.value = near
            value = float((_forward(model, x) * dy).sum())
            parameter.value = here
            return value

        short = _short(model, name)
        pairs[short] = (gradients[short], numerical_gradient(total, parameter.value))
    return pairs


def _check_float32(model: Sequential, x: np.ndarray, dy: np.ndarray) -> None:
    small = Sequential(*(copy.deepcopy(part) for part in model.layers), dtype=np.float32)
    small.training = model.training
    y = small.forward(x)
    if y.dtype != np.float32:
        raise CheckError(f"{_where(model, 0)} makes {y.dtype} out of float32.")
    dx = small.backward(dy.astype(np.float32), input_grad=True)
    if np.asarray(dx).dtype != np.float32:
        raise CheckError(f"{_where(model, 1)} makes {np.asarray(dx).dtype} out of float32.")


def _short(model: Sequential, name: str) -> str:
    return name.split(".", 1)[1] if len(model.layers) == 1 else name


def _where(model: Sequential, direction: int) -> str:
    """The forward (0) or backward (1) function that the user wrote, with its line."""
    if len(model.layers) > 1:
        return f"{'the backward' if direction else 'the forward'} pass of {model}"
    layer = model.layers[0]
    if isinstance(layer, FromFunctions):
        function = layer.functions[direction]
    elif type(layer) is Elementwise:
        function = (layer.f, layer.derivative or layer.f)[direction]
    else:
        function = (type(layer).forward, type(layer).backward)[direction]
    return f"{getattr(function, '__qualname__', function)}{_line(function)}"


def _line(function: Callable[..., Any]) -> str:
    code = getattr(function, "__code__", None)
    if code is None:  # written in C
        return ""
    known = os.path.exists(code.co_filename)
    return f" (line {code.co_firstlineno} of {os.path.basename(code.co_filename) if known else 'its cell'})"
