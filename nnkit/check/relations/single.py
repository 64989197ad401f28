"""An answer that is one number, and another number of its arguments than is asked for."""

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from nnkit.check.relations.given import LARGEST, OF_ALL, slips_of
from nnkit.check.relations.leaves import Given, Leaf
from nnkit.check.relations.slips import Make, Slip


def slips_at(leaf: Leaf) -> Iterator[Slip]:
    """The slips that have to do with what a call was given, for a leaf of this shape."""
    yield from slips_of(leaf.given)
    if is_one_number(leaf):
        yield from of_one_number(leaf.given)


def is_one_number(leaf: Leaf) -> bool:
    """Whether one number is asked for, or came in every place."""
    return leaf.wanted.ndim == 0 or (leaf.came.size > 1 and bool((leaf.came == leaf.came.flat[0]).all()))


def of_one_number(given: Given) -> Iterator[Slip]:
    """One number of an argument, or one that was given, as it is."""
    for name, array in given.arrays.items():
        if 1 < array.size <= LARGEST and np.isfinite(array).all():
            for words, make in ONE_OF.items():
                says = f"is just {words.replace('{}', name)}"
                yield Slip(says, says, _always(float(make(array))))
    for name, value in given.numbers.items():
        for words, function in OF_A_NUMBER.items():
            says = f"is just {words.replace('{}', name)}"
            yield Slip(says, says, _always(float(function(np.array(value)))))
        yield Slip(f"is just {name}", f"is just {name} itself", _always(value))
    for (one, a), (other, b) in itertools.combinations(given.arrays.items(), 2):
        if a.shape == b.shape and 1 <= a.size <= LARGEST:
            for words, of_two in OF_TWO.items():
                says = f"is just {words.format(one, other)}"
                yield Slip(says, says, _always(of_two(a, b)))


ONE_OF: dict[str, Make] = {
    **{words: make for words, make in OF_ALL.items() if "arrow" not in words},
    "the median of {}": np.median,
    "the product of {}": np.prod,
    "the first entry of {}": lambda a: a.flat[0],
    "the last entry of {}": lambda a: a.flat[-1],
    "the place of the largest number of {}": np.argmax,
    "the place of the smallest number of {}": np.argmin,
    "the variance of {}": np.var,
}


OF_A_NUMBER: dict[str, Make] = {
    "the root of {}": np.sqrt,
    "the square of {}": np.square,
    "e to the power of {}": np.exp,
    "the logarithm of {}": np.log,
    "1 over {}": lambda value: np.divide(1, value),
    "minus {}": np.negative,
    "half of {}": lambda value: value / 2,
    "twice {}": lambda value: 2 * value,
}
OF_TWO: dict[str, Callable[[np.ndarray, np.ndarray], float]] = {
    "the mean of the squared differences of {} and {}": lambda a, b: float(np.mean((a - b) ** 2)),
    "the sum of the squared differences of {} and {}": lambda a, b: float(np.sum((a - b) ** 2)),
    "the mean difference, without signs, of {} and {}": lambda a, b: float(np.mean(np.abs(a - b))),
}  # of two arguments of one shape


def _always(value: float) -> Make:
    return lambda w: np.full(w.shape, value)
