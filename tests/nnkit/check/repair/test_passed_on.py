"""What went into a function or what came out of it: which of the two goes on."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(19)
LAYERS = [Case(RNG.normal(size=4), *RNG.normal(size=(2, 4, 4))) for _ in range(3)]
STACKS = [Case(x, *RNG.normal(size=(2, n))) for x, n in ((0.5, 3), (-0.8, 4), (1.2, 5))]
TWO = (
    "def answer(x, V, W):\n    z = x @ V\n    a = np.tanh(z)\n    y = {0} @ W\n    b = np.tanh(y)\n    return a, {1}\n"
)
SLOPES = """def answer(x, w, b):
    a, d = x, 1.0
    for v, c in zip(w, b):
        z = v * a + c
        a = np.sin(z)
        d *= v * np.cos(z)
    return d
"""
INLINE = SLOPES.replace("        z = v * a + c\n", "").replace("np.sin(z)", "np.sin(v * a + c)")
SLIPS = [
    (TWO.format("a", "b"), TWO.format("z", "y"), LAYERS, "input for the result"),
    (TWO.format("a", "b"), TWO.format("2 * z", "y"), LAYERS, ""),
    (SLOPES, INLINE.replace("np.cos(z)", "np.cos(a)"), STACKS, "result for the input"),
    (SLOPES, INLINE.replace("np.cos(z)", "np.cos(2 * a)"), STACKS, ""),
]


@pytest.mark.parametrize(("right", "text", "cases", "kind"), SLIPS)
def test_which_of_the_two_goes_on(right, text, cases, kind):
    told = looked(right, text, cases)
    assert told.misconception == kind if kind else told.misconception not in ("input for the result", SLIPS[2][3])
