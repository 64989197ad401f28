"""Training: it learns, records, stops early with the best weights, says when it diverges, survives an interruption."""

import math
import sys

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import nnkit
from nnkit import (
    L2,
    Adam,
    Dense,
    DivergenceError,
    Dropout,
    GradientDescent,
    History,
    Sequential,
    accuracy,
    binary_cross_entropy,
    evaluate,
    fit,
    mean_squared_error,
    softmax_cross_entropy,
    training_steps,
)


def small_model(seed=0, dtype=float, outputs=2):
    return Sequential(Dense(2, 16, rng=seed), "tanh", Dense(16, outputs, rng=seed + 1), dtype=dtype)


def test_a_small_network_learns_xor():
    X, y = nnkit.data.xor(300, noise=0, rng=0)
    model = small_model()
    history = fit(model, softmax_cross_entropy, Adam(lr=0.02), X, y, epochs=60, rng=1, metrics={"accuracy": accuracy})
    assert len(history["loss"]) == len(history["accuracy"]) == 60
    assert history["accuracy"][-1] > 0.96 and history["loss"][-1] < 0.25 * history["loss"][0]
    assert history.stopped == "all 60 epochs done" and history.best_epoch is None


def test_regression_and_yes_no_answers_learn_too():
    x, y = nnkit.data.curve("sine", 80, noise=0, rng=0)
    model = Sequential(Dense(1, 20, rng=0), "tanh", Dense(20, 1, rng=1))
    fit(model, mean_squared_error, Adam(lr=0.02), x, y, epochs=200, rng=0)
    assert evaluate(model, mean_squared_error, x, y) < 0.02  # the variance of y is 0.5
    X, y = nnkit.data.rings(200, rng=0)
    model = small_model(outputs=1)
    fit(model, binary_cross_entropy, Adam(lr=0.02), X, y[:, None], epochs=60, rng=0)
    assert accuracy(model, X, y) == 1


def test_one_step_is_the_formula_on_the_board():
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0], [0.0]])
    model = Sequential(Dense(2, 1, rng=0))
    before = model.theta.copy()
    (step,) = training_steps(model, mean_squared_error, GradientDescent(lr=0.1), X, y, epochs=1, batch_size=2, rng=0)
    error = X @ before[:2, None] + before[2] - y
    gradient = np.append((X * error).sum(axis=0), error.sum())
    np.testing.assert_allclose(model.theta, before - 0.1 * gradient)
    assert step == (0, 0, pytest.approx((error**2).mean()), 2)


def test_every_row_is_seen_once_in_an_epoch_and_the_last_batch_is_smaller():
    seen = []

    def record(output, target):
        seen.append(target[:, 0])
        return mean_squared_error(output, target)

    y = np.arange(10.0)[:, None]
    steps = list(training_steps(Sequential(Dense(1, 1, rng=0)), record, GradientDescent(lr=1e-6), y, y, epochs=2,
                                batch_size=4, rng=0))  # fmt: skip
    assert [(s.epoch, s.step) for s in steps] == [(0, 0), (0, 1), (0, 2), (1, 3), (1, 4), (1, 5)]
    assert [s.size for s in steps] == [4, 4, 2, 4, 4, 2]
    first, second = np.concatenate(seen[:3]), np.concatenate(seen[3:])
    assert_array_equal(np.sort(first), y[:, 0])
    assert_array_equal(np.sort(second), y[:, 0])
    assert not np.array_equal(first, second)


def test_same_rng_same_training():
    X, y = nnkit.data.moons(100, rng=0)
    ends = []
    for _ in range(2):
        model = Sequential(Dense(2, 8, rng=0), "relu", Dropout(0.2, rng=1), Dense(8, 2, rng=2))
        fit(model, softmax_cross_entropy, Adam(), X, y, epochs=3, rng=5)
        ends.append(model.theta.copy())
    assert_array_equal(*ends)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_step_never_changes_the_dtype(dtype):
    X, y = nnkit.data.moons(60, rng=0)
    model = small_model(dtype=dtype)
    for optimizer in [cls() for cls in nnkit.OPTIMIZERS.values()]:
        fit(model, softmax_cross_entropy, optimizer, X, y, epochs=1, rng=0, penalty=L2(0.01))
        assert model.theta.dtype == model.grad.dtype == model(X).dtype == dtype
        state = [value for value in vars(optimizer).values() if isinstance(value, np.ndarray)]
        assert {a.dtype for a in state} <= {np.dtype(dtype)}


