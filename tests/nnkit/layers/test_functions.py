"""What can stand where a layer is wanted."""

import numpy as np
import pytest

from nnkit import ACTIVATIONS, Activation, Dense, FromFunctions, ReLU, Sequential, as_layer


def test_every_form_of_a_layer():
    x = np.array([[-1.0, 2.0]])
    relu = Activation("mine", lambda z: z * (z > 0), lambda z: (z > 0) * 1.0, "z")
    for thing in [ReLU(), "relu", relu, lambda z: np.maximum(z, 0), (relu.f, relu.derivative)]:
        model = Sequential(thing)
        assert model(x).tolist() == [[0, 2]]
        np.testing.assert_allclose(model.backward(np.ones((1, 2)), input_grad=True), [[0, 1]], atol=1e-9)


def affine(x, W, b):
    return x @ W + b, (x, W)


def affine_backward(dy, cache):
    x, W = cache
    return dy @ W.T, {"W": x.T @ dy, "b": dy.sum(axis=0)}


def test_two_functions_with_parameters_are_the_dense_layer():
    dense = Dense(3, 2, rng=0)
    layer = FromFunctions(affine, affine_backward, W=dense.W.value, b=dense.b.value)
    x, dy = np.random.default_rng(0).normal(size=(4, 3)), np.random.default_rng(1).normal(size=(4, 2))
    for ours, theirs in zip(Sequential(layer).parameters.values(), [dense.W, dense.b], strict=True):
        np.testing.assert_array_equal(layer.forward(x), dense.forward(x))
        np.testing.assert_array_equal(layer.backward(dy), dense.backward(dy))
        np.testing.assert_allclose(ours.grad, theirs.grad, rtol=1e-15)  # the sums run in another order


def test_without_parameters_backward_may_return_the_gradient_alone():
    layer = FromFunctions(lambda x: (3 * x, None), lambda dy, cache: 3 * dy)
    assert layer.forward(np.ones((3, 2))).tolist() == layer.backward(np.ones((3, 2))).tolist() == [[3, 3]] * 3


def test_it_is_named_by_its_functions():
    assert repr(FromFunctions(affine, affine_backward)) == "FromFunctions(affine, affine_backward)"


def test_an_activation_brings_its_own_derivative():
    wrong = Activation("mine", np.sin, lambda z: 7 + 0 * z, "sin z")
    layer = as_layer(wrong)
    layer.forward(np.zeros((1, 1)))
    assert layer.backward(np.ones((1, 1))) == 7


class Half:
    def forward(self, x):
        return x


def no_cache(x):
    return x


def forgets_b(dy, cache):
    return dy, {"W": np.ones((3, 2))}


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: as_layer(ReLU), TypeError, r"Write ReLU\(...\)"),
        (lambda: as_layer(3), TypeError, "int has no forward and no backward"),
        (lambda: as_layer(Half()), TypeError, "Half has no backward"),
        (lambda: as_layer((np.sin, 3)), TypeError, "tuple has no forward and no backward"),
        (lambda: as_layer((3, 4)), TypeError, "tuple has no forward and no backward"),
        (lambda: as_layer(ACTIVATIONS["softmax"]), ValueError, "softmax is not elementwise: write a layer for it"),
        (lambda: as_layer("rleu"), ValueError, "no activation is named 'rleu'"),
        (lambda: FromFunctions(no_cache, forgets_b).forward(np.ones(2)), TypeError, "no_cache must return two things"),
        (lambda: FromFunctions(affine, affine_backward, forward=1), ValueError, "can't be called 'forward'"),
    ],
)
def test_what_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_missing_gradient_is_named():
    layer = FromFunctions(affine, forgets_b, W=np.ones((3, 2)), b=np.zeros(2))
    y = layer.forward(np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"forgets_b must return gradients for \['W', 'b'\]; got \['W'\]"):
        layer.backward(y)
