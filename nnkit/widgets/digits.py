"""What a digit network sees: a digit that is moved about, and the digits that excite one hidden neuron."""

from __future__ import annotations

import math
from collections.abc import Callable

import ipywidgets
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from nnkit.activations import softmax
from nnkit.images import shifted
from nnkit.plot import INK, figure, plot_features, plot_images
from nnkit.plot.style import BLUE
from nnkit.widgets.explorer import Explorer, choice, slider

STRONGEST, WEAKEST = "the strongest", "the weakest"


def shifted_digits(answer: Callable[[np.ndarray], np.ndarray], X: ArrayLike, y: ArrayLike) -> Explorer:
    """Explore how a network fares when digits are shifted.

    answer: a function X (n, side side) -> logits (n, k); X, y: the digits to shift, and their labels.
    """
    X, y = np.asarray(X, float), np.asarray(y)

    def draw(right: float, down: float, number: int) -> tuple[Figure, str]:
        return draw_shifted(answer, X, y, right, down, number)

    controls = {
        "right": slider("shift right", 0, -2, 2, 0.05),
        "down": slider("shift down", 0, -2, 2, 0.05),
        "number": ipywidgets.IntSlider(0, min=0, max=len(X) - 1, description="digit"),
    }
    return Explorer(draw, controls)


def draw_shifted(
    answer: Callable[[np.ndarray], np.ndarray], X: np.ndarray, y: np.ndarray, right: float, down: float, number: int
) -> tuple[Figure, str]:
    """The picture for one state of the controls, and its description."""
    moved = shifted(X, right, down)
    Z = np.asarray(answer(moved), float)
    share = np.mean(Z.argmax(axis=1) == y)
    p = softmax(Z[number : number + 1])[0]
    fig = figure(7.4, 2.8, columns=2)
    plot_images(moved[number : number + 1], ax=fig.axes[0])
    fig.axes[0].set_title(f"the {y[number]}, shifted")
    bars = fig.axes[1].bar(range(len(p)), p, color=BLUE)
    # a number on each of ten bars would run into its neighbours
    fig.axes[1].bar_label(bars, [f"{v:.2f}" if v >= 0.1 else "" for v in p], color=INK)
    fig.axes[1].set(ylim=(0, 1.12), xticks=range(len(p)), ylabel="probability")
    fig.axes[1].set_title(f"of all {len(X)}, {share:.1%} are read right")
    return fig, (
        f"Shifted by {right:g} pixels to the right and {down:g} down: of all {len(X)} digits {share:.1%} are read "
        f"right. Number {number}, labelled {y[number]}, is read as {p.argmax()} with probability {p.max():.2f}."
    )


def stroke_detectors(W: ArrayLike, b: ArrayLike, X: ArrayLike, y: ArrayLike) -> Explorer:
    """Explore what the hidden neurons of a first layer look for.

    W (side side, k), b (k,): the layer; X (n, side side), y (n,): digits that it looks at, with their labels. Starts
    with the neuron whose ReLU differs most from digit to digit.
    """
    W, b, X, y = np.asarray(W, float), np.asarray(b, float), np.asarray(X, float), np.asarray(y)
    liveliest = int(np.maximum(X @ W + b, 0).std(axis=0).argmax())

    def draw(neuron: int, digits: str) -> tuple[Figure, str]:
        return draw_detector(W, b, X, y, neuron, digits)

    controls = {
        "neuron": ipywidgets.IntSlider(liveliest, min=0, max=W.shape[1] - 1, description="neuron"),
        "digits": choice("eight digits with", [STRONGEST, WEAKEST]),
    }
    return Explorer(draw, controls)


def draw_detector(
    W: np.ndarray, b: np.ndarray, X: np.ndarray, y: np.ndarray, neuron: int, digits: str
) -> tuple[Figure, str]:
    """The picture for one state of the controls, and its description."""
    z = X @ W[:, neuron] + b[neuron]
    order = np.argsort(-z if digits == STRONGEST else z, kind="stable")[:8]
    fig = figure(7.4, 2.8, columns=2)
    plot_features(W[:, [neuron]], ax=fig.axes[0])
    fig.axes[0].set_title(f"weights of neuron {neuron}")
    plot_images(X[order], titles=[f"{y[i]}: {z[i]:.1f}" for i in order], columns=4, ax=fig.axes[1])
    side = math.isqrt(len(W))
    high, low = (divmod(int(place), side) for place in (W[:, neuron].argmax(), W[:, neuron].argmin()))
    return fig, (
        f"Left the {side} by {side} weights of neuron {neuron}, white for positive, black for negative: the largest in "
        f"row {high[0]}, column {high[1]}, the smallest in row {low[0]}, column {low[1]}. Right the digits with "
        f"{digits} sums z: " + ", ".join(f"{y[i]} ({z[i]:.2f})" for i in order) + "."
    )
