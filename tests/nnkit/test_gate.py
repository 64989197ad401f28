"""What comes in at the gate: taken as it is meant, or refused with what was expected, what came, what to do."""

import math
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import nnkit
from nnkit import (
    Adam,
    AdamW,
    AveragePool2d,
    BatchNorm,
    Conv2d,
    Dense,
    Dropout,
    GradientDescent,
    LeakyReLU,
    MaxPool2d,
    Sequential,
    accuracy,
    fit,
    schedules,
)
from nnkit.activations import sigmoid, sigmoid_derivative, softmax
from nnkit.data import blobs, curve, moons, one_hot, rings, spirals, split, standardise, xor
from nnkit.gradcheck import relative_error
from nnkit.settings import example_weights

NAN, INF = math.nan, math.inf
X, Y = np.random.default_rng(0).normal(size=(8, 2)), np.array([0, 1] * 4)


def small_model(outputs=2):
    return Sequential(Dense(2, 4, rng=0), "tanh", Dense(4, outputs, rng=1))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Conv2d(1, 2, 3, rng=0, stride=-1), "stride must be a whole number, at least 1; got -1"),
        (lambda: Conv2d(1, 2, 3, rng=0, padding=-1), "padding must be a whole number, at least 0; got -1"),
        (lambda: Conv2d(1, 0, 3, rng=0), "c_out must be a whole number, at least 1; got 0"),
        (lambda: Conv2d(0, 1, 3, rng=0), "c_in must be a whole number, at least 1; got 0"),
        (lambda: Conv2d(1, 1, 0, rng=0), "size must be a whole number, at least 1; got 0"),
        (lambda: MaxPool2d(2, stride=0), "stride must be a whole number, at least 1; got 0"),
        (lambda: MaxPool2d(0), "size must be a whole number, at least 1; got 0"),
        (lambda: AveragePool2d(2, stride=0), "stride must be a whole number, at least 1; got 0"),
        (lambda: AveragePool2d(-2), "size must be a whole number, at least 1; got -2"),
        (lambda: Dense(-1, 2, rng=0), "d_in must be a whole number, at least 1; got -1"),
        (lambda: Dense(1, 0, rng=0), "d_out must be a whole number, at least 1; got 0"),
        (lambda: BatchNorm(3, momentum=2), "momentum must be a finite number, at least 0 and at most 1; got 2"),
        (lambda: BatchNorm(3, eps=-1), "eps must be a finite number, above 0; got -1"),
        (lambda: BatchNorm(0), "d must be a whole number, at least 1; got 0"),
        (lambda: Dropout(NAN, rng=0), "must be a finite number, at least 0 and below 1; got nan"),
        (lambda: LeakyReLU(INF), "slope must be a finite number; got inf"),
        (lambda: spirals(arms=0, rng=0), "arms must be a whole number, at least 1; got 0"),
        (lambda: spirals(turns=NAN, rng=0), "turns must be a finite number; got nan"),
        (lambda: spirals(noise=NAN, rng=0), "noise must be a finite number, at least 0; got nan"),
        (lambda: blobs(classes=0, rng=0), "classes must be a whole number, at least 1; got 0"),
        (lambda: blobs(spread=-1, rng=0), "spread must be a finite number, at least 0; got -1"),
        (lambda: xor(noise=-1, rng=0), "noise must be a finite number, at least 0; got -1"),
        (lambda: rings(noise=-1, rng=0), "noise must be a finite number, at least 0; got -1"),
        (lambda: moons(noise=-1, rng=0), "noise must be a finite number, at least 0; got -1"),
        (lambda: curve(noise=-1, rng=0), "noise must be a finite number, at least 0; got -1"),
        (lambda: nnkit.init.normal((2, 2), sd=-1, rng=0), "sd must be a finite number, at least 0; got -1"),
        (lambda: nnkit.init.uniform((2, 2), low=1, high=0, rng=0), "high must be a finite number, at least 1; got 0"),
        (lambda: Adam(lr=INF), "lr must be a finite number, above 0; got inf"),
        (lambda: GradientDescent(lr=INF), "lr must be a finite number, above 0; got inf"),
        (lambda: Adam(eps=-1e-8), "eps must be a finite number, at least 0; got -1e-08"),
        (lambda: nnkit.RMSProp(eps=NAN), "eps must be a finite number, at least 0; got nan"),
        (lambda: nnkit.AdaGrad(eps=NAN), "eps must be a finite number, at least 0; got nan"),
        (lambda: AdamW(decay=-1), "decay must be a finite number, at least 0; got -1"),
        (lambda: nnkit.Newton(lambda t: np.eye(2), damping=-1), "damping must be a finite number, at least 0; got -1"),
        (lambda: nnkit.Momentum(mu=NAN), "mu must be a finite number, at least 0 and below 1; got nan"),
        (lambda: nnkit.L1(INF), "strength must be a finite number, at least 0; got inf"),
        (lambda: nnkit.L2(NAN), "strength must be a finite number, at least 0; got nan"),
        (lambda: schedules.constant_rate(INF), "lr must be a finite number, above 0; got inf"),
        (lambda: schedules.cosine(0.1, steps=5, final=-1), "final must be a finite number, at least 0; got -1"),
        (lambda: nnkit.ReduceOnPlateau(factor=1), "factor must be a finite number, above 0 and below 1; got 1"),
        (lambda: nnkit.ReduceOnPlateau(patience=0), "patience must be a whole number, at least 1; got 0"),
        (lambda: nnkit.ReduceOnPlateau(least=-1), "least must be a finite number, at least 0; got -1"),
        (lambda: nnkit.ReduceOnPlateau(threshold=-1), "threshold must be a finite number, at least 0 and below 1"),
        (lambda: one_hot([[0], [1]], 2), r"labels must have shape \(n,\); got \(2, 1\)"),
        (lambda: one_hot([0, 1], 0), "k must be a whole number, at least 1; got 0"),
        (lambda: GradientDescent().step(np.ones(3), np.ones(1)), r"theta's shape \(3,\); got \(1,\)"),
        (lambda: Adam().step(np.ones(3), np.ones(1)), r"theta's shape \(3,\); got \(1,\)"),
        (lambda: nnkit.Newton(lambda t: np.eye(3)).step(np.ones(3), np.ones(1)), r"theta's shape \(3,\); got \(1,\)"),
        (lambda: standardise(np.zeros((0, 2))), "X_train holds no rows"),
        (lambda: standardise(np.array([[1.0], [NAN]])), "X_train must hold finite numbers only"),
        (lambda: split(X, Y[:3], rng=0), "same number of rows; got 8 and 3"),
        (lambda: fit(small_model(), "ce", "adam", X, Y, epochs=1, rng=0, clip=0), "clip must be"),
    ],
)  # fmt: skip
def test_settings_outside_of_their_limits(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Dense(2.5, 1, rng=0), "d_in must be a whole number, at least 1; got 2.5"),
        (lambda: Conv2d(1, 2, 3, rng=0, stride=True), "stride must be a whole number, at least 1; got True"),
        (lambda: Adam(lr="0.1"), "lr must be a finite number, above 0; got '0.1'"),
        (lambda: Adam(lr=[0.1]), "lr must be a finite number, above 0"),
        (lambda: one_hot([0.5, 1.0], 2), "labels must be whole numbers; got float64"),
        (lambda: split(np.float64(3), Y, rng=0), r"X must hold rows, shape \(n, ...\); got float64"),
    ],
)
def test_settings_of_another_kind(call, message):
    with pytest.raises(TypeError, match=message):
        call()


