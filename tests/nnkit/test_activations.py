"""What each activation must satisfy: known values, its derivative, stability, dtype."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.activations import (
    ACTIVATIONS,
    activation,
    elu,
    elu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    softmax,
    softmax_jacobian,
)

ELEMENTWISE = [a for a in ACTIVATIONS.values() if a.elementwise]

# name: (z, f(z), f'(z)), by hand or from the definition in math's own functions
KNOWN = {
    "identity": (-3, -3, 1),
    "sigmoid": (-3, 0.047425873, 0.045176660),
    "tanh": (0.5, math.tanh(0.5), 0.786447733),
    "relu": (-2, 0, 0),
    "leaky_relu": (-2, -0.02, 0.01),
    "softplus": (0, math.log(2), 0.5),
    "elu": (-1, math.exp(-1) - 1, math.exp(-1)),
    "gelu": (1, 0.841344746, 1.083315471),
    "silu": (1, 0.731058579, 0.927670512),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name):
    z, value, slope = KNOWN[name]
    assert_allclose(activation(name)(z), value, atol=5e-10)
    assert_allclose(activation(name).derivative(z), slope, atol=5e-10)


def test_every_elementwise_activation_has_a_known_value():
    assert set(KNOWN) == {a.name for a in ELEMENTWISE}


@pytest.mark.parametrize("a", ELEMENTWISE, ids=lambda a: a.name)
def test_derivative_is_the_slope(a):
    z = np.array([-7.3, -2.1, -0.4, 0.3, 1.7, 6.2])  # no kink within h of these
    h = 1e-5
    assert_allclose(a.derivative(z), (a(z + h) - a(z - h)) / (2 * h), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("a", ACTIVATIONS.values(), ids=lambda a: a.name)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_inputs_give_finite_values_without_a_warning(a, dtype):
    z = np.array([[-1e4, -1000, 0, 1000, 1e4]], dtype)
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        value, slope = a(z), a.derivative(z)
    assert np.isfinite(value).all() and np.isfinite(slope).all()
    assert value.dtype == dtype and slope.dtype == dtype


@pytest.mark.parametrize("a", ACTIVATIONS.values(), ids=lambda a: a.name)
def test_input_stays_and_result_is_new(a):
    z = np.array([[-1.5, 0.0, 2.5]])
    before = z.copy()
    value, slope = a(z), a.derivative(z)
    assert_array_equal(z, before)
    assert not np.shares_memory(value, z) and not np.shares_memory(slope, z)


@pytest.mark.parametrize("a", ELEMENTWISE, ids=lambda a: a.name)
def test_lists_whole_numbers_scalars_and_empty_arrays(a):
    assert_allclose(a([-1, 2]), [a(-1.0), a(2.0)])
    assert a(np.zeros((0, 3))).shape == a.derivative(np.zeros((0, 3))).shape == (0, 3)
    assert np.asarray(a([1, 2])).dtype == np.asarray(a.derivative([1, 2])).dtype == float


@pytest.mark.parametrize("a", ACTIVATIONS.values(), ids=lambda a: a.name)
def test_what_is_no_real_number_is_refused(a):
    for f in (a, a.derivative):
        with pytest.raises(TypeError, match="must hold real numbers; got entries of type complex128"):
            f(np.array([[1j, 2]]))


def test_slope_at_minus_forty_keeps_its_digits():
    for name in ["sigmoid", "softplus"]:
        assert_allclose(activation(name).derivative(-40.0), math.exp(-40), rtol=1e-12)
    assert_allclose(activation("gelu")(-10.0), -10 * 0.5 * math.erfc(10 / math.sqrt(2)), rtol=1e-12)


def test_leaky_relu_and_elu_take_their_parameter():
    assert_allclose(leaky_relu([-2.0, 3.0], slope=0.3), [-0.6, 3])
    assert_allclose(leaky_relu_derivative([-2.0, 3.0], slope=0.3), [0.3, 1])
    assert_allclose(elu(-1.0, alpha=2), 2 * (math.exp(-1) - 1))
    assert_allclose(elu_derivative([-1.0, 0.5, 3.0], alpha=2), [2 * math.exp(-1), 1, 1])


def test_at_the_kink_the_slope_is_the_one_from_below():
    assert activation("relu").derivative(0.0) == 0
    assert leaky_relu_derivative(0.0, slope=0.3) == 0.3 and elu_derivative(0.0, alpha=2) == 2


def test_softmax_rows_and_its_jacobian():
    z = np.array([[0.571802, 2.951549, -0.862710], [1, 1000, 2]])
    p = softmax(z)
    assert_allclose(p, [[0.083054, 0.897160, 0.019786], [0, 1, 0]], atol=5e-7)
    assert_allclose(softmax_jacobian(z)[0], np.diag(p[0]) - np.outer(p[0], p[0]))
    assert softmax(np.zeros((0, 3))).shape == (0, 3)
    boxes = np.stack([[z, 2 * z], [3 * z, z + 1]])  # (2, 2, 2, 3): rows are what the last axis holds
    assert_allclose(softmax(boxes)[1, 0], softmax(3 * z))
    assert_allclose(softmax_jacobian(boxes)[0, 0], softmax_jacobian(z))
    assert_allclose(softmax(z[0]), p[0])  # one row alone


@pytest.mark.parametrize("z", [3.0, np.zeros((4, 0))])
def test_softmax_without_classes(z):
    with pytest.raises(ValueError, match="at least one class"):
        softmax(z)


def test_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match=r"'rleu'. Did you mean 'relu'\? The names are identity, sigmoid"):
        activation("rleu")
