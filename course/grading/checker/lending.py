"""The course's own answers as a submission's process may call them: functions, and classes whose objects stay here.

A process of its own is given them to judge one later answer. What it asks is plain data; of an object it may ask the
methods and attributes that its class has, by name, and no more.
"""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from course.grading.wire import WireError, encode

MOST = 1_000  # objects that one process may have made
CHANGEABLE = (np.ndarray, list, dict)


def lent(answer: Any) -> Any:
    """What goes over the wire for an answer: plain data itself, a function, or what is done with a class."""
    if isinstance(answer, type):
        return {"class": _Objects(answer).doings()}
    return {"function": changing(answer)} if callable(answer) else {"value": answer}


def changing(function: Callable[..., Any]) -> Callable[..., tuple[Any, list[list[Any]]]]:
    """The same function, which also gives the arguments that it changed: they came as copies."""

    def called(*args: Any, **kwargs: Any) -> tuple[Any, list[list[Any]]]:
        given = {**dict(enumerate(args)), **kwargs}
        before = {key: state for key, value in given.items() if (state := _state(value)) is not None}
        value = function(*args, **kwargs)
        return value, [[key, given[key]] for key, was in before.items() if _state(given[key]) != was]

    return called


def _state(value: Any) -> Any:
    """What a thing is that a call may change, to be compared; None of anything else."""
    buffers: list[bytes] = []
    try:
        return (encode(value, buffers), buffers) if isinstance(value, CHANGEABLE) else None
    except WireError:  # no plain data
        return None


class _Objects:
    """The objects of one class that a process has made, by number."""

    def __init__(self, kind: type):
        self.kind = kind
        self.methods = [name for name, _ in inspect.getmembers(kind, inspect.isfunction) if _is_open(name)]
        self.objects: list[Any] = []

    def doings(self) -> list[Any]:
        return [self.methods, self.make, self.call, self.read, self.write]

    def make(self, *args: Any, **kwargs: Any) -> int:
        if len(self.objects) == MOST:
            raise MemoryError(f"more than {MOST} objects of {self.kind.__name__}")
        self.objects.append(self.kind(*args, **kwargs))
        return len(self.objects) - 1

    def call(self, number: int, name: str, *args: Any, **kwargs: Any) -> tuple[Any, list[list[Any]]]:
        if name not in self.methods:
            raise AttributeError(f"{self.kind.__name__} has no method {name!r}")
        return changing(getattr(self._object(number), name))(*args, **kwargs)

    def read(self, number: int, name: str) -> Any:
        held = vars(self._object(number))
        if name not in held or not _is_open(name):
            raise AttributeError(f"a {self.kind.__name__} object has no attribute {name!r}")
        return held[name]

    def write(self, number: int, name: str, value: Any) -> bool:
        """Whether it has such an attribute, which has this value now; others are the caller's own."""
        held = vars(self._object(number))
        if name in held and _is_open(name):
            held[name] = value
            return True
        return False

    def _object(self, number: int) -> Any:
        if type(number) is not int or not 0 <= number < len(self.objects):
            raise ValueError("an object that is none")
        return self.objects[number]


def _is_open(name: str) -> bool:
    return name == "__call__" or not name.startswith("_")
