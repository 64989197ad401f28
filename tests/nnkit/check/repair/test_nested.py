"""Two loops, one in the other, that stand the wrong way round."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.nested import nested_loops
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(31)
PAIRS = [Case(RNG.normal(size=m), RNG.normal(size=n)) for m, n in ((2, 3), (4, 2), (3, 4))]
RIGHT = "def answer(x, y):\n    return [a - 2 * b for a in x for b in y]"
LINES = """def answer(x, y):
    out = []
    for b in y:
        for a in {}:
            out.append(a - 2 * b)
    return out"""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("def answer(x, y):\n    return [a - 2 * b for b in y for a in x]", True),
        (LINES.format("x"), True),
        (LINES.format("x + 0 * b"), False),  # what the inner loop goes through depends on the round
    ],
)
def test_they_are_named(text, named):
    assert kinds_that_mend(RIGHT, text, PAIRS, nested_loops) == ({"loops exchanged"} if named else set())
