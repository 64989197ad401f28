"""The course's own answers where they are lent: functions and classes that ask the checker."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nnkit.check.entered import UNSEEN

UNSEEN.add(__name__)  # who calls what is lent borrows nothing,
LENT = "__main__"  # and who mentions it neither: as if it stood in the notebook


def received(lent: dict[str, Any], name: str) -> Any:
    """What stands for an answer: its value, a function, or a class."""
    if "class" in lent:
        return _class(name, *lent["class"])
    return _function(name, lent["function"]) if "function" in lent else lent["value"]


def _function(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
    def answer(*args: Any, **kwargs: Any) -> Any:
        return _asked(ask, (), args, kwargs)

    answer.__name__ = answer.__qualname__ = name
    answer.__module__ = LENT
    return answer


def _asked(ask: Callable[..., Any], to: tuple[Any, ...], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """The value of a call, with the arguments that it changed changed here."""
    value, changed = ask(*to, *args, **kwargs)
    given = {**dict(enumerate(args)), **kwargs}
    for key, now in changed:
        _change(given[key], now)
    return value


def _change(old: Any, now: Any) -> None:
    """Make an array, list or dict what it was changed to, and the arrays in a list or dict with it."""
    if isinstance(old, np.ndarray):
        old[...] = now
        return
    held = dict(enumerate(old)) if isinstance(old, list) else dict(old)
    found = dict(enumerate(now)) if isinstance(now, list) else now
    for key, value in found.items():
        if isinstance(before := held.get(key), np.ndarray) and np.shape(value) == before.shape:
            before[...] = value
            found[key] = before
    if isinstance(old, list):
        old[:] = found.values()
    else:
        old.clear()
        old.update(found)


class Lent:
    """An object that is the checker's. An attribute that it does not have there is one of its own here."""

    _make: Callable
    _call: Callable
    _read: Callable
    _write: Callable
    _number: int

    def __init__(self, *args: Any, **kwargs: Any):
        object.__setattr__(self, "_number", type(self)._make(*args, **kwargs))

    def __getattr__(self, name: str) -> Any:  # of what is not found here
        if name.startswith("_"):
            raise AttributeError(name)
        return type(self)._read(self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        there = "_number" in vars(self) and not name.startswith("_") and name not in vars(self)
        if not there or not type(self)._write(self._number, name, value):
            object.__setattr__(self, name, value)


def _class(name: str, methods: Sequence[str], *doings: Callable) -> type:
    """A class of that name with these methods; doings: what makes, calls, reads and writes an object there."""

    def method(of: str) -> Callable[..., Any]:
        def own(self: Any, *args: Any, **kwargs: Any) -> Any:
            return _asked(type(self)._call, (self._number, of), args, kwargs)

        own.__module__ = LENT
        return own

    done = dict(zip(("_make", "_call", "_read", "_write"), map(staticmethod, doings), strict=True))
    return type(name, (Lent,), {**done, "__module__": LENT, **{of: method(of) for of in methods}})


for _own in (_asked, _change, Lent, Lent.__init__, Lent.__getattr__, Lent.__setattr__):
    _own.__module__ = LENT
