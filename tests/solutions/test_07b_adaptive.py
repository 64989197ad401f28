"""The numbers that lesson 7b states in its text are the ones that come out."""

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit import Dense, Sequential, data, evaluate, fit, losses, optim
from nnkit.widgets.live.explorers import FAR, descend
from nnkit.widgets.live.surfaces import SURFACES

FOLDER = find_lesson("07b-adaptive")
VALLEY = next(iter(SURFACES.values()))
START = [-3.5, 1.5]


def has_diverged(path):
    return not np.abs(path[-1]).max() < FAR


@pytest.fixture(scope="module")
def solved():
    return reference_namespace(FOLDER)


@pytest.fixture(scope="module")
def two_weights():
    (cell,) = [c for c in read_text(FOLDER.text).cells if "def two_weights" in c.source]
    namespace = {"np": np}
    exec(cell.source.split("\n\n\n")[0], namespace)
    return namespace["two_weights"]


def test_common_and_rare(two_weights, solved):
    plain, adaptive = two_weights(optim.GradientDescent(0.05)), two_weights(solved["MyAdaGrad"](0.3))
    assert plain[50, 0] == pytest.approx(1, abs=0.02)
    assert plain[-1, 1] == pytest.approx(1 / 3, abs=0.05)
    np.testing.assert_allclose(adaptive[-1], 1, atol=0.01)


@pytest.mark.parametrize("slope", [4.0, 0.001])
def test_adagrad_on_a_steady_slope(solved, slope):
    optimizer, theta, places = solved["MyAdaGrad"](1.0), np.zeros(1), [0.0]
    for _ in range(10_000):
        optimizer.step(theta, np.full(1, slope))
        places.append(float(theta[0]))
    steps = -np.diff(places)
    np.testing.assert_allclose(steps[:3], [1, 0.707107, 0.577350], rtol=2e-5)
    assert steps[-1] == pytest.approx(0.01, rel=1e-4)


def test_what_is_kept(solved):
    model = Sequential(Dense(64, 32, rng=0), "relu", Dense(32, 10, rng=0))
    assert solved["numbers_kept"] == model.theta.size == 2410
    assert 2410**2 == 5_808_100


def test_the_rate_that_adagrad_needs(solved):
    def loss(rate):
        return VALLEY.f(descend(optim.AdaGrad(lr=rate), VALLEY, START, 200)[-1])

    rate = solved["adagrad_rate"]
    assert loss(rate) < 1e-3 < loss(rate * 0.99)
    assert loss(0.1) == pytest.approx(0.8, abs=0.05)
    assert loss(0.2) == pytest.approx(0.03, abs=0.005)
    assert 1e-11 < loss(0.5) < 1e-9
    assert 1e-37 < loss(1.0) < 1e-35
    assert VALLEY.f(descend(optim.GradientDescent(0.1), VALLEY, START, 200)[-1]) < 1e-15


def test_shares_of_a_decaying_average(solved):
    average = solved["moving_average"](np.eye(5), 0.9)[-1][::-1]
    np.testing.assert_allclose(average[:3], [0.1, 0.09, 0.081])
    assert [round(1 - 0.9**t, 2) for t in (1, 2)] == [0.1, 0.19]


def test_where_epsilon_sits(solved):
    outside, inside = solved["epsilon_places"](np.array([1.0, 1e-2, 1e-4]), 1.0, 1e-7)
    assert outside.round(6).tolist() == [1.0, 0.99999, 0.999001]
    assert inside.round(6)[2] == 0.301511
    assert round(np.sqrt(1e-7), 6) == 0.000316


def test_the_missing_power_shortens_late_steps(solved):
    optimizer, theta = solved["MyAdam"](1.0, 0.9, 0.999), np.zeros(1)
    m = v = 0.0
    slips = []
    for _ in range(20_000):
        before = theta.copy()
        optimizer.step(theta, np.ones(1))
        m, v = 0.9 * m + 0.1, 0.999 * v + 0.001
        slips.append((m / 0.1) / np.sqrt(v / 0.001) / float(before[0] - theta[0]))
    assert slips[0] == pytest.approx(1)
    assert round(slips[-1], 6) == 0.316228
    assert round(np.sqrt(1000), 6) == 31.622777


def test_adams_first_step_is_the_rate(solved):
    theta = np.zeros(2)
    solved["MyAdam"](0.001).step(theta, np.array([200.0, -0.0003]))
    np.testing.assert_allclose(theta, [-0.001, 0.001], rtol=1e-4)


