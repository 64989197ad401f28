"""The judge of answers that are values: numbers, alone or in lists and dicts, each locked (`nnkit/check/locks.py`)."""

from typing import Any

import numpy as np

from nnkit.check.locks import Lock
from nnkit.check.plain import describe

SMALL, LARGE = "{number:g} is too small", "{number:g} is too large"


def like(value: Any, *, answer: Any, small: str = SMALL, large: str = LARGE, size: bool = False) -> str | None:
    """Whether `value` has the form of `answer`, and each number in it is right.

    answer: a Lock, or lists, tuples and dicts of them. small, large: what is said of a number that is too small or too
    large. size: the sign is free.
    """
    if isinstance(answer, Lock):
        return _judge_number(value, answer, small, large, size)
    if isinstance(answer, dict):
        if not isinstance(value, dict):
            return f"expected a dict with the keys {list(answer)}, got {describe(value)}"
        if missing := [key for key in answer if key not in value]:
            return f"the dict lacks the key {missing[0]!r}; it has {list(value)[:8]}"
        pairs = [(f"at {key!r}", value[key], answer[key]) for key in answer]
    else:
        if not isinstance(value, list | tuple | np.ndarray) or (isinstance(value, np.ndarray) and value.ndim == 0):
            return f"expected {len(answer)} values, got {describe(value)}"
        if len(value) != len(answer):
            return f"expected {len(answer)} values, got {len(value)}"
        pairs = [(f"value {i + 1} of {len(answer)}", *pair) for i, pair in enumerate(zip(value, answer, strict=True))]
    for where, came, wanted in pairs:
        if said := like(came, answer=wanted, small=small, large=large, size=size):
            return f"{where}: {said}"
    return None


def _judge_number(value: Any, lock: Lock, small: str, large: str, size: bool) -> str | None:
    if isinstance(value, str | dict | None) or np.size(value) != 1:
        return f"expected one number, got {describe(value)}"
    came = np.asarray(value)
    number = complex(came.ravel()[0])
    if number.imag or not np.isfinite(number.real):
        return f"expected one number, got {describe(value)}"
    number = abs(number.real) if size else number.real
    says = lock.says(number, single=came.dtype.name in ("float32", "float16"))
    if says == "right":
        return None
    if came.dtype == bool:
        return f"{bool(number)} is wrong"
    words = {"small": small, "large": large, "near": "{number:g} is near, but not it"}
    return words[says].format(number=number)
