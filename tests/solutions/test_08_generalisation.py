"""The numbers that lesson 8 states in its text are the ones that come out."""

import re

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.widgets.live import Overfitting
from tests.solutions.read_off import read_off


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("08-generalisation"))


@pytest.fixture(scope="module")
def lesson(solved):
    """The lesson's names after the cell that trains the plain network."""
    names = dict(solved)
    for cell in read_text(find_lesson("08-generalisation").text).cells:
        if any(line in cell.source for line in ("def network(", "def train(", "plain, plain_errors = ")):
            exec(cell.source, names)
    return names


def test_the_network_has_1761_parameters(lesson):
    layers = [layer for layer in lesson["plain"] if hasattr(layer, "W")]
    assert sum(layer.W.value.size + layer.b.value.size for layer in layers) == 1761


def test_it_learns_twenty_points_by_heart(lesson):
    errors = lesson["plain_errors"]
    assert errors["training"][-1] < 0.03 < 0.09 < 0.25 < errors["validation"][-1]
    assert min(errors["validation"]) < 0.13
    assert np.argmin(errors["validation"]) < 20


@pytest.mark.parametrize(
    ("cure", "below"),
    [
        ({"penalty": lambda names: lambda pairs: names["l2_penalty"](pairs, 0.02)}, 0.13),
        ({"penalty": lambda names: lambda pairs: names["l1_penalty"](pairs, 0.005)}, 0.13),
        ({"dropped": lambda names: 0.3}, 0.28),
    ],
    ids=["L2", "L1", "dropout"],
)
def test_each_cure_helps_on_the_same_task(lesson, cure, below):
    options = {name: make(lesson) for name, make in cure.items()}
    _, errors = lesson["train"](*(lesson[name] for name in ("X", "Y", "X_val", "Y_val")), epochs=1500, **options)
    assert errors["validation"][-1] < below < lesson["plain_errors"]["validation"][-1]


def test_what_an_optimisers_step_gives_back_does_not_matter(lesson, monkeypatch):
    adam = lesson["MyAdam"]

    class Chained:
        def __init__(self, *settings):
            self.inner = adam(*settings)

        def step(self, theta, grad):
            self.inner.step(theta, grad)
            return self

    some = [lesson[name] for name in ("X", "Y", "X_val", "Y_val")]
    _, errors = lesson["train"](*some, epochs=20)
    monkeypatch.setitem(lesson, "MyAdam", Chained)
    assert lesson["train"](*some, epochs=20)[1] == errors


def errors_in(page, **state):
    """(on the training points, on test points) as the explorer shows them at its end."""
    facts = page.look(Overfitting().set(**state))["facts"]
    return facts["train"][-1], facts["test"][-1]


def test_more_dropout_raises_the_training_error(with_page):
    none, little, much = (errors_in(with_page, count=40, dropout=share) for share in (0.0, 0.1, 0.6))
    assert none[0] < little[0] < much[0]
    assert little[1] < none[1] < much[1]


@pytest.mark.parametrize("change", [{"width": 3}, {"count": 60}, {"noise": 0.05}, {"log_strength": -3.0}])
def test_each_change_brings_the_two_errors_together(change, with_page):
    training, test = errors_in(with_page)
    after = errors_in(with_page, **change)
    assert after[1] - after[0] < test - training


def test_the_best_penalty_is_the_one_accepted(solved, with_page):
    found = {10**e: errors_in(with_page, log_strength=float(e))[1] for e in np.arange(-6, 0.1, 0.5)}
    best = min(found, key=found.get)
    assert 0.0004 <= best <= 0.0032
    assert best == pytest.approx(solved["best_penalty"], rel=0.8)


def test_what_is_read_off_the_explorer_stands_below_it(with_page):
    first, best = (with_page.says(Overfitting().set(**state)) for state in ({}, {"log_strength": -3.0}))
    floor, penalty = read_off("00", "error_nobody_beats"), read_off("08", "best_penalty")
    at_first = [
        floor["the training error with which the explorer starts"],
        floor["the test error with which the explorer starts, at its end"],
        floor["the best test error of the network with which the explorer starts"],
        floor["the epoch of the best test error"],
        penalty["the test error at the end with no penalty"],
        penalty["the best test error with no penalty"],
        penalty["the epoch of the best test error with no penalty"],
    ]
    at_best = [
        penalty["the test error at the end with the best penalty"],
        penalty["the training error at the end with the best penalty"],
        penalty["the epoch of the best test error"],
    ]
    for says, numbers in ((first, at_first), (best, at_best)):
        assert {f"{number:g}" for number in numbers} <= set(re.findall(r"\d+(?:\.\d*[1-9])?", says))


def test_l2_in_numbers(solved):
    value, [(dW, db)] = solved["l2_penalty"]([(np.array([[3.0], [-4.0]]), np.array([7.0]))], 0.1)
    assert value == 1.25
    assert dW[:, 0] == pytest.approx([0.3, -0.4])
    assert db == [0]


def test_an_output_that_stays_is_passed_on_larger(solved):
    out, _ = solved["dropout_forward"](np.array([[2.0]]), 0.2, np.array([[0.9]]), True)
    assert out == 2.5


def test_patience_in_numbers(solved):
    assert solved["early_stop_epoch"]([5, 3, 4, 2, 2, 3, 1], 2) == (5, 3)
