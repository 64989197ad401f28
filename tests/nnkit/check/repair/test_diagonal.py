"""The diagonal of a table that is looked at as well, or that lacks a term."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.diagonal import diagonal_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(41)
TABLES = [Case(RNG.uniform(1, 9, size=(n, n)) + 20 * np.eye(n)) for n in (3, 4)]
VECTORS = [Case(RNG.uniform(0.1, 1, size=n)) for n in (3, 4)]


@pytest.mark.parametrize(
    ("kind", "right", "body", "cases"),
    [
        ("diagonal too", "D = x - np.diag(np.diag(x))\n    return divmod(D.argmax(), len(x))",
         "return divmod(x.argmax(), len(x))", [*TABLES, Case(RNG.uniform(1, 9, size=(5, 5)) + 20 * np.eye(5))]),
        ("diagonal missing", "return np.diag(x) - np.outer(x, x)", "return -np.outer(x, x)", VECTORS),
        ("", "return 2 * np.outer(x, x)", "return np.outer(x, x)", VECTORS),
    ],
)  # fmt: skip
def test_it_is_named(kind, right, body, cases):
    texts = (f"def answer(x):\n    {each}" for each in (right, body))
    assert kinds_that_mend(*texts, cases, of_spots(diagonal_edits)) == ({kind} if kind else set())


def test_two_axes_that_are_one_are_no_other_axis():
    cases = [Case(RNG.normal(size=(n, 4))) for n in (2, 4)]
    text = "def answer(x):\n    x = x - x.max(axis=1{0})\n    return x / x.sum(axis=1{0})"
    result = looked(text.format(", keepdims=True"), text.format(""), cases)
    assert result.misconception == "keepdims missing"
