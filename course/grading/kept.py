"""Lists, dicts, sets and arrays that both sides hold on to: an attribute that a test changes in place, an argument that
an object of the submission's keeps. In one kernel each is one thing; here it is one on each side, and before every
request and with every answer the one that was changed tells the other.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from course.grading.changes import change
from course.grading.wire import Shared, WireError, encode

MOST = 32  # values that are kept; with one more the oldest is let go
LARGE = 1 << 20  # bytes of an array, or half of as many items, from which it is not kept


class Kept:
    """One side's. `other` names what is no plain data, as in `encode`."""

    def __init__(self, other: Callable[[Any], dict]):
        self._other = other
        self.values: dict[int, Any] = {}  # by number, oldest first
        self._numbers: dict[int, int] = {}  # by id
        self._states: dict[int, Any] = {}  # as both sides last had them

    def number(self, value: Any) -> int | None:
        return self._numbers.get(id(value))

    def add(self, number: int, value: Any) -> None:
        if number in self.values or id(value) in self._numbers:
            return
        self.values[number] = value
        self._numbers[id(value)] = number
        self._states[number] = self._state(value)
        if len(self.values) > MOST:  # on both sides the same
            oldest = next(iter(self.values))
            del self._numbers[id(self.values.pop(oldest))], self._states[oldest]

    def changes(self, buffers: list[bytes]) -> list[list[Any]]:
        """[number, encoded value] of what was changed on this side."""
        found = []
        for number, value in self.values.items():
            state = self._state(value)
            if state != self._states[number]:
                self._states[number] = state
                found.append([number, encode(value, buffers, self._other, Shared())])
        return found

    def take(self, told: Iterable[Any], decode: Callable[[Any], Any]) -> None:
        """What was changed on the other side."""
        for number, item in told:
            if number in self.values:
                change(self.values[number], decode(item))
                self._states[number] = self._state(self.values[number])

    def _state(self, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return value.shape, value.tobytes()
        buffers: list[bytes] = []
        try:
            return encode(value, buffers, self._other, Shared()), buffers
        except WireError:  # too deep
            return None


def retained(shared: Shared, roots: list[Any], own: Iterable[Any] = ()) -> Iterator[tuple[int, Any]]:
    """(its number there, value) of those in `shared` to which something else in this process refers than the message
    itself. roots: values that the message begins with; own: parts of the message itself, which are not meant."""
    met = Counter(id(child) for value in [*shared.values, roots] for child in _children(value))
    not_asked = set(map(id, own))
    for i in range(len(shared.values)):
        value = shared.values[i]
        count = references(shared.values, i) - 1 - met[id(value)]  # without the name `value`
        if count > NO_OTHERS and id(value) not in not_asked and is_small(value):
            yield i, value


def references(values: list[Any], i: int) -> int:
    """How many there are to an item of a list, with what this function adds to them."""
    value = values[i]
    return sys.getrefcount(value)


NO_OTHERS = references([[]], 0)  # measured: versions of Python count their own differently


def _children(value: Any) -> Iterator[Any]:
    """What a container refers to; through tuples, which are not in `shared` themselves."""
    items = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    for item in items if isinstance(items, list | tuple | set | frozenset) else ():
        yield item
        if isinstance(item, tuple):
            yield from _children(item)


def is_small(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.nbytes < LARGE
    return isinstance(value, list | dict | set) and len(value) < LARGE // 2_000
