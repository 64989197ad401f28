"""The model: one vector for all parameters, clear errors that name the layer, states that come back."""

import copy

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit import (
    BatchNorm,
    Conv2d,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Parameter,
    Sequential,
    check_layer,
    mean_squared_error,
)


def small_model(dtype=float):
    return Sequential(Dense(3, 4, rng=0), "tanh", Dense(4, 2, rng=1), dtype=dtype)


def test_parameters_and_theta_share_memory():
    model = small_model()
    model.theta[:] = np.arange(model.theta.size)
    assert_array_equal(model.layers[0].W.value, np.arange(12).reshape(3, 4))
    assert_array_equal(model.layers[2].b.value, [24, 25])
    model.layers[0].b.value = [-1, -2, -3, -4]
    assert_array_equal(model.theta[12:16], [-1, -2, -3, -4])
    assert list(model.parameters) == ["0.W", "0.b", "2.W", "2.b"]


def test_gradients_land_in_grad():
    model = small_model()
    x, y = np.ones((5, 3)), np.zeros((5, 2))
    _, d_output = mean_squared_error(model(x), y)
    assert model.backward(d_output) is None
    assert_array_equal(model.grad[:12].reshape(3, 4), model.layers[0].W.grad)
    assert np.abs(model.grad).min() > 0


def test_worked_two_two_two_network():
    """The network of the backpropagation lesson: loss, gradients and new weights to six digits."""
    model = Sequential(Dense(2, 2, rng=0), "sigmoid", Dense(2, 2, rng=0), "sigmoid")
    model.layers[0].W.value = [[0.15, 0.25], [0.20, 0.30]]
    model.layers[2].W.value = [[0.40, 0.50], [0.45, 0.55]]
    model.layers[0].b.value, model.layers[2].b.value = [0.35, 0.35], [0.60, 0.60]

    x, target = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
    o = model(x)
    assert_allclose(o, [[0.751365, 0.772928]], atol=5e-7)
    assert_allclose(0.5 * ((target - o) ** 2).sum(), 0.298371, atol=5e-7)
    model.backward(o - target)
    assert_allclose(model.layers[2].W.grad.T.ravel(), [0.082167, 0.082668, -0.022603, -0.022740], atol=5e-7)
    assert_allclose(model.layers[0].W.grad.T.ravel(), [0.000439, 0.000877, 0.000498, 0.000995], atol=5e-7)

    weights = [p for name, p in model.parameters.items() if name.endswith("W")]
    for step in range(10_000):
        for W in weights:  # the biases stay frozen
            W.value -= 0.5 * W.grad
        o = model(x)
        model.backward(o - target)
        if step == 0:
            assert_allclose(model.layers[2].W.value.T.ravel(), [0.358916, 0.408666, 0.511301, 0.561370], atol=5e-7)
            assert_allclose(model.layers[0].W.value.T.ravel(), [0.149781, 0.199561, 0.249751, 0.299502], atol=5e-7)
            assert_allclose(0.5 * ((target - o) ** 2).sum(), 0.291028, atol=5e-7)
    assert_allclose(0.5 * ((target - o) ** 2).sum(), 3.51e-5, atol=5e-8)


def test_worked_forward_pass_of_three_hidden_layers():
    layers = [
        ([(13, -9, 2), (-8, 0, 3), (4, -1, 5), (-3, 12, 7)], (5, -2, 2, 11)),
        ([(1, 0, -4, 1), (0, 11, 2, -14), (-1, 5, -2, 16), (0, -9, -3, 4)], (-5, 3, 1, -8)),
        ([(1, -2, -18, -7), (3, -4, 8, 0), (-2, 1, 21, 5), (2, -2, 11, -13)], (4, -6, 1, -17)),
        ([(9, 3, -1, -4), (-8, -2, 14, 3), (13, 2, -9, -1)], (-1, -4, -30)),
    ]
    hidden = [part for d_in in (3, 4, 4) for part in (Dense(d_in, 4, rng=0), "relu")]
    model = Sequential(*hidden, Dense(4, 3, rng=0), "softmax")
    for layer, (rows, bias) in zip(model.layers[::2], layers, strict=True):
        layer.W.value, layer.b.value = np.transpose(rows), bias
    assert_allclose(model([[7, 1, -4]]), [[0.866813, 0.015876, 0.117310]], atol=5e-7)
    assert_array_equal(model.layers[5].y, [[0, 24, 0, 17]])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_input_is_converted_to_the_models_dtype(dtype):
    model = small_model(dtype)
    assert model(np.ones((2, 3), int)).dtype == model.theta.dtype == model.grad.dtype == dtype


