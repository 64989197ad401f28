"""Plain data: the only thing that passes between a student's code and a check.

Plain are `None`, booleans, numbers, strings, NumPy arrays and scalars of numbers, and lists, tuples and dicts of
these. Other numbers, a `Fraction` or a `Decimal`, become floats. Everything else (a student's object, a generator, an
array of objects) is refused with a sentence that says what came. So a comparison never meets an object that could
answer `==` as it likes, and a process boundary can stand between the two sides without any exercise changing.
"""

from numbers import Number
from typing import Any

import numpy as np

MAX_ELEMENTS = 2_000_000  # numbers, strings and containers in one answer, all told
MAX_TEXT = 100_000  # characters in one string
MAX_BITS = 1_000  # of a Python integer; about what a float can hold
MAX_DEPTH = 20  # lists within lists
NUMBERS = "biufc"  # kinds of NumPy's types
SINGLE = frozenset({type(None), bool, float, complex})


class NotPlainError(TypeError):
    """The value cannot pass the door; the message is a sentence for the student."""


def copy_plain(value: Any) -> Any:
    """Return a deep copy of `value` that shares no memory with it and holds exact plain types only.

    Array subclasses become arrays. Raises NotPlainError for anything that is not plain, too large or too deep,
    before it copies it: an array that claims 1e9 elements costs nothing.
    """
    return _copy(value, [MAX_ELEMENTS], 0)


def _copy(value: Any, left: list[int], depth: int) -> Any:
    kind = type(value)
    if kind is np.ndarray or isinstance(value, np.ndarray):  # first, since most values of a check are arrays
        if value.dtype.kind not in NUMBERS:
            raise NotPlainError(f"an array of {value.dtype.name} elements instead of numbers")
        if value.size > left[0]:  # the sentence is made where it is said
            _spend(value.size, left, f"an array of shape {value.shape}")
        left[0] -= value.size
        return value.copy() if kind is np.ndarray else np.array(value, order="C", copy=True, subok=False)
    if kind in SINGLE:
        _spend(1, left)
        return value
    if kind is int:
        if value.bit_length() > MAX_BITS:
            raise NotPlainError(f"an integer of {value.bit_length()} bits")
        _spend(1, left)
        return value
    if kind is str:
        if len(value) > MAX_TEXT:
            raise NotPlainError(f"a text of {len(value)} characters")
        return value
    if isinstance(value, np.generic):
        if value.dtype.kind == "U":
            return str(value)
        if value.dtype.kind not in NUMBERS:
            raise NotPlainError(f"a NumPy {value.dtype.name}")
        return value.copy()
    if depth >= MAX_DEPTH:
        raise NotPlainError(f"lists nested more than {MAX_DEPTH} deep")
    if kind.__base__ is tuple and "_fields" in vars(kind):  # a namedtuple: its items, whatever its class says of them
        kind, value = tuple, tuple(tuple.__iter__(value))
    if kind is list or kind is tuple:
        _spend(len(value), left, f"a {kind.__name__} of {len(value)} items")
        copied = [_copy(item, left, depth + 1) for item in value]
        return copied if kind is list else tuple(copied)
    if kind is dict:
        _spend(len(value), left, f"a dict of {len(value)} items")
        return {_copy(key, left, depth + 1): _copy(item, left, depth + 1) for key, item in value.items()}
    if issubclass(kind, Number):
        return _as_float(value, left)
    raise NotPlainError(describe_type(value))


def _as_float(value: Any, left: list[int]) -> float:
    """What a number of a library's own comes to."""
    _spend(1, left)
    try:
        return float(value)
    except Exception as error:  # whatever its class does; one too large for a float, too
        raise NotPlainError(describe_type(value)) from error


def _spend(count: int, left: list[int], what: str = "more data than an answer can hold") -> None:
    left[0] -= count
    if left[0] < 0:
        raise NotPlainError(f"{what}, far more than any answer needs")


def describe_type(value: Any) -> str:
    """Name the kind of `value` for a sentence, without asking it anything: 'a function', 'a Tensor object'."""
    names = {
        "function": "a function (was it called? a call needs parentheses)",
        "builtin_function_or_method": "a function (was it called? a call needs parentheses)",
        "type": "a class, not an object made from it",
        "generator": "a generator; make a list or an array of it",
        "map": "a map object; make a list or an array of it",
        "ellipsis": "`...`, the placeholder",
        "NoneType": "None (is a `return` missing?)",
        "set": "a set; use a list, which has an order",
    }
    name = type(value).__name__
    return names.get(name, f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name} object")


def describe(value: Any) -> str:
    """Say in a few words what plain `value` is: 'an array of shape (4,)', '0.5', 'a tuple of 2'."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple | dict):
        return f"a {type(value).__name__} of {len(value)}"
    if value is None:
        return describe_type(value)
    if isinstance(value, str):
        return f"the text {value[:60]!r}"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    return number(value)


def number(value: complex) -> str:
    """Six significant digits, the precision at which the lessons show their numbers."""
    return f"{value:.6g}"
