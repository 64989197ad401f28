"""End a call that has no end: a loop whose condition never becomes false.

A watching thread raises an exception in the one that calls, in whatever line it is; this works the same on every
system, in a notebook's kernel too. What waits inside of NumPy or the system is ended as soon as it comes back.
"""

import contextlib
import ctypes
import threading
from collections.abc import Iterator

SECONDS = 10.0  # for one call
AGAIN = 0.5  # seconds until it is raised anew, where the answer caught it


class EndlessError(BaseException):
    """A call went on for too long. Not an Exception, so that `except Exception` in a loop lets it pass."""


@contextlib.contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Raise EndlessError in this thread once so many seconds have gone by, as often as it takes; 0: never."""
    if not seconds:
        yield
        return
    caller, over = threading.get_ident(), threading.Event()

    def watch() -> None:
        if not over.wait(seconds):
            _raise_in(caller, EndlessError)
            while not over.wait(AGAIN):
                _raise_in(caller, EndlessError)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _raise_in(thread: int, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
