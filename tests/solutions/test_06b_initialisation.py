"""The numbers that lesson 6b states in its text are the ones that come out."""

from itertools import pairwise

import numpy as np
import pytest

import nnkit
from course.authoring.percent import read_text
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit import init
from nnkit.data import rings
from nnkit.widgets.live import ActivationSpread
from nnkit.widgets.live.explorers import send

LESSON = find_lesson("06b-initialisation")


@pytest.fixture(scope="module")
def solved():
    """The lesson's names, with those of its cells that train."""
    names = reference_namespace(LESSON)
    for cell in read_text(LESSON.text).cells:
        if cell.cell_type == "code" and any(mark in cell.source for mark in ("def train(", "scales = {", "ends = []")):
            exec(cell.source, names)
    return names


INITIAL = {
    "U(0, 0.1)": lambda shape, rng: init.uniform(shape, low=0, high=0.1, rng=rng),
    "N(0, sd 0.01)": init.normal,
    "N(0, sd 1)": lambda shape, rng: init.normal(shape, sd=1.0, rng=rng),
    "Xavier": init.xavier,
    "He": init.he,
}


def spreads(weights, activation, layers=20, width=100):
    return [float(a.std()) for a in send(INITIAL[weights], activation, layers, width, 0)]


def test_only_the_last_bias_moves_from_zero(solved):
    X, y = np.random.default_rng(5).normal(size=(12, 2)), np.array([0] * 8 + [1] * 4)
    _, (W1, W2), (b1, b2) = solved["train"]([np.zeros((2, 3)), np.zeros((3, 2))], X, y, 0.5, 1)
    moved = {"W1": bool(W1.any()), "b1": bool(b1.any()), "W2": bool(W2.any()), "b2": bool(b2.any())}
    assert moved == solved["moves_from_zero"]
    losses, _, _ = solved["train"]([np.zeros((2, 3)), np.zeros((3, 2))], X, y, 0.5, 300)
    assert (round(losses[0], 6), round(losses[-1], 6)) == (0.693147, 0.636514)
    assert -(2 / 3) * np.log(2 / 3) - (1 / 3) * np.log(1 / 3) == pytest.approx(0.636514, abs=1e-6)


def test_equal_neurons_stay_equal_and_one_side_is_enough(solved):
    R, label = rings(160, rng=1)
    out = 0.5 + 0.1 * np.random.default_rng(3).normal(size=(8, 2))
    for weights, different in (([np.full((2, 8), 0.5), np.full((8, 2), 0.5)], 1), ([np.full((2, 8), 0.5), out], 8)):
        _, (W1, _), _ = solved["train"](weights, R, label, 0.5, 1000)
        assert solved["different_neurons"](W1) == different


def test_the_spread_follows_the_formula(solved):
    formula = solved["spread_after"]
    assert formula(0.01, 100, 1) == pytest.approx(0.1)
    assert formula(0.01, 100, 8) == pytest.approx(1e-8)
    measured = spreads("N(0, sd 0.01)", "identity")
    assert measured[8] == pytest.approx(1e-8, rel=0.3)
    assert measured[20] == pytest.approx(1e-20, rel=0.5)


def test_what_was_to_be_found():
    last = send(INITIAL["U(0, 0.1)"], "tanh", 20, 100, 0)[-1]
    assert np.abs(last).min() > 0.99
    assert {round(float(row.std()), 2) for row in last} == {0}  # for each example all neurons say the same
    assert spreads("U(0, 0.1)", "relu")[-1] == pytest.approx(6e12, rel=0.1)
    saturated = np.mean(np.abs(send(INITIAL["N(0, sd 1)"], "tanh", 20, 100, 0)[-1]) > 0.95)
    assert saturated == pytest.approx(0.85, abs=0.02)
    assert spreads("N(0, sd 1)", "relu")[-1] == pytest.approx(1e17, rel=0.2)


