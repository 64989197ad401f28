"""The numbers that the explorers show, against formulas and against what the gallery says."""

from itertools import pairwise

import numpy as np
import pytest

from nnkit.activations import sigmoid
from nnkit.layers import Dense
from nnkit.losses import softmax_cross_entropy
from nnkit.model import Sequential
from nnkit.optim import GradientDescent, Momentum
from nnkit.widgets import live
from nnkit.widgets.live import hinges, learning_rate, overfitting, race, regions, softmax, spread, surfaces, worked
from nnkit.widgets.live.neuron import labels

# --- hinges ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "error"), [(10, 0.048943), (20, 0.012160), (40, 0.003073)])
def test_the_error_on_the_sine_falls_as_stated(count, error):
    assert f"{error:.6f}" in live.ReluHinges().set(count=count).says


def test_twenty_three_even_hinges_are_needed_for_a_hundredth():
    errors = [hinges.largest_error(np.sin, hinges.even_knots(n)) for n in (22, 23)]
    assert errors[1] < 0.01 < errors[0]


def test_knots_keep_their_order_and_the_ends_stay():
    explorer = live.ReluHinges()
    explorer.set(**{"knots.1": [99.0, 0]})
    knots = explorer.state["knots"]
    assert knots == sorted(knots)
    assert (knots[0], knots[-1]) == (0, 2 * np.pi)
    with pytest.raises(ValueError, match="only knots 1 to 3"):
        explorer.set(**{"knots.0": [1.0, 0]})


def test_adding_where_the_error_is_largest_beats_even_knots_on_a_step():
    explorer = live.ReluHinges().set(function="step")
    for _ in range(4):
        explorer.act("add")
    f, knots = explorer.f, explorer.state["knots"]
    assert hinges.largest_error(f, knots) < 0.25 * hinges.largest_error(f, hinges.even_knots(len(knots) - 1))


def test_a_drawn_stroke_becomes_the_function():
    explorer = live.ReluHinges()
    explorer.act("draw", stroke=[[0, 1], [3, -1], [2 * np.pi, 1]])
    assert explorer.state["function"] == hinges.HAND
    assert explorer.f(np.array([0.0, 3.0])) == pytest.approx([1, -1], abs=0.03)
    explorer.set(**{"drawn.0": [0.7, 0.5]})
    assert explorer.f(np.array([0.0])) == 0.5


# --- regions --------------------------------------------------------------------------------------------------------


def test_a_region_fires_where_all_its_lines_do_and_a_union_where_any_region_does():
    planes = regions.START["two squares"]
    inside = np.array([[-2.0, 0], [2, 0]])
    outside = np.array([[0.0, 0], [-3.5, 0], [2, 2]])
    assert regions.fires(planes, inside).all()
    assert not regions.fires(planes, outside).any()
    assert not regions.fires([], inside).any()


@pytest.mark.parametrize("start", regions.START)
def test_the_margin_has_the_networks_sign(start):
    planes = regions.START[start]
    grid = np.c_[regions.X.ravel(), regions.Y.ravel()]
    margin = regions.margin(planes).ravel()
    clear = np.abs(margin) > 1e-9
    assert (regions.fires(planes, grid) == (margin > 0))[clear].all()


def test_units_are_counted():
    explorer = live.RegionBuilder()
    explorer.set(group="B")
    for _ in range(3):
        explorer.act("add")
    assert "Units: 6 + 2 + 1 = 9" in explorer.says
    explorer.act("remove")
    assert "Units: 5 + 2 + 1 = 8" in explorer.says


def test_more_sides_fill_a_circle_better():
    explorer = live.RegionBuilder(target="circle")
    shares = []
    for k in (4, 6, 8, 12):
        explorer.set(start=f"{k} sides around a circle")
        shares.append(float(explorer.says.split("together, ")[1].split("%")[0]))
    assert shares == sorted(shares)
    assert shares[0] < 80 < 95 < shares[-1]


def test_an_arrow_turns_its_line():
    explorer = live.RegionBuilder("one half-plane").set(**{"line.0": [1, 0], "turn.0": [1, 2]})
    (plane,) = explorer.state["planes"]
    assert (plane["at"], plane["angle"]) == ([1, 0], np.pi / 2)


