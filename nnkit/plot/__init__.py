"""Figures for the lessons: every `plot_x(..., ax=None)` returns its Axes; `show(ax, alt)` displays it."""

from .curves import plot_activation, plot_curves, plot_histograms
from .gallery import plot_activations
from .graph import plot_graph
from .network import plot_network
from .points import plot_decision, plot_line, plot_points
from .style import COLORS, INK, LINE_STYLES, MARKERS, figure, figure_html, show, style_axes

__all__ = [
    "COLORS", "INK", "LINE_STYLES", "MARKERS", "figure", "figure_html", "plot_activation", "plot_activations",
    "plot_curves", "plot_decision", "plot_graph", "plot_histograms", "plot_line", "plot_network", "plot_points", "show",
    "style_axes",
]  # fmt: skip
