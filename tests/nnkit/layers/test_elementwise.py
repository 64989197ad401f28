"""Activations as layers: slopes, names, rows. Gradients are examined in test_table.py."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit import Elementwise, LeakyReLU, ReLU, Softmax
from nnkit.layers import activation_layer


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
                                       activation_layer("gelu"), Elementwise(partial(np.add, 1)))]  # fmt: skip
    assert shown == ["Elementwise(sin)", "Elementwise(mine)", "LeakyReLU(0.3)", "ReLU()", "GELU()",
                     "Elementwise(partial)"]  # fmt: skip
    assert LeakyReLU(0.3).slope == 0.3


def test_softmax_takes_the_last_axis_for_a_row():
    x, dy = np.random.default_rng(0).normal(size=(2, 2, 3, 4))
    whole, part = Softmax(), Softmax()
    assert_allclose(whole(x)[1], part(x[1]))
    assert_allclose(whole.backward(dy)[1], part.backward(dy[1]))


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="no activation is named 'swoosh'"):
        activation_layer("swoosh")
