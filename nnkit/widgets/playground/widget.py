"""The Playground: the trainer behind controls, live. playground.js draws it.

Made of nnkit's parts alone it is trained by the page that shows it (labextensions/nnkit/static/playground): it plays on
while a cell runs and without a kernel. Python trains what Python asks for, and either tells the other. With parts of a
student's own it is a widget, and Python trains.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnkit.losses import Loss
from nnkit.model import Sequential
from nnkit.widgets.page import built
from nnkit.widgets.playground import messages
from nnkit.widgets.playground.failure import Failure
from nnkit.widgets.playground.hands import Handled
from nnkit.widgets.playground.pages import InPages
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import own_data
from nnkit.widgets.playground.settings import Settings, split_learned
from nnkit.widgets.playground.trainer import Trainer

# what `hide` may name: settings, and parts of the picture
HIDEABLE = (
    "play", "step", "reset", "speed", "data", "noise", "train", "batch", "seed", "inputs", "hidden", "activation",
    "optimizer", "lr", "penalty", "strength", "dropout", "start", "show_test", "discretize", "stop", "points", "curves",
    "neuron", "warp", "state", "presets", "sweep",
)  # fmt: skip


class Playground(InPages, Handled):
    """A network that learns while you watch and change it, made of nnkit's parts or of your own.

    layers, activation, loss, optimizer : your own parts, see `nnkit.widgets.playground.parts.Parts`. Of a list of
        layers, the whole network, the controls for its shape are not shown.
    data : points of your own, a pair (X, y): X (n, 2); y (n,) 2 to 4 classes, or floats to be met. They are stretched
        over the square.
    state : settings as text, such as "data=spiral hidden=8,8 optimizer=Adam lr=0.01"; `playground.state` gives it.
    hide : names of controls that are not shown, such as ["state", "presets", "dropout"].

    What the buttons do can be done from Python as well: play(), pause(), step(), train(epochs), reset(),
    set(noise=20), set_weight(...), add_point(...), restore(text). An error in your own code is shown inside with your
    line and kept as `playground.error`; step, train, reset and set raise it too.

    >>> Playground(state="data=xor lr=0.1").train(50).losses[0] < 0.1
    True
    """

    _esm = built("door.js") + "\nexport default { render: $nnkit.render };\n"
    _css = built("door.css")

    settings = traitlets.Dict(help="the settings by name; changed with set()").tag(sync=True)
    concealed = traitlets.List(traitlets.Unicode(), help="controls that are not shown").tag(sync=True)
    choices = traitlets.Dict(help="what the controls offer").tag(sync=True)

    def __init__(
        self, layers: object = None, loss: Loss | str | None = None, optimizer: object = None, *,
        activation: object = None, data: tuple[ArrayLike, ArrayLike] | None = None, state: str = "",
        hide: Sequence[str] = (),
    ):  # fmt: skip
        unknown = set(hide) - set(HIDEABLE)
        if unknown:
            raise ValueError(f"hide can't name {', '.join(sorted(unknown))}; it may name {', '.join(HIDEABLE)}.")
        parts = Parts(layers, activation, loss, optimizer)
        changes = parts.starting_changes()
        for name, value in (("optimizer", optimizer), ("activation", activation)):
            if isinstance(value, str):  # one of nnkit's, by its name
                changes[name] = value
        if data is not None and not (isinstance(data, tuple | list) and len(data) == 2):
            raise ValueError(f"data must be a pair (X, y); got {type(data).__name__}.")
        own = own_data(*data) if data is not None else None
        if own:
            changes["data"] = own.name
        pairs, weights, epoch = split_learned(state)
        named = {pair.partition("=")[0] for pair in pairs.split()}
        start = Settings.from_text(pairs)
        start = start.with_changes({name: value for name, value in changes.items() if name not in named})
        parts.check(start)
        super().__init__(
            trainer=Trainer(parts, start, own=own, build=False), concealed=sorted({*hide, *parts.idle_controls}),
            choices=messages.choices(parts, own), settings=start.as_dict(),
        )  # fmt: skip
        self.on_msg(self._receive)
        self._guard(self.trainer.reset)
        if weights and self.trainer.is_ready:
            self._take_weights(weights, epoch)

    # --- from Python

    @property
    def state(self) -> str:
        """The settings as text, to share and to give to Playground(state=...) or restore()."""
        return self.trainer.settings.to_text()

    @property
    def state_with_weights(self) -> str:
        """The state with its epoch and all weights and biases behind it, so that a trained network can be shared."""
        epoch = f"epoch={self.epoch:.9g} " if self.epoch else ""
        theta = self.model.theta.astype("<f4").tobytes()
        return f"{self.state} {epoch}weights={base64.b64encode(theta).decode()}".strip()

    @property
    def model(self) -> Sequential:
        """The network itself."""
        return self.trainer.model

    @property
    def epoch(self) -> float:
        """How often it has seen each point for training."""
        return self.trainer.epoch

    @property
    def losses(self) -> tuple[float, float]:
        """The mean loss on the points for training and for the test."""
        with self._lock:
            return self.trainer.losses()

    def set(self, **changes: Any) -> Playground:
        """Change settings by name, as a hand would."""
        settings = self.trainer.settings.with_changes(changes)
        self.trainer.parts.check(settings)
        self._do(lambda: self._apply(settings))
        plain = settings.as_dict()
        self._ask_pages(do="set", changes={name: plain[name] for name in changes})
        return self

    def restore(self, state: str) -> Playground:
        """Take the settings (and the weights, where there are any) of a text that `state` gave; starts anew."""
        take = self._taking(state)
        self._do(take)
        self._tell(self._news())
        return self

    def _taking(self, state: str) -> Callable[[], None]:
        """What makes this state of a text; a ValueError now where it is none."""
        pairs, weights, epoch = split_learned(state)
        settings = Settings.from_text(pairs)
        named = {pair.partition("=")[0] for pair in pairs.split()}
        own = self.trainer.parts.starting_changes()
        settings = settings.with_changes({name: value for name, value in own.items() if name not in named})
        self.trainer.parts.check(settings)

        def take() -> None:
            self._apply(settings)
            self.trainer.reset()
            if weights:
                self._take_weights(weights, epoch)
            self._send_data()

        return take

    def play(self) -> Playground:
        """Train on, until pause(): in the pages that show it, else in the background."""
        if not self._pages:
            return super().play()
        self._ask_pages(do="play")
        return self

    def pause(self) -> Playground:
        """Stop training where it is. Never waits for the step that is being done."""
        self._ask_pages(do="pause")
        return super().pause()

    def reset(self) -> Playground:
        """Pause, and begin with the first weights again."""
        self.pause()
        self._do(self.trainer.reset)
        self._ask_pages(do="reset")
        return self

    def step(self, steps: int = 1) -> Playground:
        """Train on `steps` mini-batches."""
        return self._train(lambda: [self.trainer.step() for _ in range(steps)])

    def train(self, epochs: int = 1) -> Playground:
        """Train for so many epochs, with a point on the curves for each."""

        def run() -> None:
            for _ in range(epochs):
                self.trainer.run_epoch()
                self.trainer.record()

        return self._train(run)

    def set_weight(self, column: int, i: int, j: int, value: float) -> Playground:
        """Set the weight from neuron i (-1: the bias) to neuron j of a column; column 0 follows the inputs."""
        self._do(lambda: self.trainer.set_parameter(column, i, j, value))
        self._ask_pages(do="weight", column=column, i=i, j=j, value=value)
        return self

    def add_point(self, x: float, y: float, target: float = 1) -> Playground:
        """Add a point to train on."""
        return self.set(points=(*self.trainer.settings.points, (x, y, target)))

    def remove_point(self, x: float, y: float) -> Playground:
        """Take the point away that is nearest to (x, y)."""
        t = self.trainer
        if len(t.P) == 0:
            raise ValueError("there is no point left to take away.")
        nearest = int(((t.P - [x, y]) ** 2).sum(axis=1).argmin())
        return self.set(removed=(*t.settings.removed, int(t.index[nearest])))

    def _do(self, act: Callable[[], Any]) -> None:
        """Do what Python or a hand asked for, show what it leads to, raise what went wrong."""
        with self._lock:
            self._clear()
            if not self._guard(lambda: (act(), self._show())):
                raise self.error

    def _train(self, act: Callable[[], Any]) -> Playground:
        self.pause()
        self._do(lambda: (None if self.trainer.is_ready else self.trainer.reset(), act()))
        self._tell(self._news())
        return self

    def _apply(self, settings: Settings) -> None:
        self.settings = settings.as_dict()
        changed = self.trainer.apply(settings)
        if changed & {"data", "noise", "train", "seed", "points", "removed"}:
            self._send_data()

    def _take_weights(self, text: str, epoch: float) -> None:
        try:
            theta = np.frombuffer(base64.b64decode(text, validate=True), "<f4")
        except ValueError as error:
            raise ValueError("the weights in this state can't be read; were they copied in part?") from error
        self.trainer.go_on_from(theta, epoch)

    def __repr__(self) -> str:
        failure = f", {Failure(**self.failure)}" if self.failure else ""
        return f"Playground(state={self.state!r}{failure})"
