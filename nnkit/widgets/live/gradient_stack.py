"""How much of a gradient is left after a stack of layers: saturation and dead ReLUs, by activation and weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnkit.activations import ACTIVATIONS, activation
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Picture, Select, Slider, line, panel, points, power_ticks, text

WIDTH, EXAMPLES = 40, 60
FLAT = 0.01  # a slope below this lets next to nothing through
LOWEST, HIGHEST = -12, 4  # powers of ten in the picture; what leaves it is drawn at its edge
NAMES = [a.name for a in ACTIVATIONS.values() if a.elementwise]


@dataclass(frozen=True)
class Stack:
    """What a gradient meets on its way down; position i belongs to layer i + 1, counted from the input.

    left: the size of the gradient in front of each layer, relative to its size behind the last.
    flat: the share of (example, neuron) pairs whose slope is below FLAT.
    dead: the share of neurons whose slope is below FLAT for every example.
    """

    left: np.ndarray
    flat: np.ndarray
    dead: np.ndarray


def send_gradient(name: str, layers: int, scale: float, bias: float, *, rng: int | np.random.Generator = 0) -> Stack:
    """Send random examples up a random network of `layers` layers of 40 neurons, and a random gradient down again.

    Weights are drawn from N(0, scale^2 / 40), so that with scale 1 a layer keeps the spread of what goes in; every
    bias is `bias`.
    """
    g = activation(name)
    rng = np.random.default_rng(rng)
    A = rng.normal(size=(EXAMPLES, WIDTH))
    weights, slopes = [], []
    for _ in range(layers):
        weights.append(rng.normal(scale=scale / np.sqrt(WIDTH), size=(WIDTH, WIDTH)))
        Z = A @ weights[-1] + bias
        slopes.append(g.derivative(Z))
        A = g(Z)
    dA = rng.normal(size=A.shape)
    top = np.linalg.norm(dA)
    left = []
    for W, slope in zip(reversed(weights), reversed(slopes), strict=True):
        dA = (dA * slope) @ W.T
        left.append(np.linalg.norm(dA) / top)
    is_flat = np.abs(slopes) < FLAT
    return Stack(np.array(left[::-1]), is_flat.mean(axis=(1, 2)), is_flat.all(axis=1).mean(axis=1))


class GradientStack(Live):
    """What is left of a gradient after a stack of random layers; own weights and biases are the sliders'.

    activation: the name of the one to begin with.
    """

    name = "Gradient through a stack"

    def __init__(self, activation: str = "sigmoid"):
        controls = [
            Select("activation", "activation", NAMES),
            Slider("layers", "layers", 1, 30, 1),
            Slider("scale", "weight scale", 0.1, 6, 0.1),
            Slider("bias", "bias of every neuron", -3, 3, 0.1),
        ]
        super().__init__(controls, {"activation": activation, "layers": 10, "scale": 1.0, "bias": 0.0})

    def picture(self) -> Picture:
        s = self._state
        return draw_stack(s["activation"], s["layers"], s["scale"], s["bias"])


def draw_stack(name: str, layers: int, scale: float, bias: float) -> Picture:
    """The picture for one state, and its description."""
    stack = send_gradient(name, layers, scale, bias)
    number = np.arange(1, layers + 1)
    every = max(1, (layers + 9) // 10)
    ticks = [(int(i), str(i)) for i in number[::every]]
    share = panel(
        (0, layers + 1.3), (-4, 125),
        [
            line(number, 100 * stack.flat, "orange", width=1.5),
            points(number, 100 * stack.flat, "orange", "square", 5, label="slopes"),
            line(number, 100 * stack.dead, "green", "-.", 1.5),
            points(number, 100 * stack.dead, "green", "cross", 5, label="neurons, for every example"),
        ],
        title=f"percent that are flat (|slope| < {FLAT:g})", xlabel="layer", xticks=ticks, legend="left", height=320,
        yticks=[(v, str(v)) for v in (0, 25, 50, 75, 100)],
        says="Flat slopes by layer, percent: " + ", ".join(f"{100 * v:.0f}" for v in stack.flat),
    )  # fmt: skip
    return [_sizes(number, stack.left, ticks), share], (
        f"{layers} layers of {WIDTH} {name} neurons, weight scale {scale:.3g}, biases {bias:.3g}. Of a gradient of "
        f"size 1 that enters behind layer {layers}, {stack.left[0]:.2g} is left at layer 1. "
        f"{100 * stack.flat.mean():.0f}% of all slopes are below {FLAT:g}; in layer {layers} "
        f"{100 * stack.dead[-1]:.0f}% of the neurons are flat for every example."
    )


def _sizes(number: np.ndarray, left: np.ndarray, ticks: list[tuple[int, str]]) -> dict:
    """Sizes by layer as powers of ten; what leaves the picture is a triangle at its edge."""
    with np.errstate(divide="ignore"):
        power = np.log10(left)
    inside = (power >= LOWEST) & (power <= HIGHEST)
    behind = number[-1] + 1
    lost = np.where(power < LOWEST, LOWEST, HIGHEST)[~inside]
    marks = [
        line([0, behind], [0, 0], "ink", ":", 1),
        line([*number[inside], behind], [*power[inside], 0], "blue"),
        points([*number[inside], behind], [*power[inside], 0], "blue", size=4),
        points(number[~inside], lost, "orange", "triangle", 6),
    ]
    if (power < LOWEST).any():
        marks.append(text(0.3, LOWEST + 0.9, f"triangle: less than 1e{LOWEST}", align="left", box=True))
    if (power > HIGHEST).any():
        marks.append(text(0.3, HIGHEST - 0.9, f"triangle: more than 1e{HIGHEST}", align="left", box=True))
    return panel(
        (0, behind + 0.3), (LOWEST - 0.8, HIGHEST + 0.8), marks, title="size of the gradient",
        xlabel="layer (the gradient enters on the right)", xticks=ticks, yticks=power_ticks(LOWEST, HIGHEST, 4),
        height=320, says="By layer: " + ", ".join(f"{v:.2g}" for v in left),
    )  # fmt: skip
