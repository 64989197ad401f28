"""Judges of data cut into piles and folds, and of dropout."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.compare import difference
from nnkit.check.plain import describe


def all_regular(piles: Sequence[np.ndarray]) -> bool:
    """Whether all gaps are equal in every larger pile, as when 0 ... n - 1 is cut, or dealt out, without shuffling."""
    large = [pile for pile in piles if len(pile) > 2]
    return bool(large) and all(np.ptp(np.diff(np.sort(pile))) == 0 for pile in large)


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
    if [len(pile) for pile in piles] != wanted:
        return f"the piles should have {wanted} indices, got {[len(pile) for pile in piles]}"
    everything = np.concatenate(piles)
    if len(np.unique(everything)) < len(everything):
        return "an index stands in two piles"
    if set(everything.tolist()) != set(order.tolist()):
        return "some indices are in no pile"
    if all_regular([pile for pile in piles if len(pile) < len(order)]):
        return "each pile has its indices at equal distances: cut the shuffled `order`, not 0 ... n - 1"
    return None


def folds(value: Any, order: np.ndarray, k: int) -> str | None:
    """The judge of folds: k parts of all indices, as even as can be, cut from the shuffled order."""
    if not isinstance(value, list | tuple | np.ndarray) or len(value) != k:
        return f"expected a list of {k} arrays, got {describe(value)}"
    try:
        parts = [np.asarray(part) for part in value]
    except ValueError:
        return "each fold is one array of indices, those that are kept aside; what is left is not asked"
    if any(part.ndim != 1 or part.dtype.kind not in "iu" for part in parts):
        return "each fold is one array of indices: whole numbers, one axis"
    everything = np.concatenate(parts)
    if len(np.unique(everything)) < len(everything):
        return "an index stands in two folds"
    if set(everything.tolist()) != set(order.tolist()):
        return "some indices are in no fold"
    sizes = [len(part) for part in parts]
    if max(sizes) - min(sizes) > 1:
        return f"the sizes should be one apart at most, got {sizes}"
    if all_regular(parts):
        return "each fold has its indices at equal distances: cut the shuffled `order`, not 0 ... n - 1"
    return None


def dropped(A: np.ndarray, p: float, draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


def by_the_draws(value: Any, A: np.ndarray, p: float, draws: np.ndarray, training: bool) -> str | None:
    """The judge of dropout in training: as any comparison, but it says so when other outputs are dropped."""
    gap = difference(dropped(A, p, draws), value)
    is_pair = isinstance(value, list | tuple) and len(value) == 2 and np.shape(value[0]) == A.shape
    if gap and is_pair and ((np.asarray(value[0]) == 0) != (draws < p)).any():
        return "other outputs are 0 than those whose draw is below p; the random numbers are given, as `draws`"
    return gap and f"the values differ: {gap}"
