"""How much of a gradient is left after a stack of layers: saturation and dead ReLUs, by activation and weights."""

from __future__ import annotations

from dataclasses import dataclass

import ipywidgets
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nnkit.activations import ACTIVATIONS, activation
from nnkit.plot import COLORS, INK, figure
from nnkit.plot.style import add_legend
from nnkit.widgets.explorer import Explorer, choice, fix_margins, slider

WIDTH, EXAMPLES = 40, 60
FLAT = 0.01  # a slope below this lets next to nothing through
FLOOR, CEILING = 1e-12, 1e4  # of the picture; what leaves it is drawn at its edge and told in the description


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


def gradient_stack(name: str = "sigmoid") -> Explorer:
    """Explore what is left of a gradient after a stack of random layers."""
    names = [a.name for a in ACTIVATIONS.values() if a.elementwise]
    controls = {
        "name": choice("activation", names, name),
        "layers": ipywidgets.IntSlider(10, min=1, max=30, description="layers"),
        "scale": slider("weight scale", 1, 0.1, 6),
        "bias": slider("bias of every neuron", 0, -3, 3),
    }
    return Explorer(draw_stack, controls)


def draw_stack(name: str, layers: int, scale: float, bias: float) -> tuple[Figure, str]:
    """The picture for one state of the controls, and its description."""
    k = layers
    stack = send_gradient(name, k, scale, bias)
    fig = figure(7.4, 2.8, columns=2)
    fix_margins(fig, left=0.075, bottom=0.17, right=0.99, top=0.9, wspace=0.16)
    size, share = fig.axes
    number = np.arange(1, k + 1)
    _plot_sizes(size, number, stack.left)
    share.plot(number, 100 * stack.flat, color=COLORS[1], marker="s", markersize=5, label="slopes")
    share.plot(
        number, 100 * stack.dead, color=COLORS[2], marker="X", linestyle="-.", label="neurons, for every example"
    )
    share.set(ylim=(-4, 129), yticks=(0, 25, 50, 75, 100), xlabel="layer")
    share.set_title(f"percent that are flat (|slope| < {FLAT:g})", color=INK, fontsize=10)
    add_legend(share, loc="upper left", fontsize="small", ncols=2, columnspacing=1)
    for ax in fig.axes:
        ax.set_xlim(0, k + 1.3)
        ax.set_xticks(np.unique(np.linspace(1, k, min(k, 6)).round().astype(int)))
    return fig, (
        f"{k} layers of {WIDTH} {name} neurons, weight scale {scale:g}, biases {bias:g}. Left: of a gradient of size 1 "
        f"that enters behind layer {k}, {stack.left[0]:.2g} is left at layer 1 (logarithmic axis). Right: "
        f"{100 * stack.flat.mean():.0f}% of all slopes are below {FLAT:g}; in layer {k} {100 * stack.dead[-1]:.0f}% of "
        "the neurons are flat for every example."
    )


def _plot_sizes(ax: Axes, number: np.ndarray, left: np.ndarray) -> None:
    """Sizes by layer, as powers of ten on a plain axis: matplotlib's logarithmic one takes three times as long."""
    low, high = np.log10(FLOOR), np.log10(CEILING)
    with np.errstate(divide="ignore"):
        power = np.log10(left)
    inside = (power >= low) & (power <= high)
    behind = number[-1] + 1
    ax.axhline(0, color=INK, linestyle=":", linewidth=1)
    ax.plot([*number[inside], behind], [*power[inside], 0], color=COLORS[0], marker="o", markersize=4)
    ax.plot(number[power < low], np.full((power < low).sum(), low), color=COLORS[1], marker="v", linestyle="none")
    ax.plot(number[power > high], np.full((power > high).sum(), high), color=COLORS[1], marker="^", linestyle="none")
    if (power < low).any():
        ax.text(1, low + 0.8, f"triangle: less than {FLOOR:g}", color=INK, fontsize=9)
    ticks = np.arange(low, high + 1, 4)
    ax.set_yticks(ticks, ["1" if t == 0 else f"1e{t:g}" for t in ticks])
    ax.set(ylim=(low - 0.8, high + 0.8), xlabel="layer (the gradient enters on the right)")
    ax.set_title("size of the gradient", color=INK, fontsize=10)
