"""The numbers that lesson 2 states in its text are the ones that come out."""

from types import SimpleNamespace

import numpy as np
import pytest

from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit import activations as a
from nnkit.widgets import live
from tests.solutions.read_off import read_off


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(find_lesson("02-activations"))


def test_thirteen_corners_in_the_first_figure():
    rng = np.random.default_rng(204)
    layers = [(rng.normal(size=(d, k)), rng.normal(size=k)) for d, k in [(1, 6), (6, 6), (6, 1)]]
    assert sum(W.size + b.size for W, b in layers) == 61
    A = np.linspace(-3, 3, 6001)[:, None]
    for i, (W, b) in enumerate(layers):
        A = A @ W + b if i == 2 else a.relu(A @ W + b)
    bent = np.abs(np.diff(A[:, 0], 2)) > 1e-8
    assert np.sum(np.diff(np.r_[0, bent.astype(int)]) == 1) == 13


def test_sigmoid_and_tanh(solved):
    sigmoid = solved["sigmoid"]
    assert sigmoid(np.array([0.0, 2, -2])).round(6).tolist() == [0.5, 0.880797, 0.119203]
    assert solved["sigmoid_derivative"](np.array([2.0, 0])).round(6).tolist() == [0.104994, 0.25]
    assert solved["tanh_derivative"](np.array([0.0, 4])).round(4).tolist() == [1, 0.0013]


def test_softplus_and_leaky(solved):
    assert solved["softplus"](np.array([0.0, 1000])).round(6).tolist() == [0.693147, 1000]
    assert solved["softplus"](np.array([1.0])).round(2) == 1.31
    assert solved["leaky_relu"](np.array([2.0, -2]), 0.1).tolist() == [2, -0.2]


@pytest.mark.parametrize(
    ("name", "at", "lowest", "slopes"),
    [("gelu", -0.75, -0.170, (-0.13, 1.13)), ("silu", -1.28, -0.278, (-0.10, 1.10)), ("elu", -5, -0.993, (0, 1))],
)
def test_the_many_others(name, at, lowest, slopes):
    z = np.linspace(-5, 5, 10001)
    value, slope = a.activation(name)(z), a.activation(name).derivative(z)
    assert abs(z[value.argmin()] - at) < 5e-3
    assert abs(value.min() - lowest) < 5e-4
    assert slope.min() == pytest.approx(slopes[0], abs=7e-3)
    assert slope.max() == pytest.approx(slopes[1], abs=7e-3)


def test_layers_to_a_thousandth(solved):
    k = solved["layers_to_a_thousandth"]
    assert 0.25**k < 0.001 <= 0.25 ** (k - 1)


@pytest.mark.parametrize(("weight", "left"), [(1, 9.07e-13), (4, 0.525), (8, 9.87e-14)])
def test_twenty_layers(solved, weight, left):
    w = np.full(20, float(weight))
    assert solved["stack_gradient"](0.6, w, -w / 2) == pytest.approx(left, rel=1e-2)


def stack(page, activation, layers, scale, bias):
    """What the explorer finds: `left`, `flat` and `dead` by layer."""
    state = {"layers": layers, "scale": scale, "bias": bias}
    facts = page.look(live.GradientStack(activation).set(**state))["facts"]
    return SimpleNamespace(**{name: np.array(values) for name, values in facts.items()})


def test_what_the_last_explorer_shows(with_page):
    assert stack(with_page, "sigmoid", 10, 1, 0).left[0] == pytest.approx(4.5e-7, rel=0.02)
    assert stack(with_page, "tanh", 10, 1, 0).left[0] == pytest.approx(0.29, rel=0.02)
    assert stack(with_page, "tanh", 10, 0.5, 0).left[0] == pytest.approx(8e-4, rel=0.02)
    left = {scale: stack(with_page, "relu", 20, scale, 0).left[0] for scale in (1, 1.2, 1.3, 1.4, 1.5, 2)}
    assert left[1] == pytest.approx(0.002, rel=0.2)
    assert left[1.2] < 0.1 < left[1.3] == pytest.approx(0.43, abs=0.005)
    assert left[1.3] < 1 < left[1.4] < 2 < 5 < left[1.5] < left[2]
    read = read_off("02", "scale_that_keeps_relu")
    words = {1.3: "a scale that is just large enough", 1.4: "the best scale"}
    for scale, number in left.items():
        name = f"what is left of the gradient at layer 1 with {words.get(scale, f'scale {scale}')}"
        assert read[name] == pytest.approx(number, rel=1e-4)
    assert f"{read['the percentage of all slopes that are flat']}% of all slopes" in with_page.says(
        live.GradientStack("relu").set(layers=20, scale=1.4)
    )
    start = read["what is left with which the explorer starts, the sigmoid's"]
    assert f"{start} is left" in with_page.says(live.GradientStack())
    relu = stack(with_page, "relu", 10, 1.4, -0.5)
    assert relu.left.tolist() == [0] * 10
    assert relu.dead[4] < 1 == relu.dead[5:].min()
    leaky = stack(with_page, "leaky_relu", 10, 1.4, -0.5)
    assert leaky.left[0] == pytest.approx(2.1e-11, rel=0.02)
    assert not leaky.dead.any()
    wide = stack(with_page, "tanh", 10, 3, 0)
    assert wide.flat.mean() > 0.2
    assert wide.left[0] > 10
