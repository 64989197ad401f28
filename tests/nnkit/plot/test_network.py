"""Drawings of networks carry the numbers that they are given."""

import numpy as np
import pytest

from nnkit import Conv2d, Dense, Sequential
from nnkit.plot import plot_model, plot_network


def texts(ax):
    return [t.get_text() for t in ax.texts if t.get_text()]


def test_numbers_names_and_titles_are_written():
    ax = plot_network(
        [2, 1], weights=[[[0.5], [-2]]], biases=[[0.25]], values=[[1, 3], [-5.25]],
        names=[["hours slept", "hours studied"], ["z"]], titles=["input", "neuron"],
    )  # fmt: skip
    assert set(texts(ax)) == {
        "0.5", "-2", "b = 0.25", "1", "3", "-5.25", "hours slept", "hours studied", "z", "input", "neuron",
    }  # fmt: skip


def test_sign_is_shown_by_line_style_and_size_by_width():
    positive, negative = plot_network([2, 1], weights=[[[0.5], [-2]]]).lines
    assert positive.get_linestyle() == "-" and negative.get_linestyle() == "--"
    assert positive.get_linewidth() < negative.get_linewidth()


def test_one_edge_for_each_weight_and_one_shape_for_each_neuron():
    ax = plot_network([3, 4, 2])
    assert len(ax.lines) == 3 * 4 + 4 * 2 and len(ax.patches) == 9


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sizes": [3]}, "at least two layers"),
        ({"sizes": [2, 1], "weights": [np.zeros((1, 2))]}, r"shapes \[\(2, 1\)\]; got \[\(1, 2\)\]. Transpose each."),
        ({"sizes": [2, 1], "biases": [np.zeros(2)]}, r"biases must have the shapes \[\(1,\)\]"),
        ({"sizes": [2, 1], "values": [np.zeros(2)]}, "values must have the shapes"),
    ],
)
def test_what_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        plot_network(**arguments)


def test_a_model_with_its_values():
    model = Sequential(Dense(2, 2, rng=0), "relu", Dense(2, 1, rng=1))
    model.layers[0].W.value, model.layers[0].b.value = [[1, -1], [2, 1]], [0.5, 0.5]
    model.layers[2].W.value, model.layers[2].b.value = [[3], [7]], [-4]
    ax = plot_model(model, [1, 1])
    assert set(texts(ax)) == {"1", "-1", "2", "3", "7", "b = 0.5", "b = -4", "3.5", "0.5", "10"}
    assert {"3.5", "0.5", "10"}.isdisjoint(texts(plot_model(model)))
    with pytest.raises(ValueError, match=r"only Dense layers.*got Conv2d"):
        plot_model(Sequential(Conv2d(1, 1, 2, rng=0)))
