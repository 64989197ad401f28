"""Drawings of networks: circles in columns, values in the circles, weights on the edges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch

from ..layers import Dense
from ..model import Sequential
from .style import BLUE, BLUE_TEXT, INK, ORANGE, ORANGE_TEXT, axes_or_new

RADIUS = 0.24


def plot_network(
    sizes: Sequence[int],
    *,
    weights: Sequence[np.ndarray] | None = None,
    biases: Sequence[np.ndarray] | None = None,
    values: Sequence[np.ndarray] | None = None,
    names: Sequence[Sequence[str]] | None = None,
    titles: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """A feed-forward network with sizes[0] inputs and then sizes[1], sizes[2], ... neurons; [3, 1] is one neuron.

    weights[l] has shape (sizes[l], sizes[l + 1]) and biases[l] shape (sizes[l + 1],). values[l] (sizes[l],) go into
    the circles, names[l] above them, titles[l] under the column. Positive weights are solid blue, negative ones
    dashed orange, wide if large; each is written on its edge, near the neuron that it leads to.
    """
    sizes = [int(n) for n in sizes]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes must name at least two layers of at least one neuron; got {sizes}.")
    _check("weights", weights, list(pairwise(sizes)))
    _check("biases", biases, [(n,) for n in sizes[1:]])
    _check("values", values, [(n,) for n in sizes])
    columns, rows = len(sizes), max(sizes)
    ax = axes_or_new(ax, 1 + 1.9 * columns, 1 + 0.95 * rows)
    gap = 2.0 if weights is None else 2.6
    where = [[(gap * l, (n - 1) / 2 - i) for i in range(n)] for l, n in enumerate(sizes)]
    for l in range(columns - 1):
        _edges(ax, where[l], where[l + 1], None if weights is None else np.asarray(weights[l], float))
    for l, column in enumerate(where):
        for i, (x, y) in enumerate(column):
            _circle(ax, x, y, None if values is None else values[l][i], is_input=l == 0)
            name = names[l][i] if names is not None else ""
            bias = f"b = {biases[l - 1][i]:.4g}" if biases is not None and l > 0 else ""
            ax.text(x, y + RADIUS + 0.03, name, ha="center", va="bottom", color=INK, fontsize=9)
            ax.text(x, y - RADIUS - 0.04, bias, ha="center", va="top", color=INK, fontsize=8)
        if titles is not None:
            ax.text(gap * l, -(rows - 1) / 2 - 0.75, titles[l], ha="center", va="top", color=INK)
    ax.set_xlim(-0.6, gap * (columns - 1) + 0.6)
    ax.set_ylim(-(rows - 1) / 2 - (1.1 if titles is not None else 0.65), (rows - 1) / 2 + 0.65)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def plot_model(model: Sequential, x: np.ndarray | None = None, *, ax: Axes | None = None) -> Axes:
    """A small Sequential of Dense layers and activations with its weights and biases; with x (d_in,) also its values.

    A column shows what leaves its neurons: the value after the activation, if one follows the Dense layer.
    """
    values = None if x is None else [np.asarray(x, float)]
    dense = []
    signal = None if x is None else np.asarray(x, model.dtype)[None]
    for layer in model.layers:
        signal = None if signal is None else layer.forward(signal)
        if isinstance(layer, Dense):
            dense.append(layer)
            if values is not None:
                values.append(None)
        elif "W" in vars(layer) or not dense:
            raise ValueError(f"only Dense layers, each followed by activations, can be drawn; got {layer}.")
        if values is not None:
            values[-1] = signal[0]
    sizes = [dense[0].W.value.shape[0], *(len(layer.b.value) for layer in dense)]
    weights, biases = [layer.W.value for layer in dense], [layer.b.value for layer in dense]
    return plot_network(sizes, weights=weights, biases=biases, values=values, ax=ax)


def _check(name: str, arrays: Sequence[np.ndarray] | None, shapes: list[tuple[int, ...]]) -> None:
    if arrays is None:
        return
    came = [np.shape(a) for a in arrays]
    if came != shapes:
        transposed = [shape[::-1] for shape in came] == shapes and came != shapes
        raise ValueError(f"{name} must have the shapes {shapes}; got {came}.{' Transpose each.' * transposed}")


def _circle(ax: Axes, x: float, y: float, value: float | None, is_input: bool) -> None:
    if is_input:  # a square: an input computes nothing
        side = 1.7 * RADIUS
        ax.add_patch(FancyBboxPatch((x - side / 2, y - side / 2), side, side, boxstyle="round,pad=0.02",
                                    facecolor="none", edgecolor=INK, linewidth=1.4))  # fmt: skip
    else:
        ax.add_patch(Circle((x, y), RADIUS, facecolor="none", edgecolor=INK, linewidth=1.4))
    if value is not None:
        ax.text(x, y, f"{float(value):.3g}", ha="center", va="center", color=INK, fontsize=8, fontweight="bold")


def _edges(ax: Axes, sources: list, targets: list, W: np.ndarray | None) -> None:
    largest = max(np.abs(W).max(), 1e-12) if W is not None else 1.0
    for i, source in enumerate(sources):
        for j, target in enumerate(targets):
            step = np.subtract(target, source)
            unit = step / np.hypot(*step)
            start, end = source + unit * (RADIUS + 0.02), target - unit * (RADIUS + 0.02)
            if W is None:
                ax.plot(*zip(start, end, strict=True), color=INK, linewidth=1, linestyle="-", zorder=1)
                continue
            w = W[i, j]
            color, line = (BLUE, "-") if w >= 0 else (ORANGE, "--")
            ax.plot(*zip(start, end, strict=True), color=color, linestyle=line, zorder=1,
                    linewidth=0.6 + 2.4 * abs(w) / largest)  # fmt: skip
            share = 0.62 + 0.14 * (i % 2) if len(sources) > 1 else 0.5  # near their target edges have spread apart
            above = 0.03 * np.array([-unit[1], unit[0]])
            ax.text(*(start + share * (end - start) + above), f"{w:.4g}", fontsize=8, ha="center", va="bottom",
                    color=BLUE_TEXT if w >= 0 else ORANGE_TEXT, rotation_mode="anchor",
                    rotation=np.degrees(np.arctan2(unit[1], unit[0])))  # fmt: skip
