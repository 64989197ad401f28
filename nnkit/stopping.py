"""Watching a loss after each epoch: when to stop, and when to lower the learning rate."""

from __future__ import annotations

import math
from typing import Any

from .arrays import Array, number, whole
from .model import Sequential

__all__ = ["EarlyStopping", "ReduceOnPlateau"]


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
        self.model, self.patience = model, None if patience is None else whole("patience", patience)
        self.epoch, self.best_loss = -1, math.inf
        self.best_epoch: int | None = None
        self.best_state: dict[str, Array] | None = None

    def is_over(self, validation_loss: float) -> bool:
        """Note the loss's value after one more epoch; True when the last `patience` ones brought nothing better."""
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


class ReduceOnPlateau:
    """Lowers an optimiser's learning rate to lr factor when `patience` epochs in a row brought no better loss.

    Better is below best (1 - threshold). The rate never falls below `least`. The rule of PyTorch's ReduceLROnPlateau,
    which waits one epoch longer for the same patience.

    >>> class Optimizer:
    ...     lr = 1.0
    >>> watch, optimizer = ReduceOnPlateau(patience=2), Optimizer()
    >>> [watch.after_epoch(loss, optimizer) for loss in (3.0, 2.0, 2.5, 2.1, 2.0)]
    [1.0, 1.0, 1.0, 0.1, 0.1]
    """

    def __init__(self, *, factor: float = 0.1, patience: int = 10, threshold: float = 1e-4, least: float = 0.0):
        self.factor = number("factor", factor, above=0, below=1)
        self.patience = whole("patience", patience)
        self.threshold = number("threshold", threshold, at_least=0, below=1)
        self.least = number("least", least, at_least=0)
        self.best, self.waited = math.inf, 0

    def after_epoch(self, value: float, optimizer: Any) -> float:
        """Note the loss's value after one more epoch, lower optimizer.lr where it is time, and return the rate."""
        better = value < self.best * (1 - self.threshold) if self.best > 0 else value < self.best
        if better:
            self.best, self.waited = value, 0
        else:
            self.waited += 1
        if self.waited >= self.patience:
            optimizer.lr, self.waited = max(optimizer.lr * self.factor, min(self.least, optimizer.lr)), 0
        return float(optimizer.lr)
