"""A number that is wrong: what was done to the right one.

The judge, which alone knows that, is asked about numbers made of the one that came; what is said holds none of them.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from nnkit.check.exercise import Exercise
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of


class Form(NamedTuple):
    """make: the right number, if the slip is this one; says goes on "Your number"."""

    name: str
    says: str
    make: Callable[[float], float]


FORMS = (
    Form("the sign", "has the wrong sign", lambda x: -x),
    Form("a logarithm", "is the logarithm of what is asked for", lambda x: 10**x),
    Form("a logarithm", "is the logarithm of what is asked for", math.exp),
)
BESIDE = (0.8, 1.25)  # times a right number is wrong, or it fits by chance
MOST = 300  # powers of larger numbers are none


def number_slip(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> tuple[str, str] | None:
    """(name, sentence) where exactly one of these makes the number right."""
    part = exercise.parts[0]
    value, case = outcomes[part.name, 0].value, part.all_cases[0]
    if exercise.kind != "value" or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    judge, want = part.judging(), next(iter(expected.get(part.name, ())), None)

    def right(number: float) -> bool:
        return problem_of(exercise, judge, case, Outcome(number), want) is None

    found = {}
    for form in FORMS if 0 < abs(value) < MOST else ():
        made = form.make(value)
        if right(made) and not any(right(factor * made) for factor in BESIDE):
            found[form.name] = f"Your number {form.says}."
    return next(iter(found.items())) if len(found) == 1 else None
