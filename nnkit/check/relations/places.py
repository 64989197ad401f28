"""Where within an array the numbers are wrong: at an end, on the diagonal, in places, and by how little."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnkit.check.relations.leaves import Leaf
from nnkit.check.relations.on_the_diagonal import large_enough, only_off_the_diagonal, only_on_the_diagonal

FEWEST = 2  # entries, or rows: in so few a first one is not told from a last one


@dataclass(frozen=True)
class Place:
    """holds: of a wrong leaf of the right shape; absent: of a right one, that it has no such place; cause: it says why,
    not only where; tells: whether a leaf is large enough to have one."""

    name: str
    says: str
    holds: Callable[[Leaf], bool]
    absent: Callable[[Leaf], bool] = lambda _: False
    least: int = 2
    cause: bool = False
    tells: Callable[[Leaf], bool] = lambda leaf: leaf.wanted.ndim == 0 or leaf.wanted.size > FEWEST


def _rows(leaf: Leaf) -> np.ndarray:
    """Which entries along the first axis are wrong; none where there are too few to tell."""
    wrong = leaf.wrong
    return np.asarray(wrong.reshape(len(wrong), -1).any(axis=1)) if _has_rows(leaf) else np.zeros(0, bool)


def _has_rows(leaf: Leaf) -> bool:
    return leaf.wanted.ndim > 0 and len(leaf.wanted) > FEWEST


def _columns(leaf: Leaf) -> np.ndarray:
    several = leaf.wrong.ndim == 2 and min(leaf.wrong.shape) > 2
    return np.asarray(leaf.wrong.any(axis=0)) if several else np.zeros(0, bool)


def _only(flags: np.ndarray, at: int) -> bool:
    return flags.size > 0 and bool(flags[at]) and int(flags.sum()) == 1


def _flat(leaf: Leaf) -> bool:
    """A number, or an array with too few entries for a first and a last."""
    return leaf.wanted.ndim == 0 or len(leaf.wanted) < 2


def _not_finite(leaf: Leaf) -> bool:
    return bool(np.all(~np.isfinite(leaf.came[leaf.wrong])) and np.all(np.isfinite(leaf.wanted[leaf.wrong])))


def _cut(leaf: Leaf) -> bool:
    """Whole numbers where fractions belong; 0 everywhere is another matter."""
    came, wanted = leaf.came[leaf.wrong], leaf.wanted[leaf.wrong]
    return bool(np.all(came == np.trunc(wanted)) and np.any(np.abs(came) >= 1))


def nearly(leaf: Leaf) -> bool:
    """Whether all that is wrong is wrong by little."""
    wrong = leaf.wrong
    if not np.isfinite(leaf.came).all():
        return False
    gap, size = np.abs(leaf.came - leaf.wanted)[wrong], np.abs(leaf.wanted[np.isfinite(leaf.wanted)])
    if not gap.size or not size.size:
        return False
    relative = gap / np.maximum(np.abs(leaf.wanted[wrong]), 1e-300)
    return bool(gap.max() < 2e-3 * size.max() and np.all(relative < 0.05))


def _distinct(values: np.ndarray) -> int:
    return len({f"{value:.6g}" for value in values.ravel()[:2000] if abs(value) > 1e-12})


def _one_number(of: np.ndarray) -> bool:
    """Whether all of these are one finite number, up to rounding."""
    return bool(of.size and np.isfinite(of).all() and np.ptp(of) <= 1e-6 * max(1e-3, np.abs(of).max()))


def factor(wanted: np.ndarray, came: np.ndarray, least: int = 2) -> bool:
    """Whether one number makes what came of what is wanted, which has so many distinct numbers."""
    at = wanted != 0
    return _distinct(wanted) >= least and not came[~at].any() and _one_number(came[at] / wanted[at])


def _term(wanted: np.ndarray, came: np.ndarray, least: int = 2) -> bool:
    return _distinct(wanted) >= least and _one_number(came - wanted)


def _line(leaf: Leaf) -> bool:
    w, g = leaf.wanted.ravel(), leaf.came.ravel()
    if _distinct(w) < 4 or not np.isfinite(g).all() or not np.isfinite(w).all():
        return False
    k, c = np.polyfit(w, g, 1)
    return abs(k) > 1e-6 and bool(np.allclose(k * w + c, g, rtol=1e-6, atol=1e-9 * np.abs(g).max()))


def _by_lines(holds: Callable[[np.ndarray, np.ndarray], bool], axis: int) -> Callable[[Leaf], bool]:
    """Whether something holds of each row (axis 0) or column (axis 1) of a table."""

    def all_hold(leaf: Leaf) -> bool:
        if leaf.wanted.ndim != 2 or leaf.wanted.shape[axis] < 2:
            return False
        lines = zip(np.moveaxis(leaf.wanted, axis, 0), np.moveaxis(leaf.came, axis, 0), strict=True)
        return all(holds(wanted, came) for wanted, came in lines)

    return all_hold


def _shares(leaf: Leaf) -> bool:
    """Wanted is something that adds up to 1, and what came does so once it is divided by its sum."""
    w, g = leaf.wanted, leaf.came
    if not w.ndim or w.shape[-1] < 2 or (w < 0).any() or not np.allclose(w.sum(-1), 1):
        return False
    sums = g.sum(-1, keepdims=True)
    return bool((sums != 0).all() and np.allclose(g / sums, w, rtol=1e-6, atol=1e-10))


def _moved(leaf: Leaf, by: int) -> bool:
    """Whether each entry is its neighbour's, up to the end where something else stands."""
    if leaf.wanted.ndim == 0 or len(leaf.wanted) < 3:
        return False
    theirs, own = (leaf.wanted[1:], leaf.came[:-1]) if by < 0 else (leaf.wanted[:-1], leaf.came[1:])
    even = _one_number(np.diff(leaf.wanted, axis=0)) or _one_number(leaf.wanted[1:] / leaf.wanted[:-1])
    if even:  # one term or factor would do the same
        return False
    return _distinct(theirs) >= 2 and bool(np.allclose(theirs, own, rtol=1e-6, atol=1e-10))


