"""What the library accepts: arrays of floats, sources of random numbers, and settings within their limits."""

from __future__ import annotations

import difflib
import math
import numbers
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

# written as text, since NumPy loads its random module on first use only, and so do we
Rng: TypeAlias = "np.random.Generator | int"
Array: TypeAlias = NDArray[Any]


def numbers_in(data: Any, name: str = "the input") -> Array:
    """The real numbers in a list, an array, a data frame or series (pandas, polars), or a tensor, as an array.

    Where there is text, a date, a complex number, nothing at all (None) or a hidden entry: TypeError or ValueError.
    """
    if type(data) is np.ndarray and data.dtype.kind in "fiub":
        return data
    array = entries_of(data, name)
    if array.dtype.kind in "fiub":
        return array
    came = f"entries of type {array.dtype}"
    if array.dtype == object:
        odd = [entry for entry in array.flat if not _is_real(entry)]
        if not odd:
            as_they_are = np.array(array.tolist())  # whole numbers stay whole
            return as_they_are if as_they_are.dtype.kind in "fiub" else array.astype(float)
        came = f"{odd[0]!r:.60}"
    raise TypeError(
        f"{name} must hold real numbers; got {came}. Text that spells numbers is not read as such; "
        "np.unique(names, return_inverse=True) gives classes numbers."
    )


def _is_real(value: Any) -> bool:
    if value is None or isinstance(value, str | bytes | complex | np.complexfloating):
        return False
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def entries_of(data: Any, name: str) -> Array:
    """What `data` holds, whatever it is, as an array; a series is taken by place and not by its index, which shuffling
    mixes. Masked arrays with hidden entries are refused."""
    if isinstance(data, np.ma.MaskedArray) and np.ma.getmaskarray(data).any():
        raise ValueError(f"{name} is a masked array with hidden entries; leave those rows out or fill them first.")
    if callable(getattr(data, "detach", None)):  # a PyTorch tensor that may carry a graph
        data = data.detach().cpu()
    try:
        array = np.asarray(data)
    except (TypeError, ValueError, RuntimeError) as error:  # rows of different lengths; tensors that NumPy can't read
        kind = ValueError if isinstance(error, ValueError) else TypeError
        raise kind(f"{name}, a {type(data).__name__}, can't be read as an array: {error}") from error
    return array


def floats(x: ArrayLike) -> Array:
    """x as an array of floats: float32 and float64 arrays themselves (no copy), other real numbers as float64."""
    x = numbers_in(x)
    return x if x.dtype.kind == "f" else x.astype(float)


def by_position(data: Any, name: str) -> Array:
    """The rows of a list, an array, a data frame or series, or a tensor, as they stand, as an array of anything."""
    array = entries_of(data, name)
    if array.ndim == 0:
        raise TypeError(f"{name} must hold rows, shape (n, ...); got {type(data).__name__}: {data!r:.60}.")
    return array


def rows_of_numbers(data: Any, name: str) -> Array:
    """The same, of real numbers."""
    return numbers_in(by_position(data, name), name)


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
    given: Any = rng
    if isinstance(given, np.random.Generator | np.random.BitGenerator | np.random.SeedSequence):
        return np.random.default_rng(given)
    if isinstance(given, bool) or not isinstance(given, numbers.Integral) or given < 0:
        kind = ValueError if given is None or isinstance(given, numbers.Integral) else TypeError
        raise kind(
            "rng must be a whole number, at least 0, or a numpy Generator, so that the same numbers come again; "
            f"got {given!r:.60}."
        )
    return np.random.default_rng(int(given))


def float_type(dtype: DTypeLike) -> np.dtype[Any]:
    """The float type that is meant; ValueError for what is none."""
    try:
        found = np.dtype(dtype)
    except TypeError:
        found = np.dtype(object)
    if found.kind != "f":
        raise ValueError(f"dtype must be a float type, such as np.float32; got {dtype!r:.60}.")
    return found


def changeable(name: str, array: Any) -> Array:
    """An array of floats itself, since it is to be changed in place; TypeError for anything else."""
    if not isinstance(array, np.ndarray) or array.dtype.kind != "f":
        raise TypeError(f"{name} must be an array of floats, which is changed in place; got {array!r:.60}.")
    return array


def write(what: str, target: Array, new: ArrayLike, owner: str) -> None:
    """Write `new` into the memory of `target`; ValueError where its shape is not the one of `owner`."""
    if new is target:  # after `p.value -= step` Python assigns the array to itself
        return
    new = numbers_in(new, what)
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
    one = isinstance(value, numbers.Real) or (isinstance(value, np.ndarray) and value.ndim == 0)
    if isinstance(value, bool) or not one:
        raise TypeError(message)
    inside = (
        _is_finite(value)
        and (above is None or value > above)
        and (at_least is None or value >= at_least)
        and (below is None or value < below)
        and (at_most is None or value <= at_most)
    )
    if not inside:
        raise ValueError(message)
    return value


def _is_finite(value: Any) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond all floats
        return False


def whole(name: str, value: Any, at_least: int = 1) -> int:
    """value as an int; TypeError or ValueError where it is no whole number from `at_least` on.

    >>> whole("stride", 0)
    Traceback (most recent call last):
        ...
    ValueError: stride must be a whole number, at least 1; got 0.
    """
    message = f"{name} must be a whole number, at least {at_least}; got {value!r}."
    if isinstance(value, bool) or not isinstance(value, numbers.Integral):
        raise TypeError(message)
    if value < at_least:
        raise ValueError(message)
    return int(value)


def function(name: str, value: object, meant: str) -> Callable[..., Any]:
    """value itself, if it can be called; else TypeError, where `meant` says which function was expected."""
    if not callable(value):
        raise TypeError(f"{name} must be {meant}; got {value!r:.60}.")
    return value


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


def named(kind: str, name: object, table: dict[str, Any], also: dict[str, str] | None = None) -> Any:
    """What a table has under a name, however it is spelled, or under another name that the field uses for it."""
    spelled = {plain(n): n for n in table} | {plain(n): known for n, known in (also or {}).items()}
    key = spelled.get(plain(name)) if isinstance(name, str) else None
    if key is None:
        raise unknown(kind, name, table)
    return table[key]