def test_layers_are_in_training_mode_during_a_step_only():
    modes = []

    class Watcher:
        training = True

        def forward(self, x):
            modes.append(self.training)
            return x

        def backward(self, dy):
            return dy

    model = Sequential(Dense(2, 2, rng=0), Watcher())
    X, y = np.ones((4, 2)), np.array([0, 1, 0, 1])
    for _ in training_steps(model, softmax_cross_entropy, GradientDescent(), X, y, epochs=1, rng=0):
        model.predict(X)
        model(X)
    assert modes == [True, False, False]


def test_schedule_and_penalty_act():
    X, y = nnkit.data.moons(64, rng=0)
    model, optimizer, rates = small_model(), GradientDescent(lr=5.0), []
    for _ in training_steps(model, softmax_cross_entropy, optimizer, X, y, epochs=2, rng=0,
                            schedule=nnkit.schedules.step_decay(0.1, every=2)):  # fmt: skip
        rates.append(optimizer.lr)
    assert rates == pytest.approx([0.1, 0.1, 0.01, 0.01])
    plain, shrunk = small_model(), small_model()
    fit(plain, softmax_cross_entropy, GradientDescent(lr=0.1), X, y, epochs=20, rng=0)
    fit(shrunk, softmax_cross_entropy, GradientDescent(lr=0.1), X, y, epochs=20, rng=0, penalty=L2(0.5))
    assert np.abs(shrunk.layers[0].W.value).sum() < 0.5 * np.abs(plain.layers[0].W.value).sum()


def test_the_loss_of_a_step_holds_the_penalty_and_the_validation_loss_does_not():
    X, y = nnkit.data.moons(20, rng=0)
    model = small_model()
    plain = evaluate(model, softmax_cross_entropy, X, y)
    penalty = sum(0.05 * (p.value**2).sum() for name, p in model.parameters.items() if name.endswith("W"))
    history = fit(model, softmax_cross_entropy, GradientDescent(lr=1e-12), X, y, epochs=1, rng=0, penalty=L2(0.1),
                  validation=(X, y))  # fmt: skip
    assert history["loss"] == [pytest.approx(plain + penalty)]
    assert history["validation_loss"] == [pytest.approx(plain)]


def test_early_stopping_takes_the_best_weights_back():
    X, y = nnkit.data.moons(40, noise=0.4, rng=0)
    X_val, y_val = nnkit.data.moons(200, noise=0.4, rng=1)
    model = Sequential(Dense(2, 64, rng=0), "relu", Dense(64, 2, rng=1))
    history = fit(model, softmax_cross_entropy, Adam(lr=0.03), X, y, epochs=400, rng=0, validation=(X_val, y_val),
                  patience=7)  # fmt: skip
    curve = history["validation_loss"]
    assert history.best_epoch == int(np.argmin(curve)) and len(curve) == history.best_epoch + 1 + 7
    assert history.stopped == "no better validation loss for 7 epochs"
    assert evaluate(model, softmax_cross_entropy, X_val, y_val) == pytest.approx(min(curve))


def test_divergence_names_the_step_and_a_cause():
    X, y = nnkit.data.curve("parabola", 50, rng=0)
    model = Sequential(Dense(1, 4, rng=0), "relu", Dense(4, 1, rng=0))
    with pytest.warns(RuntimeWarning), pytest.raises(DivergenceError, match=r"at step \d+ \(epoch \d+.*learning rate"):
        fit(model, mean_squared_error, GradientDescent(lr=50), X, y, epochs=100, rng=0)


def test_interruption_keeps_what_was_learned(capsys):
    X, y = nnkit.data.moons(64, rng=0)
    model, calls = small_model(), []

    def interrupted_in_the_third_epoch(output, target):
        calls.append(1)
        if len(calls) == 6:
            raise KeyboardInterrupt
        return softmax_cross_entropy(output, target)

    start = model.theta.copy()
    history = fit(model, interrupted_in_the_third_epoch, Adam(), X, y, epochs=50, rng=0)
    assert len(history["loss"]) == 2 and history.stopped == "interrupted after 2 whole epochs"
    assert not np.array_equal(model.theta, start) and model.training is False
    assert "keeps what it learned" in capsys.readouterr().out


def test_a_loss_that_fails_or_forgets_its_mean_leaves_the_model_out_of_training_mode():
    model = small_model()
    for loss in (lambda z, y: 1 / 0, lambda z, y: ((z - 1) ** 2, z - 1)):
        with pytest.raises((ZeroDivisionError, TypeError), match=r"division by zero|one number; got shape \(32, 2\)"):
            fit(model, loss, Adam(), *nnkit.data.moons(64, rng=0), epochs=1, rng=0)
        assert model.training is False


