"""The numbers that lesson 7 states in its text are the ones that come out."""

import math

import numpy as np
import pytest

from course.authoring.reference import full_lesson, reference_namespace
from course.bank.answers import judge_text
from course.lessons import find_lesson
from nnkit import Dense, Parameter, Sequential, data, fit, losses, optim, training_steps
from nnkit.optim import GradientDescent
from nnkit.widgets import live
from nnkit.widgets.live.explorers import FAR, descend
from nnkit.widgets.live.surfaces import SURFACES

FOLDER = find_lesson("07-optimisers")
VALLEY = next(iter(SURFACES.values()))


def has_diverged(path):
    return not np.abs(path[-1]).max() < FAR


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(FOLDER)


def test_the_first_figure_is_several_times_as_fast():
    X, y = data.spirals(300, noise=0.02, rng=1)
    last = []
    for optimizer in (GradientDescent(0.1), optim.Momentum(0.1, 0.9)):
        model = Sequential(Dense(2, 16, rng=3), "tanh", Dense(16, 16, rng=4), "tanh", Dense(16, 2, rng=5))
        last.append(fit(model, losses.softmax_cross_entropy, optimizer, X, y, epochs=60, rng=0)["loss"])
    assert next(i for i, loss in enumerate(last[1]) if loss < last[0][-1]) < 60 / 3


def test_steps_on_a_parabola(solved):
    path = solved["gradient_path"](np.array([[4.0]]), np.array([-2.0]), 0.1, 3)
    np.testing.assert_allclose(path[:, 0], [-2, -1.2, -0.72, -0.432])


def test_the_edge_of_the_valley(solved):
    H, start = np.diag([1.0, 5.0]), np.array([-3.5, 1.5])
    edge = solved["edge_of_the_valley"]
    assert edge == solved["largest_stable_rate"](H) == 0.4
    path = solved["gradient_path"]
    assert np.abs(path(H, start, edge - 0.01, 300)[-1]).max() < 1e-2
    assert np.abs(path(H, start, edge + 0.01, 300)[-1]).max() > 100
    assert abs(path(H, start, 0.3, 12)[-1]).max() < 0.05
    assert abs(path(H, start, 0.41, 12)[-1][1]) > 1.5


@pytest.mark.parametrize(("rate", "learns"), [(8, True), (10, False), (14, True), (18, False)])
def test_a_network_has_no_single_limit(rate, learns, with_page):
    explorer = live.LearningRate().set(problem="network on XOR", rate=rate, steps=100)
    loss = with_page.look(explorer)["facts"]["loss"]
    assert (loss[-1] < 0.01) == learns
    assert learns or loss[-1] > loss[0]


def test_a_large_rate_leads_across_the_ridge(with_page):
    def path(rate, steps):
        x = [1.8]
        for _ in range(steps):
            x.append(x[-1] - rate * (2 * x[-1] ** 3 - 4 * x[-1] + 0.6))
        return x

    ends = {rate: path(rate, 60)[-1] for rate in (0.05, 0.33, 0.34)}
    explorer = live.LearningRate().set(problem="two valleys", steps=60, x=[1.8, 0])
    shown = {rate: with_page.look(explorer.set(rate=rate))["facts"]["path"][-1] for rate in (0.05, 0.33, 0.34)}
    assert shown[0.05] == pytest.approx(ends[0.05])
    assert ends[0.05] == pytest.approx(1.332, abs=1e-3)
    assert shown[0.33] < 0 and shown[0.34] < 0
    curvature = 6 * ends[0.05] ** 2 - 4
    assert curvature == pytest.approx(6.65, abs=0.01)
    settled = {rate: path(rate, 2000)[-2:] for rate in (0.29, 0.31)}
    assert np.ptp(settled[0.29]) < 1e-6
    assert np.ptp(settled[0.31]) > 0.1


@pytest.mark.parametrize(("kappa", "factor", "steps"), [(5, 0.666667, 12), (100, 0.980198, 231)])
def test_condition_numbers(solved, kappa, factor, steps):
    assert round((kappa - 1) / (kappa + 1), 6) == factor
    rate = 2 / (1 + kappa)
    path = solved["gradient_path"](np.diag([1.0, kappa]), np.array([1.0, 1.0]), rate, steps)
    sizes = np.abs(path).max(axis=1)
    assert sizes[-1] <= 0.01 < sizes[-2]


