"""The parts that the Playground builds its network from: the student's where given, nnkit's otherwise."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import partial
from itertools import pairwise

import numpy as np

from nnkit import losses, optim
from nnkit.init import initializer
from nnkit.layers import Dense, Dropout, FromFunctions, Layer, activation_layer, as_layer
from nnkit.losses import Loss
from nnkit.model import Sequential
from nnkit.widgets.playground.points import REGRESSIONS
from nnkit.widgets.playground.settings import ACTIVATION_NAMES, OPTIMIZER_NAMES, Settings

SATURATING = ("tanh", "sigmoid", "identity")  # their weights start narrower than a ReLU's


class Parts:
    """Layers, activation, loss and optimiser, each the student's own or None for nnkit's.

    layers : a list of layers, the whole network; or what makes the dense layers of a network whose shape the controls
        set: a class, called as Class(d_in, d_out, rng=...); a pair (forward, backward) in the cache style with
        parameters W and b; or a function (sizes, rng) -> list of layers, with sizes like [2, 4, 2, 1].
    activation : whatever `as_layer` takes, a class of layers, or several by name in a dict.
    loss : a function (output, target) -> (value, d_output), or the name of one of nnkit's.
    optimizer : an object with step(theta, grad), a class of such (called with lr=...), or a function
        (theta, grad, lr) that changes theta.
    """

    def __init__(
        self, layers: object = None, activation: object = None, loss: Loss | str | None = None,
        optimizer: object = None,
    ):  # fmt: skip
        self.is_fixed = isinstance(layers, list | Sequential)
        self.own_layers = layers.layers if isinstance(layers, Sequential) else layers
        if self.is_fixed:
            self._network = None if not self.own_layers else self.own_layers
            if self._network is None:
                raise ValueError("layers is an empty list; a network needs at least one layer.")
        elif layers is not None and not _is_pair(layers) and not callable(layers):
            raise TypeError(
                "layers must be a list of layers, a class called as Class(d_in, d_out), a pair (forward, backward) or "
                f"a function (sizes, rng) -> list of layers; got {type(layers).__name__}."
            )
        self.own_activations = _by_name(activation, "own activation")
        self.own_loss = losses.loss(loss) if isinstance(loss, str) else loss
        if self.own_loss is not None and not callable(self.own_loss):
            raise TypeError(f"loss must be a function (output, target); got {type(loss).__name__}.")
        self.own_optimizers = _by_name(optimizer, "own optimizer")
        for thing in self.own_optimizers.values():
            if not callable(getattr(thing, "step", thing)):
                raise TypeError(f"optimizer must have step(theta, grad); {type(thing).__name__} has no such method.")
        self._fixed_model: Sequential | None = None
        self._fixed_start: dict[str, np.ndarray] = {}

    @property
    def are_nnkits(self) -> bool:
        """Whether all are nnkit's: what a page can train by itself."""
        own = (self.own_layers, self.own_loss, self.own_activations or None, self.own_optimizers or None)
        return all(part is None for part in own)

    @property
    def activations(self) -> list[str]:
        """The names to choose from, the student's first."""
        return [*self.own_activations, *(name for name in ACTIVATION_NAMES if name not in self.own_activations)]

    @property
    def optimizers(self) -> list[str]:
        """The names to choose from, the student's first."""
        return [*self.own_optimizers, *(name for name in OPTIMIZER_NAMES if name not in self.own_optimizers)]

    @property
    def idle_controls(self) -> set[str]:
        """The settings that mean nothing for these parts: of a network that is given, its shape."""
        if self.is_fixed:
            return {"hidden", "activation", "dropout", "start"}
        return {"activation", "dropout"} if inspect.isfunction(self.own_layers) else set()

    def starting_changes(self) -> dict[str, object]:
        """The settings that own parts bring along."""
        changes: dict[str, object] = {}
        if self.own_activations:
            changes["activation"] = self.activations[0]
        if self.own_optimizers:
            changes["optimizer"] = self.optimizers[0]
            lr = getattr(self.own_optimizers[self.optimizers[0]], "lr", None)
            if isinstance(lr, int | float):
                changes["lr"] = float(lr)
        return changes

    def check(self, settings: Settings) -> None:
        """Raise ValueError where the settings name an activation or an optimiser that there is not."""
        for name, known in (("activation", self.activations), ("optimizer", self.optimizers)):
            if getattr(settings, name) not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}; got {getattr(settings, name)!r}.")

    def loss(self, settings: Settings, classes: int = 2) -> Loss:
        """The student's loss; else squared error for a regression, cross-entropy of classes: of one logit for two."""
        if self.own_loss is not None:
            return self.own_loss if self.own_loss in losses.LOSSES.values() else partial(_checked_loss, self.own_loss)
        if settings.data in REGRESSIONS:
            return losses.mean_squared_error
        return losses.softmax_cross_entropy if classes > 2 else losses.binary_cross_entropy

    def optimizer(self, settings: Settings) -> object:
        """A new optimiser, or the student's as it was at the beginning."""
        if settings.optimizer not in self.own_optimizers:
            return optim.optimizer(settings.optimizer, lr=settings.lr)
        own = self.own_optimizers[settings.optimizer]
        if isinstance(own, type):
            return _with_rate(own, settings.lr)
        if hasattr(own, "step"):
            own = deepcopy(own)
            if hasattr(own, "lr"):
                own.lr = settings.lr
            return own
        return _Rule(own, settings.lr)

    def model(self, settings: Settings, classes: int = 2) -> Sequential:
        """A new network with fresh weights, one output for two classes; one that was given gets its first ones back."""
        if self.is_fixed:
            if self._fixed_model is None:
                self._fixed_model = Sequential(*self._network)
                self._fixed_start = self._fixed_model.state()
            self._fixed_model.restore(self._fixed_start)
            return self._fixed_model
        rng = np.random.default_rng([settings.start, 1])
        sizes = [len(settings.inputs), *settings.hidden, classes if classes > 2 else 1]
        if inspect.isfunction(self.own_layers):
            made = self.own_layers(sizes, rng)
            if not isinstance(made, list | tuple):
                raise TypeError(f"layers(sizes, rng) must return a list of layers; got {type(made).__name__}.")
            return Sequential(*made)
        layers: list[Layer] = []
        for i, (d_in, d_out) in enumerate(pairwise(sizes)):
            layers.append(self._dense(d_in, d_out, settings.activation, rng))
            if i < len(settings.hidden):
                layers += [self._activation(settings.activation), Dropout(settings.dropout / 100, rng=rng)]
        return Sequential(*layers)

    def _dense(self, d_in: int, d_out: int, activation: str, rng: np.random.Generator) -> object:
        init = "xavier" if activation in SATURATING else "he"
        if self.own_layers is None:
            return Dense(d_in, d_out, rng=rng, init=init)
        if _is_pair(self.own_layers):
            W = initializer(init)((d_in, d_out), rng=rng)
            return FromFunctions(*self.own_layers, W=W, b=np.zeros(d_out))
        try:
            return self.own_layers(d_in, d_out, **({"rng": rng} if _takes(self.own_layers, "rng") else {}))
        except TypeError as error:
            error.add_note(f"a class of dense layers is called as Class(d_in, d_out), here with {d_in} and {d_out}")
            raise

    def _activation(self, name: str) -> object:
        if name not in self.own_activations:
            return activation_layer(name)
        own = self.own_activations[name]
        if isinstance(own, type):
            return own()
        return deepcopy(own) if hasattr(own, "forward") else as_layer(own)


