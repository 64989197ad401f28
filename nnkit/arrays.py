"""What the library accepts: arrays of floats, sources of random numbers, and settings within their limits."""

from __future__ import annotations

import difflib
import math
import numbers
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

# written as text, since NumPy loads its random module on first use only, and so do we
Rng: TypeAlias = "np.random.Generator | int"
Array: TypeAlias = NDArray[Any]


def floats(x: ArrayLike) -> Array:
    """x as an array of floats: float32 and float64 arrays themselves (no copy), anything else as float64."""
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(float)


def by_position(data: Any, name: str) -> Array:
    """The rows of a list, an array, a data frame or series (pandas, polars), or a tensor, as they stand, as an array.

    A series is taken by place and not by its index, which shuffling mixes. Masked arrays and what holds no rows are
    refused.
    """
    if isinstance(data, np.ma.MaskedArray):
        if np.ma.getmaskarray(data).any():
            raise ValueError(f"{name} is a masked array with hidden entries; leave those rows out or fill them first.")
        data = data.data
    if callable(getattr(data, "detach", None)):  # a PyTorch tensor that may carry a graph
        data = data.detach().cpu()
    array = np.asarray(data)
    if array.dtype == object and array.ndim > 0 and not isinstance(data, np.ndarray | list | tuple):
        array = np.asarray(getattr(data, "values", array))
    if array.ndim == 0:
        raise TypeError(f"{name} must hold rows, shape (n, ...); got {type(data).__name__}: {data!r:.60}.")
    return array


def check_finite(x: ArrayLike, name: str) -> None:
    """Raise ValueError, telling where the first one is, if x holds NaN or infinity."""
    x = np.asarray(x)
    if x.dtype.kind not in "fc" or np.isfinite(x).all():
        return
    bad = np.argwhere(~np.isfinite(x))
    first = tuple(int(i) for i in bad[0])
    where = first[0] if len(first) == 1 else first
    raise ValueError(
        f"{name} must hold finite numbers only, but {len(bad)} of its {x.size} entries are NaN or infinite; "
        f"the first is {name}[{where}] = {x[first]}."
    )


def generator(rng: Rng) -> np.random.Generator:
    """The Generator itself, or a new one from a whole number (a seed)."""
    if rng is None:
        raise ValueError("rng must be a whole number or a numpy Generator, so that the same numbers come again.")
    return np.random.default_rng(rng)


def write(what: str, target: Array, new: ArrayLike, owner: str) -> None:
    """Write `new` into the memory of `target`; ValueError where its shape is not the one of `owner`."""
    if new is target:  # after `p.value -= step` Python assigns the array to itself
        return
    new = np.asarray(new)
    if new.shape != target.shape:
        transposed = new.ndim > 1 and new.shape == target.shape[::-1]
        hint = " Is a transpose missing?" if transposed else ""
        raise ValueError(f"{what} must have {owner} {target.shape}; got {new.shape}.{hint}")
    target[...] = new


def number(
    name: str, value: Any, *, above: float | None = None, at_least: float | None = None, below: float | None = None,
    at_most: float | None = None,
) -> Any:  # fmt: skip
    """value itself, a finite number within the limits; else ValueError (TypeError) with argument, limits and value.

    >>> number("eps", -1, at_least=0)
    Traceback (most recent call last):
        ...
    ValueError: eps must be a finite number, at least 0; got -1.
    """
    limits = [("above", above), ("at least", at_least), ("below", below), ("at most", at_most)]
    allowed = " and ".join(f"{word} {limit}" for word, limit in limits if limit is not None)
    message = f"{name} must be a finite number{', ' if allowed else ''}{allowed}; got {value!r}."
    if isinstance(value, bool) or not isinstance(value, numbers.Real | np.ndarray) or np.ndim(value) > 0:
        raise TypeError(message)
    inside = (
        math.isfinite(value)
        and (above is None or value > above)
        and (at_least is None or value >= at_least)
        and (below is None or value < below)
        and (at_most is None or value <= at_most)
    )
    if not inside:
        raise ValueError(message)
    return value


def whole(name: str, value: Any, at_least: int = 1) -> int:
    """value as an int; TypeError or ValueError where it is no whole number from `at_least` on.

    >>> whole("stride", 0)
    Traceback (most recent call last):
        ...
    ValueError: stride must be a whole number, at least 1; got 0.
    """
    message = f"{name} must be a whole number, at least {at_least}; got {value!r}."
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Integral):
        raise TypeError(message)
    if value < at_least:
        raise ValueError(message)
    return int(value)


def unknown(kind: str, name: Any, names: Iterable[str]) -> ValueError:
    """The error for a name that is not in a table, with the nearest one that is.

    >>> print(unknown("activation", "rleu", ["relu", "tanh"]))
    no activation is named 'rleu'. Did you mean 'relu'? The names are relu, tanh.
    """
    names = list(names)
    near = difflib.get_close_matches(plain(str(name)), {plain(n): n for n in names}, n=1)
    meant = f" Did you mean {next(n for n in names if plain(n) == near[0])!r}?" if near else ""
    return ValueError(f"no {kind} is named {name!r}.{meant} The names are {', '.join(names)}.")


def plain(name: str) -> str:
    """A name without case, spaces, dashes and underscores, so that "Leaky ReLU" finds leaky_relu."""
    return "".join(c for c in name.lower() if c.isalnum())


def named(kind: str, name: str, table: dict[str, Any], also: dict[str, str] | None = None) -> Any:
    """What a table has under a name, however it is spelled, or under another name that the field uses for it."""
    spelled = {plain(n): n for n in table} | {plain(n): known for n, known in (also or {}).items()}
    key = spelled.get(plain(name)) if isinstance(name, str) else None
    if key is None:
        raise unknown(kind, name, table)
    return table[key]
