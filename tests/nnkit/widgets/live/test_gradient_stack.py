import numpy as np
import pytest

from nnkit.widgets.live.gradient_stack import WIDTH, GradientStack, draw_stack, send_gradient


def test_the_identity_only_multiplies_by_the_weights():
    once, twice = send_gradient("identity", 4, 1.0, 0.0), send_gradient("identity", 4, 2.0, 0.0)
    np.testing.assert_allclose(twice.left, once.left * 2.0 ** np.arange(4, 0, -1))
    assert 0.5 < once.left[0] < 2
    assert not once.flat.any()


def test_sigmoids_lose_at_least_three_quarters_a_layer_of_what_the_weights_pass():
    identity, sigmoid = (send_gradient(name, 6, 1.0, 0.0).left for name in ("identity", "sigmoid"))
    assert (sigmoid <= 1.2 * identity * 0.25 ** np.arange(6, 0, -1)).all()


def test_dead_relus_pass_nothing():
    stack = send_gradient("relu", 5, 1.0, -100.0)
    assert stack.dead.tolist() == stack.flat.tolist() == [1] * 5
    assert stack.left.tolist() == [0] * 5


def test_the_same_seed_gives_the_same_stack():
    first, second, other = (send_gradient("tanh", 3, 1.0, 0.0, rng=seed).left for seed in (5, 5, 6))
    assert first.tolist() == second.tolist() != other.tolist()


@pytest.mark.parametrize("state", [("relu", 1, 0.1, 3.0), ("relu", 30, 6.0, 0.0), ("sigmoid", 30, 0.1, -3.0)])
def test_extremes_are_drawn_and_described(state):
    panels, says = draw_stack(*state)
    assert f"{state[1]} layers of {WIDTH} {state[0]} neurons" in says
    assert len(panels) == 2


def test_what_leaves_the_picture_is_told_in_it():
    words = [mark["text"] for mark in draw_stack("sigmoid", 30, 0.1, -3.0)[0][0]["marks"] if mark["kind"] == "text"]
    assert words == ["triangle: less than 1e-12"]
    words = [mark["text"] for mark in draw_stack("relu", 30, 6.0, 0.0)[0][0]["marks"] if mark["kind"] == "text"]
    assert words == ["triangle: more than 1e4"]


def test_begins_with_the_activation_asked_for():
    assert "10 layers of 40 tanh neurons" in GradientStack("tanh").says
    with pytest.raises(ValueError, match="activation must be one of"):
        GradientStack("softmax")
