"""Whole numbers that are right up to one factor and the rounding that follows it: a constant is missing before."""

from collections.abc import Sequence

import numpy as np

from nnkit.check.relations.leaves import Leaf

LEAST = 3  # distinct wrong numbers
EXACT = 0.1  # of the factor: how much the numbers leave open
NEAR_1 = 0.15  # what is so near 1 is one more or less


def factor_before_rounding(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") of single counts w that come as about k w, one k for all."""
    if any(leaf.wanted.ndim or leaf.came.ndim for leaf in (*wrong, *right)):
        return None
    leaves = [*wrong, *right]
    wanted, came = (np.array([float(value) for value in of]) for of in ([leaf.wanted for leaf in leaves],
                                                                       [leaf.came for leaf in leaves]))  # fmt: skip
    counts = np.isfinite(came).all() and all((of == np.trunc(of)).all() and (of > 0).all() for of in (wanted, came))
    if not counts or len(set(came[: len(wrong)])) < LEAST:
        return None
    # w is x rounded, up or down, and what came is k x rounded
    low, high = (came - 1) / (wanted + 1), (came + 1) / np.maximum(wanted - 1, 1e-9)
    least, most = low.max(), high.min()
    k = (least + most) / 2
    if not 0 < least <= most <= least * (1 + EXACT) or abs(k - 1) < NEAR_1:
        return None
    return "a factor before rounding", f"is about {k:.2g} times what it should be, in every case, and then rounded"
