"""Where within an array the numbers are wrong: at an end, on the diagonal, where an argument is 0, by how little."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from nnkit.check.relations.leaves import Leaf


@dataclass(frozen=True)
class Place:
    """holds: of a wrong leaf of the right shape; absent: of a right one, that it has no such place."""

    name: str
    says: str
    holds: Callable[[Leaf], bool]
    absent: Callable[[Leaf], bool] = lambda _: False
    least: int = 2


def _rows(leaf: Leaf) -> np.ndarray:
    """Which entries along the first axis are wrong; none where there are too few to tell."""
    wrong = leaf.wrong
    return wrong.reshape(len(wrong), -1).any(1) if wrong.ndim and len(wrong) > 2 else np.zeros(0, bool)


def _columns(leaf: Leaf) -> np.ndarray:
    return leaf.wrong.any(0) if leaf.wrong.ndim == 2 and min(leaf.wrong.shape) > 2 else np.zeros(0, bool)


def _only(flags: np.ndarray, at: int) -> bool:
    return flags.size > 0 and bool(flags[at]) and int(flags.sum()) == 1


def _flat(leaf: Leaf) -> bool:
    """A number, or an array with too few entries for a first and a last."""
    return leaf.wanted is None or leaf.wanted.ndim == 0 or len(leaf.wanted) < 2


def _diagonal(leaf: Leaf) -> np.ndarray:
    w = leaf.wanted
    return np.eye(len(w), dtype=bool) if w.ndim == 2 and w.shape[0] == w.shape[1] > 2 else np.zeros((0, 0), bool)


def _not_finite(leaf: Leaf) -> bool:
    wrong = leaf.wrong
    return bool(np.all(~np.isfinite(leaf.came[wrong])) and np.all(np.isfinite(leaf.wanted[wrong])))


def _cut(leaf: Leaf) -> bool:
    """Whole numbers where fractions belong; 0 everywhere is another matter."""
    came, wanted = leaf.came[leaf.wrong], leaf.wanted[leaf.wrong]
    return bool(np.all(came == np.trunc(wanted)) and np.any(np.abs(came) >= 1))


def _nearly(leaf: Leaf) -> bool:
    wrong = leaf.wrong
    if not np.isfinite(leaf.came).all():
        return False
    gap, size = np.abs(leaf.came - leaf.wanted)[wrong], np.abs(leaf.wanted[np.isfinite(leaf.wanted)])
    relative = gap / np.maximum(np.abs(leaf.wanted[wrong]), 1e-300)
    return bool(gap.max() < 2e-3 * size.max() and np.all(relative < 0.05))


PLACES = (
    Place("not a number", "is `nan` or `inf` in places: something overflows, or 0 is divided by 0",
          _not_finite, lambda _: True, least=0),
    Place("last", "is right but for the last entry: a loop or slice ends too early, or goes too far",
          lambda leaf: _only(_rows(leaf), -1), _flat),
    Place("first", "is right but for the first entry: where does it start?",
          lambda leaf: _only(_rows(leaf), 0), _flat),
    Place("only the first", "is right in the first entry only: what is carried on from one to the next?",
          lambda leaf: _rows(leaf).size > 2 and not _rows(leaf)[0] and bool(_rows(leaf)[1:].all()), _flat),
    Place("both ends", "is right but for both ends",
          lambda leaf: _rows(leaf).size > 3 and bool(_rows(leaf)[0] and _rows(leaf)[-1]) and _rows(leaf).sum() == 2),
    Place("last column", "is right but for the last column", lambda leaf: _only(_columns(leaf), -1)),
    Place("first column", "is right but for the first column", lambda leaf: _only(_columns(leaf), 0)),
    Place("diagonal", "is wrong on the diagonal only",
          lambda leaf: _diagonal(leaf).size > 0 and np.array_equal(leaf.wrong, _diagonal(leaf)), least=3),
    Place("off the diagonal", "is right on the diagonal only",
          lambda leaf: _diagonal(leaf).size > 0 and np.array_equal(leaf.wrong, ~_diagonal(leaf)), least=3),
    Place("whole numbers in places", "is cut to whole numbers: an array of integers, `int(...)` or `//`",
          _cut, lambda leaf: np.array_equal(leaf.wanted, np.trunc(leaf.wanted))),
    Place("sign in places", "is right but for the sign of some of the numbers",
          lambda leaf: bool(np.allclose(np.abs(leaf.came), np.abs(leaf.wanted), rtol=1e-6)), lambda _: True, least=3),
    Place("nearly", "is nearly right, not exactly: a rounded constant, a small number added, or a step too large",
          _nearly, lambda _: True),
)  # fmt: skip


def places_by(leaf: Leaf) -> Iterator[Place]:
    """Places that an argument of the same shape tells."""
    for name, array in leaf.given.arrays.items():
        if array.shape != leaf.wanted.shape or array.size < 3:
            continue
        regions = {
            f"is wrong only where {name} is exactly 0": array == 0,
            f"is right where {name} is 0 or above, and wrong where it is negative": array < 0,
            f"is right where {name} is negative, and wrong from 0 on": array >= 0,
            f"is right where {name} is 0 or below, and wrong where it is positive": array > 0,
        }
        for says, region in regions.items():
            yield Place(says, says,
                        lambda leaf, region=region: bool(region.any()) and not region.all()
                        and np.array_equal(leaf.wrong, region),
                        lambda leaf, region=region: not region.any(), least=1 if "exactly" in says else 3)  # fmt: skip
