"""Breaks off what a student's code does for too long when a hand in the browser asked for it.

A cell that loops for ever is interrupted by the reader. What a widget runs for a button or in the background is out of
the reader's reach, and would keep every widget of the notebook waiting.

>>> within(0.3, lambda: "done")
'done'
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 10  # seconds that what a hand asked for may take
EVERY = 0.2  # and those between two looks at the clock


class TookTooLong(TimeoutError):  # noqa: N818  told to students by this name
    """Raised inside of what took too long, on the line that it has come to."""

    def __init__(self):  # Python makes it, in the thread that is broken off
        mine = [limit.seconds for limit in _limits.copy() if limit.thread == threading.get_ident()]
        super().__init__(f"this took longer than {min(mine, default=PATIENCE):g} s and was broken off")


@dataclass(eq=False)
class _Limit:
    """Which thread must have left which call by when (of time.monotonic)."""

    seconds: float
    thread: int
    frame: FrameType | None
    end: float


_limits: set[_Limit] = set()
_news = threading.Event()
_watch: threading.Thread | None = None


def within(seconds: float, act: Callable[[], T]) -> T:
    """act(), broken off by TookTooLong if it takes more seconds than these.

    Python code ends at its next line; one call into NumPy or a sleep is waited for. Where no threads can start, in a
    browser's Python, there is no limit.
    """
    limit = _Limit(seconds, threading.get_ident(), sys._getframe(), time.monotonic() + seconds)
    _limits.add(limit)
    _wake()
    try:
        return act()
    finally:
        _limits.discard(limit)
        limit.frame = None  # it holds the limit in turn


def _wake() -> None:
    global _watch
    if _watch is None or not _watch.is_alive():
        _watch = threading.Thread(target=_look, name="time limits", daemon=True)
        try:
            _watch.start()
        except RuntimeError:  # no threads in a browser's Python
            return
    _news.set()


def _look() -> None:
    while True:
        _news.clear()
        if not _limits:
            _news.wait()
        time.sleep(EVERY)
        for limit in _limits.copy():
            if time.monotonic() < limit.end:
                continue
            if not _is_running(limit):  # the exception came just as it left
                _limits.discard(limit)
                continue
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(limit.thread), ctypes.py_object(TookTooLong))
            limit.end += limit.seconds  # and once more where the code has swallowed it


def _is_running(limit: _Limit) -> bool:
    frame = sys._current_frames().get(limit.thread)
    while frame is not None and frame is not limit.frame:
        frame = frame.f_back
    return frame is not None
