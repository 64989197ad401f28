"""Slips that have to do with what a call was given: its sizes as factors, its arrays as terms, a step left out."""

import itertools
import math
from collections.abc import Callable, Iterator

import numpy as np

from nnkit.check.relations.functions import functions_of
from nnkit.check.relations.leaves import Given
from nnkit.check.relations.slips import Make, Slip, plus, times


def slips_of(given: Given) -> Iterator[Slip]:
    """The slips that have to do with what a call was given."""
    for name, value in given.numbers.items():
        if np.isfinite(value) and value != 0:
            yield from _factors(name, value)
            yield Slip(f"plus {name}", f"has {name} in it once too often", plus(value))
            yield Slip(f"minus {name}", f"lacks {name}", plus(-value))
            yield Slip(f"{name} for 1", f"has {name} in it where 1 is meant", plus(value - 1))
            yield Slip(f"1 for {name}", f"has 1 in it where {name} is meant", plus(1 - value))
    for name, array in given.arrays.items():
        yield from _with_array(name, array)
        yield from _with_array(f"the positive part of {name}", np.maximum(array, 0))
        yield from functions_of(name, array)
        yield from _places_in(name, array)
    for name, array in given.arrays.items():
        yield from _reduced(name, array)
    yield from _counted_often(given)
    yield from _one_size_for_another(given)
    yield from _lengths(given)
    yield from _rests(given)


def _places_in(name: str, array: np.ndarray) -> Iterator[Slip]:
    """An entry where its place is asked, and the other way round."""
    if array.ndim != 1 or array.size < 2:
        return

    def entries(w: np.ndarray) -> np.ndarray:
        whole = np.isfinite(w).all() and (w == np.trunc(w)).all() and (np.abs(w) < len(array)).all()
        return array[w.astype(int)] if whole else np.full(w.shape, np.nan)

    yield Slip(f"entry of {name}", f"is the entry of {name} itself, where its place is asked", entries,
               least=2, moves=True)  # fmt: skip
    yield Slip(f"place in {name}", f"is the place of an entry of {name}, where the entry itself is asked", entries,
               least=2, moves=True, left_out=True)  # fmt: skip


# of an argument: what something is not divided by, or not taken off
OF_ALL: dict[str, Make] = {
    "the sum of {}": np.sum,
    "the mean of {}": np.mean,
    "the largest number of {}": np.max,
    "the smallest number of {}": np.min,
    "the standard deviation of {}": np.std,
    "the sum of {} without its first entry": lambda a: np.sum(a.ravel()[1:]),
    "the sum of {} without its last entry": lambda a: np.sum(a.ravel()[:-1]),
    "the length of {} as an arrow": lambda a: np.sqrt(np.sum(a * a)),
}
OF_LINES = ("sum", "mean", "largest number", "standard deviation")
LINES: dict[str, Callable[..., np.ndarray]] = dict(zip(OF_LINES, (np.sum, np.mean, np.max, np.std), strict=True))


def _reduced(name: str, array: np.ndarray) -> Iterator[Slip]:
    if not 1 <= array.size <= LARGEST:
        return
    for words, reduce in OF_ALL.items():
        yield from _with_one(words.replace("{}", name), float(reduce(array)))
    if array.ndim == 2:
        for words, along in LINES.items():
            yield from _with_lines(f"the {words} of each row of {name}", along(array, axis=1, keepdims=True))
            yield from _with_lines(f"the {words} of each column of {name}", along(array, axis=0))


LARGEST = 10_000  # numbers of an argument that are looked at


def _with_one(name: str, value: float) -> Iterator[Slip]:
    yield Slip(f"not divided: {name}", f"is not divided by {name}, or multiplied by it", times(value))
    if value:
        yield Slip(f"divided: {name}", f"is divided by {name}, or not multiplied by it", times(1 / value))
    yield Slip(f"less by {name}", f"is less by {name}: that is taken off, or not added", plus(-value))
    yield Slip(f"more by {name}", f"is more by {name}: that is added, or not taken off", plus(value))


