"""Training: one generator of steps, and `fit`, which runs it and keeps a history."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Rng, check_finite, generator
from .losses import Loss
from .model import Sequential
from .optim import Optimizer
from .regularize import Penalty, add_penalty
from .schedules import Schedule

__all__ = [
    "DivergenceError", "EarlyStopping", "History", "Step", "accuracy", "evaluate", "fit", "training_steps",
]  # fmt: skip

Metric = Callable[[Sequential, np.ndarray, np.ndarray], float]


class DivergenceError(FloatingPointError):
    """The loss is no longer a finite number."""


class Step(NamedTuple):
    """One update: epoch and step count from 0, `loss` is the batch's before the update, `size` its number of rows."""

    epoch: int
    step: int
    loss: float
    size: int


def training_steps(
    model: Sequential, loss: Loss, optimizer: Optimizer, X: ArrayLike, y: ArrayLike, *, epochs: int,
    batch_size: int = 32, rng: Rng, schedule: Schedule | None = None, penalty: Penalty | None = None,
) -> Iterator[Step]:  # fmt: skip
    """Train, one mini-batch at each next(): forward, loss, backward, update.

    X (n, ...), y (n, ...): the rows are shuffled by `rng` anew in each epoch, the last batch may be smaller. `loss` is
    any function (output, target) -> (value, d_output), `optimizer` any object with step(theta, grad), `schedule` a
    function step -> learning rate, `penalty` a function w -> (value, gradient) for the weights.
    Raises DivergenceError as soon as the loss is NaN or infinite.
    """
    X, y = _checked(model, X, y)
    if epochs < 1 or batch_size < 1:
        raise ValueError(f"epochs and batch_size must be at least 1; got {epochs} and {batch_size}.")
    return _steps(model, loss, optimizer, X, y, epochs, batch_size, generator(rng), schedule, penalty)


def _steps(model, loss, optimizer, X, y, epochs, batch_size, rng, schedule, penalty) -> Iterator[Step]:
    """The loop itself; apart from `training_steps` so that wrong arguments are reported at once, not at next()."""
    step = 0
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            if schedule is not None:
                optimizer.lr = schedule(step)
            model.training = True
            try:
                value, d_output = loss(model.forward(X.take(rows, axis=0)), y.take(rows, axis=0))
                model.backward(d_output)
            finally:  # also after an error or an interruption: nobody outside of a step wants Dropout
                model.training = False
            if penalty is not None:
                value += add_penalty(model, penalty)
            if np.ndim(value) > 0:
                raise TypeError(f"the loss must return one number; got shape {np.shape(value)}. Is a mean missing?")
            if not math.isfinite(value):
                raise DivergenceError(
                    f"training diverged: the loss is {value} at step {step} (epoch {epoch}, counted from 0). Usual "
                    f"causes: a learning rate that is too large (try a tenth), or inputs that are not standardised."
                )
            optimizer.step(model.theta, model.grad)
            yield Step(epoch, step, value, len(rows))
            step += 1


def _checked(model: Sequential, X: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X, model.dtype), np.asarray(y)
    if len(X) == 0:
        raise ValueError(f"X holds no examples: shape {X.shape}.")
    if len(X) != len(y):
        raise ValueError(f"X and y must have the same number of rows; got {len(X)} and {len(y)}.")
    check_finite(X, "X")
    check_finite(y, "y")
    return X, y


def evaluate(model: Sequential, loss: Loss, X: ArrayLike, y: ArrayLike, *, batch_size: int = 1024) -> float:
    """The mean loss over all of X, y, in evaluation mode."""
    X, y = _checked(model, X, y)
    total = 0.0
    with model.evaluation():
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            value, _ = loss(model.forward(X[rows]), y[rows])
            total += value * len(X[rows])
    return total / len(X)


def accuracy(model: Sequential, X: ArrayLike, y: ArrayLike) -> float:
    """The share of rows whose predicted class is right; y holds labels (n,) or (n, 1), or one-hot rows (n, k)."""
    y = np.asarray(y)
    labels = y.argmax(axis=1) if y.ndim == 2 and y.shape[1] > 1 else y.reshape(len(y))
    return float((model.predict(X) == labels).mean())


class History(dict):
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
    model: Sequential, loss: Loss, optimizer: Optimizer, X: ArrayLike, y: ArrayLike, *, epochs: int,
    batch_size: int = 32, rng: Rng, validation: tuple[ArrayLike, ArrayLike] | None = None,
    metrics: Mapping[str, Metric] | None = None, patience: int | None = None, schedule: Schedule | None = None,
    penalty: Penalty | None = None, progress: bool = False,
) -> History:  # fmt: skip
    """Train for `epochs` epochs and return what happened: "loss", the mean over each epoch's steps, with the penalty.

    validation : (X, y) of data that is not trained on; its "validation_loss", without a penalty, is recorded
        after each epoch.
    metrics : functions (model, X, y) -> number by name, measured after each epoch, on the validation data if given.
    patience : stop after so many epochs in a row without a better validation loss, and take the best weights back.
    progress : show a progress bar (needs tqdm).
    Interrupting the kernel ends training and keeps what was learned. The rest as in `training_steps`.
    """
    if patience is not None and (validation is None or patience < 1):
        raise ValueError("patience must be at least 1 and needs validation=(X, y) to watch.")
    X_watched, y_watched = validation if validation is not None else (X, y)
    steps = training_steps(
        model, loss, optimizer, X, y, epochs=epochs, batch_size=batch_size, rng=rng, schedule=schedule,
        penalty=penalty,
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
            for name, metric in (metrics or {}).items():
                record[name] = metric(model, X_watched, y_watched)
            history.add(**record)
            if patience is not None and best.is_over(record["validation_loss"]):
                history.stopped = f"no better validation loss for {patience} epochs"
                break
    except KeyboardInterrupt:
        history.stopped = f"interrupted after {len(history.get('loss', ()))} whole epochs"
        print(f"Training was {history.stopped}; the model keeps what it learned.")
    history.best_epoch = best.restore()
    return history


def _progress_bar(steps: Iterator[Step], total: int) -> Iterator[Step]:
    from tqdm.auto import tqdm  # the notebook's bar in a notebook, text elsewhere

    return iter(tqdm(steps, total=total, unit="step"))


class EarlyStopping:
    """Watches a validation loss and keeps a copy of the best weights; patience None never stops.

    >>> model = Sequential("identity")
    >>> watch = EarlyStopping(model, patience=2)
    >>> [watch.is_over(loss) for loss in (3.0, 2.0, 2.5, 2.1)]
    [False, False, False, True]
    >>> watch.restore()
    1
    """

    def __init__(self, model: Sequential, patience: int | None):
        self.model, self.patience = model, patience
        self.epoch, self.best_epoch, self.best_loss, self.best_state = -1, None, math.inf, None

    def is_over(self, validation_loss: float) -> bool:
        """Note the loss after one more epoch; True when the last `patience` ones brought nothing better."""
        self.epoch += 1
        if validation_loss < self.best_loss:
            self.best_epoch, self.best_loss = self.epoch, validation_loss
            self.best_state = self.model.state()
        return self.patience is not None and self.epoch - (self.best_epoch or 0) >= self.patience

    def restore(self) -> int | None:
        """Give the model the best weights back; returns the epoch that they are from, None if none was noted."""
        if self.best_state is not None:
            self.model.restore(self.best_state)
        return self.best_epoch
