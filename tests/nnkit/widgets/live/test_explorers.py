"""The numbers that the explorers show, against formulas and against what the gallery says."""

import asyncio
from itertools import pairwise

import numpy as np
import pytest

from nnkit.activations import sigmoid
from nnkit.layers import Dense
from nnkit.losses import softmax_cross_entropy
from nnkit.model import Sequential
from nnkit.optim import GradientDescent, Momentum
from nnkit.widgets import live
from nnkit.widgets.live import (
    activation_point,
    descent,
    hinges,
    learning_rate,
    overfitting,
    race,
    regions,
    softmax,
    spread,
    surfaces,
    worked,
)

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


def test_numbers_are_written_as_in_the_lessons_and_zero_has_no_sign():
    assert [worked.number(v) for v in (0.6391786, 3.0, -0.0, np.inf)] == ["0.639179", "3", "0", "inf"]


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
    assert overfitting.training(**state) is overfitting.training(**state)
    run = overfitting.training(**state).advance()
    assert run.train_error[-1] < 0.01 < run.test_error[-1]
    assert run.test_error.min() < run.test_error[-1]
    many = overfitting.training(**{**state, "count": 60}).advance()
    assert many.test_error[-1] < run.test_error[-1]
    assert overfitting.training(**{**state, "log_strength": -1.0}).advance().train_error[-1] > 0.09


def test_a_training_in_bits_is_the_same_training():
    state = (8, 12, 0.3, -3.0, 0.2, 5)
    whole, bits = overfitting.Training(*state), overfitting.Training(*state)
    records = []
    while not bits.is_finished:
        records.append(len(bits.advance(until=0).curves))
    assert records == list(range(1, 102))
    np.testing.assert_array_equal(bits.advance().curves, whole.advance().curves)


def test_a_hand_sees_the_training_as_it_goes_and_python_its_end():
    async def move():
        explorer.hand = {"serial": 1, "values": {"width": 39}}
        first = explorer.says
        assert explorer.unfinished and "epochs so far" in first
        while explorer.unfinished:
            await asyncio.sleep(0.01)
        return first

    explorer = live.Overfitting()
    assert not explorer.unfinished
    first = asyncio.run(move())
    assert explorer.says.startswith("After 1200 epochs: error")
    assert explorer.says != first and explorer.scene["serial"] == 1
    assert explorer.set(width=38).says.startswith("After 1200 epochs: error")


def test_a_step_of_the_neuron_is_a_step_down_the_gradient():
    explorer = live.NeuronLine()
    w, b = explorer.w, explorer.b
    X, y = explorer.plane.X, explorer.plane.y
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


def test_three_sliders_set_the_neuron_and_the_handles_follow():
    explorer = live.NeuronLine("exam")
    once = explorer.set(w1=1.0, w2=1.6, b=-11.2).says
    twice = explorer.set(w1=2.0, w2=3.2, b=-22.4).says
    assert "2 of 40 points on the wrong side" in once and "2 of 40 points on the wrong side" in twice
    assert "it is 2.33 across" in once and "it is 1.16 across" in twice
    at = explorer.state["at"]
    assert explorer.w @ at + explorer.b == pytest.approx(0, abs=1e-4)
    assert 2.5 <= at[0] <= 10.5 and -0.75 <= at[1] <= 7.25
    explorer.set(b=-20.0)
    assert explorer.w @ explorer.state["at"] + explorer.b == pytest.approx(0, abs=1e-4)


def test_without_weights_there_is_no_line():
    explorer = live.NeuronLine().set(w1=0, w2=0, b=1)
    assert "There is no line: the answer is 0.73 everywhere" in explorer.says
    names = [handle["name"] for handle in explorer.scene["panels"][0]["handles"]]
    assert "at" not in names and "points.0" in names
    explorer.set(w2=-1)
    assert "There is no line" not in explorer.says


def test_xor_gets_three_of_four_and_no_more():
    explorer = live.NeuronLine("XOR")
    grid = np.arange(-3, 3.1, 0.5)
    X, y = explorer.plane.X, explorer.plane.y
    w1, w2, b = (v.ravel() for v in np.meshgrid(grid, grid, grid + 0.25))
    wrong = ((X @ np.array([w1, w2]) + b > 0) != (y == 1)[:, None]).sum(axis=0)
    assert wrong.min() == 1
    best = int(wrong.argmin())
    says = explorer.set(w1=float(w1[best]), w2=float(w2[best]), b=float(b[best])).says
    assert "1 of 4 points on the wrong side" in says


