"""Plots of labelled points in the plane and of what a classifier says about the plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes

from .style import BLUE, CLASS_COLORS, CLASS_MARKERS, HATCHES, INK, ORANGE, ORANGE_TEXT, add_legend, axes_or_new


def plot_points(
    X: np.ndarray, y: np.ndarray | None = None, *, names: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Points X (n, 2); each class of y (n,) with its own colour and marker, called names[i] in the legend.

    Class 0 is orange squares, class 1 blue circles. Without y all points are circles in ink.
    """
    X = _plane(X)
    if y is None:
        ax = axes_or_new(ax, 5, 4.6)
        ax.scatter(*X.T, s=34, color=INK, marker="o", linewidth=0, zorder=3)
        ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return ax
    y = np.asarray(y)
    if y.shape != (len(X),):
        raise ValueError(f"y must hold one label for each of the {len(X)} points; got shape {y.shape}.")
    ax = axes_or_new(ax, 5, 4.6)
    classes = np.unique(y)
    for i, (label, place) in enumerate(zip(classes, _places(classes), strict=True)):
        name = names[i] if names is not None else f"class {label}"
        ax.scatter(*X[y == label].T, s=34, color=CLASS_COLORS[place % 4],
                   marker=CLASS_MARKERS[place % len(CLASS_MARKERS)], linewidth=0, label=name, zorder=3)  # fmt: skip
    ax.set_xlabel("$x_1$")
    ax.set_ylabel("$x_2$")
    if len(classes) > 1 or names is not None:
        add_legend(ax)
    return ax


def plot_decision(
    model: object,
    X: np.ndarray,
    y: np.ndarray | None = None,
    *,
    level: float = 0.5,
    names: Sequence[str] | None = None,
    resolution: int = 161,
    ax: Axes | None = None,
) -> Axes:
    """The regions in which `model` decides for each class, with the points X (n, 2) on top.

    model: an object with `predict`, or a function; called once with points (m, 2). It may return class labels (m,),
    scores (m, k) of which the largest wins, or one score (m,) or (m, 1): class 1 where it is above `level` (0.5 for a
    probability; give 0 for a logit). X sets how far the drawing reaches.
    """
    predict: Callable = getattr(model, "predict", model)
    if not callable(predict):
        raise TypeError(f"model must have a predict method or be a function; got {type(model).__name__}.")
    X = _plane(X)
    ax = axes_or_new(ax, 5, 4.6)
    margin = 0.1 * np.maximum(np.ptp(X, axis=0), 1e-9) + 1e-9
    (left, bottom), (right, top) = X.min(axis=0) - margin, X.max(axis=0) + margin
    across, up = np.meshgrid(np.linspace(left, right, resolution), np.linspace(bottom, top, resolution))
    labels = _labels(predict(np.column_stack([across.ravel(), up.ravel()])), across.size, level).reshape(across.shape)
    values = np.unique(labels if y is None else np.concatenate([labels.ravel(), np.unique(y)]))
    position = np.searchsorted(values, labels)
    edges, places = np.arange(len(values) + 1) - 0.5, _places(values)
    fills = ax.contourf(across, up, position, edges, colors=[CLASS_COLORS[i % 4] for i in places], alpha=0.18,
                        hatches=[HATCHES[i % len(HATCHES)] for i in places])  # fmt: skip
    fills.set_edgecolor(INK)  # the hatch; alpha keeps it light
    fills.set_linewidth(0)
    for i in range(len(values)):
        if 0 < (position == i).mean() < 1:
            ax.contour(across, up, position == i, [0.5], colors=INK, linewidths=1.4)
    if y is None:
        plot_points(X, ax=ax)
    else:
        plot_points(X, y, names=names, ax=ax)
    ax.set_xlim(left, right)
    ax.set_ylim(bottom, top)
    return ax


def _places(classes: np.ndarray) -> list[int]:
    """Which colour and marker each class has: whole numbers from 0 their own, so that class 1 is blue also where no
    point is of class 0; other names in their order."""
    numbers = classes.dtype.kind in "iubf" and bool(np.all(classes == np.floor(classes)) and classes.min() >= 0)
    return classes.astype(int).tolist() if numbers else list(range(len(classes)))


def _labels(answer: np.ndarray, m: int, level: float) -> np.ndarray:
    answer = np.asarray(answer)
    if answer.shape == (m, 1):
        answer = answer[:, 0]
    if answer.ndim == 2 and len(answer) == m:
        return answer.argmax(axis=1)
    if answer.shape != (m,):
        raise ValueError(f"for {m} points, predict must return shape ({m},), ({m}, 1) or ({m}, k); got {answer.shape}.")
    return (answer > level).astype(int) if answer.dtype.kind == "f" else answer.astype(int)


def plot_line(w: Sequence[float], b: float, *, label: str | None = None, ax: Axes | None = None) -> Axes:
    """The decision line w . x + b = 0 of one neuron, w (2,), with its normal vector w drawn from the line.

    The arrow points to the side where w . x + b > 0; its foot is the point of the line nearest the drawing's centre.
    A w that is too long for the drawing is shortened, and the label says so.
    """
    w = np.asarray(w, float)
    if w.shape != (2,):
        raise ValueError(f"w must have two entries, one for each axis of the drawing; got shape {w.shape}.")
    new = ax is None
    ax = axes_or_new(ax, 5, 4.6)
    if new:
        ax.set(xlim=(-2, 2), ylim=(-2, 2), xlabel="$x_1$", ylabel="$x_2$")
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    length = np.hypot(*w)
    if length == 0:
        sides = "yes" if b > 0 else "no"
        ax.text(0.5, 0.5, f"w = (0, 0): no line, the answer is {sides} everywhere", color=INK, ha="center",
                transform=ax.transAxes)  # fmt: skip
        return ax
    centre = np.array([(left + right) / 2, (bottom + top) / 2])
    foot = centre - (w @ centre + b) / length**2 * w
    along = np.array([-w[1], w[0]]) / length
    reach = 2 * np.hypot(right - left, top - bottom) + np.hypot(*(foot - centre))
    ends = np.array([foot - reach * along, foot + reach * along])
    ax.plot(*ends.T, color=BLUE, linewidth=2, label=label or f"{w[0]:.3g} $x_1$ {w[1]:+.3g} $x_2$ {b:+.3g} = 0")
    shown = min(1.0, 0.3 * min(right - left, top - bottom) / length)
    tip = foot + shown * w
    ax.annotate("", tip, foot, arrowprops={"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2})
    ax.annotate("w" if shown == 1 else f"w ({shown:.2g} of its length)", tip, color=ORANGE_TEXT, xytext=(4, 4),
                textcoords="offset points")  # fmt: skip
    ax.set_aspect("equal")  # else a right angle does not look like one
    ax.set(xlim=(left, right), ylim=(bottom, top))
    add_legend(ax)
    return ax


def _plane(X: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    if X.ndim != 2 or X.shape[1] != 2 or len(X) == 0:
        raise ValueError(f"X must hold points of the plane, shape (n, 2) with n > 0; got {X.shape}.")
    return X
