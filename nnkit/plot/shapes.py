"""Matrix products drawn as rectangles: each side as long as its axis, so that what must meet can be seen to meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .style import BLUE, HATCHES, INK, axes_or_new

UNIT, GAP = 0.26, 0.75


def plot_shapes(
    products: Sequence[Sequence[tuple[str, str, str] | str]], sizes: Mapping[str, int], *, ax: Axes | None = None
) -> Axes:
    """Each product in a row of its own: matrices (name, axis down, axis across), with signs such as "@" between.

    sizes[axis] is how long an axis is drawn. The last matrix of a row, the result, is hatched.

    >>> ax = plot_shapes([[("X", "n", "d"), "@", ("W", "d", "k"), "=", ("Z", "n", "k")]], {"n": 5, "d": 3, "k": 2})
    """
    for row in products:
        for axis in (axis for item in row if not isinstance(item, str) for axis in item[1:]):
            if axis not in sizes:
                raise ValueError(f"axis {axis!r} has no size; the sizes are {', '.join(sizes)}.")
    heights = [max(sizes[item[1]] for item in row if not isinstance(item, str)) * UNIT + 0.9 for row in products]
    widths = [sum(GAP if isinstance(item, str) else sizes[item[2]] * UNIT + 0.45 for item in row) for row in products]
    ax = axes_or_new(ax, max(widths) + 0.6, sum(heights) + 0.2)
    top = 0.0
    for row, height in zip(products, heights, strict=True):
        _draw_row(ax, row, sizes, top - height / 2)
        top -= height
    ax.set_xlim(-0.5, max(widths))
    ax.set_ylim(top, 0)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _draw_row(ax: Axes, row: Sequence[tuple[str, str, str] | str], sizes: Mapping[str, int], middle: float) -> None:
    x = 0.0
    for i, item in enumerate(row):
        if isinstance(item, str):
            ax.text(x + GAP / 2 - 0.2, middle, item, ha="center", va="center", color=INK, fontsize=13)
            x += GAP
            continue
        name, down, across = item
        height, width = sizes[down] * UNIT, sizes[across] * UNIT
        result = i == len(row) - 1
        ax.add_patch(Rectangle((x, middle - height / 2), width, height, facecolor="none", linewidth=1.6,
                               edgecolor=BLUE if result else INK, hatch=HATCHES[0] if result else None))  # fmt: skip
        box = {"facecolor": "none", "edgecolor": "none", "pad": 1}
        ax.text(x + width / 2, middle + height / 2 + 0.05, name, ha="center", va="bottom", color=INK, fontsize=12,
                fontweight="bold", bbox=box)  # fmt: skip
        ax.text(x - 0.05, middle, down, ha="right", va="center", color=INK, fontsize=9, style="italic")
        ax.text(x + width / 2, middle - height / 2 - 0.06, across, ha="center", va="top", color=INK, fontsize=9,
                style="italic")  # fmt: skip
        x += width + 0.45
