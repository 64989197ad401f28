"""The numbers that lesson 6 states in its text are the ones that come out."""

import numpy as np
import pytest

import nnkit
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.data import spirals
from nnkit.layers import FromFunctions
from nnkit.widgets import Playground
from nnkit.widgets.live import NumberedNetwork
from tests.solutions.read_off import read_off

LESSON = find_lesson("06-backprop")
WEIGHTS = [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55]


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(LESSON)


@pytest.fixture(scope="module")
def example(solved):
    h1, h2, o1, o2 = solved["forward_by_hand"](0.05, 0.10, WEIGHTS, 0.35, 0.60)
    slopes = solved["backward_by_hand"](0.05, 0.10, 0.01, 0.99, WEIGHTS, h1, h2, o1, o2)
    return (h1, h2, o1, o2), np.array(slopes)


def rounded(values):
    return np.round(np.array(values, float), 6).tolist()


def test_the_graphs(solved):
    times = solved["times_gate"]
    assert times(2, 4, 1) == (4, 2)  # q = 2, z = 4: the slopes of the first graph
    assert solved["fork_slopes"] == {"x": -27, "y": 14, "z": -6}
    h = 1e-6
    assert ((2 + h) * -3 * (2 + h + 5) - -42) / h == pytest.approx(-27, abs=1e-4)
    assert solved["max_gate"](3, -1, 2.5) == (2.5, 0)


def test_what_naive_and_backwards_cost(solved):
    assert (3**3, 3**12) == (27, 531_441)
    asked = 1  # multiplications of a neuron under the output
    for _ in range(10):
        asked = 3 * (asked + 1)
    assert 3 * asked == 442_863
    assert solved["slopes_cost"]([3] * 11 + [1]) == 93
    assert solved["slopes_cost"]([3] * 12 + [1]) - 93 == 9


def test_why_w1_to_w4_hardly_move(example):
    (h1, _, o1, o2), slopes = example
    delta_o1, delta_o2 = (o1 - 0.01) * o1 * (1 - o1), (o2 - 0.99) * o2 * (1 - o2)
    factors = [h1 / 0.05, delta_o1 / (delta_o1 * 0.40 + delta_o2 * 0.50), 1 / (h1 * (1 - h1))]
    assert np.round(factors, 1).tolist() == [11.9, 3.8, 4.1]
    assert np.prod(factors) == pytest.approx(slopes[4] / slopes[0])
    assert round(slopes[4] / slopes[0]) == 187


def test_the_network_by_hand(example):
    outputs, slopes = example
    assert rounded(outputs) == [0.593270, 0.596884, 0.751365, 0.772928]
    h1, _, o1, o2 = outputs
    assert rounded([0.15 * 0.05 + 0.20 * 0.10 + 0.35, 0.25 * 0.05 + 0.30 * 0.10 + 0.35]) == [0.3775, 0.3925]
    assert rounded([0.5 * (0.01 - o1) ** 2, 0.5 * (0.99 - o2) ** 2]) == [0.274811, 0.023560]
    assert rounded([o1 - 0.01, o1 * (1 - o1), (o1 - 0.01) * o1 * (1 - o1)]) == [0.741365, 0.186816, 0.138499]
    assert rounded(slopes) == [0.000439, 0.000877, 0.000498, 0.000995, 0.082167, 0.082668, -0.022603, -0.022740]
    new = np.array(WEIGHTS) - 0.5 * slopes
    assert rounded(new) == [0.149781, 0.199561, 0.249751, 0.299502, 0.358916, 0.408666, 0.511301, 0.561370]
    parts = [(o1 - 0.01) * o1 * (1 - o1) * 0.40, (o2 - 0.99) * o2 * (1 - o2) * 0.50]
    assert rounded([*parts, sum(parts)]) == [0.055399, -0.019049, 0.036350]
    assert sum(parts) * h1 * (1 - h1) * 0.05 == pytest.approx(slopes[0])


def test_the_slide(solved):
    assert solved["slide_w5"] == pytest.approx(0.359)


def test_training_with_frozen_biases(solved):
    step = solved["two_layer_gradients"]
    arguments = [solved[name] for name in ("EXAMPLE", "TARGET", "START_W1", "B1", "START_W2", "B2")]
    loss, dW1, _, dW2, _ = step(*arguments)
    assert round(loss, 6) == 0.298371
    arguments[2], arguments[4] = arguments[2] - 0.5 * dW1, arguments[4] - 0.5 * dW2
    assert round(step(*arguments)[0], 6) == 0.291028
    assert f"{solved['loss_after_10000']:.2e}" == "3.51e-05"


def test_the_explorers_show_these_numbers(with_page):
    assert "0.298371 to 0.291028" in with_page.says(NumberedNetwork(), ["step", 10])


