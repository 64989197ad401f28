"""Whatever is given as numbers is read as numbers, or refused by name: text, dates, None, complex, hidden entries."""

import datetime
import decimal
import fractions

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import nnkit
from nnkit import Adam, Dense, GradientDescent, Parameter, Sequential, accuracy, evaluate, fit
from nnkit.arrays import generator, numbers_in
from nnkit.data import curve, one_hot, split, standardise
from nnkit.init import INITIALIZERS, constant, normal

X, Y = np.random.default_rng(0).normal(size=(8, 2)), np.array([0, 1] * 4)


def model(outputs=2):
    return Sequential(Dense(2, 4, rng=0), "tanh", Dense(4, outputs, rng=1))


def surface(directions, a):
    return nnkit.loss_surface(model(), "ce", X, Y, directions, a=a, b=[0])


class Frame:
    """As a data frame of columns of different types: an array of it holds objects."""

    def __init__(self, values):
        self.values = np.asarray(values, object)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype)


class Tensor:
    """As a tensor that NumPy has no type for."""

    def detach(self):
        return self

    cpu = detach

    def __array__(self, dtype=None, copy=None):
        raise TypeError("Got unsupported ScalarType BFloat16")


FROM_X = {
    "call": lambda given: model()(given),
    "outputs": lambda given: model().outputs(given),
    "predict": lambda given: model().predict(given),
    "predict_proba": lambda given: model().predict_proba(given),
    "fit": lambda given: fit(model(), "ce", "adam", given, Y, epochs=1, rng=0),
    "validation": lambda given: fit(model(), "ce", "adam", X, Y, epochs=1, rng=0, validation=(given, Y)),
    "accuracy": lambda given: accuracy(model(), given, Y),
    "evaluate": lambda given: evaluate(model(), "ce", given, Y),
    "standardise": standardise,
    "standardise others": lambda given: standardise(X, given),
    "targets": lambda given: fit(model(), "mse", "adam", X, given, epochs=1, rng=0),
    "a loss": lambda given: nnkit.mean_squared_error(X, given),
    "an activation": lambda given: nnkit.activations.relu(given),
    "a parameter": lambda given: Parameter(given),
    "a parameter's value": lambda given: setattr(Parameter(X), "value", given),
    "relative_error": lambda given: nnkit.relative_error(given, X),
    "relative_error's other": lambda given: nnkit.relative_error(X, given),
    "check_loss's output": lambda given: nnkit.check_loss("mse", given, X),
    "numerical_gradient": lambda given: nnkit.numerical_gradient(lambda x: (x**2).sum(), given),
    "check_layer": lambda given: nnkit.check_layer(Dense(2, 3, rng=0), given),
    "check_loss": lambda given: nnkit.check_loss("mse", X, given),
}
NO_NUMBERS = {
    "text that spells numbers": X.astype(str),
    "bytes": X.astype("S4"),
    "complex": X + 0j,
    "dates": np.zeros((8, 2), "datetime64[s]"),
    "None among numbers": np.where(X > 1, None, X),
    "a column of text": Frame([[str(a), b] for a, b in X]),
    "dates as objects": Frame([[datetime.date(2026, 1, 1), b] for _, b in X]),
    "complex objects": Frame(X + 1j),
    "records": np.zeros(8, [("a", float), ("b", float)]),
    "a tensor that NumPy cannot read": Tensor(),
}


@pytest.mark.parametrize("gate", FROM_X)
@pytest.mark.parametrize("given", NO_NUMBERS)
def test_what_holds_no_numbers_is_refused(gate, given):
    with pytest.raises(TypeError, match=r"must hold real numbers; got|can't be read as an array: Got unsupported"):
        FROM_X[gate](NO_NUMBERS[given])


@pytest.mark.parametrize("gate", FROM_X)
def test_hidden_entries_and_ragged_rows_are_refused_everywhere(gate):
    with pytest.raises(ValueError, match="masked array with hidden entries"):
        FROM_X[gate](np.ma.masked_greater(X, 1.0))
    with pytest.raises(ValueError, match="a list, can't be read as an array"):
        FROM_X[gate]([[1.0], [1.0, 2.0]])


def test_numbers_kept_as_objects_are_read():
    for same in (X.astype(object), Frame(X), X.tolist(), tuple(map(tuple, X)), np.ma.array(X)):
        assert_array_equal(numbers_in(same), X)
        assert_array_equal(model()(same), model()(X))
    assert numbers_in(np.array([1, 2], object)).dtype.kind == "i"
    assert numbers_in([decimal.Decimal("0.5"), fractions.Fraction(1, 4)]).tolist() == [0.5, 0.25]
    assert numbers_in([]).shape == (0,)
    assert_array_equal(one_hot(Y.astype(object), 2), one_hot(Y, 2))
    assert accuracy(model(), X, Y.astype(object)) == accuracy(model(), X, Y)
    array = np.arange(3)
    assert numbers_in(array) is array


def test_split_takes_rows_of_anything():
    names = np.array(list("abcdefgh"))
    kept, held, _, _ = split(names, Y, rng=0)
    assert sorted([*kept, *held]) == list(names)


