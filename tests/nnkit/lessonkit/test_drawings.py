"""The drawings are functions of x that a hinge or a step can follow."""

import numpy as np

from nnkit.lessonkit.drawings import SKYLINE_EDGES, SKYLINE_HEIGHTS, mystery, roof, skyline, slide

X = np.linspace(0, 2 * np.pi, 20001)


def test_the_profile_is_smooth():
    slope = np.diff(mystery(X)) / np.diff(X)
    assert np.abs(np.diff(mystery(X))).max() < 0.005  # no jump
    assert np.abs(np.diff(slope)).max() < 0.05  # no corner


def test_the_profile_fits_the_explorer_and_has_its_features():
    y = mystery(X)
    assert -1.6 < y.min() < y.max() < 1.6
    tip = X[y.argmax()]
    assert 3 < tip < 4
    rises = np.diff(y[tip < X]) > 0
    assert np.sum(rises[1:] & ~rises[:-1]) == 3  # two lips and a chin stand out below the nose


def test_drawings_keep_the_shape_and_are_level_outside():
    for f in (mystery, roof, skyline, slide):
        assert f(np.zeros((2, 3))).shape == (2, 3)
    assert mystery(-1.0) == mystery(0.0)
    assert mystery(9.0) == mystery(2 * np.pi)


def test_the_skyline_has_each_height_from_its_edge_on():
    np.testing.assert_allclose(skyline(SKYLINE_EDGES), SKYLINE_HEIGHTS - 0.6)
    assert skyline(0.0) == -0.6


def test_the_roof_has_one_corner():
    bends = np.flatnonzero(np.abs(np.diff(roof(X), 2)) > 1e-9)
    assert 1 <= len(bends) <= 2
    assert abs(X[bends[0] + 1] - 4.3) < 1e-3


def test_the_slide_falls_and_levels_out():
    slope = np.diff(slide(X)) / np.diff(X)
    assert (slope < 0).all()
    assert (np.diff(slope) > 0).all()
    assert slide(0.0) == 1
