"""A number that is wrong: what was done to the right one. Of several: to all of them, to one, or which two have changed
places.

The judge, which alone knows what is right, is asked about numbers made of those that came; what is said holds none of
them.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.digits import COUNTED, is_number
from nnkit.check.exercise import Exercise
from nnkit.check.nearly_declared import is_cut_off, lacks_digits
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of
from nnkit.check.relations.words import ended
from nnkit.check.stated import beside_stated


class Form(NamedTuple):
    """make: the right number, if the slip is this one; says goes on "Your number"; whole: of small whole numbers too,
    which come out right by chance; beside: times these a right number is wrong, or the slip fits by chance."""

    name: str
    says: str
    make: Callable[[float], float]
    whole: bool = True
    beside: tuple[float, float] = (0.92, 1.08)


MOST = 300  # a power of a larger number is none
ROOTED, EXACT = (0.97, 1.03), (0.999, 1.001)  # roots and squares stand close to each other, whole numbers closer
FORMS = (
    Form("the sign", "has the wrong sign", lambda x: -x, beside=(0.8, 1.25)),
    Form("a logarithm", "is the logarithm of what is asked for", lambda x: 10.0 ** min(x, MOST), whole=False),
    Form("a logarithm", "is the logarithm of what is asked for", lambda x: math.exp(min(x, MOST)), whole=False),
    Form("upside down", "is upside down: 1 over it is asked for", lambda x: 1 / x),
    Form("a factor of 100", "is a hundred times what is asked for, as percent would be", lambda x: x / 100),
    Form("a factor of 100", "is a hundredth of what is asked for, as a share of 1 would be", lambda x: 100 * x, False),
    Form("the rest", "is what is left to 1", lambda x: 1 - x, whole=False),
    Form("a factor of 2", "is off by a factor of 2", lambda x: 2 * x, whole=False),
    Form("a factor of 2", "is off by a factor of 2", lambda x: x / 2, whole=False),
    Form("a factor of 10", "is off by a factor of 10", lambda x: 10 * x, whole=False),
    Form("a factor of 10", "is off by a factor of 10", lambda x: x / 10, whole=False),
    Form("squared", "is the square of what is asked for", lambda x: math.sqrt(abs(x)), False, ROOTED),
    Form("rooted", "is the root of what is asked for", lambda x: x * x, False, ROOTED),
    Form("not whole", "is no whole number, and one is asked for", math.ceil, False, EXACT),
    Form("not whole", "is no whole number, and one is asked for", math.floor, False, EXACT),
)
CHANGED = 0.05  # of a number: what changes it less makes it right by chance, as the root of one that is nearly 1
LARGEST = 1e100  # its square is a number, too
WHOLE = 100  # larger whole numbers are no accident
NEAR = (0.0005, 0.0015)  # of a number: so far from what is right it is nearly so
NEARLY = "nearly right, but not near enough: cut off instead of rounded, rounded on the way, or read off too roughly"
FEW = "one too small: is something left out of the count, or an end of it?"
MANY = "one too large: is something counted that does not belong, or an end of it twice?"
FEWER = "Your numbers are right as far as their digits go, but each needs more of them."
FEWER_OF_ONE = "Your number is right as far as its digits go, but it needs more of them."
CUT = "Your numbers are cut off behind their last digits: rounded, some would be one higher there."
PLACES = "Your numbers are right, but two of them have changed places."
ORDER = "Your numbers are right, but they stand in another order."
SIGNS = "Your numbers are right but for their signs: {} of them have the wrong one."
MOST_ORDERED = 4  # all orders of so many are tried
MOST_VALUES = 8

Right = Callable[[Any], bool]


def number_slip(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> tuple[str, str] | None:
    """(name, sentence) where one of these makes it right, or either of two: 10 for 0.1 is upside down, or percent."""
    if exercise.kind != "value":
        return None
    parts = [(part, part.judging(), next(iter(expected.get(part.name, ())), None)) for part in exercise.parts]
    value = outcomes[exercise.parts[0].name, 0].value

    def right(made: Any) -> bool:
        return all(problem_of(exercise, judge, part.all_cases[0], Outcome(made), want) is None
                   for part, judge, want in parts)  # fmt: skip

    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if lacks_digits(exercise, value):
        return "too few digits", FEWER if isinstance(value, dict | list | tuple) else FEWER_OF_ONE
    if isinstance(value, dict | list | tuple):
        return ("cut off", CUT) if is_cut_off(exercise, value) else _of_several(value, right)
    return _of_one(value, right, "Your number", exercise.stated) if is_number(value) else None


def _of_one(value: float, right: Right, subject: str, stated: Sequence[float] = ()) -> tuple[str, str] | None:
    found = {}
    for form in FORMS if 0 < abs(value) < LARGEST else ():
        if not form.whole and value == round(value) and abs(value) < WHOLE:
            continue
        made = form.make(value)
        if abs(made - value) <= CHANGED * abs(value) and form.beside != EXACT:
            continue
        if right(made) and not any(right(factor * made) for factor in form.beside):
            found[form.name] = form.says
    if found:
        said = f"{subject} {', or it '.join(found.values())}."
        return " or ".join(found), said
    if beside := _next_to_right(value, right, subject):
        return beside
    if (given := beside_stated(value, stated, right)) is None:
        return None
    name, said = given
    return name, f"{subject} {ended(said)}"


def _next_to_right(value: float, right: Right, subject: str) -> tuple[str, str] | None:
    """A count that is off by one, or a number that is nearly right."""
    if value == round(value) and abs(value) >= COUNTED:
        for by, says in ((1, FEW), (-1, MANY)):
            if right(value + by) and not right(value + 1.1 * by):
                return "off by one", f"{subject} is {says}"
    elif any(right(value * (1 + sign * far)) for far in NEAR for sign in (1, -1)):
        return "nearly right", f"{subject} is {NEARLY}."
    return None


def _of_several(value: Any, right: Right) -> tuple[str, str] | None:
    """Of a list or dict of numbers, however it is nested: two that have changed places, one form of all of them, or the
    slip of a single one."""
    if any(map(right, _with_two_swapped(value))):
        return "places", PLACES
    if any(map(right, _in_other_orders(value))):
        return "order", ORDER
    places = list(_numbers_in(value))
    if not 2 <= len(places) <= MOST_VALUES or not all(is_number(number) for _, number in places):
        return None
    fractions = any(number != round(number) for _, number in places)
    for form in FORMS if all(0 < abs(number) < LARGEST for _, number in places) else ():
        if (form.whole or fractions) and right(_all_made(value, form.make)):
            return form.name, f"Of your numbers each {form.says}."
    for several in range(2, len(places)) if all(number for _, number in places) else ():
        for turned in itertools.combinations(places, several):
            made = value
            for place, number in turned:
                made = _with(made, place, -number)
            if right(made):
                return "some signs", SIGNS.format(several)
    found = []
    for place, number in places:

        def right_with(made: Any, place: Place = place) -> bool:
            return right(_with(value, place, made))

        words = " of ".join(f"at {key!r}" if isinstance(key, str) else f"number {key + 1}" for key in reversed(place))
        found.append(_of_one(number, right_with, f"Only one of your numbers is wrong. The one that stands {words}"))
    told = [each for each in found if each]
    return told[0] if len(told) == 1 else None


Place = tuple[int | str, ...]


def _numbers_in(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """What a value holds that is no list and no dict, and where."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, dict | list | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _numbers_in(item, (*place, key))
    else:
        yield place, value.item() if isinstance(value, np.generic) else value


