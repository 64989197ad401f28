"""A matrix product that is written for columns, and a term at the other factor of a product."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.products import product_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(45)
SIZES = ((4, 2), (3, 3), (2, 5))
LAYERS = [Case(RNG.normal(size=(n, 3)), RNG.normal(size=(3, m)), RNG.normal(size=m)) for n, m in SIZES]
COUNTS = [Case(a, b, 0) for a, b in ((2, 5), (3, 4), (7, 2), (4, 9))]
TEXT = "def answer(X, W, b):\n    return {}\n"
EDITS = of_spots(lambda spot, _: product_edits(spot))


@pytest.mark.parametrize(
    ("right", "wrong", "cases", "kinds"),
    [
        ("X @ W + b", "W.T @ X + b", LAYERS, {"formula for columns"}),
        ("X @ W + b", "W @ X.T + b", LAYERS, {"formula for columns"}),
        ("X @ W + b", "X @ W.T + b", LAYERS, set()),  # in the right order: a transpose too many
        ("(X + 1) * W", "X * (W + 1)", COUNTS, {"term at the other factor"}),
        ("X * (W - 3)", "(X - 3) * W", COUNTS, {"term at the other factor"}),
        ("X * (W + 3)", "X * (W + 2)", COUNTS, set()),
    ],
)
def test_what_was_done_to_a_product(right, wrong, cases, kinds):
    assert kinds_that_mend(TEXT.format(right), TEXT.format(wrong), cases, EDITS) == kinds


def test_a_look_tells_it_before_arguments_that_are_swapped():
    right, wrong = (f"def answer(s):\n    return sum({each} for a, b in zip(s, s[1:]))\n"
                    for each in ("(a + 1) * b", "a * (b + 1)"))  # fmt: skip
    cases = [Case(sizes) for sizes in ([2, 5], [3, 4, 4, 1], [7, 2, 3])]
    assert looked(right, wrong, cases).misconception == "term at the other factor"
