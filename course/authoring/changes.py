"""What is done with arguments to make special values of them: for each change its word in `never`, the name of its
probe, the function, and what an answer is told that is wrong there."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from course.authoring.longer import MANY, there_and_back, with_many
from course.authoring.values import in_lists

# Times the numbers of a case: below a threshold of one's own, above a bound of one's own. Powers of two, so that what
# is exact stays so: a column of one number has that mean.
TINY, LARGE = 2.0**-20, 2.0**10
HUGE = 2.0**24  # above a bound of one's own; what another formula loses beside it is less than a millionth
NEAR = 2.0**-50  # to 0, below any threshold of one's own; its square is a number in single precision too
MINUTE = 2.0**-30  # below the 1e-8 that stands in front of many a division, and in `np.isclose`
CLOSE = 2.0**-20  # of the way from one argument to another, or from one number of an array to the next
FAR = 2.0**10  # from 0: where a largest number begun at -100 or 0, or an exponential without a shift, shows
UNEVEN = 1e-4  # less than a threshold of one's own, and nothing is lost yet
ROUNDING, SINGLE = 1e-14, 1e-7  # relative: some roundings in a row; one in single precision
NEAR_ONE = 1e-2  # of what is missing to 1

Function = Callable[[Any], Any]


class Change(NamedTuple):
    """word: the one in `never` that excludes it; what: what the argument was, or all of them were; alone: whether it is
    of numbers that stand alone too, where there are some."""

    word: str
    probe: str
    function: Function
    what: str
    alone: bool = False


def is_float(value: Any) -> bool:
    return type(value) is float and value != 0


def are_floats(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and bool(value.any())


def is_real(value: Any) -> bool:
    """Whether it is either of them."""
    return is_float(value) or are_floats(value)


def is_vector(value: Any) -> bool:
    """Whether it is a list of two or more numbers that are not whole by their type."""
    return isinstance(value, list) and len(value) > 1 and all(type(item) is float for item in value)


def _zero(value: Any) -> Any:
    if is_float(value):
        return 0.0
    return np.zeros_like(value) if are_floats(value) else value


zero = in_lists(_zero)


def _real(function: Function) -> Function:
    """The function of a number, or of an array of numbers that are not whole by their type; each unless it is 0."""
    return lambda value: function(value) if is_real(value) else value


def _in_vectors(change: Function) -> Function:
    """The change of an array, or of a list of numbers as of an array; or of each in another list."""

    def changed(value: Any) -> Any:
        if not is_vector(value):
            return in_lists(change)(value)
        made = change(array := np.array(value))
        return value if made is array else made.tolist()

    return changed


def _times(factor: float) -> Function:
    return _real(lambda value: factor * value)


def _with_sign(sign: float) -> Function:
    return _real(lambda value: value if np.all(sign * value >= 0) else sign * np.abs(value))


def _constant(value: Any) -> Any:
    """The number of the largest size, throughout."""
    if not are_floats(value) or (value == value.flat[0]).all():
        return value
    return np.full_like(value, value.flat[np.nanargmax(np.abs(value))])


def _close(value: Any) -> Any:
    """All close to the number of the largest size, and as far apart as they were beside each other. Whole numbers may
    be labels, or counts, and stay."""
    if not are_floats(value) or (value == value.flat[0]).all() or (value == np.round(value)).all():
        return value
    base = value.flat[np.nanargmax(np.abs(value))]
    return base + CLOSE * (value - base)


def _twice(value: Any) -> Any:
    """The first number, or the first row, once more in the middle, among others: who looks for it finds the first."""
    if not isinstance(value, np.ndarray) or not value.ndim or len(value) < 3 or _is_symmetric(value):
        return value
    made = value.copy()
    made[len(value) // 2] = made[0]
    return value if np.array_equal(made, value) else made


def _twice_of_floats(value: Any) -> Any:
    return _twice(value) if are_floats(value) else value


def _far(step: float) -> Function:
    """All so far below 0, if some are, or so far above it; a symmetric matrix stays, which may have to be positive."""

    def function(value: Any) -> Any:
        if not are_floats(value) or _is_symmetric(value) or (step < 0 and np.nanmin(value) >= 0):
            return value
        return value + step

    return function


def _is_symmetric(value: np.ndarray) -> bool:
    return value.ndim == 2 and np.array_equal(value, value.T)


def _balanced(value: Any) -> Any:
    """Each second number the one before it with the other sign, of an odd count three in the end: their sum is 0."""
    if not are_floats(value) or value.size < 2 or _is_symmetric(value):
        return value
    made = value.copy()
    row = made.reshape(-1)
    row[1::2] = -row[: row.size // 2 * 2 : 2]
    if row.size % 2:
        row[-2:] = 2 * row[-3], -3 * row[-3]  # no two are equal
    return made


def _uneven(value: Any) -> Any:
    """Every second number of a row, the first among them, so small that the next one hides it."""
    if not are_floats(value) or not value.ndim or value.shape[-1] < 2:
        return value
    factors = np.where(np.arange(value.shape[-1]) % 2, 1.0, UNEVEN)
    if _is_symmetric(value):
        return factors[:, None] * value * factors  # it stays symmetric
    return value * factors


def _int32(value: Any) -> Any:
    """Whole numbers as NumPy before its version 2 has them on Windows."""
    return value.astype(np.int32) if isinstance(value, np.ndarray) and value.dtype == np.int64 else value


def _sorted(step: int) -> Function:
    def function(value: Any) -> Any:
        if not are_floats(value) or value.ndim != 1 or np.array_equal(made := np.sort(value)[::step], value):
            return value
        return made.copy()

    return function


def _rounded(by: float) -> Function:
    """As another formula might have it: off by that share in every second place, the other way in the others."""

    def function(value: Any) -> Any:
        signs = np.where(np.arange(np.size(value)) % 2, -1.0, 1.0).reshape(np.shape(value))
        made = value * (1 + by * signs)
        if np.ndim(made) == 2 and np.array_equal(value, value.T):
            made = (made + made.T) / 2  # it stays symmetric
        return made if isinstance(value, np.ndarray) else float(made)

    return function


def _in_arrays(change: Function) -> Function:
    return in_lists(lambda value: change(value) if isinstance(value, np.ndarray) else value)


OF_ONE = [
    Change("zero", "a zero", zero, "zero, or all its numbers were"),
    Change("tiny", "tiny numbers", in_lists(_times(TINY)), "tiny"),
    Change("large", "large numbers", in_lists(_times(LARGE)), "large"),
    Change("mirrored", "other signs", in_lists(_times(-1.0)), "taken with the other sign"),
    Change("mirrored", "other signs", _in_vectors(_with_sign(1.0)), "positive, or all its numbers were"),
    Change("mirrored", "other signs", _in_vectors(_with_sign(-1.0)), "negative, or all its numbers were"),
    Change("balanced", "numbers that sum to 0", _balanced, "such that all its numbers sum to 0"),
    Change("int32", "another type of number", in_lists(_int32), "an array of `int32`, or held such"),
    Change("constant", "one number throughout", _in_vectors(_constant), "filled with one number"),
    Change("sorted", "a sorted array", _in_vectors(_sorted(1)), "sorted upwards"),
    Change("sorted", "a sorted array", _in_vectors(_sorted(-1)), "sorted downwards"),
]
# of all at once: a sum of two is small only if both are, and a ratio stays what it was
OF_ALL = [
    Change("tiny together", "tiny numbers", _in_arrays(_times(TINY)), "tiny"),
    Change("large together", "large numbers", _in_arrays(_times(LARGE)), "large"),
    Change("mirrored together", "other signs", _in_arrays(_times(-1.0)), "taken with the other sign"),
    Change("mirrored together", "other signs", _in_arrays(_with_sign(-1.0)), "negative"),
    Change("uneven", "uneven sizes", _in_arrays(_uneven), "in part much smaller than those beside them"),
]


def nearly_one(value: Any) -> Any:
    """A share, such as what an average keeps, nearer to 1 than a bound of one's own."""
    return 1 - NEAR_ONE * (1 - value) if is_float(value) and 0 < value < 1 else value