def _checked_loss(loss: Loss, output: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """What a student's loss gives, if it is a number and a gradient."""
    try:
        answer = loss(output, target)
        if not isinstance(answer, tuple | list) or len(answer) != 2:
            raise TypeError(f"a loss must return two things, (value, gradient); got {type(answer).__name__}.")
        value, gradient = answer
        if np.ndim(value) > 0:
            raise TypeError(f"the loss's value must be one number; got shape {np.shape(value)}. Is a mean missing?")
        if np.shape(gradient) != output.shape:
            raise ValueError(
                f"the loss's gradient must have the output's shape {output.shape}; got {np.shape(gradient)}."
            )
    except Exception as error:
        error.add_note(f"in the loss, for an output of shape {output.shape} and a target of shape {target.shape}")
        raise
    return value, gradient


def _with_rate(kind: type, lr: float) -> object:
    """An optimiser of a student's class, which calls its learning rate lr, names it otherwise, or has none."""
    if _takes(kind, "lr"):
        return kind(lr=lr)
    parameters = inspect.signature(kind).parameters.values()
    return kind(lr) if any(p.default is p.empty for p in parameters) else kind()


class _Rule:
    """A function (theta, grad, lr) that changes theta, as an optimiser."""

    def __init__(self, function: Callable[[np.ndarray, np.ndarray, float], object], lr: float):
        self.function, self.lr = function, lr

    def step(self, theta: np.ndarray, grad: np.ndarray) -> None:
        answer = self.function(theta, grad, self.lr)
        if answer is not None and answer is not theta:
            raise TypeError(
                f"{self.function.__name__} must change theta in place (theta -= ...) and return nothing; "
                f"got {type(answer).__name__}."
            )


def _is_pair(thing: object) -> bool:
    return isinstance(thing, tuple) and len(thing) == 2 and all(map(callable, thing))


def _by_name(given: object, spare: str) -> dict[str, object]:
    """{} for None, a dict as it is, anything else under its own name."""
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return {str(name).replace(" ", "_"): thing for name, thing in given.items()}
    if isinstance(given, str):
        return {}
    first = given[0] if isinstance(given, tuple) else given
    name = getattr(first, "__name__", None) or type(first).__name__
    return {f"own_{spare.split()[1]}" if name == "<lambda>" else name: given}


def _takes(function: Callable, name: str) -> bool:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # some functions written in C do not say
        return False
    return any(p.name == name or p.kind is p.VAR_KEYWORD for p in parameters)
