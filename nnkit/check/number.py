"""A number that is wrong: what was done to the right one; and several of them, of which two have changed places.

The judge, which alone knows that, is asked about numbers made of the one that came; what is said holds none of them.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from nnkit.check.exercise import Exercise
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of


class Form(NamedTuple):
    """make: the right number, if the slip is this one; says goes on "Your number"; whole: of whole numbers too, which
    come out right by chance."""

    name: str
    says: str
    make: Callable[[float], float]
    whole: bool = True


FORMS = (
    Form("the sign", "has the wrong sign", lambda x: -x),
    Form("a logarithm", "is the logarithm of what is asked for", lambda x: 10**x, whole=False),
    Form("a logarithm", "is the logarithm of what is asked for", math.exp, whole=False),
    Form("upside down", "is upside down: 1 over it is asked for", lambda x: 1 / x),
    Form("in percent", "is in percent, where a share is asked for", lambda x: x / 100),
    Form("a share", "is a share, where percent is asked for", lambda x: 100 * x, whole=False),
    Form("the rest", "is what is left to 1", lambda x: 1 - x, whole=False),
    Form("a factor of 2", "is off by a factor of 2", lambda x: 2 * x, whole=False),
    Form("a factor of 2", "is off by a factor of 2", lambda x: x / 2, whole=False),
    Form("squared", "is the square of what is asked for", lambda x: math.sqrt(abs(x)), whole=False),
    Form("rooted", "is the root of what is asked for", lambda x: x * x, whole=False),
)
BESIDE = (0.8, 1.25)  # times a right number is wrong, or it fits by chance
MOST = 300  # powers of larger numbers are none


def number_slip(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> tuple[str, str] | None:
    """(name, sentence) where one of these makes it right, or either of two: 10 for 0.1 is upside down, or percent."""
    part = exercise.parts[0]
    value, case = outcomes[part.name, 0].value, part.all_cases[0]
    if exercise.kind != "value":
        return None
    judge, want = part.judging(), next(iter(expected.get(part.name, ())), None)

    def right(made: Any) -> bool:
        return problem_of(exercise, judge, case, Outcome(made), want) is None

    if isinstance(value, dict | list | tuple):
        return ("places", PLACES) if any(map(right, _with_two_swapped(value))) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    found = {}
    for form in FORMS if 0 < abs(value) < MOST else ():
        if not form.whole and value == round(value):
            continue
        made = form.make(value)
        if right(made) and not any(right(factor * made) for factor in BESIDE):
            found[form.name] = form.says
    return (" or ".join(found), f"Your number {', or it '.join(found.values())}.") if 1 <= len(found) <= 2 else None


PLACES = "Your numbers are right, but two of them have changed places."
MOST_VALUES = 8


def _with_two_swapped(value: Any) -> Iterator[Any]:
    """The same values with two numbers in each other's place."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    for one, two in itertools.combinations(keys if len(keys) <= MOST_VALUES else (), 2):
        if all(isinstance(value[key], int | float) and not isinstance(value[key], bool) for key in (one, two)):
            made = dict(value) if isinstance(value, dict) else list(value)
            made[one], made[two] = value[two], value[one]
            yield made
