"""What stands in the rows of a table where something else is asked for: a 1 in a row of zeros, a row made by itself."""

from collections.abc import Sequence

import numpy as np

from nnkit.check.relations.leaves import Leaf

FOR_NONE = ("the first for none", "the last for none")
LEAST = 2  # rows of zeros that are wrong
LEAST_OF_TWO = 6  # rows of two numbers, which become 1 and -1


def row_slip(wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") of tables of the right shape that all have the same slip."""
    if not all(leaf.wanted.shape == leaf.came.shape and leaf.wanted.ndim == 2 for leaf in wrong):
        return None
    return _one_for_zeros(wrong) or _by_itself(wrong)


def _one_for_zeros(wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """Each wrong row is one of zeros that has a 1 in the first, or the last, column."""
    pairs = [(leaf.wanted[i], leaf.came[i]) for leaf in wrong for i in np.flatnonzero(leaf.wrong.any(axis=1))]
    if len(pairs) < LEAST or any(wanted.any() for wanted, _ in pairs) or not any(len(row) > 1 for row, _ in pairs):
        return None
    for word, at in (("first", 0), ("last", -1)):
        if all(row[at] == 1 and np.count_nonzero(row) == 1 for _, row in pairs):
            says = f"has a 1 in the {word} column of each row that has to be all zeros: it is taken for the {word} one"
            return f"the {word} for none", says
    return None


def _by_itself(wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """Each row has the mean 0 and the deviation 1, and no row of what is wanted has."""
    rows = sum(len(leaf.wanted) for leaf in wrong)
    of_two = any(leaf.wanted.shape[1] == 2 for leaf in wrong) and rows < LEAST_OF_TWO
    signs = all(np.array_equal(leaf.came, np.sign(leaf.wanted)) for leaf in wrong)
    if of_two or signs or not all(leaf.wanted.shape[1] > 1 and _is_standard(leaf.came).all() for leaf in wrong):
        return None
    if any(_is_standard(leaf.wanted).all() for leaf in wrong):
        return None
    return "standardised by row", "has each ROW moved and scaled by its own mean and deviation: the wrong axis"


def _is_standard(table: np.ndarray) -> np.ndarray:
    """Which rows have the mean 0 and the deviation 1."""
    if not table.size or not np.isfinite(table).all():
        return np.zeros(len(table), bool)
    return np.isclose(table.mean(axis=1), 0, atol=1e-6) & np.isclose(table.std(axis=1), 1, rtol=1e-6)
