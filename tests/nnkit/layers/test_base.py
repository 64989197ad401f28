"""A layer that leaves out one of its two methods is told which."""

import numpy as np
import pytest

from nnkit.layers import Layer


class Unfinished(Layer):
    pass


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_a_method_that_is_missing_is_named(method):
    with pytest.raises(NotImplementedError, match=f"Unfinished must define {method}"):
        getattr(Unfinished(), method)(np.ones(1))


def test_a_call_is_the_forward_pass():
    class Twice(Layer):
        def forward(self, x):
            return 2 * x

    assert Twice()(3) == 6 and str(Twice()) == "Twice()"
