"""Which functions of a ready-made library does a call enter, however they were reached?

Python's own profiler watches, which is written in C and costs little: every call of an answer is watched, since one
that borrows from its second call on borrows too.
"""

import cProfile
import functools
import os
import sys
import sysconfig
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nnkit.check.library import LIBRARY, is_kept

# Libraries that hold ready answers. NumPy does not: what of it would solve an exercise is named in the exercise.
READY_MADE = ("nnkit", "course", "scipy", "sklearn", "torch", "tensorflow", "keras", "jax", "autograd", "mpmath")
# The second stands in NumPy for what is forbidden. The last three are what watches: Python 3.13 says of some answers
# that they entered what ends the look, and from 3.12 on the profiler sees the thread that ends endless calls as well.
# Who hands functions of a test's to an answer adds its own module.
UNSEEN = {
    *("nnkit.check.networks", "nnkit.check.borrowed", "nnkit.check.spelled"),
    *("nnkit.check.endless", "nnkit.check.budget", __name__),
}
# With these an answer could look away from itself while it is watched. None of them computes anything. The last stands
# for whatever ended or emptied the profiler, however it was come by.
THE_PROFILER = "cProfile.Profile"
BLINDERS = (
    *("sys.setprofile", "sys.settrace", "_thread.start_new_thread", "_thread.start_joinable_thread"),
    *("sys.monitoring.set_events", "sys.monitoring.free_tool_id", "sys.monitoring.register_callback"),
    *("sys.monitoring.clear_tool_id", THE_PROFILER),
)

_NNKIT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PACKAGES = [sysconfig.get_path("purelib"), os.path.dirname(_NNKIT)]
_HOMES = {os.path.join(place, name, ""): place for name in READY_MADE for place in _PACKAGES}
_STANDARD = os.path.join(sysconfig.get_path("stdlib"), "")
_OF_BUILTIN = "<built-in method "
_OF_PROFILER = " of '_lsprof.Profiler' objects>"


class watching:  # noqa: N801  read as contextlib's are
    """`with watching() as watch:` afterwards `watch.names` holds full names of the functions that were entered from
    outside of the libraries, and of what could keep them from being seen. One may stand around several calls in turn:
    the names are those of all. A class: a generator takes twice the time."""

    def __init__(self) -> None:
        self._profiler = cProfile.Profile(subcalls=True, builtins=True)
        self._times = 0
        self._watches = True

    def __enter__(self) -> "watching":
        self._before = sys.getprofile()
        self._times += 1
        try:
            self._profiler.enable()
        except ValueError:  # from Python 3.12 on only one can watch: somebody measures this notebook
            self._watches = False
        _mark()
        return self

    def __exit__(self, *_: object) -> None:
        _mark()
        self._profiler.disable()
        if callable(self._before):
            sys.setprofile(self._before)

    @property
    def names(self) -> list[str]:
        """Of the calls up to now."""
        if not self._times:
            return []
        stats = self._profiler.getstats()
        names = list(dict.fromkeys(_entered(stats)))
        return names if not self._watches or _saw_all(stats, self._times) else [*names, THE_PROFILER]


def _mark() -> None:
    """Called first and last, so that both stand in what a profiler took down that saw all."""


def _saw_all(stats: Sequence[Any], times: int) -> bool:
    """Whether the profiler watched from the first to the last mark each time, and nobody but `watching` asked it for
    anything."""
    asked = [entry.callcount for entry in stats if isinstance(entry.code, str) and entry.code.endswith(_OF_PROFILER)]
    marks = [entry.callcount for entry in stats if entry.code is _mark.__code__]
    return (asked, marks) == ([times], [2 * times])


def borrowed_of(entered: Sequence[str], may_use: Sequence[str], forbids: Sequence[str] = ()) -> list[str]:
    """Those names that an exercise does not allow. may_use: full names, a class's with its methods, or "nnkit.*" for
    all below."""
    wanted = (*forbids, *BLINDERS)
    taken = dict.fromkeys(name for name in entered if name.split(".")[0] in READY_MADE or name in wanted)
    allowed = tuple(name.removesuffix(".*") + "." for name in may_use)
    return [name for name in taken if not f"{name}.".startswith(allowed)]


def _entered(stats: Sequence[Any]) -> Iterator[str]:
    """Names out of the profiler's entries: each has a code object (a text for a function in C) and those it called."""
    for entry in stats:
        if isinstance(entry.code, str):
            if (name := _name_of_builtin(entry.code)) in BLINDERS:
                yield name
        elif _is_outside(entry.code.co_filename):
            for code in (call.code for call in entry.calls or () if isinstance(call.code, types.CodeType)):
                if (module := _module_of(code.co_filename)) and module not in UNSEEN:
                    yield f"{module}.{code.co_qualname}"


def _is_outside(file: str) -> bool:
    """Whether it is no library's code, nor that of Python's own through which libraries call themselves."""
    kept = _kept_as(file)
    return kept is not None and not is_kept(kept)


@functools.cache  # this and the next two are asked at every call of an answer, of the same few texts
def _kept_as(file: str) -> str | None:
    """What a file outside of all libraries would be called in the student's own, or None for one inside."""
    in_python = file.startswith(_STANDARD) and "site-packages" not in Path(file).parts
    return None if in_python or _module_of(file) else f"{LIBRARY}.{Path(file).stem}"


@functools.cache
def _name_of_builtin(text: str) -> str:
    return text.removeprefix(_OF_BUILTIN).removesuffix(">")


@functools.cache
def _module_of(file: str) -> str | None:
    """The module of a library that a file of code is, or None; the checks themselves are none."""
    for home, place in _HOMES.items():
        if file.startswith(home):
            path = os.path.relpath(file, place).removesuffix(".py").removesuffix("/__init__")
            return path.replace(os.sep, ".")
    return None
