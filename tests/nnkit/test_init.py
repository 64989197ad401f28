"""Initial weights have the spread that their names promise."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.init import INITIALIZERS, constant, fans, he, initial_weights, initializer, normal, uniform, xavier, zeros

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
    assert not np.signbit(zeros((2, 3))).any()
    assert constant((2,), value=1).dtype == normal((2,), sd=np.longdouble(1), rng=0).dtype == np.float64
    assert_array_equal(constant((2,), value=0.7), [0.7, 0.7])


@pytest.mark.parametrize("name", ["normal", "uniform", "xavier", "he"])
def test_same_rng_same_weights(name):
    assert_array_equal(INITIALIZERS[name]((3, 2), rng=4), INITIALIZERS[name]((3, 2), rng=4))
    with pytest.raises(ValueError, match="the same numbers come again"):
        INITIALIZERS[name]((3, 2), rng=None)


def test_each_sum_has_its_own_number_of_terms():
    assert fans((784, 128)) == (784, 128)
    assert fans((16, 3, 5, 7)) == (105, 560)


def test_the_numbers_are_those_of_the_generator_times_the_deviation():
    def drawn(shape):
        return np.random.default_rng(7).normal(size=shape)

    assert_array_equal(normal((2, 3), sd=0.3, rng=7), 0.3 * drawn((2, 3)))
    assert_array_equal(he((1, 3), rng=7), math.sqrt(2) * drawn((1, 3)))
    assert_array_equal(xavier((4, 3, 2, 5), rng=7), math.sqrt(2 / (30 + 40)) * drawn((4, 3, 2, 5)))
    assert_array_equal(initial_weights("he", (2, 3), 7), he((2, 3), rng=7))


def test_weights_of_no_neurons_are_empty():
    assert he((0, 3), rng=0).shape == (0, 3)
    assert xavier((0, 0), rng=0).shape == (0, 0)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_shapes_that_are_none(name):
    fill = INITIALIZERS[name]
    with pytest.raises(ValueError, match="each length in a shape must be a whole number, at least 0; got -1"):
        fill((2, -1), rng=0)
    with pytest.raises(TypeError, match=r"a shape is a tuple of whole numbers"):
        fill((2, 1.5), rng=0)


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"high must be a finite number, at least 0\.1; got -0\.1"):
        uniform((2,), low=0.1, high=-0.1, rng=0)
    with pytest.raises(ValueError, match=r"sd must be a finite number, at least 0; got -0\.5"):
        normal((2,), sd=-0.5, rng=0)
    with pytest.raises(ValueError, match=r"'hee'\. Did you mean 'he'\? The names are zeros"):
        initializer("hee")
    with pytest.raises(ValueError, match=r"got \(3,\)"):
        fans((3,))
