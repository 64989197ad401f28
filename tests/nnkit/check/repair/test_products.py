"""A matrix product that is written for columns, and a term at the other factor of a product."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(45)
LAYERS = [
    Case(RNG.normal(size=(n, 3)), RNG.normal(size=(3, m)), RNG.normal(size=m)) for n, m in ((4, 2), (3, 3), (2, 5))
]
COUNTS = [Case(a, b) for a, b in ((2, 5), (3, 4), (7, 2), (4, 9))]


@pytest.mark.parametrize(
    ("arguments", "right", "wrong", "cases", "kind"),
    [
        ("X, W, b", "X @ W + b", "W.T @ X + b", LAYERS, "formula for columns"),
        ("X, W, b", "X @ W + b", "X @ W.T + b", LAYERS, "transpose too many"),  # in the right order
        ("a, b", "(a + 1) * b", "a * (b + 1)", COUNTS, "term at the other factor"),
        ("a, b", "a * (b - 3)", "(a - 3) * b", COUNTS, "term at the other factor"),
        ("a, b", "a * (b + 3)", "a * (b + 2)", COUNTS, "constant off by one"),
    ],
)
def test_what_was_done_to_a_product(arguments, right, wrong, cases, kind):
    texts = [f"def answer({arguments}):\n    return {body}\n" for body in (right, wrong)]
    result = looked(*texts, cases)
    assert result.misconception == kind and result.where.startswith("Line 2, ")
