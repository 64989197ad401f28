"""What a test came to in one run, as plain data: nothing else leaves the process in which it ran.

What a test makes of an answer may have run there, so what is read here is looked at closely.
"""

import builtins
import dataclasses
import functools
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from nnkit.check.card import Card, CheckFailedError, Mark
from nnkit.check.result import PartResult, Result, State

MAX_TEXT = 20_000  # characters of any of its texts
MAX_ITEMS = 200  # of any of its lists


class RecordError(ValueError):
    """What should be a record is none."""


@dataclass(frozen=True)
class Record:
    """points: what the test gave, between 0 and the cell's; gives_points: whether it ended in a value at all; error:
    the name of what it raised, and `line` of its text where; trace: of the submission's code; note: for the teacher;
    card: the verdict of a check."""

    points: float = 0.0
    gives_points: bool = False
    printed: str = ""
    error: str = ""
    message: str = ""
    trace: str = ""
    line: int = 0
    note: str = ""
    card: Result | None = None

    def to_json(self) -> dict[str, Any]:
        card = self.card and {**vars(self.card), "parts": [vars(part) for part in self.card.parts]}
        return {**vars(self), "card": card}

    @classmethod
    def from_json(cls, data: Any, most: float) -> "Record":
        """most: the points of the test's cell."""
        fields = _typed(data, {name: kind for name, kind in _fields(cls).items() if name != "card"})
        fields["points"] = between(fields["points"], most)
        return cls(**fields, card=None if data.get("card") is None else _result(data["card"]))


def record_of(value: Any, error: BaseException | None, most: float, **more: Any) -> Record:
    """The record of a test whose last line came to `value`, or which raised `error`."""
    shows = error if error is not None else value
    card = shows.card.result if isinstance(shows, CheckFailedError | Mark) else None  # of a proxy nothing is asked
    points = 0.0 if error is not None else _points(value, most)
    trace = getattr(error, "student_trace", "")
    return Record(
        points=points,
        gives_points=value is not None,
        error="" if error is None else type(error).__name__,
        trace=trace if type(trace) is str else "",
        card=None if card is None else _plain(card),
        **more,
    )


def _points(value: Any, most: float) -> float:
    value = value.points if isinstance(value, Card) else value
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return most  # a test that passed and names no number
    return between(value, most)


def between(value: Any, most: float) -> float:
    return 0.0 if value != value else float(min(max(value, 0.0), most))


def _plain(card: Result) -> Result:
    """The verdict with Python's own numbers for NumPy's."""
    parts = tuple(
        PartResult(str(p.name), bool(p.passed), float(p.points), float(p.max_points), str(p.detail)) for p in card.parts
    )
    return dataclasses.replace(card, parts=parts, seconds=float(card.seconds))


def _result(data: Any) -> Result:
    lists = {name: data.get(name) if type(data) is dict else None for name in ("parts", "warned", "hints", "drawn")}
    if any(type(items) is not list or len(items) > MAX_ITEMS for items in lists.values()):
        raise RecordError("a verdict without its lists")
    parts = tuple(PartResult(**_typed(part, _fields(PartResult))) for part in lists["parts"])
    if not all(type(text) is str for text in (*lists["warned"], *lists["hints"])):
        raise RecordError("a verdict whose texts are none")
    if not all(type(p) is list and len(p) == 3 and all(type(n) is float for n in p) for p in lists["drawn"]):
        raise RecordError("a verdict whose numbers are none")
    wanted = {name: kind for name, kind in _fields(Result).items() if name not in lists}
    fields = _typed(data, {**wanted, "state": str})
    if fields["state"] not in get_args(State):
        raise RecordError("a verdict of no known state")
    texts = {name: tuple(lists[name]) for name in ("warned", "hints")}
    return Result(**fields, **texts, parts=parts, drawn=tuple(tuple(point) for point in lists["drawn"]))


@functools.cache
def _fields(kind: type) -> dict[str, Any]:
    return {field.name: field.type for field in dataclasses.fields(kind)}


def _typed(data: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a JSON object, each of its type; texts are cut."""
    if type(data) is not dict:
        raise RecordError("a record that is none")
    found = {}
    for name, kind in wanted.items():
        kind = getattr(builtins, kind) if isinstance(kind, str) else kind
        value = data.get(name)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise RecordError(f"a record whose {name} is a {type(value).__name__}")
        found[name] = value[:MAX_TEXT] if kind is str else value
    return found
