"""Time for a look that means the same on a busy machine."""

import time

PATIENCE = 3  # times as long by the clock on the wall, where others compute, or an answer waits


class Budget:
    """So many seconds of this thread's own computing."""

    def __init__(self, seconds: float):
        self._computed = time.thread_time() + seconds
        self._waited = time.perf_counter() + PATIENCE * seconds

    @property
    def left(self) -> float:
        """Seconds of computing that are left; 0 or less where there are none."""
        return min(self._computed - time.thread_time(), self._waited - time.perf_counter())
