"""An answer, judged by an exercise that has the probes of one plan and nothing else of grading."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from course.authoring.free import permitted, wanted_of
from course.authoring.probes import Planned, ProbeSource, with_probes
from nnkit.check.cases import Case, Script
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.verdict import judge

Plan = Callable[[ProbeSource], Iterable[Planned]]


def planned(plan: Plan, reference: Any, cases: Sequence[Case | Script], **more: Any) -> tuple[Exercise, list[Planned]]:
    """The exercise of these cases, and what the plan makes of them."""
    made = Exercise("answer", "", more.pop("task", ""), [Part("it", cases)], **more)
    return made, list(plan(ProbeSource(made, made, reference, "", np.random.default_rng(0))))


def told(plan: Plan, answer: Any, reference: Any, cases: Sequence[Case | Script], **more: Any) -> str:
    """What an answer is told that is right but for those probes; nothing where it is right."""
    made, probes = planned(plan, reference, cases, **more)
    expected = expected_outcomes(made, reference, made.parts[0].cases)
    expected += [wanted_of(made, reference, each, permitted(made)) for each in probes]
    exercise = with_probes(made, probes)
    assert judge(exercise, PlainDoor(reference), {"it": expected}).ok
    return judge(exercise, PlainDoor(answer), {"it": expected}).misconception
