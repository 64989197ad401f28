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

from nnkit.activations import sigmoid, softmax
from nnkit.layers import Dropout
from nnkit.model import Sequential
from nnkit.regularize import L1, L2
from nnkit.train import DivergenceError, evaluate, training_steps
from nnkit.widgets.playground.columns import (
    Column,
    Warp,
    biases_of,
    find_columns,
    first_not_finite,
    trace,
    warp,
    weights_of,
)
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import (
    OWN,
    REGRESSIONS,
    SIDE,
    OwnData,
    compute_inputs,
    draw_points,
    grid_points,
)
from nnkit.widgets.playground.settings import Settings

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


class Trainer:
    """Data, network, optimiser and the losses so far.

    P (n, 2), t (n,) : all points and their targets; is_train (n,) and index (n,), their numbers in the settings.
    history : rows (epoch, train loss, test loss), thinned out when it grows long.
    """

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
        self.model: Sequential = self.parts.model(self.settings, self.classes)
        self.optimizer = self.parts.optimizer(self.settings)
        self.columns: list[Column] = find_columns(self.model, self.inputs(self.P[:4]))
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

    def _renew_steps(self) -> None:
        s = self.settings
        X, y = self._rows(self.is_train)
        if len(X) == 0:
            raise ValueError("no point is left to train on; add one, or take other data.")
        penalty = {"none": None, "L1": L1(s.strength), "L2": L2(s.strength)}[s.penalty]
        self._epoch_before = self.epoch
        self._steps = training_steps(
            self.model, self.loss, self.optimizer, X, y, epochs=10**9, batch_size=s.batch, rng=self._rng,
            penalty=penalty,
        )  # fmt: skip
        self._per_epoch = math.ceil(len(X) / s.batch)

    # --- data

    @property
    def is_regression(self) -> bool:
        """Whether the targets are values, not classes."""
        return self.settings.data in REGRESSIONS

    @property
    def classes(self) -> int:
        """How many classes there are to tell apart; 2 for values, of which a picture shows the sign."""
        return self.own.classes if self.own and self.settings.data == self.own.name else 2

    def inputs(self, P: np.ndarray) -> np.ndarray:
        """X (n, k): what the network gets for points P (n, 2)."""
        return compute_inputs(P, self.settings.inputs)

    def targets(self, t: np.ndarray) -> np.ndarray:
        """The targets as the loss wants them: (n, 1), or whole-number labels (n,) where there are several outputs."""
        return t[:, None] if self.columns[-1].size == 1 else np.round(t).astype(int)

    def _rows(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return self.inputs(self.P[chosen]), self.targets(self.t[chosen])

    # --- training

    def step(self) -> float:
        """Train on one mini-batch; returns its loss before the update."""
        before = self.model.theta.copy()
        try:
            done = next(self._steps)
        except BaseException as error:  # an interruption too
            if isinstance(error, DivergenceError):
                error.add_note(self._blame())
            self.model.training = False
            self._renew_steps()  # an exception ends a generator; the next step tries again
            raise
        self.steps += 1
        if self.settings.optimizer in self.parts.own_optimizers:
            self._check_update(before)
        self.epoch = self._epoch_before + (done.step + 1) / self._per_epoch
        return done.loss

    def _check_update(self, before: np.ndarray) -> None:
        """A student's optimiser that leaves theta as it was computes a new array, which is lost."""
        is_idle = np.array_equal(before, self.model.theta) and np.abs(self.model.grad).max(initial=0) > 1e-6
        self._idle_steps = self._idle_steps + 1 if is_idle else 0
        if self._idle_steps == 3:  # once may be meant: a rate that begins at 0
            raise TypeError(
                f"{self.settings.optimizer} has left theta as it was. Change it in place, theta -= ...; "
                "theta = theta - ... makes a new array, which is lost."
            )

    def _blame(self) -> str:
        X, _ = self._rows(self.is_train)
        return first_not_finite(self.model, X) or "all layers give finite numbers; it is the loss that does not"

    def run_epoch(self) -> None:
        """Train on every point once."""
        for _ in range(self._per_epoch):
            self.step()

    @property
    def steps_an_epoch(self) -> int:
        """The number of mini-batches."""
        return self._per_epoch

    def comes_to_stop(self, before: tuple[float, ...]) -> bool:
        """Whether, since the row `before` of the history, training has come to where the settings say that it stops."""
        s, (epoch, loss, _) = self.settings, self.history[-1]
        return before[0] < s.stop_epoch <= epoch + 1e-9 or before[1] > s.stop_loss >= loss

    def losses(self) -> tuple[float, float]:
        """The mean loss on the points for training and on those for the test; NaN where there are none."""
        return tuple(
            evaluate(self.model, self.loss, *self._rows(chosen)) if chosen.any() else math.nan
            for chosen in (self.is_train, ~self.is_train)
        )

    def record(self) -> tuple[float, float]:
        """Add the present losses to the history and return them."""
        losses = self.losses()
        if not self.history or self.history[-1][0] < self.epoch:
            self.history.append((float(self.epoch), *losses))
        else:
            self.history[-1] = (float(self.epoch), *losses)
        if len(self.history) > 800:
            del self.history[1:-1:2]
        return losses

    def accuracies(self) -> tuple[float, float] | None:
        """The share of points for training and for the test on the right side; None for a regression."""
        if self.is_regression:
            return None
        if self.classes > 2:
            right = trace(self.model, self.inputs(self.P))[-1].argmax(axis=1) == self.t
        else:
            right = (self.answers(self.P) > 0) == (self.t > 0.5)
        return tuple(float(right[chosen].mean()) if chosen.any() else math.nan
                     for chosen in (self.is_train, ~self.is_train))  # fmt: skip

    # --- answers and pictures

    def _loss_takes_logits(self) -> bool:
        """Whether the loss compares the target with sigmoid(output), from its gradient at the target 1/2.

        A loss of logits is flat at the output 0, one of the output itself at 1/2.
        """
        if self.is_regression or self.columns[-1].size > 1:
            return not self.is_regression
        try:
            slopes = [abs(float(np.ravel(self.loss(np.array([[z]]), np.array([[0.5]]))[1])[0])) for z in (0.0, 0.5)]
        except Exception:
            return True  # a loss that refuses this question; what is wrong with it, training will tell
        return not slopes[1] < slopes[0]

    def answers(self, P: np.ndarray) -> np.ndarray:
        """(n,) the network's answers in [-1, 1]: 1 is class 1 (or the value 1), -1 class 0 (or the value -1)."""
        output = trace(self.model, self.inputs(P))[-1]
        return self._as_answers(output)

    def _as_answers(self, output: np.ndarray) -> np.ndarray:
        if output.shape[1] == 2:
            return 2 * sigmoid(output[:, 1] - output[:, 0]) - 1
        z = output[:, 0]
        if self.is_regression:
            return np.clip(z, -1, 1)
        return 2 * sigmoid(z) - 1 if self.has_logits else np.clip(2 * z - 1, -1, 1)

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

    def _classes_of(self, P: np.ndarray) -> np.ndarray:
        """(n,) bytes: the class that is most likely in two bits, and in six by how much it leads over the next one."""
        p = softmax(trace(self.model, self.inputs(P))[-1])
        second, first = np.sort(p, axis=1)[:, -2:].T
        lead = np.nan_to_num(63 * (first - second))
        return (64 * p.argmax(axis=1) + np.floor(lead + 0.5)).astype(np.uint8)

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