def _all_made(value: Any, make: Callable[[float], float]) -> Any:
    if isinstance(value, dict):
        return {key: _all_made(item, make) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_all_made(item, make) for item in value]
    return make(value)


def _with(value: Any, place: Place, made: Any) -> Any:
    """The same value with another number in one place."""
    if not place:
        return made
    if isinstance(value, dict):
        return {key: _with(item, place[1:], made) if key == place[0] else item for key, item in value.items()}
    return [_with(item, place[1:], made) if key == place[0] else item for key, item in enumerate(value)]


def _in_other_orders(value: Any) -> Iterator[Any]:
    """The same few values in every order in which three or more have moved."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    for order in itertools.permutations(keys) if 3 <= len(keys) <= MOST_ORDERED else ():
        if sum(one != other for one, other in zip(keys, order, strict=True)) > 2:
            moved = [value[key] for key in order]
            yield dict(zip(keys, moved, strict=True)) if isinstance(value, dict) else moved


def _with_two_swapped(value: Any) -> Iterator[Any]:
    """The same values with two numbers in each other's place."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    for one, two in itertools.combinations(keys if len(keys) <= MOST_VALUES else (), 2):
        if not any(isinstance(value[key], bool) for key in (one, two)):
            made = dict(value) if isinstance(value, dict) else list(value)
            made[one], made[two] = value[two], value[one]
            yield made
