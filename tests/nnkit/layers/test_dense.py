"""A dense layer by hand, and what it refuses. Its gradients are examined in test_table.py."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import Dense, Flatten, Softmax
from nnkit.layers import activation_layer


def test_worked_forward_pass_with_one_hidden_layer():
    hidden, output = Dense(3, 4, rng=0), Dense(4, 1, rng=0)
    hidden.W.value = np.transpose([(3, -9, 2), (11, -2, 7), (-6, 3, -4), (6, -1, 5)])
    hidden.b.value = [5, 2, -1, 1]
    output.W.value, output.b.value = [[3], [-12], [8], [1]], [6]
    z = hidden(np.array([[-3.0, 1, 5]]))
    assert_array_equal(z, [[-3, 2, 0, 7]])
    sigmoid = activation_layer("sigmoid")
    a = sigmoid(z)
    assert_allclose(a, [[0.047426, 0.880797, 0.500000, 0.999089]], atol=5e-7)
    assert_allclose(output(a), [[0.571802]], atol=5e-7)
    assert_allclose(sigmoid(output(a)), [[0.639179]], atol=5e-7)

    classes = Dense(4, 3, rng=0)
    classes.W.value, classes.b.value = np.transpose([(3, -12, 8, 1), (2, -3, 9, 1), (-5, 1, -1, 7)]), [6, 0, -8]
    assert_allclose(classes(a), [[0.571802, 2.951549, -0.862710]], atol=5e-7)
    assert_allclose(Softmax()(classes(a)), [[0.083054, 0.897160, 0.019786]], atol=5e-7)


def test_dense_backward_by_hand():
    layer = Dense(2, 1, rng=0)
    layer.W.value = [[2], [-1]]
    layer(np.array([[1.0, 2], [3, 4]]))
    dx = layer.backward(np.array([[1.0], [10]]))
    assert_array_equal(layer.W.grad, [[31], [42]])
    assert_array_equal(layer.b.grad, [11])
    assert_array_equal(dx, [[2, -1], [20, -10]])


def test_flatten_and_back():
    x = np.arange(24.0).reshape(2, 3, 4)
    flatten = Flatten()
    assert flatten(x).shape == (2, 12)
    assert_array_equal(flatten.backward(flatten(x)), x)
    assert flatten(np.ones(3)).shape == (3, 1)  # one number is a row, too


def test_dense_backward_checks_dy():
    layer = Dense(3, 2, rng=0)
    layer(np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"expects dy of shape \(4, 2\); got \(2, 4\)"):
        layer.backward(np.ones((2, 4)))


def test_as_first_layer_it_saves_the_gradient_that_nobody_uses():
    layer, x = Dense(2, 3, rng=0), np.ones((4, 2))
    layer.needs_input_grad = False
    assert layer.backward(layer(x)) is None
    assert np.abs(layer.W.grad).max() > 0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_of_another_type_are_turned_into_the_layers(dtype):
    layer, x, dy = Dense(3, 2, rng=0), np.ones((4, 3), np.float32), np.ones((4, 2), dtype)
    dy[0] = [2, 3]
    layer(x)
    layer.backward(dy)
    assert layer.W.grad.dtype == np.float64
    assert_array_equal(layer.W.grad, [[5, 6]] * 3)
    assert_array_equal(layer.b.grad, [5, 6])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Dense(3, 2, rng=0)(np.ones((4, 2))), r"shape \(n, 3\), one row per example; got \(4, 2\)"),
        (lambda: Dense(3, 2, rng=0)(np.ones(3)), r"got \(3,\)"),
        (lambda: Dense(3, 2, rng=None), "rng must be"),
        (lambda: Dense(3, 2, rng=0, init="best"), "no initializer is named 'best'"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_name():
    assert str(Dense(2, 3, rng=0)) == "Dense(2, 3)"