def _with_lines(words: str, lines: np.ndarray) -> Iterator[Slip]:
    """One number for each row, as a column, or for each column."""

    def fitted(make: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Make:
        def made(w: np.ndarray) -> np.ndarray:
            column = lines.ndim == 2
            size = w.shape[:1] if column else w.shape[1:] if w.ndim == 2 else w.shape
            if w.ndim not in (1, 2) or size != (lines.size,):
                return np.full(w.shape, np.nan)
            return make(w, lines if w.ndim == 2 else lines.ravel())

        return made

    yield Slip(f"not divided: {words}", f"is not divided by {words}, or multiplied by it", fitted(np.multiply))
    yield Slip(f"divided: {words}", f"is divided by {words}, or not multiplied by it", fitted(np.divide))
    yield Slip(f"less by {words}", f"is less by {words}: that is taken off, or not added", fitted(np.subtract))
    yield Slip(f"more by {words}", f"is more by {words}: that is added, or not taken off", fitted(np.add))


def _factors(name: str, value: float) -> Iterator[Slip]:
    factors = {
        f"is multiplied by {name} too often, or not divided by it": value,
        f"is divided by {name} too often, or not multiplied by it": 1 / value,
        f"is off by {name} and a sign": -value,
        f"is off by one over {name} and a sign": -1 / value,
        f"is multiplied by {name} squared too often": value * value,
        f"is divided by {name} squared too often": 1 / (value * value),
        f"is off by the root of {name}": math.sqrt(abs(value)),
        f"is off by one over the root of {name}": 1 / math.sqrt(abs(value)),
        f"is off by {name} and a factor 2": 2 * value,
    }
    if value != 1:
        factors[f"is off by the factor 1 minus {name}"] = 1 - value
        factors[f"is off by the factor 1 over (1 minus {name})"] = 1 / (1 - value)
    if value == round(value) and value > 1:  # a size
        factors[f"is off by half of {name}"] = value / 2
        factors[f"is off by 2 over {name}"] = 2 / value
        factors[f"is off by one over {name} and a factor 1/2"] = 0.5 / value
        factors[f"is off by the root of half of {name}"] = math.sqrt(value / 2)
        factors[f"is off by the root of 2 over {name}"] = math.sqrt(2 / value)
        factors[f"is divided by {name} minus 1, where {name} is meant"] = value / (value - 1)
        factors[f"is divided by {name}, where {name} minus 1 is meant"] = (value - 1) / value
    for says, factor in factors.items():
        yield Slip(says, says, times(factor))


def _sizes(given: Given) -> dict[str, float]:
    return {name: value for name, value in given.numbers.items() if name.startswith(SIZES) and value}


SIZES = ("the number", "the length", "the count")


def _one_size_for_another(given: Given) -> Iterator[Slip]:
    """Divided by the number of columns, where the number of rows is meant."""
    for name, count in _sizes(given).items():
        says = f"is the root of what it should be, and {name} stands under it"
        yield Slip(f"root of {name} times it", f"{says}: a root too many, and a division by it missing",
                   _root_of(count))  # fmt: skip
        yield Slip(f"root of it by {name}", f"{says}, as a divisor: a root too many, and a product with it missing",
                   _root_of(1 / count))  # fmt: skip
    for (one, count), (other, right) in itertools.permutations(_sizes(given).items(), 2):
        yield Slip(f"{one} for {other}", f"is divided by {one}, where {other} is meant (or multiplied the other way "
                   "round)", times(right / count))  # fmt: skip


def _root_of(factor: float) -> Make:
    return lambda w: np.sqrt(factor * w)


def _lengths(given: Given) -> Iterator[Slip]:
    """A product of two arrows, where the cosine between them is asked for, and the other way round."""
    lengths = {name: float(np.sqrt(np.sum(array * array))) for name, array in given.arrays.items()
               if 1 <= array.size <= LARGEST}  # fmt: skip
    for (one, first), (other, second) in itertools.combinations(lengths.items(), 2):
        both = f"the lengths of {one} and {other} as arrows"
        yield from _with_product(both, first * second)
    largest = {name: float(np.abs(array).max()) for name, array in given.arrays.items() if 1 <= array.size <= LARGEST}
    for (one, first), (other, second) in itertools.combinations(largest.items(), 2):
        yield from _with_product(f"the largest size in {one} and {other}", max(first, second))


def _with_product(words: str, value: float) -> Iterator[Slip]:
    yield Slip(f"not divided: {words}", f"is not divided by {words}, or multiplied by them", times(value))
    if value:
        yield Slip(f"divided: {words}", f"is divided by {words}, or not multiplied by them", times(1 / value))


def _rests(given: Given) -> Iterator[Slip]:
    """What is left of an argument."""
    for name, array in given.arrays.items():
        says = f"is what is left of {name} once what is asked for is taken off it"
        yield Slip(f"the rest of {name}", says, _broadcast(array, lambda w, a: a - w))


def _counted_often(given: Given) -> Iterator[Slip]:
    """A term that is added in every round of a loop, where it belongs there once."""
    sizes = {name: value for name, value in _sizes(given).items() if not name.startswith("the count")}
    terms = {name: value for name, value in given.numbers.items() if name not in sizes} | given.arrays
    for name, term in terms.items():
        for size, count in sizes.items():
            says = f"has {name} in it as often as {size} says, where it belongs there once"
            yield Slip(says, says, _broadcast(np.multiply(count - 1, term), np.add))


def _broadcast(array: np.ndarray | float, make: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Make:
    """What is made of the values wanted and an array that goes with them."""

    def made(w: np.ndarray) -> np.ndarray:
        try:
            return make(w, np.broadcast_to(array, w.shape))
        except ValueError:  # another shape: this slip cannot have happened
            return np.full(w.shape, np.nan)

    return made


def _with_array(name: str, array: np.ndarray) -> Iterator[Slip]:
    makes: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
        f"is just {name} itself": lambda w, a: a if a.shape == array.shape else np.full(w.shape, np.nan),
        f"has {name} in it once too often": lambda w, a: w + a,
        f"lacks {name}": lambda w, a: w - a,
        f"has {name} with the wrong sign": lambda w, a: w - 2 * a,
        f"has {name} added, where it is subtracted": lambda w, a: w + 2 * a,
        f"is multiplied by {name} once too often": lambda w, a: w * a,
        f"is not multiplied by {name}, or divided by it": lambda w, a: w / a,
        f"is not multiplied by 1 minus {name}": lambda w, a: w / (1 - a),
    }
    for says, make in makes.items():
        yield Slip(says, says, _broadcast(array, make))
