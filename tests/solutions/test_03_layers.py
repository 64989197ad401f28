"""The numbers that lesson 3 states in its text are the ones that come out, and its free answers are judged freely."""

import functools
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from course.authoring.declarations import read_exercises
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.activations import sigmoid, softmax
from nnkit.images import digits
from nnkit.widgets.live import NumberedNetwork
from tests.page import the_page

LESSON = find_lesson("03-layers")


@functools.cache
def worked(letter):
    """The numbers x, W (a matrix (d_in, d_out) for each layer) and b of the network that the explorer calls so."""
    made = the_page().run("letter => Object.entries($worked.WORKED).find(([name]) => name[0] === letter)[1]", letter)
    return SimpleNamespace(
        x=np.array(made["x"], float),
        W=[np.array(rows, float).T for rows in made["W"]],
        b=[np.array(row, float) for row in made["b"]],
    )


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(LESSON)


def six(values):
    return np.asarray(values).round(6).tolist()


def test_pass_a(solved):
    z, a, f_in, p = solved["one_hidden_layer"](
        worked("A").x, worked("A").W[0], worked("A").b[0], worked("A").W[1][:, 0], worked("A").b[1][0]
    )
    assert z.tolist() == [-3, 2, 0, 7]
    assert six(a) == [0.047426, 0.880797, 0.500000, 0.999089]
    assert six([f_in, p]) == [0.571802, 0.639179]


def test_pass_b(solved):
    logits, p = solved["class_probabilities"](
        worked("B").x, worked("B").W[0], worked("B").b[0], worked("B").W[1], worked("B").b[1]
    )
    assert six(logits) == [0.571802, 2.951549, -0.862710]
    assert six(p) == [0.083054, 0.897160, 0.019786]


def test_pass_c_is_the_network_of_the_text_and_the_slide_cuts_its_digits(solved):
    for mine, shown in zip(solved["weights_c"] + solved["biases_c"], worked("C").W + worked("C").b, strict=True):
        assert np.array_equal(mine, shown)
    assert np.array_equal(solved["X_c"][0], worked("C").x)
    pairs = [array for pair in zip(worked("C").W, worked("C").b, strict=True) for array in pair]
    a1, a2, a3, logits = solved["three_hidden_layers"](worked("C").x, *pairs)
    assert [v.tolist() for v in (a1, a2, a3)] == [[79, 0, 9, 0], [38, 21, 0, 0], [0, 24, 0, 17]]
    assert logits.tolist() == [3, -1, 1]
    p = softmax(logits[None])[0]
    assert six(p) == [0.866813, 0.015876, 0.117310]
    assert p.round(3).tolist() == [0.867, 0.016, 0.117]
    assert (np.floor(1000 * p) / 1000).tolist() == [0.866, 0.015, 0.117]
    assert sum([0.866, 0.015, 0.117]) == pytest.approx(0.998)


def test_the_sums_of_pass_c(solved):
    A_, sums = worked("C").x[None], []
    for W, b in zip(worked("C").W, worked("C").b, strict=True):
        sums.append(solved["dense_forward"](A_, W, b)[0].tolist())
        A_ = np.maximum(0, solved["dense_forward"](A_, W, b))
    assert sums[:3] == [[79, -70, 9, -26], [38, 21, -96, -35], [0, 24, -54, 17]]


def test_what_network_c_notices(solved):
    weights, biases, X = solved["weights_c"], solved["biases_c"], solved["X_c"][:1]
    before = solved["mlp_forward"](X, weights, biases)
    for move, noticed in ((0.001, 32), (-0.001, 29)):
        count = 0
        for kind, arrays in enumerate((weights, biases)):
            for layer, array in enumerate(arrays):
                for place in np.ndindex(array.shape):
                    moved = [[v.copy() for v in weights], [v.copy() for v in biases]]
                    moved[kind][layer][place] += move
                    count += not np.array_equal(solved["mlp_forward"](X, *moved), before)
        assert count == noticed < 71 / 2


def test_another_bend_another_winner(solved):
    logits = solved["logits_with_sigmoid"]
    assert six(logits[0]) == [2.213673, 6.110047, -32.830568]
    assert (
        logits[0].argmax() != solved["mlp_forward"](solved["X_c"], solved["weights_c"], solved["biases_c"])[0].argmax()
    )


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ([64, 10], 650), ([64, 30, 10], 2260), ([784, 30, 10], 23_860), ([784, 1000, 10], 795_010),
        ([784, 1000, 1000, 10], 1_796_010), ([3, 4, 4, 4, 3], 71), ([3, 4, 3], 31), ([3, 4, 1], 21),
    ],
)  # fmt: skip
def test_parameters(solved, sizes, count):
    assert solved["count_parameters"](sizes) == count == sum(np.ones((a + 1, b)).size for a, b in pairwise(sizes))


def test_columns_and_rows_are_one_layer(solved):
    M, c = worked("A").W[0].T, worked("A").b[0][:, None]
    W, b = solved["rows_from_columns"](M, c)
    assert (
        (M @ worked("A").x[:, None] + c).ravel().tolist() == (worked("A").x[None] @ W + b)[0].tolist() == [-3, 2, 0, 7]
    )
    assert M.reshape(3, 4)[:, 0].tolist() == [3, -2, -4] == [M[0, 0], M[1, 1], M[2, 2]]