def test_weights_without_a_slope(solved, with_page):
    done = with_page.look(NumberedNetwork("C: three ReLU layers, three classes"))["facts"]
    assert np.sum(np.array(done["dW"][1]) == 0) == solved["weights_without_slope"] == 12
    assert np.sum(np.array(done["dW"][0]) == 0) == 6
    assert np.sum(np.array(done["delta"][1]) == 0) == np.sum(np.array(done["a"][0]) == 0) == 2
    read = read_off("06", "weights_without_slope")
    assert read["the number of weights that do learn"] == np.sum(np.array(done["dW"][1]) != 0)
    assert read["the weights into the first hidden layer"] == np.sum(np.array(done["dW"][0]) == 0)
    assert read["the number of neurons of a layer that learn nothing"] == np.sum(np.array(done["delta"][1]) == 0)


def test_the_curve_of_errors():
    h = 10.0 ** np.arange(-13, 0.1, 0.5)
    forward = np.abs((np.sin(1 + h) - np.sin(1)) / h - np.cos(1))
    central = np.abs((np.sin(1 + h) - np.sin(1 - h)) / (2 * h) - np.cos(1))
    assert 1e-9 < h[forward.argmin()] < 1e-7
    assert 1e-6 < h[central.argmin()] < 1e-4
    assert central.min() < 1e-11
    large = (h > 1e-3) & (h < 0.2)
    slope = np.polyfit(np.log(h[large]), np.log([forward[large], central[large]]).T, 1)[0]
    assert slope.round(1).tolist() == [1, 2]


def test_kinks():
    measured = [(max(0, z + 0.001) - max(0, z - 0.001)) / 0.002 for z in (-0.5, 0.0, 0.0005)]
    assert np.round(measured, 2).tolist() == [0, 0.5, 0.75]


def test_the_gradient_check_finds_the_bug_below_the_top(solved):
    rng = np.random.default_rng(2)
    shapes = [(4, 6), (6, 5), (5, 3)]
    weights, biases = [rng.normal(size=s) for s in shapes], [rng.normal(size=s[1]) for s in shapes]
    X, y = rng.normal(size=(8, 4)), rng.integers(0, 3, 8)
    bug = (np.tanh, lambda z: 1 - np.tanh(z))
    layers = [nnkit.Dense(*s, rng=0) for s in shapes]
    for layer, W, b in zip(layers, weights, biases, strict=True):
        layer.W.value, layer.b.value = W, b
    model = nnkit.Sequential(layers[0], bug, layers[1], bug, layers[2])
    model.backward(nnkit.softmax_cross_entropy(model.forward(X), y)[1])
    _, right, _ = solved["mlp_gradients"](X, y, weights, biases)
    errors = [solved["gradient_error"](layer.W.grad, dW) for layer, dW in zip(layers, right, strict=True)]
    assert errors[2] < 1e-12
    assert min(errors[:2]) > 1e-2
    for k in range(3):
        measured = solved["numeric_gradient"](
            lambda W, k=k: solved["mlp_gradients"](X, y, [*weights[:k], W, *weights[k + 1 :]], biases)[0], weights[k]
        )
        assert solved["gradient_error"](right[k], measured) < 1e-7


def test_the_spiral_is_learnt_from_near_ln_2(solved):
    points, arm = spirals(200, noise=0.02, rng=1)
    dice = np.random.default_rng(3)
    weights = [dice.normal(size=s) / np.sqrt(s[0]) for s in [(2, 16), (16, 16), (16, 2)]]
    biases, history = [np.zeros(W.shape[1]) for W in weights], []
    for _ in range(1000):
        loss, dWs, dbs = solved["mlp_gradients"](points, arm, weights, biases)
        history.append(loss)
        weights = [W - 0.1 * dW for W, dW in zip(weights, dWs, strict=True)]
        biases = [b - 0.1 * db for b, db in zip(biases, dbs, strict=True)]
    assert history[0] == pytest.approx(np.log(2), abs=0.02)
    assert max(np.diff(history)) < 1e-3
    assert history[-1] < 0.1


@pytest.mark.parametrize(
    ("activation", "hidden", "epochs", "low", "high"),
    [
        ("my_relu", (6, 4), 20, 0, 0.05),
        ("my_sigmoid", (6, 4), 100, 0.2, 0.7),
        ("my_sigmoid", (6, 6, 6, 6), 300, 0.65, 0.75),
    ],
)
def test_the_playground_runs_on_the_functions_of_the_lesson(solved, activation, hidden, epochs, low, high):
    def up(X, W, b):
        return X @ W + b, (X, W)

    def down(dZ, kept):
        dX, dW, db = solved["dense_backward"](dZ, *kept)
        return dX, {"W": dW, "b": db}

    own = {
        "my relu": FromFunctions(lambda Z: (np.maximum(0, Z), Z), solved["relu_backward"]),
        "my sigmoid": FromFunctions(lambda Z: 2 * (solved["sigmoid"](Z),), solved["sigmoid_backward"]),
    }
    playground = Playground(layers=(up, down), activation=own, state="hidden=6,4 lr=0.1")
    playground.set(activation=activation, hidden=hidden).train(epochs)
    assert low <= playground.losses[1] <= high


def test_the_best_h_of_a_central_difference():
    def off(h):
        return abs((np.sin(1 + h) - np.sin(1 - h)) / (2 * h) - np.cos(1))

    assert min((0.1, 1e-5, 1e-8, 1e-15), key=off) == 1e-5
    assert off(1e-13) > 1e-4  # a rounding of 1e-17 at least, over 1e-13
