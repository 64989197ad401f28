"""The numbers that lesson 6c states in its text are the ones that come out."""

import numpy as np
import pytest

import nnkit
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson

LESSON = find_lesson("06c-tape")


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(LESSON)


def test_the_first_graph(solved):
    tape = {"x": (), "y": (), "p": ("*", "x", "y"), "q": ("exp", "p"), "s": ("+", "x", "q"), "f": ("*", "s", "q")}
    q = np.exp(-2.0)
    values = {"x": 2.0, "y": -1.0, "p": -2.0, "q": q, "s": 2 + q, "f": (2 + q) * q}
    slopes = solved["slopes_of"](tape, values, "f")
    stated = {"f": 1, "s": 0.135335, "q": 2.270671, "p": 0.307302, "x": -0.171967, "y": 0.614604}
    assert {name: round(float(slope), 6) for name, slope in slopes.items()} == stated
    assert f"{values['q']:.4g} {values['s']:.4g} {values['f']:.3g}" == "0.1353 2.135 0.289"


def test_the_slip(solved):
    value, (slope,) = solved["value_and_slopes"](lambda x: x[0] * x[0] + x[0], [3.0])
    assert (value, slope) == (12, 7)
    assert solved["slope_overwritten"] == 3


def test_the_network_of_lesson_6(solved):
    Value = solved["Value"]
    w = [Value(number) for number in (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55)]

    def sigma(z):
        return (-((-z).exp() + 1).log()).exp()

    h1 = sigma(w[0] * 0.05 + w[1] * 0.10 + 0.35)
    h2 = sigma(w[2] * 0.05 + w[3] * 0.10 + 0.35)
    o1, o2 = sigma(w[4] * h1 + w[5] * h2 + 0.60), sigma(w[6] * h1 + w[7] * h2 + 0.60)
    loss = ((o1 - 0.01) * (o1 - 0.01) + (o2 - 0.99) * (o2 - 0.99)) * 0.5
    solved["backward"](loss)
    assert round(float(loss.data), 6) == 0.298371
    assert [round(float(w[i].slope), 6) for i in (0, 4)] == [0.000439, 0.082167]
    assert round(float(h1.slope), 5) == 0.03635
    assert [round(float(net), 6) for net in (0.138499, -0.038098)] == [
        round(float((o - t) * o * (1 - o)), 6) for o, t in ((o1.data, 0.01), (o2.data, 0.99))
    ]


def test_a_network_on_the_tape_has_the_slopes_that_nnkit_finds(solved):
    rng = np.random.default_rng(0)
    model = nnkit.Sequential(nnkit.Dense(3, 5, rng=rng, init="xavier"), "tanh", nnkit.Dense(5, 2, rng=rng))
    X, y = rng.normal(size=(7, 3)), rng.integers(0, 2, 7)
    loss, dZ = nnkit.softmax_cross_entropy(model.forward(X), y)
    model.backward(dZ)
    first, last = model.layers[0], model.layers[2]
    Value, through = solved["Value"], solved["through"]
    parameters = [Value(p.value) for p in (first.W, first.b, last.W, last.b)]
    W1, b1, W2, b2 = parameters
    end = through("loss", (Value(X) @ W1 + b1).tanh() @ W2 + b2, y)
    solved["backward"](end)
    assert float(end.data) == pytest.approx(loss, rel=1e-12)
    for value, parameter in zip(parameters, (first.W, first.b, last.W, last.b), strict=True):
        np.testing.assert_allclose(value.slope, parameter.grad, rtol=1e-10, atol=1e-14)


def test_what_the_tape_keeps(solved):
    assert solved["tape_numbers"](200, [2, 16, 16, 2]) == 20_001
    dx, dy = solved["times_back"](np.ones(3), np.array([1.0, 2.0, 3.0]), 10.0)
    assert (dx.tolist(), float(dy)) == ([10, 10, 10], 6)
    assert round(float(np.exp(0.5)), 6) == 1.648721
