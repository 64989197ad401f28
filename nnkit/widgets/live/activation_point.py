"""An activation and its derivative, with a point to drag along the curve."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from nnkit.widgets.activation import LIBRARY, Pair
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Picture, Select, Slider, handle, line, panel, points

LOW, HIGH = -6.0, 6.0
GRID = np.linspace(LOW, HIGH, 401)


class ActivationPoint(Live):
    """Drag the point along f(z) = g(slope (z - shift)); its slope is read off the curve below.

    own: functions of your own with their derivatives: {"my relu": (relu, relu_derivative)}.
    """

    name = "Activation and derivative"

    def __init__(self, own: Mapping[str, Pair] | None = None):
        self.functions = {**(own or {}), **LIBRARY}
        controls = [
            Select("function", "g", list(self.functions)),
            Slider("slope", "slope", -4, 4, 0.1),
            Slider("shift", "shift", -4, 4, 0.1),
        ]
        start = next(iter(own)) if own else "sigmoid"
        super().__init__(controls, {"function": start, "slope": 1.0, "shift": 0.0, "z": [1.0, 0.0]})

    def picture(self) -> Picture:
        s = self._state
        return draw_point(*self.functions[s["function"]], s["function"], s["slope"], s["shift"], s["z"][0])


def draw_point(g: Callable, derivative: Callable, name: str, slope: float, shift: float, at: float) -> Picture:
    """The picture for one state, and its description."""

    def f(z):
        return np.asarray(g(slope * (z - shift)), float)

    def df(z):
        return slope * np.asarray(derivative(slope * (z - shift)), float)

    values, slopes = f(GRID), df(GRID)
    value, steepness = float(f(np.array([at]))[0]), float(df(np.array([at]))[0])
    near = np.array([at - 1.5, at + 1.5])
    low, high = min(-1.2, max(-4, values.min())), max(1.3, min(6, values.max()))
    top = panel(
        (LOW, HIGH), (low, high),
        [
            line(GRID, values, "blue", width=2.5, label="f"),
            line(near, value + steepness * (near - at), "pink", "-.", 2, label="tangent"),
        ],
        title=f"f, from {name}", xlabel="z", height=330, legend="left",
        handles=[handle("z", at, value, "point on the curve", step=0.1, lock="y")],
    )  # fmt: skip
    bottom = panel(
        (LOW, HIGH), (min(-0.3, max(-4, slopes.min())), max(1.2, min(4, slopes.max() * 1.1))),
        [
            line(GRID, slopes, "orange", "--", 2.5, label="f'"),
            line([at, at], [0, steepness], "pink", "-.", 2),
            points([at], [steepness], "pink", "circle", 6),
        ],
        title="its derivative", xlabel="z", height=330, legend="left",
        says=f"At z = {at:.2f} the slope is {steepness:.4g}.",
    )  # fmt: skip
    flat = 100 * float((np.abs(slopes) < 0.01).mean())
    return [top, bottom], (
        f"{name}, slope {slope:.3g}, shift {shift:.3g}: at z = {at:.2f} the value is {value:.4f} and the slope "
        f"{steepness:.4f}; the steepest slope shown is {np.abs(slopes).max():.4f}. "
        f"{flat:.0f}% of the range is flat (slope below 0.01)."
    )
