"""Gradient descent on a sigmoid neuron with one input: the whole landscape of its loss, and the path through it."""

from __future__ import annotations

import functools

import numpy as np

from nnkit.activations import sigmoid
from nnkit.lessonkit.exam import exam
from nnkit.losses import binary_cross_entropy
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Picture, Select, Slider, handle, line, panel, points
from nnkit.widgets.live.surfaces import height_map

CENTRED, RAW = INPUTS = ("hours minus their mean", "hours as they are")
START = (-1.5, 1.5)  # (w, b)
WINDOWS = {CENTRED: ((-2.5, 3.5), (-2.5, 3.0)), RAW: ((-2.5, 3.5), (-6.0, 3.0))}  # of w and of b
STEPS = 80
LEVELS = (0.3, 0.35, 0.4, 0.5, 0.7, 1, 1.5, 2.5, 4, 6, 10)


class NeuronDescent(Live):
    """Descend from a start that you choose, in the plane of the weight and the bias, on lesson 1's exam."""

    name = "Descent of a neuron"

    def __init__(self):
        controls = [
            Slider("log_rate", "learning rate", -2, 1.6, 0.05, shown=lambda v: f"{10**v:.3g}"),
            Slider("steps", "steps", 0, STEPS, 1, play=1),
            Select("inputs", "input", INPUTS),
        ]
        super().__init__(controls, {"log_rate": -1.5, "steps": 40, "inputs": CENTRED, "start": list(START)})

    def picture(self) -> Picture:
        s = self._state
        return draw_descent(10 ** s["log_rate"], s["steps"], s["inputs"], tuple(s["start"]))


def _data(inputs: str) -> tuple[np.ndarray, np.ndarray]:
    X, y = exam()
    studied = X[:, 1]
    return (studied - studied.mean() if inputs == CENTRED else studied), y


@functools.cache
def landscape(inputs: str) -> np.ndarray:
    """The mean cross-entropy (61, 61) over the window of w (across) and b (up)."""
    x, y = _data(inputs)
    w, b = (np.linspace(*limits, 61) for limits in WINDOWS[inputs])
    z = w[None, :, None] * x + b[:, None, None]
    return np.mean(np.logaddexp(0, z) - y * z, axis=2)


def descend(
    rate: float, steps: int, inputs: str = CENTRED, start: tuple[float, float] = START
) -> tuple[np.ndarray, np.ndarray]:
    """The path (steps + 1, 2) of (w, b), and the loss (steps + 1,) at each of its points."""
    x, y = _data(inputs)
    path, losses = [np.array(start, float)], []
    for k in range(steps + 1):
        w, b = path[-1]
        z = w * x + b
        losses.append(binary_cross_entropy(z, y)[0])
        if k < steps:
            error = sigmoid(z) - y
            path.append(path[-1] - rate * np.array([np.mean(error * x), np.mean(error)]))
    return np.array(path), np.array(losses)


def draw_descent(rate: float, steps: int, inputs: str, start: tuple[float, float]) -> Picture:
    """The picture for one state, and its description."""
    path, losses = descend(rate, steps, inputs, start)
    plane = panel(
        *WINDOWS[inputs],
        [
            height_map(landscape(inputs), LEVELS),
            line(*path.T, "blue", label="path"),
            points(*path.T, "blue", size=3),
            points(*path[-1:].T, "orange", "triangle", 7, label="end"),
        ],
        title="press anywhere to start there; numbers are losses", xlabel="weight w (across), bias b (up)", height=360,
        width=1.2, press="start", handles=[handle("start", *start, "start", shape="square", step=0.1)],
    )  # fmt: skip
    number = np.arange(len(losses))
    top = max(2.5, 1.05 * float(losses.max()))
    uphill = int((np.diff(losses) > 1e-9).sum())
    curve = panel(
        (0, max(steps, 5)), (0, top), [line(number, losses, "blue"), points(number, losses, "blue", size=3)],
        title="loss", xlabel="step", height=360,
        says=f"Loss from {losses[0]:.3f} to {losses[-1]:.3f}.",
    )  # fmt: skip
    return [plane, curve], (
        f"Learning rate {rate:.3g}, {steps} steps on {inputs}. The loss goes from {losses[0]:.3f} to "
        f"{losses[-1]:.3f}; {uphill} of the steps go uphill. The path ends at w = {path[-1][0]:.2f}, "
        f"b = {path[-1][1]:.2f}."
    )
