"""Convolution by loops, pooling by hand, and what is no image. Gradients are examined in test_table.py."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import AveragePool2d, Conv2d, MaxPool2d


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


def test_as_first_layer_it_saves_the_gradient_that_nobody_uses():
    layer, x = Conv2d(1, 2, 3, rng=0), np.ones((1, 1, 5, 5))
    layer.needs_input_grad = False
    assert layer.backward(layer(x)) is None
    assert np.abs(layer.W.grad).max() > 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Conv2d(3, 2, 3, rng=0)(np.ones((1, 1, 5, 5))), r"\(n, 3, h, w\); got \(1, 1, 5, 5\)"),
        (lambda: Conv2d(1, 2, 5, rng=0)(np.ones((1, 1, 4, 9))), "at least 5 x 5"),
        (lambda: MaxPool2d(2)(np.ones((4, 4))), r"shape \(n, c, h, w\)"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_names():
    shown = [str(layer) for layer in (Conv2d(1, 2, 3, rng=0), MaxPool2d(2), AveragePool2d(3))]
    assert shown == ["Conv2d(1, 2, 3, stride=1, padding=0)", "MaxPool2d(2, stride=2)", "AveragePool2d(3, stride=3)"]
