"""The end of a test that does not end itself."""

import contextlib
import signal
from collections.abc import Iterator
from typing import Any


class TestTimeoutError(BaseException):
    """A test used up its time in the checker itself."""


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """End a test that does not end itself, such as a loop over what a submission gave it, by the clock on the wall, as
    the submission's time goes: on a busy machine such a test would else use up that of the others. Where an operation
    that no exception can interrupt keeps on, the checker ends the process, and goes on without that test."""

    def ring(signum: int, frame: Any) -> None:
        raise TestTimeoutError("the test did not end in time")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
