"""Watching a loss: what is better, when to stop, when the rate falls."""

import math

import pytest
from numpy.testing import assert_array_equal

from nnkit import Dense, EarlyStopping, GradientDescent, ReduceOnPlateau, Sequential

INF = math.inf


def small_model():
    return Sequential(Dense(2, 3, rng=0))


def over(watch, losses):
    return [watch.is_over(loss) for loss in losses]


def rates(watch, losses, lr=1.0):
    optimizer = GradientDescent(lr=lr)
    return [watch.after_epoch(loss, optimizer) for loss in losses]


def test_only_a_lower_loss_is_better():
    model = small_model()
    watch = EarlyStopping(model, patience=2)
    assert not watch.is_over(1.0)
    model.theta += 1
    assert not watch.is_over(1.0) and watch.is_over(1.0)  # as good is not better
    watch.restore()
    assert watch.best_epoch == 0
    assert_array_equal(model.theta, small_model().theta)


def test_patience_counts_from_the_best_epoch():
    watch = EarlyStopping(small_model(), patience=2)
    assert over(watch, [3.0, 2.0, 1.0, 1.5, 1.2]) == [False, False, False, False, True]
    assert watch.restore() == 2
    assert over(EarlyStopping(small_model(), None), [1.0, 2.0, 3.0, 4.0]) == [False] * 4


def test_a_loss_that_never_was_a_number_stops_and_leaves_the_model():
    model = small_model()
    watch = EarlyStopping(model, patience=2)
    assert over(watch, [INF, math.nan, INF]) == [False, False, True]
    model.theta += 1
    before = model.theta.copy()
    assert watch.restore() is None
    assert_array_equal(model.theta, before)


def test_a_better_loss_is_below_best_by_the_threshold():
    watch = ReduceOnPlateau(factor=0.1, patience=1, threshold=0.1, least=0.02)
    assert rates(watch, [1.0, 0.91, 0.89, 0.85, 0.84]) == pytest.approx([1.0, 0.1, 0.1, 0.02, 0.02])
    assert rates(ReduceOnPlateau(factor=0.1, patience=1, threshold=0.5), [1.0, 0.5]) == [1.0, 0.1]


def test_below_zero_a_better_loss_is_any_lower_one():
    losses = [-0.5, -0.49, -0.5, -0.51]
    assert rates(ReduceOnPlateau(factor=0.5, patience=1, threshold=0.1), losses) == [1.0, 0.5, 0.25, 0.25]


def test_a_loss_that_is_infinite_from_the_start_counts_as_no_better():
    assert rates(ReduceOnPlateau(factor=0.5, patience=2), [INF, INF, INF]) == [1.0, 0.5, 0.5]


def test_a_rate_below_the_least_is_not_raised_and_a_rate_is_a_float():
    watch = ReduceOnPlateau(factor=0.5, patience=1, least=0.02)
    assert rates(watch, [1.0, 9.0], lr=0.001) == [0.001, 0.001]
    optimizer = GradientDescent(lr=1)
    assert type(ReduceOnPlateau().after_epoch(1.0, optimizer)) is float
