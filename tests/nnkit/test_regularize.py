"""Penalties: value and gradient, for weights and not for biases."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import L1, L2, Dense, Sequential, check_loss
from nnkit.regularize import add_penalty


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3)])
def test_gradient_is_the_slope_of_the_value(penalty):
    check_loss(lambda w, _: penalty(w), np.array([[0.5, -1.5], [2.0, 0.1]]), None)


def test_values_by_hand():
    w = np.array([1.0, -2.0])
    assert L1(0.1)(w)[0] == pytest.approx(0.1 * 3) and L2(0.1)(w)[0] == pytest.approx(0.05 * 5)
    assert_array_equal(L1(0.1)(np.zeros(2))[1], 0)
    assert type(L1(0.1)(w)[0]) is type(L2(0.1)(w)[0]) is float  # a plain number changes no dtype


def test_added_to_weights_and_not_to_biases():
    model = Sequential(Dense(2, 3, rng=0), "tanh", Dense(3, 1, rng=1))
    model.theta[:] = 2
    model.grad[:] = 1
    assert add_penalty(model, L2(0.5)) == pytest.approx(0.25 * 4 * 9)
    for name, parameter in model.parameters.items():
        assert_allclose(parameter.grad, 2 if name.endswith("W") else 1)


def test_negative_strength():
    with pytest.raises(ValueError, match="at least 0; got -1"):
        L2(-1)
