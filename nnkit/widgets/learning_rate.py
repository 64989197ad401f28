"""Explorer: gradient descent on one sigmoid neuron with one input, at a learning rate of your choice."""

from __future__ import annotations

import functools

import ipywidgets
import numpy as np
from matplotlib.figure import Figure

from ..activations import sigmoid
from ..exam import exam
from ..losses import binary_cross_entropy
from ..plot import COLORS, INK, figure
from .explorer import Explorer, choice

INPUTS = ("hours minus their mean", "hours as they are")
START = (-1.5, 1.5)  # (w, b)
_WINDOWS = {INPUTS[0]: ((-2.5, 3.5), (-2.5, 3.0)), INPUTS[1]: ((-2.5, 3.5), (-6.0, 3.0))}


def _data(inputs: str) -> tuple[np.ndarray, np.ndarray]:
    X, y = exam()
    studied = X[:, 1]
    return (studied - studied.mean() if inputs == INPUTS[0] else studied), y


@functools.cache
def _surface(inputs: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, y = _data(inputs)
    (w0, w1), (b0, b1) = _WINDOWS[inputs]
    w, b = np.linspace(w0, w1, 61), np.linspace(b0, b1, 61)
    z = w[None, :, None] * x + b[:, None, None]
    return w, b, np.mean(np.logaddexp(0, z) - y * z, axis=2)


def descend(rate: float, steps: int, inputs: str = INPUTS[0]) -> tuple[np.ndarray, np.ndarray]:
    """The path (steps + 1, 2) of (w, b) from START, and the loss (steps + 1,) at each of its points."""
    x, y = _data(inputs)
    path, losses = [np.array(START)], []
    for k in range(steps + 1):
        w, b = path[-1]
        z = w * x + b
        losses.append(binary_cross_entropy(z, y)[0])
        if k < steps:
            error = sigmoid(z) - y
            path.append(path[-1] - rate * np.array([np.mean(error * x), np.mean(error)]))
    return np.array(path), np.array(losses)


def draw_learning_rate(rate: float, steps: int = 40, inputs: str = INPUTS[0]) -> tuple[Figure, str]:
    """Left the path over the loss's contour lines, right the loss at each step."""
    path, losses = descend(rate, steps, inputs)
    fig = figure(7.2, 3.0, columns=2)
    fig.set_layout_engine(None)  # fixed margins: half the time of a layout that is computed
    fig.subplots_adjust(left=0.07, right=0.99, bottom=0.16, top=0.9, wspace=0.2)
    left, right = fig.axes
    w, b, surface = _surface(inputs)
    left.contour(w, b, surface, levels=[0.35, 0.4, 0.5, 0.7, 1, 1.5, 2.5, 4, 6], colors=INK, linewidths=0.7, alpha=0.7)
    left.plot(*path.T, color=COLORS[0], linestyle="-", linewidth=1.3, marker="o", markersize=3)
    left.plot(*path[0], color=COLORS[1], marker="s", markersize=8, linestyle="none", label="start")
    left.plot(*path[-1], color=COLORS[2], marker="^", markersize=9, linestyle="none", label="end")
    left.set(xlim=_WINDOWS[inputs][0], ylim=_WINDOWS[inputs][1], xlabel="w", ylabel="b")
    left.legend(frameon=False, labelcolor=INK, fontsize=9)
    right.plot(losses, color=COLORS[0], linestyle="-", linewidth=1.5, marker="o", markersize=3)
    right.set(xlabel="step", ylabel="loss", ylim=(0, max(4.5, 1.05 * losses.max())))
    right.set_title(f"loss {losses[0]:.3f} to {losses[-1]:.3f}", color=INK, fontsize=11)
    uphill = int((np.diff(losses) > 1e-9).sum())
    description = (
        f"Learning rate {rate:.3g}, {steps} steps. The loss goes from {losses[0]:.3f} to {losses[-1]:.3f}; "
        f"{uphill} of the steps go uphill. The path in the plane of w and b ends at "
        f"w = {path[-1][0]:.2f}, b = {path[-1][1]:.2f}."
    )
    return fig, description


def learning_rate() -> Explorer:
    """A slider for the learning rate (each notch a constant factor), one for the steps, and a choice of input."""
    rate = ipywidgets.FloatLogSlider(
        value=10**-1.5, base=10, min=-2, max=1.6, step=0.05, description="learning rate", readout_format=".3g"
    )
    steps = ipywidgets.IntSlider(40, min=0, max=80, step=1, description="steps")
    return Explorer(draw_learning_rate, {"rate": rate, "steps": steps, "inputs": choice("input", list(INPUTS))})