def test_allowed_ends_of_the_limits():
    assert Conv2d(1, 1, 1, rng=0, stride=np.int64(2)).stride == 2
    assert (BatchNorm(1, momentum=0).momentum, BatchNorm(1, momentum=1).momentum) == (0, 1)
    assert Adam(eps=0, beta1=0).eps == 0 and AdamW(decay=0).decay == 0 and nnkit.L2(0)
    assert Dropout(0, rng=0).p == 0 and Adam(lr=np.float32(0.5)).lr == 0.5
    assert len(xor(1, noise=0, rng=0)[0]) == 1


# --- data that knows rows by name ---


class Series:
    """As a shuffled pandas Series: [i] looks a label up, not a place; an array of it has the rows as they stand."""

    def __init__(self, values, labels):
        self.values, self.labels = np.asarray(values), list(labels)

    def __len__(self):
        return len(self.values)

    def __getitem__(self, keys):
        return Series([self.values[self.labels.index(k)] for k in keys], keys)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype)


class Tensor(Series):
    """As a PyTorch tensor with a gradient: no array of it before it is detached."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")

    def detach(self):
        return self

    def cpu(self):
        return Series(self.values, self.labels)


@pytest.mark.parametrize(
    "kind", [Series, Tensor, lambda values, labels: list(values), lambda values, labels: np.ma.array(values)]
)
def test_rows_are_taken_by_position(kind):
    order = np.random.default_rng(3).permutation(9)
    X, y = order[:, None] * [1.0, 10.0], order.astype(float)
    X_train, X_test, y_train, y_test = split(kind(X, order), kind(y, order), rng=0)
    assert_array_equal(X_train[:, 0], y_train)
    assert_array_equal(X_test[:, 1], 10 * y_test)
    assert {type(part) for part in (X_train, X_test, y_train, y_test)} == {np.ndarray}
    models = [Sequential(Dense(2, 1, rng=0)) for _ in range(2)]
    fit(models[0], "mse", GradientDescent(1e-3), kind(X, order), kind(y[:, None], order), epochs=2, rng=0)
    fit(models[1], "mse", GradientDescent(1e-3), X, y[:, None], epochs=2, rng=0)
    assert_array_equal(models[0].theta, models[1].theta)
    assert_array_equal(models[0].predict(kind(X, order)), models[0].predict(X))
    assert_array_equal(standardise(kind(X, order))[0], standardise(X)[0])


@pytest.mark.parametrize("use", [lambda X: split(X, Y, rng=0), lambda X: small_model().predict(X), standardise,
                                 lambda X: fit(small_model(), "ce", "adam", X, Y, epochs=1, rng=0)])  # fmt: skip
def test_hidden_entries_are_refused(use):
    hidden = np.ma.masked_greater(X, 1.0)
    assert hidden.mask.any()
    with pytest.raises(ValueError, match="is a masked array with hidden entries"):
        use(hidden)


# --- numbers ---


def test_nan_is_never_a_perfect_gradient():
    for gradient, measured in [([NAN, 4], [2, 4]), ([2, 4], [NAN, 4]), ([NAN, NAN], [NAN, NAN]), ([INF, 1], [INF, 1])]:
        assert relative_error(gradient, measured) == INF
    assert relative_error([0.0, 0.0], [0.0, 0.0]) == 0 and relative_error([], []) == 0
    assert relative_error([1.0, 4.0], [2.0, 4.0]) == 0.25

    def loss(z, t):  # its value is NaN as soon as z moves
        return (0.0 if np.array_equal(z, start) else NAN), np.zeros_like(z)

    start = np.ones((1, 2))
    with pytest.raises(nnkit.CheckError, match=r"not the slope of its value \(relative error inf; worst at \[0, 0\]"):
        nnkit.check_loss(loss, start, start)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_constant_column_is_known_as_its_type_can_tell(dtype):
    for n in (3, 60_000):
        train = np.full((n, 1), 0.1, dtype)
        done, other = standardise(train, np.array([[0.11]], dtype))
        assert_array_equal(done, 0)
        assert_allclose(other, 0.01, rtol=1e-4)
        assert done.dtype == other.dtype == dtype
    sums = np.array([[0.1 + 0.2], [0.3], [0.3]])  # differ in the last digit
    assert np.abs(standardise(sums, [[0.31]])[1]).max() < 0.02
    small = np.array([[1e-30], [2e-30], [3e-30]], dtype)
    assert_allclose(standardise(small)[0].std(), 1, rtol=1e-5)
    narrow = np.array([[1.0], [1.001], [1.002]], dtype)
    assert_allclose(standardise(narrow)[0].std(), 1, rtol=1e-3)
    assert standardise([[1, 2], [3, 2]])[0].tolist() == [[-1, 0], [1, 0]]


# --- what a model says ---


class OwnSigmoid:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dy):
        return dy * self.y * (1 - self.y)


LASTS = ["sigmoid", (sigmoid, sigmoid_derivative), sigmoid, lambda z: 1 / (1 + np.exp(-z)), OwnSigmoid()]


@pytest.mark.parametrize("last", LASTS, ids=["name", "pair", "function", "own function", "own layer"])
def test_a_sigmoid_is_known_by_what_it_does(last):
    plain = Sequential(Dense(2, 1, rng=3))
    ours = Sequential(Dense(2, 1, rng=3), last)
    assert 0 < plain.predict(X).mean() < 1
    assert_array_equal(ours.predict(X), plain.predict(X))
    assert_allclose(ours.predict_proba(X), plain.predict_proba(X), atol=1e-12)
    assert_allclose(plain.predict_proba(X)[:, 1], sigmoid(plain(X))[:, 0])
    with pytest.raises(ValueError, match="binary_cross_entropy takes logits and applies the sigmoid itself"):
        fit(ours, "bce", "sgd", X, Y[:, None], epochs=1, rng=0)


@pytest.mark.parametrize("last", ["softmax", nnkit.Softmax()])
def test_a_softmax_before_the_loss_that_holds_it_is_refused(last):
    model = Sequential(Dense(2, 3, rng=0), last)
    assert_allclose(model.predict_proba(X), model(X))
    assert_allclose(Sequential(Dense(2, 3, rng=0)).predict_proba(X), softmax(Sequential(Dense(2, 3, rng=0))(X)))
    with pytest.raises(ValueError, match=r"softmax_cross_entropy takes logits.*Leave that layer out"):
        fit(model, "cross-entropy", "adam", X, Y, epochs=1, rng=0)
    fit(Sequential(Dense(2, 3, rng=0), "softmax"), "mse", "adam", X, one_hot(Y, 3), epochs=1, rng=0)  # is allowed


def test_rows_of_nan_get_no_class():
    bad = X.copy()
    bad[3] = NAN
    for ask in (Sequential.predict, Sequential.predict_proba, Sequential.predict_each, lambda m, X: accuracy(m, X, Y)):
        with pytest.raises(ValueError, match=r"X must hold finite numbers only, but 2 of its 16"):
            ask(small_model(), bad)
    model = small_model()
    model.theta[:] = NAN
    with pytest.raises(ValueError, match="the model's output holds NaN, which has no class"):
        model.predict(X)


def test_probabilities_of_answers_that_are_not_one_class():
    model = Sequential(Dense(2, 3, rng=0), "sigmoid")
    with pytest.raises(ValueError, match="a sigmoid of several outputs"):
        model.predict_proba(X)
    with pytest.raises(ValueError, match=r"output of shape \(n, k\), a number for each class; got \(8, 2, 1\)"):
        Sequential("identity").predict(X[:, :, None])
    z = model.outputs(X)[0]
    assert_array_equal(model.predict_each(X), z > 0)
    assert nnkit.multi_label_accuracy(model, X, z > 0) == 1
    flipped = (z > 0) ^ (np.arange(24).reshape(8, 3) < 6)
    assert nnkit.multi_label_accuracy(model, X, flipped) == 0.75
    assert nnkit.multi_label_accuracy(Sequential(Dense(2, 3, rng=0)), X, z > 0) == 1
    for y, message in [(Y, r"shape of the model's output, \(8, 3\); got \(8,\)"), (2 * (z > 0), "must be 0 or 1")]:
        with pytest.raises(ValueError, match=message):
            nnkit.multi_label_accuracy(model, X, y)


@pytest.mark.parametrize(
    ("y", "error", "message"),
    [
        (Y[:1], ValueError, "same number of rows; got 8 and 1"),
        (np.array(["cat", "dog"] * 4), TypeError, r"y must hold real numbers; got entries of type <U3.*np.unique"),
        (np.array([-1, 1] * 4), ValueError, "whole numbers from 0 to 1; got values from -1 to 1"),
        (Y + 1, ValueError, "whole numbers from 0 to 1; got values from 1 to 2"),
        (Y + 0.5, ValueError, "whole numbers from 0 to 1"),
        (np.ones((8, 2)), ValueError, "one-hot over the model's 2 classes.*multi_label_accuracy"),
        (one_hot(Y, 3), ValueError, "one-hot over the model's 2 classes"),
        (np.zeros((8, 2, 2)), ValueError, r"got shape \(8, 2, 2\)"),
        (np.full(8, NAN), ValueError, "y must hold finite numbers only"),
        (None, TypeError, "y is None"),
    ],
)
def test_labels_that_accuracy_cannot_compare(y, error, message):
    with pytest.raises(error, match=message):
        accuracy(small_model(), X, y)


def test_labels_that_it_can():
    model = small_model()
    right = model.predict(X)
    for y in (right, right[:, None], right.astype(float), right.astype(bool), one_hot(right, 2), list(right)):
        assert accuracy(model, X, y) == 1
    assert accuracy(Sequential(Dense(2, 1, rng=3)), X, Sequential(Dense(2, 1, rng=3)).predict(X)[:, None]) == 1
    with pytest.raises(ValueError, match="X holds no examples"):
        accuracy(model, X[:0], Y[:0])


# --- names ---


@pytest.mark.parametrize(("loss", "y"), [("mse", X[:, :1]), ("MAE", X[:, :1]), ("bce", Y[:, None]),
                                         ("binary cross-entropy", Y[:, None])])  # fmt: skip
@pytest.mark.parametrize("optimizer", ["adam", "SGD", "RMSprop", "AdamW"])
def test_names_where_the_field_uses_them(loss, y, optimizer):
    model = Sequential(Dense(2, 4, rng=0), "ReLU", Dense(4, 1, rng=1))
    before = model.theta.copy()
    history = fit(model, loss, optimizer, X, y, epochs=1, rng=0)
    assert history["loss"][0] > 0 and np.abs(model.theta - before).max() > 0
    assert nnkit.evaluate(model, loss, X, y) == nnkit.evaluate(model, nnkit.loss(loss), X, y)


def test_metrics_by_name():
    history = fit(small_model(), "ce", "adam", X, Y, epochs=2, rng=0,
                  metrics=["accuracy", lambda m, X, y: 7])  # fmt: skip
    assert set(history) == {"loss", "accuracy", "<lambda>"} and history["<lambda>"] == [7, 7]
    assert set(fit(small_model(), "cross entropy", "adam", X, Y, epochs=1, rng=0, metrics="acc")) == {"loss", "acc"}


def attempt(loss="cross-entropy", optimizer="adam", y=Y, **options):
    return fit(small_model(), loss, optimizer, X, y, **({"epochs": 1, "rng": 0} | options))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"optimizer": "adma"}, ValueError, "no optimizer is named 'adma'. Did you mean 'Adam'"),
        ({"optimizer": "lbfgs"}, ValueError, "no optimizer is named 'lbfgs'. The names are"),
        ({"optimizer": Adam}, TypeError, r"an optimizer is an object; Adam is its class. Write Adam\(\)"),
        ({"optimizer": 0.1}, TypeError, r"optimizer must have step\(theta, grad\).*got 0.1"),
        ({"loss": "crossentropyy"}, ValueError, "no loss is named 'crossentropyy'. Did you mean"),
        ({"loss": 3}, TypeError, r"loss must be a function \(output, target\).*got 3"),
        ({"penalty": "l2"}, TypeError, r"penalty must be a function .*such as L2\(0.01\); got 'l2'"),
        ({"schedule": "cosine"}, TypeError, r"schedule must be a function step -> learning rate.*got 'cosine'"),
        ({"validation": 0.2}, TypeError, r"validation must be a pair \(X, y\).*data.split.*Got 0.2"),
        ({"validation": (X, Y, Y)}, TypeError, r"validation must be a pair"),
        ({"validation": (X, Y[:2])}, ValueError, "same number of rows; got 8 and 2"),
        ({"metrics": ["acuracy"]}, ValueError, "no metric is named 'acuracy'. Did you mean 'accuracy'"),
        ({"metrics": {"mine": 3}}, TypeError, "the metric 'mine' must be a function"),
        ({"metrics": {"mine": None}}, TypeError, "the metric 'mine' must be a function"),
        ({"y": None}, TypeError, "y is None; expected an array with one row per example"),
        ({"sample_weight": [1.0]}, ValueError, r"sample_weight must be one number a row, shape \(8,\); got \(1,\)"),
        ({"sample_weight": -np.ones(8)}, ValueError, "weights of examples must be 0 or more"),
        ({"sample_weight": np.zeros(8)}, ValueError, "not all 0"),
        ({"sample_weight": np.full(8, NAN)}, ValueError, "weights of the examples must hold finite numbers"),
        ({"class_weight": "even"}, ValueError, "weights by label or 'balanced'; got 'even'"),
        ({"class_weight": {5: 2.0}}, ValueError, r"class_weight names \[5\], but y has no such label"),
        ({"plateau": nnkit.ReduceOnPlateau(), "schedule": lambda t: 0.1}, ValueError, "would both set the learning"),
    ],
)  # fmt: skip
def test_what_training_refuses(options, error, message):
    with pytest.raises(error, match=message):
        attempt(**options)


def test_forms_in_which_training_takes_its_settings():
    assert "validation_loss" in attempt(validation=[X, Y])
    named = partial(accuracy)
    assert set(attempt(metrics={"accuracy"})) == {"loss", "accuracy"}
    assert set(attempt(metrics=[named])) == {"loss", repr(named)}
    with pytest.raises(TypeError, match=r"optimizer must have step\(theta, grad\)"):
        attempt(optimizer=SimpleNamespace(step=3))


@pytest.mark.parametrize("y", [[0, 0, 0, 1], [0.0, 0.0, 0.0, 1.0], [[0], [0], [0], [1]], one_hot([0, 0, 0, 1], 2),
                               one_hot([0, 0, 0, 1], 3)],
                         ids=["labels", "floats", "column", "one-hot", "a class more"])  # fmt: skip
def test_weights_of_classes_by_label(y):
    y = np.array(y)
    assert_allclose(example_weights(y, None, "balanced"), [2 / 3, 2 / 3, 2 / 3, 2])
    assert_allclose(example_weights(y, [1, 2, 0, 1], {1: 5.0}), [1, 2, 0, 5])
    with pytest.raises(ValueError, match="weights of examples must be 0 or more"):
        example_weights(y, [1, 2, -1, 1], None)


def test_infinite_targets_are_refused():
    with pytest.raises(ValueError, match="y must hold finite numbers only"):
        attempt("mse", y=np.full((8, 2), INF))
    with pytest.raises(ValueError, match="y must hold finite numbers only"):
        nnkit.evaluate(small_model(), "mse", X, np.full((8, 2), NAN))
