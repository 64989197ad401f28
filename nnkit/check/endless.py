"""End a call that has no end: a loop whose condition never becomes false.

A watching thread raises an exception in the one that calls, in whatever line it is; this works the same on every
system, in a notebook's kernel too. What waits inside of NumPy or the system is ended as soon as it comes back.

What counts is the time that the call computes: on a busy machine an honest answer waits long for its turn. One that
only waits is ended as well, later.

There is one such thread for all calls: starting one for each took longer than most calls do, and on a busy machine,
where a new thread waits for its turn, many times as long.
"""

import contextlib
import ctypes
import math
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from nnkit.check.budget import PATIENCE, Budget

SECONDS = 10.0  # for one call
AGAIN = 0.5  # seconds until it is raised anew, where the answer caught it
SOON = 0.01  # seconds at least between two looks at what it has computed


class EndlessError(BaseException):
    """A call went on for too long. Not an Exception, so that `except Exception` in a loop lets it pass."""


@dataclass(eq=False)
class _Call:
    thread: int
    due: float  # when it is looked at, by time.monotonic()
    budget: Budget
    over: bool = False


class _Watch:
    """The thread and the calls that it watches. It sleeps until the first of them is due, whether or not that is over
    by then: a call that ends in time never wakes it.

    Bare locks alone: what the watch raises may arrive in these lines too, and Python's own code of a Condition or an
    Event would leave its lock closed then.
    """

    def __init__(self) -> None:
        self.process = os.getpid()
        self._lock, self._bell = threading.Lock(), threading.Lock()
        self._calls: set[_Call] = set()
        self._wakes = math.inf
        self._thread: threading.Thread | None = None

    def begin(self, call: _Call) -> None:
        with self._lock:
            self._calls.add(call)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            elif call.due < self._wakes and self._bell.locked():
                self._bell.release()

    def end(self, call: _Call) -> None:
        call.over = True  # first: what arrives in the next line must not be raised again
        with self._lock:  # what was raised a moment ago arrives here, and not later
            self._calls.discard(call)

    def look(self, now: float) -> None:
        """End the calls that are due and have computed for too long, and say when the first of the others is due."""
        self._calls = {call for call in self._calls if not call.over}
        for call in self._calls:
            if call.due <= now:
                left = call.budget.left
                if left <= 0:
                    _raise_in(call.thread, EndlessError)
                call.due = now + (AGAIN if left <= 0 else max(left, SOON))
        self._wakes = min((call.due for call in self._calls), default=math.inf)

    def _run(self) -> None:
        while True:
            with self._lock:
                now = time.monotonic()
                self.look(now)
            self._bell.acquire(timeout=-1 if self._wakes == math.inf else max(0.0, self._wakes - now))


_watch = _Watch()


@contextlib.contextmanager
def ended_after(seconds: float, patience: float = PATIENCE) -> Iterator[None]:
    """Raise EndlessError in this thread once it has computed for so many seconds, as often as it takes; 0: never.

    patience: how many times as long by the clock on the wall, for what only waits.
    """
    global _watch
    if not seconds:
        yield
        return
    if _watch.process != os.getpid():  # a fork takes the thread that forks along, and no other
        _watch = _Watch()
    watch = _watch
    call = _Call(threading.get_ident(), time.monotonic() + seconds, Budget(seconds, patience))
    watch.begin(call)
    try:
        yield
    finally:
        watch.end(call)


def _raise_in(thread: int, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
