"""A function of what a call was given, where another one is asked for: what an answer gives that stops there."""

from collections.abc import Iterator

import numpy as np

from nnkit.check.relations.slips import Make, Slip, sigmoid, softmax

# of an argument
FUNCTIONS: dict[str, Make] = {
    "the sigmoid of {}": sigmoid,
    "the tanh of {}": np.tanh,
    "the softmax of {}": softmax,
    "the slope of the sigmoid at {}": lambda a: sigmoid(a) * (1 - sigmoid(a)),
    "the slope of the tanh at {}": lambda a: 1 - np.tanh(a) ** 2,
    "the square of the sigmoid of {}": lambda a: sigmoid(a) ** 2,
    "the root of {}": np.sqrt,
    "1 over {}": lambda a: 1 / a,
    "the square of {}": np.square,
    "e to the power of {}": np.exp,
    "the logarithm of {}": np.log,
    "the absolute value of {}": np.abs,
    "{} times (1 minus {})": lambda a: a * (1 - a),
    "1 minus the square of {}": lambda a: 1 - a * a,
    "1 minus {}": lambda a: 1 - a,
    "{} divided by its sum": lambda a: a / a.sum(),
    "{} divided by its largest number": lambda a: a / a.max(),
    "{} stretched, so that its smallest number is 0 and its largest 1": lambda a: (a - a.min()) / np.ptp(a),
    "a (1 - a) of a, the tanh of {}: the slope of another function": lambda a: np.tanh(a) * (1 - np.tanh(a)),
    "1 minus the square of the sigmoid of {}": lambda a: 1 - sigmoid(a) ** 2,
    "the softplus of {}": lambda a: np.logaddexp(0, a),
}


def functions_of(name: str, array: np.ndarray) -> Iterator[Slip]:
    """Each of them, of this argument."""
    for words, function in FUNCTIONS.items():
        says = f"is just {words.replace('{}', name)}"
        yield Slip(says, says, _giving(function, array))


def _giving(function: Make, array: np.ndarray) -> Make:
    """The function, where its numbers are laid out as those wanted are, or as rows of them."""
    rows = array.ndim > 2

    def made(w: np.ndarray) -> np.ndarray:
        same = array.shape == w.shape or (rows and w.ndim == 2 and (len(array), array.size) == (len(w), w.size))
        return function(array).reshape(w.shape) if same and array.size else np.full(w.shape, np.nan)

    return made
