"""An activation in all rounds of a loop, or in none, where one round goes without."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.some_rounds import some_rounds
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(37)
LAYERS = [Case(RNG.normal(size=(4, 3)), [RNG.normal(size=(3, 3)) for _ in range(n)]) for n in (2, 3)]
HEAD = "def answer(X, Ws):\n    for W in Ws:\n        "
RIGHT = "def answer(X, Ws):\n    for W in Ws[:-1]:\n        X = np.maximum(X @ W, 0)\n    return X @ Ws[-1]"
ALL = "def answer(X, Ws):\n    for W in Ws:\n        X = np.maximum(X @ W, 0)\n    return X"


@pytest.mark.parametrize(
    ("right", "text", "kind"),
    [
        (RIGHT, HEAD + "X = np.maximum(X @ W, 0)\n    return 1 * X", "call of maximum in the last round"),
        (RIGHT, HEAD + "X = np.maximum(X, 0) @ W\n    return X", "call of maximum in the first round"),
        (RIGHT, HEAD + "X = X @ W\n    return X", "activation missing in between"),
        (ALL, HEAD + "X = X @ W\n    return X", ""),
    ],
)
def test_it_is_named(right, text, kind):
    assert kinds_that_mend(right, text, LAYERS, some_rounds) == ({kind} if kind else set())


SLOPES = """def answer(X, Ws):
    As = [X]
    for W in Ws{}:
        As.append(np.tanh(As[-1] @ W))
    {}
    return d.sum(), d @ Ws[-1].T
"""


def test_an_activation_behind_the_last_one_and_its_slope_are_one_slip():
    right = SLOPES.format("[:-1]", "d = 3 * (As[-1] @ Ws[-1])")
    text = SLOPES.format("", "d = (3 * As[-1]) * (1 - As[-1] ** 2)")
    assert kinds_that_mend(right, text, LAYERS, some_rounds) == {"call of tanh in the last round"}
    assert not kinds_that_mend(right, text.replace("3 *", "2 *"), LAYERS, some_rounds)


def test_where_a_round_has_an_activation_none_is_missing_in_between():
    """In some rounds only: that is another slip."""
    tree = ast.parse(HEAD + "X = X @ W\n        if W is not Ws[-1]:\n            X = relu(X)\n    return X")
    assert "activation missing in between" not in {edit.kind for edit in some_rounds(tree.body[0])}
