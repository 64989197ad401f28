"""A function of two variables as a relief."""

import numpy as np
import pytest

from nnkit.plot import figure, figure_html, plot_relief, show, space_figure

A, B = np.linspace(-2, 2, 21), np.linspace(0, 1, 11)
HILL = np.exp(-(A[None, :] ** 2) - B[:, None] ** 2)


def test_the_relief_spans_the_plane_and_the_heights():
    ax = plot_relief(A, B, HILL, title="a hill")
    for limits, values in zip((ax.get_xlim(), ax.get_ylim(), ax.get_zlim()), (A, B, HILL), strict=True):
        assert limits[0] <= values.min() < values.max() <= limits[1]
    assert ax.get_title() == "a hill"
    assert figure_html(ax.figure, "a hill in the plane")


def test_several_stand_side_by_side(capsys):
    fig = space_figure(3)
    for ax in fig.axes:
        assert plot_relief(A, B, HILL, ax=ax) is ax
    show(fig, alt="three hills side by side")
    assert "three hills" in capsys.readouterr().out


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"\(11, 21\); got \(21, 11\)"):
        plot_relief(A, B, HILL.T)
    with pytest.raises(ValueError, match="three-dimensional"):
        plot_relief(A, B, HILL, ax=figure().axes[0])
