"""Training taken up from a file goes on exactly as if it had not stopped."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import nnkit
from nnkit import Adam, BatchNorm, Dense, Dropout, GradientDescent, Sequential, fit, load, save, softmax_cross_entropy

X, Y = nnkit.data.moons(90, rng=0)


def make_model(seed, width=8):
    hidden = [Dense(2, width, rng=seed), BatchNorm(width), "relu", Dropout(0.2, rng=seed)]
    return Sequential(*hidden, Dense(width, 2, rng=seed))


def train(model, optimizer, rng, epochs):
    return fit(model, softmax_cross_entropy, optimizer, X, Y, epochs=epochs, rng=rng)


def test_three_epochs_and_three_more_are_six(tmp_path):
    straight, adam, rng = make_model(0), Adam(lr=0.01), np.random.default_rng(5)
    train(straight, adam, rng, 6)

    model, adam, rng = make_model(0), Adam(lr=0.01), np.random.default_rng(5)
    history = train(model, adam, rng, 3)
    save(tmp_path / "run.npz", model, adam, rng=rng, history=history)

    model, adam, rng = make_model(99), Adam(lr=1), np.random.default_rng(99)
    assert load(tmp_path / "run.npz", model, adam, rng=rng) == history
    assert adam.lr == 0.01 and adam.t == 9
    train(model, adam, rng, 3)
    for name, value in straight.state().items():
        assert_array_equal(model.state()[name], value)


def test_an_optimizer_of_ones_own_with_a_list(tmp_path):
    class Own:
        def __init__(self):
            self.v, self.rate = [0.0, np.float64(1.5)], 0.1

        def step(self, theta, grad):
            theta -= self.rate * grad

    save(tmp_path / "own.npz", make_model(0), Own())
    other = Own()
    other.v = None
    load(tmp_path / "own.npz", make_model(1), other)
    assert other.v == [0.0, 1.5]


def test_no_pickle_is_written_and_an_interrupted_save_leaves_the_old_file(tmp_path):
    path = tmp_path / "run.npz"
    save(path, make_model(0))
    with np.load(path, allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)
    before = path.read_bytes()
    unsaveable = GradientDescent()
    unsaveable.friends = {"a": {1, 2}}
    with pytest.raises(TypeError, match=r"GradientDescent.friends is a dict; only numbers"):
        save(path, make_model(1), unsaveable)
    assert path.read_bytes() == before


def test_what_is_refused(tmp_path):
    path = tmp_path / "run.npz"
    save(path, make_model(0))
    with pytest.raises(ValueError, match=r"saved from another model.*first difference at"):
        load(path, make_model(0, width=9))
    with pytest.raises(ValueError, match="holds no optimizer, but Adam is to be restored"):
        load(path, make_model(0), Adam())
    with pytest.raises(ValueError, match="holds no generator"):
        load(path, make_model(0), rng=np.random.default_rng(0))
    untouched = make_model(1)
    before = untouched.theta.copy()
    with pytest.raises(ValueError, match="holds no generator"):
        load(path, untouched, rng=np.random.default_rng(0))
    assert_array_equal(untouched.theta, before)
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.npz", make_model(0))
    for content in (b"", b"something else", path.read_bytes()[:-50]):
        (tmp_path / "other.npz").write_bytes(content)
        with pytest.raises(ValueError, match=r"not a file that save\(\) wrote"):
            load(tmp_path / "other.npz", make_model(0))
