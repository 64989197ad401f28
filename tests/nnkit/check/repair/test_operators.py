"""One operation for another, or one too many: what is said of it where another change would undo it as well."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import VECTORS, looked

RNG = np.random.default_rng(23)
SIZES = [Case(list(map(int, RNG.integers(3, 30, size=n)))) for n in (2, 3, 4)]
SQUARES = [Case(RNG.normal(size=(n, n))) for n in (2, 3, 4)]
COUNTS = [Case(RNG.integers(1, 30, size=(n, n))) for n in (2, 3, 4)]
SLIPS = [
    ("Add too many", "return sum((a + 1) * b for a, b in zip(x, x[1:]))",
     "return sum(a * b for a, b in zip(x, x[1:]))", SIZES),
    ("constant off by one", "return [v ** (i + 1) for i, v in enumerate(x)]",
     "return [v ** i for i, v in enumerate(x)]", VECTORS),
    ("order reversed", "return 2 * x[::-1, ::-1]", "return 2 * x", SQUARES),
    ("Div too many", "D = x / x.sum(axis=1, keepdims=True)\n    np.fill_diagonal(D, 0)\n    return D.max(axis=0)",
     "D = x.copy()\n    np.fill_diagonal(D, 0)\n    return D.max(axis=0)", COUNTS),
    ("call of maximum too many", "return 3 * np.maximum(x, 0.5)", "return 3 * x", VECTORS),
    ("condition too many", "return [2 * v for v in x if len(x) > 1 and v > 1]", "return [2 * v for v in x if v > 1]",
     [*VECTORS, Case(np.array([2.5])), Case(np.array([1.5]))]),
    ("whole numbers", "out = np.zeros_like(x[0])\n    for i, row in enumerate(x):\n"
     "        out[i] = row[i] / row.sum()\n    return out", "return np.diag(x) / x.sum(axis=1)", COUNTS),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "right", "cases"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_named_by_what_is_too_much_or_turned_round(kind, body, right, cases):
    result = looked(f"def answer(x):\n    {right}", f"def answer(x):\n    {body}", cases)
    assert result.misconception == kind
