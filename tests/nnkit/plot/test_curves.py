"""What the plots of functions and records put into the axes."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnkit.activations import silu, silu_derivative
from nnkit.plot import figure, plot_activation, plot_curves, plot_histograms


def labels(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_activation_and_derivative_are_the_functions_values():
    ax = plot_activation("silu", low=-3, high=2)
    value, slope = ax.lines
    z = value.get_xdata()
    assert (z[0], z[-1]) == (-3, 2)
    assert_allclose(value.get_ydata(), silu(z))
    assert_allclose(slope.get_ydata(), silu_derivative(z))
    assert value.get_linestyle() != slope.get_linestyle()
    assert labels(ax) == ["silu", "derivative"]


def test_activation_marks_a_point_with_its_tangent():
    ax = plot_activation(np.square, lambda z: 2 * z, at=3)
    assert labels(ax)[-1] == "f(3) = 9, slope 6"
    (x0, x1), (y0, y1) = ax.lines[2].get_data()
    assert_allclose((y1 - y0) / (x1 - x0), 6)


def test_activation_draws_into_the_axes_it_is_given():
    ax = figure().axes[0]
    assert plot_activation(np.sin, ax=ax) is ax and len(ax.lines) == 1
    with pytest.raises(ValueError, match="low must be less than high"):
        plot_activation("relu", low=1, high=1)


def test_curves_differ_by_more_than_colour():
    ax = plot_curves({"train": [3.0, 2, 1], "validation": [3.0, 2.5, 2.4]}, best=2, log=True)
    train, validation, best = ax.lines
    assert_array_equal(train.get_xdata(), [1, 2, 3])
    assert_array_equal(validation.get_ydata(), [3, 2.5, 2.4])
    assert train.get_linestyle() != validation.get_linestyle() and train.get_marker() != validation.get_marker()
    assert list(best.get_xdata()) == [3, 3] and ax.get_yscale() == "log"
    assert labels(ax) == ["train", "validation", "best"]


def test_curves_with_wrong_x():
    with pytest.raises(ValueError, match="'train' has 3 values, but x has 2"):
        plot_curves({"train": [3, 2, 1]}, x=[0, 1])


def test_histograms_state_mean_and_spread_and_take_constant_groups():
    ax = plot_histograms({"layer 1": np.array([-1.0, 1.0]), "layer 2": np.zeros(5)})
    assert labels(ax) == ["layer 1: mean 0, sd 1", "layer 2: mean 0, sd 0"]
    plot_histograms({"zeros": np.zeros(4)})
