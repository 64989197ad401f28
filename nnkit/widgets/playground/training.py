"""Training for the Playground: mini-batches, losses, the share that is right, and where it stops."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from nnkit.activations import sigmoid, softmax
from nnkit.losses import Loss
from nnkit.model import Sequential
from nnkit.regularize import L1, L2
from nnkit.train import DivergenceError, evaluate, training_steps
from nnkit.widgets.playground.columns import Column, first_not_finite, trace
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import REGRESSIONS, OwnData, compute_inputs
from nnkit.widgets.playground.settings import Settings


class Training:
    """A network that learns from points; trainer.py makes both of settings.

    P (n, 2), t (n,) : all points and their targets; is_train (n,) and index (n,), their numbers in the settings.
    history : rows (epoch, train loss, test loss), thinned out when it grows long.
    """

    parts: Parts
    settings: Settings
    own: OwnData | None
    P: np.ndarray
    t: np.ndarray
    is_train: np.ndarray
    index: np.ndarray
    model: Sequential
    loss: Loss
    optimizer: Any
    columns: list[Column]
    has_logits: bool
    epoch: float
    steps: int
    history: list[tuple[float, ...]]
    _rng: np.random.Generator
    _steps: Iterator
    _idle_steps: int

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

    # --- answers

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

    def _classes_of(self, P: np.ndarray) -> np.ndarray:
        """(n,) bytes: the class that is most likely in two bits, and in six by how much it leads over the next one."""
        p = softmax(trace(self.model, self.inputs(P))[-1])
        second, first = np.sort(p, axis=1)[:, -2:].T
        lead = np.nan_to_num(63 * (first - second))
        return (64 * p.argmax(axis=1) + np.floor(lead + 0.5)).astype(np.uint8)
