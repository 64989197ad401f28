"""Points, regions and lines: drawn where the numbers say."""

import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import rgb_to_hsv, to_hex, to_rgb
from numpy.testing import assert_allclose, assert_array_equal

import nnkit.widgets
from nnkit.plot import plot_decision, plot_line, plot_points
from nnkit.plot.style import BLUE, INK, ORANGE

X = np.array([[0.0, 0], [1, 1], [1, 0], [0, 1]])
Y = np.array([0, 0, 1, 1])


def test_each_class_is_its_own_collection_with_its_own_marker():
    ax = plot_points(X, Y, names=["no", "yes"])
    no, yes = ax.collections
    assert_array_equal(no.get_offsets(), X[Y == 0])
    assert_array_equal(yes.get_offsets(), X[Y == 1])
    assert len(no.get_paths()[0].vertices) != len(yes.get_paths()[0].vertices)  # square and circle
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["no", "yes"]


def colours(collection):
    return to_hex(collection.get_facecolor()[0]).upper()


def test_class_0_is_orange_and_class_1_blue_wherever_they_are_drawn():
    assert [colours(c) for c in plot_points(X, Y).collections] == [ORANGE, BLUE]
    (alone,) = plot_points(X[Y == 1], Y[Y == 1]).collections
    assert colours(alone) == BLUE
    regions = plot_decision(Threshold(), X, Y).collections[0]
    assert [to_hex(color).upper() for color in regions.get_facecolor()] == [ORANGE, BLUE]
    words = plot_points(X, np.array(["no", "no", "yes", "yes"])).collections
    assert [colours(c) for c in words] == [ORANGE, BLUE]


def hue(color):
    return 360 * rgb_to_hsv(to_rgb(color))[0]


@pytest.mark.parametrize(("token", "color"), [("--nnk-class-1", BLUE), ("--nnk-class-0", ORANGE)])
def test_the_explorers_draw_the_classes_in_the_same_colours(token, color):
    """In a shade that has contrast enough in each theme."""
    static = Path(nnkit.widgets.__file__).parent / "labextensions" / "nnkit" / "static"
    (shades,) = re.findall(rf"{token}: light-dark\((#\w{{6}}), (#\w{{6}})\);", (static / "shared.css").read_text())
    assert all(abs(hue(shade) - hue(color)) < 10 for shade in shades)


def test_points_without_classes_are_in_ink():
    (points,) = plot_points(X).collections
    assert to_hex(points.get_facecolor()[0]) == INK


class Threshold:
    def predict(self, P):
        return (P[:, 0] > 0.4).astype(int)


@pytest.mark.parametrize(
    ("model", "level"),
    [
        (Threshold(), 0.5),
        (lambda P: P[:, 0] > 0.4, 0.5),
        (lambda P: P[:, 0], 0.4),  # a score (m,)
        (lambda P: P[:, :1], 0.4),  # a score (m, 1)
        (lambda P: np.column_stack([0.8 - P[:, 0], P[:, 0]]), 0.5),  # a score for each class
    ],
)
def test_the_boundary_is_where_the_model_changes_its_mind(model, level):
    ax = plot_decision(model, X, Y, level=level)
    boundary = np.concatenate([path.vertices for path in ax.collections[1].get_paths()])
    assert_allclose(boundary[:, 0], 0.4, atol=0.01)


def test_one_class_everywhere_has_no_boundary():
    ax = plot_decision(lambda P: np.zeros(len(P), int), X)
    assert len(ax.collections) == 2  # the region and the points


def test_decision_of_the_wrong_shape():
    with pytest.raises(ValueError, match=r"must return shape \(25,\), \(25, 1\) or \(25, k\); got \(\)"):
        plot_decision(lambda P: np.array(3.0), X, resolution=5)
    with pytest.raises(TypeError, match="predict method or be a function; got int"):
        plot_decision(3, X)


def test_line_is_where_the_neuron_is_undecided_and_the_arrow_is_normal_to_it():
    w, b = np.array([0.5, -0.25]), 0.3
    ax = plot_line(w, b)
    ends = ax.lines[0].get_xydata()
    assert_allclose(ends @ w + b, 0, atol=1e-12)
    arrow = ax.texts[0]
    foot, tip = np.array(arrow.xyann), np.array(arrow.xy)
    assert_allclose(foot @ w + b, 0, atol=1e-12)
    assert_allclose(tip - foot, w)


def test_long_normal_vector_is_shortened_and_says_so():
    ax = plot_line([30, 0], 0)
    tip = np.array(ax.texts[0].xy)
    assert 0 < tip[0] < 2 and tip[1] == 0
    assert "of its length" in ax.texts[1].get_text()


def test_line_without_weights_says_what_the_neuron_answers():
    assert "no line, the answer is yes" in plot_line([0, 0], 1).texts[0].get_text()
    with pytest.raises(ValueError, match=r"two entries.*\(3,\)"):
        plot_line([1, 2, 3], 0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plot_points(np.zeros((3, 3))), r"shape \(n, 2\) with n > 0; got \(3, 3\)"),
        (lambda: plot_points(np.zeros((0, 2))), r"got \(0, 2\)"),
        (lambda: plot_points(X, Y[:3]), "each of the 4 points"),
    ],
)
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
