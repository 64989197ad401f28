"""What a call did to its arguments: seen by the process that ran it, done by the one that asked."""

import io
from collections import deque
from typing import Any

import numpy as np

CHANGEABLE = (
    *(np.ndarray, list, dict, set, bytearray, deque, io.StringIO, io.BytesIO),
    *(np.random.Generator, np.random.RandomState),
)


def same(before: dict, old: list[bytes], after: dict, new: list[bytes]) -> bool:
    """Whether two encoded values are equal, up to where their buffers lie."""
    if before.keys() != after.keys():
        return False
    ((key, a),) = before.items()
    b = after[key]
    if key in ("a", "g", "L"):
        return a[:-1] == b[:-1] and old[a[-1]] == new[b[-1]]
    if key == "b":
        return old[a] == new[b]
    if key in ("l", "t", "s", "f"):
        return len(a) == len(b) and all(same(x, old, y, new) for x, y in zip(a, b, strict=True))
    if key == "d":
        return len(a) == len(b) and all(
            same(x, old, y, new) for p, q in zip(a, b, strict=True) for x, y in zip(p, q, strict=True)
        )
    if key == "z":
        return a[:2] == b[:2] and same({"l": a[2]}, old, {"l": b[2]}, new)
    if key in ("h", "cb"):
        return (a[0] if isinstance(a, list) else a) == (b[0] if isinstance(b, list) else b)
    return a == b or (key == "v" and a != a and b != b)


def change(old: Any, new: Any) -> None:
    """Make the test's argument what the call made of its copy, in place, keeping inner arrays' identity."""
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        if old.shape == new.shape and old.dtype == new.dtype and old.flags.writeable:
            old[...] = new
    elif type(old) is list and type(new) is list:
        if len(old) == len(new) and all(_alike(a, b) for a, b in zip(old, new, strict=True)):
            for i, (a, b) in enumerate(zip(old, new, strict=True)):
                if isinstance(a, np.ndarray | list | dict):
                    change(a, b)
                else:
                    old[i] = b
        else:
            old[:] = new
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, value in new.items():
            if key in old and _alike(old[key], value) and isinstance(value, np.ndarray | list | dict):
                change(old[key], value)
            else:
                old[key] = value
    elif type(old) is set and type(new) is set:
        old.clear()
        old.update(new)
    elif type(old) is bytearray and type(new) is bytearray:
        old[:] = new
    elif type(old) is deque and type(new) is deque:
        old.clear()
        old.extend(new)
    elif isinstance(old, io.StringIO | io.BytesIO) and type(old) is type(new):
        old.seek(0)
        old.truncate()
        old.write(new.getvalue())
        old.seek(new.tell())
    elif isinstance(old, np.random.Generator) and isinstance(new, np.random.Generator):
        old.bit_generator.state = new.bit_generator.state
    elif isinstance(old, np.random.RandomState) and isinstance(new, np.random.RandomState):
        old.set_state(new.get_state())


def _alike(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        return isinstance(b, np.ndarray) and a.shape == b.shape and a.dtype == b.dtype
    return type(a) is type(b)
