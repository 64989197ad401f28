"""Plain data as JSON, to the last bit or rounded: what stands in cases and outcomes of `checks.json`."""

import base64
import math
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from nnkit.check.cases import PREVIOUS, Rng
from nnkit.check.locks import Lock
from nnkit.check.plain import NotPlainError, describe_type
from nnkit.check.stored import Print

MOST_AS_TEXT = 400  # numbers of an array; a larger one is written compressed


def pack(value: Any, digits: int = 0) -> Any:
    """Plain data, and what stands for it in cases, as JSON-ready data. digits: significant ones of floats, 0: all."""
    if isinstance(value, np.ndarray):
        return _pack_array(value, digits)
    if isinstance(value, np.generic):
        return {"number": pack(value.item(), digits), "dtype": value.dtype.str}
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return {"float": str(value)}
        rounded = float(f"{value:.{digits}g}") if digits else value
        return rounded if math.isfinite(rounded) else value  # the largest float must not round to infinity
    if isinstance(value, complex):
        return {"complex": [pack(value.real, digits), pack(value.imag, digits)]}
    if isinstance(value, list):
        return [pack(item, digits) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [pack(item, digits) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[pack(key, digits), pack(item, digits)] for key, item in value.items()]}
    if value is PREVIOUS:
        return {"previous": True}
    if isinstance(value, Rng):
        return {"rng": [value.seed, value.name]}
    if isinstance(value, Print):
        return {"print": [pack(mark, digits) for mark in value.marks], "shape": list(value.shape)}
    if isinstance(value, Lock):
        return {"lock": [value.salt, value.origin, value.step, value.table, [list(seal) for seal in value.seals]]}
    raise NotPlainError(f"{describe_type(value)} cannot be written as JSON")


def _pack_array(array: np.ndarray, digits: int) -> dict[str, Any]:
    kind = {} if array.dtype.str == "<f8" else {"dtype": array.dtype.str}
    shape = {} if array.size and array.size <= MOST_AS_TEXT else {"shape": list(array.shape)}
    if array.size > MOST_AS_TEXT and not digits:
        raw = zlib.compress(np.ascontiguousarray(array).tobytes(), 9)
        return {"bytes": base64.b64encode(raw).decode(), **kind, **shape}
    return {"array": pack(array.tolist(), digits), **kind, **shape}


def unpack(value: Any) -> Any:
    """The inverse of `pack`, up to its rounding."""
    if isinstance(value, list):
        return [unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    (kind, inner), *_ = value.items()
    return _UNPACK[kind](inner, value)


def entries_of(text: str, dtype: str = "<f8") -> np.ndarray:
    """The entries (n,) of an array that was written compressed."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype)


def _unpack_bytes(inner: str, value: dict[str, Any]) -> np.ndarray:
    return entries_of(inner, value.get("dtype", "<f8")).reshape(value["shape"]).copy()


def _unpack_array(inner: Any, value: dict[str, Any]) -> np.ndarray:
    array = np.array(unpack(inner), value.get("dtype", "<f8"))
    return array.reshape(value["shape"]) if "shape" in value else array


def _unpack_number(inner: Any, value: dict[str, Any]) -> Any:
    return np.array(unpack(inner), value["dtype"])[()]


def _unpack_lock(inner: list[Any], _: dict[str, Any]) -> Lock:
    salt, origin, step, table, seals = inner
    return Lock(salt, origin, step, table, tuple(tuple(seal) for seal in seals))


_UNPACK: dict[str, Callable[[Any, dict[str, Any]], Any]] = {
    "array": _unpack_array,
    "bytes": _unpack_bytes,
    "number": _unpack_number,
    "float": lambda inner, _: float(inner),
    "complex": lambda inner, _: complex(*map(unpack, inner)),
    "tuple": lambda inner, _: tuple(map(unpack, inner)),
    "dict": lambda inner, _: {unpack(key): unpack(item) for key, item in inner},
    "previous": lambda *_: PREVIOUS,
    "rng": lambda inner, _: Rng(*inner),
    "print": lambda inner, value: Print(tuple(value["shape"]), tuple(map(unpack, inner))),
    "lock": _unpack_lock,
}
