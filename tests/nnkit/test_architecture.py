"""A model's layers as data, and back."""

import json

import numpy as np
import pytest

import nnkit
from nnkit import Dense, Sequential, architecture_of, from_architecture

from .examine import LAYERS


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_with_plain_arguments_goes_through_json(name):
    make, x_shape = LAYERS[name]
    model = Sequential(make(), dtype=np.float32)
    if isinstance(model.layers[0], nnkit.FromFunctions) or type(model.layers[0]) is nnkit.Elementwise:
        with pytest.raises(TypeError, match="made of functions"):
            architecture_of(model)
        return
    again = from_architecture(json.loads(json.dumps(architecture_of(model))))
    assert repr(again) == repr(model) and again.dtype == np.float32
    assert architecture_of(again) == architecture_of(model)
    again.restore(model.state())
    x = np.random.default_rng(0).normal(size=x_shape)
    np.testing.assert_array_equal(again(x), model.outputs(x)[-1])


class Scale:
    def __init__(self, d, factor=2.0):
        self.d, self.factor = d, factor
        self.s = nnkit.Parameter(np.full(d, factor))

    def forward(self, x):
        return x * self.s.value

    def backward(self, dy):
        return dy * self.s.value


class Forgets(Scale):
    def __init__(self, width):
        super().__init__(width)


def test_layers_of_ones_own():
    data = architecture_of(Sequential(Dense(3, 3, rng=0), Scale(np.int64(3), factor=5.0)))
    assert data["layers"][1] == {"layer": "Scale", "d": 3, "factor": 5.0}
    assert from_architecture(data, layer_types={"Scale": Scale}).layers[1].s.value.tolist() == [5, 5, 5]
    with pytest.raises(ValueError, match="no layer is named 'Scale'"):
        from_architecture(data)
    with pytest.raises(TypeError, match="argument width is not kept as an attribute"):
        architecture_of(Sequential(Forgets(3)))
    with pytest.raises(TypeError, match="its init is a function, and no number"):
        architecture_of(Sequential(Dense(2, 2, rng=0, init=nnkit.init.he)))


def test_the_weights_are_drawn_anew():
    data = architecture_of(Sequential(Dense(3, 2, rng=0), Dense(2, 2, rng=0)))
    one, other = from_architecture(data, rng=1), from_architecture(data, rng=2)
    assert np.abs(one.theta - other.theta).max() > 0.01
    np.testing.assert_array_equal(one.theta, from_architecture(data, rng=1).theta)
