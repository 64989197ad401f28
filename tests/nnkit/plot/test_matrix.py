"""A matrix shows each number in its cell with its sign, bars stand where their numbers are."""

import numpy as np
import pytest

from nnkit.plot import figure, figure_html, plot_bars, plot_matrix


def cells(ax):
    return {(x, round(y)): text.get_text() for text in ax.texts for x, y in [text.get_position()]}


def test_every_number_stands_in_its_cell_and_a_sign_is_seen_without_colour():
    ax = plot_matrix([[0.1154, -0.0138, 0], [-0.0001, 2, 0.5]], rows=["a", "b"], columns=["x", "y", "z"], title="J")
    assert cells(ax) == {
        (0, 0): "0.115", (1, 0): "-0.014", (2, 0): "0", (0, 1): "0.000", (1, 1): "2", (2, 1): "0.500",
    }  # fmt: skip
    assert [patch.get_hatch() for patch in ax.patches] == [None, "/////", "/////", None, None]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["x", "y", "z"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["a", "b"]
    assert ax.get_title() == "J"
    assert figure_html(ax.figure, "a matrix")


def test_a_common_limit_makes_matrices_comparable():
    left, right = (plot_matrix([[v]], limit=2.0).patches[0].get_width() for v in (0.5, 2.0))
    alone = plot_matrix([[0.5]]).patches[0].get_width()
    assert left == right / 4 and right == alone
    assert len(plot_matrix(np.zeros((2, 1))).patches) == 0  # no bars, nothing divided by 0


def test_bars_of_one_series_and_of_two():
    ax = plot_bars([3, -1, 0.25], ["cat", "dog", "bird"], ylabel="logit", title="z", ax=figure().axes[0])
    assert [bar.get_height() for bar in ax.patches] == [3, -1, 0.25]
    assert [text.get_text() for text in ax.texts] == ["3", "-1", "0.250"]
    assert (ax.get_ylabel(), ax.get_title()) == ("logit", "z") and ax.get_legend() is None
    two = plot_bars({"sure": [0.9, 0.5], "right": [0.8, 0.75]}, ["few", "many"], digits=2)
    first, second = two.patches[:2], two.patches[2:]
    assert [bar.get_height() for bar in second] == [0.8, 0.75]
    assert all(a.get_x() + a.get_width() <= b.get_x() + 0.05 for a, b in zip(first, second, strict=True))
    assert first[0].get_hatch() != second[0].get_hatch()
    assert [t.get_text() for t in two.get_legend().get_texts()] == ["sure", "right"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plot_matrix([1.0, 2]), r"shape \(m, n\)"),
        (lambda: plot_matrix([[1.0, 2]], columns=["x"]), "columns must name 2"),
        (lambda: plot_bars([1, 2], ["one"]), "2 bars for 1 names"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
