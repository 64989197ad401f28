"""Numbers that are rounded to some places, or that stay at one and the same bound: whatever they should be there."""

from collections.abc import Sequence

import numpy as np

from nnkit.check.relations.leaves import Leaf

MOST_PLACES = 12
LEAST = 3  # distinct numbers that are wrong

ROUNDED = "is rounded, where the exact number is asked for"
CUT_ABOVE = "is cut off: beyond some number it goes no further up"
CUT_BELOW = "is cut off: beyond some number it goes no further down"
STAYS_UP = "stays at its largest number wherever it is wrong, where it should come down again"


def kept_within(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") of numbers that are held to a grid or to a bound.

    leaves: all of the outcome, those that are right too; wrong: some of them."""
    paths = {leaf.path for leaf in wrong}
    own = [leaf for leaf in leaves if leaf.path in paths]
    if not own or not all(leaf.asks_for_numbers and leaf.holds_numbers and _fits(leaf) for leaf in own):
        return None
    wanted = np.concatenate([leaf.wanted[leaf.wrong] for leaf in wrong])
    came = np.concatenate([leaf.came[leaf.wrong] for leaf in wrong])
    every = np.concatenate([leaf.came.ravel() for leaf in own])
    if not (np.isfinite(wanted).all() and np.isfinite(every).all()):
        return None
    if _are_rounded(own):
        return "rounded to places", ROUNDED
    return _bound(wanted, came, every)


def _fits(leaf: Leaf) -> bool:
    return leaf.wanted.shape == leaf.came.shape


def _are_rounded(leaves: Sequence[Leaf]) -> bool:
    """Whether all numbers are those wanted, rounded to one and the same number of places."""
    wanted = np.concatenate([leaf.wanted.ravel() for leaf in leaves])
    came = np.concatenate([leaf.came.ravel() for leaf in leaves])
    for places in range(1, MOST_PLACES + 1):
        if np.abs(came - np.round(wanted, places)).max() <= 1e-3 * 10.0**-places:
            moved = np.abs(came - wanted) > 1e-2 * 10.0**-places
            return len({f"{number:.{places}f}" for number in came[moved]}) >= LEAST
    return False


def _bound(wanted: np.ndarray, came: np.ndarray, every: np.ndarray) -> tuple[str, str] | None:
    """All wrong numbers are one, the largest or smallest of all; others come as well."""
    bound = came[0] if came.size else np.nan
    if not np.allclose(came, bound, rtol=1e-9, atol=0) or len({f"{number:.6g}" for number in wanted}) < LEAST:
        return None
    if len({f"{number:.6g}" for number in every}) <= LEAST:
        return None
    slack = 1e-9 * abs(bound)
    if (wanted > bound).all() and every.max() <= bound + slack:
        return "cut off above", CUT_ABOVE
    if (wanted < bound).all() and every.min() >= bound - slack:
        return "cut off below", CUT_BELOW
    if (wanted < bound).all() and every.max() <= bound + slack:
        return "stays up", STAYS_UP
    return None
