"""`check_layer` finds each planted mistake and says what, where and by how much."""

import numpy as np
import pytest

from nnkit import BatchNorm, CheckError, Dense, Dropout, Elementwise, FromFunctions, Parameter, Sequential, check_layer

X = np.random.default_rng(0).normal(size=(4, 3))


class Affine:
    """A right layer, written without any base class; the wrong ones below differ in one method."""

    def __init__(self):
        self.W = Parameter(np.random.default_rng(0).normal(size=(3, 2)))
        self.b = Parameter(np.zeros(2))

    def forward(self, x):
        self.x = x
        return x @ self.W.value + self.b.value

    def backward(self, dy):
        self.W.grad = self.x.T @ dy
        self.b.grad = dy.sum(axis=0)
        return dy @ self.W.value.T


class MeanForSum(Affine):
    def backward(self, dy):
        dx = super().backward(dy)
        self.b.grad = dy.mean(axis=0)
        return dx


class WrongSign(Affine):
    def backward(self, dy):
        return -super().backward(dy)


class ChangesInput(Affine):
    def forward(self, x):
        x -= x.mean(axis=0)
        return super().forward(x)


class ChangesDy(Affine):
    def backward(self, dy):
        dy *= 2
        return super().backward(dy)


class Fickle(Affine):
    calls = 0

    def forward(self, x):
        self.calls += 1
        return super().forward(x) + self.calls


class NoLogarithm(Affine):
    def forward(self, x):
        with np.errstate(invalid="ignore"):
            return np.log(super().forward(x))


class NanInBackward(Affine):
    def backward(self, dy):
        dx = super().backward(dy)
        self.b.grad = np.full(2, np.nan)
        return dx


class Promotes(Affine):
    def forward(self, x):
        return super().forward(x) * np.float64(2)

    def backward(self, dy):
        return super().backward(2 * dy)


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (MeanForSum(), r"MeanForSum.backward \(line \d+ of test_layercheck.py\): the gradient for b .*0.25 times"),
        (WrongSign(), r"the gradient for x is wrong \(relative error 2; worst at .*It is -1 times"),
        (ChangesInput(), r"ChangesInput.forward \(line \d+ of .*\) changes its input x"),
        (ChangesDy(), r"ChangesDy.backward .* changes its input dy"),
        (NoLogarithm(), r"NoLogarithm.forward \(line \d+ of .*\) gives NaN or infinity"),
        (NanInBackward(), r"NanInBackward.backward .*: the gradient for b holds NaN or infinity"),
        (Fickle(), r"Fickle.forward .* gives different answers for the same x"),
        (Promotes(), r"Promotes.forward .* makes float64 out of float32"),
        (Elementwise(np.sin, np.sin), "the gradient for x is wrong"),
        (FromFunctions(lambda x: (x**2, x), lambda dy, x: dy * x), "gradient for x is wrong.*0.5 times"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(layer, message):
    with pytest.raises(CheckError, match=message):
        check_layer(layer, X)


def test_a_right_layer_passes_with_tiny_errors_and_stays_as_it_was():
    layer = Affine()
    before = layer.W.value.copy()
    errors = check_layer(layer, X)
    assert set(errors) == {"x", "W", "b"} and max(errors.values()) < 1e-8
    assert np.array_equal(layer.W.value, before)


def test_a_whole_model_and_a_random_layer():
    model = Sequential(Dense(3, 4, rng=0), "relu", Dropout(0.5, rng=0), BatchNorm(4), Affine_of_four())
    for training in (False, True):
        model.training = training
        errors = check_layer(model, X)
        assert set(errors) == {"x", "0.W", "0.b", "3.gamma", "3.beta", "4.W", "4.b"}


def Affine_of_four():
    layer = Affine()
    layer.W = Parameter(np.random.default_rng(1).normal(size=(4, 2)))
    return layer


def test_no_false_alarms_on_relu_networks():
    for seed in range(40):
        model = Sequential(Dense(3, 6, rng=seed), "relu", Dense(6, 2, rng=seed))
        assert max(check_layer(model, X, rng=seed).values()) < 1e-6
