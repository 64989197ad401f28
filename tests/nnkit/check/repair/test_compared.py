"""What is compared with what: two with each other, equal ones, one and the same."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.compared import compared_edits
from nnkit.check.repair.settings import setting_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots

RNG = np.random.default_rng(47)
PAIRS = [Case(*map(float, pair)) for pair in RNG.normal(size=(6, 2))]
TABLES = [
    Case(np.array(x)) for x in ([[1.5, 1.5, 2.5], [3.5, 3.5, 1.5]], [[0.5, 2.5], [0.5, 2.5]], [[1.5] * 4, [2.5] * 4])
]
BOX = """def answer(x):
    class Box:
        def __init__(self, data):
            self.data = data

    seen, boxes = [], [Box(v) for v in x]
    for box in [*boxes[1:], boxes[-1]]:
        if not any({} for other in seen):
            seen.append(box)
    return len(seen)
"""
SLIPS = [
    ("each with 0", "def answer(x, y):\n    return 3 * (x > y), 2 * (y > x)",
     "def answer(x, y):\n    return 3 * (x > 0), 2 * (y > 0)", PAIRS),
    ("equal for the same", BOX.format("other is box"), BOX.format("other.data == box.data"),
     [Case([1.5, 2.5, 1.5, 2.5]), Case([3.5] * 5), Case([0.5, 1.5, 0.5])]),
    ("single numbers counted", "def answer(x):\n    return np.unique(x, axis=1).shape[1]",
     "def answer(x):\n    return len(np.unique(x))", TABLES),
    ("", "def answer(x, y):\n    return 3 * (x < 0), 2 * (y > 0)",
     "def answer(x, y):\n    return 3 * (x > 0), 2 * (y > 0)", PAIRS),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "right", "text", "cases"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_it_is_named(kind, right, text, cases):
    edits = compared_edits if "np.unique" not in text else of_spots(lambda spot, _: setting_edits(spot))
    assert kinds_that_mend(right, text, cases, edits) == ({kind} if kind else set())
