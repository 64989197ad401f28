"""A loss over two directions, as height lines or as a relief, with paths that optimisers took; and sums of ReLUs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .style import BLUE, INK, MARKERS, ORANGE, add_legend, axes_or_new, figure, line_kwargs


def plot_landscape(
    a: ArrayLike,
    b: ArrayLike,
    values: ArrayLike,
    *,
    paths: Mapping[str, ArrayLike] | None = None,
    levels: int = 14,
    ax: Axes | None = None,
) -> Axes:
    """Height lines of values (len(b), len(a)), each with its number, and paths {name: (steps, 2)} over them.

    Heights are spaced evenly in the logarithm where all are positive, since losses fall over orders of magnitude. Each
    path begins with a ring and ends with a filled marker.
    """
    a, b, values = np.asarray(a, float), np.asarray(b, float), np.asarray(values, float)
    if values.shape != (len(b), len(a)):
        raise ValueError(f"values must have the shape (len(b), len(a)) = {(len(b), len(a))}; got {values.shape}.")
    finite = values[np.isfinite(values)]
    if finite.size == 0 or finite.min() == finite.max():
        raise ValueError("values must hold two different finite numbers, else there is no height line.")
    ax = axes_or_new(ax, 5.4, 4.6)
    low, high = finite.min(), finite.max()
    heights = np.geomspace(low, high, levels) if low > 0 else np.linspace(low, high, levels)
    lines = ax.contour(a, b, values, heights[1:-1], colors=INK, linewidths=0.8, alpha=0.8)
    ax.clabel(lines, fmt="%.2g", fontsize=7, colors=INK)
    for i, (name, path) in enumerate((paths or {}).items()):
        x, y = np.asarray(path, float).T
        style = line_kwargs(i)
        ax.plot(x, y, linewidth=1.8, marker=MARKERS[i], markersize=4, markevery=[-1], label=name, **style)
        ax.plot(x[0], y[0], marker="o", markersize=8, markerfacecolor="none", color=style["color"], linestyle="none")
    ax.set_xlim(a[0], a[-1])
    ax.set_ylim(b[0], b[-1])
    if paths:
        add_legend(ax, fontsize="small")
    return ax


def plot_surface(
    a: ArrayLike,
    b: ArrayLike,
    values: ArrayLike,
    *,
    elevation: float = 35.0,
    azimuth: float = -60.0,
    zlabel: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """values (len(b), len(a)) as a relief seen from `elevation` and `azimuth` degrees: what height lines look like.

    Drawn as a net of lines, so that it reads on light and dark pages alike. `ax`, where given, must be
    three-dimensional. Returns the Axes3D.
    """
    a, b, values = np.asarray(a, float), np.asarray(b, float), np.asarray(values, float)
    if values.shape != (len(b), len(a)):
        raise ValueError(f"values must have the shape (len(b), len(a)) = {(len(b), len(a))}; got {values.shape}.")
    if ax is None:
        fig = figure(5.4, 4.4, rows=0)
        ax = fig.add_subplot(projection="3d")
    if ax.name != "3d":
        raise ValueError('a relief needs three-dimensional axes: fig.add_subplot(projection="3d").')
    A, B = np.meshgrid(a, b)
    ax.plot_surface(A, B, values, color=BLUE, alpha=0.25, linewidth=0, antialiased=True)
    ax.plot_wireframe(A, B, values, color=BLUE, linewidth=0.6, rcount=30, ccount=30)
    ax.set_facecolor("none")
    ax.grid(False)
    ax.set_box_aspect(None, zoom=0.85)  # the layout does not know of the labels outside of the box
    ax.tick_params(colors=INK, labelsize=7)
    ax.set_zlabel(zlabel, color=INK)
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.pane.set_visible(False)
        axis.line.set_color(INK)
        axis.label.set_color(INK)
    ax.view_init(elev=elevation, azim=azimuth)
    return ax


def plot_relu_approximation(
    f: Callable[[np.ndarray], np.ndarray], knots: ArrayLike, *, pieces: bool = True, ax: Axes | None = None
) -> Axes:
    """f (solid), its polygon from ReLUs with hinges at the knots (dashed), and each scaled ReLU (thin, dotted)."""
    knots = np.asarray(knots, float)
    if knots.ndim != 1 or len(knots) < 2 or not (np.diff(knots) > 0).all():
        raise ValueError(f"knots must be at least two numbers, each larger than the one before; got {knots!r:.80}.")
    values = np.asarray(f(knots), float)
    changes_of_slope = np.diff(np.diff(values) / np.diff(knots), prepend=0)
    ax = axes_or_new(ax)
    x = np.union1d(np.linspace(knots[0], knots[-1], 401), knots)
    polygon = np.interp(x, knots, values)  # what the sum of the ReLUs is, to the last digits
    error = np.abs(f(x) - polygon).max()
    if pieces:
        for i, (start, c) in enumerate(zip(knots, changes_of_slope, strict=False)):
            ax.plot(x, c * np.maximum(0, x - start), color=INK, linestyle=":", linewidth=1,
                    label="each ReLU" if i == 0 else None)  # fmt: skip
    ax.plot(x, f(x), color=BLUE, linestyle="-", linewidth=2, label="f")
    ax.plot(x, polygon, color=ORANGE, linestyle="--", linewidth=2, label=f"sum, off by at most {error:.3g}")
    ax.plot(knots, values, color=ORANGE, marker="o", linestyle="none", markersize=4)
    reach = np.ptp(f(x)) or 1.0
    ax.set_ylim(f(x).min() - 0.6 * reach, f(x).max() + 0.6 * reach)
    ax.set_xlabel("x")
    add_legend(ax)
    return ax
