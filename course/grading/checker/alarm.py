"""The end of a test that does not end itself."""

import contextlib
import faulthandler
import os
import signal
from collections.abc import Iterator
from typing import Any

UNTIL_ITS_END = 1.0  # seconds from a test's alarm, which nothing may hear, to the end of this process


class TestTimeoutError(BaseException):
    """A test used up its time in the checker itself."""


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """End a test that does not end itself, such as a loop over what a submission gave it; where an operation that no
    exception can interrupt keeps on, end this process, and the engine goes on without that test. Both go by the clock
    on the wall, as the submission's time does: on a busy machine such a test would else use up that of the others."""

    def ring(signum: int, frame: Any) -> None:
        raise TestTimeoutError("the test did not end in time")

    before = signal.signal(signal.SIGALRM, ring)
    seconds = max(seconds, 0.001)  # 0 would be no alarm at all
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds + UNTIL_ITS_END, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