def test_first_layer_computes_no_input_gradient_unless_asked():
    model = Sequential(Flatten(), Dense(6, 2, rng=0))
    y = model(np.ones((4, 2, 3)))
    model.backward(y)
    assert model.layers[1].needs_input_grad is False
    assert model.backward(y, input_grad=True).shape == (4, 2, 3)


def test_predict_classes_and_the_mode_comes_back():
    model = small_model()
    x = np.random.default_rng(0).normal(size=(6, 3))
    assert_array_equal(model.predict(x), model(x).argmax(axis=1))
    one = Sequential(Dense(3, 1, rng=0), Dropout(0.5, rng=0))
    one.training = True
    assert_array_equal(one.predict(x), (one.layers[0].forward(x)[:, 0] > 0).astype(int))
    assert one.training and one.layers[1].training
    probabilities = Sequential(Dense(3, 1, rng=0), "sigmoid")
    assert_array_equal(probabilities.predict(x), one.predict(x))


def test_state_brings_back_theta_and_running_averages():
    model = Sequential(Dense(3, 2, rng=0), BatchNorm(2))
    state = model.state()
    before = model(np.ones((4, 3)))
    model.training = True
    model(np.random.default_rng(0).normal(size=(9, 3)))
    model.training = False
    model.theta += 1
    assert np.abs(model(np.ones((4, 3))) - before).max() > 0.1
    model.restore(state)
    assert_array_equal(model(np.ones((4, 3))), before)
    assert not np.shares_memory(model.layers[1].running_mean, state["1.running_mean"])  # it can be restored again
    wanted = r"holds 1.running_mean \(2,\), 1.running_variance \(2,\), theta \(12,\); got theta \(12,\)"
    with pytest.raises(ValueError, match=wanted):
        model.restore({"theta": model.theta})


def test_a_copy_is_its_own_model():
    model = small_model()
    twin = copy.deepcopy(model)
    twin.theta += 1
    assert_array_equal(twin.layers[0].b.value, 1)
    assert_array_equal(model.layers[0].b.value, 0)


class Residual:
    """A layer made of layers: x + what they make of it."""

    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return x + y

    def backward(self, dy):
        dx = dy
        for layer in reversed(self.layers):
            dx = layer.backward(dx)
        return dy + dx


def test_layers_inside_a_layer_are_trained_switched_and_saved():
    block = Residual(Dense(3, 3, rng=0), BatchNorm(3), Dropout(0.5, rng=0))
    model = Sequential(Dense(2, 3, rng=1), block)
    assert model.theta.size == 9 + 12 + 6
    assert set(model.buffers()) == {"1.layers1.running_mean", "1.layers1.running_variance"}
    model.training = True
    assert block.layers[2].training
    assert "1.layers0.W" in check_layer(model, np.random.default_rng(0).normal(size=(4, 2)))
    state = model.state()
    model(np.random.default_rng(0).normal(size=(5, 2)))
    model.restore(state)
    assert_array_equal(block.layers[1].running_mean, 0)


def test_outputs_of_every_layer():
    model = small_model()
    x = np.ones((5, 3))
    affine, hidden, output = model.outputs(x)
    assert_array_equal(hidden, np.tanh(affine))
    assert_array_equal(output, model(x))


def test_summary_without_shapes_has_no_column_for_them():
    assert Sequential("tanh", Dense(3, 2, rng=0)).summary().splitlines() == [
        "layer        parameters",
        "Tanh()                0",
        "Dense(3, 2)           8",
        "total                 8",
    ]


def test_summary_with_shapes():
    model = Sequential(Conv2d(1, 4, 3, rng=0), "relu", Flatten(), Dense(144, 10, rng=0))
    last = model.summary((5, 1, 8, 8)).splitlines()
    assert last[0].split() == ["layer", "output", "parameters"]
    assert last[1].endswith("(5, 4, 6, 6)          40") and last[-1].split() == ["total", "1490"]


class ForgetsTranspose(Layer):
    def __init__(self):
        self.W = Parameter(np.ones((4, 2)))

    def forward(self, x):
        self.x = x
        return x @ self.W.value

    def backward(self, dy):
        self.W.grad = dy.T @ self.x
        return dy @ self.W.value.T


class ReturnsNothing(Layer):
    def forward(self, x):
        return x

    def backward(self, dy):
        dy * 2


class WrongInputGradient(ReturnsNothing):
    def backward(self, dy):
        return dy.T


