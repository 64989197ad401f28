"""Inside and outside, distances, half-planes and the network of step neurons agree with each other."""

import numpy as np
import pytest

from nnkit.lessonkit.polygons import border_distance, half_planes, inside, region_network

TRIANGLE = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0]])
FIVE = np.array([[1.0, 0.0], [4.0, 0.5], [5.0, 2.5], [2.5, 4.0], [0.5, 2.0]])
L = np.array([[-2, -2], [2, -2], [2, -0.5], [0, -0.5], [0, 2], [-2, 2]], float)


@pytest.fixture
def points():
    return np.random.default_rng(5).uniform(-3, 6, size=(2000, 2))


def run(points, weights, biases):
    for W, b in zip(weights, biases, strict=True):
        points = (points @ W + b > 0).astype(float)
    return points[:, 0] > 0


@pytest.mark.parametrize("corners", [TRIANGLE, FIVE])
def test_inside_is_where_all_half_planes_agree(corners, points):
    W, b = half_planes(corners)
    assert (inside(corners, *points.T) == (points @ W + b > 0).all(axis=1)).all()
    assert 0 < inside(corners, *points.T).sum() < len(points)


def test_a_dent_is_outside():
    assert inside(L, np.array([-1.0, 1.0, 1.0]), np.array([1.0, -1.0, 1.0])).tolist() == [True, True, False]


def test_inside_the_border_is_as_far_as_the_nearest_line(points):
    W, b = half_planes(FIVE)
    within = points[inside(FIVE, *points.T)]
    assert border_distance(FIVE, within) == pytest.approx((within @ W + b).min(axis=1))


def test_beyond_a_corner_the_corner_is_nearest():
    assert border_distance(TRIANGLE, [[-3.0, -4.0], [6.0, 0.0]]).tolist() == [5, 2]


def test_the_network_fires_in_the_union(points):
    far = TRIANGLE + np.array([-3.0, 2.5])
    union = inside(FIVE, *points.T) | inside(far, *points.T)
    weights, biases = region_network([FIVE, far])
    assert (run(points, weights, biases) == union).all()
    assert [len(b) for b in biases] == [8, 2, 1]
