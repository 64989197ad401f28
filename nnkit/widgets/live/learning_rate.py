"""The learning rate, in one dimension, in two, and in a small network: too small, right, too large."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnkit.layers import Dense
from nnkit.losses import binary_cross_entropy
from nnkit.model import Sequential
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Picture, Select, Slider, handle, line, panel, points, power_ticks, surface
from nnkit.widgets.live.surfaces import bowl, height_map

STEPS = 100
FAR = 1e6
Function = Callable[[np.ndarray], np.ndarray]
LINES: dict[str, tuple[Function, Function]] = {
    "parabola 2x²": (lambda x: 2 * x**2, lambda x: 4 * x),
    "two valleys": (lambda x: x**4 / 2 - 2 * x**2 + 0.6 * x + 2.6, lambda x: 2 * x**3 - 4 * x + 0.6),
}
BOWL = bowl(5.0)
XOR_X = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])
REACH_1D, REACH_NET = 2.5, 1.6
NETWORK = "network on XOR"


class LearningRate(Live):
    """theta <- theta - rate * gradient, from a start that you drag: where does it settle, where does it fly apart?"""

    name = "Learning rate"

    def __init__(self):
        controls = [
            Select("problem", "loss", [*LINES, BOWL.name, NETWORK]),
            Slider("rate", "learning rate", 0.01, 1, 0.01),
            Slider("steps", "steps", 0, STEPS, 1, play=1),
        ]
        super().__init__(
            controls,
            {"problem": "parabola 2x²", "rate": 0.1, "steps": 12, "x": [-2.0, 0.0], "start": [-3.5, 1.5]},
        )

    def change(self, name, value):
        super().change(name, value)
        if name != "problem":
            return
        step = 0.1 if value == NETWORK else 0.01
        self._controls["rate"] = Slider("rate", "learning rate", step, 20 if value == NETWORK else 1, step)
        self._state["rate"] = 1.0 if value == NETWORK else 0.1

    def picture(self) -> Picture:
        s = self._state
        rate = s["rate"]
        if s["problem"] in LINES:
            return draw_line(s["problem"], rate, s["steps"], s["x"][0])
        if s["problem"] == BOWL.name:
            return draw_bowl(rate, s["steps"], s["start"])
        return draw_network(rate, s["steps"])


def descend(gradient: Function, start: np.ndarray | float, rate: float, steps: int) -> np.ndarray:
    """The positions (steps + 1, ...) of gradient descent, fewer where they left for infinity."""
    path = [np.array(start, float)]
    for _ in range(steps):
        path.append(path[-1] - rate * gradient(path[-1]))
        if not np.abs(path[-1]).max() < FAR:
            break
    return np.array(path)


def verdict(loss: np.ndarray) -> str:
    """In a word: what these losses do."""
    if not loss[-1] < 1e3 * max(loss[0], 1e-3):
        return "diverges"
    if len(loss) > 1 and loss[-1] > loss[0] * 1.0001:
        return "rises"
    return "falls" if len(loss) > 1 and loss[-1] < loss[0] * 0.9999 else "does not fall"


def losses_panel(loss: np.ndarray, steps: int) -> dict:
    """Loss by step, logarithmic."""
    power = np.clip(np.log10(np.maximum(np.nan_to_num(loss, nan=1e9, posinf=1e9), 1e-8)), -8, 4)
    marks = [line(np.arange(len(loss)), power, "blue"), points(np.arange(len(loss)), power, "blue", size=3)]
    return panel(
        (0, max(steps, 5)), (-8, 4), marks, title="loss", xlabel="step", yticks=power_ticks(-8, 4, 2), height=330,
        says=f"Loss from {loss[0]:.3g} to {loss[-1]:.3g}.",
    )  # fmt: skip


def draw_line(name: str, rate: float, steps: int, start: float) -> Picture:
    """Steps on a curve."""
    f, gradient = LINES[name]
    path = descend(gradient, start, rate, steps)
    loss = f(path)
    grid = np.linspace(-REACH_1D, REACH_1D, 201)
    jumps_x, jumps_y = np.clip(path, -9, 9), np.clip(loss, -9, 90)
    main = panel(
        (-REACH_1D, REACH_1D), (-1, 9),
        [
            line(grid, f(grid), "ink", width=2, label=name),
            line(jumps_x, jumps_y, "blue", "--", 1.5, label="steps"),
            points(jumps_x, jumps_y, "blue", size=4),
            points(jumps_x[-1:], jumps_y[-1:], "orange", "diamond", 7, label="last"),
        ],
        title="drag the square to start elsewhere", xlabel="weight", height=330, width=1.3,
        handles=[handle("x", path[0], loss[0], "start", shape="square", step=0.05, lock="y")],
    )  # fmt: skip
    return [main, losses_panel(loss, steps)], (
        f"{name}, rate {rate:.3g}, {len(path) - 1} steps from {start:.2f}: to {path[-1]:.4g}, loss from {loss[0]:.3g} "
        f"to {loss[-1]:.3g}: it {verdict(loss)}."
    )


def draw_bowl(rate: float, steps: int, start: list[float]) -> Picture:
    """Steps in a valley."""
    path = descend(BOWL.gradient, start, rate, steps)
    loss = BOWL.f(path)
    x, y = BOWL.reach
    drawn = np.clip(path, -1e3, 1e3)
    main = panel(
        (-x, x), (-y, y),
        [
            height_map(BOWL.grid()),
            line(*drawn.T, "blue"),
            points(*drawn.T, "blue", size=3),
            points(*drawn[-1:].T, "orange", "diamond", 7),
        ],
        title="press anywhere to start there; numbers are losses", equal=True, press="start", height=330, width=1.3,
        handles=[handle("start", *start, "start", shape="square", step=0.1)],
    )  # fmt: skip
    return [main, losses_panel(loss, steps)], (
        f"{BOWL.name}, rate {rate:.3g}, {len(path) - 1} steps from ({start[0]:.2f}, {start[1]:.2f}): to "
        f"({path[-1, 0]:.3g}, {path[-1, 1]:.3g}), loss from {loss[0]:.3g} to {loss[-1]:.3g}: it {verdict(loss)}."
    )


def train_network(rate: float, steps: int) -> tuple[Sequential, np.ndarray]:
    """A 2-4-1 tanh network after so many steps on XOR, and its losses (steps + 1,)."""
    model = Sequential(Dense(2, 4, rng=3), "tanh", Dense(4, 1, rng=4))
    loss = []
    for step in range(steps + 1):
        value, dy = binary_cross_entropy(model(XOR_X), XOR_Y)
        loss.append(value)
        if step < steps:
            model.backward(dy)
            model.theta -= rate * model.grad
    return model, np.array(loss)


def draw_network(rate: float, steps: int) -> Picture:
    """What a small network has learnt of XOR."""
    model, loss = train_network(rate, steps)
    side = np.linspace(-REACH_NET, REACH_NET, 41)
    logits = model(np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)).reshape(41, 41)
    one = XOR_Y[:, 0] == 1
    main = panel(
        (-REACH_NET, REACH_NET), (-REACH_NET, REACH_NET),
        [
            surface(np.tanh(logits / 2), thick=[0.0]),
            points(*XOR_X[one].T, "blue", "circle", 7, label="class 1"),
            points(*XOR_X[~one].T, "orange", "square", 7, label="class 0"),
        ],
        title="2-4-1 network, its border bold", equal=True, height=330, width=1.3,
    )  # fmt: skip
    right = int((model.predict(XOR_X) == XOR_Y[:, 0]).sum())
    return [main, losses_panel(loss, steps)], (
        f"2-4-1 network on XOR, rate {rate:.3g}, {steps} steps: loss from {loss[0]:.3g} to {loss[-1]:.3g} (it "
        f"{verdict(loss)}), {right} of 4 points right."
    )
