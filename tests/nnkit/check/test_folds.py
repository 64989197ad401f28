"""A network that should give the tent folded k times: what its curve does instead."""

import numpy as np
import pytest

from nnkit.check.judges.folds import fold_network

LAST = np.array([[2.0], [-4.0]])


def network(last=LAST, bias=(0.0, -0.5), c=0.0, k=1):
    middle = [np.hstack([last, last])] * (k - 1)
    return [np.ones((1, 2)), *middle, last], [np.array(bias)] * k + [np.array([c])]


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_folded_tent_is_right(k):
    assert fold_network(network(k=k), k) is None


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (network(np.array([[2.0], [-2.0]])), "from x = 0.5 on it is 0, where -2 is asked; it has 2 straight pieces"),
        (network(bias=(0.0, 0.0)), "both neurons of the first layer begin at the same place"),
        (network(c=0.25), "the curve does not start at 0: at x = 0 it is 0.25"),
        (network(bias=(0.0, -0.25)), "from x = 0.25 on it is -2, where 2 is asked"),
    ],
)
def test_what_the_curve_does_instead(answer, says):
    assert says in fold_network(answer, 1)