def test_ten_untaught_neurons_guess(solved):
    X, y = digits()
    assert len(X) == 1437  # the text names the number
    Z = solved["dense_forward"](X, np.random.default_rng(3).normal(size=(64, 10)), np.zeros(10))
    assert np.mean(Z.argmax(axis=1) == y) == pytest.approx(0.1, abs=0.02)
    assert y[[28, 8, 3, 1, 4, 7, 6]].tolist() == [8, 8, 3, 1, 4, 7, 6]


def p_of_a(**changed):
    x, b, u, c = (
        changed.get(name, value)
        for name, value in [("x", worked("A").x), ("b", worked("A").b[0]), ("u", worked("A").W[1][:, 0]), ("c", 6)]
    )
    return sigmoid(sigmoid(x @ worked("A").W[0] + b) @ u + c)


@pytest.mark.parametrize(("neuron", "bias"), [(1, 2.57), (2, -1.29), (3, -6.3)])
def test_biases_that_pull_a_below_one_half(neuron, bias):
    b = worked("A").b[0].copy()
    b[neuron] = bias
    assert p_of_a(b=b) < 0.5
    assert p_of_a(c=5.42) < 0.5 < p_of_a(c=5.43)
    for any_bias in (-1e3, 1e3):
        assert p_of_a(b=worked("A").b[0] + [any_bias, 0, 0, 0]) > 0.5


def test_which_neuron_of_a_hardly_moves():
    x = np.array([-2.0, 1, 5])
    assert (
        np.argmin(
            np.abs(
                sigmoid(x @ worked("A").W[0] + worked("A").b[0])
                - sigmoid(worked("A").x @ worked("A").W[0] + worked("A").b[0])
            )
        )
        == 3
    )
    assert (x @ worked("A").W[0] + worked("A").b[0])[3] == 13


def probabilities(layer, place, value):
    weights = [W.copy() for W in worked("B").W]
    weights[layer][place] = value
    return softmax((sigmoid(worked("B").x @ weights[0] + worked("B").b[0]) @ weights[1] + worked("B").b[1])[None])[0]


def test_one_weight_flips_network_b_and_no_other_is_as_near():
    flips = []
    for layer, W in enumerate(worked("B").W):
        for place in np.ndindex(W.shape):
            for change in (-0.35, 0.35, *np.linspace(-0.34, 0.34, 69)):
                if probabilities(layer, place, W[place] + change).argmax() != 1:
                    flips.append((layer, *place))
    assert set(flips) == {(0, 2, 1)}
    assert probabilities(0, (2, 1), 6.694).argmax() == 0
    assert probabilities(0, (2, 1), 6.695).argmax() == 1
    assert probabilities(0, (2, 1), 6.8)[1] == pytest.approx(0.731, abs=5e-4)
    assert probabilities(0, (0, 1), 11.51).argmax() == 0
    assert probabilities(0, (0, 1), 11.50).argmax() == 1
    assert probabilities(0, (2, 2), -4.35).argmax() == 1
    assert probabilities(0, (2, 2), -4.41).argmax() == 2
    for place in np.ndindex(worked("B").W[1].shape):
        for change in (-2.38, 2.38):
            assert probabilities(1, place, worked("B").W[1][place] + change).argmax() == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (("x3", "h2", 6.65), None),
        ([" X3", "H2 ", np.float32(6.66)], None),
        (("x3", "h2", 6.64), "more than 0.35"),
        (("x3", "h2", 7), "class 2 still wins, with 0.897160"),
        (("h2", "x3", 6.68), "runs the other way"),
        (("x3", "o1", 6.68), "no weight from x3 to o1"),
        (("x3", "h2", "6.68"), "one number"),
        (("x3", "h2", float("nan")), "more than 0.35"),
        (("x_3", "h_2", 6.68), None),
        (("x3", "h2", -0.33), "the NEW weight, not the change: from x3 to h2 it was 7"),
        (("x3", "h2"), "expected three things"),
        ((3, 2, 6.68), "names on the drawing"),
        ((["x3"], "h2", 6.68), "names on the drawing"),
    ],
)
def test_any_weight_that_flips_is_right_and_others_are_told_why(answer, says):
    judge = read_exercises(LESSON.source)["flip_the_class"].parts[0].judge
    verdict = judge.start()(answer)
    assert verdict is None if says is None else says in verdict


def test_the_explorer_shows_the_softmax_at_the_step_the_text_names(with_page):
    explorer = NumberedNetwork("B: sigmoid layer, three classes").set(step=8)
    shown = with_page.look(explorer)
    assert "(0.083054, 0.897160, 0.019786)" in shown["says"]
    assert shown["panels"][0]["title"].endswith("forward")
    assert "(0.537959, 0.458768, 0.003273)" in with_page.says(explorer, ["W.0.2.1", 6.68])


def test_flats_saturate_a_layer_until_they_are_standardised(solved):
    rng = np.random.default_rng(33)
    X, more = (
        np.column_stack([rng.gamma(9, 8, n), rng.integers(1890, 2025, n), rng.gamma(2, 2.5, n)]) for n in (300, 100)
    )
    W = rng.normal(size=(3, 50))
    S, S_more = solved["standardise_columns"](X, more)

    def saturated(X):
        out = sigmoid(X @ W)
        return np.mean((out < 0.01) | (out > 0.99))

    assert saturated(X) > 0.999
    assert saturated(S) < 0.03
    assert S.mean(axis=0) == pytest.approx(np.zeros(3), abs=1e-9)
    assert 0 < np.abs(S_more.mean(axis=0)).max() < 0.1
