"""A place and what stands there, a count and a sum, a loop's step: slips, and look-alikes that are none of them."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.lookups import lookup_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(29)
TABLES = [Case(RNG.normal(size=(n, n + 1))) for n in (3, 4, 5, 6)]
SIZES = [Case([5, 2, 7]), Case([3, 4, 6, 1]), Case([8, 3, 3, 2, 4])]
LABELS = [Case(np.array(y), np.array(z)) for y, z in (
    ([3, 1, 3, 3], [3, 1, 1, 0, 2]), ([5, 5, 2], [5, 2, 5, 5]), ([7, 4, 4, 2], [4, 4, 2, 1, 1, 1, 4]),
)]  # fmt: skip
PLACE = "def answer(C):\n    return np.unravel_index(C.argmax(), C.shape)\n"
COUNT = "def answer(sizes):\n    return sum(a * b for a, b in zip(sizes, sizes[1:])) + {}\n"
WINDOWS = "def answer(M):\n    return [M[i : i + 2].sum() for i in range(0, len(M) - 1{})]\n"
MOST = """def answer(y, z):
    labels, counts = np.unique(y, return_counts=True)
    return np.mean(z == {})
"""
GRIDS = [Case(np.cumsum(RNG.uniform(0.5, 2, size=n)), RNG.normal(size=n)) for n in (4, 5, 6)]
SLOPES = "def answer(x, y):\n    return np.diff(y) / {}\n"
MIXED = [Case(RNG.normal(size=shape), RNG.normal(size=2)) for shape in ((4,), (3, 5), (2, 3))]
HINGES = "def answer(x, t):\n    return np.maximum(0, x[{}] - t).sum(axis=-1)\n"
TERMS = "def answer(sizes):\n    return {}\n"
SLIPS = [
    (PLACE, "def answer(C):\n    return C.max()\n", TABLES, "largest for its place"),
    (PLACE, "def answer(C):\n    return np.max(C)\n", TABLES, "largest for its place"),
    (PLACE, "def answer(C):\n    return np.argmax(C)\n", TABLES, "place counted through"),
    (PLACE, "def answer(C):\n    return C.mean()\n", TABLES, ""),
    (COUNT.format("sum(sizes[1:])"), COUNT.format("len(sizes) - 1"), SIZES, "count for the sum"),
    (COUNT.format("sum(sizes)"), COUNT.format("len(sizes)"), SIZES, "count for the sum"),
    (WINDOWS.format(""), WINDOWS.format(", 2"), TABLES, "loop step"),
    (MOST.format("labels[np.argmax(counts)]"), MOST.format("np.argmax(counts)"), LABELS, "lookup missing"),
    (SLOPES.format("np.diff(x)"), SLOPES.format("(x[1] - x[0])"), GRIDS, "one difference for all"),
    (SLOPES.format("np.diff(x)"), SLOPES.format("((x[-1] - x[0]) / (len(x) - 1))"), GRIDS, "one difference for all"),
    (HINGES.format("..., None"), HINGES.format(":, None"), MIXED, "new axis second"),
    (HINGES.format("..., None"), HINGES.format(":, np.newaxis"), MIXED, "new axis second"),
    (TERMS.format("7 + sum(2 * s for s in sizes)"), TERMS.format("sum(2 * s + 7 for s in sizes)"), SIZES,
     "term in a loop"),
    (TERMS.format("7 + sum(2 * s for s in sizes)"), TERMS.format("sum(3 * s + 7 for s in sizes)"), SIZES, ""),
]  # fmt: skip


@pytest.mark.parametrize(("right", "text", "cases", "kind"), SLIPS)
def test_what_of_a_list_or_table_is_meant(right, text, cases, kind):
    told = looked(right, text, cases)
    kinds = {slip[3] for slip in SLIPS} - {""}
    assert told.misconception == kind if kind else told.misconception not in kinds


def test_the_step_of_two_loops_is_one_slip():
    """Both are of one form, and either alone mends nothing."""
    loops = "def answer(M):\n    return [M[i, j] for i in range(0, len(M){0}) for j in range(0, len(M){0})]\n"
    squares = [Case(RNG.normal(size=(n, n))) for n in (4, 5, 6)]
    assert looked(loops.format(""), loops.format(", 2"), squares).misconception == "loop step"


PICKED = "def answer(x, y):\n    picked = 2 * x[y > 0]\n    return {}[:2]\n"
ROWS = "np.flatnonzero(y > 0)[np.argsort(picked)]"
PAIRS = [Case(RNG.normal(size=n), np.array([0, 1] * n)[:n]) for n in (7, 8, 9)]


@pytest.mark.parametrize(("done", "kind"), [("argsort", "lookup missing"), ("sort", "sort for argsort")])
def test_places_among_those_that_are_picked(done, kind):
    texts = PICKED.format(ROWS), PICKED.format(f"np.{done}(picked)")
    assert kinds_that_mend(*texts, PAIRS, of_spots(lookup_edits)) == {kind}