def test_progress_bar_counts_the_steps(capsys):
    X, y = nnkit.data.moons(64, rng=0)
    fit(small_model(), softmax_cross_entropy, Adam(), X, y, epochs=3, rng=0, progress=True)
    assert "6/6" in capsys.readouterr().err


X, Y = np.ones((4, 2)), np.array([0, 1, 0, 1])
WITH_NAN = np.array([[1, 2], [3, np.nan], [5, 6], [7, 8]])


def attempt(X=X, y=Y, **options):
    settings = {"epochs": 1, "rng": 0} | options
    return fit(small_model(), softmax_cross_entropy, Adam(), X, y, **settings)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"X": WITH_NAN}, r"X must hold finite numbers only, but 1 of its 8.*X\[\(1, 1\)\] = nan"),
        ({"X": X[:0], "y": Y[:0]}, r"X holds no examples: shape \(0, 2\)"),
        ({"y": Y[:3]}, "same number of rows; got 4 and 3"),
        ({"y": Y + 1}, "labels 0 to 1; got labels from 1 to 2"),
        ({"epochs": 0}, "epochs must be a whole number, at least 1; got 0"),
        ({"batch_size": 0}, "batch_size must be a whole number, at least 1; got 0"),
        ({"patience": 3}, r"needs validation=\(X, y\)"),
        ({"rng": None}, "rng must be"),
        ({"X": np.ones((4, 3))}, r"expects x of shape \(n, 2\)"),
    ],
)
def test_what_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        attempt(**options)


def test_infinite_and_missing_targets_are_refused():
    for bad in (np.inf, np.nan):
        with pytest.raises(ValueError, match=r"y must hold finite numbers only.*the first is y\[\(1, 0\)\]"):
            fit(small_model(), mean_squared_error, Adam(), X, np.where(np.eye(4)[:, [1]] > 0, bad, 1.0) * [1, 1],
                epochs=1, rng=0)  # fmt: skip


def test_clipping_shortens_a_long_gradient_and_leaves_a_short_one():
    y = 100 * X
    plain, clipped, free = (Sequential(Dense(2, 2, rng=0)) for _ in range(3))
    start = plain.theta.copy()
    for model, clip in [(plain, None), (clipped, 0.5), (free, 1e9)]:
        next(training_steps(model, mean_squared_error, GradientDescent(lr=0.1), X, y, epochs=1, rng=0, clip=clip))
    assert_array_equal(free.theta, plain.theta)
    step, whole = clipped.theta - start, plain.theta - start
    assert np.linalg.norm(step) == pytest.approx(0.1 * 0.5)
    np.testing.assert_allclose(step / np.linalg.norm(step), whole / np.linalg.norm(whole))


def test_weights_of_samples_and_classes_reach_each_batch():
    X, y = nnkit.data.moons(40, rng=0)
    by_class, by_row = small_model(), small_model()
    options = {"epochs": 3, "rng": 0, "batch_size": 7}
    fit(by_class, softmax_cross_entropy, GradientDescent(), X, y, class_weight={1: 4.0}, **options)
    fit(by_row, softmax_cross_entropy, GradientDescent(), X, y, sample_weight=np.where(y == 1, 4.0, 1.0), **options)
    assert_array_equal(by_class.theta, by_row.theta)
    assert by_class.predict(X).mean() > 0.6
    one_hot, both = small_model(), small_model()
    rows = nnkit.data.one_hot(y, 2)
    fit(one_hot, softmax_cross_entropy, GradientDescent(), X, rows, class_weight={1: 4.0}, **options)
    np.testing.assert_allclose(one_hot.theta, by_row.theta, atol=1e-12)
    fit(both, softmax_cross_entropy, GradientDescent(), X, y, sample_weight=np.where(y == 1, 2.0, 1.0),
        class_weight={1: 2.0, 0: 1.0}, **options)  # fmt: skip
    assert_array_equal(both.theta, by_row.theta)


def test_balanced_classes_count_alike():
    weights = nnkit.settings.example_weights(np.array([0, 0, 0, 2]), None, "balanced")
    assert weights.tolist() == pytest.approx([2 / 3, 2 / 3, 2 / 3, 2]) and weights.sum() == pytest.approx(4)


