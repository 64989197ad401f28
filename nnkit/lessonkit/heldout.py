"""Test data that keeps a record of who looked: each set of answers that was scored stays written down in a file.

A test score means something once. Chosen by, the test rows become validation rows; nothing in the numbers shows it
afterwards. So every opening with other answers than before counts, also after a restart.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from nnkit.check.library import is_closed

__all__ = ["HeldOut"]

FIELDS = ["data", "answers", "right", "of", "note"]


class HeldOut:
    """Rows X (n, d) with their labels y (n,), whose `score` is counted in the file `log`.

    The file is the student's: plain CSV, one line for each set of answers, never shortened here.
    """

    def __init__(self, X: ArrayLike, y: ArrayLike, log: str | Path = "test-openings.csv"):
        self.X, self._y, self.log = np.asarray(X), np.asarray(y), Path(log)
        if self._y.ndim != 1 or len(self._y) == 0 or len(self.X) != len(self._y):
            raise ValueError(f"X must have a row for each of n > 0 labels y (n,); got {self.X.shape}, {self._y.shape}.")
        self._data = _digest(self._y, np.asarray(self.X, float))

    @property
    def openings(self) -> int:
        """How many different sets of answers were scored on these rows."""
        return len(self._known())

    def score(self, predicted: ArrayLike, note: str = "") -> int:
        """How many of the labels predicted (n,) are right; prints that, and the number of openings so far.

        The same answers again are no new opening, and none is counted where marks are given: the course's parts stand
        in for the student's there, so that answers may differ a little. ValueError when the answers do not fit the rows
        or the log is not one.
        """
        predicted = np.asarray(predicted)
        if predicted.shape != self._y.shape:
            raise ValueError(f"expected one label for each of {len(self._y)} rows; got shape {predicted.shape}.")
        right, of = int((predicted == self._y).sum()), len(self._y)
        known, answers = self._known(), _digest(predicted.astype(int))
        print(f"Test pile: {right} of {of} right, {right / of:.1%}.")
        if is_closed():
            print(f"Openings in {self.log.name} as handed in: {len(known)}. This run, for marking, adds none.")
            return right
        if answers not in known:
            known.append(answers)
            self._write([self._data, answers, right, of, note])
        if len(known) == 1:
            print("It was opened once. This is the number for your report.")
        else:
            print(
                f"It was opened {len(known)} times, with other answers each time. Whoever chooses after the first look "
                f"has used it as validation data: report the first number of {self.log.name}, and say so."
            )
        return right

    def _known(self) -> list[str]:
        if not self.log.exists():
            return []
        with self.log.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file)
            if table.fieldnames != FIELDS:
                raise ValueError(
                    f"{self.log} is no record of openings: its first line must be {','.join(FIELDS)}. "
                    "Move the file away, or name another one as log."
                )
            return [row["answers"] for row in table if row["data"] == self._data]

    def _write(self, row: list[object]) -> None:
        new = not self.log.exists()
        with self.log.open("a", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerows([FIELDS, row] if new else [row])


def _digest(*arrays: np.ndarray) -> str:
    content = b"".join(np.ascontiguousarray(array).tobytes() for array in arrays)
    return hashlib.sha256(content).hexdigest()[:12]
