"""A curve as the outline of a shape, upright or turned."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit.plot import plot_silhouette

X = np.linspace(0, 4, 9)
Y = np.sin(X)


def test_the_outline_is_the_curve_and_the_fill_reaches_the_floor():
    ax = plot_silhouette(X, Y, floor=-2)
    assert_allclose(ax.lines[0].get_xydata(), np.column_stack([X, Y]))
    filled = ax.collections[0].get_paths()[0].vertices
    assert filled[:, 1].min() == -2
    assert filled[:, 1].max() == pytest.approx(Y.max())
    assert ax.get_aspect() == 1


def test_turned_it_runs_down_and_looks_to_the_right():
    ax = plot_silhouette(X, Y, knots=(X[::4], Y[::4]), turned=True)
    outline, knots = ax.lines
    assert_allclose(outline.get_xydata(), np.column_stack([Y, -X]))
    assert_allclose(knots.get_xydata(), np.column_stack([Y[::4], -X[::4]]))


def test_pictures_with_one_floor_and_ceiling_have_one_scale():
    low, high = (plot_silhouette(X, scale * Y, floor=-2, ceiling=2) for scale in (0.1, 1.5))
    assert low.get_ylim() == high.get_ylim()


def test_the_target_is_told_apart_by_its_line():
    outline, target = plot_silhouette(X, Y, target=Y + 1).lines
    assert outline.get_linestyle() != target.get_linestyle()


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"of one length; got \(9,\), \[\(8,\)\]"):
        plot_silhouette(X, Y[1:])
