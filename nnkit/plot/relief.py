"""A function of two variables as a relief, several side by side."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LightSource
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from .style import BLUE, INK


def plot_relief(
    a: ArrayLike, b: ArrayLike, values: ArrayLike, *, title: str = "", azimuth: float = -60.0, ax: Axes | None = None
) -> Axes:
    """values (len(b), len(a)) above the plane as an opaque, lit surface with a net of lines on it.

    azimuth: degrees round the vertical axis. ax: one made with projection="3d", such as those of `space_figure`.
    """
    a, b, values = np.asarray(a, float), np.asarray(b, float), np.asarray(values, float)
    if values.shape != (len(b), len(a)):
        raise ValueError(f"values must have the shape (len(b), len(a)) = {(len(b), len(a))}; got {values.shape}.")
    ax = space_figure(1).axes[0] if ax is None else ax
    if ax.name != "3d":
        raise ValueError("a relief needs three-dimensional axes, such as `space_figure(1).axes[0]`; got flat ones.")
    A, B = np.meshgrid(a, b)
    ax.plot_surface(
        A, B, values, rcount=45, ccount=45, color=BLUE, edgecolor=INK, linewidth=0.25, shade=True,
        lightsource=LightSource(azdeg=200, altdeg=50),
    )  # fmt: skip
    ax.view_init(elev=35, azim=azimuth)
    ax.set_box_aspect((1, 1, 0.55), zoom=1.15)
    ax.set_title(title, color=INK, fontsize=10)
    ax.set_xlabel("x1", color=INK, labelpad=-4)
    ax.set_ylabel("x2", color=INK, labelpad=-4)
    return ax


def space_figure(columns: int, width: float = 3.4, height: float = 3.2) -> Figure:
    """An empty transparent figure with `columns` axes in space, in this library's ink."""
    fig = Figure(figsize=(columns * width, height), layout="constrained", facecolor="none")
    for i in range(columns):
        ax = fig.add_subplot(1, columns, i + 1, projection="3d")
        ax.set_facecolor("none")
        for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
            axis.pane.set_visible(False)
            axis.line.set_color(INK)
            axis.set_major_locator(MaxNLocator(4))
        ax.grid(False)  # its lines would shine through where the relief is not
        ax.tick_params(colors=INK, labelsize=7, pad=-2)
    return fig
