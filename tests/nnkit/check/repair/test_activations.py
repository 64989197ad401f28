"""An activation and its slope, both exchanged for those of another one."""

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.repair.activations import exchanged_edits
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(37)
PAIRS = [Case(RNG.normal(size=n), RNG.normal(size=n)) for n in (3, 4)]
OWN = """def answer(x, d):
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def sigmoid_backward(d, a):
        return d - a

    a = sigmoid(x)
    return a.sum(), {}
"""


def test_a_slope_that_a_function_of_the_notebook_multiplies_by():
    right = "def answer(x, d):\n    a = np.tanh(x)\n    return a.sum(), d * (1 - a ** 2)"
    assert kinds_that_mend(right, OWN.format("sigmoid_backward(d, a)"), PAIRS, exchanged_edits) == {
        "another activation"
    }
    assert not kinds_that_mend(right, OWN.format("sigmoid_backward(a, d)"), PAIRS, exchanged_edits)