def _fades(leaf: Leaf) -> bool:
    """Whether what is wrong grows less by one factor from each entry, or row, to the next."""
    if not _has_rows(leaf) or not np.isfinite(leaf.came).all():
        return False
    gap = (leaf.came - leaf.wanted).reshape(len(leaf.wanted), -1)
    far = (np.abs(gap) > 1e-6 * np.abs(leaf.wanted).max()).all(axis=1)
    gap = gap[: int(far.argmin()) if not far.all() else None]  # until rounding hides it
    if len(gap) <= FEWEST:
        return False
    shares = gap[1:] / gap[:-1]
    return _one_number(shares) and 0.05 < abs(shares[0, 0]) < 0.999


def _measures(leaf: Leaf) -> bool:
    """Whether it holds tables or fractions: among whole numbers in a row, which may be labels, 0 is one of them."""
    return leaf.wanted.ndim > 1 or (leaf.wanted.ndim == 1 and not np.array_equal(leaf.came, np.trunc(leaf.came)))


def _not_zero(leaf: Leaf) -> bool:
    return leaf.wanted.size > 1 and not leaf.wanted.any() and bool(leaf.came.any())


def _turned_round(leaf: Leaf) -> bool:
    """Whether just those entries are 0 that should not be."""
    zero = leaf.came == 0
    return zero.ndim > 0 and bool(zero.any()) and not zero.all() and np.array_equal(zero, leaf.wanted != 0)


def _same_everywhere(leaf: Leaf) -> bool:
    return leaf.came.size > 2 and _one_number(leaf.came) and not _one_number(leaf.wanted)


def _off_by(by: int) -> Callable[[Leaf], bool]:
    """Whether all that is wrong is a whole number off by that; of an array some of it has to be right."""

    def off(leaf: Leaf) -> bool:
        wanted, came = leaf.wanted[leaf.wrong], leaf.came[leaf.wrong]
        whole = np.array_equal(leaf.wanted, np.trunc(leaf.wanted))
        return whole and np.array_equal(came, wanted + by) and (not leaf.wanted.ndim or not leaf.wrong.all())

    return off


