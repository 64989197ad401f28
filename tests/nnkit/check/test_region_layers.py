"""What the second layer of a region's network hears and needs, and a last neuron that stays quiet."""

import numpy as np
import pytest

from nnkit.check.judges import regions
from nnkit.check.judges.region_layers import ands, of_all_lines

OWN = np.repeat(np.eye(2), [4, 3], axis=0)  # seven lines: four of one polygon, three of the other
NEXT = np.roll(OWN, 1, axis=0)
FIRST = OWN.copy()
FIRST[:3, 1], FIRST[4:, 1] = 1.0, 0.0

LAYERS = [
    ("no neuron for each polygon", np.ones((7, 1)), [-6.5]),
    ("every neuron hears all lines", np.ones((7, 2)), [-3.5, -2.5]),
    ("the same lines twice", FIRST, [-3.5, -2.5]),
    ("an OR of lines", OWN, [-0.5, -0.5]),
    ("one bias for all", OWN, [-3.5, -3.5]),
    ("not all lines asked", OWN, [-3.5, -1.7]),
    ("on the fence or below", OWN, [-4.0, -3.0]),
    (None, OWN, [-3.5, -2.5]),
    (None, 2 * OWN, [-7.0, -5.0]),
    (None, -OWN, [3.5, 2.5]),
    (None, NEXT * np.array([1.0, 0.0]), [-3.5, -2.5]),  # one of them hears nothing
]


@pytest.mark.parametrize(("name", "W", "b"), LAYERS)
def test_the_slip_of_a_second_layer(name, W, b):
    found = ands(np.asarray(W), np.array(b), polygons=2)
    assert (found and found.name) == name


def test_of_a_hidden_network_no_number_is_said():
    said = ands(OWN, np.array([-3.5, -3.5]), polygons=2)
    assert "4" in said and not any(letter.isdigit() for letter in said.of_hidden())


@pytest.mark.parametrize(
    ("b", "name"), [(-3.0, "on the fence"), (-3 - 1e-13, "on the fence"), (-3.4, "bias too low"), (-2.5, None)]
)
def test_a_last_neuron_that_stays_quiet_where_all_lines_fire(b, name):
    found = of_all_lines(np.ones(3), b)
    assert (found and found.name) == name


SQUARE = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
LINES = np.array([[0.0, -1, 0, 1], [1, 0, -1, 0]]), np.array([0.0, 1, 1, 0])
FAR = SQUARE + 5
SIDES = np.hstack([LINES[0], LINES[0]]), np.r_[LINES[1], LINES[1] - 5 * LINES[0].sum(axis=0)]


def test_a_network_is_told_so():
    both = [SQUARE, FAR]
    halves = np.repeat(np.eye(2), 4, axis=0)
    for W2, b2, name in (
        (halves, [-0.5, -0.5], "an OR of lines"),
        (np.ones((8, 2)), [-3.5, -3.5], "every neuron hears all lines"),
        (halves, [-4.0, -4.0], "on the fence or below"),
    ):
        said = regions.region(([SIDES[0], W2, np.ones((2, 1))], [SIDES[1], np.array(b2), np.array([-0.5])]), both)
        assert said.name == name
    right = ([SIDES[0], halves, np.ones((2, 1))], [SIDES[1], np.array([-3.5, -3.5]), np.array([-0.5])])
    assert regions.region(right, both) is None
    assert regions.convex((*LINES, np.ones(4), -4.0), SQUARE).name == "on the fence"
    everywhere = regions.convex((*LINES, np.ones(4), 0.5), SQUARE)
    assert everywhere.startswith("it fires everywhere, for at every point")
    without_lines = regions.convex((LINES[0], LINES[1] - 90, np.ones(4), 0.5), SQUARE)
    assert without_lines.startswith("it fires everywhere, also where no neuron before the last one does")
