"""Time that means the same on a busy machine: what a thread computes itself, whatever others do meanwhile."""

import threading
import time
from collections.abc import Callable

PATIENCE = 3  # times as long by the clock on the wall, where others compute, or an answer waits


class Budget:
    """So many seconds of computing by the thread that makes it; other threads may ask what is left."""

    def __init__(self, seconds: float, patience: float = PATIENCE):
        self._clock = _clock_of_this_thread()
        self._computed = self._clock() + seconds
        self._waited = time.perf_counter() + patience * seconds

    @property
    def left(self) -> float:
        """Seconds of computing that are left; 0 or less where there are none."""
        return min(self._computed - self._clock(), self._waited - time.perf_counter())


def _clock_of_this_thread() -> Callable[[], float]:
    """The seconds that this thread has computed, for any thread to read; on macOS and Windows those of all threads."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return lambda: time.process_time()
    number = time.pthread_getcpuclockid(threading.get_ident())
    return lambda: time.clock_gettime(number)