NEARLY = "nearly"
PLACES = (
    Place("not a number", "is `nan` or `inf` in places: something overflows, or 0 is divided by 0",
          _not_finite, lambda _: True, least=0, cause=True),
    Place("last", "is right but for the last entry: a loop or slice ends too early, or goes too far",
          lambda leaf: _only(_rows(leaf), -1), _flat, tells=_has_rows),
    Place("first", "is right but for the first entry: where does it start?",
          lambda leaf: _only(_rows(leaf), 0), _flat, tells=_has_rows),
    Place("only the first", "is right in the first entry only: what is each further one made of that the first is not?",
          lambda leaf: _rows(leaf).size > 2 and not _rows(leaf)[0] and bool(_rows(leaf)[1:].all()), _flat,
          tells=_has_rows),
    Place("only the last", "is right in the last entry only: is something of the end used for all of it?",
          lambda leaf: _rows(leaf).size > 2 and not _rows(leaf)[-1] and bool(_rows(leaf)[:-1].all()), _flat,
          tells=_has_rows),
    Place("both ends", "is right but for both ends",
          lambda leaf: _rows(leaf).size > 3 and bool(_rows(leaf)[0] and _rows(leaf)[-1]) and _rows(leaf).sum() == 2),
    Place("last column", "is right but for the last column", lambda leaf: _only(_columns(leaf), -1)),
    Place("first column", "is right but for the first column", lambda leaf: _only(_columns(leaf), 0)),
    Place("diagonal", "is wrong on the diagonal only: is something left out that stands there alone?",
          only_on_the_diagonal, least=3, tells=large_enough),
    Place("off the diagonal", "is right on the diagonal only",
          only_off_the_diagonal, least=3, tells=large_enough),
    Place("whole numbers in places", "is cut to whole numbers: an array of integers, `int(...)` or `//`",
          _cut, lambda leaf: np.array_equal(leaf.wanted, np.trunc(leaf.wanted)), cause=True),
    Place("kept and left out", "is 0 just where it should not be, and not 0 where it should be: what is kept and what "
          "is left out have changed places", _turned_round, lambda _: True, least=3, cause=True),
    Place("not made to add up to 1", "does not add up to 1: it is not divided by its sum",
          _shares, lambda _: True, least=3, cause=True),
    Place("moved back", "stands one place too far to the front: its first entry is lost, and the end made up",
          lambda leaf: _moved(leaf, -1), _flat, least=3, cause=True),
    Place("moved on", "stands one place too far to the back: its last entry is lost, and the beginning made up",
          lambda leaf: _moved(leaf, 1), _flat, least=3, cause=True),
    Place("starts elsewhere", "is off most in its first entry, and by one factor less in each further one: does it "
          "start from another value than is asked for?", _fades, _flat, least=6, cause=True,
          tells=_has_rows),
    Place("a number for a gap", "has a number in places where a gap (`nan`) is asked for",
          lambda leaf: bool(np.isnan(leaf.wanted[leaf.wrong]).all() and np.isfinite(leaf.came[leaf.wrong]).all()),
          lambda _: True, least=0, cause=True),
    Place("zero in places", "is 0 in places, and should not be",
          lambda leaf: not leaf.came[leaf.wrong].any(), lambda _: True, least=3),
    Place("not zero", "is not 0, and has to be", _not_zero, lambda _: True, least=1),
    Place("not zero in places", "is not 0 in places where 0 is asked for",
          lambda leaf: _measures(leaf) and not leaf.wanted[leaf.wrong].any(), lambda _: True, least=0),
    Place("sign in places", "is right but for the sign of some of the numbers",
          lambda leaf: bool(np.allclose(np.abs(leaf.came), np.abs(leaf.wanted), rtol=1e-6)), lambda _: True, least=3),
    Place("a factor in each case", "is right up to one factor in each case: something multiplies or divides it that "
          "should not, or is missing", lambda leaf: factor(leaf.wanted, leaf.came, 3), lambda _: True, least=6),
    Place("a factor for each row", "is right up to a factor for each row", _by_lines(factor, 0),
          lambda _: True, least=6),
    Place("a factor for each column", "is right up to a factor for each column", _by_lines(factor, 1),
          lambda _: True, least=6),
    Place("a term in each case", "is right up to one number that is added to all of it",
          lambda leaf: _term(leaf.wanted, leaf.came, 3), lambda _: True, least=6),
    Place("a line in each case", "is stretched and shifted in each case", _line, lambda _: True, least=8),
    Place("a term for each row", "is right up to one number that is added to each row", _by_lines(_term, 0),
          lambda _: True, least=6),
    Place("a term for each column", "is right up to one number that is added to each column", _by_lines(_term, 1),
          lambda _: True, least=6),
    Place("the same in every place", "is one and the same number in every place, where each has its own",
          _same_everywhere, lambda _: True, least=3),
    *(Place(f"one too {word} in places",
            f"is one too {word} in places, and right elsewhere: is the border itself counted on the wrong side?",
            _off_by(by), lambda _: True) for word, by in (("many", 1), ("few", -1))),
    Place(NEARLY, "is nearly right, not exactly: a rounded constant, a small number added, or a step too large",
          nearly, lambda _: True),
)  # fmt: skip
