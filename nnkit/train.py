"""Training: one generator of steps, and `fit`, which runs it and keeps a history."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, Rng, changeable, function, generator, number, whole
from .losses import Loss, the_loss
from .metrics import Metric, accuracy, checked, evaluate
from .model import Sequential
from .regularize import Penalty, add_penalty
from .schedules import Schedule
from .settings import (
    check_pairing,
    example_weights,
    the_metrics,
    the_optimizer,
    the_validation,
)
from .stopping import EarlyStopping, ReduceOnPlateau
from .vector import Stepper

__all__ = [
    "DivergenceError", "EarlyStopping", "History", "ReduceOnPlateau", "Step", "accuracy", "clip_norm", "evaluate",
    "fit", "training_steps",
]  # fmt: skip


class DivergenceError(FloatingPointError):
    """The loss, or the gradient that is to be shortened, is no longer a finite number."""


class Step(NamedTuple):
    """One update: epoch and step count from 0, `loss` is the batch's before the update, `size` its number of rows."""

    epoch: int
    step: int
    loss: float
    size: int


def training_steps(
    model: Sequential, loss: str | Loss, optimizer: str | Stepper, X: ArrayLike, y: ArrayLike, *, epochs: int,
    batch_size: int = 32, rng: Rng, schedule: Schedule | None = None, penalty: Penalty | None = None,
    clip: float | None = None, sample_weight: ArrayLike | None = None,
    class_weight: Mapping[int, float] | str | None = None,
) -> Iterator[Step]:  # fmt: skip
    """Train, one mini-batch at each next(): forward, loss, backward, update.

    X (n, ...), y (n, ...): the rows are shuffled by `rng` anew in each epoch, the last batch may be smaller. `loss` is
    any function (output, target) -> (value, d_output), or its name; `optimizer` any object with step(theta, grad), or
    its name; `penalty` a function w -> (value, gradient) for the weights.
    schedule : a function step -> learning rate. It goes on where the optimiser's last training ended (optimizer.steps).
    clip : the longest gradient that is used as it is; a longer one is shortened to this (see `clip_norm`).
    sample_weight, class_weight : how often a row counts in the loss, (n,) or by its label, or "balanced"; both
        multiply. The loss must take weights as a third argument, as those of nnkit do.
    Raises DivergenceError as soon as the loss is NaN or infinite.
    """
    X, y = checked(model, X, y)
    epochs, batch_size = whole("epochs", epochs), whole("batch_size", batch_size)
    weights = example_weights(y, sample_weight, class_weight)
    if schedule is not None:
        function("schedule", schedule, "a function step -> learning rate, such as schedules.cosine(0.1, steps=1000)")
    if penalty is not None:
        function("penalty", penalty, "a function w -> (value, gradient), such as L2(0.01)")
    clip = None if clip is None else number("clip", clip, above=0)
    return _steps(
        model, the_loss(loss), the_optimizer(optimizer), X, y, epochs, batch_size, generator(rng), schedule, penalty,
        clip, weights,
    )  # fmt: skip


def _steps(
    model: Sequential, loss: Loss, optimizer: Any, X: Array, y: Array, epochs: int, batch_size: int,
    rng: np.random.Generator, schedule: Schedule | None, penalty: Penalty | None, clip: float | None,
    weights: Array | None,
) -> Iterator[Step]:  # fmt: skip
    """The loop itself; apart from `training_steps` so that wrong arguments are reported at once, not at next()."""
    step, before = 0, getattr(optimizer, "steps", 0)
    counts = hasattr(optimizer, "__dict__")  # an object with __slots__ has no room for our count
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            if schedule is not None:
                optimizer.lr = schedule(before + step)
            model.training = True
            try:
                output, target = model.forward(X.take(rows, axis=0)), y.take(rows, axis=0)
                if step == 0:
                    check_pairing(loss, *model.passed[-2:])
                value, d_output = loss(output, target) if weights is None else loss(output, target, weights[rows])
                model.backward(d_output)
            finally:  # also after an error or an interruption: nobody outside of a step wants Dropout
                model.training = False
            if penalty is not None:
                value += add_penalty(model, penalty)
            if type(value) is not float and np.ndim(value) > 0:
                raise TypeError(f"the loss must return one number; got shape {np.shape(value)}. Is a mean missing?")
            if not math.isfinite(value):
                raise DivergenceError(
                    f"training diverged: the loss is {value} at step {step} (epoch {epoch}, counted from 0). Usual "
                    f"causes: a learning rate that is too large (try a tenth), or inputs that are not standardised."
                )
            if clip is not None:
                clip_norm(model.grad, clip)
            model.update(optimizer)
            if counts:
                optimizer.steps = before + step + 1
            yield Step(epoch, step, value, len(rows))
            step += 1


