"""Alternative texts made from the numbers of a figure, so that a cell does not tell its result before it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from ..activations import Activation, activation


def describe_curves(
    curves: Mapping[str, Sequence[float]], *, x: Sequence[float] | None = None, xlabel: str = "x"
) -> str:
    """What `plot_curves` shows, in words: where each line starts and ends, its turns, its lowest and highest point.

    >>> describe_curves({"loss": [4.0, 1.0, 2.0]}, xlabel="epoch")
    'loss: from 4 at epoch = 1 to 2 at 3; it turns once, lowest 1 at 2, highest 4 at 1.'
    """
    return " ".join(_describe(name, np.asarray(y, float), x, xlabel) for name, y in curves.items())


def _describe(name: str, y: np.ndarray, x: Sequence[float] | None, xlabel: str) -> str:
    at = np.arange(1, len(y) + 1) if x is None else np.asarray(x, float)
    ends = f"from {y[0]:.3g} at {xlabel} = {at[0]:.3g} to {y[-1]:.3g} at {at[-1]:.3g}"
    # what rounding alone moves is no turn: a curve of ones may differ in its last bits
    noise = 1e-9 * max(float(np.ptp(y)), 1e-3 * float(np.abs(y).max()), 1e-300)
    if np.allclose(y, np.interp(at, at[[0, -1]], y[[0, -1]]), rtol=0, atol=noise):
        return f"{name}: a straight line {ends}."
    steps = np.diff(y)
    directions = np.sign(steps[np.abs(steps) > noise])
    turns = int(np.sum(directions[1:] != directions[:-1]))
    if not turns:
        rises = directions[0] > 0
        if len(directions) < len(steps):  # level in between
            return f"{name}: {ends}, never {'falling' if rises else 'rising'}."
        return f"{name}: {ends}, {'rising' if rises else 'falling'} all the way."
    times = "once" if turns == 1 else f"{turns} times"
    low, high = int(y.argmin()), int(y.argmax())
    lowest, highest = f"lowest {y[low]:.3g} at {at[low]:.3g}", f"highest {y[high]:.3g} at {at[high]:.3g}"
    return f"{name}: {ends}; it turns {times}, {lowest}, {highest}."


def describe_activations(activations: Sequence[str | Activation], *, low: float = -5.0, high: float = 5.0) -> str:
    """What `plot_activations` shows, in words: the range of each value and of each slope, and where its ends lie.

    >>> describe_activations(["tanh"])
    'tanh: value from -1 at z = -5 to 1 at 5; slope (dashed) from 0.000182 at z = -5 to 1 at 0.'
    """
    z = np.linspace(low, high, 401)
    texts = []
    for one in activations:
        g = activation(one) if isinstance(one, str) else one
        texts.append(f"{g.name}: value {_range(z, g.f(z))}; slope (dashed) {_range(z, g.derivative(z))}.")
    return " ".join(texts)


def _range(z: np.ndarray, y: np.ndarray) -> str:
    low, high = int(y.argmin()), int(y.argmax())
    return f"from {y[low]:.3g} at z = {z[low]:.3g} to {y[high]:.3g} at {z[high]:.3g}"


def describe_matrices(matrices: Mapping[str, ArrayLike], *, digits: int = 3) -> str:
    """What `plot_matrix` shows of each M (m, n), in words: its numbers, row by row.

    >>> describe_matrices({"J": [[0.25, -0.25], [-0.25, 0.25]]}, digits=2)
    'J, 2 by 2: 0.25, -0.25; -0.25, 0.25.'
    """
    texts = []
    for name, M in matrices.items():
        M = np.asarray(M, float)
        rows = "; ".join(", ".join(written(v, digits) for v in row) for row in M)
        texts.append(f"{name}, {M.shape[0]} by {M.shape[1]}: {rows}.")
    return " ".join(texts)


def describe_bars(series: Mapping[str, Sequence[float]], names: Sequence[str], *, digits: int = 3) -> str:
    """What `plot_bars` shows, in words: each series with its bars' numbers.

    >>> describe_bars({"probability": [0.8668, 0.1332]}, ["cat", "dog"])
    'probability: cat 0.867, dog 0.133.'
    """
    pairs = {label: zip(names, heights, strict=True) for label, heights in series.items()}
    return " ".join(
        f"{label}: {', '.join(f'{name} {written(v, digits)}' for name, v in bars)}." for label, bars in pairs.items()
    )


def written(value: float, digits: int) -> str:
    """A number as figures show it: rounded, without the minus of a zero; only whole numbers go without decimals.

    >>> written(0.0002, 3), written(0.0, 3), written(-0.0002, 3), written(-1.0, 3)
    ('0.000', '0', '0.000', '-1')
    """
    return f"{value:g}" if float(value).is_integer() else f"{round(float(value), digits) + 0.0:.{digits}f}"
