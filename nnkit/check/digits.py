"""How far the digits of a number go: whether it is another one, rounded or cut off as it was written.

A number comes without the text that made it, so the digits that it needs are taken for those that it was given.
"""

import math
from decimal import Decimal
from typing import Any

import numpy as np

from nnkit.check.locks import Lock

LEAST = 2  # digits that say which number was rounded
CUT = 3  # digits of one that was cut off
COUNTED = 8  # smaller counts are next to each other by chance
MOST_TRIES = 100  # of numbers that a lock is asked about


def is_number(value: Any) -> bool:
    """Whether it is one real and finite number, of Python's or of NumPy's; a yes or no is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return False
    return math.isfinite(value)


def digits_of(number: float) -> tuple[int, int]:
    """(how many significant digits it needs, the power of ten of the last one): 2 and -3 for 0.032."""
    _, digits, exponent = Decimal(repr(float(number))).normalize().as_tuple()
    return len(digits), int(exponent)


def has_digits(value: Any, least: int) -> bool:
    """Whether it needs that many significant digits, if it is a number."""
    return not is_number(value) or digits_of(float(value))[0] >= least


def is_rounded(number: float, longer: float) -> bool:
    """Whether a number of two digits at least is the longer one, rounded. Nobody rounds what is counted."""
    return _lacks(number, longer) and abs(number - longer) <= 0.5 * 10.0 ** digits_of(number)[1] * (1 + 1e-9)


def is_short_for(number: float, longer: float) -> bool:
    """Whether a number is the longer one, rounded; or cut off, with three digits at least."""
    if is_rounded(number, longer) or not _lacks(number, longer):
        return is_rounded(number, longer)
    count, last = digits_of(number)
    return count >= CUT and 0 <= (longer - number) * math.copysign(1, longer) < 10.0**last


def _lacks(number: float, longer: float) -> bool:
    """Whether it has two digits at least, and the longer one has more and is no count."""
    if not (math.isfinite(number) and math.isfinite(longer)) or longer == round(longer):
        return False
    count, last = digits_of(number)
    return count >= LEAST and last > digits_of(longer)[1]


def is_cut_right(number: float, lock: Lock) -> bool:
    """Whether the number that a lock holds comes to this one where its further digits are cut off."""
    width = lock.seals[0][1]
    if not width or not math.isfinite(number):
        return False
    unit = math.copysign(10.0 ** digits_of(number)[1], number)
    tries = math.ceil(abs(unit) / width)
    if tries > MOST_TRIES:
        return False
    return any(lock.says(number + i * unit / (tries + 1)) == "right" for i in range(1, tries + 1))


def is_short_for_right(number: float, lock: Lock, least: int = LEAST) -> bool:
    """Whether the number that a lock holds comes to this one where it is rounded: it lacks digits. least: of it."""
    width = lock.seals[0][1]
    if not width or not math.isfinite(number):
        return False
    count, last = digits_of(number)
    half = 0.5 * 10.0**last
    tries = math.ceil(half / width)
    if count < least or not 1 < tries <= MOST_TRIES:
        return False
    return any(lock.says(number + sign * i * half / tries) == "right" for i in range(1, tries + 1) for sign in (-1, 1))