def _other_labels(value: Any) -> Any:
    """Whole numbers from 0 counted from the other end: yes for no, the last class for the first."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "iu" or not value.any() or value.min() != 0:
        return value
    return value.max() - value


minute = in_lists(_times(MINUTE))
near_zero = [in_lists(_times(by)) for by in (NEAR, -NEAR)]  # on either side of it
# asked after those: a slip that these find too has a name of its own there
MORE_OF_ONE = [
    Change("huge", "large numbers", in_lists(_times(HUGE)), "huge"),
    Change("large", "large numbers", _in_vectors(_far(FAR)), "far above 0"),
    Change("large", "large numbers", _in_vectors(_far(-FAR)), "far below 0"),
    Change("twice", "a number twice", _in_vectors(_twice_of_floats), "an array with the same number, or row, twice"),
    Change("close", "numbers close together", _in_vectors(_close), "filled with numbers close to each other"),
    Change("nearly", "a number near 1", in_lists(nearly_one), "just below 1"),
    Change("turned", "other labels", in_lists(_other_labels), "counted from the other end"),
    Change(
        "doubled", "a longer list", there_and_back, "a list, and the same again behind it from the last to the first"
    ),
    Change("longer", "a longer list", with_many, f"a list with one of its entries {MANY} times"),
]
SINGLE_ROUNDED = [in_lists(_real(_rounded(by))) for by in (SINGLE, -SINGLE)]
MORE_OF_ALL = [
    Change("huge together", "large numbers", _in_arrays(_times(HUGE)), "huge"),
    Change("tiny together", "tiny numbers", in_lists(_times(TINY)), "tiny, those that stand alone too", True),
    Change("large together", "large numbers", in_lists(_times(LARGE)), "large, those that stand alone too", True),
    Change("twice together", "a row twice", _in_arrays(_twice), "such that the first row of each came twice"),
]
ROUNDED = [in_lists(_real(_rounded(by))) for by in (ROUNDING, -ROUNDING)]
# words of what would disturb an order
ORDERLY = ("mirrored", "balanced", "constant", "twice", "close", "sorted", "uneven")
WORDS = frozenset(change.word for change in OF_ONE + MORE_OF_ONE)
WORDS_TOGETHER = frozenset(change.word for change in OF_ALL + MORE_OF_ALL)
WORDS_OF_OTHERS = ("uneven", "equal", "between")  # which other probes have, and pairs of arguments