def clip_norm(gradient: Array, longest: float) -> float:
    """Shorten the gradient in place to the length `longest` where it is longer; returns how long it was.

    Pascanu, Mikolov and Bengio 2013, algorithm 1: one steep place cannot throw the parameters far away. DivergenceError
    where an entry is NaN or infinite; the gradient stays as it was.

    >>> g = np.array([3.0, 4.0])
    >>> clip_norm(g, 1.0), g
    (5.0, array([0.6, 0.8]))
    """
    changeable("the gradient", gradient)
    number("longest", longest, above=0)
    length = math.sqrt(np.vdot(gradient, gradient))
    if not math.isfinite(length):
        if len(bad := np.flatnonzero(~np.isfinite(gradient))):
            raise DivergenceError(
                f"{len(bad)} of the gradient's {gradient.size} entries are NaN or infinite, the first at {bad[0]} of "
                "them all in a row: it has no direction to be shortened in. Clip from the start, or lower the rate."
            )
        largest = float(np.abs(gradient).max())  # only their squares are too large
        length = largest * math.sqrt(np.vdot(gradient / largest, gradient / largest))
    if length > longest:
        gradient *= longest / length
    return length


class History(dict[str, list[float]]):
    """One list for each recorded quantity, one entry for each epoch: "loss", "validation_loss", each metric's name.

    best_epoch : where early stopping took its weights (counted from 0), or None.
    stopped : why training ended, in words.
    """

    best_epoch: int | None = None
    stopped: str = ""

    def add(self, **values: float) -> None:
        """Append one epoch's values."""
        for name, value in values.items():
            self.setdefault(name, []).append(value)


def fit(
    model: Sequential, loss: str | Loss, optimizer: str | Stepper, X: ArrayLike, y: ArrayLike, *, epochs: int,
    batch_size: int = 32, rng: Rng, validation: tuple[ArrayLike, ArrayLike] | None = None,
    metrics: Mapping[str, Metric] | Sequence[str | Metric] | None = None, patience: int | None = None,
    schedule: Schedule | None = None, plateau: ReduceOnPlateau | None = None, penalty: Penalty | None = None,
    clip: float | None = None, sample_weight: ArrayLike | None = None,
    class_weight: Mapping[int, float] | str | None = None, progress: bool = False,
) -> History:  # fmt: skip
    """Train for `epochs` epochs and return what happened: "loss", the mean over each epoch's steps, with the penalty.

    validation : (X, y) of data that is not trained on; its "validation_loss", without penalty and weights, is recorded
        after each epoch.
    metrics : functions (model, X, y) -> number by name, or a list of names ("accuracy"), measured after each epoch, on
        the validation data if given.
    patience : stop after so many epochs in a row without a better validation loss, and take the best weights back.
    plateau : lowers the learning rate when the validation loss (else the loss) stops falling.
    progress : show a progress bar (needs tqdm).
    Interrupting the kernel ends training and keeps what was learned. The rest as in `training_steps`.
    """
    validation, metrics = the_validation(validation), the_metrics(metrics)
    if patience is not None and validation is None:
        raise ValueError("patience needs validation=(X, y) to watch.")
    if plateau is not None and schedule is not None:
        raise ValueError("schedule and plateau would both set the learning rate; give one of them.")
    optimizer = the_optimizer(optimizer)
    X, y = checked(model, X, y)
    X_watched, y_watched = checked(model, *validation) if validation is not None else (X, y)
    steps = training_steps(
        model, loss, optimizer, X, y, epochs=epochs, batch_size=batch_size, rng=rng, schedule=schedule,
        penalty=penalty, clip=clip, sample_weight=sample_weight, class_weight=class_weight,
    )  # fmt: skip
    per_epoch = math.ceil(len(X) / batch_size)
    history, best, total = History(), EarlyStopping(model, patience), 0.0
    history.stopped = f"all {epochs} epochs done"
    try:
        for done in _progress_bar(steps, per_epoch * epochs) if progress else steps:
            total += done.loss * done.size
            if (done.step + 1) % per_epoch:
                continue
            record = {"loss": total / len(X)}
            total = 0.0
            if validation is not None:
                record["validation_loss"] = evaluate(model, loss, X_watched, y_watched)
            for name, metric in metrics.items():
                record[name] = metric(model, X_watched, y_watched)
            history.add(**record)
            if plateau is not None:
                plateau.after_epoch(record.get("validation_loss", record["loss"]), optimizer)
            if patience is not None and best.is_over(record["validation_loss"]):
                history.stopped = f"no better validation loss for {patience} epochs"
                break
    except KeyboardInterrupt:
        history.stopped = f"interrupted after {len(history.get('loss', ()))} whole epochs"
        print(f"Training was {history.stopped}; the model keeps what it learned.")
    history.best_epoch = best.restore()
    return history


def _progress_bar(steps: Iterator[Step], total: int) -> Iterator[Step]:
    try:
        from tqdm.auto import tqdm  # the notebook's bar in a notebook, text elsewhere
    except ModuleNotFoundError as error:
        error.add_note("progress=True needs tqdm: pip install tqdm, or leave progress out.")
        raise

    return iter(tqdm(steps, total=total, unit="step"))
