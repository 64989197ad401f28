"""A function of two variables as a net of lines in space."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from .style import BLUE, INK, ORANGE


def plot_surface(
    a: ArrayLike, b: ArrayLike, values: ArrayLike, *, title: str = "", turn: float = -60.0, ax: Axes | None = None
) -> Axes:
    """values (len(b), len(a)) above the plane, lines along a solid blue, lines along b thin orange.

    turn: degrees round the vertical axis. ax: one made with projection="3d", such as those of `surface_figure`.
    """
    a, b, values = np.asarray(a, float), np.asarray(b, float), np.asarray(values, float)
    if values.shape != (len(b), len(a)):
        raise ValueError(f"values must have the shape (len(b), len(a)) = {(len(b), len(a))}; got {values.shape}.")
    ax = surface_figure(1).axes[0] if ax is None else ax
    for i in range(0, len(b), max(1, len(b) // 20)):
        ax.plot(a, np.full(len(a), b[i]), values[i], color=BLUE, linestyle="-", linewidth=1.1)
    for j in range(0, len(a), max(1, len(a) // 20)):
        ax.plot(np.full(len(b), a[j]), b, values[:, j], color=ORANGE, linestyle="-", linewidth=0.5)
    ax.view_init(elev=32, azim=turn)
    ax.set_box_aspect((1, 1, 0.55))
    ax.set_title(title, color=INK, fontsize=10)
    ax.set_xlabel("x1", color=INK, labelpad=-4)
    ax.set_ylabel("x2", color=INK, labelpad=-4)
    return ax


def surface_figure(columns: int, width: float = 3.4, height: float = 3.2) -> Figure:
    """An empty transparent figure with `columns` axes in space, in this library's ink."""
    fig = Figure(figsize=(columns * width, height), layout="constrained", facecolor="none")
    for i in range(columns):
        ax = fig.add_subplot(1, columns, i + 1, projection="3d")
        ax.set_facecolor("none")
        for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
            axis.pane.set_visible(False)
            axis.line.set_color(INK)
            axis.set_major_locator(MaxNLocator(4))
            axis._axinfo["grid"]["color"] = (0.46, 0.46, 0.46, 0.25)
        ax.tick_params(colors=INK, labelsize=7, pad=-2)
    return fig
