"""Each loss: its value by hand, its gradient against central differences, stability, and what it refuses."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.activations import sigmoid, softmax
from nnkit.gradcheck import check_loss
from nnkit.losses import (
    LOSSES,
    binary_cross_entropy,
    loss,
    mean_absolute_error,
    mean_squared_error,
    softmax_cross_entropy,
)

OUTPUT = np.array([[0.3, -1.2], [2.1, 0.7], [-0.4, 1.6]])
TARGETS = {
    "mean_squared_error": np.array([[1.0, 0.5], [-2.0, 0.1], [0.3, 0.9]]),
    "mean_absolute_error": np.array([[1.0, 0.5], [-2.0, 0.1], [0.3, 0.9]]),
    "binary_cross_entropy": np.array([[1, 0], [0, 1], [0.25, 1]]),
    "softmax_cross_entropy": np.array([1, 0, 1]),
}


def test_values_by_hand():
    assert mean_squared_error([[1.0], [2.0]], [[0], [4]])[0] == (1 + 4) / 2
    assert mean_absolute_error([[1.0], [2.0]], [[0], [4]])[0] == (1 + 2) / 2
    a = sigmoid(0.639)
    assert_allclose(binary_cross_entropy([0.639, 0.639], [1, 0])[0], -(math.log(a) + math.log(1 - a)) / 2)
    assert_allclose(softmax_cross_entropy([[3.0, -1, 1]], [2])[0], -math.log(softmax([3.0, -1, 1])[2]))


@pytest.mark.parametrize("name", LOSSES)
def test_gradient_is_the_slope_of_the_value(name):
    f, target, h = loss(name), TARGETS[name], 1e-5
    _, gradient = f(OUTPUT, target)
    for i in np.ndindex(OUTPUT.shape):
        step = np.zeros_like(OUTPUT)
        step[i] = h
        assert_allclose(gradient[i], (f(OUTPUT + step, target)[0] - f(OUTPUT - step, target)[0]) / (2 * h), rtol=1e-6)


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_and_shape_of_the_gradient_and_inputs_untouched(name, dtype):
    output, target = OUTPUT.astype(dtype), TARGETS[name].copy()
    value, gradient = loss(name)(output, target)
    assert isinstance(value, float) and gradient.dtype == dtype and gradient.shape == output.shape
    assert_array_equal(output, OUTPUT.astype(dtype))
    assert_array_equal(target, TARGETS[name])


def test_one_hot_targets_equal_labels():
    value, gradient = softmax_cross_entropy(OUTPUT, [1, 0, 1])
    value_one_hot, gradient_one_hot = softmax_cross_entropy(OUTPUT, np.eye(2)[[1, 0, 1]])
    assert_allclose(value, value_one_hot)
    assert_allclose(gradient, gradient_one_hot)


def test_rows_of_targets_may_miss_one_by_their_rounding_and_the_logits_say_the_dtype():
    z = OUTPUT.astype(np.float32)
    value, gradient = softmax_cross_entropy(z, np.array([[0.5, 0.50009], [1, 0], [0.25, 0.75]]))
    assert type(value) is float and gradient.dtype == np.float32


@pytest.mark.parametrize("name", LOSSES)
def test_weights_are_a_list_too_and_the_dtype_stays(name):
    output = OUTPUT.astype(np.float32)
    value, gradient = loss(name)(output, TARGETS[name], [1, 1, 1])
    assert type(value) is float and gradient.dtype == np.float32
    assert_array_equal(gradient, loss(name)(output, TARGETS[name])[1])


@pytest.mark.parametrize("loss", list(LOSSES.values()))
@pytest.mark.parametrize("one_hot", [False, True])
def test_a_row_of_weight_three_is_a_row_that_stands_there_three_times(loss, one_hot):
    rng = np.random.default_rng(0)
    z, weights = rng.normal(size=(4, 3)), np.array([3, 1, 0, 2])
    y = rng.integers(0, 3, 4) if loss is softmax_cross_entropy else rng.integers(0, 2, (4, 3)).astype(float)
    y = np.eye(3)[y] if one_hot and loss is softmax_cross_entropy else y
    value, gradient = loss(z, y, weights)
    many = np.repeat(np.arange(4), weights)
    value_of_many, gradient_of_many = loss(z[many], y[many])
    assert value == pytest.approx(value_of_many * len(many) / 4)
    summed = np.zeros_like(z)
    np.add.at(summed, many, gradient_of_many)
    np.testing.assert_allclose(gradient, summed * len(many) / 4, atol=1e-15)
    check_loss(lambda z, y: loss(z, y, weights), z, y)
    with pytest.raises(ValueError, match=r"sample_weight must be one number a row, shape \(4,\); got \(3,\)"):
        loss(z, y, weights[:3])


@pytest.mark.parametrize("z", [-1e4, 1e4])
def test_cross_entropies_stay_finite_and_exact_for_huge_logits(z):
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        wrong_by_z, _ = binary_cross_entropy([z], [0.0 if z > 0 else 1.0])
        assert wrong_by_z == 1e4
        value, gradient = softmax_cross_entropy([[z, 0.0]], [1 if z > 0 else 0])
        assert value == 1e4 and np.isfinite(gradient).all()


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: mean_squared_error(np.zeros(3), np.zeros((3, 1))), ValueError, r"broadcast to \(n, n\)"),
        (lambda: mean_absolute_error(np.zeros((3, 2)), np.zeros((2, 3))), ValueError, r"output \(3, 2\) and"),
        (lambda: mean_squared_error(np.zeros((0, 2)), np.zeros((0, 2))), ValueError, "batch is empty"),
        (lambda: softmax_cross_entropy(np.zeros((0, 2)), np.zeros(0, int)), ValueError, "batch is empty"),
        (lambda: binary_cross_entropy([0.0, 0.0], [1, 2]), ValueError, r"targets in \[0, 1\].*from 1.0 to 2.0"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [0, 3]), ValueError, "labels 0 to 2; got labels from 0 to 3"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [-1, 2]), ValueError, "got labels from -1 to 2"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [0.0, 1.0]), TypeError, r"target.astype\(int\)"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [[0], [1]]), ValueError, r"Write target\[:, 0\]"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), np.ones((2, 3))), ValueError, "must be a distribution"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [[1, 0, 0], [0.5, 0.4, 0]]), ValueError, "a distribution"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), [[1, 0, 0], [1.5, -0.5, 0]]), ValueError, "a distribution"),
        (lambda: softmax_cross_entropy(np.zeros((1, 2)), [[0.5, 0.500105]]), ValueError, "a distribution"),
        (lambda: softmax_cross_entropy(np.zeros((2, 3)), np.zeros(5, int)), ValueError, r"got \(5,\)\.$"),
        (lambda: binary_cross_entropy([0.0, 0.0], [-0.5, 1]), ValueError, "got values from -0.5 to 1.0"),
        (lambda: binary_cross_entropy(np.zeros((3, 1)), np.zeros(3)), ValueError, r"\(3, 1\) and target \(3,\)\."),
        (lambda: mean_squared_error(np.zeros((3, 2)), np.zeros((2, 3))), ValueError, r"2\) and target \(2, 3\)\.$"),
        (lambda: softmax_cross_entropy(np.zeros(3), [0, 1, 2]), ValueError, r"logits of shape \(n, k\)"),
        (lambda: loss("square"), ValueError, "The names are mean_squared_error"),
    ],
)  # fmt: skip
def test_what_is_refused_and_how(call, error, message):
    with pytest.raises(error, match=message):
        call()
