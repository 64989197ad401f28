import numpy as np
import pytest

from nnkit.plot import describe_activations, describe_bars, describe_curves, describe_matrices


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([1.0, 2.0, 3.0], "y: a straight line from 1 at x = 1 to 3 at 3."),
        ([2.0, 2.0, 2.0], "y: a straight line from 2 at x = 1 to 2 at 3."),
        ([1.0, 2.0, 4.0], "y: from 1 at x = 1 to 4 at 3, rising all the way."),
        ([4.0, 2.0, 1.0], "y: from 4 at x = 1 to 1 at 3, falling all the way."),
        ([0.0, 0.0, 1.0], "y: from 0 at x = 1 to 1 at 3, never falling."),
        ([0.0, 2.0, 1.0, 3.0], "y: from 0 at x = 1 to 3 at 4; it turns 2 times, lowest 0 at 1, highest 3 at 4."),
    ],
)
def test_a_curve_in_words(y, words):
    assert describe_curves({"y": y}) == words


def test_rounding_is_no_turn():
    ones = [1.0, 1 + 3e-16, 1 - 2e-16, 1.0]
    assert describe_curves({"y": ones}) == "y: a straight line from 1 at x = 1 to 1 at 4."


def test_positions_are_those_of_x_and_every_curve_is_told():
    x = np.array([-1.0, 0.0, 3.0])
    told = describe_curves({"a": 2 * x, "b": x**2}, x=x, xlabel="z")
    a, b = told.split(" b: ")
    assert a == "a: a straight line from -2 at z = -1 to 6 at 3."
    assert b == "from 1 at z = -1 to 9 at 3; it turns once, lowest 0 at 0, highest 9 at 3."


def test_the_dip_of_silu_is_told():
    assert "silu: value from -0.278 at z = -1.27 to" in describe_activations(["relu", "silu"], high=2)


def test_every_number_of_a_matrix_and_of_bars_is_told():
    told = describe_matrices({"P": np.array([[0.5, -0.25, 0], [1e-5, 2, 1]]), "Y": [[1]]})
    assert told == "P, 2 by 3: 0.500, -0.250, 0; 0.000, 2, 1. Y, 1 by 1: 1."
    assert describe_bars({"sure": [0.9, 0.5], "right": [0.8, 1]}, ["few", "many"], digits=1) == (
        "sure: few 0.9, many 0.5. right: few 0.8, many 1."
    )
    with pytest.raises(ValueError, match="zip"):
        describe_bars({"sure": [0.9]}, ["few", "many"])
