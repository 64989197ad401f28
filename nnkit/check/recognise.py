"""Which declared misconception an answer behaves like, on every case.

A crash is compared by its exception's class and by the place where it was raised (`nnkit/check/place.py`); beside wrong
values that agree, its class is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.compare import difference
from nnkit.check.digits import has_digits
from nnkit.check.exercise import Exercise
from nnkit.check.nearly_declared import nearly_declared
from nnkit.check.plain import copy_plain
from nnkit.check.relations.leaves import numbers_in, numeric
from nnkit.check.stored import Known, Stored, equal

if TYPE_CHECKING:
    from nnkit.check.outcome import Outcome

Key = tuple[str, int]  # a part's name, and the number of a case in it
Row = tuple[Key, Case | Script, Any, Stored]  # a case, what is expected of it, and what a misconception comes to
READ_OFF = 1e-3  # relative: half of what readings are apart, so that no number is two of them
LEAST = 3  # distinct wrong numbers that a slip in one part rests on


def recognise(exercise: Exercise, outcomes: "dict[Key, Outcome]", expected: dict[str, Sequence[Any]]) -> Known | None:
    """The first misconception whose answer comes to the same outcome on every case."""
    if exercise.kind == "value":
        value = outcomes[exercise.parts[0].name, 0].value
        told = [known for known in known_of(exercise) if has_digits(value, known.read)]
        exercise = replace(exercise, wrong=told)
    read_off = replace(exercise, rtol=min(exercise.rtol, READ_OFF))
    fitting = (
        known
        for known in known_of(exercise)
        if _fits(read_off if known.read else exercise, outcomes, list(rows_of(exercise, expected, known)))
    )
    first = next(fitting, None)
    nothing_else = all(outcomes[key].problem for key, _ in cases_of(exercise))
    if first and nothing_else and any(other.says != first.says for other in fitting):
        return None  # the place does not tell them apart
    if first is None and exercise.kind == "value":
        return nearly_declared(exercise, value)
    return first


def _fits(exercise: Exercise, outcomes: "dict[Key, Outcome]", rows: list[Row]) -> bool:
    by_place = all(outcomes[key].problem or is_right(exercise, want, outcomes[key]) for key, _, want, _ in rows)
    return all(comes_to(exercise, theirs, want, case, outcomes[key], by_place) for key, case, want, theirs in rows)


def cases_of(exercise: Exercise) -> list[tuple[Key, Case | Script]]:
    """All cases but the probes, with their keys."""
    return [((p.name, i), case) for p in exercise.parts for i, case in enumerate([*p.cases, *p.hidden])]


def known_of(exercise: Exercise) -> Iterator[Known]:
    """The misconceptions of a compiled exercise."""
    return (known for known in exercise.wrong if isinstance(known, Known))


def rows_of(exercise: Exercise, expected: dict[str, Sequence[Any]], known: Known) -> Iterator[Row]:
    for ((part, i), case), theirs in zip(cases_of(exercise), known.outcomes, strict=True):
        yield (part, i), case, expected[part][i] if part in expected else None, theirs


def is_right(exercise: Exercise, want: Any, got: "Outcome") -> bool:
    return not got.problem and not got.changed and difference(want, got.value, exercise.rtol, exercise.atol) is None


def enough(pairs: list[tuple[Any, Any]], fractions: bool = False) -> bool:
    """Distinct wrong numbers in two failing cases: a few may agree by chance. fractions: whole ones do not count."""
    numbers = set()
    for want, got in pairs:
        came, wanted = (numbers_in(each) if (array := numeric(each)) is None else array for each in (got, want))
        if came is None or wanted is None:  # words
            continue
        came = came[came != np.trunc(came)] if fractions else came
        numbers |= _written(came) - _written(wanted)
    return len(pairs) >= 2 and len(numbers) >= LEAST


def _written(array: np.ndarray) -> set[str]:
    return {f"{number:.6g}" for number in np.ravel(array)[:2000] + 0.0}


def comes_to(
    exercise: Exercise, theirs: Stored, want: Any, case: Case | Script, got: "Outcome", by_place: bool = True
) -> bool:
    if theirs.error or got.problem:
        if not (theirs.error and got.problem) or theirs.error[0] != got.problem.type:
            return False
        if isinstance(case, Script) and theirs.steps != len(got.value or ()):
            return False  # they stopped at different steps
        return not by_place or theirs.error[1] == got.problem.place
    if theirs.changed != got.changed:
        return False
    if theirs.as_expected:
        return difference(want, got.value, exercise.rtol, exercise.atol) is None
    return equal(theirs.value, got.value, exercise.rtol) or _alike(exercise, case, theirs.value, got.value)


def _alike(exercise: Exercise, case: Case | Script, theirs: Any, got: Any) -> bool:
    """Whether two outcomes that are not equal behave alike; those that the exercise cannot digest do not."""
    if exercise.alike is None or isinstance(case, Script):
        return False
    try:
        return bool(exercise.alike.start()(theirs, got, *copy_plain(case.args), **copy_plain(case.kwargs)))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return False
