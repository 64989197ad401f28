"""An answer that makes `nan` or `inf` of its numbers and puts another one there: the cause is what made it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.door import Door
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problems_of
from nnkit.check.relations.leaves import numeric
from nnkit.check.relations.warned import made_by
from nnkit.check.repair.facts import GAPS_REPLACED

SAYS = "With `{}` another number is put where `nan` or `inf` came, and that one is wrong too: on the way {}."


def hidden_gaps(
    exercise: Exercise, door: Door, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> str:
    """What is said of an answer that replaces them, where every case that fails was warned of and is given none; or
    "". A case that is right was not, or its gap was filled rightly."""
    if not any(made_by(outcome.warned) for outcome in outcomes.values()):
        return ""  # to judge every case again takes longer
    failed = [
        (part.all_cases[i], outcomes[part.name, i])
        for part, i, _, problem in problems_of(exercise, outcomes, expected)
        if problem is not None
    ]
    warned = [warning for _, outcome in failed for warning in outcome.warned]
    if not made_by(warned) or not all(made_by(outcome.warned) for _, outcome in failed):
        return ""
    if any(outcome.problem or outcome.changed or has_gap(case) for case, outcome in failed):
        return ""
    fact = next((fact for fact in door.facts(exercise.id) if fact.name == GAPS_REPLACED), None)
    return SAYS.format(fact.names[0], made_by(warned)) if fact else ""


def has_gap(case: Case | Script) -> bool:
    """Whether a number that is none is given: then to replace it may be what is asked."""
    calls = (case.make, *case.steps) if isinstance(case, Script) else (case,)
    given = [value for call in calls for value in (*call.args, *getattr(call, "kwargs", {}).values())]
    arrays = [numeric(value) for value in given]
    return any(array is not None and not np.isfinite(array).all() for array in arrays)
