"""Decide on an answer: run the cases through the door, compare, count points.

The order of things: not attempted? borrowed? then every case of every part; and if any went wrong, what is said of it.
"""

import itertools
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from nnkit.check.borrowed import borrowed_message
from nnkit.check.cases import Case
from nnkit.check.diagnosis import diagnose
from nnkit.check.door import Door
from nnkit.check.drawing import drawn_of
from nnkit.check.entered import borrowed_of
from nnkit.check.exercise import Exercise, Part
from nnkit.check.look import slip_in
from nnkit.check.outcome import Outcome, outcome_of, outcomes_of
from nnkit.check.paste import line_to_try
from nnkit.check.problem import problem_of, problems_of
from nnkit.check.result import FAILED, HIDDEN, PartResult, Result, State


class Judged(NamedTuple):
    """A verdict that does not say yet what is wrong, and what each case came to."""

    result: Result
    outcomes: dict[tuple[str, int], Outcome]


def judge(exercise: Exercise, door: Door, expected: dict[str, Sequence[Any]], look: float = 0) -> Result:
    """The verdict on the answer behind `door`.

    expected: for each part's name the reference's outcomes of its public cases, its hidden ones and its probes.
    look: seconds for a look at the program itself, where nothing else says what is wrong.
    """
    return say(exercise, door, expected, run(exercise, door, expected), look)


def run(exercise: Exercise, door: Door, expected: dict[str, Sequence[Any]]) -> Judged:
    """What the answer earns. What is wrong with it is for `say`, which takes longer than the cases."""
    started = time.perf_counter()
    first = exercise.parts[0].cases[0]
    outcomes = {(exercise.parts[0].name, 0): outcome_of(exercise, door, first)}
    nothing = [PartResult(part.name, False, 0, part.points) for part in exercise.parts]

    def judged(state: State, parts: Sequence[PartResult] = nothing, **more: Any) -> Judged:
        result = Result(exercise.id, exercise.title, state, tuple(parts), hints=tuple(exercise.hints), **more)
        return Judged(replace(result, seconds=time.perf_counter() - started), outcomes)

    if _not_attempted(exercise, outcomes[exercise.parts[0].name, 0]):
        return judged("not attempted")
    args = first.args if isinstance(first, Case) else first.make.args
    if taken := door.borrowed(exercise.may_use, exercise.forbids, args):
        return judged("borrowed", message=borrowed_message(taken))

    # the probes last: what an answer keeps must not hide what it is
    for probed, part in itertools.product((False, True), exercise.parts):
        outcomes |= _outcomes(exercise, door, part, probed, outcomes)
    entered = [name for outcome in outcomes.values() for name in outcome.entered]
    if taken := borrowed_of(entered, exercise.may_use):
        return judged("borrowed", message=borrowed_message(taken))
    parts = [_judge_part(exercise, part, outcomes, expected.get(part.name, ())) for part in exercise.parts]

    warned = tuple(dict.fromkeys(w for outcome in outcomes.values() for w in outcome.warned))
    state: State = "partly right" if any(part.passed for part in parts) else "wrong"
    if all(part.passed for part in parts):
        state = "right"
    elif all(outcome.problem and outcome.problem.type != "NotPlain" for outcome in outcomes.values()):
        state = "crashed"
    return judged(state, parts, warned=warned)


def say(exercise: Exercise, door: Door, expected: dict[str, Sequence[Any]], judged: Judged, look: float = 0) -> Result:
    """The verdict of `run` with what is wrong, as far as anything is known of it."""
    result, outcomes = judged
    if result.state not in FAILED:
        return result
    failing = [(part.cases[i], want, outcomes[part.name, i])
               for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False)
               if problem is not None and i < len(part.cases)]  # fmt: skip
    said = diagnose(exercise, door, outcomes, expected, result.parts, 0 if _is_slow(judged, look) else look)
    tries = line_to_try(exercise, [case for case, _, _ in failing])
    drawn = drawn_of((case, want, came.value) for case, want, came in failing if not (came.problem or came.changed))
    return replace(result, message=said.says, misconception=said.name, where=said.where, tries=tries, drawn=drawn)


def line_of_slip(
    exercise: Exercise, door: Door, expected: dict[str, Sequence[Any]], judged: Judged, look: float
) -> str:
    """Where one small change would mend the answer, whatever its slip is called, or nothing; look: seconds for it."""
    slip = None if _is_slow(judged, look) else slip_in(exercise, door, judged.outcomes, expected, look)
    return slip.hint if slip else ""


def _is_slow(judged: Judged, look: float) -> bool:
    """Whether one changed program would take too long."""
    return judged.result.seconds > look / 4 * len(judged.outcomes)


def _not_attempted(exercise: Exercise, outcome: Outcome) -> bool:
    if exercise.kind == "value":
        placeholder = outcome.problem is not None and "placeholder" in outcome.problem.message
        return placeholder or (outcome.problem is None and (outcome.value is None or _has_placeholder(outcome.value)))
    return outcome.problem is not None and outcome.problem.type == "NotImplementedError"


def _has_placeholder(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
    return bool(items) and all(item is None or (isinstance(item, str) and item == "?") for item in items)


def _outcomes(
    exercise: Exercise, door: Door, part: Part, probed: bool, known: Collection[tuple[str, int]]
) -> dict[tuple[str, int], Outcome]:
    """What the probes of a part come to, or its other cases, but those that are known. A part at a time: what ends the
    answer's process in one takes nothing from another."""
    first = len(part.cases) + len(part.hidden)
    numbered = list(enumerate(part.all_cases))
    chosen = numbered[first:] if probed else numbered[:first]
    asked = {key: case for i, case in chosen if (key := (part.name, i)) not in known}
    return dict(zip(asked, outcomes_of(exercise, door, list(asked.values())), strict=True))


def _judge_part(
    exercise: Exercise, part: Part, outcomes: dict[tuple[str, int], Outcome], expected: Sequence[Any]
) -> PartResult:
    judge = part.judging()
    for i, case in enumerate(part.all_cases):
        hidden = i >= len(part.cases)
        want = expected[i] if i < len(expected) else None
        problem = problem_of(exercise, judge, case, outcomes[part.name, i], want, shown=not hidden)
        if problem is not None:
            detail = f"{HIDDEN}: {_without_values(problem)}" if hidden else problem
            return PartResult(part.name, False, 0, part.points, detail)
    return PartResult(part.name, True, part.points, part.points)


def _without_values(problem: str) -> str:
    """The first words of a problem, up to what would show a hidden case's numbers."""
    return problem.split(":")[0].split(";")[0] + "."