def test_momentum_in_a_bowl_of_condition_100():
    assert round((10 - 1) / (10 + 1), 6) == 0.818182
    # heavy ball at its best settings for curvatures 1 and 100
    root = math.sqrt(100)
    lr, mu = (2 / (1 + root)) ** 2, ((root - 1) / (root + 1)) ** 2
    optimizer, theta, H = optim.Momentum(lr, mu), np.array([1.0, 1.0]), np.array([1.0, 100.0])
    sizes = []
    for _ in range(300):
        optimizer.step(theta, H * theta)
        sizes.append(np.abs(theta).max())
    assert (sizes[-1] / sizes[99]) ** (1 / 200) == pytest.approx(0.818182, abs=0.01)


def banana_hessian(p):
    x, y = p
    return np.array([[0.5 - 4 * y + 6 * x**2, -4 * x], [-4 * x, 4.0]])


def test_newton_in_the_bent_valley(solved):
    banana = SURFACES["banana"]
    here, h = np.array([0.7, -1.1]), 1e-5
    measured = [(banana.gradient(here + d) - banana.gradient(here - d)) / (2 * h) for d in h * np.eye(2)]
    np.testing.assert_allclose(banana_hessian(here), measured, atol=1e-8)
    p, heights = np.array([-2.0, -1.0]), []
    for _ in range(5):
        p = solved["newton_step"](p, banana.gradient(p), banana_hessian(p))
        heights.append(banana.f(p))
    assert [round(float(v)) for v in heights[:2]] == [2, 28]
    assert int(heights[1]) == 27
    assert heights[-2] > 1e-6 > heights[-1]
    p, steps = np.array([-2.0, -1.0]), 0
    while banana.f(p) > 1e-6:
        p, steps = p - 0.1 * banana.gradient(p), steps + 1
    assert steps == 204


def test_newton_goes_to_the_saddle_and_descent_does_not(solved):
    saddle = SURFACES["saddle"]
    p, q = np.array([-2.5, 0.5]), np.array([-2.5, 0.5])
    for _ in range(5):
        p = solved["newton_step"](p, saddle.gradient(p), np.diag([1.0, 1.5 * p[1] ** 2 - 1]))
    for _ in range(60):
        q = q - 0.2 * saddle.gradient(q)
    assert np.abs(p).max() < 1e-4
    np.testing.assert_allclose(q, [0, math.sqrt(2)], atol=1e-4)


def test_costs_of_newton_for_a_million_weights():
    assert (10**6) ** 2 * 8 == 8 * 10**12
    assert (10**6) ** 3 == 10**18


def test_level_places(solved):
    assert solved["critical_point"](np.array([[1.0, 2.0], [2.0, 1.0]])) == "saddle"
    assert math.factorial(8) * 2**8 == 10_321_920


def test_swapped_and_flipped_tanh_neurons_compute_the_same():
    model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
    X = np.random.default_rng(0).normal(size=(5, 2))
    before = model(X)
    order, sign = np.random.default_rng(1).permutation(8), np.array([1, -1] * 4)
    first, _, last = model.layers
    first.W.value, first.b.value = first.W.value[:, order] * sign, first.b.value[order] * sign
    last.W.value = last.W.value[order] * sign[:, None]
    np.testing.assert_allclose(model(X), before)


def test_noise_of_batches_falls_like_the_root():
    X, y = data.moons(128, noise=0.15, rng=7)
    model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
    slopes = []
    for i in range(128):
        model.backward(losses.softmax_cross_entropy(model(X[i : i + 1]), y[i : i + 1])[1])
        slopes.append(model.grad.copy())
    slopes, rng, noise = np.array(slopes), np.random.default_rng(0), []
    for size in (1, 4, 16):
        means = np.array([slopes[rng.permutation(128)[:size]].mean(axis=0) for _ in range(2000)])
        noise.append(np.sqrt(((means - slopes.mean(axis=0)) ** 2).sum(axis=1).mean()))
    assert noise[1] / noise[0] == pytest.approx(0.5, abs=0.03)
    assert noise[2] / noise[1] == pytest.approx(0.5, abs=0.04)


