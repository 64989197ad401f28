"""Dropout keeps the mean, uses one mask both ways, and works in training only."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import Dropout


def test_dropout_scales_keeps_the_mean_and_uses_one_mask_both_ways():
    layer = Dropout(0.3, rng=0)
    layer.training = True
    x = np.ones((200, 500))
    y = layer(x)
    assert_allclose(np.unique(y), [0, 1 / 0.7])
    assert_allclose((y == 0).mean(), 0.3, atol=0.01)
    assert_allclose(y.mean(), 1, atol=0.01)
    assert_array_equal(layer.backward(x), y)
    assert not np.array_equal(layer(x), y)
    layer.training = False
    assert_array_equal(layer(x), x)
    assert_array_equal(layer.backward(x), x)


def test_dropout_outside_of_training_or_without_a_share_changes_and_draws_nothing():
    x = np.ones((20, 20))
    assert Dropout(0.5, rng=0)(x) is x  # a layer alone is in evaluation mode
    rng = np.random.default_rng(0)
    idle = Dropout(0, rng=rng)
    idle.training = True
    assert idle(x) is x and rng.random() == np.random.default_rng(0).random()


def test_a_share_of_all_is_refused():
    with pytest.raises(ValueError, match="below 1; got 1"):
        Dropout(1, rng=0)


def test_name():
    assert str(Dropout(0.5, rng=0)) == "Dropout(0.5)"
