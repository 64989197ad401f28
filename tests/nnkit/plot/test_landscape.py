"""Height lines with paths, and sums of ReLUs."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit.plot import plot_landscape, plot_relu_approximation, plot_surface

A, B = np.linspace(-2, 2, 21), np.linspace(-1, 1, 11)
BOWL = A[None, :] ** 2 + 4 * B[:, None] ** 2 + 0.1


def test_height_lines_are_where_the_function_has_that_height():
    ax = plot_landscape(A, B, BOWL)
    lines = ax.collections[0]
    for height, path in zip(lines.levels, lines.get_paths(), strict=True):
        if len(path.vertices):
            x, y = path.vertices.T
            assert_allclose(x**2 + 4 * y**2 + 0.1, height, atol=0.05)


def test_paths_differ_by_line_style_and_show_their_start():
    paths = {"plain": [(1.5, 0.5), (1, 0.2)], "momentum": [(1.5, 0.5), (0.5, -0.2), (0, 0)]}
    ax = plot_landscape(A, B, BOWL, paths=paths)
    plain, start, momentum, _ = ax.lines
    assert_allclose(plain.get_xydata(), paths["plain"])
    assert_allclose(start.get_xydata(), [(1.5, 0.5)])
    assert plain.get_linestyle() != momentum.get_linestyle()
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["plain", "momentum"]


def test_a_saddle_has_negative_heights_too():
    heights = plot_landscape(A, B, A[None] ** 2 - B[:, None] ** 2).collections[0].levels
    assert heights.min() < 0 < heights.max()


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"\(11, 21\); got \(21, 11\)"):
        plot_landscape(A, B, BOWL.T)
    with pytest.raises(ValueError, match="two different finite numbers"):
        plot_landscape(A, B, np.full_like(BOWL, np.nan))


def test_relu_approximation_states_its_error():
    knots = np.linspace(0, 2 * np.pi, 11)
    ax = plot_relu_approximation(np.sin, knots)
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["each ReLU", "f", "sum, off by at most 0.0489"]
    pieces = [line for line in ax.lines if line.get_linestyle() == ":"]
    assert len(pieces) == 10
    total = sum(line.get_ydata() for line in pieces)
    assert_allclose(total, ax.lines[11].get_ydata(), atol=1e-12)  # sin(0) = 0: no constant
    with pytest.raises(ValueError, match="each larger than the one before"):
        plot_relu_approximation(np.sin, knots[::-1])


def test_a_relief_has_the_values_as_its_heights():
    ax = plot_surface(A, B, BOWL, zlabel="height")
    assert ax.name == "3d"
    assert ax.get_zlabel() == "height"
    low, high = ax.get_zlim()
    assert low <= BOWL.min() and BOWL.max() <= high
    with pytest.raises(ValueError, match=r"\(11, 21\); got \(21, 11\)"):
        plot_surface(A, B, BOWL.T)
    with pytest.raises(ValueError, match="three-dimensional axes"):
        plot_surface(A, B, BOWL, ax=plot_landscape(A, B, BOWL))