def test_three_batch_sizes_per_iteration():
    X, y = data.moons(256, noise=0.15, rng=7)
    for size, epochs in ((1, 4), (16, 64), (256, 1024)):
        model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
        steps = training_steps(
            model, losses.softmax_cross_entropy, GradientDescent(0.1), X, y, epochs=epochs, batch_size=size, rng=0
        )
        assert sum(1 for _ in steps) == 1024
        assert losses.softmax_cross_entropy(model(X), y)[0] == pytest.approx(0.29, abs=0.01)


@pytest.mark.parametrize(("noise", "low", "high"), [(0, 0, 0), (2, 0, 0.01), (3, 0.2, 0.4), (4, 0.9, 1), (8, 0.6, 0.8)])
def test_noise_and_the_deep_valley(noise, low, high):
    rng = np.random.default_rng(0)
    x = np.full(2000, 1.8)
    for _ in range(2000):
        x = x - 0.05 * (2 * x**3 - 4 * x + 0.6 + noise * rng.normal(size=x.size))
    assert low <= np.mean(x < 0.15) <= high


def test_momentum_of_a_steady_slope(solved):
    optimizer, theta = solved["MyMomentum"](1.0, 0.9), np.zeros(1)
    places = [0.0]
    for _ in range(300):
        optimizer.step(theta, np.ones(1))
        places.append(float(theta[0]))
    np.testing.assert_allclose(-np.diff(places)[:4], [1, 1.9, 2.71, 3.439])
    assert -np.diff(places)[-1] == pytest.approx(10)


@pytest.mark.parametrize(
    ("make", "edge"), [(optim.Nesterov, 0.136), (optim.GradientDescent, 0.2), (optim.Momentum, 0.38)]
)
def test_where_the_three_break(make, edge):
    assert not has_diverged(descend(make(lr=edge * 0.98), VALLEY, [-3.5, 1.5], 2000))
    assert has_diverged(descend(make(lr=edge * 1.03), VALLEY, [-3.5, 1.5], 2000))


def test_the_plateau_of_the_saddle():
    saddle = SURFACES["saddle"]
    for make, steps in ((optim.Momentum, 28), (optim.GradientDescent, 134)):
        path = descend(make(lr=0.02), saddle, [-2.5, 0.1], 200)
        assert int(np.argmax(np.abs(path[:, 1]) > 1)) == steps
        assert descend(make(lr=0.02), saddle, [-2.5, 0.0], 200)[-1][1] == 0


def test_only_a_velocity_leaves_the_far_corner():
    pits = SURFACES["plateau with two pits"]
    ends = [
        descend(make(lr=0.3), pits, [-3.5, 2.5], 200)[-1]
        for make in (optim.GradientDescent, optim.Momentum, optim.Nesterov)
    ]
    away = [np.linalg.norm(end - [-1.8, 0.2]) for end in ends]
    assert away[0] > 2 > 0.1 > max(away[1:])


def test_training_changes_the_layers_in_place(solved):
    rng = np.random.default_rng(0)
    layers = [Dense(2, 3, rng=rng), Dense(3, 2, rng=rng)]
    before = layers[0].W.value.copy()
    made = []

    def make():
        made.append(GradientDescent(0.1))
        return made[-1]

    X, y = data.moons(20, rng=0)
    history = solved["train_network"](layers, losses.softmax_cross_entropy, make, X, y, 4, 7, rng)
    assert len(history) == 4
    assert len(made) == 4  # one for each of W, b, W, b
    assert history[-1] < history[0]
    assert not np.allclose(layers[0].W.value, before)
    assert isinstance(layers[0].W, Parameter)


GLOBAL = """
def minibatches(n, batch_size, rng):
    order = np.random.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
"""


def test_numpys_global_generator_is_noticed(solved):
    """No bank can hold this one: it is told in the part, since its random outcome is nobody's misconception."""
    result = judge_text(full_lesson(FOLDER), solved, "minibatches", GLOBAL, "<global>")
    assert result.points < result.max_points
    assert any("draw from `rng`, not from NumPy's global generator" in part.detail for part in result.parts)
