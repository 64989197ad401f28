"""A drawing of a nerve cell, with the words that artificial neurons borrowed."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from .style import BLUE, GREEN, INK, ORANGE, axes_or_new

CELL = (0.0, 0.0)


def plot_biological_neuron(*, ax: Axes | None = None) -> Axes:
    """A nerve cell: dendrites on the left, the cell body, the axon to the right, synapses at its end."""
    ax = axes_or_new(ax, 7.6, 3.2)
    for angle in (115, 145, 175, 205, 240):  # dendrites, each with two twigs
        _branch(ax, CELL, np.radians(angle), 1.55, BLUE, 2.4, twigs=2)
    x = np.linspace(0.5, 4.6, 60)
    ax.plot(x, 0.12 * np.sin(1.6 * x), color=ORANGE, linewidth=3.2, linestyle="-", solid_capstyle="round")
    end = (4.6, float(0.12 * np.sin(1.6 * 4.6)))
    for angle in (-38, 0, 38):
        tip = _branch(ax, end, np.radians(angle), 0.9, ORANGE, 1.8, twigs=0)
        ax.plot(*tip, color=GREEN, marker="s", markersize=8, linestyle="none", zorder=4)
    ax.add_patch(Circle(CELL, 0.52, facecolor="none", edgecolor=INK, linewidth=2.2))
    ax.add_patch(Circle(CELL, 0.17, facecolor=INK, edgecolor="none", alpha=0.6))
    _label(ax, "dendrites receive", (-1.15, 1.0), (-2.5, 1.62))
    _label(ax, "cell body collects;\nenough of it, and it fires", (0.2, -0.48), (0.75, -1.62))
    _label(ax, "axon carries the spike", (2.5, -0.02), (2.5, 1.15))
    _label(ax, "synapses pass it on,\nsome strongly, some weakly", (5.32, -0.62), (4.5, -1.62))
    ax.set_xlim(-3.9, 7.0)
    ax.set_ylim(-2.1, 2.0)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _branch(ax: Axes, start, angle: float, length: float, color: str, width: float, *, twigs: int):
    """A line from start, with `twigs` shorter lines that spread from its end; returns where it ends."""
    tip = (start[0] + length * np.cos(angle), start[1] + length * np.sin(angle))
    ax.plot(
        *zip(start, tip, strict=True), color=color, linewidth=width, linestyle="-", solid_capstyle="round", zorder=1
    )
    for k in range(twigs):
        _branch(ax, tip, angle + 0.5 * (2 * k - 1), 0.45 * length, color, 0.6 * width, twigs=0)
    return tip


def _label(ax: Axes, text: str, at: tuple[float, float], place: tuple[float, float]) -> None:
    line = {"arrowstyle": "-", "color": INK, "linewidth": 0.8, "shrinkB": 2}
    ax.annotate(text, at, place, color=INK, fontsize=9.5, ha="center", va="center", arrowprops=line)
