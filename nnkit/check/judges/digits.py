"""The judge of a network that reads digits."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.images import digits

Pairs: TypeAlias = Sequence[tuple[np.ndarray, np.ndarray]]  # (W, b) of each layer
Function: TypeAlias = Callable[[np.ndarray], np.ndarray]

X, Y = digits()


ORDER = np.random.default_rng(0).permutation(len(X))  # the lesson's own split


TRAIN, VALIDATION = ORDER[:1077], ORDER[1077:]


MEAN, SD = X[TRAIN].mean(axis=0), X[TRAIN].std(axis=0)


SD = np.where(SD == 0, 1, SD)


def relu(z: np.ndarray) -> np.ndarray:
    return np.maximum(z, 0)


def forward(X: np.ndarray, model: Pairs, g: Function = relu, last: Function = lambda z: z) -> np.ndarray:
    for W, b in model[:-1]:
        X = g(X @ W + b)
    W, b = model[-1]
    return last(X @ W + b)


FORM = "digit_model is a list of pairs (W, b), made by as_pairs(layers)"


def misshapen(model: Any) -> str | None:
    """What is wrong with the form of a digit model, or None."""
    if not isinstance(model, list | tuple) or any(not isinstance(p, list | tuple) or len(p) != 2 for p in model):
        return f"the form is another one: {FORM}"
    if len(model) < 2:
        return f"no hidden layer; {len(model)} pair came. The task asks for one hidden layer at least"
    width = 64
    for k, (W, b) in enumerate(model):
        W, b = np.asarray(W, float), np.asarray(b, float)
        out = 10 if k == len(model) - 1 else np.shape(b)[-1] if b.ndim else 0
        if W.ndim == 2 and W.shape == (out, width) and out != width:
            return (
                f"transposed weights; W number {k + 1} has shape {W.shape}, (d_in, d_out) = ({width}, {out}) is asked"
            )
        if W.shape != (width, out) or b.shape != (out,):
            return (
                f"the shapes do not fit; pair number {k + 1} has W {W.shape} and b {b.shape}. It gets {width} numbers; "
                "W is (d_in, d_out), b is (d_out,), and the last layer has 10 outputs"
            )
        if not (np.isfinite(W).all() and np.isfinite(b).all()):
            return f"not all of its numbers are finite; look at pair number {k + 1}. Was the learning rate too large?"
        width = out
    return None


def share_right(model: Pairs, X: np.ndarray, y: np.ndarray, g: Function = relu) -> float:
    with np.errstate(all="ignore"):
        return float(np.mean(forward(X, model, g).argmax(axis=1) == y))


def why_so_few(model: Pairs, X: np.ndarray, y: np.ndarray) -> str:
    """A sentence on what would explain few right answers, or nothing: the same network asked in other ways."""
    taken = np.bincount(y * 10 + forward(X, model).argmax(axis=1), minlength=100).reshape(10, 10)
    now = taken.trace() / len(y)
    if np.all(forward(X, model) == forward(X[:1], model)):
        return " It gives the same logits for every picture: are its weights all 0?"
    for other, says in [
        (share_right(model, (X - MEAN) / SD, y), STANDARDISED),
        (share_right(model, 16 * X, y), SIXTEEN),
        (share_right(model, X, y, np.tanh), TANH),
        (share_right(model, X.reshape(-1, 8, 8).transpose(0, 2, 1).reshape(-1, 64), y), TURNED),
        (taken.max(axis=0).sum() / len(y), OTHER_ORDER),
    ]:
        if other > max(0.8, now + 0.05):
            return " " + says
    return " " + UNTRAINED if now < 0.3 else ""


STANDARDISED = (
    "It reads them when they are standardised. Here it gets pixels from 0 to 1: train on these, or fold the "
    "standardisation into the first layer: W / sd, and b - (mean / sd) @ W."
)


SIXTEEN = "It reads them when pixels go from 0 to 16. Here they go from 0 to 1."


TANH = "With tanh in between it reads them. Here a ReLU stands between the layers."


TURNED = "It reads them when the pixels go column after column. Here they go row after row."


OTHER_ORDER = "It tells the digits apart, but its outputs stand in another order: output k is for the digit k."


UNTRAINED = "That is hardly better than guessing: were the pairs taken out before the training?"


def reads(model: Any, X: np.ndarray, y: np.ndarray, *, least: float) -> str | None:
    """At least that share of the digits is read right."""
    if problem := misshapen(model):
        return Named("another form", problem)
    model = [(np.asarray(W, float), np.asarray(b, float)) for W, b in model]
    share = share_right(model, X, y)
    if share >= least:
        return None
    why = why_so_few(model, X, y)
    says = f"{share:.1%} of {len(y)} digits are read right, at least {least:.0%} are asked;{why}"
    return Named("read otherwise", f"too few digits are read right.{why}; {says.split(';')[0]}") if why else says
