"""The judge of one changed weight of lesson 3's network B: any that is found will do."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.activations import sigmoid, softmax
from nnkit.check.judges.named import Named
from nnkit.check.plain import describe


def columns(*rows: Sequence[float]) -> np.ndarray:
    """The matrix whose columns are given, as textbooks print the rows of W^T."""
    return np.array(rows, float).T.copy()


W_34 = columns((3, -9, 2), (11, -2, 7), (-6, 3, -4), (6, -1, 5))


B_4 = np.array([5.0, 2.0, -1.0, 1.0])


X_A = np.array([-3.0, 1.0, 5.0])


U_B = columns((3, -12, 8, 1), (2, -3, 9, 1), (-5, 1, -1, 7))


C_B = np.array([6.0, 0.0, -8.0])


def soft(f: np.ndarray) -> np.ndarray:
    return softmax(np.atleast_2d(f))[0]


LIMIT = 0.35
FLAT = 0.06  # of a sigmoid's slope, which is 1/4 at most


HIDDEN = {f"x{i + 1}": {f"h{j + 1}": (0, i, j) for j in range(4)} for i in range(3)}


OUTPUT = {f"h{i + 1}": {f"o{j + 1}": (1, i, j) for j in range(3)} for i in range(4)}


PLACES = {**HIDDEN, **OUTPUT}


def flips_the_class(value: Any) -> str | None:
    """A judge for one changed weight of network B: any that is found will do."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        return (
            f'expected three things, as ("x1", "h1", 3.2): from where, to where, the new weight; got {describe(value)}'
        )
    source, target, number = value
    # x_3 is how a formula writes x3
    names = [name.strip().lower().replace("_", "") if isinstance(name, str) else name for name in (source, target)]
    if not all(isinstance(name, str) for name in names):
        return 'the first two are names on the drawing, in quotation marks, as "x1" and "h1"'
    if names[0] not in PLACES or names[1] not in PLACES[names[0]]:
        backward = names[1] in PLACES and names[0] in PLACES[names[1]]
        order = " The signal runs the other way: first the neuron it comes from." if backward else ""
        says = f"network B has no weight from {names[0]} to {names[1]}.{order}"
        return Named("backward", says) if backward else says
    if isinstance(number, str | bool | list | tuple | dict | None) or np.size(number) != 1:
        return f"the third is the new weight, one number; got {describe(number)}"
    new = float(np.real(np.asarray(number).ravel()[0]))
    layer, i, j = PLACES[names[0]][names[1]]
    old = float((W_34, U_B)[layer][i, j])
    if abs(new) <= LIMIT < abs(old) - LIMIT:
        says = f"the third is the NEW weight, not the change: from {names[0]} to {names[1]} it was {old:g}"
        return Named("the change", says)
    if not abs(new - old) <= LIMIT + 1e-9:
        return Named(
            "too large a change",
            f"from {names[0]} to {names[1]} it was {old:g}; {new:g} is a change of {new - old:+.4g}, more than {LIMIT}",
        )
    p = _with(layer, i, j, new)
    return _still_wins(layer, i, j, new - old, p[1]) if p.argmax() == 1 else None


def _with(layer: int, i: int, j: int, weight: float) -> np.ndarray:
    """The network's probabilities with that weight."""
    weights = [W_34.copy(), U_B.copy()]
    weights[layer][i, j] = weight
    return soft(sigmoid(X_A @ weights[0] + B_4) @ weights[1] + C_B)


def _still_wins(layer: int, i: int, j: int, change: float, left: float) -> str:
    """Why another class does not win: of the step, of the neuron to which the weight leads, or of what comes in."""
    old = float((W_34, U_B)[layer][i, j])
    still = f"class 2 still wins, with {left:.6f} (before: 0.897160)"
    up, down = (_with(layer, i, j, old + sign * LIMIT).argmax() != 1 for sign in (1, -1))
    if change and (up if change > 0 else down):
        return Named("not far enough", f"the right weight, moved the right way, but not far enough: {still}")
    if change and (up or down):
        return Named("the other way", f"the right weight, moved the wrong way: {still}")
    if not change:
        return Named("no change", f"that is the weight as it was: {still}")
    if layer == 1:
        says = "a weight of the last layer moves one logit by no more than its own change, for what comes in is below"
        return Named("an output weight", f"{says} one. The logits lie further apart than that: {still}")
    h = sigmoid(X_A @ W_34[:, j] + B_4[j])
    if h * (1 - h) < FLAT:
        says = "the neuron to which this weight leads is saturated: where its sigmoid is flat, a small change of its"
        return Named("saturated", f"{says} sum changes next to nothing; {still}")
    if any(_with(0, k, j, W_34[k, j] + sign * LIMIT).argmax() != 1 for k in range(3) for sign in (1, -1)):
        says = "the right neuron, by another weight: what comes in here is smaller, so that its sum moves less"
        return Named("another weight of the neuron", f"{says}; {still}")
    says = "even the largest change that is allowed is not enough with this weight: its neuron moves the logits less"
    return Named("not this neuron", f"{says} than another one does; {still}")