def test_the_hand_in_the_browser_moves_the_tip():
    explorer = live.NeuronLine()
    at = explorer.state["at"]
    explorer.hand = {"serial": 1, "values": {"tip": [at[0] + 1, at[1] + 0.5]}}
    np.testing.assert_allclose(explorer.w, [2, 1])


def test_unknown_points_are_refused():
    with pytest.raises(ValueError, match="data must be one of two groups, overlapping, XOR, exam; got 'moons'"):
        live.NeuronLine("moons")


def uphill(losses):
    return int((np.diff(losses) > 1e-9).sum())


def test_a_neurons_rate_is_too_small_right_and_too_large():
    assert "from 2.388 to 0.872; 0 of the steps go uphill" in live.NeuronDescent().says
    for rate in (0.5, 1, 5, 10):
        losses = descent.descend(rate, 40)[1]
        assert round(losses[-1], 3) == 0.272 and uphill(losses[5:]) == 0
    assert uphill(descent.descend(20, 40)[1]) > 5
    assert uphill(descent.descend(30, 40)[1]) > 5
    assert uphill(descent.descend(1, 40, descent.RAW)[1]) > 5
    assert uphill(descent.descend(1, 40, descent.CENTRED)[1]) == 0


def test_a_neurons_first_step_goes_against_a_measured_slope():
    path, losses = descent.descend(1e-6, 1, start=(0.3, -0.7))
    step = path[1] - path[0]
    assert path[0].tolist() == [0.3, -0.7]
    assert losses[1] - losses[0] == pytest.approx(-(step @ step) / 1e-6, rel=1e-4)


def test_the_landscape_is_the_loss_at_its_points():
    _, losses = descent.descend(0.1, 0, descent.RAW, start=(-2.5, 3.0))
    assert descent.landscape(descent.RAW)[-1, 0] == pytest.approx(losses[0])


@pytest.mark.parametrize(("low", "high"), [(0, 39.25), (6e-6, 6.76), (0.7, 2.5)])
def test_a_map_has_round_heights_between_its_lowest_and_highest(low, high):
    heights = surfaces.height_levels(low, high)
    assert 6 <= len(heights) <= 10
    assert heights == sorted(heights) and low < heights[0] and heights[-1] < high
    assert all(float(f"{v:.1e}") == pytest.approx(v) for v in heights)
    mark = surfaces.height_map(np.array([[low, high], [low, (low + high) / 2]]))
    assert [float(name) for _, _, name in mark["levels"]] == pytest.approx(heights)
    assert [level for level, _, _ in mark["levels"]] == sorted((level for level, _, _ in mark["levels"]), reverse=True)


@pytest.mark.parametrize("name", activation_point.LIBRARY)
def test_value_and_slope_of_every_activation(name):
    more = (0.1,) if name in ("leaky_relu", "elu") else ()
    value, slope = (float(f(np.array([-1.5]), *more)[0]) for f in activation_point.LIBRARY[name])
    says = live.ActivationPoint().set(function=name, z=[-1.5, 0.0]).says
    assert f"at z = -1.50 the value is {value:.4f} and the slope {slope:.4f};" in says


def test_stretching_and_shifting_follow_the_chain_rule():
    value = 1.5 * sigmoid(-2 * (1 - 0.5))
    slope = 1.5 * -2 * sigmoid(-1.0) * (1 - sigmoid(-1.0))
    says = live.ActivationPoint().set(slope=-2.0, shift=0.5, scale=1.5).says
    assert f"the value is {value:.4f} and the slope {slope:.4f}" in says


def test_own_activations_come_first_and_may_be_unwritten_or_wrong():
    def unwritten(z):
        raise NotImplementedError

    def mine(z, eps):
        return eps * z

    def slope_of_mine(z, eps):
        return eps + 0 * z

    own = {"todo": (unwritten, unwritten), "my line": (mine, slope_of_mine), "my max": (lambda z: max(0, z), mine)}
    explorer = live.ActivationPoint(own=own)
    assert explorer.controls["function"].options[:3] == ["todo", "my line", "my max"]
    assert explorer.says.startswith("todo or its derivative is not written yet")
    assert explorer.error is None
    with pytest.raises(ValueError, match="The truth value"):
        explorer.set(function="my max")
    assert "lambda z: max(0, z)" in explorer.scene["problem"]
    assert "the value is 1.0000 and the slope 0.5000" in explorer.set(function="my line", eps=0.5, z=[2.0, 0.0]).says


def test_the_steepest_sigmoid():
    assert "steepest slope shown is 1.0000" in live.ActivationPoint().set(slope=4.0, z=[0.0, 0.0]).says
