"""The time that a submission has in all, and what it went to."""

import time
from typing import Any


class Budget:
    """`total` seconds from now on, and which cell they went to, tests and repetitions included."""

    def __init__(self, total: float):
        self.total = total
        self._since = time.monotonic()
        self.ends = self._since + total  # on the monotonic clock
        self._cell: int | None = None
        self._seconds: dict[int | None, float] = {}

    def are_at(self, cell: int | None) -> None:
        now = time.monotonic()
        self._seconds[self._cell] = self._seconds.get(self._cell, 0.0) + now - self._since
        self._cell, self._since = cell, now

    def say_which(self, cells: list[dict[str, Any]]) -> None:
        """Add to the note of the cell that took longest."""
        slowest = max((cell for cell in self._seconds if cell is not None), key=self._seconds.get, default=None)
        if slowest is not None:
            said = f"it took {self._seconds[slowest]:.0f} of the {self.total:.0f} s that a submission may take in all"
            said += "; little or nothing was left for others"
            cells[slowest]["note"] = "; ".join(filter(None, [cells[slowest]["note"], said]))
