"""What single layers compute, by hand, and what they refuse. Their gradients are examined in test_table.py."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import (
    AveragePool2d,
    BatchNorm,
    Conv2d,
    Dense,
    Dropout,
    Elementwise,
    Flatten,
    LeakyReLU,
    MaxPool2d,
    ReLU,
    Softmax,
)
from nnkit.layers import Layer, activation_layer


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


def test_convolution_by_loops():
    rng = np.random.default_rng(0)
    layer, x = Conv2d(2, 3, 3, rng=1, stride=2, padding=1), rng.normal(size=(2, 2, 6, 7))
    layer.b.value = [0.1, 0.2, 0.3]
    y = layer(x)
    assert y.shape == (2, 3, 3, 4)
    padded = np.zeros((2, 2, 8, 9))
    padded[:, :, 1:-1, 1:-1] = x
    for n, o, a, b in np.ndindex(y.shape):
        window = padded[n, :, 2 * a : 2 * a + 3, 2 * b : 2 * b + 3]
        assert_allclose(y[n, o, a, b], (window * layer.W.value[o]).sum() + layer.b.value[o])


def test_pooling_by_hand_and_ties_go_to_the_first():
    x = np.array([[1.0, 2, 5, 5], [4, 3, 5, 0]])[None, None]
    pool = MaxPool2d(2)
    assert_array_equal(pool(x), [[[[4, 5]]]])
    assert_array_equal(pool.backward(np.array([[[[10.0, 20]]]])), [[[[0, 0, 20, 0], [10, 0, 0, 0]]]])


def test_pooling_leaves_out_what_fills_no_window():
    assert MaxPool2d(2)(np.zeros((1, 1, 5, 7))).shape == (1, 1, 2, 3)


def test_flatten_and_back():
    x = np.arange(24.0).reshape(2, 3, 4)
    flatten = Flatten()
    assert flatten(x).shape == (2, 12)
    assert_array_equal(flatten.backward(flatten(x)), x)
    assert flatten(np.ones(3)).shape == (3, 1)  # one number is a row, too


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


def test_batch_norm_alone_is_in_evaluation_mode():
    x = np.array([[1.0, 10.0], [3.0, 30.0]])
    assert_allclose(BatchNorm(2)(x), x, rtol=1e-4)


def test_dropout_outside_of_training_or_without_a_share_changes_and_draws_nothing():
    x = np.ones((20, 20))
    assert Dropout(0.5, rng=0)(x) is x  # a layer alone is in evaluation mode
    rng = np.random.default_rng(0)
    idle = Dropout(0, rng=rng)
    idle.training = True
    assert idle(x) is x and rng.random() == np.random.default_rng(0).random()


def test_batch_norm_standardises_in_training_and_uses_running_averages_in_evaluation():
    layer = BatchNorm(3, momentum=0.2)
    x = np.random.default_rng(0).normal([5, -3, 0], [2, 1, 0.1], size=(50, 3))
    layer.training = True
    y = layer(x)
    assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    assert_allclose(y.std(axis=0), 1, atol=1e-3)
    assert_allclose(layer.running_mean, 0.2 * x.mean(axis=0))
    assert_allclose(layer.running_variance, 0.8 + 0.2 * x.var(axis=0, ddof=1))
    layer.training = False
    assert_allclose(layer(x[:1]), (x[:1] - layer.running_mean) / np.sqrt(layer.running_variance + 1e-5))


def test_an_elementwise_layer_measures_the_slope_that_it_is_not_given():
    x = np.linspace(-3, 3, 25)[:, None]
    layer = Elementwise(np.sin)
    layer(x)
    assert_allclose(layer.backward(np.ones_like(x)), np.cos(x), rtol=0, atol=5e-10)
    layer(x.astype(np.float32))
    slope = layer.backward(np.ones_like(x, np.float32))
    assert slope.dtype == np.float32
    assert_allclose(slope, np.cos(x), atol=1e-6)  # measured in float64
    with pytest.raises(ValueError, match=r"<lambda> must return one number for each of x, shape \(25, 1\); got \(\)"):
        Elementwise(lambda z: z.sum())(x)


def test_what_activation_layers_are_called():
    shown = [repr(layer) for layer in (Elementwise(np.sin), Elementwise(np.sin, name="mine"), LeakyReLU(0.3), ReLU(),
                                       activation_layer("gelu"), Elementwise(partial(np.add, 1)),
                                       AveragePool2d(3))]  # fmt: skip
    assert shown == ["Elementwise(sin)", "Elementwise(mine)", "LeakyReLU(0.3)", "ReLU()", "GELU()",
                     "Elementwise(partial)", "AveragePool2d(3, stride=3)"]  # fmt: skip
    assert LeakyReLU(0.3).slope == 0.3


def test_softmax_takes_the_last_axis_for_a_row():
    x, dy = np.random.default_rng(0).normal(size=(2, 2, 3, 4))
    whole, part = Softmax(), Softmax()
    assert_allclose(whole(x)[1], part(x[1]))
    assert_allclose(whole.backward(dy)[1], part.backward(dy[1]))


def test_padding_makes_room_for_a_large_window_and_no_more():
    layer = Conv2d(1, 1, 5, rng=0, padding=1)
    assert_array_equal(layer.b.value, 0)
    assert layer(np.zeros((1, 1, 3, 3))).shape == (1, 1, 1, 1)
    with pytest.raises(ValueError, match="needs images of at least 3 x 3"):
        layer(np.zeros((1, 1, 2, 3)))


@pytest.mark.parametrize("pool", [MaxPool2d(2), AveragePool2d(2)], ids=repr)
def test_what_is_no_image_is_not_pooled(pool):
    with pytest.raises(ValueError, match=r"expects x of shape \(n, c, h, w\); got \(2, 3\)"):
        pool(np.zeros((2, 3)))
    with pytest.raises(ValueError, match="needs images of at least 2 x 2"):
        pool(np.zeros((1, 1, 1, 3)))


def test_first_layers_save_the_gradient_that_nobody_uses():
    for layer, x in [(Dense(2, 3, rng=0), np.ones((4, 2))), (Conv2d(1, 2, 3, rng=0), np.ones((1, 1, 5, 5)))]:
        layer.needs_input_grad = False
        assert layer.backward(layer(x)) is None
        assert np.abs(layer.W.grad).max() > 0


def test_names():
    shown = [str(layer) for layer in (Dense(2, 3, rng=0), Conv2d(1, 2, 3, rng=0), MaxPool2d(2), Dropout(0.5, rng=0))]
    assert shown == ["Dense(2, 3)", "Conv2d(1, 2, 3, stride=1, padding=0)", "MaxPool2d(2, stride=2)", "Dropout(0.5)"]
    assert str(BatchNorm(4)) == "BatchNorm(4)" and str(ReLU()) == "ReLU()"


class Unfinished(Layer):
    pass


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: Dense(3, 2, rng=0)(np.ones((4, 2))), ValueError, r"shape \(n, 3\), one row per example; got \(4, 2\)"),
        (lambda: Dense(3, 2, rng=0)(np.ones(3)), ValueError, r"got \(3,\)"),
        (lambda: Dense(3, 2, rng=None), ValueError, "rng must be"),
        (lambda: Dense(3, 2, rng=0, init="best"), ValueError, "no initializer is named 'best'"),
        (lambda: Dropout(1, rng=0), ValueError, "below 1; got 1"),
        (lambda: Conv2d(3, 2, 3, rng=0)(np.ones((1, 1, 5, 5))), ValueError, r"\(n, 3, h, w\); got \(1, 1, 5, 5\)"),
        (lambda: Conv2d(1, 2, 5, rng=0)(np.ones((1, 1, 4, 9))), ValueError, "at least 5 x 5"),
        (lambda: MaxPool2d(2)(np.ones((4, 4))), ValueError, r"shape \(n, c, h, w\)"),
        (lambda: BatchNorm(3)(np.ones((2, 4))), ValueError, r"shape \(n, 3\) or \(n, 3, h, w\); got \(2, 4\)"),
        (lambda: activation_layer("swoosh"), ValueError, "no activation is named 'swoosh'"),
        (lambda: Unfinished()(np.ones(1)), NotImplementedError, "Unfinished must define forward"),
        (lambda: Unfinished().backward(np.ones(1)), NotImplementedError, "Unfinished must define backward"),
    ],
)  # fmt: skip
def test_what_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_dense_backward_checks_dy():
    layer = Dense(3, 2, rng=0)
    layer(np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"expects dy of shape \(4, 2\); got \(2, 4\)"):
        layer.backward(np.ones((2, 4)))


def test_batch_norm_needs_two_rows_in_training():
    layer = BatchNorm(3)
    layer.training = True
    with pytest.raises(ValueError, match="at least two numbers for each feature"):
        layer(np.ones((1, 3)))
