"""Values of Python's standard library that pass as plain data: exact numbers, dates, collections, texts in memory.

Each is taken apart into plain items and put together anew from them; only the types named here are ever made.
"""

import io
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath
from typing import Any, NamedTuple

MAX_TEXT = 1 << 20  # characters of an exact number, a date or a path
MAX_EXPONENT = 10_000  # of a Decimal: turned into an integer a larger one would fill the memory

FACTORIES = {kind.__name__: kind for kind in (int, float, str, bool, list, tuple, dict, set)}


class StandardError(ValueError):
    """What came is none of these values."""


class Parts(NamedTuple):
    """name: of the type; plain: what JSON holds as it is; items: values to be sent in turn."""

    name: str
    plain: list[Any]
    items: list[Any]
    mutable: bool = False


def to_parts(value: Any) -> Parts | None:
    """The parts of a value of exactly one of these types; None for any other."""
    kind = type(value)
    name = kind.__name__
    if value is NotImplemented:
        return Parts("NotImplemented", [], [])
    if kind is Fraction:
        return Parts(name, [], [value.numerator, value.denominator])
    if kind is Decimal or kind is PosixPath:
        return Parts(name, [str(value)], [])
    if kind in (date, datetime, time):
        return Parts(name, [value.isoformat()], [])
    if kind is timedelta:
        return Parts(name, [value.days, value.seconds, value.microseconds], [])
    if kind is deque:
        return Parts(name, [value.maxlen], list(value), True)
    if kind in (Counter, OrderedDict):
        return Parts(name, [], [x for pair in value.items() for x in pair], True)
    if kind is defaultdict:
        known = value.default_factory is None or value.default_factory in FACTORIES.values()
        factory = value.default_factory.__name__ if known and value.default_factory else None
        return Parts(name if known else "dict", [factory], [x for pair in value.items() for x in pair], True)
    if kind is bytearray:
        return Parts(name, [], [bytes(value)], True)
    if kind in (io.StringIO, io.BytesIO):
        return Parts(name, [value.tell()], [value.getvalue()], True)
    return None


def shell_of(name: str, plain: Sequence[Any]) -> Any:
    """The empty value where it is one that is filled in place; else None."""
    empty = {
        "Counter": Counter, "OrderedDict": OrderedDict, "dict": dict, "bytearray": bytearray,
        "StringIO": io.StringIO, "BytesIO": io.BytesIO,
    }  # fmt: skip
    if name == "deque":
        (most,) = plain
        return deque(maxlen=None if most is None else _integer(most))
    if name == "defaultdict":
        (factory,) = plain
        return defaultdict(None if factory is None else FACTORIES[factory])
    return empty[name]() if name in empty else None


def from_parts(name: str, plain: Sequence[Any], items: list[Any], made: Any) -> Any:
    """The inverse of to_parts; `made` is what shell_of gave, which is filled."""
    if isinstance(made, deque):
        made.extend(items)
    elif isinstance(made, dict):
        for key, item in zip(items[::2], items[1::2], strict=True):
            made[key] = item
    elif isinstance(made, bytearray):
        made[:] = _exactly(bytes, *items)
    elif isinstance(made, io.StringIO | io.BytesIO):
        size = made.write(_exactly(str if name == "StringIO" else bytes, *items))
        if not 0 <= _integer(*plain) <= size:  # what is written behind the end fills up the space before it
            raise StandardError("a position outside of a text")
        made.seek(*plain)
    elif name == "NotImplemented":
        return NotImplemented
    elif name == "Fraction":
        return Fraction(*map(_integer, items))
    elif name == "timedelta":
        return timedelta(*map(_integer, plain))
    else:
        return _from_text(name, *plain)
    return made


def _from_text(name: str, text: Any) -> Any:
    if type(text) is not str or len(text) > MAX_TEXT:
        raise StandardError("a text that is none")
    if name == "Decimal":
        number = Decimal(text)
        if number.is_finite() and abs(number.adjusted()) > MAX_EXPONENT:
            raise StandardError("a decimal number that is too large")
        return number
    if name == "PosixPath":
        return PosixPath(text)
    kinds = {"date": date, "datetime": datetime, "time": time}
    if name not in kinds:
        raise StandardError("an unknown type")
    return kinds[name].fromisoformat(text)


def _integer(value: Any) -> int:
    return _exactly(int, value)


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise StandardError(f"something that is no {kind.__name__}")
    return value
