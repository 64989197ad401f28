"""Initial weights have the spread that their names promise."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.init import INITIALIZERS, constant, fans, he, initializer, normal, uniform, xavier, zeros

SHAPE = (300, 200)


@pytest.mark.parametrize(
    ("weights", "sd"),
    [
        (normal(SHAPE, sd=0.3, rng=0), 0.3),
        (uniform(SHAPE, low=-0.1, high=0.1, rng=0), 0.2 / math.sqrt(12)),
        (xavier(SHAPE, rng=0), math.sqrt(2 / 500)),  # 2 / 500 is the VARIANCE
        (he(SHAPE, rng=0), math.sqrt(2 / 300)),
        (he((40, 8, 5, 5), rng=0), math.sqrt(2 / 200)),
    ],
)
def test_spread(weights, sd):
    assert_allclose(weights.std(), sd, rtol=0.02)
    assert abs(weights.mean()) < 0.02 * sd


def test_uniform_keeps_its_limits_and_constants_are_constant():
    w = uniform(SHAPE, low=0, high=0.1, rng=0)
    assert 0 <= w.min() < 1e-3 and 0.099 < w.max() <= 0.1
    assert_array_equal(zeros((2, 3)), np.zeros((2, 3)))
    assert_array_equal(constant((2,), value=0.7), [0.7, 0.7])


@pytest.mark.parametrize("name", ["normal", "uniform", "xavier", "he"])
def test_same_rng_same_weights(name):
    assert_array_equal(INITIALIZERS[name]((3, 2), rng=4), INITIALIZERS[name]((3, 2), rng=4))
    with pytest.raises(ValueError, match="the same numbers come again"):
        INITIALIZERS[name]((3, 2), rng=None)


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"'hee'\. Did you mean 'he'\? The names are zeros"):
        initializer("hee")
    with pytest.raises(ValueError, match=r"got \(3,\)"):
        fans((3,))
