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
    weights = [W_34.copy(), U_B.copy()]
    old = float(weights[layer][i, j])
    if abs(new) <= LIMIT < abs(old) - LIMIT:
        says = f"the third is the NEW weight, not the change: from {names[0]} to {names[1]} it was {old:g}"
        return Named("the change", says)
    if not abs(new - old) <= LIMIT + 1e-9:
        return Named(
            "too large a change",
            f"from {names[0]} to {names[1]} it was {old:g}; {new:g} is a change of {new - old:+.4g}, more than {LIMIT}",
        )
    weights[layer][i, j] = new
    p = soft(sigmoid(X_A @ weights[0] + B_4) @ weights[1] + C_B)
    weights[layer][i, j] = 2 * old - new
    turned = soft(sigmoid(X_A @ weights[0] + B_4) @ weights[1] + C_B)
    if p.argmax() == 1 and turned.argmax() != 1:
        return Named("the other way", f"the right weight, moved the wrong way: class 2 still wins, with {p[1]:.6f}")
    if p.argmax() == 1:
        return f"class 2 still wins, with {p[1]:.6f} (before: 0.897160)"
    return None