@pytest.mark.parametrize("rng", [-1, 0.5, "3", True, [1], (), None, {}])
def test_what_is_no_source_of_random_numbers(rng):
    for use in (generator, lambda rng: Dense(2, 2, rng=rng), lambda rng: curve(rng=rng),
                lambda rng: normal((2,), rng=rng),
                lambda rng: fit(model(), "ce", "adam", X, Y, epochs=1, rng=rng),
                lambda rng: nnkit.check_layer(Dense(2, 3, rng=0), X, rng=rng)):  # fmt: skip
        with pytest.raises(
            (TypeError, ValueError), match="rng must be a whole number, at least 0, or a numpy Generator"
        ):
            use(rng)
    assert generator(np.int64(3)).random() == generator(3).random()


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: GradientDescent(10**400), ValueError, "lr must be a finite number, above 0; got 1000"),
        (lambda: evaluate(model(), "ce", X, Y, batch_size=-1), ValueError, "batch_size must be .*, at least 1"),
        (lambda: evaluate(model(), "ce", X, Y, batch_size=0.5), TypeError, "batch_size must be a whole number"),
        (lambda: evaluate(model(), 3, X, Y), TypeError, "loss must be a function .* got 3"),
        (lambda: nnkit.relative_error(X, X, floor=-1), ValueError, "floor must be a finite number, at least 0"),
        (lambda: nnkit.relative_error(X, X, floor=np.nan), ValueError, "floor must be a finite number, at least 0"),
        (lambda: nnkit.numerical_gradient(np.sum, X, h=-1), ValueError, "h must be a finite number, above 0"),
        (lambda: nnkit.numerical_gradient(3, X), TypeError, "f must be a function of an array"),
        (lambda: nnkit.numerical_hessian(np.sin, X[0], h=0), ValueError, "h must be a finite number, above 0"),
        (lambda: nnkit.numerical_hessian(np.sin, X), ValueError, r"theta must have shape \(p,\); got \(8, 2\)"),
        (lambda: nnkit.numerical_hessian(None, X[0]), TypeError, "gradient_at must be a function"),
        (lambda: nnkit.check_loss(3, X, X), TypeError, "loss must be a function"),
        (lambda: nnkit.Elementwise("sin"), TypeError, "f must be a function that works element by element"),
        (lambda: nnkit.Elementwise(np.sin, 3), TypeError, "derivative must be"),
        (lambda: nnkit.FromFunctions(3, np.sin), TypeError, "forward must be a function"),
        (lambda: nnkit.FromFunctions(np.sin, None), TypeError, "backward must be a function"),
        (lambda: nnkit.Newton(None), TypeError, "hessian must be a function"),
        (lambda: nnkit.schedules.warm_up(0.1, steps=3), TypeError, "after must be a schedule"),
        (lambda: fit(model(), "ce", "adam", X, Y, epochs=1, rng=0, metrics=3), TypeError, "metrics must be functions"),
        (lambda: fit(model(), "ce", "adam", X, Y, epochs=1, rng=0, class_weight=3), TypeError, "class_weight must be"),
        (lambda: Sequential("relu", dtype="abc"), ValueError, "float type, such as np.float32; got 'abc'"),
        (lambda: Sequential("relu", dtype=1j), ValueError, "dtype must be a float type"),
        (lambda: Dense(2, 2, rng=0, init=lambda shape, rng: np.ones(3)), ValueError, r"shape .* \(2, 2\); got \(3,\)"),
        (lambda: constant((2,), value=np.nan), ValueError, "value must be a finite number"),
        (lambda: constant((2,), value="3"), TypeError, "value must be a finite number"),
        (lambda: normal((-1, 2), rng=0), ValueError, "each length in a shape must be .*, at least 0; got -1"),
        (lambda: normal(3, rng=0), TypeError, r"a shape is a tuple of whole numbers, such as \(784, 128\); got 3"),
        (lambda: curve([1], rng=0), ValueError, r"no curve is named \[1\]"),
        (lambda: standardise(X, X[:, :1]), ValueError, r"must have X_train's columns, \(8, 2\); got \(8, 1\)"),
        (lambda: nnkit.clip_norm([3.0, 4.0], 1.0), TypeError, "the gradient must be an array of floats"),
        (lambda: nnkit.clip_norm(np.ones(2), -1), ValueError, "longest must be a finite number, above 0"),
        (lambda: Adam().step([1.0], np.ones(1)), TypeError, "theta must be an array of floats"),
        (lambda: Adam().step(np.ones(1, int), np.ones(1)), TypeError, "theta must be an array of floats"),
        (lambda: surface(X, [0]), ValueError, r"directions must have shape \(2, 22\)"),
        (lambda: surface(np.ones((2, 22)), 0), ValueError, "a and b must be places"),
        (lambda: accuracy(model(), X, Y[:, None, None]), ValueError, r"labels \(n,\) or \(n, 1\)"),
        (lambda: model().freeze(3), IndexError, "there are layers 0 to 2; got 3"),
        (lambda: model().freeze("0.W"), IndexError, "there are layers 0 to 2; got '0.W'"),
    ],
)  # fmt: skip
def test_what_is_no_setting(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_initializers_give_the_shape_that_is_asked():
    for name, init in INITIALIZERS.items():
        assert init((2, 3), rng=0).shape == init([np.int64(2), 3], rng=0).shape == (2, 3), name


def test_a_gradient_whose_squares_overflow_is_still_shortened():
    huge = np.array([3e30, 4e30], np.float32)
    assert nnkit.clip_norm(huge, 1.0) == pytest.approx(5e30, rel=1e-6)
    np.testing.assert_allclose(huge, [0.6, 0.8], rtol=1e-6)
