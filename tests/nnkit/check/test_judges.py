"""Judges refuse what they can't follow, instead of judging something else."""

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.judges.drawn import dense


def test_a_dense_layer_is_followed_alone():
    look = np.array([[0.0], [1.0]])
    first = np.array([[0.0], [2.0]])
    script = Script(Case(1, 1, 3), Step("forward", look), Step("forward", 3 * look))
    assert dense([first, 3 * first], script) is None
    assert dense([first, first], script).startswith("forward (after: forward): ")
    two = Script(Case(1, 1, 3), Step("forward", look), Case(1, 1, 4))
    with pytest.raises(TypeError, match="one layer"):
        dense([first, first], two)
