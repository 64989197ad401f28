"""A student's own functions, sampled: the page draws them from tables, whether Python answers or not.

A table has a value at every place that a picture looks at, so that kinks and jumps stay what they are; in between,
where only a handle that is held down comes, it is straight.
"""

from __future__ import annotations

import base64
import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnkit.widgets.live.failure import explain

Function = Callable[..., np.ndarray]
Table = dict[str, Any]
EPS = (0.0, 0.5, 1.0)
ALL_EPS = tuple(np.round(np.arange(0, 1.01, 0.05), 2).tolist())


def encoded(values: ArrayLike) -> str:
    """Numbers as base64 of 64-bit floats, lowest byte first: a third of what they take as text."""
    return base64.b64encode(np.asarray(values, "<f8").tobytes()).decode()


def places(*parts: ArrayLike) -> np.ndarray:
    """All numbers of the parts in order, each once."""
    return np.unique(np.round(np.concatenate([np.ravel(part) for part in parts]), 12))


def sampled(f: Function, x: np.ndarray) -> np.ndarray:
    """f(x) as floats, one for each x; ValueError if it gives something of another shape."""
    y = np.asarray(f(x.copy()), float)
    if y.shape != x.shape:
        raise ValueError(f"f must give one number for each x: x has shape {x.shape}, f(x) {y.shape}.")
    return y


def function_table(f: Function, x: np.ndarray) -> Table:
    """The table of a function of x."""
    return {"x": encoded(x), "y": encoded(sampled(f, x))}


def pair_table(pair: Sequence[Function], x: np.ndarray) -> Table:
    """The table of a function of z and its derivative, or of z and eps: with a row for each of some eps."""
    eps: Sequence[float] = EPS if any(takes_eps(f) for f in pair) else (0.1,)
    rows = [[sampled(at_eps(f, e), x) for e in eps] for f in pair]
    if len(eps) > 1 and all(np.allclose(2 * middle, low + high, rtol=1e-12) for low, middle, high in rows):
        eps, rows = (0.0, 1.0), [[low, high] for low, _, high in rows]  # linear in eps: its ends are enough
    elif len(eps) > 1:
        eps = ALL_EPS
        rows = [[sampled(at_eps(f, e), x) for e in eps] for f in pair]
    f, d = ([encoded(row) for row in of] for of in rows)
    return {"x": encoded(x), "f": f, "d": d, "eps": encoded(eps)}


def takes_eps(f: Function) -> bool:
    """Whether a function has a second argument."""
    if isinstance(f, np.ufunc):
        return f.nin > 1  # its second parameter is where the result goes
    try:
        return len(inspect.signature(f).parameters) > 1
    except (TypeError, ValueError):  # some functions written in C do not say
        return False


def at_eps(f: Function, eps: float) -> Function:
    """The function of z alone."""
    return partial(_call, f, eps) if takes_eps(f) else f


def _call(f: Function, eps: float, z: np.ndarray) -> np.ndarray:
    return f(z, eps)


def tabled(make: Callable[[], Table]) -> tuple[Table, Exception | None]:
    """The table that `make` gives, or what is shown in its place and what was raised."""
    try:
        return make(), None
    except NotImplementedError:
        return {"unwritten": True}, None
    except Exception as error:  # a student's function may raise anything
        return {"problem": explain(error)}, error
