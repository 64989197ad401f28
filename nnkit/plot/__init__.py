"""Figures for the lessons: every `plot_x(..., ax=None)` returns its Axes; `show(ax, alt)` displays it."""

from .biology import plot_biological_neuron
from .curves import plot_activation, plot_curves, plot_histograms
from .describe import describe_activations, describe_bars, describe_curves, describe_matrices
from .gallery import plot_activations
from .graph import graph_of, plot_graph
from .images import plot_confusion, plot_features, plot_images, plot_mistakes, plot_pixels
from .landscape import plot_landscape, plot_relu_approximation, plot_surface
from .matrix import plot_bars, plot_matrix
from .network import plot_model, plot_network
from .points import plot_decision, plot_line, plot_points
from .relief import plot_relief, space_figure
from .shapes import plot_shapes
from .silhouette import plot_silhouette
from .style import COLORS, INK, LINE_STYLES, MARKERS, figure, figure_html, show, style_axes
from .timeline import plot_timeline

__all__ = [
    "COLORS",
    "INK",
    "LINE_STYLES",
    "MARKERS",
    "describe_activations",
    "describe_bars",
    "describe_curves",
    "describe_matrices",
    "figure",
    "figure_html",
    "graph_of",
    "plot_activation",
    "plot_activations",
    "plot_bars",
    "plot_biological_neuron",
    "plot_confusion",
    "plot_curves",
    "plot_decision",
    "plot_features",
    "plot_graph",
    "plot_histograms",
    "plot_images",
    "plot_landscape",
    "plot_line",
    "plot_matrix",
    "plot_mistakes",
    "plot_model",
    "plot_network",
    "plot_pixels",
    "plot_points",
    "plot_relief",
    "plot_relu_approximation",
    "plot_shapes",
    "plot_silhouette",
    "plot_surface",
    "plot_timeline",
    "show",
    "space_figure",
    "style_axes",
]
