"""What a wrong answer is known by: a promise that it breaks, a misconception that behaves like it, a relation."""

from collections.abc import Sequence
from typing import Any, cast

from nnkit.check.compare import difference
from nnkit.check.door import Door
from nnkit.check.exercise import Case, Exercise, Probe, Script
from nnkit.check.findings import WARNED, problem_of
from nnkit.check.outcomes import Outcome, outcome_of
from nnkit.check.plain import copy_plain
from nnkit.check.relations import Seen, relate
from nnkit.check.result import PartResult
from nnkit.check.stored import Known, Stored, equal

HIDDEN = "A case that only grading sees"  # how the detail of a hidden case begins


def broken_promise(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> Probe | None:
    """The first probe that fails an answer whose cases are all right."""
    broken: list[Probe] = []
    for part in exercise.parts:
        judge = part.judge.start() if part.judge else None
        probes = (*[None] * (len(part.all_cases) - len(part.probes)), *part.probes)
        wanted = (*expected.get(part.name, ()), *[None] * len(part.all_cases))
        for i, (case, probe) in enumerate(zip(part.all_cases, probes, strict=True)):
            if problem_of(exercise, judge, case, outcomes[part.name, i], wanted[i]) is None:
                continue
            if probe is None:
                return None
            broken.append(probe)
    return broken[0] if broken else None


def recognise(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> Known | None:
    """The first misconception whose answer comes to the same outcome on every case."""
    # A crash on every case says little: forgotten parentheses raise the same TypeError as math.exp on an array. Only
    # the place tells them apart then; beside cases that came to values, the error's type is enough.
    cases = cases_of(exercise)
    nothing_else = all(outcomes[key].problem for key, _ in cases)
    wanted = [expected[part][i] if part in expected else None for (part, i), _ in cases]
    fitting = (
        known
        for known in cast("Sequence[Known]", exercise.wrong)  # compiled: no declaration is judged
        if all(
            _same(exercise, theirs, want, case, outcomes[key], nothing_else)
            for (key, case), want, theirs in zip(cases, wanted, known.outcomes, strict=True)
        )
    )
    first = next(fitting, None)
    if first and nothing_else and any(other.says != first.says for other in fitting):
        return None  # the place does not tell them apart
    return first


def cases_of(exercise: Exercise) -> list[tuple[tuple[str, int], Case | Script]]:
    return [((p.name, i), case) for p in exercise.parts for i, case in enumerate([*p.cases, *p.hidden])]


def _same(exercise: Exercise, theirs: Stored, want: Any, case: Case | Script, got: Outcome, by_place: bool) -> bool:
    if theirs.error or got.problem:
        if not (theirs.error and got.problem) or theirs.error[0] != got.problem.type:
            return False
        if isinstance(case, Script) and theirs.steps != len(got.value or ()):
            return False  # they stopped at different steps
        return not by_place or theirs.error[1] == got.problem.place
    if theirs.changed != got.changed:
        return False
    if theirs.as_expected:
        return difference(want, got.value, exercise.rtol) is None
    return equal(theirs.value, got.value, exercise.rtol) or _alike(exercise, case, theirs.value, got.value)


def _alike(exercise: Exercise, case: Case | Script, theirs: Any, got: Any) -> bool:
    """Whether two outcomes that are not equal behave alike; those that the exercise cannot digest do not."""
    if exercise.alike is None or isinstance(case, Script):
        return False
    try:
        return bool(exercise.alike.start()(theirs, got, *copy_plain(case.args), **copy_plain(case.kwargs)))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return False


def general(
    exercise: Exercise,
    door: Door,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
    parts: Sequence[PartResult],
) -> tuple[str, str]:
    """(sentence, name) for the mistakes that every exercise knows, or two empty texts."""
    pairs = [(case, outcomes[key]) for key, case in cases_of(exercise)]
    if any(outcome.changed for _, outcome in pairs):
        says = "Your answer changes its input. Work on a copy: the caller still needs the original."
        return says, "changes its input"
    if exercise.kind == "function" and not any(outcome.problem for _, outcome in pairs):
        if all(outcome.value is None for _, outcome in pairs):
            return "Your function returns None: is a `return` missing at its end?", "returns nothing"
        if all(_same_as_input(case, outcome) for case, outcome in pairs):
            return "Your function gives its input back unchanged.", "returns its input"
    if all(part.passed or WARNED in part.detail for part in parts):
        return f"{WARNED}: leave out what cannot be computed, instead of mending it afterwards.", "a warning"
    if found := relate(
        _seen(exercise, outcomes, expected),
        lambda: _seen(exercise, {key: outcome_of(exercise, door, case) for key, case in cases_of(exercise)}, expected),
    ):
        return found.says, found.name
    if all(part.passed or part.detail.startswith(HIDDEN) for part in parts):
        says = (
            "Your answer is right on the cases shown in the notebook and wrong on others. "
            "Does it hold for every input, or only for those?"
        )
        return says, "only the visible cases"
    return "", ""


def _seen(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> list[Seen]:
    """The cases with their outcomes, beside what was expected of those that no judge decides."""
    seen = []
    for part in exercise.parts:
        judge = part.judge.start() if part.judge else None
        wanted = (*expected.get(part.name, ()), *[None] * len(part.all_cases))
        for i, case in enumerate([*part.cases, *part.hidden]):
            outcome = outcomes[part.name, i]
            failed = problem_of(exercise, judge, case, outcome, wanted[i]) is not None
            seen.append(Seen(case, wanted[i], outcome.value, outcome.problem, failed))
    return seen


def _same_as_input(case: Case | Script, outcome: Outcome) -> bool:
    return isinstance(case, Case) and bool(case.args) and difference(case.args[0], outcome.value) is None
