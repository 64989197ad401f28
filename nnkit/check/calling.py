"""Call a student's code and take down what happens: what came back, what was raised, changed and warned of."""

import contextlib
import io
import os
import sys
import sysconfig
import traceback
import types
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from nnkit.check.compare import are_alike, difference
from nnkit.check.endless import SECONDS, EndlessError, ended_after
from nnkit.check.entered import watching
from nnkit.check.place import place_of
from nnkit.check.plain import NotPlainError, copy_plain, describe_type
from nnkit.check.spelled import made, spelled

UNCHANGEABLE = frozenset({float, int, bool, str, type(None)})
AS_IT_WAS = object()
NOBODY = contextlib.nullcontext()  # watches
ALWAYS = [("always", None, Warning, None, 0)]  # a warning's filter as Python keeps it
MAX_MESSAGE = 500  # characters kept of an exception's message, a warning, or what was printed


@dataclass(frozen=True)
class Problem:
    """Why a call gave no value: the exception's type and message, the student's line where it happened, and which
    operation it was (`nnkit/check/place.py`).

    `type` is "NotPlain" when nothing was raised, but what there is to call or what came back is of the wrong kind.
    """

    type: str
    message: str
    line: str = ""
    place: str = ""


@dataclass(frozen=True)
class Reply:
    """What came through the door: a value or a problem, arguments that the call changed (by position or keyword,
    with their new values), warnings raised on the way, functions of a library that it entered."""

    value: Any = None
    problem: Problem | None = None
    changed: dict[int | str, Any] = field(default_factory=dict)
    warned: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()


