"""The Playground without its picture: data, network and training, from settings to arrays. No browser is needed.

>>> trainer = Trainer(Parts(), Settings(data="xor", lr=0.1))
>>> for _ in range(50): trainer.run_epoch()
>>> trainer.losses()[0] < 0.1
True
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nnkit.layers import Dropout
from nnkit.train import DivergenceError
from nnkit.widgets.playground.columns import Warp, biases_of, find_columns, trace, warp, weights_of
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import OWN, SIDE, OwnData, draw_points, grid_points
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.training import Training

COUNT = 500  # points drawn, for training and test together
GRID, CELLS = 50, 20  # cells a side of the output's picture and of a neuron's
SHOWN = 16  # neurons drawn of a column; a student's layer may have any number
LINES, DOTS = 13, 25  # lines each way and points on a line, in the picture of a warped space

# a change of these draws other points; of those, makes a new network
DRAWS = {"data", "noise", "train", "seed"}
REBUILDS = DRAWS | {"inputs", "hidden", "activation", "start"}
RESTARTS = {"batch", "points", "removed", "penalty", "strength"}


@dataclass
class Picture:
    """What one frame shows. output (GRID^2,) and neurons (m, CELLS^2): bytes, 0 for -1 and 255 for 1; a neuron's are
    relative to the largest size of its values, which run from ranges[i, 0] to ranges[i, 1]."""

    output: np.ndarray
    neurons: np.ndarray
    ranges: np.ndarray
    weights: list[np.ndarray]
    biases: list[np.ndarray]


class Trainer(Training):
    """Data, network and optimiser as the settings want them, and pictures of what was learned."""

    def __init__(self, parts: Parts, settings: Settings, *, own: OwnData | None = None, build: bool = True):
        self.parts, self.settings, self.own = parts, settings, own
        self._big, self._small = grid_points(GRID), grid_points(CELLS)
        self._draw()
        self.is_ready = False  # no network yet, or one of its parts failed when it was built
        if build:
            self.reset()

    # --- settings

    def apply(self, settings: Settings) -> set[str]:
        """Take over settings, keep what was learned where that is possible; returns the names of what changed."""
        before, self.settings = self.settings, settings
        changed = {name for name in vars(settings) if getattr(settings, name) != getattr(before, name)}
        if changed & (DRAWS | {"points", "removed"}):
            self._draw()
        if changed & REBUILDS or not self.is_ready:
            self.reset()
        else:
            if changed & RESTARTS:
                self._renew_steps()
            if "optimizer" in changed:
                self.optimizer = self.parts.optimizer(settings)
                self._renew_steps()
            elif "lr" in changed and hasattr(self.optimizer, "lr"):
                self.optimizer.lr = settings.lr
            for layer in self.model.layers if "dropout" in changed and not self.parts.is_fixed else ():
                if isinstance(layer, Dropout):
                    layer.p = settings.dropout / 100
        return changed

    def _draw(self) -> None:
        s = self.settings
        if s.data in OWN:
            if self.own is None or self.own.name != s.data:
                raise ValueError(f"there are no {s.data} here: Playground(data=(X, y)) brings them.")
            P, t = self.own.rows[:, :2], self.own.rows[:, 2]
        else:
            P, t = draw_points(s.data, COUNT, noise=s.noise / 100, rng=s.seed)
        is_train = np.random.default_rng([s.seed, 2]).permutation(len(P)) < len(P) * s.train / 100
        if s.points:
            added = np.array(s.points)
            # other data had other targets
            targets = np.clip(added[:, 2], -1 if self.is_regression else 0, self.classes - 1)
            P, t = np.vstack([P, added[:, :2]]), np.concatenate([t, targets])
            is_train = np.concatenate([is_train, np.ones(len(added), bool)])
        kept = ~np.isin(np.arange(len(P)), s.removed)
        self.P, self.t, self.is_train, self.index = P[kept], t[kept], is_train[kept], np.flatnonzero(kept)

    def reset(self) -> None:
        """A new network with the weights of `start`, a new optimiser, no history."""
        self.is_ready = False
        self.epoch, self.steps, self.history, self._basis, self._idle_steps = 0, 0, [], None, 0
        self.loss = self.parts.loss(self.settings, self.classes)
        self.model = self.parts.model(self.settings, self.classes)
        self.optimizer = self.parts.optimizer(self.settings)
        self.columns = find_columns(self.model, self.inputs(self.P[:4]))
        width, k = self.columns[-1].size, self.classes
        if (width != k and (width != 1 or k > 2)) or (width > 1 and self.is_regression):
            wanted = f"{k} numbers, one for each class" if k > 2 else "one number (or one for each of 2 classes)"
            raise ValueError(f"the network must end in {wanted}; got {width}.")
        if not self.model.theta.size:
            raise ValueError("no layer has a Parameter, so nothing can be learned: self.W = nnkit.Parameter(W).")
        self.has_logits = self._loss_takes_logits()
        self._rng = np.random.default_rng([self.settings.start, 3])
        self._first = self.model.theta.copy()
        self._renew_steps()
        loss, _ = self.record()
        if not math.isfinite(loss):
            error = DivergenceError(f"before any training the loss is {loss}")
            error.add_note(self._blame())
            raise error
        self.is_ready = True

    @property
    def has_learned(self) -> bool:
        """Whether its weights are other ones than those of `start`."""
        return self.is_ready and not np.array_equal(self._first, self.model.theta)

    def go_on_from(self, theta: np.ndarray, epoch: float) -> None:
        """Take weights that were learned elsewhere in so many epochs; the optimiser begins anew."""
        self.model.theta = theta
        self.epoch = epoch
        self._renew_steps()
        self.record()

    # --- pictures

    def picture(self) -> Picture:
        """What to draw now."""
        small = self.inputs(self._small)
        outputs = trace(self.model, small)
        shown = [small, *(outputs[column.layer][:, :SHOWN] for column in self.columns)]
        values = np.hstack(shown).T
        ranges = np.column_stack([values.min(axis=1), values.max(axis=1)])
        size = np.maximum(np.abs(ranges).max(axis=1, keepdims=True), 1e-12)
        return Picture(
            self._classes_of(self._big) if self.classes > 2 else _bytes(self.answers(self._big)),
            _bytes(values / size),
            ranges.astype(np.float32),
            [weights_of(self.model, column) for column in self.columns],
            [biases_of(self.model, column) for column in self.columns],
        )

    def warp(self, column: int) -> Warp:
        """How the network up to this column bends the plane; the points are those for training."""
        ticks, along = np.linspace(-SIDE, SIDE, LINES), np.linspace(-SIDE, SIDE, DOTS)
        upright = np.column_stack([np.repeat(ticks, DOTS), np.tile(along, LINES)])
        lines = np.vstack([upright, upright[:, ::-1]])
        P = np.vstack([lines, self.P[self.is_train]])
        A = trace(self.model, self.inputs(P))[self.columns[column].layer]
        picture = warp(A[: len(lines)], A[len(lines) :], 2 * LINES, self._basis)
        self._basis = picture.basis
        return picture

    def let_go(self) -> None:
        """Give back the memory of the last picture: layers keep what they were last asked, and one point is enough."""
        trace(self.model, self.inputs(self._small[:1]))

    def forget_warp(self) -> None:
        """Let the next warp choose its directions anew."""
        self._basis = None

    def set_parameter(self, column: int, i: int, j: int, value: float) -> None:
        """Set the weight from neuron i of the column before to neuron j of this one; the bias of j where i is -1."""
        if not math.isfinite(value):
            raise ValueError(f"a weight must be a finite number; got {value}.")
        chosen = self.columns[column]
        target = biases_of(self.model, chosen)[:, None].T if i == -1 else weights_of(self.model, chosen)
        if not (0 <= max(i, 0) < target.shape[0] and 0 <= j < target.shape[1]):
            raise IndexError(f"column {column} has no weight ({i}, {j}).")
        target[max(i, 0), j] = value


def _bytes(values: np.ndarray) -> np.ndarray:
    """Values in [-1, 1] as bytes 0 to 255; NaN, of a network that diverged, as the middle."""
    return np.nan_to_num(np.clip(values, -1, 1) * 127.5 + 127.5, nan=127.5).round().astype(np.uint8)
