"""How far activations spread, layer by layer, for a choice of initial weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnkit import init
from nnkit.activations import activation
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, area, line, panel, points, power_ticks, text

EXAMPLES = 100
Initializer = Callable[..., np.ndarray]
INITIAL: dict[str, Initializer] = {
    "zeros": init.zeros,
    "U(-0.1, 0.1)": init.uniform,
    "U(0, 0.1)": lambda shape, rng: init.uniform(shape, low=0, high=0.1, rng=rng),
    "N(0, sd 0.01)": init.normal,
    "N(0, sd 1)": lambda shape, rng: init.normal(shape, sd=1.0, rng=rng),
    "Xavier": init.xavier,
    "He": init.he,
}
ACTIVATIONS = ("tanh", "relu", "sigmoid", "identity")
FLOOR, CEILING = -6, 3  # powers of ten in the picture of the spread


class ActivationSpread(Live):
    """Send random examples up a network of fresh weights and look at every layer.

    own: initialisers of your own to choose as well, (shape, rng) -> array: {"mine": lambda shape, rng: ...}.
    """

    name = "Activation spread"

    def __init__(self, own: dict[str, Initializer] | None = None):
        self.initial = {**(own or {}), **INITIAL}
        controls = [
            Select("weights", "weights", list(self.initial)),
            Select("activation", "activation", ACTIVATIONS),
            Slider("layers", "layers", 1, 20, 1),
            Slider("width", "neurons a layer", 5, 200, 5),
            Button("again", "Draw other weights"),
        ]
        start = next(iter(own)) if own else "N(0, sd 0.01)"
        super().__init__(controls, {"weights": start, "activation": "tanh", "layers": 8, "width": 100, "seed": 0})

    def do_again(self):
        """Another seed."""
        self._state["seed"] += 1

    def picture(self) -> Picture:
        s = self._state
        A = send(self.initial[s["weights"]], s["activation"], s["layers"], s["width"], rng=int(s["seed"]))
        return draw_spread(A, s["weights"], s["activation"], s["width"])


def send(initial: Initializer, name: str, layers: int, width: int, *, rng: int) -> list[np.ndarray]:
    """The activations (100, width) of the input, which is N(0, 1), and of every layer; biases are 0."""
    generator = np.random.default_rng(rng)
    g = activation(name)
    A = [generator.normal(size=(EXAMPLES, width))]
    for _ in range(layers):
        W = np.asarray(initial((width, width), rng=generator))
        if W.shape != (width, width):
            raise ValueError(f"the initialiser must give an array of shape {(width, width)}; got {W.shape}.")
        A.append(g(A[-1] @ W))
    return A


def draw_spread(A: list[np.ndarray], weights: str, name: str, width: int) -> Picture:
    """The picture for one state, and its description."""
    layers = len(A) - 1
    sd = np.array([a.std() for a in A])
    reach = float(np.clip(np.max([np.percentile(np.abs(a), 99) for a in A]), 0.05, 30))
    edges = np.linspace(-reach, reach, 42)
    middle = (edges[1:] + edges[:-1]) / 2
    marks = []
    for i, a in enumerate(A):
        count, _ = np.histogram(np.clip(a, -reach, reach), 41, (-reach, reach))
        half = 0.45 * count / count.max()
        there = slice(np.flatnonzero(count)[0], np.flatnonzero(count)[-1] + 1)
        half, level = half[there], middle[there]
        color = "ink" if i == 0 else "blue"
        outline_x, outline_y = np.r_[i + half, (i - half)[::-1]], np.r_[level, level[::-1]]
        marks += [area(outline_x, outline_y, color, 0.35), line(outline_x, outline_y, color, width=1)]
        marks.append(line([i - 0.4, i + 0.4], [a.mean()] * 2, "orange", width=2))
    every = max(1, (layers + 9) // 10)
    ticks = [(i, "input" if i == 0 else str(i)) for i in range(0, layers + 1, every)]
    shapes = panel(
        (-0.6, layers + 0.6), (-reach, reach), marks, title="activations of each layer (orange: mean)", xlabel="layer",
        xticks=ticks, width=1.6, height=320,
    )  # fmt: skip
    with np.errstate(divide="ignore"):
        power = np.log10(sd)
    inside = np.clip(power, FLOOR, CEILING)
    lost = power < FLOOR
    number = np.arange(layers + 1)
    spread = [
        line([0, layers], [0, 0], "ink", ":", 1),
        line(number, inside, "blue"),
        points(number[~lost], inside[~lost], "blue", size=4),
        points(number[lost], inside[lost], "orange", "triangle", 6),
    ]
    if lost.any():
        spread.append(text(layers, FLOOR + 0.5, "triangle: below 1e-6", align="right", box=True))
    sizes = panel(
        (-0.3, layers + 0.3), (FLOOR - 0.3, CEILING), spread, title="standard deviation", xlabel="layer", xticks=ticks,
        yticks=power_ticks(FLOOR, CEILING), height=320,
        says="By layer: " + ", ".join(f"{v:.3g}" for v in sd),
    )  # fmt: skip
    saturated = float((np.abs(A[-1]) > 0.95).mean()) if name == "tanh" else None
    zero = float((A[-1] == 0).mean())
    extra = f" {100 * saturated:.0f}% of the last layer is beyond 0.95 (saturated)." if saturated is not None else ""
    extra += f" {100 * zero:.0f}% of it is exactly 0." if zero > 0.01 else ""
    return [shapes, sizes], (
        f"{layers} {name} layers of {width}, weights {weights}: the standard deviation goes from {sd[0]:.3g} at the "
        f"input to {sd[1]:.3g} in layer 1 and {sd[-1]:.3g} in layer {layers}.{extra}"
    )