@pytest.mark.parametrize(
    ("weights", "activation", "left"),
    [("He", "relu", 1.09), ("Xavier", "relu", 0.00106), ("Xavier", "tanh", 0.154), ("He", "tanh", 0.551)],
)
def test_twenty_layers_of_each_rule(weights, activation, left):
    assert spreads(weights, activation)[-1] == pytest.approx(left, rel=0.01)


def test_the_width_that_halves_is_seen_and_computed(solved, with_page):
    assert solved["width_that_halves"] * 0.1**2 / 3 == pytest.approx(0.25)
    explorer = ActivationSpread().set(activation="identity", weights="U(-0.1, 0.1)", width=75, layers=8)
    left = with_page.look(explorer)["facts"]["sd"]
    assert (left[-1] / left[0]) ** (1 / 8) == pytest.approx(0.5, abs=0.01)


def test_the_slide_loses_a_power_of_ten_in_each_layer(solved):
    formula = solved["spread_after"]
    slide, meant = formula(2 / 200, 100, 1), formula(np.sqrt(2 / 200), 100, 1)
    assert (slide, meant) == (pytest.approx(0.1), pytest.approx(1))


def test_xavier_and_he_for_784_inputs(solved):
    assert round(np.sqrt(2 / 912), 4) == round(solved["xavier_weights"](784, 128, 0).std(), 4) == 0.0468
    assert round(np.sqrt(2 / 784), 4) == round(solved["he_weights"](784, 128, 0).std(), 4) == 0.0505


def test_ten_layers_learn_from_xavier_alone(solved):
    last = {name: curve[-1] for name, curve in solved["curves"].items()}
    assert last["Xavier"] < 0.01
    assert all(abs(last[name] - np.log(2)) < 1e-3 for name in ("U(-0.1, 0.1)", "N, sd 0.01"))
    assert last["N, sd 1"] > 0.1  # how far above, the last bits of the arithmetic decide
    _, weights, biases = solved["runs"]["N, sd 1"]
    right = solved["answers"](solved["T"], weights, biases) == solved["label_of_T"]
    assert np.mean(right) < 0.95
    assert 0.4 < last["U(0, 0.1)"] < 0.6
    rng = np.random.default_rng(0)
    sizes = [2, *[30] * 6, 2]
    weights = [rng.normal(0, 1, shape) for shape in pairwise(sizes)]
    assert solved["train"](weights, *rings(160, rng=1), 0.1, 500)[0][-1] < 0.01


def test_eleven_of_sixteen_starts_reach_the_bottom(solved):
    ends = solved["ends"]["16 starts"]
    assert np.sum(ends < 0.01) == 11
    assert np.abs(ends[11:] - np.log(2) / 2).max() < 0.002


def test_the_list_of_layers_learns_and_passes_the_examiner(solved):
    rng = np.random.default_rng(1)
    tanh = solved["ActivationLayer"](np.tanh, lambda x: 1 - np.tanh(x) ** 2)
    layers = [solved["DenseLayer"](2, 8, rng), tanh, solved["DenseLayer"](8, 2, rng)]
    assert max(nnkit.check_layer(layers[0], rng.normal(size=(5, 2))).values()) < 1e-7
    R, label = rings(160, rng=1)
    for _ in range(500):
        loss, dZ = nnkit.softmax_cross_entropy(solved["network_forward"](R, layers), label)
        solved["network_backward"](dZ, layers)
        for layer in (layers[0], layers[2]):
            layer.step(0.5)
    assert loss < 0.1


def test_the_lent_gradients_are_those_of_lesson_6(solved):
    rng = np.random.default_rng(4)
    weights = [rng.normal(size=shape) for shape in ((3, 5), (5, 4), (4, 2))]
    biases = [rng.normal(size=W.shape[1]) for W in weights]
    X, y = rng.normal(size=(7, 3)), rng.integers(0, 2, 7)
    own = reference_namespace(find_lesson("06-backprop"))["mlp_gradients"](X, y, weights, biases)
    lent = solved["lent_gradients"](X, y, weights, biases)
    assert lent[0] == pytest.approx(own[0])
    for k in (1, 2):
        for one, other in zip(lent[k], own[k], strict=True):
            np.testing.assert_allclose(one, other, atol=1e-14)
