"""Gradient checking: what backward says against what small steps measure.

The central difference (f(x + h) - f(x - h)) / 2h has an error of about h^2 (the formula) plus 1e-16 / h (rounding of
f), smallest near h = 1e-5 in float64; in float32 it would be useless. Errors are relative to the largest entry of the
gradient, so that entries near 0 raise no false alarm; a correct gradient reaches 1e-8 or better, a wrong one 1e-2.

>>> x = np.array([1.0, 2.0])
>>> numerical_gradient(lambda x: (x**3).sum(), x).round(6)
array([ 3., 12.])
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from .arrays import floats, function, number
from .losses import Loss, the_loss

__all__ = ["CheckError", "check_loss", "numerical_gradient", "numerical_hessian", "relative_error"]

TOLERANCE = 1e-6


class CheckError(AssertionError):
    """A layer or a loss is not what it should be; the message says what and where."""


def numerical_gradient(f: Callable[[np.ndarray], float], x: ArrayLike, *, h: float = 1e-5) -> np.ndarray:
    """df/dx_i = (f(x + h e_i) - f(x - h e_i)) / 2h for a function f of an array, in float64; x's shape."""
    function("f", f, "a function of an array that returns a number")
    number("h", h, above=0)
    x = np.array(floats(x), float)
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + h
        above = f(x)
        x[i] = here - h
        below = f(x)
        x[i] = here
        gradient[i] = (above - below) / (2 * h)
    return gradient


def numerical_hessian(
    gradient_at: Callable[[np.ndarray], np.ndarray], theta: ArrayLike, *, h: float = 1e-5
) -> np.ndarray:
    """H_ij = d g_j / d theta_i by central differences: theta (p,) -> (p, p), made symmetric."""
    function("gradient_at", gradient_at, "a function theta (p,) -> gradient (p,)")
    number("h", h, above=0)
    theta = np.array(floats(theta), float)
    if theta.ndim != 1:
        raise ValueError(f"theta must have shape (p,); got {theta.shape}.")
    H = np.empty((theta.size, theta.size))
    for i in range(theta.size):
        step = np.zeros_like(theta)
        step[i] = h
        above = np.array(gradient_at(theta + step))  # a copy: it may return the same array again, as model.grad is
        H[i] = (above - gradient_at(theta - step)) / (2 * h)
    return (H + H.T) / 2


def relative_error(gradient: ArrayLike, measured: ArrayLike, *, floor: float = 0.0) -> float:
    """max |gradient - measured| / max of all their entries' sizes; 0 if both are 0 or empty, infinite where one holds
    NaN or infinity.

    Sizes below `floor` count as `floor`: where the right gradient is all but 0, what is measured is rounding.
    """
    gradient, measured = np.asarray(floats(gradient), float), np.asarray(floats(measured), float)
    number("floor", floor, at_least=0)
    if gradient.shape != measured.shape:
        raise ValueError(f"the gradient must have shape {measured.shape}; got {gradient.shape}.")
    if gradient.size == 0:
        return 0.0
    if not (np.isfinite(gradient).all() and np.isfinite(measured).all()):
        return math.inf
    scale = max(np.abs(gradient).max(), np.abs(measured).max(), floor)
    return float(np.abs(gradient - measured).max() / scale) if scale > 0 else 0.0


def describe_worst(gradient: np.ndarray, measured: np.ndarray) -> str:
    """Where two gradients differ most, and the two numbers there."""
    difference = np.abs(gradient - measured)
    at = np.unravel_index(np.where(np.isnan(difference), np.inf, difference).argmax(), measured.shape)
    return f"worst at [{', '.join(map(str, at))}]: {gradient[at]:.6g}, measured {measured[at]:.6g}"


def check_loss(loss: Loss | str, output: ArrayLike, target: ArrayLike) -> None:
    """Hold a loss's gradient against central differences; raises CheckError with the worst entry if it is wrong.

    >>> def halved(output, target):
    ...     return ((output - target) ** 2).mean(), (output - target) / output.size
    >>> check_loss(halved, np.array([[1.0], [3.0]]), np.array([[0.0], [1.0]]))
    Traceback (most recent call last):
        ...
    nnkit.gradcheck.CheckError: halved: its gradient is not the slope of its value (relative error 0.5; worst at
    [1, 0]: 1, measured 2). It is 0.5 times what it should be.
    """
    loss = the_loss(loss)
    output, name = np.array(floats(output), float), getattr(loss, "__name__", repr(loss))
    before = output.copy()
    value, gradient = loss(output, target)
    if np.shape(value) != ():
        raise CheckError(f"{name}: its value must be one number; got shape {np.shape(value)}. Is a mean missing?")
    if np.shape(gradient) != output.shape:
        raise CheckError(f"{name}: its gradient must have shape {output.shape}; got {np.shape(gradient)}.")
    if not np.isfinite(value) or not np.isfinite(gradient).all():
        raise CheckError(f"{name}: its value or its gradient holds NaN or infinity.")
    if not np.array_equal(output, before):
        raise CheckError(f"{name} changes its input, the output array. Work on a copy.")
    measured = numerical_gradient(lambda z: loss(z, target)[0], output)
    gradient = np.array(gradient)
    error = relative_error(gradient, measured)
    if not error < TOLERANCE:
        raise CheckError(
            f"{name}: its gradient is not the slope of its value (relative error {error:.2g}; "
            f"{describe_worst(gradient, measured)}).{describe_factor(gradient, measured)}"
        )


def describe_factor(gradient: np.ndarray, measured: np.ndarray) -> str:
    """If the gradient is a multiple of the right one, which: a lost 1/n, a sign, a factor 2."""
    if not np.any(measured):
        return ""
    factor = np.vdot(gradient, measured) / np.vdot(measured, measured)
    if factor != 0 and relative_error(gradient, factor * measured) < TOLERANCE:
        return f" It is {factor:.4g} times what it should be."
    return ""
