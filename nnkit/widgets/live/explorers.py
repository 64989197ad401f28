"""The explorers as one calls them. What each shows is in labextensions/nnkit/static: models/ and explorers.js."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from nnkit.activations import activation as activation_of
from nnkit.optim import OPTIMIZERS
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.surfaces import SURFACES, Surface
from nnkit.widgets.live.tables import function_table, pair_table, places, tabled

Function = Callable[[np.ndarray], np.ndarray]
TOP = 2 * np.pi  # the hinges' interval is [0, 2 pi]
FAR = 1e6  # beyond this a racer has diverged
EXAMPLES, BINS = 100, 41  # of ActivationSpread


class NeuronLine(Live):
    """A sigmoid neuron a = sigmoid(w . x + b): its line is where a = 1/2, and w stands at right angles to it.

    data: the points to begin with: "two groups", "overlapping", "XOR" or "exam" (lesson 1's forty students).
    """

    def __init__(self, data: str = "two groups"):
        super().__init__(data=data)


class NeuronDescent(Live):
    """Descend from a start that you choose, in the plane of the weight and the bias, on lesson 1's exam."""

    def __init__(self) -> None:
        super().__init__()


class ActivationPoint(Live):
    """Drag the point along f(z) = scale g(slope (z - shift)); its slope is read off the curve below.

    own: functions of your own with their derivatives: {"my relu": (relu, relu_derivative)}. A function with a second
        argument gets eps there, as leaky_relu and elu do. One that still raises NotImplementedError is said to be
        unwritten.
    """

    # where slope (z - shift) comes with the sliders at their steps: close together where they mostly are
    PLACES = places(np.linspace(-6, 6, 401), np.arange(-120, 121) / 10, np.arange(-200, 201) / 5, 0.0)

    def __init__(self, own: Mapping[str, tuple[Function, Function]] | None = None):
        made = {name: tabled(lambda pair=pair: pair_table(pair, self.PLACES)) for name, pair in (own or {}).items()}
        start = {"function": next(iter(own))} if own else {}
        super().__init__(tables={name: table for name, (table, _) in made.items()}, **start)
        self.error = next((error for _, error in made.values() if error), None)


class GradientStack(Live):
    """What is left of a gradient after a stack of random layers; own weights and biases are the sliders'.

    activation: the name of the one to begin with.
    """

    def __init__(self, activation: str = "sigmoid"):
        super().__init__(activation=activation)


class NumberedNetwork(Live):
    """Follow one example through a network, forward and backward, and change any number on the way."""

    def __init__(self, preset: str = "2-2-2 that learns"):
        super().__init__(preset=preset)


class RegionBuilder(Live):
    """Drag lines and arrows: each line is a neuron that fires on its arrow's side.

    A region of one letter is where all its lines' neurons fire (AND); the union is where any region does (OR).
    """

    def __init__(self, start: str = "triangle", target: str = "none"):
        super().__init__(start=start, target=target)


class HiddenSpace(Live):
    """Drag the two hidden neurons' lines on the left; on the right drag the output neuron's line.

    h_i = max(0, w_i . x + b_i) are a point's coordinates on the right, and the network says yes where
    w . h + b > 0. Without the ReLUs the right plane is only a slanted copy of the left.
    """

    def __init__(self) -> None:
        super().__init__()


class ReluHinges(Live):
    """Build f on [0, 2 pi] as a constant plus one ReLU at each knot; each coefficient is the change of slope there.

    own: functions of an array x to choose as well, by name: {"mine": lambda x: x * np.sin(x)}.
    """

    FUNCTIONS: Mapping[str, Function] = {
        "sin x": np.sin,
        "bump": lambda x: 2 * np.exp(-((x - np.pi) ** 2)) - 1,
        "|x - 2| - 1": lambda x: np.abs(x - 2) / 2 - 1,
        "step": lambda x: np.clip(20 * (x - 3), -1, 1),
        "wiggle": lambda x: np.sin(x**2 / 2.5),
    }
    # the picture's, those of even knots, and those that a handle snaps to
    PLACES = places(
        np.linspace(0, TOP, 401), *(np.linspace(0, TOP, n + 1) for n in range(1, 41)), np.arange(0, TOP, 0.05)
    )

    def __init__(self, own: Mapping[str, Function] | None = None):
        self._functions = dict(own or {})
        made = {name: tabled(lambda f=f: function_table(f, self.PLACES)) for name, f in self._functions.items()}
        start = {"function": next(iter(own))} if own else {}
        super().__init__(tables={name: table for name, (table, _) in made.items()}, **start)
        self.error = next((error for _, error in made.values() if error), None)

    @property
    def state(self) -> dict[str, Any]:
        """A copy of the state; `knots` are even ones until a hand has moved them."""
        return {"knots": np.linspace(0, TOP, self._state["count"] + 1).tolist()} | super().state

    def _follows(self, values: dict[str, Any]) -> dict[str, Any]:
        return {"knots": np.linspace(0, TOP, values["count"] + 1).tolist()} if "count" in values else {}

    @property
    def f(self) -> Function:
        """The function that is approximated: one of those to choose from, or what was drawn by hand."""
        name, state = self._state["function"], self._state
        if name in self._functions:
            return self._functions[name]
        if name in self.FUNCTIONS:
            return self.FUNCTIONS[name]
        x, y = np.array(state["stroke"] or state["drawn"]).T
        return lambda at: np.interp(at, x, y)


class SoftmaxTemperature(Live):
    """p_i = exp(z_i / T) / sum_j exp(z_j / T): drag the logits z, change the temperature T."""

    def __init__(self) -> None:
        super().__init__()


class LearningRate(Live):
    """theta <- theta - rate * gradient, from a start that you drag: where does it settle, where does it fly apart?"""

    def __init__(self) -> None:
        super().__init__()


class Overfitting(Live):
    """Train 1 - width - width - 1 on a few points, at every change anew, shown as it goes."""

    def __init__(self) -> None:
        super().__init__()


class OptimizerRace(Live):
    """Put the start anywhere, choose the rate, and see who arrives.

    own: an optimiser of your own to race as well: {"mine": lambda rate: MyOptimizer(rate)}; it has step(theta, grad).
    """

    _has_switches = True

    def __init__(self, own: Mapping[str, Callable[[float], object]] | None = None):
        self._makers = {name: maker for name, maker in (own or {}).items() if name not in OPTIMIZERS}
        if clash := set(own or {}) - set(self._makers):
            raise ValueError(f"{', '.join(clash)} is the library's own name; give yours another one.")
        super().__init__(own=self._makers)

    def answer(self, state: dict[str, Any]) -> dict[str, list]:
        """The paths of the student's own optimisers that race, a list of [x, y] each."""
        surface, rate = SURFACES[state["surface"]], 10 ** state["log_rate"]
        racing = {name: make for name, make in self._makers.items() if state[name]}
        return {
            name: descend(make(rate), surface, state["start"], state["steps"]).tolist() for name, make in racing.items()
        }


def descend(optimizer: Any, surface: Surface, start: Sequence[float], steps: int) -> np.ndarray:
    """The path of an optimiser from `start`, of steps + 1 places (n, 2), or fewer where it has left for infinity."""
    theta = np.array(start, float)
    path = [theta.copy()]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            optimizer.step(theta, surface.gradient(theta))
            path.append(theta.copy())
            if not np.abs(theta).max() < FAR:
                break
    return np.clip(np.nan_to_num(path, nan=FAR), -FAR, FAR)  # JSON has no infinity


class ActivationSpread(Live):
    """Send random examples up a network of fresh weights and look at every layer.

    own: initialisers of your own to choose as well, (shape, rng) -> array: {"mine": lambda shape, rng: ...}.
    """

    def __init__(self, own: Mapping[str, Callable[..., np.ndarray]] | None = None):
        self._initial = dict(own or {})
        super().__init__(own=self._initial, **({"weights": next(iter(own))} if own else {}))

    def answer(self, state: dict[str, Any]) -> dict[str, dict]:
        """What the picture needs of a network with the student's own weights, if one is chosen."""
        if (name := state["weights"]) not in self._initial:
            return {}
        size = (state["layers"], state["width"], int(state["seed"]))
        return {name: summary(send(self._initial[name], state["activation"], *size))}


def send(initial: Callable[..., np.ndarray], name: str, layers: int, width: int, seed: int) -> list[np.ndarray]:
    """The activations (100, width) of the input, which is N(0, 1), and of every layer; biases are 0."""
    generator, g = np.random.default_rng(seed), activation_of(name)
    A = [generator.normal(size=(EXAMPLES, width))]
    for _ in range(layers):
        W = np.asarray(initial((width, width), rng=generator))
        if W.shape != (width, width):
            raise ValueError(f"the initialiser must give an array of shape {(width, width)}; got {W.shape}.")
        A.append(g(A[-1] @ W))
    return A


def summary(A: list[np.ndarray]) -> dict[str, Any]:
    """Of the activations of all layers: spreads, means, counts in 41 bins from -reach to reach, and of the last layer
    the shares that are beyond 0.95 in size and exactly 0."""
    reach = float(np.clip(np.max([np.percentile(np.abs(a), 99) for a in A]), 0.05, 30))
    counts = [np.histogram(np.clip(a, -reach, reach), BINS, (-reach, reach))[0].tolist() for a in A]
    return {
        "sd": [float(a.std()) for a in A], "means": [float(a.mean()) for a in A], "counts": counts, "reach": reach,
        "saturated": float((np.abs(A[-1]) > 0.95).mean()), "zero": float((A[-1] == 0).mean()),
    }  # fmt: skip
