"""A curve as the outline of a dark shape: a landscape, or turned by a quarter a profile."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .style import BLUE, INK, ORANGE, axes_or_new


def plot_silhouette(
    x: ArrayLike,
    y: ArrayLike,
    *,
    target: ArrayLike | None = None,
    knots: tuple[ArrayLike, ArrayLike] | None = None,
    floor: float | None = None,
    ceiling: float | None = None,
    turned: bool = False,
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """The curve y (m,) over x (m,) with everything under it down to `floor` filled, without axes, at equal scales.

    target (m,) is drawn as a dashed line over it, knots, a pair of (k,) arrays x and y, as markers. turned: x runs
    downward and y to the right, as when the page is turned by a quarter. floor and ceiling: what y runs from and to;
    give them where several pictures are to be compared.
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    curves = [y] if target is None else [y, np.asarray(target, float)]
    if x.ndim != 1 or any(curve.shape != x.shape for curve in curves):
        raise ValueError(f"x, y and target must be of one length; got {x.shape}, {[c.shape for c in curves]}.")
    lowest = min(float(curve.min()) for curve in curves)
    floor = lowest - 0.1 * float(np.ptp(y)) if floor is None else floor
    ax = axes_or_new(ax, *((3.2, 5.6) if turned else (6.4, 3.0)))

    def place(across, up):
        return (up, -np.asarray(across, float)) if turned else (across, up)

    fill = ax.fill_betweenx if turned else ax.fill_between
    fill(-x if turned else x, floor, y, color=INK, alpha=0.35, linewidth=0)
    ax.plot(*place(x, y), color=BLUE, linestyle="-", linewidth=2)
    if target is not None:
        ax.plot(*place(x, curves[1]), color=INK, linestyle="--", linewidth=1.2)
    if knots is not None:
        ax.plot(*place(*knots), color=ORANGE, marker="o", markersize=3.5, linestyle="none")
    low_high = (floor, max(float(curve.max()) for curve in curves) if ceiling is None else ceiling)
    (ax.set_xlim if turned else ax.set_ylim)(low_high[0], low_high[1] + 0.05 * (low_high[1] - low_high[0]))
    ax.set_aspect("equal")
    ax.set_axis_off()
    if title:
        ax.set_title(title, color=INK, fontsize=10)
    return ax
