"""The one narrow door between a check and a student's code.

A check asks: call it with these arguments; make an object and call its methods; give me its value. It gets plain
data back, or a Problem. In the notebook the door is a plain call, as here. Where marks are given under protection,
another door with the same methods puts a process boundary in between, and no exercise notices.
"""

import contextlib
import functools
import io
import os
import sysconfig
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nnkit.check.borrowed import borrowed_names
from nnkit.check.compare import difference
from nnkit.check.plain import NotPlainError, copy_plain, describe_type

MAX_MESSAGE = 500  # characters kept of an exception's message, a warning, or what was printed


@dataclass(frozen=True)
class Problem:
    """Why a call gave no value: the exception's type and message, and the student's line where it happened.

    `type` is "NotPlain" when nothing was raised, but what there is to call or what came back is of the wrong kind.
    """

    type: str
    message: str
    line: str = ""


@dataclass(frozen=True)
class Reply:
    """What came through the door: a value or a problem, arguments that the call changed (by position or keyword,
    with their new values), warnings raised on the way."""

    value: Any = None
    problem: Problem | None = None
    changed: dict[int | str, Any] = field(default_factory=dict)
    warned: tuple[str, ...] = ()


class Door(Protocol):
    """What a check may ask of an answer."""

    def call(self, args: Sequence[Any], kwargs: dict[str, Any]) -> Reply: ...

    def make(self, args: Sequence[Any], kwargs: dict[str, Any]) -> "tuple[Door | None, Reply]": ...

    def method(self, name: str, args: Sequence[Any]) -> Reply: ...

    def value(self) -> Reply: ...

    def borrowed(self, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]: ...


class PlainDoor:
    """The door as a plain call in this process."""

    def __init__(self, answer: Any):
        self._answer = answer

    def call(self, args: Sequence[Any], kwargs: dict[str, Any]) -> Reply:
        return _reply(self._answer, args, kwargs)

    def make(self, args: Sequence[Any], kwargs: dict[str, Any]) -> "tuple[PlainDoor | None, Reply]":
        made = []

        def construct(*args: Any, **kwargs: Any) -> None:
            made.append(self._answer(*args, **kwargs))

        reply = _reply(construct, args, kwargs)
        return (PlainDoor(made[0]) if made else None), reply

    def method(self, name: str, args: Sequence[Any]) -> Reply:
        return _reply(lambda *args: getattr(self._answer, name)(*args), args, {})

    def value(self) -> Reply:
        try:
            return Reply(copy_plain(self._answer))
        except NotPlainError as error:
            return Reply(problem=Problem("NotPlain", str(error)))

    def borrowed(self, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]:
        with _quiet():
            return borrowed_names(self._answer, may_use, forbids, copy_plain(list(args)))


@functools.singledispatch
def door_to(answer: Any) -> Door:
    """The door to `answer`: a plain call. Grading registers another one for objects of its own kind."""
    return PlainDoor(answer)


def _reply(function: Any, args: Sequence[Any], kwargs: dict[str, Any]) -> Reply:
    if not callable(function):
        return Reply(problem=Problem("NotPlain", f"expected a function or a class, got {describe_type(function)}"))
    given, named = copy_plain(list(args)), copy_plain(dict(kwargs))
    with _quiet() as heard:
        try:
            came = function(*given, **named)
            value, problem = copy_plain(came), None
        except NotPlainError as error:
            value, problem = None, Problem("NotPlain", str(error))
        except KeyboardInterrupt:
            raise  # the person at the keyboard wants out
        except BaseException as error:  # a student's sys.exit() must not end the notebook's check
            value, problem = None, _problem(error)
    return Reply(value, problem, _changes(args, kwargs, given, named), tuple(heard))


def _changes(args: Sequence[Any], kwargs: dict[str, Any], given: list, named: dict) -> dict[int | str, Any]:
    """The arguments that differ after the call from what they were, with what they are now."""
    pairs = [*zip(range(len(args)), args, given, strict=True), *((k, v, named[k]) for k, v in kwargs.items())]
    changed = {}
    for key, before, after in pairs:
        try:
            if difference(before, copy_plain(after), rtol=0) is not None:
                changed[key] = copy_plain(after)
        except NotPlainError as error:
            changed[key] = str(error)
    return changed


@contextlib.contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep what is printed and warned while a student's code runs out of the notebook; the warnings are listed.

    (nbgrader gives no marks to a test cell that writes to stderr, and a warning does.)"""
    heard: list[str] = []
    sink = io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
    ):
        warnings.simplefilter("always")
        yield heard
    heard.extend(dict.fromkeys(str(w.message)[:MAX_MESSAGE] for w in caught[:20]))


def _problem(error: BaseException) -> Problem:
    try:
        message = str(error)[:MAX_MESSAGE]
    except Exception:  # a student's exception may fail at saying what it is; its type still says something
        message = "(an exception whose message cannot be shown)"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not _is_library(frame.filename)]
    line = f"line {frames[-1].lineno}: {frames[-1].line}" if frames and frames[-1].line else ""
    return Problem(type(error).__name__, message, line[:200])


# Where no student's code lies: nnkit, the standard library, installed packages.
_LIBRARIES = tuple(
    os.path.join(os.path.abspath(path), "")
    for path in {os.path.dirname(os.path.dirname(__file__)), *map(sysconfig.get_path, ("stdlib", "purelib", "platlib"))}
)


def _is_library(filename: str) -> bool:
    return filename.startswith((*_LIBRARIES, "<frozen", "<__array_function__"))
