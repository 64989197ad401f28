"""The judge of polar features."""

from typing import Any

import numpy as np

from nnkit.check.compare import ATOL
from nnkit.check.judges.named import Named


def same_place(polar: Any, X: np.ndarray) -> str | None:
    """None when each row (r, phi) leads to the point it came from; any branch of the angle does."""
    tolerance = 2e-4 if np.asarray(polar).dtype.name in ("float32", "float16") else 1e-6
    polar = np.asarray(polar, dtype=float)
    if polar.shape == X.shape[::-1] != X.shape:
        says = "the rows are all distances and all angles: one row (r, phi) for each point is asked for"
        return Named("lying", f"{says}, shape {X.shape}; got {polar.shape}")
    if polar.shape != X.shape:
        return f"expected shape {X.shape}, one row (r, phi) per point; got shape {polar.shape}"
    r, phi = polar.T
    there = np.column_stack([r * np.cos(phi), r * np.sin(phi)])  # not finite where these are not
    sizes = np.abs(X).max(axis=1, initial=0)
    allowed = np.where(sizes > 0, tolerance * sizes, ATOL)  # near the origin, too, a direction is right or wrong
    if (r >= 0).all() and (np.abs(there - X).max(axis=1, initial=0) <= allowed).all():
        return None
    distances = np.hypot(*np.asarray(X, float).T)
    if len(X) and np.ptp(distances) > tolerance and np.allclose(polar[:, 0], distances**2, rtol=1e-5):
        return Named("the root is missing", "each r is the square of the distance: its root is missing")
    if len(X) > 1 and np.allclose(polar[:, 1], distances, rtol=1e-5) and not np.allclose(polar[:, 0], distances):
        return Named("phi first", "the distance stands second: each row is (r, phi), the distance first")
    if len(X) > 1 and np.allclose(polar[:, 0], distances, rtol=1e-5) and (named := _angle_slip(polar[:, 1], X)):
        return named
    for i, ((r, phi), (x1, x2)) in enumerate(zip(polar, X, strict=True)):
        where = f"row {i}, the point ({x1:g}, {x2:g})"
        if not (np.isfinite(r) and np.isfinite(phi)):
            return f"{where}: r = {r:g}, phi = {phi:g} are not both numbers"
        if r < 0:
            return Named("a negative distance", f"an r is negative, and a distance never is: {where}, r = {r:g}")
        back = (r * np.cos(phi), r * np.sin(phi))
        if max(abs(back[0] - x1), abs(back[1] - x2)) > allowed[i]:
            return f"{where}: r = {r:.4g} and phi = {phi:.4g} lead to ({back[0]:.4g}, {back[1]:.4g})"
    return None


def _angle_slip(phi: np.ndarray, X: np.ndarray) -> Named | None:
    """What angles are instead, each of them."""
    right = np.arctan2(X[:, 1], X[:, 0])
    if not np.isfinite(phi).all() or _same_angles(phi, right):
        return None
    if _same_angles(np.radians(phi), right):
        return Named("degrees", "your angles are in degrees; radians are asked for")
    if _same_angles(phi, np.arctan2(X[:, 0], X[:, 1])):
        return Named("turned round", "your angles are measured from the other axis: x1 and x2 have changed places")
    if _same_angles(-phi, right):
        return Named("the wrong way round", "your angles have the wrong sign")
    if _same_angles(phi, np.abs(right)):  # as an arc cosine's are
        return Named("never negative", "your angles are never negative: below the axis stands the mirror image's angle")
    if _same_angles(phi, np.arctan2(X[:, 1], np.abs(X[:, 0]))):  # as an arc sine's are
        return Named(
            "never obtuse", "your angles are those of points to the right: one to the left gets its mirror image's"
        )
    if _same_angles(2 * phi, 2 * right) and np.abs(phi).max() < np.pi / 2 + 1e-5:  # as an arc tangent's are
        return Named("no quadrants", "your angles are off by half a turn in places: a quotient forgets both signs")
    return None


def _same_angles(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(np.exp(1j * one) - np.exp(1j * other)).max() < 1e-5)