def copies(args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Arguments of a call's own, with the functions and layers that they spell."""
    named = {name: made(value) for name, value in copy_plain(dict(kwargs)).items()}
    return [made(value) for value in copy_plain(list(args))], named


class calling:  # noqa: N801  read as contextlib's are
    """`with calling(10) as calls:` calls of an answer, one after the other. What keeps their printing and warnings out
    of the notebook, and sees whose functions they enter, stands around all of them: to set it up takes longer than
    most calls do.

    seconds: after which a call is ended, a TimeoutError; 0: never. watched: whether it is noted what they enter.
    """

    def __init__(self, seconds: float = 0, watched: bool = True):
        self._seconds = seconds
        self._watch = watching() if watched else None
        self._quiet = quiet()

    def __enter__(self) -> "calling":
        self._quiet.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._quiet.__exit__(*error)

    @property
    def entered(self) -> tuple[str, ...]:
        """Functions of a library that the calls up to now have entered."""
        return tuple(self._watch.names) if self._watch else ()

    def reply_to(self, function: Any, args: Sequence[Any], kwargs: dict[str, Any]) -> Reply:
        """Call `function` with copies of the arguments."""
        given, named = copies(args, kwargs)
        _, reply = self.call(function, given, named)
        changed = changes(args, kwargs, given, named)
        return replace(reply, changed=changed) if changed else reply

    def call(self, function: Any, args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[Any, Reply]:
        """Call `function` with these very arguments: what came back itself, and the reply (without what it changed)."""
        if not callable(function):
            kind = describe_type(function)
            return None, Reply(problem=Problem("NotPlain", f"expected a function or a class, got {kind}"))
        came, value, problem = None, None, None
        self._quiet.begin()
        try:
            with ended_after(self._seconds), self._watch or NOBODY:  # the thread of the first is not the answer's
                came = function(*args, **kwargs)
            value = copy_plain(came)
        except NotPlainError as error:
            problem = Problem("NotPlain", str(error))
        except KeyboardInterrupt:
            raise  # the person at the keyboard wants out
        except EndlessError as error:
            problem = replace(_problem(error), type="TimeoutError", message=f"it did not end within {SECONDS:g} s")
        except BaseException as error:  # a student's sys.exit() must not end the notebook's check
            problem = _problem(error)
        return came, Reply(value, problem, warned=self._quiet.heard())


def changes(
    args: Sequence[Any], kwargs: dict[str, Any], given: list[Any], named: dict[str, Any]
) -> dict[int | str, Any]:
    """The arguments that differ after the call from what they were, with what they are now."""
    pairs: list[tuple[int | str, Any, Any]] = list(zip(range(len(args)), args, given, strict=True))
    if kwargs:
        pairs += [(name, before, named[name]) for name, before in kwargs.items()]
    return {
        key: now
        for key, before, after in pairs
        if not _is_as_it_was(before, after) and (now := _changed_to(before, after)) is not AS_IT_WAS
    }


def _is_as_it_was(before: Any, after: Any) -> bool:
    """Whether that shows at a glance, as it does of most arguments; the look at the others takes ten times as long."""
    if type(after) is not np.ndarray:
        return before is after and type(after) in UNCHANGEABLE
    return type(before) is np.ndarray and are_alike(before, after)


def _changed_to(before: Any, after: Any) -> Any:
    try:
        now = copy_plain(spelled(after))
    except NotPlainError as error:
        return str(error)
    return AS_IT_WAS if difference(before, now, rtol=0) is None else now


class quiet:  # noqa: N801  read as contextlib's are
    """Keep what is printed and warned while a student's code runs out of the notebook; the warnings are listed.

    (nbgrader gives no marks to a test cell that writes to stderr, and a warning does.) A class: a generator takes
    longer."""

    def __enter__(self) -> "quiet":
        self._warnings = warnings.catch_warnings(record=True)
        self._caught = self._warnings.__enter__()
        self._streams = sys.stdout, sys.stderr
        self.begin()
        return self

    def __exit__(self, *error: Any) -> None:
        sys.stdout, sys.stderr = self._streams
        self._warnings.__exit__(*error)

    def begin(self) -> None:
        """Hear all from now on, whatever the call before has done to warnings and streams."""
        if warnings.filters[:1] != ALWAYS:
            warnings.simplefilter("always")
        sys.stdout = sys.stderr = io.StringIO()

    def heard(self) -> tuple[str, ...]:
        """What was warned of since the last time."""
        if not self._caught:
            return ()
        said = [f"{w.category.__name__}: {w.message}"[:MAX_MESSAGE] for w in self._caught[:20]]
        self._caught.clear()
        return tuple(dict.fromkeys(said))


def line_of(error: BaseException) -> str:
    """The line of the student's code in which an error was raised, or ""."""
    return _problem(error).line


def _problem(error: BaseException) -> Problem:
    try:
        message = str(error)[:MAX_MESSAGE]
    except Exception:  # a student's exception may fail at saying what it is; its type still says something
        message = "(an exception whose message cannot be shown)"
    own = [each for each in _tracebacks(error.__traceback__) if not _is_library(each.tb_frame.f_code.co_filename)]
    if not own:
        return Problem(type(error).__name__, message)
    (frame,) = traceback.extract_tb(own[-1], limit=1)
    line = f"line {frame.lineno}: {frame.line}" if frame.line else ""
    place = place_of(own[-1])
    if place == "Subscript" and "with size 0" in message:  # another matter than an index past the end
        place = "Subscript of nothing"
    if place == "Attribute" and message.startswith("'numpy.ndarray'"):  # and one that its own object lacks
        place = "Attribute of an array"
    return Problem(type(error).__name__, message, line[:200], place[:80])


def _tracebacks(first: types.TracebackType | None) -> Iterator[types.TracebackType]:
    while first is not None:
        yield first
        first = first.tb_next


# Where no student's code lies: nnkit, the standard library, installed packages.
_LIBRARIES = tuple(
    os.path.join(os.path.abspath(path), "")
    for path in {os.path.dirname(os.path.dirname(__file__)), *map(sysconfig.get_path, ("stdlib", "purelib", "platlib"))}
)


def _is_library(filename: str) -> bool:
    return filename.startswith((*_LIBRARIES, "<frozen", "<__array_function__"))
