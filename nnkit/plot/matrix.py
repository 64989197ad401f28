"""A matrix as a table of its numbers, and a few numbers side by side as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .describe import written
from .style import BLUE, COLORS, HATCHES, INK, ORANGE, add_legend, axes_or_new


def plot_matrix(
    M: ArrayLike,
    *,
    rows: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    title: str = "",
    digits: int = 3,
    limit: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Every number of M (m, n) in its cell, over a bar as long as its size: blue above 0, orange and hatched below.

    rows, columns: names beside and above, else the indices; limit: the size that fills the cell (else M's largest), to
    be given where several matrices are compared. Bars and no filled cells: on a colour the numbers would be hard to
    read in one of the two themes.

    >>> ax = plot_matrix([[0.25, -0.25], [-0.25, 0.25]], rows=["p1", "p2"], columns=["z1", "z2"])
    """
    M = np.asarray(M, float)
    if M.ndim != 2 or M.size == 0:
        raise ValueError(f"M must be a matrix of shape (m, n) with at least one number; got shape {M.shape}.")
    m, n = M.shape
    for names, count, what in [(rows, m, "rows"), (columns, n, "columns")]:
        if names is not None and len(names) != count:
            raise ValueError(f"{what} must name {count} {what}; got {len(names)} names.")
    ax = axes_or_new(ax, 1.0 + 0.95 * n, 0.9 + 0.6 * m)
    limit = float(np.abs(M).max()) if limit is None else limit
    for (i, j), value in np.ndenumerate(M):
        ax.text(j, i - 0.08, written(value, digits), ha="center", va="center", color=INK)
        if value and limit:
            length = 0.84 * min(abs(value) / limit, 1.0)
            ax.barh(i + 0.3, length, 0.16, left=j - 0.42, facecolor=BLUE if value > 0 else "none",
                    edgecolor=BLUE if value > 0 else ORANGE, hatch=None if value > 0 else "/////")  # fmt: skip
    for edge in np.arange(1, n) - 0.5:
        ax.axvline(edge, color=INK, linewidth=0.5, linestyle="-", alpha=0.5)
    for edge in np.arange(1, m) - 0.5:
        ax.axhline(edge, color=INK, linewidth=0.5, linestyle="-", alpha=0.5)
    ax.set_xticks(range(n), [str(j) for j in range(n)] if columns is None else columns)
    ax.set_yticks(range(m), [str(i) for i in range(m)] if rows is None else rows)
    ax.tick_params(length=0, labeltop=True, labelbottom=False)
    ax.grid(False)
    ax.set(xlim=(-0.5, n - 0.5), ylim=(m - 0.5, -0.5))
    if title:
        ax.set_title(title, color=INK)
    return ax


def plot_bars(
    heights: Mapping[str, Sequence[float]] | Sequence[float],
    names: Sequence[str],
    *,
    title: str = "",
    digits: int = 3,
    ylabel: str = "",
    ax: Axes | None = None,
) -> Axes:
    """A bar for each of `names` with its number at the end; several series {label: heights} stand side by side.

    >>> ax = plot_bars([0.867, 0.016, 0.117], ["cat", "dog", "bird"], ylabel="probability")
    """
    series = heights if isinstance(heights, Mapping) else {"": heights}
    for label, values in series.items():
        if len(values) != len(names):
            raise ValueError(f"series {label!r} has {len(values)} bars for {len(names)} names.")
    ax = axes_or_new(ax)
    width = 0.8 / len(series)
    for s, (label, values) in enumerate(series.items()):
        places = np.arange(len(names)) + (s - (len(series) - 1) / 2) * width
        color = COLORS[s % 4]
        # hatched from the second series on: to be told apart without colour
        ax.bar(places, values, 0.92 * width, color=color if s == 0 else "none", edgecolor=color,
               hatch=None if s == 0 else HATCHES[s - 1], label=label)  # fmt: skip
        for place, value in zip(places, values, strict=True):
            ax.annotate(written(value, digits), (place, value), (0, 3 if value >= 0 else -3), ha="center",
                        va="bottom" if value >= 0 else "top", textcoords="offset points", color=INK)  # fmt: skip
    ax.margins(y=0.14)
    ax.axhline(0, color=INK, linewidth=0.8, linestyle="-")
    ax.set_xticks(range(len(names)), names)
    ax.grid(False, axis="x")
    ax.set_ylabel(ylabel)
    if title:
        ax.set_title(title, color=INK)
    if len(series) > 1:
        add_legend(ax)
    return ax
