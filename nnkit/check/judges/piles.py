"""Judges of data cut into piles and folds, and of dropout."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.compare import difference
from nnkit.check.judges.named import Named
from nnkit.check.plain import describe

BY_CHANCE = 5e-4  # how often a shuffled order may look like one that is not


def all_regular(piles: Sequence[np.ndarray], n: int) -> bool:
    """Whether all gaps are equal in every larger pile of indices below n, as when 0 ... n - 1 is cut, or dealt out,
    without shuffling: in so many that a shuffled order hardly does that."""
    large = [pile for pile in piles if len(pile) > 2]
    regular = all(np.ptp(np.diff(np.sort(pile))) == 0 for pile in large)
    return regular and math.prod(_share_of_regular(len(pile), n) for pile in large) < BY_CHANCE


def _share_of_regular(size: int, n: int) -> float:
    """Of all choices of so many indices below n, how many have equal gaps."""
    longest = (n - 1) // (size - 1)
    return sum(n - (size - 1) * gap for gap in range(1, longest + 1)) / math.comb(n, size)


def three_piles(value: Any, order: np.ndarray, n_val: int, n_test: int) -> str | None:
    """The judge of three piles: which indices go where is free, as long as the order given decides, not the index."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        return f"expected three arrays (training, validation, test), got {describe(value)}"
    try:
        piles = [np.asarray(pile) for pile in value]
    except ValueError:
        return "expected three arrays of indices"
    if any(pile.ndim != 1 or (pile.size and pile.dtype.kind not in "iu") for pile in piles):
        return "each pile is an array of indices: whole numbers, one axis"
    wanted = [len(order) - n_val - n_test, n_val, n_test]
    sizes = [len(pile) for pile in piles]
    if sizes != wanted and sorted(sizes) == sorted(wanted) and len(set(wanted)) == len(wanted):
        says = "the piles come in another sequence: training, validation, test is asked"
        return Named("another sequence", f"{says}; {wanted} indices, got {sizes}")
    if sizes != wanted:
        counts = f"the piles should have {wanted} indices, got {sizes}"
        if sizes[1:] == wanted[1:] and set(piles[0].tolist()) & set(np.concatenate(piles[1:]).tolist()):
            says = "the training pile holds rows of another pile as well, and that is a leak"
            return Named("a leak", f"{says}: {counts}")
        return counts
    everything = np.concatenate(piles)
    if len(np.unique(everything)) < len(everything):
        return Named("a leak", "an index stands in two piles")
    if set(everything.tolist()) != set(order.tolist()):
        return "some indices are in no pile"
    if all_regular([pile for pile in piles if len(pile) < len(order)], len(order)):
        says = "each pile has its indices at equal distances: cut the shuffled `order`, not 0 ... n - 1"
        return Named("not shuffled", says)
    return None


def folds(value: Any, order: np.ndarray, k: int) -> str | None:
    """The judge of folds: k parts of all indices, as even as can be, cut from the shuffled order."""
    if isinstance(value, list | tuple) and (named := _another_count(value, order, k)):
        return named
    if not isinstance(value, list | tuple | np.ndarray) or len(value) != k:
        return f"expected a list of {k} arrays, got {describe(value)}"
    try:
        parts = [np.asarray(part) for part in value]
    except ValueError:
        says = "each fold is one array of indices, those that are kept aside; what is left is not asked"
        return Named("pairs for folds", says)
    if any(part.ndim != 1 or part.dtype.kind not in "iu" for part in parts):
        return "each fold is one array of indices: whole numbers, one axis"
    everything = np.concatenate(parts)
    if len(np.unique(everything)) < len(everything):
        if all(len(part) == len(order) - len(order) // k for part in parts) and len(order) % k == 0:
            return Named(
                "the others", "each of your folds is all but one k-th: asked is what is kept aside, not the rest"
            )
        return Named("twice", "an index stands in two folds")
    sizes = [len(part) for part in parts]
    if set(everything.tolist()) != set(order.tolist()):
        if sizes == [len(order) // k] * k and len(everything) < len(order):
            return Named("the rest dropped", "what does not fill all folds evenly is in none of them")
        return "some indices are in no fold"
    if max(sizes) - min(sizes) > 1 and max(sizes) - min(sizes) == len(order) % k and sizes.count(min(sizes)) == k - 1:
        says = "what does not divide evenly is all in one fold; it has to be spread over them"
        return Named("the rest in one fold", f"{says}: the sizes are {sizes}")
    if max(sizes) - min(sizes) > 1 and max(sizes) == -(-len(order) // k) and sizes[-1] == min(sizes):
        says = "the size of a fold is rounded up, and the last one gets what is left; all have to be one apart at most"
        return Named("sizes rounded up", f"{says}: the sizes are {sizes}")
    if max(sizes) - min(sizes) > 1:
        return f"the sizes should be one apart at most, got {sizes}"
    if all_regular(parts, len(order)):
        says = "each fold has its indices at equal distances: cut the shuffled `order`, not 0 ... n - 1"
        return Named("not shuffled", says)
    return None


def _another_count(value: Sequence[Any], order: np.ndarray, k: int) -> Named | None:
    """Why there are more folds or fewer than were asked for."""
    sizes = [np.size(part) if np.ndim(part) == 1 else -1 for part in value]
    size, rest = divmod(len(order), k)
    if rest and sizes == [size] * k + [rest]:
        return Named("a fold too many", "what does not fill the folds makes a fold of its own; it has to be spread")
    if len(sizes) == size != k and sum(sizes) == len(order) and set(sizes) <= {k, k + 1}:
        return Named("size for number", f"the number of folds is taken for their size: {k} folds are asked for")
    return None


def dropped(A: np.ndarray, p: float, draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


def by_the_draws(value: Any, A: np.ndarray, p: float, draws: np.ndarray, training: bool) -> str | None:
    """The judge of dropout in training: as any comparison, but it says so when other outputs are dropped."""
    gap = difference(dropped(A, p, draws), value)
    is_pair = isinstance(value, list | tuple) and len(value) == 2 and np.shape(value[0]) == A.shape
    if gap and is_pair and difference(dropped(A, p, draws), value[::-1]) is None:
        return Named("the mask first", "the two values are right, and have changed places: the outputs come first")
    if gap and is_pair and (named := _other_zeros(np.asarray(value[0])[A != 0] == 0, draws[A != 0], p)):
        return named
    if gap and is_pair and ((np.asarray(value[0]) == 0) != (draws < p)).any():
        return "other outputs are 0 than those whose draw is below p; the random numbers are given, as `draws`"
    return gap and f"the values differ: {gap}"


def _other_zeros(zero: np.ndarray, draws: np.ndarray, p: float) -> Named | None:
    """By which other rule these outputs are 0."""
    if (zero == (draws < p)).all():
        return None
    if not zero.any():
        return Named("nothing dropped", "no output is 0: nothing is dropped")
    if (zero == (draws >= p)).all():
        return Named(
            "p for what stays", "the outputs whose draw is below p are kept, and the others are 0: that is turned round"
        )
    if (zero == (draws < 1 - p)).all() or (zero == (draws > 1 - p)).all():
        return Named("p for what stays", "p is taken for the share that stays; it is the share that is dropped")
    return None
