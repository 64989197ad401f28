"""One operation for another, or one too many: what is said of it where another change would undo it as well."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair import Change, slip_of
from nnkit.check.repair.operators import operators
from nnkit.check.repair.pairs import paired
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots

RNG = np.random.default_rng(23)
SIZES = [Case(list(map(int, RNG.integers(3, 30, size=n)))) for n in (2, 3, 4)]
SQUARES = [Case(RNG.normal(size=(n, n))) for n in (2, 3, 4)]
COUNTS = [Case(RNG.integers(1, 30, size=(n, n))) for n in (2, 3, 4)]
APART = [Case(np.array(x)) for x in ([1.0, 1.0001, 2.0], [3.0, 4.0, 4.0003], [5.0, 5.0, 6.0])]
SLIPS = [
    ("Add too many", "return sum((a + 1) * b for a, b in zip(x, x[1:]))",
     "return sum(a * b for a, b in zip(x, x[1:]))", SIZES),
    ("constant off by one", "return [v ** (i + 1) for i, v in enumerate(x)]",
     "return [v ** i for i, v in enumerate(x)]", SIZES),
    ("order reversed", "return 2 * x[::-1]", "return 2 * x", SQUARES),
    ("tolerance", "return [np.isclose(a, b, rtol=0, atol=1e-4) for a in x for b in x]",
     "return [bool(abs(a - b) <= 1e-3) for a in x for b in x]", APART),
    ("Div too many", "D = x / x.sum(axis=1, keepdims=True)\n    np.fill_diagonal(D, 0)\n    return D.max(axis=0)",
     "D = x.copy()\n    np.fill_diagonal(D, 0)\n    return D.max(axis=0)", COUNTS),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "right", "cases"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_named_by_what_is_too_much_or_turned_round(kind, body, right, cases):
    texts = (f"def answer(x):\n    {each}" for each in (right, body))
    assert kind in kinds_that_mend(*texts, cases, of_spots(lambda spot, _: operators(spot)))


def test_two_axes_that_are_reversed_are_one_slip_twice():
    texts = ("def answer(x):\n    return 2 * x", "def answer(x):\n    return 2 * x[::-1, ::-1]")
    single = of_spots(lambda spot, _: operators(spot))
    assert kinds_that_mend(*texts, SQUARES, lambda function: paired(list(single(function)))) == {"order reversed"}


def test_an_index_is_turned_round_only_where_something_is_put():
    single = of_spots(lambda spot, _: operators(spot))
    table = "def answer(a, b):\n    C = np.zeros((3, 3))\n    for i, j in zip(a, b):\n        C[{}] += 1\n    return C"
    cases = [Case(np.array([0, 1, 1, 2]), np.array([1, 2, 2, 2])), Case(np.array([2, 1, 0]), np.array([0, 1, 2]))]
    assert "indices swapped" in kinds_that_mend(table.format("i, j"), table.format("j, i"), cases, single)
    read = "def answer(a, b):\n    C = np.arange(9).reshape(3, 3)\n    i, j = a[0], b[0]\n    return C[{}] > 3"
    assert "indices swapped" not in kinds_that_mend(read.format("i, j"), read.format("j, i"), cases, single)


def fitting(*kinds):
    """Changes of one line, each within the one before it."""
    return [Change(kind, 2, "...", rank, i, frozenset(range(i, len(kinds))), kind)
            for i, (kind, rank) in enumerate(kinds)]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        (fitting(("call of maximum too many", 2), ("constant", 1)), "call of maximum too many"),
        (fitting(("condition too many", 2), ("sum for max", 2), ("constant off by one", 1)), "condition too many"),
        (fitting(("constant off by one", 1), ("call of maximum too many", 2)), "constant off by one"),
        (fitting(("whole numbers", 2), ("root missing", 2), ("factor of 2", 2)), "whole numbers"),
        (fitting(("root missing", 2), ("whole numbers", 2)), "root missing or whole numbers"),
    ],
)
def test_what_does_not_belong_as_a_whole_goes_before_a_number_in_it(changes, name):
    assert slip_of(changes).name == name