@pytest.mark.parametrize("k", range(3, 17))
def test_the_share_of_a_circle_is_that_of_the_regular_polygon(k):
    explorer = live.RegionBuilder(target="circle").set(start=f"{k} sides around a circle")
    share = float(explorer.says.split("together, ")[1].split("%")[0])
    assert share == pytest.approx(100 * np.pi / (k * np.tan(np.pi / k)), abs=0.7)


# --- hidden space ---------------------------------------------------------------------------------------------------


def solved():
    return live.HiddenSpace().set(
        **{"at.0": [0, 0], "tip.0": [1, 1], "at.1": [0.5, 0.5], "tip.1": [1.5, 1.5], "out.0": [0.5, 0],
           "out.1": [1.5, -2]}
    )  # fmt: skip


def test_the_worked_solution_of_xor_is_right_for_corners_and_clouds():
    explorer = solved()
    W1, b1, w2, b2 = explorer.weights
    assert (W1.tolist(), b1.tolist(), w2.tolist(), b2) == ([[1, 1], [1, 1]], [0, -1], [1, -2], -0.5)
    assert "01 is at (1.00, 0.00), 10 is at (1.00, 0.00), 11 is at (2.00, 1.00)" in explorer.says
    assert "4 of 4 points are right" in explorer.says
    assert "60 of 60 points are right" in explorer.set(points="four clouds").says


def test_without_relus_no_output_line_does_xor():
    rng = np.random.default_rng(0)
    explorer = live.HiddenSpace().set(bend=False)
    for _ in range(100):
        for name in ("at.0", "tip.0", "at.1", "tip.1", "out.0", "out.1"):
            explorer.set(**{name: rng.uniform(-1, 2, 2).tolist()})
        assert "4 of 4" not in explorer.says


def test_moving_a_line_keeps_its_weights_and_turning_the_output_swaps_the_answers():
    explorer = solved()
    before = explorer.weights
    explorer.set(**{"at.1": [0.75, 0.5], "out.0": [0.6, 0]})
    assert explorer.weights[0].tolist() == before[0].tolist()
    assert explorer.weights[2] == pytest.approx(before[2])
    assert explorer.weights[1].tolist() == [0, -1.25]
    assert "0 of 4 points are right" in solved().act("flip").says


def test_a_weight_vector_never_vanishes():
    explorer = live.HiddenSpace().set(**{"tip.0": [0.5, 0.0], "at.0": [0.5, 0.0]})
    assert np.hypot(*explorer.weights[0][:, 0]) > 0
    with pytest.raises(KeyError, match=r"out\.0 and out\.1"):
        explorer.set(out=[1.0, 2.0])


# --- networks worked by hand ----------------------------------------------------------------------------------------


def test_the_network_that_learns_has_the_stated_numbers():
    net = worked.WORKED["2-2-2 that learns"]
    done = worked.run(net)
    assert done.z[0].round(6).tolist() == [0.3775, 0.3925]
    assert done.a[0].round(6).tolist() == [0.593270, 0.596884]
    assert done.z[1].round(6).tolist() == [1.105906, 1.224921]
    assert done.a[1].round(6).tolist() == [0.751365, 0.772928]
    assert round(done.loss, 6) == 0.298371
    assert done.dw[1].T.ravel().round(6).tolist() == [0.082167, 0.082668, -0.022603, -0.022740]
    assert done.dw[0].T.ravel().round(6).tolist() == [0.000439, 0.000877, 0.000498, 0.000995]
    after = worked.learn(net, biases=False)
    assert after.W[1].T.ravel().round(6).tolist() == [0.358916, 0.408666, 0.511301, 0.561370]
    assert after.W[0].T.ravel().round(6).tolist() == [0.149781, 0.199561, 0.249751, 0.299502]
    assert worked.run(after).loss == pytest.approx(0.291028, abs=5e-7)
    assert worked.run(worked.learn(net, biases=False, steps=10_000)).loss == pytest.approx(3.51e-5, rel=1e-3)


