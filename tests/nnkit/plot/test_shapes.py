"""Matrix products as rectangles."""

import pytest
from matplotlib.patches import Rectangle

from nnkit.plot import plot_shapes

ROW = [("X", "n", "d"), "@", ("W", "d", "k"), "=", ("Z", "n", "k")]


def test_sides_are_as_long_as_their_axes():
    ax = plot_shapes([ROW], {"n": 6, "d": 3, "k": 2})
    X, W, Z = [p for p in ax.patches if isinstance(p, Rectangle)]
    assert X.get_height() == Z.get_height() == 2 * X.get_width() == pytest.approx(3 * W.get_width())
    assert W.get_height() == X.get_width()
    assert [bool(p.get_hatch()) for p in (X, W, Z)] == [False, False, True]
    assert {"X", "W", "Z", "n", "d", "k", "@", "="} == {t.get_text() for t in ax.texts}


def test_rows_and_matrices_do_not_overlap():
    ax = plot_shapes([ROW, ROW], {"n": 6, "d": 3, "k": 2})
    boxes = [p.get_bbox() for p in ax.patches]
    assert len(boxes) == 6
    for i, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[i + 1 :])


def test_an_axis_needs_a_size():
    with pytest.raises(ValueError, match="axis 'k' has no size; the sizes are n, d"):
        plot_shapes([ROW], {"n": 6, "d": 3})
