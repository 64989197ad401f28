"""Polygons in the plane, as regions that a network of step neurons is to fire in.

corners (k, 2) : the polygon's corners in order; counter-clockwise where a side's inner side matters.

>>> triangle = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0]])
>>> inside(triangle, np.array([1.0, 3.0]), np.array([1.0, 3.0]))
array([ True, False])
>>> border_distance(triangle, np.array([[1.0, 1.0]]))
array([1.])
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["border_distance", "half_planes", "inside", "region_network"]


def inside(corners: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Whether points are inside a polygon (k, 2): a ray to the right crosses its border an odd number of times."""
    result = np.zeros(x.shape, bool)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            result ^= crosses & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return result


def border_distance(corners: ArrayLike, points: ArrayLike) -> np.ndarray:
    """How far each of the points (n, 2) is from the polygon's border, inside or outside: shape (n,)."""
    start, points = np.asarray(corners, float), np.asarray(points, float)
    side = np.roll(start, -1, axis=0) - start
    away = points[:, None] - start  # (n, k, 2)
    along = np.clip((away * side).sum(axis=2) / (side**2).sum(axis=1), 0, 1)
    return np.hypot(*np.moveaxis(away - along[..., None] * side, 2, 0)).min(axis=1)


def half_planes(corners: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """W (2, k) and b (k,): for each side of a convex polygon, corners counter-clockwise, a neuron x @ W + b whose z is
    the distance from that side's line, positive on the polygon's side.

    >>> W, b = half_planes([[0, 0], [4, 0], [0, 3]])
    >>> np.array([1.0, 1.0]) @ W + b
    array([1., 1., 1.])
    """
    start = np.asarray(corners, float)
    dx, dy = (np.roll(start, -1, axis=0) - start).T
    W = np.array([-dy, dx]) / np.hypot(dx, dy)
    return W, -(W * start.T).sum(axis=0)


def region_network(polygons: Sequence[ArrayLike]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Weights and biases of step neurons (1 where z > 0, else 0) that fire inside any of r convex polygons.

    Two hidden layers: a neuron for each side, an AND for each polygon, and an OR; shapes (2, m), (m, r), (r, 1).

    >>> weights, biases = region_network([[[0, 0], [4, 0], [0, 3]], [[5, 5], [6, 5], [6, 6], [5, 6]]])
    >>> [W.shape for W in weights], biases[1]
    ([(2, 7), (7, 2), (2, 1)], array([-2.5, -3.5]))
    """
    planes = [half_planes(corners) for corners in polygons]
    sides = np.array([len(b) for _, b in planes])
    member = np.repeat(np.eye(len(planes)), sides, axis=0)
    weights = [np.concatenate([W for W, _ in planes], axis=1), member, np.ones((len(planes), 1))]
    return weights, [np.concatenate([b for _, b in planes]), 0.5 - sides, np.array([-0.5])]