def test_forward_passes_a_b_c():
    a, b, c = (worked.run(worked.WORKED[name]) for name in list(worked.WORKED)[1:])
    assert a.z[0].tolist() == [-3, 2, 0, 7]
    assert a.a[0].round(6).tolist() == [0.047426, 0.880797, 0.5, 0.999089]
    assert (a.z[1][0].round(6), a.a[1][0].round(6)) == (0.571802, 0.639179)
    assert b.z[1].round(6).tolist() == [0.571802, 2.951549, -0.862710]
    assert b.a[1].round(6).tolist() == [0.083054, 0.897160, 0.019786]
    assert [z.tolist() for z in c.z] == [[79, -70, 9, -26], [38, 21, -96, -35], [0, 24, -54, 17], [3, -1, 1]]
    assert c.a[3].round(6).tolist() == [0.866813, 0.015876, 0.117310]


@pytest.mark.parametrize("name", list(worked.WORKED)[2:])
def test_gradients_are_those_of_the_library(name):
    net = worked.WORKED[name]
    layers = []
    for W, b in zip(net.W, net.b, strict=True):
        layers += [Dense(*W.shape, rng=0), net.hidden]
        layers[-2].W.value[:], layers[-2].b.value[:] = W, b
    model = Sequential(*layers[:-1])
    loss, dy = softmax_cross_entropy(model(net.x[None]), np.array([net.target.argmax()]))
    model.backward(dy)
    done = worked.run(net)
    assert done.loss == pytest.approx(loss)
    mine = np.concatenate([np.r_[dW.ravel(), db] for dW, db in zip(done.dw, done.db, strict=True)])
    np.testing.assert_allclose(mine, model.grad, atol=1e-12)


def test_every_step_of_every_network_is_drawn_and_says_its_numbers():
    explorer = live.NumberedNetwork()
    for preset in worked.WORKED:
        explorer.set(preset=preset)
        said = set()
        for _ in range(explorer.controls["step"].high):
            explorer.act("forward")
            said.add(explorer.says)
        assert len(said) == explorer.controls["step"].high
    assert "would bring the loss from" in explorer.says
    explorer.act("back")
    assert "dL/dz" in explorer.says


def test_numbers_can_be_edited_and_reset():
    explorer = live.NumberedNetwork().set(**{"W.0.0.0": 2, "x.0": 1, "b.0.0": 0}, step=1)
    assert "2·1 + 0.200000·0.100000 + 0 = 2.020000" in explorer.says
    explorer.act("train").act("reset")
    np.testing.assert_array_equal(explorer.network.W[0], worked.WORKED["2-2-2 that learns"].W[0])
    with pytest.raises(IndexError):
        explorer.set(**{"W.0.7.0": 1})


# --- descent --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("surface", surfaces.SURFACES.values(), ids=lambda surface: surface.name)
def test_gradients_of_the_surfaces(surface):
    points = np.random.default_rng(0).uniform(-2, 2, (20, 2))
    for axis, h in ((0, np.array([1e-6, 0])), (1, np.array([0, 1e-6]))):
        difference = (surface.f(points + h) - surface.f(points - h)) / 2e-6
        np.testing.assert_allclose(surface.gradient(points)[:, axis], difference, atol=1e-7)
    for minimum in surface.minimum:
        np.testing.assert_allclose(surface.gradient(np.array(minimum)), 0, atol=1e-9)


@pytest.mark.parametrize(
    ("make", "limit"), [(lambda rate: GradientDescent(lr=rate), 0.2), (lambda rate: Momentum(lr=rate), 0.38)]
)
def test_plain_descent_breaks_at_two_over_the_steepness_and_momentum_later(make, limit):
    valley = next(iter(surfaces.SURFACES.values()))
    size = [
        np.abs(race.descend(make(rate), valley, [-3.5, 1.5], 400)[-1]).max() for rate in (0.97 * limit, 1.03 * limit)
    ]
    assert size[0] < 0.01
    assert size[1] > 100


def test_on_the_ridge_all_racers_stop_at_the_saddle():
    explorer = live.OptimizerRace().set(surface="saddle", steps=200, log_rate=-1.0)
    for name in race.RACERS:
        explorer.set(**{name: True})
    ends = {
        name: race.descend(explorer.makers[name](0.1), surfaces.SURFACES["saddle"], [-2.5, 0.0], 200)
        for name in race.RACERS
    }
    assert all(path[-1][1] == 0 for path in ends.values())
    assert "GradientDescent 0.5;" in explorer.says
    assert "GradientDescent 0.5;" not in explorer.set(start=[-2.5, 0.1]).says


