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
        self.b.grad = [0, np.nan]
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


class Scale:
    """y = s x, where s starts at 1."""

    training = False

    def __init__(self):
        self.s = Parameter(np.ones(3))

    def forward(self, x):
        self.x = x
        return x * self.s.value

    def backward(self, dy):
        self.s.grad = (dy * self.x).sum(axis=0)
        return dy * self.s.value


class Reversed(Scale):
    def backward(self, dy):
        return super().backward(dy)[:, ::-1] * 0 + dy * self.s.value[::-1]


def test_parameters_are_moved_since_equal_ones_hide_mistakes():
    check_layer(Scale(), X)
    with pytest.raises(CheckError, match=r"Reversed.backward .*: the gradient for x is wrong"):
        check_layer(Reversed(), X)


class WrongInTraining(Scale):
    def backward(self, dy):
        return super().backward(dy) * (2 if self.training else 1)


class PromotesInTraining(Scale):
    def forward(self, x):
        y = super().forward(x)
        return y.astype(float) if self.training else y


@pytest.mark.parametrize(("layer", "message"), [(WrongInTraining(), "the gradient for x is wrong"),
                                                (PromotesInTraining(), "makes float64 out of float32")])  # fmt: skip
def test_it_is_checked_in_the_mode_it_is_in(layer, message):
    for model in (layer, Sequential(layer, "tanh")):
        model.training = False
        check_layer(model, X)
        model.training = True
        with pytest.raises(CheckError, match=message):
            check_layer(model, X)
        model.training = False


class PromotesBack(Scale):
    def backward(self, dy):
        return super().backward(dy).astype(float)


def test_a_backward_that_makes_another_type_is_named():
    with pytest.raises(CheckError, match=r"PromotesBack.backward .* makes float64 out of float32"):
        check_layer(PromotesBack(), X)


@pytest.mark.parametrize("others", [["tanh"], ["tanh", "identity"]])
def test_in_a_model_the_pass_is_named(others):
    with pytest.raises(CheckError, match=r"the backward pass of Sequential\(.*\): the gradient for 0.b is wrong"):
        check_layer(Sequential(MeanForSum(), *others), X)


class OneBuffer:
    """Right, though both passes return the same array, written over again and again."""

    def forward(self, x):
        self.buffer = getattr(self, "buffer", x)
        if self.buffer is x or self.buffer.dtype != x.dtype:
            self.buffer = np.empty_like(x)
        return np.multiply(x, 2, out=self.buffer)

    def backward(self, dy):
        return np.multiply(dy, 2, out=self.buffer)


class CountsInIt(OneBuffer):
    calls = 0

    def forward(self, x):
        self.calls += 1
        y = super().forward(x)
        y += self.calls
        return y


def test_a_layer_may_write_over_its_answers():
    assert check_layer(OneBuffer(), X)["x"] < 1e-8
    with pytest.raises(CheckError, match="gives different answers for the same x"):
        check_layer(CountsInIt(), X)


def test_a_layer_of_a_notebook_has_its_line_in_its_cell():
    names = {"Affine": Affine}
    source = "class Mine(Affine):\n    def backward(self, dy):\n        return -super().backward(dy)"
    exec(compile(source, "<a cell>", "exec"), names)
    with pytest.raises(CheckError, match=r"Mine.backward \(line 2 of its cell\): the gradient for x"):
        check_layer(names["Mine"](), X)


class Faint(Scale):
    def forward(self, x):
        return 1e-4 * super().forward(x)

    def backward(self, dy):
        return super().backward(1e-4 * dy) * (1 + 5e-6)


def test_small_gradients_are_not_all_rounding():
    with pytest.raises(CheckError, match=r"the gradient for x is wrong \(relative error 5e-06"):
        check_layer(Faint(), X)


def too_steep(z):
    return 2 * np.cos(z)


def test_of_a_pair_the_derivative_is_named():
    with pytest.raises(CheckError, match=r"too_steep \(line \d+ of test_layercheck.py\): the gradient for x is wrong"):
        check_layer((np.sin, too_steep), X)


class Around:
    def __init__(self):
        self.inner = Affine()

    def forward(self, x):
        return self.inner.forward(x)

    def backward(self, dy):
        return self.inner.backward(dy)


def test_parameters_of_an_inner_layer_have_its_name():
    assert set(check_layer(Around(), X)) == {"x", "inner.W", "inner.b"}
