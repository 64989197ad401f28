"""A line of years with what happened in them."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from .style import BLUE, INK, axes_or_new


def plot_timeline(events: Sequence[tuple[int, str]], *, ax: Axes | None = None) -> Axes:
    """Events (year, text) from left to right on a scale of years, their texts above and below in turns.

    A text may hold line breaks. Texts of neighbours on the same side need some ten years between them.
    """
    if not events:
        raise ValueError("events must hold at least one (year, text).")
    events = sorted(events)
    ax = axes_or_new(ax, 8.6, 3.2)
    years = [year for year, _ in events]
    ax.plot([years[0] - 4, years[-1] + 6], [0, 0], color=INK, linewidth=1.5, linestyle="-", zorder=1)
    for i, (year, text) in enumerate(events):
        side = 1 if i % 2 == 0 else -1
        ax.plot([year, year], [0, 0.5 * side], color=INK, linewidth=1, linestyle=":", zorder=1)
        ax.plot(year, 0, color=BLUE, marker="o", markersize=7, linestyle="none", zorder=2)
        ax.text(year, 0.56 * side, f"{year}\n{text}", color=INK, fontsize=8.5, ha="center",
                va="bottom" if side > 0 else "top", linespacing=1.25)  # fmt: skip
    ax.set_xlim(years[0] - 9, years[-1] + 9)
    ax.set_ylim(-1.75, 1.75)
    ax.set_axis_off()
    return ax
