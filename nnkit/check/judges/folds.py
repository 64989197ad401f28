"""A deep ReLU network that should give the tent folded k times."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.judges.reading import MisfitError, items, numbers, saying, vector
from nnkit.check.plain import describe
from nnkit.lessonkit.pieces import count_linear_pieces


def tent(x: np.ndarray) -> np.ndarray:
    return 1 - np.abs(1 - 2 * np.asarray(x, float))


def repeated(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray, k: int) -> np.ndarray:
    for _ in range(k):
        x = f(x)
    return x


@saying
def fold_network(answer: Any, k: int) -> str | None:
    weights, biases = items(answer, "weights biases")
    for name, value in (("weights", weights), ("biases", biases)):
        if not isinstance(value, list | tuple):
            raise MisfitError(f"{name} must be a list with one array for each layer; got {describe(value)}")
        if len(value) != k + 1:
            raise MisfitError(
                f"for k = {k} there must be {k + 1} {name}: {k} hidden layers and the output; got {len(value)}"
            )
    Ws, bs, d = [], [], 1
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        m = 2 if i < k else 1
        where = f"of layer {i + 1} for k = {k}"
        Ws.append(numbers(W, (d, m), f"weights {where}"))
        bs.append(vector(b, m, f"biases {where}"))
        d = m
    x = np.linspace(0, 1, 8 * 2**k + 1)
    a = x[:, None]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        a = np.maximum(0, a @ W + b)
    came = (a @ Ws[-1] + bs[-1])[:, 0]
    wrong = np.abs(came - repeated(tent, x, k)) > 1e-6
    if not wrong.any():
        return None
    for other in (k - 1, k + 1):
        if np.abs(came - repeated(tent, x, other)).max() < 1e-6:
            return Named(
                "one fold too many" if other > k else "one fold too few",
                f"it folds one time too {'many' if other > k else 'few'}: {other} times instead of {k}",
            )
    if np.all(Ws[0] != 0) and np.ptp(bs[0] / Ws[0][0]) == 0:
        says = "both neurons of the first layer begin at the same place, so the curve has no bend between"
        return Named("both begin at one place", f"{says}: at x = {0 - bs[0][0] / Ws[0][0, 0]:.4g}")
    return _slope_that_differs(x, came, repeated(tent, x, k), count_linear_pieces(Ws, bs, 0, 1))


def _slope_that_differs(x: np.ndarray, came: np.ndarray, want: np.ndarray, pieces: int) -> str:
    """Where a curve, at the points x, first leaves the one that is wanted: by slope or by its start."""
    slopes, right = np.diff(came) / np.diff(x), np.diff(want) / np.diff(x)
    other = np.flatnonzero(np.abs(slopes - right) > 1e-6)
    has = f"it has {pieces} straight pieces on [0, 1]"
    if abs(came[0] - want[0]) > 1e-6 or not other.size:
        return f"the curve does not start at 0: at x = 0 it is {came[0]:.4g}; {has}"
    at = int(other[0])
    says = "the curve has another slope than is asked"
    return f"{says}: from x = {x[at]:.4g} on it is {slopes[at]:.4g}, where {right[at]:.4g} is asked; {has}"
