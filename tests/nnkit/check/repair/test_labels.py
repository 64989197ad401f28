"""Labels that are computed with are told as such, and other numbers are not."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(5)
CLASSES = [Case(RNG.uniform(0.1, 0.9, size=(n, 3)), RNG.permutation(np.arange(n) % 3)) for n in (4, 5, 7)]
SLOPE = "def answer(P, y):\n    return (P - np.eye(P.shape[1])[y]) / len(y)\n"
SLIPS = [
    ("return (P - y[:, None]) / len(y)", "labels as numbers"),
    ("return (P - y.reshape(-1, 1)) / len(y)", "labels as numbers"),
    ("return (P - np.expand_dims(y, 1)) / len(y)", "labels as numbers"),
    ("return (P - np.asarray(y, float)[:, np.newaxis]) / len(y)", "labels as numbers"),
    ("return (P - y[:, None] / 2) / len(y)", ""),
    ("return (P - y[::-1, None]) / len(y)", ""),
]


@pytest.mark.parametrize(("line", "kind"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_labels_that_are_computed_with(line, kind):
    told = looked(SLOPE, f"def answer(P, y):\n    {line}\n", CLASSES)
    assert told.misconception == kind or (not kind and told.misconception != "labels as numbers")


@pytest.mark.parametrize(
    ("line", "named"), [("return P.copy() / len(y)", True), ("return P.copy() / (2 * len(y))", False)]
)
def test_a_label_that_is_never_taken_off(line, named):
    told = looked(SLOPE, f"def answer(P, y):\n    {line}\n", CLASSES)
    assert (told.misconception == "label not taken off") == named
