"""A dense layer of an answer's that goes wrong: as which other layer it behaves, followed through the same script."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nnkit.check.cases import Script, Step
from nnkit.check.compare import difference
from nnkit.check.judges.named import Named


class Layer:
    """A dense layer that can be wrong in one way."""

    def __init__(self, W: np.ndarray, slip: str):
        self.W, self.b, self.slip = W.copy(), np.zeros(W.shape[1]), slip
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self.X: np.ndarray | None = None

    def forward(self, X: np.ndarray) -> np.ndarray:
        if self.X is None or self.slip != "the first input":
            self.X = X
        return X @ self.W + (0 if self.slip == "no bias" else self.b)

    def backward(self, dY: np.ndarray) -> np.ndarray:
        assert self.X is not None, "forward comes first"
        count = len(dY) if self.slip == "means" else 1
        dW, db = self.X.T @ dY / count, dY.sum(axis=0) / count
        added = self.slip == "added up"
        self.dW, self.db = (self.dW + dW, self.db + db) if added else (dW, db)
        return dY @ self.W.T

    def step(self, rate: float) -> None:
        if self.slip != "nothing moves":
            sign = -1 if self.slip == "uphill" else 1
            self.W = self.W - (self.slip != "W stays") * sign * rate * self.dW
            self.b = self.b - (self.slip != "b stays") * sign * rate * self.db


SLIPS = {
    "nothing moves": "`step` changes nothing: are the slopes kept by `backward`, where `step` looks for them?",
    "uphill": "`step` goes uphill: it adds the slope, and has to take it off",
    "means": "the slopes of `W` and `b` are divided by the number of examples, which the loss has done already",
    "added up": "the slopes of earlier `backward` calls stay in those of later ones",
    "W stays": "`W` does not move in `step`",
    "b stays": "`b` does not move in `step`, or is not added in `forward`",
    "no bias": "`forward` does not add `b`",
    "the first input": "`backward` uses the input of the first `forward`, not of the last",
}  # fmt: skip


def layer_slip(outcome: Any, script: Script, W: np.ndarray) -> Named | None:
    """The one of these slips that explains every call."""
    found = [slip for slip in SLIPS if all(_calls(outcome, script, Layer(W, slip)))]
    return Named(found[0], SLIPS[found[0]]) if found else None


def _calls(outcome: Any, script: Script, layer: Layer) -> Iterator[bool]:
    """Whether each call came to what this layer gives."""
    for step, came in zip(script.steps, outcome, strict=True):
        if not isinstance(step, Step) or step.method not in ("forward", "backward", "step"):
            yield False
            return
        want = getattr(layer, step.method)(*step.args)
        yield want is None or difference(want, came) is None
