"""The explorer of the decision line: its picture's words, and every control."""

import pytest

from nnkit.widgets import neuron_line
from nnkit.widgets.neuron_line import POINTS, draw_neuron_line


def test_doubling_keeps_the_line_and_halves_the_band():
    _, once = draw_neuron_line(1.0, 1.6, -11.2)
    _, twice = draw_neuron_line(2.0, 3.2, -22.4)
    assert "2 of 40 points are on the wrong side" in once and "2 of 40 points are on the wrong side" in twice
    assert "it is 2.33 across" in once and "it is 1.16 across" in twice
    assert "points at 58 degrees" in once and "points at 58 degrees" in twice


def test_no_weights_no_line():
    _, words = draw_neuron_line(0.0, 0.0, 1.0)
    assert "no line: the answer is a = 0.73 everywhere" in words


def test_xor_gets_three_of_four_and_no_more():
    wrong = [
        int(draw_neuron_line(w1, w2, b, points="xor")[1].split(" of 4 points")[0].split()[-1])
        for w1, w2, b in [(1, 1, -0.5), (-1, -1, 1.5), (1, 1, -1.5), (2, -1, -0.5), (0.5, 1, -0.75), (1, -1, 0.5)]
    ]
    assert min(wrong) == 1


@pytest.mark.parametrize("points", POINTS)
def test_every_control_redraws(points):
    explorer = neuron_line(points)
    for name, value in [("w1", 2.0), ("w2", -1.5), ("b", 0.7), ("w1", 0.0), ("w2", 0.0), ("b", -4.0)]:
        before = explorer.picture.value
        explorer.set(**{name: value})
        assert explorer.picture.value != before, name
        assert explorer.picture.value.startswith("<img alt="), name


def test_unknown_points_are_refused():
    with pytest.raises(ValueError, match="points must be one of exam, xor, rings; got 'moons'"):
        neuron_line("moons")
