"""The promise of the task that an answer breaks whose cases are all right, and what its numbers say of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nnkit.check.cases import Case, Probe, Script
from nnkit.check.door import Door
from nnkit.check.exercise import Exercise, Part
from nnkit.check.judges.named import Named
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.problem import problem_of, problems_of
from nnkit.check.relations.kept_within import ROUNDED, kept_within
from nnkit.check.relations.leaves import leaves_of
from nnkit.check.relations.words import ended, subject_of
from nnkit.check.repair import Slip
from nnkit.check.repair.kinds import CHOICE, LINES, STATE
from nnkit.check.repair.sentences import family

Row = tuple[Case | Script, Any, Outcome]


def broken_promise(
    exercise: Exercise, door: Door, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> Probe | None:
    """The first probe that fails an answer whose cases are all right, with the words for it. Numbers that are rounded
    have nothing to do with the promise: it only asks for smaller ones, or for more. Nor has a probe that fails as well
    where nothing is written over."""
    broken: list[tuple[Part, Probe, Row]] = []
    named: list[str | None] = []  # what a judge says of each
    right: list[Row] = []
    for part, i, want, problem in problems_of(exercise, outcomes, expected):
        first = len(part.all_cases) - len(part.probes)
        if problem is not None and i < first:
            return None
        row = part.all_cases[i], want, outcomes[part.name, i]
        if problem is not None:
            broken.append((part, part.probes[i - first], row))
            named.append(problem.of_hidden() if isinstance(problem, Named) else None)
        else:
            right.append(row)
    wrong = [row for _, _, row in broken]
    fitting = (probe for part, probe, row in broken if _because_of_it(exercise, door, part, row))
    if (probe := next(fitting, None)) is None:
        return None
    probe = min((each for _, each, _ in broken if _says_less(each, probe)), key=lambda each: len(each.says))
    if len(set(named)) == 1 and (word := named[0]):
        return replace(probe, says=f"{probe.says} {word[0].upper()}{word[1:]}")
    if isinstance(probe.case, Script):  # what is written over is one number throughout
        return probe
    says = _of_numbers(*([row for row in rows if isinstance(row[0], Case)] for rows in (wrong, right)))
    if says is None:
        return probe
    return replace(probe, says=says if ROUNDED in says else f"{probe.says} {says}")


def _says_less(one: Probe, other: Probe) -> bool:
    """Whether it is the other, or the same without what that adds to it, such as many rows: then these are no cause."""
    return one is other or (one.name == other.name and other.says.startswith(one.says))


def with_what_mends_it(promise: Probe, slip: Slip | None) -> tuple[str, str]:
    """What is said of a broken promise, and the line, where a small change of the program mends it. What is shared with
    somebody is mended by any other numbers, only because they stand in another array."""
    shared = isinstance(promise.case, Script) and promise.case.overwritten
    if slip is None or (shared and slip.name and family(slip.name) not in (STATE, LINES, CHOICE)):
        return promise.says, ""
    return f"{promise.says} {slip.says}" if slip.sure and slip.name else promise.says, slip.hint


def _because_of_it(exercise: Exercise, door: Door, part: Part, row: Row) -> bool:
    """Whether the same calls are right with arguments that stay, and as NumPy lays them out. An array that comes twice
    is another matter: who takes equal ones for one and the same is told of it as well."""
    script, want, _ = row
    if not isinstance(script, Script) or not (script.overwritten or script.layout) or script.layout == "shared":
        return True
    plain = Script(script.make, *script.steps, same=script.same, differ=script.differ)
    return problem_of(exercise, part.judging(), plain, outcome_of(exercise, door, plain), want, shown=False) is None


def _of_numbers(broken: Sequence[Row], right: Sequence[Row]) -> str | None:
    """What all that is wrong has in common, where nothing stops or changes what it is given, and no judge decides."""
    if any(want is None or came.problem or came.changed for _, want, came in broken):
        return None
    known = [row for row in (*broken, *right) if row[1] is not None and not row[2].problem]
    leaves = [leaf for i, (case, want, came) in enumerate(known) for leaf in leaves_of(i, case, want, came.value)]
    wrong = [leaf for leaf in leaves if leaf.bad and leaf.case < len(broken)]
    found = kept_within(leaves, wrong) if wrong else None
    return ended(f"{subject_of(leaves, wrong)} {found[1]}") if found else None
