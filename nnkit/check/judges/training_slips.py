"""What a training loop does otherwise than asked, told by its first epoch's mean loss in batches of one example."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.model import Sequential

Loss = Callable[[np.ndarray, np.ndarray], tuple[float, np.ndarray]]
AFTER, ALL, LABELS, BIASES = "loss after the step", "all of the data", "other labels", "biases stay"
EARLY = "step before backward"
SAYS = {
    AFTER: "each loss is noted after its step, where the one that was met before it is meant",
    ALL: "each step sees all of the data, where its batch alone is meant",
    LABELS: "a batch gets the labels of other rows",
    BIASES: "the weights are trained, and the biases stay as they were",
    EARLY: "each step uses the slopes of the batch before: it comes before `backward`",
}


def first_epochs_slip(
    mean: float, model: Sequential, loss: Loss, make: Callable[[], Any], X: np.ndarray, y: np.ndarray
) -> Named | None:
    """The slip by which some order of the examples comes to this mean loss, or None; the model stays as it was.

    make: of an optimiser without a memory. X (n, d), y (n,).
    """
    start = model.theta.copy()
    for name, says in SAYS.items():
        orders = [tuple(range(len(X)))] if name == ALL else permutations(range(len(X)))
        for order in orders:
            model.theta = start
            if np.isclose(np.mean(_losses(name, order, model, loss, make(), X, y)), mean, rtol=1e-6):
                model.theta = start
                return Named(name, says)
    model.theta = start
    return None


def _losses(
    slip: str, order: tuple[int, ...], model: Sequential, loss: Loss, optimizer: Any, X: np.ndarray, y: np.ndarray
) -> list[float]:
    biases = [box for name, box in model.parameters.items() if name.endswith("b")]
    kept = [box.value.copy() for box in biases]
    slopes: np.ndarray | None = None
    losses = []
    for i in order:
        rows = list(range(len(X))) if slip == ALL else [i]
        labels = y[[0]] if slip == LABELS else y[rows]
        seen, slope = loss(model(X[rows]), labels)
        if slip == EARLY and slopes is not None:
            optimizer.step(model.theta, slopes)
        model.backward(slope)
        if slip != EARLY:
            optimizer.step(model.theta, model.grad)
        slopes = model.grad.copy()
        for box, value in zip(biases, kept, strict=True) if slip == BIASES else ():
            box.value[...] = value
        losses.append(loss(model(X[rows]), labels)[0] if slip == AFTER else seen)
    return losses
