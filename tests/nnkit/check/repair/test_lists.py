"""What is measured of a list of arrays: slips, and look-alikes that are none of them."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.lists import list_edits
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(12)
LISTS = [Case(list(RNG.normal(size=(n, 3))), c) for n, c in ((2, 0.5), (3, 1.5), (4, 0.9))]
LENGTH = "np.sqrt(sum((g**2).sum() for g in gs))"
CUT = f"def answer(gs, c):\n    length = {LENGTH}\n    return [g * c / length for g in gs]\n"
EACH = (
    "def answer(gs, c):\n    out = []\n    for g in gs:\n        length = {}\n"
    "        out.append(g * c / length)\n    return out\n"
)
SLIPS = [
    (EACH.format("np.sqrt(np.sum(g**2))"), {"each alone"}),
    (EACH.format("np.linalg.norm(g)"), {"each alone"}),
    (EACH.format("np.sum(g**2)"), set()),
    (CUT.replace(LENGTH, "np.sqrt((gs[0] ** 2).sum())"), {"first alone"}),
    (CUT.replace(LENGTH, "np.linalg.norm(gs[0])"), {"first alone"}),
    (CUT.replace(LENGTH, "np.sqrt((gs[1] ** 2).sum())"), set()),
    (CUT.replace(LENGTH, "sum(np.linalg.norm(g) for g in gs)"), {"lengths added up"}),
    (CUT.replace(LENGTH, "sum(np.linalg.norm(g) + 1 for g in gs)"), set()),
    (CUT.replace(LENGTH, "max(abs(g).max() for g in gs)"), {"largest for a length"}),
    (CUT.replace(LENGTH, "max(abs(g).mean() for g in gs)"), set()),
]


@pytest.mark.parametrize(("text", "kinds"), SLIPS)
def test_what_is_measured_of_a_list(text, kinds):
    assert kinds_that_mend(CUT, text, LISTS, list_edits) == kinds
