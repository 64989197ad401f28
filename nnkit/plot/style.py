"""One look for every figure, readable on white and on dark pages, and figures shown with an alternative text.

Figures are made without pyplot: it keeps one current figure for the whole process, and widget callbacks run on
another thread. Colours are Okabe and Ito's, which colour-blind readers tell apart; a second sign (line style, marker,
hatch or text) always says the same.
"""

from __future__ import annotations

import base64
import html
import io
import sys
from itertools import product

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#767676"  # text and axes: 4.5 : 1 on white, as no colour has it there and on #111 as well, so:
DARK_BRIGHTNESS = 1.35  # by which pages of ours brighten figures where they are dark (widgets' shared.css)
BLUE, ORANGE, GREEN, PINK = COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")
BLUE_TEXT, ORANGE_TEXT = "#1F78BE", "#C25500"  # words need more contrast than lines
LINE_STYLES = ("-", "--", "-.", ":")
MARKERS = ("o", "X", "s", "^", "D", "v", "P", "<", ">", "*")
HATCHES = ("///", "\\\\\\", "...", "xx", "++", "oo", "---", "|||", "**", "OO")
# One convention wherever classes are drawn, in plots as in the explorers: 0, "no", is orange, a square, dashed; 1,
# "yes", is blue, a circle, solid. (Hollow is a point that is not trained on.) Further classes follow.
CLASS_COLORS = (ORANGE, BLUE, GREEN, PINK)
CLASS_MARKERS = ("s", "o", "^", "D", "X", "v", "P", "<", ">", "*")
DPI = 144  # two image dots to a CSS pixel of 1/72 inch: sharp on dense screens


def figure(width: float = 6.0, height: float = 4.0, *, rows: int = 1, columns: int = 1, polar: bool = False) -> Figure:
    """An empty transparent Figure of width x height inches with rows x columns styled axes in `fig.axes`.

    >>> fig = figure(columns=2)
    >>> left, right = fig.axes
    """
    fig = Figure(figsize=(width, height), layout="constrained", facecolor="none")
    for cell in range(rows * columns):
        style_axes(fig.add_subplot(rows, columns, cell + 1, polar=polar))
    return fig


def style_axes(ax: Axes) -> Axes:
    """Give an Axes the ink, the grid and the cycle of colours with line styles of this module."""
    ax.set_facecolor("none")
    ax.tick_params(colors=INK, which="both")
    for part in (ax.title, ax.xaxis.label, ax.yaxis.label):
        part.set_color(INK)
    for name, spine in ax.spines.items():
        spine.set_color(INK)
        spine.set_visible(name not in ("top", "right"))
    ax.grid(True, color=INK, alpha=0.2, linewidth=0.6)
    ax.set_axisbelow(True)
    cycle = [(color, LINE_STYLES[(i + j) % 4]) for j, (i, color) in product(range(4), enumerate(COLORS))]
    ax.set_prop_cycle(color=[color for color, _ in cycle], linestyle=[line for _, line in cycle])
    return ax


def axes_or_new(ax: Axes | None, width: float = 6.0, height: float = 4.0) -> Axes:
    """The given Axes as it is, or the only Axes of a new figure."""
    return figure(width, height).axes[0] if ax is None else ax


def add_legend(ax: Axes, **options) -> None:
    """A legend without a box, in ink, for whatever has a label."""
    ax.legend(**{"frameon": False, "labelcolor": INK} | options)


def line_kwargs(i: int) -> dict[str, object]:
    """Colour and line style of the i-th line: 16 distinct pairs, then they repeat."""
    return {"color": COLORS[i % 4], "linestyle": LINE_STYLES[(i + i // 4) % 4]}


def image_bytes(fig: Figure) -> bytes:
    """The figure as a PNG with transparent background."""
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png", dpi=DPI, transparent=True)
    return buffer.getvalue()


def figure_html(fig: Figure, alt: str) -> str:
    """The figure as one HTML `<img>` that needs no file beside it; `alt` says in words what it shows.

    The string can be the value of an ipywidgets.HTML.
    """
    if not alt.strip():
        raise ValueError("alt must say in words what the figure shows, for readers who can't see it; it is empty.")
    image = base64.b64encode(image_bytes(fig)).decode("ascii")
    width = round(fig.get_figwidth() * 72)
    return (
        f'<img alt="{html.escape(alt, quote=True)}" width="{width}" class="nnkit-figure" '
        'style="max-width: 100%; height: auto" '
        f'src="data:image/png;base64,{image}">'
    )


def show(ax_or_fig: Axes | Figure, alt: str) -> None:
    """Display a figure with its alternative text; where no notebook is running, print that text.

    It goes out as HTML, since JupyterLab drops the alternative text of plain images.
    """
    fig = ax_or_fig if isinstance(ax_or_fig, Figure) else ax_or_fig.figure
    page = figure_html(fig, alt)
    ipython = sys.modules.get("IPython")  # in a notebook it is loaded already; elsewhere nobody needs it
    if ipython is None or ipython.get_ipython() is None:
        print(alt)
        return
    ipython.display.display({"text/html": page, "text/plain": alt}, raw=True)