def test_on_the_parabola_a_half_jumps_for_ever_and_a_quarter_is_there_at_once():
    explorer = live.LearningRate().set(rate=0.25, steps=1)
    assert "to 0, loss" in explorer.says
    assert explorer.set(rate=0.5, steps=100).says.endswith("it does not fall.")
    assert explorer.set(rate=0.49).says.endswith("it falls.")
    assert explorer.set(rate=0.52).says.endswith("it diverges.")


def test_the_two_valleys_and_the_network():
    explorer = live.LearningRate().set(problem="two valleys", rate=0.05, steps=100, x=[0.1, 0])
    assert "to -1.484" in explorer.says
    assert "to 1.332" in explorer.set(x=[0.2, 0]).says
    explorer.set(problem=learning_rate.NETWORK, rate=8.0)
    assert "4 of 4 points right" in explorer.says
    assert "rises" in explorer.set(rate=10.0).says


# --- softmax, start weights, overfitting, neuron, activation --------------------------------------------------------


def test_temperature_is_a_division_and_shifts_do_nothing():
    z = np.array([2.0, 1, -1])
    np.testing.assert_allclose(softmax.softmax_at(2 * z, 1.0), softmax.softmax_at(z, 0.5))
    explorer = live.SoftmaxTemperature()
    before = explorer.says.split("probabilities")[1]
    assert explorer.act("up").says.split("probabilities")[1] == before
    assert softmax.softmax_at(np.array([1.0, 1000, 2]), 1.0).tolist() == [0, 1, 0]
    assert softmax.entropy(np.full(4, 0.25)) == 2
    assert "(0.5000, 0.5000, 0.0000)" in explorer.set(start="a tie (3, 3, 0)", log_t=-1.0).says


def test_a_layer_multiplies_the_spread_by_sd_times_root_of_width():
    A = spread.send(spread.INITIAL["N(0, sd 0.01)"], "tanh", 8, 100, rng=0)
    ratios = [b.std() / a.std() for a, b in pairwise(A)]
    assert np.mean(ratios) == pytest.approx(0.1, rel=0.05)
    kept = [spread.send(spread.INITIAL[name], "relu", 20, 100, rng=0)[-1].std() for name in ("Xavier", "He")]
    assert kept[0] < 0.01 < 0.3 < kept[1]


def test_a_wide_network_learns_the_noise_and_the_same_state_is_not_trained_twice():
    state = {"width": 30, "count": 12, "noise": 0.3, "log_strength": overfitting.OFF, "dropout": 0.0, "seed": 1}
    run = overfitting.train(**state)
    assert overfitting.train(**state) is run
    assert run.train_error[-1] < 0.01 < run.test_error[-1]
    assert run.test_error.min() < run.test_error[-1]
    many = overfitting.train(**{**state, "count": 60})
    assert many.test_error[-1] < run.test_error[-1]
    assert overfitting.train(**{**state, "log_strength": -1.0}).train_error[-1] > 0.09


def test_a_step_of_the_neuron_is_a_step_down_the_gradient():
    explorer = live.NeuronLine()
    w, b = explorer.w, explorer.b
    X, y = np.array(explorer.state["points"]), labels(8)
    dz = (sigmoid(X @ w + b) - y) / 8
    explorer.act("step")
    np.testing.assert_allclose(explorer.w, w - dz @ X)
    assert explorer.b == pytest.approx(b - dz.sum())
    for _ in range(10):
        explorer.act("step")
    assert "0 of 8 points on the wrong side" in explorer.says


def test_dragging_the_line_keeps_w():
    explorer = live.NeuronLine()
    w = explorer.w
    explorer.set(at=[2.0, 1.0])
    np.testing.assert_allclose(explorer.w, w)
    assert explorer.b == pytest.approx(-w @ [2.0, 1.0])
    explorer.set(at=[1.2, 1.6], tip=[1.2 + 1.5, 1.6 + 2])
    assert "w = (3.00, 4.00), length 5.00; b = -10.00. The line is 2.00 from the origin" in explorer.says
    explorer.act("flip")
    np.testing.assert_allclose(explorer.w, [-3, -4])


def test_the_steepest_sigmoid():
    assert "steepest slope shown is 1.0000" in live.ActivationPoint().set(slope=4.0, z=[0.0, 0.0]).says
