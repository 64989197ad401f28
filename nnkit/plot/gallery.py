"""Several activation functions side by side."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from ..activations import Activation
from .curves import plot_activation
from .style import INK, figure


def plot_activations(
    activations: Sequence[str | Activation], *, columns: int = 3, low: float = -5.0, high: float = 5.0
) -> Figure:
    """Each activation (solid) with its derivative (dashed) in a panel of its own, all on the same scale."""
    rows = -(-len(activations) // columns)
    fig = figure(0.5 + 2.6 * columns, 0.3 + 2.4 * rows, rows=rows, columns=columns)
    for i, (ax, one) in enumerate(zip(fig.axes, activations, strict=False)):
        plot_activation(one, low=low, high=high, ax=ax)
        ax.set_title(one if isinstance(one, str) else one.name, color=INK, fontsize=11)
        ax.get_legend().remove()
        if i == 0:
            ax.legend(["f", "f'"], loc="upper left", frameon=False, labelcolor=INK, fontsize=9)
        if i % columns:
            ax.sharey(fig.axes[0])
    for ax in fig.axes[len(activations) :]:
        ax.set_visible(False)
    return fig
