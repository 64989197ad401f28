import math

import numpy as np
import pytest

import nnkit
from nnkit import Dense, Parameter
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import CELLS, GRID, Trainer


def trained(state, epochs, parts=None):
    trainer = Trainer(parts or Parts(), Settings.from_text(state))
    for _ in range(epochs):
        trainer.run_epoch()
    return trainer


@pytest.mark.parametrize(
    ("state", "epochs", "loss"),
    [
        ("data=circle", 150, 0.1),
        ("data=xor", 150, 0.2),
        ("data=gauss", 50, 0.05),
        ("data=spiral hidden=8,8 activation=relu optimizer=Adam lr=0.01", 250, 0.15),
        ("data=plane", 50, 0.01),
        ("data=gauss_regression hidden=8,8 optimizer=Adam lr=0.01", 150, 0.06),
    ],
)
def test_every_problem_is_learned(state, epochs, loss):
    trainer = trained(state, epochs)
    assert max(trainer.losses()) < loss
    assert trainer.is_regression or min(trainer.accuracies()) > 0.95


def test_a_run_comes_again_and_reset_begins_anew():
    one, two = trained("dropout=20", 3), trained("dropout=20", 3)
    assert (one.model.theta == two.model.theta).all()
    one.reset()
    assert one.epoch == 0 and len(one.history) == 1
    for _ in range(3):
        one.run_epoch()
    assert (one.model.theta == two.model.theta).all()
    other = Trainer(Parts(), Settings(start=1))
    assert (other.model.theta[:8] != Trainer(Parts(), Settings()).model.theta[:8]).all()


def test_what_was_learned_stays_when_it_can():
    trainer = trained("", 5)
    theta = trainer.model.theta.copy()
    for change in ({"lr": 0.1}, {"batch": 3}, {"penalty": "L2"}, {"optimizer": "Adam"}, {"points": [(0, 0, 1)]}):
        trainer.apply(trainer.settings.with_changes(change))
        assert (trainer.model.theta == theta).all() and trainer.epoch == 5
        trainer.step()
        trainer.model.theta[:] = theta
        trainer.epoch = 5
    trainer.apply(trainer.settings.with_changes({"hidden": (3,)}))
    assert trainer.epoch == 0 and trainer.model.theta.size == 2 * 3 + 3 + 3 + 1


def test_points_are_added_for_training_and_removed_by_their_number():
    trainer = Trainer(Parts(), Settings(points=[(1, 2, 1)], removed=[0, 7]))
    assert len(trainer.P) == 499 and trainer.P[-1].tolist() == [1, 2] and trainer.is_train[-1]
    assert trainer.index[0] == 1 and trainer.index[-1] == 500
    with pytest.raises(ValueError, match="no point is left to train on"):
        Trainer(Parts(), Settings(removed=range(500)))


