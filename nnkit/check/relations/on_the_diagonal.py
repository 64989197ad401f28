"""What is wrong on the diagonal of a square table only, or beside it only."""

import numpy as np

from nnkit.check.relations.leaves import Leaf

FEWEST = 2  # rows: in so few the diagonal is half of the table


def large_enough(leaf: Leaf) -> bool:
    """Whether a table has a diagonal to tell of; what is no table is not asked."""
    return leaf.wanted.ndim < 2 or len(leaf.wanted) > FEWEST


def only_on_the_diagonal(leaf: Leaf) -> bool:
    """Whether all that is wrong lies there, and is most of it: a tiny number may be right whatever is done."""
    there = _diagonal(leaf)
    return there.size > 0 and not leaf.wrong[~there].any() and 2 * int(leaf.wrong.sum()) > len(there)


def only_off_the_diagonal(leaf: Leaf) -> bool:
    """Whether just that is wrong which lies beside it."""
    there = _diagonal(leaf)
    return there.size > 0 and np.array_equal(leaf.wrong, ~there)


def _diagonal(leaf: Leaf) -> np.ndarray:
    """Where the diagonal of a square table lies; nothing of any other."""
    w = leaf.wanted
    square = w.ndim == 2 and w.shape[0] == w.shape[1] > FEWEST
    return np.eye(len(w), dtype=bool) if square else np.zeros((0, 0), bool)
