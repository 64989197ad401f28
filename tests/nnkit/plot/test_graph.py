"""The computational graph: gates, their numbers, and an order that can be computed."""

import pytest

from nnkit.plot import plot_graph

GATES = {"x": (), "y": (), "z": (), "q": ("+", "x", "y"), "f": ("*", "q", "z")}


def texts(ax):
    return [t.get_text() for t in ax.texts if t.get_text()]


def test_gates_with_values_and_gradients():
    ax = plot_graph(GATES, values={"x": -2, "q": 3}, gradients={"f": 1, "q": -4})
    assert sorted(texts(ax)) == sorted(["x", "y", "z", "+", "q", "*", "f", "-2", "3", "∂ 1", "∂ -4"])


def test_gates_stand_right_of_what_they_use():
    ax = plot_graph(GATES)
    place = {t.get_text(): t.get_position() for t in ax.texts if t.get_text()}
    assert place["x"][0] == place["y"][0] < place["q"][0] < place["f"][0]
    assert place["z"][0] == place["q"][0]  # a given number waits just before its gate
    assert len(set(place.values())) == len(place)


def test_what_is_refused():
    with pytest.raises(ValueError, match="gate 'q' uses 'y', which must be named before it"):
        plot_graph({"x": (), "q": ("+", "x", "y"), "y": ()})
    with pytest.raises(ValueError, match="no gate is named 'p'; the gates are x, y, z, q, f"):
        plot_graph(GATES, values={"p": 1})