def test_the_rate_falls_on_a_plateau():
    X, y = nnkit.data.moons(30, rng=0)
    optimizer = GradientDescent(lr=1e-9)
    plateau = nnkit.ReduceOnPlateau(factor=0.5, patience=2, threshold=0.1)
    rates = []

    def rate(model, X, y):
        rates.append(optimizer.lr)
        return 0.0

    fit(small_model(), softmax_cross_entropy, optimizer, X, y, epochs=6, rng=0, plateau=plateau, metrics={"r": rate})
    assert rates == [1e-9, 1e-9, 1e-9, 5e-10, 5e-10, 2.5e-10]


def test_an_optimiser_without_room_for_a_count_trains_too():
    class Slotted:
        __slots__ = ("lr",)

        def step(self, theta, grad):
            theta -= 0.01 * grad

    model = small_model()
    before = model.theta.copy()
    fit(model, softmax_cross_entropy, Slotted(), X, Y, epochs=1, rng=0)
    assert np.abs(model.theta - before).max() > 0


def test_a_history_that_nothing_was_added_to():
    history = History()
    assert history == {} and history.best_epoch is None and history.stopped == ""


def test_each_epochs_loss_is_the_mean_of_its_own_steps():
    X, y = nnkit.data.xor(60, noise=0, rng=0)
    steps = list(training_steps(small_model(), "ce", "sgd", X.tolist(), y.tolist(), epochs=3, batch_size=16, rng=0))
    history = fit(small_model(), "ce", "sgd", X.tolist(), y.tolist(), epochs=3, batch_size=16, rng=0,
                  metrics={"rows": lambda model, X, y: X.shape[0]})  # fmt: skip
    means = [sum(step.loss * step.size for step in steps if step.epoch == epoch) / 60 for epoch in range(3)]
    assert_allclose(history["loss"], means, rtol=1e-14)
    assert history["rows"] == [60] * 3


def test_a_schedule_goes_on_through_three_trainings():
    X, y = nnkit.data.xor(64, noise=0, rng=0)
    model, optimizer, asked = small_model(), GradientDescent(0.1), []
    for _ in range(3):
        fit(model, "ce", optimizer, X, y, epochs=1, rng=0, schedule=lambda t: asked.append(t) or 0.1)
    assert asked == [0, 1, 2, 3, 4, 5]


def test_a_plateau_lowers_the_rate_of_an_optimizer_that_was_named():
    X, y = nnkit.data.xor(64, noise=0, rng=0)
    watch = nnkit.ReduceOnPlateau(patience=1, threshold=0.99)
    fit(small_model(), "ce", "adam", X, y, epochs=3, rng=0, plateau=watch)


def test_a_loss_may_return_any_one_number_and_no_more():
    X, y = nnkit.data.xor(64, noise=0, rng=0)

    def of_numpy(output, target):
        value, d_output = softmax_cross_entropy(output, target)
        return np.float64(value), d_output

    def each(output, target):
        return np.ones(len(output)), softmax_cross_entropy(output, target)[1]

    assert len(fit(small_model(), of_numpy, "sgd", X, y, epochs=2, rng=0)["loss"]) == 2
    with pytest.raises(TypeError, match=r"the loss must return one number; got shape \(32,\). Is a mean missing"):
        fit(small_model(), each, "sgd", X, y, epochs=1, rng=0)


def test_the_length_of_a_gradient_is_a_number_whatever_its_entries():
    for entries, length in [([-3e30, -4e30], 5e30), ([3e30, 4e30, 1], 5e30), ([3, -4], 5), ([0, 0], 0)]:
        found = nnkit.clip_norm(np.array(entries, np.float32), 10.0)
        assert type(found) is float and found == pytest.approx(length, rel=1e-6)


@pytest.mark.parametrize("entries", [[1, math.inf, -math.inf], [2, math.nan, math.nan]])
def test_a_gradient_without_a_direction_is_not_shortened_but_named(entries):
    gradient = np.array(entries)
    with pytest.raises(DivergenceError, match="2 of the gradient's 3 entries are NaN or infinite, the first at 1 "):
        nnkit.clip_norm(gradient, 1.0)
    np.testing.assert_array_equal(gradient, entries)


def test_a_progress_bar_is_shown_only_where_it_is_asked_for(capsys, monkeypatch):
    X, y = nnkit.data.xor(64, noise=0, rng=0)
    fit(small_model(), "ce", "sgd", X, y, epochs=1, rng=0)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)  # as if it were not installed
    with pytest.raises(ModuleNotFoundError) as error:
        fit(small_model(), "ce", "sgd", X, y, epochs=1, rng=0, progress=True)
    assert error.value.__notes__ == ["progress=True needs tqdm: pip install tqdm, or leave progress out."]
