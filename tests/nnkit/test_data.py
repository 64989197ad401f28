"""The generated data sets: shapes, labels, reproducible, and each is what its name says."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.data import CLASSIFICATION, CURVES, blobs, curve, moons, one_hot, rings, spirals, split, standardise, xor


@pytest.mark.parametrize("make", CLASSIFICATION.values(), ids=CLASSIFICATION)
def test_shapes_range_and_every_class_present(make):
    X, y = make(120, rng=3)
    assert X.shape == (120, 2) and X.dtype == float and y.shape == (120,) and y.dtype.kind == "i"
    assert np.abs(X).max() < 1.6
    assert set(y) == set(range(y.max() + 1)) and y.max() >= 1


@pytest.mark.parametrize("make", [*CLASSIFICATION.values(), curve], ids=lambda f: f.__name__)
def test_same_rng_same_data_other_rng_other_data(make):
    assert_array_equal(make(rng=5)[0], make(rng=np.random.default_rng(5))[0])
    assert not np.array_equal(make(rng=5)[0], make(rng=6)[0])
    with pytest.raises(TypeError, match="rng"):
        make()
    with pytest.raises(ValueError, match="the same numbers come again"):
        make(rng=None)


@pytest.mark.parametrize("make", [*CLASSIFICATION.values(), curve], ids=lambda f: f.__name__)
def test_no_global_random_state_is_touched(make):
    np.random.seed(1)
    before = np.random.get_state()[1].copy()
    make(rng=5)
    assert_array_equal(np.random.get_state()[1], before)


def test_rings_are_separated_by_their_radius_and_by_no_line():
    X, y = rings(400, noise=0, rng=0)
    radius = np.hypot(*X.T)
    assert radius[y == 1].max() <= 0.4 < 0.65 <= radius[y == 0].min()
    assert_allclose(X[y == 1].mean(axis=0), X[y == 0].mean(axis=0), atol=0.1)


def test_rings_are_evenly_filled():
    X, y = rings(8000, noise=0, rng=0)
    radius = np.hypot(*X.T)
    assert_allclose((radius[y == 1] < 0.4 / 2).mean(), 1 / 4, atol=0.03)  # half the radius is a quarter of the area
    assert_allclose((radius[y == 0] ** 2).mean(), (0.65**2 + 1) / 2, atol=0.01)


def test_moons_without_noise_lie_on_two_half_circles():
    X, y = moons(50, noise=0, rng=0)
    centres = np.where(y[:, None] == 0, [-0.5, -0.25], [0.5, 0.25]) / 1.5
    assert_allclose(np.hypot(*(X - centres).T), 1 / 1.5)


def test_spirals_have_as_many_classes_as_arms_and_xor_its_signs():
    assert set(spirals(30, arms=3, rng=0)[1]) == {0, 1, 2}
    X, y = xor(50, noise=0, rng=0)
    assert_array_equal(y, (X[:, 0] * X[:, 1] < 0).astype(int))


def test_blobs_centres():
    X, y = blobs(4000, classes=4, spread=0.1, rng=0)
    assert_allclose(X[y == 1].mean(axis=0), [0, 0.7], atol=0.02)
    assert_allclose(X[y == 1].std(axis=0), 0.1, atol=0.01)


@pytest.mark.parametrize("name", CURVES)
def test_curves(name):
    x, y = curve(name, 40, noise=0, rng=0)
    f, left, right = CURVES[name]
    assert x.shape == y.shape == (40, 1) and left <= x.min() and x.max() <= right
    assert_array_equal(y, f(x))
    assert (np.diff(x[:, 0]) > 0).all()


def test_split_keeps_every_row_once_and_pairs_together():
    X = np.arange(20.0).reshape(10, 2)
    y = np.arange(10)
    X_train, X_test, y_train, y_test = split(X, y, test=0.3, rng=0)
    assert len(X_test) == 3
    assert_array_equal(np.sort(np.concatenate([y_train, y_test])), y)
    assert_array_equal(X_train, X[y_train])
    assert_array_equal(X_test, X[y_test])


def test_standardise_uses_the_training_part_alone():
    rng = np.random.default_rng(0)
    train, test = rng.normal([5, -2, 0.1], [2, 0.1, 0], (50, 3)), rng.normal(0, 1, (20, 3))
    train_new, test_new = standardise(train, test)
    assert_allclose(train_new.mean(axis=0), 0, atol=1e-12)
    assert_allclose(train_new.std(axis=0), [1, 1, 0], atol=1e-12)
    assert_allclose(test_new[:, 0], (test[:, 0] - train[:, 0].mean()) / train[:, 0].std())


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: xor(0, rng=0), "n must be a whole number, at least 1; got 0"),
        (lambda: one_hot([0, 3], 3), "labels must be 0 to 2; got 0 to 3"),
        (lambda: curve("sin", rng=0), "'sin'. Did you mean 'sine'.*The names are line"),
        (lambda: split(np.zeros((3, 2)), np.zeros(4), rng=0), "got 3 and 4"),
        (lambda: split(np.zeros((3, 2)), np.zeros(3), test=1.5, rng=0), "above 0 and below 1; got 1.5"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