def test_the_picture_is_the_networks_answers():
    trainer = trained("hidden=6,4", 20)
    picture = trainer.picture()
    assert picture.output.shape == (GRID**2,) and picture.output.dtype == np.uint8
    assert picture.neurons.shape == (2 + 6 + 4 + 1, CELLS**2)
    assert [w.shape for w in picture.weights] == [(2, 6), (6, 4), (4, 1)]
    assert [len(b) for b in picture.biases] == [6, 4, 1]
    x = picture.neurons[0].reshape(CELLS, CELLS)
    assert (np.diff(x[0].astype(int)) > 0).all() and (x[0] == x[-1]).all()  # the input x grows to the right
    middle = picture.output.reshape(GRID, GRID)[GRID // 2, GRID // 2]
    answer = trainer.answers(np.array([[0.12, -0.12]]))[0]
    assert abs(middle / 127.5 - 1 - answer) < 0.01


def test_weights_are_set_by_hand():
    trainer = Trainer(Parts(), Settings())
    trainer.set_parameter(0, 1, 2, 0.5)
    trainer.set_parameter(1, -1, 0, 0.25)
    assert trainer.model.parameters["0.W"].value[1, 2] == 0.5
    assert trainer.model.parameters["3.b"].value[0] == 0.25
    for wrong in ((0, 2, 0), (0, 0, 4), (1, -1, 2)):
        with pytest.raises(IndexError, match="has no weight"):
            trainer.set_parameter(*wrong, 1.0)
    with pytest.raises(ValueError, match="finite"):
        trainer.set_parameter(0, 0, 0, math.nan)


class Rows:
    """A student's dense layer with weights (d_out, d_in) and no base class."""

    def __init__(self, d_in, d_out):
        self.M = Parameter(np.random.default_rng(d_in).normal(size=(d_out, d_in)))
        self.shift = Parameter(np.zeros(d_out))

    def forward(self, x):
        self.x = x
        return x @ self.M.value.T + self.shift.value

    def backward(self, dy):
        self.M.grad, self.shift.grad = dy.T @ self.x, dy.sum(axis=0)
        return dy @ self.M.value


def dense_forward(x, W, b):
    return x @ W + b, (x, W)


def dense_backward(dy, cache):
    x, W = cache
    return dy @ W.T, {"W": x.T @ dy, "b": dy.sum(axis=0)}


def by_hand(sizes, rng):
    return [Dense(sizes[0], 8, rng=rng), np.tanh, Dense(8, 1, rng=rng)]


@pytest.mark.parametrize(
    "layers",
    [Rows, (dense_forward, dense_backward), by_hand, [Rows(2, 8), "tanh", Rows(8, 1)]],
    ids=["class", "cache style", "function", "list"],
)
def test_a_students_layers_learn_and_are_drawn(layers):
    trainer = trained("hidden=8 lr=0.1", 60, Parts(layers))
    assert trainer.losses()[0] < 0.2
    assert [w.shape for w in trainer.picture().weights] == [(2, 8), (8, 1)]
    trainer.set_parameter(0, 1, 2, 7.0)
    assert trainer.picture().weights[0][1, 2] == 7
    trainer.reset()
    assert trainer.losses()[0] > 0.4


class MyStep:
    def __init__(self, lr=0.05):
        self.lr = lr

    def step(self, theta, grad):
        theta -= self.lr * grad


def my_rule(theta, grad, lr):
    theta -= lr * grad


@pytest.mark.parametrize("optimizer", [MyStep, MyStep(), my_rule], ids=["class", "object", "function"])
def test_a_students_optimizer_takes_the_learning_rate(optimizer):
    parts = Parts(optimizer=optimizer)
    settings = Settings().with_changes({**parts.starting_changes(), "lr": 0.1})
    trainer = Trainer(parts, settings)
    before = trainer.losses()[0]
    for _ in range(50):
        trainer.run_epoch()
    reference = trained("lr=0.1", 50)
    assert trainer.losses()[0] < before
    assert np.allclose(trainer.model.theta, reference.model.theta)


class NoRate:
    def step(self, theta, grad):
        theta -= 0.1 * grad


class OtherName(MyStep):
    def __init__(self, eta):
        super().__init__(eta)


@pytest.mark.parametrize("kind", [NoRate, OtherName])
def test_a_class_of_optimizers_may_name_its_rate_otherwise_or_have_none(kind):
    parts = Parts(optimizer=kind)
    trainer = trained("lr=0.1", 3, parts)
    trainer.apply(trainer.settings.with_changes({"optimizer": kind.__name__}))
    trainer.step()
    assert trainer.optimizer.__class__ is kind


class Rebinds:
    def __init__(self, lr):
        self.lr = lr

    def step(self, theta, grad):
        return theta - self.lr * grad


class PlainArray:
    def __init__(self, d_in, d_out):
        self.W = np.ones((d_in, d_out))

    def forward(self, x):
        return x @ self.W

    def backward(self, dy):
        return dy @ self.W.T


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"optimizer": Rebinds}, "Rebinds has left theta as it was. Change it in place"),
        ({"layers": PlainArray}, "no layer has a Parameter, so nothing can be learned"),
        ({"layers": lambda sizes, rng: None}, r"layers\(sizes, rng\) must return a list of layers; got NoneType"),
        ({"layers": MyStep}, r"got an unexpected|positional arguments"),
        ({"loss": lambda y, t: ((y - t) ** 2).mean()}, r"must return two things, \(value, gradient\); got float64"),
        ({"loss": lambda y, t: ((y - t) ** 2, y - t)}, r"value must be one number; got shape \(250, 1\)"),
        (
            {"loss": lambda y, t: (0.0, (y - t)[:, 0])},
            r"gradient must have the output's shape \(250, 1\)",
        ),
        ({"loss": lambda y, t: (math.inf, y - t)}, "before any training the loss is inf"),
    ],
)
def test_parts_that_break_the_agreement_are_told_so(parts, message):
    parts = Parts(**parts)
    with pytest.raises((TypeError, ValueError, nnkit.DivergenceError), match=message):
        trainer = Trainer(parts, Settings(**parts.starting_changes()))
        for _ in range(3):
            trainer.step()


def test_two_neurons_leave_a_gap_in_the_ring():
    assert max(trained("hidden=2 lr=0.1", 150).accuracies()) < 0.95
