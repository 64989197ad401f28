"""An activation and its derivative, with a point to drag along the curve."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from nnkit.activations import ACTIVATIONS
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Picture, Select, Slider, handle, line, panel, points, text

Pair = tuple[Callable, Callable]  # a function of z (or of z and eps) and its derivative
LIBRARY: dict[str, Pair] = {a.name: (a.f, a.derivative) for a in ACTIVATIONS.values() if a.elementwise}
LOW, HIGH = -6.0, 6.0
GRID = np.linspace(LOW, HIGH, 401)


class ActivationPoint(Live):
    """Drag the point along f(z) = scale g(slope (z - shift)); its slope is read off the curve below.

    own: functions of your own with their derivatives: {"my relu": (relu, relu_derivative)}. A function with a second
        argument gets eps there, as leaky_relu and elu do. One that still raises NotImplementedError is said to be
        unwritten.
    """

    name = "Activation and derivative"

    def __init__(self, own: Mapping[str, Pair] | None = None):
        self.functions = {**(own or {}), **LIBRARY}
        controls = [
            Select("function", "g", list(self.functions)),
            Slider("slope", "slope", -4, 4, 0.1),
            Slider("shift", "shift", -4, 4, 0.1),
            Slider("scale", "scale", -2, 2, 0.1),
            Slider("eps", "eps (leaky_relu, elu)", 0, 1, 0.05),
        ]
        start = next(iter(own)) if own else "sigmoid"
        super().__init__(
            controls,
            {"function": start, "slope": 1.0, "shift": 0.0, "scale": 1.0, "eps": 0.1, "z": [1.0, 0.0]},
        )

    def picture(self) -> Picture:
        s = self._state
        g, derivative = (_with_eps(f, s["eps"]) for f in self.functions[s["function"]])
        curve = Curve(g, derivative, s["function"], s["slope"], s["shift"], s["scale"])
        try:
            curve.values(GRID), curve.slopes(GRID)
        except NotImplementedError:
            return draw_unwritten(curve.name)
        return draw_point(curve, s["z"][0])


def _with_eps(f: Callable, eps: float) -> Callable:
    try:
        takes_eps = len(inspect.signature(f).parameters) > 1
    except (TypeError, ValueError):  # some functions written in C do not say
        takes_eps = False
    return partial(_call, f, eps) if takes_eps else f


def _call(f: Callable, eps: float, z: np.ndarray) -> np.ndarray:
    return f(z, eps)


@dataclass(frozen=True)
class Curve:
    """f(z) = scale g(slope (z - shift)) and its derivative, for arrays z."""

    g: Callable
    derivative: Callable
    name: str
    slope: float = 1
    shift: float = 0
    scale: float = 1

    def values(self, z: np.ndarray) -> np.ndarray:
        """f(z), of z's shape."""
        return self.scale * np.asarray(self.g(self.slope * (z - self.shift)), float)

    def slopes(self, z: np.ndarray) -> np.ndarray:
        """f'(z), of z's shape, by the chain rule."""
        return self.scale * self.slope * np.asarray(self.derivative(self.slope * (z - self.shift)), float)


def draw_unwritten(name: str) -> Picture:
    """In the place of a curve: that there is none yet."""
    says = f"{name} or its derivative is not written yet: its exercise is still open. Choose another one meanwhile."
    empty = panel((LOW, HIGH), (-1.2, 1.3), [text(0, 0, says.split(":")[0], box=True)], xlabel="z", height=330)
    return [empty], says


def draw_point(curve: Curve, at: float) -> Picture:
    """The picture for one state, and its description."""
    values, slopes = curve.values(GRID), curve.slopes(GRID)
    value, steepness = float(curve.values(np.array([at]))[0]), float(curve.slopes(np.array([at]))[0])
    near = np.array([at - 1.5, at + 1.5])
    low, high = min(-1.2, max(-4, values.min())), max(1.3, min(6, values.max()))
    moved = (curve.slope, curve.shift, curve.scale) != (1, 0, 1)
    before = [line(GRID, np.asarray(curve.g(GRID), float), "ink", ":", 1.3, label="g as it was")] if moved else []
    top = panel(
        (LOW, HIGH), (low, high),
        [
            *before,
            line(GRID, values, "blue", width=2.5, label="f"),
            line(near, value + steepness * (near - at), "pink", "-.", 2, label="tangent"),
        ],
        title=f"f, from {curve.name}", xlabel="z", height=330, legend="left",
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
        f"{curve.name}, slope {curve.slope:.3g}, shift {curve.shift:.3g}, scale {curve.scale:.3g}: at z = {at:.2f} the "
        f"value is {value:.4f} and the slope {steepness:.4f}; the steepest slope shown is {np.abs(slopes).max():.4f}. "
        f"{flat:.0f}% of the range is flat (slope below 0.01)."
    )
