"""What a network's output means: the class of each row, and the probabilities of the classes.

Both look at what entered and left the last layer: a sigmoid or a softmax is known by its values, whoever wrote it.
"""

from __future__ import annotations

import numpy as np

from .activations import sigmoid, softmax
from .arrays import Array

__all__ = ["classes", "has_applied", "probabilities", "yes_or_no"]


def has_applied(f: object, z: Array, output: Array) -> bool:
    """Whether `output` is f(z), number by number, for the function f."""
    if not callable(f) or z.shape != output.shape or output.size == 0:
        return False
    return bool(np.allclose(output, f(z), rtol=1e-5, atol=1e-7))


def _rows(output: Array) -> Array:
    if output.ndim == 1:
        output = output[:, None]
    if output.ndim != 2 or output.shape[1] == 0:
        raise ValueError(f"classes need an output of shape (n, k), a number for each class; got {output.shape}.")
    if np.isnan(output).any():
        raise ValueError("the model's output holds NaN, which has no class. Did training diverge?")
    return output


def classes(z: Array, output: Array) -> Array:
    """The class of each row, (n,): the largest of k > 1 entries; for one entry 1 where it says yes, else 0.

    output (n, k) is what left the last layer when z entered it. One entry says yes above 1/2 after a sigmoid, above 0
    else.

    >>> z = np.array([[-1.0], [2.0]])
    >>> classes(z, sigmoid(z)), classes(np.ones((2, 3)), z)
    (array([0, 1]), array([0, 1]))
    """
    rows = _rows(output)
    return np.asarray(rows.argmax(axis=1)) if rows.shape[1] > 1 else yes_or_no(z, output).reshape(len(rows))


def yes_or_no(z: Array, output: Array) -> Array:
    """1 where an entry of output says yes, else 0, of its shape: above 1/2 after a sigmoid, above 0 else."""
    _rows(output)
    return (output > (0.5 if has_applied(sigmoid, z, output) else 0)).astype(int)


def probabilities(z: Array, output: Array) -> Array:
    """The probability of each class, (n, k), from output (n, k), which left the last layer when z entered it.

    One entry is the logit of yes, or its probability after a sigmoid: (n, 2) for no and yes.
    """
    after_sigmoid = has_applied(sigmoid, z, output)
    output = _rows(output)
    if output.shape[1] == 1:
        yes = output if after_sigmoid else sigmoid(output)
        return np.column_stack([1 - yes, yes])
    if after_sigmoid:
        raise ValueError(
            "the last layer is a sigmoid of several outputs: each is a probability of its own, and together they need "
            "not sum to 1. Call the model for them; for one class of several leave the sigmoid out."
        )
    return output if has_applied(softmax, z, output) else softmax(output)
