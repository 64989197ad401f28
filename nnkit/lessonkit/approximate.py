"""Any continuous function of one variable from ReLUs: a constant plus one hinge at each knot.

On [t_0, t_n] with knots t_0 < ... < t_n, the polygon through (t_i, f(t_i)) is

f(t_0) + sum over i < n of c_i max(0, x - t_i),   c_i = the CHANGE of slope at t_i (at t_0 the first slope itself).

For a twice differentiable f and even knots a distance h apart it misses f by at most h^2 / 8 max |f''|.

>>> constant, coefficients = hinges([0.0, 1.0, 3.0], [5.0, 7.0, 7.0])
>>> constant, coefficients
(5.0, array([ 2., -2.]))
>>> relu_sum([0.5, 2.0], [0.0, 1.0, 3.0], constant, coefficients)
array([6., 7.])
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["hinges", "relu_sum"]


def hinges(knots: ArrayLike, values: ArrayLike) -> tuple[float, np.ndarray]:
    """The constant and the coefficients c (n,) for knots (n + 1,), ascending and even or not, and f's values there."""
    knots, values = np.asarray(knots, float), np.asarray(values, float)
    if knots.ndim != 1 or len(knots) < 2 or knots.shape != values.shape:
        raise ValueError(f"knots and values must be two lists of one length > 1; got {knots.shape}, {values.shape}.")
    if not (np.diff(knots) > 0).all():
        raise ValueError("knots must ascend, each larger than the one before.")
    slopes = np.diff(values) / np.diff(knots)
    return float(values[0]), np.diff(slopes, prepend=0.0)


def relu_sum(x: ArrayLike, knots: ArrayLike, constant: float, coefficients: ArrayLike) -> np.ndarray:
    """constant + sum_i c_i max(0, x - t_i), of x's shape; a last knot without a coefficient is not used."""
    x, coefficients = np.asarray(x, float), np.asarray(coefficients, float)
    starts = np.asarray(knots, float)[: len(coefficients)]
    return constant + np.maximum(0, x[..., None] - starts) @ coefficients