def test_what_was_to_be_found_in_the_race():
    bounded = {make: descend(make(lr=3.0), VALLEY, START, 200) for make in (optim.Adam, optim.RMSProp, optim.AdaGrad)}
    assert not any(map(has_diverged, bounded.values()))
    assert VALLEY.f(bounded[optim.RMSProp][-1]) > 10
    assert all(
        has_diverged(descend(make(lr=3.0), VALLEY, START, 200)) for make in (optim.GradientDescent, optim.Momentum)
    )
    jumps = descend(optim.RMSProp(lr=0.1), VALLEY, START, 200)[-2:]
    np.testing.assert_allclose(np.abs(jumps), 0.05, atol=0.005)
    assert (np.sign(jumps[0]) == -np.sign(jumps[1])).all()
    off = {}
    for make in (optim.RMSProp, optim.Adam, optim.GradientDescent, optim.Momentum):
        off[make.__name__] = int(
            np.argmax(np.abs(descend(make(lr=0.02), SURFACES["saddle"], [-2.5, 0.1], 200)[:, 1]) > 1)
        )
    assert off == {"RMSProp": 30, "Adam": 41, "GradientDescent": 134, "Momentum": 28}
    assert np.abs(descend(optim.AdaGrad(lr=0.02), SURFACES["saddle"], [-2.5, 0.1], 200)[:, 1]).max() < 1


def test_momentum_keeps_up_on_the_spirals(solved):
    X, y = data.spirals(300, noise=0.02, rng=1)
    last = {}
    for name, rate in (("MyMomentum", 0.1), ("MyAdaGrad", 0.1), ("MyRMSProp", 0.01), ("MyAdam", 0.01)):
        rng = np.random.default_rng(0)
        make, bend = solved["DenseLayer"], solved["ActivationLayer"]
        bends = [bend(solved["tanh"], solved["tanh_derivative"]) for _ in range(2)]
        layers = [make(2, 16, rng), bends[0], make(16, 16, rng), bends[1], make(16, 2, rng)]
        loss, kind = solved["softmax_cross_entropy"], solved[name]
        history = solved["train_network"](layers, loss, lambda kind=kind, rate=rate: kind(rate), X, y, 60, 32, rng)
        last[name] = history[-1]
    assert last["MyMomentum"] < min(last["MyAdam"], last["MyAdaGrad"])
    assert max(last.values()) < 0.03


def test_adam_in_the_landscape():
    X, y = data.moons(128, noise=0.15, rng=7)
    model, optimizer = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2)), optim.Adam(0.03)
    assert model.theta.size == 42
    for _ in range(300):
        model.backward(losses.softmax_cross_entropy(model(X), y)[1])
        optimizer.step(model.theta, model.grad)
    assert round(evaluate(model, losses.softmax_cross_entropy, X, y), 3) == 0.115


# at rate 1 the last bits of the arithmetic, and so the processor, decide where the loss stands at the end
@pytest.mark.parametrize(("scale", "rate", "low", "high"), [
    (10, 1e-3, 3.9, 4.0), (1, 1e-3, 0.55, 0.65), (0.01, 1e-3, 0.55, 0.65), (1, 0.1, 0, 0.02), (10, 0.1, 0.02, 0.1),
    (0.01, 0.1, 0.1, 0.4), (0.01, 1, 0.1, 9), (1, 1, 0.1, 9), (10, 1, 0.1, 9),
])  # fmt: skip
def test_first_weights_and_rate(scale, rate, low, high):
    X, y = data.spirals(300, noise=0.02, rng=1)
    model = Sequential(Dense(2, 16, rng=3), "tanh", Dense(16, 16, rng=4), "tanh", Dense(16, 2, rng=5))
    model.theta *= scale
    assert low < fit(model, losses.softmax_cross_entropy, optim.Adam(rate), X, y, epochs=20, rng=0)["loss"][-1] < high


def test_schedules(solved):
    rates = [solved["cosine_schedule"](t, 0.1, 100, 0.0) for t in (0, 25, 50, 100)]
    assert [round(rate, 6) for rate in rates] == [0.1, 0.085355, 0.05, 0]
    for t in (0, 639, 640, 1280, 1919):
        assert solved["step_schedule"](t, 0.05, 640, 0.2) == pytest.approx(0.05 * 0.2 ** (t // 640))


def test_a_schedule_wins_only_at_the_end(solved):
    X, y = data.moons(256, noise=0.15, rng=7)
    last = []
    for schedule in (None, lambda t: solved["cosine_schedule"](t, 0.05, 1920, 0.0001)):
        model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
        last.append(fit(model, losses.softmax_cross_entropy, optim.RMSProp(0.05), X, y, epochs=60, batch_size=8, rng=0,
                        schedule=schedule)["loss"])  # fmt: skip
    assert np.mean(last[1][:20]) == pytest.approx(np.mean(last[0][:20]), abs=0.004)
    assert last[1][-1] < last[0][-1] - 0.01


def test_our_own_defaults_are_those_of_the_table(solved):
    assert (optim.RMSProp().lr, optim.RMSProp().rho) == (1e-3, 0.9)
    assert (optim.Adam().lr, optim.Adam().beta1, optim.Adam().beta2) == (1e-3, 0.9, 0.999)
    mine = solved["MyAdam"](), solved["MyRMSProp"](), solved["MyAdaGrad"]()
    assert (mine[0].lr, mine[0].beta1, mine[0].beta2) == (1e-3, 0.9, 0.999)
    assert (mine[1].lr, mine[1].rho) == (1e-3, 0.9)
    assert mine[2].lr == 0.01