def message(error):
    return "\n".join([str(error.value), *error.value.__notes__])


def test_an_error_in_a_layer_names_the_layer():
    model = Sequential(Dense(3, 4, rng=0), ForgetsTranspose())
    y = model(np.ones((5, 3)))
    with pytest.raises(ValueError) as error:
        model.backward(y)
    assert "grad must have the parameter's shape (4, 2); got (2, 4). Is a transpose missing?" in message(error)
    assert "in the backward pass of layers[1] = ForgetsTranspose(), whose dy has shape (5, 2)" in message(error)
    with pytest.raises(ValueError) as error:
        model(np.ones((5, 2)))
    assert "expects x of shape (n, 3), one row per example; got (5, 2)" in message(error)
    assert "in the forward pass of layers[0] = Dense(3, 4), whose input has shape (5, 2)" in message(error)


def test_backward_that_returns_nothing_or_the_wrong_shape():
    for layer, expected in [
        (ReturnsNothing(), "backward returned None; it must return the gradient of its input"),
        (WrongInputGradient(), "gradient of its input's shape (5, 4); got (4, 5). Is a transpose missing?"),
    ]:
        model = Sequential(Dense(3, 4, rng=0), layer)
        y = model(np.ones((5, 3)))
        with pytest.raises((TypeError, ValueError)) as error:
            model.backward(y)
        assert expected in message(error) and "layers[1]" in message(error)


def test_forward_that_returns_nothing():
    class NoReturn(ReturnsNothing):
        def forward(self, x):
            x * 2

    with pytest.raises(TypeError, match="forward returned None"):
        Sequential(NoReturn())(np.ones((2, 2)))


@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda: Sequential(), ValueError, "at least one layer"),
        (lambda: Sequential("relu", dtype=int), ValueError, "float type, such as np.float32; got <class 'int'>"),
        (lambda: Sequential(*[Dense(2, 2, rng=0)] * 2), ValueError, "stands at two places"),
        (lambda: Sequential(*small_model().layers[:2]), ValueError, r"0.W is a parameter of another model.*outputs"),
        (lambda: Sequential(small_model(), "relu"), ValueError, r"unpack it: Sequential\(\*inner.layers"),
        (lambda: small_model()(np.ones(3)), ValueError, r"Write x\[None\]"),
        (lambda: small_model().backward(np.ones((1, 2))), RuntimeError, "forward.x. first"),
        (lambda: setattr(small_model(), "theta", [1.0]), ValueError, r"theta must have shape \(26,\); got \(1,\)"),
    ],
)
def test_what_is_refused(call, error, text):
    with pytest.raises(error, match=text):
        call()


def test_its_gradient_can_be_set_and_is_none_of_the_input_unless_asked():
    model = small_model()
    model.grad = np.arange(model.grad.size)
    assert_array_equal(model.layers[0].W.grad.ravel(), np.arange(model.layers[0].W.grad.size))
    with pytest.raises(ValueError, match=r"grad must have shape \(\d+,\); got \(2,\)"):
        model.grad = np.ones(2)
    y = model(np.ones((5, 3)))
    assert model.backward(y) is None


def test_backward_before_forward_also_of_a_copy():
    for model in (small_model(), copy.deepcopy(small_model())):
        with pytest.raises(RuntimeError, match=r"call forward\(x\) first"):
            model.backward(np.ones((5, 2)))


def test_a_state_is_a_copy():
    model = Sequential(Dense(3, 2, rng=0), BatchNorm(2))
    assert not np.shares_memory(model.state()["1.running_mean"], model.layers[1].running_mean)


def test_the_layer_that_fails_is_named():
    model = Sequential(Dense(3, 6, rng=0), "tanh", Dense(4, 2, rng=0))
    assert repr(model) == "Sequential(Dense(3, 6), Tanh(), Dense(4, 2))"
    with pytest.raises(ValueError, match=r"expects x of shape \(n, 4\)") as error:
        model(np.ones((5, 3)))
    assert error.value.__notes__ == ["in the forward pass of layers[2] = Dense(4, 2), whose input has shape (5, 6)"]


class Narrow(Layer):
    def forward(self, x):
        return x

    def backward(self, dy):
        return dy[:, :1]


def test_a_transpose_is_only_missed_where_the_shape_is_the_other_way_round():
    model = Sequential(Dense(3, 3, rng=0), Narrow())
    with pytest.raises(ValueError, match=r"gradient of its input's shape \(5, 3\); got \(5, 1\)\.(\n|$)"):
        model.backward(model(np.ones((5, 3))))
