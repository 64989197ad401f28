"""The numbers that lesson 10 states in its text are the ones that come out."""

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit import activations


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("10-beyond"))


def test_the_example_of_the_text(solved):
    A, b, theta = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1.0, 2.0]), np.array([1.0, 1.0])
    assert solved["misses_loss"](theta, A, b) == 2
    assert solved["misses_gradient"](theta, A, b).tolist() == [2, 4]


def test_the_gradient_is_the_measured_one(solved):
    rng = np.random.default_rng(0)
    A, b, theta = rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3)
    nudges = 1e-6 * np.eye(3)
    measured = [
        (solved["misses_loss"](theta + h, A, b) - solved["misses_loss"](theta - h, A, b)) / 2e-6 for h in nudges
    ]
    assert solved["misses_gradient"](theta, A, b) == pytest.approx(measured, rel=1e-6)


@pytest.mark.parametrize(("k", "n"), [(10, 50), (50, 50), (50, 500)])
def test_a_crowd_points_as_well_as_the_text_says(solved, k, n):
    rng = np.random.default_rng(n + k)
    A, b, theta = rng.normal(size=(n + 5, n)), rng.normal(size=n + 5), rng.normal(size=n)
    g = solved["misses_gradient"](theta, A, b)
    found = [
        solved["alignment"](solved["es_gradient"](theta, A, b, rng.normal(size=(k, n)), 0.01), g) for _ in range(40)
    ]
    assert np.mean(found) == pytest.approx(np.sqrt(k / (n + k)), rel=0.25)


def test_where_a_steep_sigmoid_falls_silent(solved):
    def slope(z):
        return 4 * activations.sigmoid_derivative(4 * z)

    assert slope(0.0) == 1
    assert slope(1.45) > 0.01 > slope(solved["silent_from"])


def test_the_networks_have_82_and_2002_parameters():
    assert [2 * width + width + width * 2 + 2 for width in (16, 400)] == [82, 2002]


def test_what_an_optimisers_step_gives_back_does_not_matter(solved):
    lesson = dict(solved)
    for cell in read_text(find_lesson("10-beyond").text).cells:
        if "def build(" in cell.source or "def teach(" in cell.source:
            exec(cell.source.replace("BUDGET = 1500", "BUDGET = 60"), lesson)  # 20 steps tell as much
    adam = lesson["MyAdam"]

    class Chained:
        def __init__(self, *settings):
            self.inner = adam(*settings)

        def step(self, theta, grad):
            self.inner.step(theta, grad)
            return self

    quiet = lesson["teach"](lesson["build"](16))
    lesson["MyAdam"] = Chained
    assert lesson["teach"](lesson["build"](16)) == quiet
    assert quiet[-1] < quiet[0]
