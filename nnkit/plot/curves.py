"""Plots of functions and of what a training run recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..activations import Activation, activation
from .style import BLUE, GREEN, INK, MARKERS, ORANGE, add_legend, axes_or_new, line_kwargs


def plot_activation(
    f: str | Activation | Callable,
    derivative: Callable | None = None,
    *,
    low: float = -5.0,
    high: float = 5.0,
    at: float | None = None,
    name: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """f (solid) and its derivative (dashed) over [low, high].

    f is a name ("relu"), an Activation, or any function z -> f(z), whose derivative is drawn if given.
    `at` marks one z with its value and the tangent there.
    """
    if isinstance(f, str):
        f = activation(f)
    if isinstance(f, Activation):
        f, derivative, name = f.f, f.derivative, name or f.name
    name = name or getattr(f, "__name__", "f")
    if not low < high:
        raise ValueError(f"low must be less than high; got {low} and {high}.")
    ax = axes_or_new(ax)
    z = np.linspace(low, high, 401)
    ax.plot(z, f(z), color=BLUE, linestyle="-", linewidth=2, label=name)
    if derivative is not None:
        ax.plot(z, derivative(z), color=ORANGE, linestyle="--", linewidth=2, label="derivative")
    if at is not None:
        _mark(ax, f, derivative, float(at), (high - low) / 10)
    ax.set_xlabel("z")
    add_legend(ax)
    return ax


def _mark(ax: Axes, f: Callable, derivative: Callable | None, at: float, reach: float) -> None:
    value = float(f(np.array([at]))[0])
    label = f"f({at:.3g}) = {value:.4g}"
    if derivative is not None:
        slope = float(derivative(np.array([at]))[0])
        label += f", slope {slope:.4g}"
        ends = np.array([-reach, reach])
        ax.plot(at + ends, value + slope * ends, color=GREEN, linestyle="-.", linewidth=1.5)
    ax.plot(at, value, color=GREEN, marker="o", linestyle="none", label=label)


def plot_curves(
    curves: Mapping[str, Sequence[float]],
    *,
    x: Sequence[float] | None = None,
    xlabel: str = "epoch",
    ylabel: str = "loss",
    log: bool = False,
    best: int | None = None,
    ax: Axes | None = None,
) -> Axes:
    """One line for each name in `curves`, against 1, 2, 3, ... or `x`: losses, accuracies, anything recorded.

    `best` marks one position (counted from 0, for example where early stopping took its weights).
    """
    ax = axes_or_new(ax)
    for i, (name, values) in enumerate(curves.items()):
        at = np.arange(1, len(values) + 1) if x is None else np.asarray(x)
        if len(at) != len(values):
            raise ValueError(f"curve {name!r} has {len(values)} values, but x has {len(at)}.")
        spacing = max(1, len(values) // 8)
        ax.plot(at, values, label=name, marker=MARKERS[i % len(MARKERS)], markevery=(i % spacing, spacing),
                markersize=5, **line_kwargs(i))  # fmt: skip
    if best is not None:
        ax.axvline(best + 1 if x is None else x[best], color=INK, linestyle=":", label="best")
    if log:
        ax.set_yscale("log")
    if x is None:
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    add_legend(ax)
    return ax


def plot_histograms(groups: Mapping[str, np.ndarray], *, bins: int = 40, ax: Axes | None = None) -> Axes:
    """The distribution of each group's numbers as an outline over common bins: weights, or activations by layer."""
    ax = axes_or_new(ax)
    numbers = {name: np.asarray(values, float).ravel() for name, values in groups.items()}
    together = np.concatenate(list(numbers.values()))
    edges = np.linspace(together.min(), together.max(), bins + 1)
    if edges[0] == edges[-1]:
        edges = np.linspace(edges[0] - 0.5, edges[0] + 0.5, bins + 1)
    for i, (name, values) in enumerate(numbers.items()):
        ax.hist(values, edges, density=True, histtype="step", linewidth=1.8,
                label=f"{name}: mean {values.mean():.2g}, sd {values.std():.2g}", **line_kwargs(i))  # fmt: skip
    ax.set_xlabel("value")
    ax.set_ylabel("density")
    add_legend(ax, fontsize="small")
    return ax
