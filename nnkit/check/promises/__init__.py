"""The words in which a task promises something: each gives its sentence, and grading draws probes from it.

    promises=[AnyShape("z"), New("z"), Between("eps", 0, 1)]

The sentences stand in the task where it says `{promises}`, so that text and checks cannot disagree; where the task has
a sentence of its own the word's name is a mark behind it (`nnkit/check/task.py`), and there it is. How a word is
probed stands in `course/authoring/promised.py`. What holds for every exercise needs no word: arguments stay as they
are, a call leaves nothing behind for the next, objects share nothing, the defaults given are used.
"""

from typing import Any

from nnkit.check.promises.arrays import AnyShape, Dtypes, New, Reused, Rows, Sizes
from nnkit.check.promises.behaviour import Default, Holds, Keeps, Seeded, Silent
from nnkit.check.promises.numbers import At, Between, Everywhere, Free, Jumps, Numbers, Tolerance, UpTo

__all__ = [
    "AnyShape",
    "At",
    "Between",
    "Default",
    "Dtypes",
    "Everywhere",
    "Free",
    "Holds",
    "Jumps",
    "Keeps",
    "New",
    "Numbers",
    "Reused",
    "Rows",
    "Seeded",
    "Silent",
    "Sizes",
    "Tolerance",
    "UpTo",
    "name_of",
]


def name_of(promise: Any) -> str:
    """The mark by which a task's sentence names a promise: `{New}`; for a Holds, the name that it has."""
    return promise.name if isinstance(promise, Holds) else type(promise).__name__
