"""Pictures of digits: images in a grid, a layer's weights as images, mistakes, and who was taken for whom."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .style import BLUE, INK, axes_or_new


def plot_images(
    X: ArrayLike,
    *,
    shape: tuple[int, int] | None = None,
    titles: Sequence[str] | None = None,
    columns: int = 8,
    signed: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Rows of X (n, h w) as h x w images in a grid; `shape` is (h, w), square if not given.

    Large values are dark, as ink on paper. With `signed`, 0 is grey, positive is white and negative black, each image
    on its own scale.
    """
    X = np.asarray(X, float)
    h, w = _image_shape(X, shape)
    columns = min(columns, len(X))
    rows = math.ceil(len(X) / columns)
    above = 0 if titles is None else max(2, h // 4)
    ax = axes_or_new(ax, 0.9 * columns + 0.4, (0.9 + 0.25 * (titles is not None)) * rows + 0.4)
    for k, image in enumerate(X.reshape(-1, h, w)):
        top, left = (k // columns) * (h + 1 + above) + above, (k % columns) * (w + 1)
        low, high = (-np.abs(image).max(), np.abs(image).max()) if signed else (X.min(), X.max())
        ax.imshow(image, cmap="gray" if signed else "gray_r", vmin=low, vmax=high or 1, interpolation="nearest",
                  extent=(left, left + w, top + h, top))  # fmt: skip
        if titles is not None:
            ax.text(left + w / 2, top - 0.3, titles[k], ha="center", va="bottom", color=INK, fontsize=8)
    ax.set_xlim(0, columns * (w + 1) - 1)
    ax.set_ylim(rows * (h + 1 + above) - 1, 0)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def plot_pixels(image: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """One small image (h, w) with the number of every pixel written on it: what a network gets to see.

    Large values are dark, as ink on paper; the numbers keep their distance from whatever is behind them.
    """
    image = np.asarray(image, float)
    if image.ndim != 2 or image.size == 0:
        raise ValueError(f"image must be one picture, shape (h, w); got {image.shape}. Reshape a row of pixels first.")
    h, w = image.shape
    ax = axes_or_new(ax, 0.48 * w + 0.3, 0.42 * h + 0.3)
    low, high = image.min(), image.max()
    ax.imshow(image, cmap="gray_r", vmin=low, vmax=high if high > low else low + 1, interpolation="nearest")
    for (i, j), value in np.ndenumerate(image):
        is_dark = value - low > 0.5 * (high - low)
        ax.text(j, i, f"{value:.3g}", ha="center", va="center", fontsize=9, color="white" if is_dark else "black")
    ax.set_axis_off()
    return ax


def _image_shape(X: np.ndarray, shape: tuple[int, int] | None) -> tuple[int, int]:
    if X.ndim != 2 or len(X) == 0:
        raise ValueError(f"X must hold one image in each row, shape (n, h w) with n > 0; got {X.shape}.")
    side = math.isqrt(X.shape[1])
    h, w = shape or (side, side)
    if h * w != X.shape[1]:
        raise ValueError(f"rows of {X.shape[1]} numbers are no {h} x {w} images; give shape=(h, w).")
    return h, w


def plot_features(
    W: ArrayLike, *, shape: tuple[int, int] | None = None, columns: int = 8, ax: Axes | None = None
) -> Axes:
    """The weights of a first layer, W (h w, neurons), as one image for each neuron: what it looks for.

    White is a positive weight, black a negative one, grey 0; each neuron on its own scale.
    """
    return plot_images(np.asarray(W, float).T, shape=shape, columns=columns, signed=True, ax=ax)


def plot_mistakes(
    X: ArrayLike,
    y: ArrayLike,
    P: ArrayLike,
    *,
    count: int = 12,
    shape: tuple[int, int] | None = None,
    columns: int = 6,
    ax: Axes | None = None,
) -> Axes:
    """The images that a classifier got most wrong: least probability for the right class.

    X (n, h w) images, y (n,) labels, P (n, k) the classifier's probabilities. Titles say "right label: the answer".
    """
    X, y, P = np.asarray(X, float), np.asarray(y), np.asarray(P, float)
    if P.ndim != 2 or not len(X) == len(y) == len(P):
        raise ValueError(f"X, y and P must have one row for each image; got {X.shape}, {y.shape} and {P.shape}.")
    answers = P.argmax(axis=1)
    wrong = np.flatnonzero(answers != y)
    if len(wrong) == 0:
        ax = axes_or_new(ax, 5, 1)
        ax.text(0.5, 0.5, "no mistakes", color=INK, ha="center", va="center", transform=ax.transAxes)
        ax.set_axis_off()
        return ax
    worst = wrong[np.argsort(P[wrong, y[wrong]])][:count]
    titles = [f"{y[i]}: {answers[i]} ({P[i, answers[i]]:.0%})" for i in worst]
    return plot_images(X[worst], shape=shape, titles=titles, columns=columns, ax=ax)


def plot_confusion(
    y: ArrayLike, predicted: ArrayLike, *, names: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """How often each class (row) was taken for each (column): counts, shaded by their share of the row."""
    y, predicted = np.asarray(y), np.asarray(predicted)
    if y.shape != predicted.shape or y.ndim != 1 or len(y) == 0:
        raise ValueError(f"y and predicted must hold a label each for n > 0 rows; got {y.shape} and {predicted.shape}.")
    k = max(int(y.max()), int(predicted.max())) + 1 if names is None else len(names)
    counts = np.zeros((k, k), int)
    np.add.at(counts, (y, predicted), 1)
    ax = axes_or_new(ax, 1.4 + 0.42 * k, 1.2 + 0.38 * k)
    for (i, j), count in np.ndenumerate(counts):
        share = count / max(counts[i].sum(), 1)
        ax.fill([j - 0.5, j + 0.5, j + 0.5, j - 0.5], [i - 0.5, i - 0.5, i + 0.5, i + 0.5], color=BLUE,
                alpha=0.35 * share, linewidth=0)  # fmt: skip
        if count:
            ax.text(j, i, count, ha="center", va="center", color=INK, fontweight="bold" if i == j else "normal")
    labels = [str(i) for i in range(k)] if names is None else names
    ax.set_xticks(range(k), labels)
    ax.set_yticks(range(k), labels)
    ax.set(xlim=(-0.5, k - 0.5), ylim=(k - 0.5, -0.5), xlabel="answer", ylabel="right class", aspect="equal")
    return ax
