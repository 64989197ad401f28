"""The words for an answer that is wrong: the promise it breaks, the misconception it behaves like, the slip in it.

The order of things: what is declared for the exercise; what every exercise knows; how the numbers that came relate to
those expected; one small change of the program that mends it; the judge's own word.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from nnkit.check.alone import makes_none, never_none
from nnkit.check.broken import broken_promise, with_what_mends_it
from nnkit.check.cases import PREVIOUS, Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.door import Door
from nnkit.check.endless import SECONDS
from nnkit.check.exercise import Exercise
from nnkit.check.from_text import fact_for, two_names, which_is_missing, with_cause, wrong_end
from nnkit.check.hidden_gaps import hidden_gaps
from nnkit.check.in_part import recognise_in_part
from nnkit.check.judges_word import judges_word, named_by_judge
from nnkit.check.look import is_weaker, neighbour_of, slip_in
from nnkit.check.number import number_slip
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.problem import WARNED, problems_of
from nnkit.check.recognise import cases_of, recognise
from nnkit.check.relations import ANOTHER_PART, CERTAIN_CAUSES, KEEPS, RIGHT_AT_FIRST, SHARED, Seen, relate
from nnkit.check.relations.rows import FOR_NONE
from nnkit.check.relations.stops import OBJECTS
from nnkit.check.relations.warned import made_by
from nnkit.check.relations.where import which_cases
from nnkit.check.repair.facts import GAPS_REPLACED
from nnkit.check.repair.sentences import is_by_chance
from nnkit.check.result import HIDDEN, PartResult
from nnkit.check.slope_asked import slope_asked

VISIBLE = "only the visible cases"
SAYS_VISIBLE = (
    "Your answer is right on the cases shown in the notebook and wrong on others. "
    "Does it hold for every input, or only for those?"
)
# places that say less than that
WEAK = ("zero in places", "not zero", "not zero in places", "one part of several", "not made to add up to 1")
TEXTS = ("kind: texts", "kind: a text", "kind: Nones", OBJECTS)  # where a change makes numbers of them
# that an index, or a factor, more makes something of it says less
ONE_OF_ALL = ("only the first", "only the last", "one number for all", "one row for all", *FOR_NONE)
# slips in name only, where an answer was made for the cases that are shown
NOT_MEANT = ("condition too many", "statement too many", "if too many")

JUDGES_WORD = "as its judge says"
ANOTHER = "another function"  # of the notebook; a change of the program says more of it
NO_END = "no end"
ONE_EXPRESSION = "one expression"  # can be mended in more than one way

# what a call was ended with, here or in grading: an answer may raise a TimeoutError of its own
ENDED = (f"it did not end within {SECONDS:g} s", "time is over")

SYMPTOM, LIKELY, CERTAIN = range(3)  # how much a name says: it yields to one that says more


class Diagnosis(NamedTuple):
    """says: the sentence; name: of the misconception; where: the line of a slip that one small change would mend."""

    says: str
    name: str
    where: str = ""


def diagnose(
    exercise: Exercise,
    door: Door,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
    parts: Sequence[PartResult],
    look: float,
) -> Diagnosis:
    """What is said of a wrong answer; nothing where nothing is known. look: seconds for a look at its program."""
    known = broken_promise(exercise, door, outcomes, expected) or recognise(exercise, outcomes, expected)
    where = ""
    if known:
        message, name, trust = known.says, known.name, CERTAIN
        if look and isinstance(known, Probe):
            message, where = with_what_mends_it(known, slip_in(exercise, door, outcomes, expected, look))
    else:
        message, name, trust = _general(exercise, door, outcomes, expected, parts)
    if name == "kind: None":
        message += makes_none(exercise, door, outcomes, expected)
    if name == "kind: no None":
        message += never_none(outcomes)
    named = named_by_judge(exercise, outcomes, expected) if trust == SYMPTOM else None
    if named:
        message, name, trust = named, named.name, LIKELY
    if trust < CERTAIN and (gaps := hidden_gaps(exercise, door, outcomes, expected)):
        message, name, trust = gaps, GAPS_REPLACED, CERTAIN
    if trust < CERTAIN and (
        end := wrong_end(door.facts(exercise.id), lambda: which_cases(_seen(exercise, outcomes, expected)))
    ):
        message, name, trust = end.says, end.name, CERTAIN
    if trust == SYMPTOM and (other := neighbour_of(exercise, door, outcomes, expected)):
        message, name, trust = f"It gives what `{other}` gives, and that is another thing.", ANOTHER, LIKELY
    if trust == SYMPTOM and (slope := slope_asked(exercise, door, outcomes, expected)):
        message, name, trust = slope, "the value for its slope", LIKELY
    slip = slip_in(exercise, door, outcomes, expected, look) if look and trust < CERTAIN else None
    if slip and not is_weaker(slip, name, trust > SYMPTOM and name != ANOTHER):
        where = slip.hint if (slip.name and slip.sure) or not named else ""
        if slip.name in NOT_MEANT and _is_right_where_shown(parts):
            slip = slip._replace(name=VISIBLE, says=f"{SAYS_VISIBLE} {slip.says}")
        by_chance = named is not None and is_by_chance(slip.name)
        if slip.name and (slip.sure or trust == SYMPTOM) and not by_chance:
            message = slip.says + which_is_missing(door.facts(exercise.id), slip.name)
            name, trust = slip.name, CERTAIN
        elif not message:
            message, name = slip.says, ONE_EXPRESSION if slip.says else ""
    if trust < CERTAIN and not slip and (both := two_names(door.facts(exercise.id))):
        message, name, trust = both.says, both.name, CERTAIN
    if trust == SYMPTOM and exercise.kind != "value":
        later = name == RIGHT_AT_FIRST or _first_calls_are_right(exercise, outcomes, expected)
        if fact := fact_for(door.facts(exercise.id), later, known=bool(message)):
            name, message = fact.name, fact.says
    if not message and (number := number_slip(exercise, outcomes, expected)):
        name, message = number
    if not message:
        message = judges_word(exercise, parts)
        name = JUDGES_WORD if message else ""
    if named and name == named.name:
        message = with_cause(message, door.facts(exercise.id))
    return Diagnosis(message, name, where)


def _general(
    exercise: Exercise,
    door: Door,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
    parts: Sequence[PartResult],
) -> tuple[str, str, int]:
    """(sentence, name) for the mistakes that every exercise knows, or two empty texts; and how much that says."""
    pairs = [(case, outcomes[key]) for key, case in cases_of(exercise)]
    problems = [outcome.problem for _, outcome in pairs if outcome.problem]
    if late := [problem for problem in problems if problem.type == "TimeoutError" and problem.message in ENDED]:
        where = f" It was stopped in {_quoted(late[0].line)}." if late[0].line else ""
        if any(one.failed and one.problem is None for one in _seen(exercise, outcomes, expected)):
            says = (
                f"Where it ends, it gives something else than is asked for; elsewhere it did not end in {SECONDS:g} s."
            )
            return f"{says}{where}", NO_END, CERTAIN
        return f"It does not come to an end.{where} What has to happen for its loop to end?", NO_END, CERTAIN
    if any(outcome.changed for _, outcome in pairs):
        says = "Your answer changes its input. Work on a copy: the caller still needs the original."
        return says, "changes its input", CERTAIN
    if exercise.kind == "function" and not problems:
        if all(outcome.value is None for _, outcome in pairs):
            return "Your function returns None: is a `return` missing at its end?", "returns nothing", CERTAIN
        if all(_same_as_input(case, outcome, exercise.rtol) for case, outcome in pairs):
            if exercise.outcome == "in place":
                says = "Your function leaves what it is given as it was: the array itself is to be changed."
                return says, "not in place", CERTAIN
            return "Your function gives its input back unchanged.", "returns its input", CERTAIN
    if exercise.kind == "object" and exercise.outcome == "in place" and _leaves_alone(pairs):
        says = "It leaves what it is given as it was: the array itself is to be changed (`-=`, or `theta[...] = `)."
        return says, "not in place", CERTAIN
    if all(part.passed or WARNED in part.detail for part in parts):
        done = made_by(warning for _, outcome in pairs for warning in outcome.warned)
        says = f"{WARNED} ({done})" if done else WARNED
        says += ": leave out what cannot be computed, instead of mending it afterwards."
        return says, "a warning", CERTAIN
    some = recognise_in_part(exercise, outcomes, expected)
    if some and some.single:
        return some.known.says, some.known.name, LIKELY
    found = relate(
        _seen(exercise, outcomes, expected),
        lambda: _seen(exercise, {key: outcome_of(exercise, door, case) for key, case in cases_of(exercise)}, expected),
    )
    if some and (found is None or found.symptom or found.some):
        says = some.known.says
        if some.rest:
            other = relate(_seen(exercise, some.rest, expected))
            says += f" {other.says if other and other.name not in WEAK else ANOTHER_PART}"
        return says, some.known.name, SYMPTOM if some.rest else LIKELY
    if found and not (found.name in WEAK and _is_right_where_shown(parts)):
        sure = found in (KEEPS, SHARED) or found.name in (*TEXTS, *ONE_OF_ALL)
        sure |= found.name.removeprefix("stops: ") in CERTAIN_CAUSES
        return found.says, found.name, SYMPTOM if found.symptom else CERTAIN if sure else LIKELY
    return (SAYS_VISIBLE, VISIBLE, SYMPTOM) if _is_right_where_shown(parts) else ("", "", SYMPTOM)


def _is_right_where_shown(parts: Sequence[PartResult]) -> bool:
    """Whether all that fails is a case that only grading sees."""
    return all(part.passed or part.detail.startswith(HIDDEN) for part in parts)


def _quoted(line: str) -> str:
    """`line 3: x = 1` with its text as code."""
    number, _, text = line.partition(": ")
    return f"{number}, `{text}`" if text else number


def _seen(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> list[Seen]:
    """The cases with their outcomes, beside what was expected of those that no judge decides."""
    seen = []
    for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False):
        outcome = outcomes[part.name, i]
        failed = problem is not None
        judged = part.judge is not None
        seen.append(Seen(part.all_cases[i], want, outcome.value, outcome.problem, failed, outcome.warned, judged))
    return seen


def _first_calls_are_right(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> bool:
    """Whether the first call of every object is right, and only later ones are wrong."""
    pairs = [(want, outcomes[part.name, i].value)
             for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False)
             if problem is not None]  # fmt: skip
    several = [isinstance(want, list) and isinstance(got, list) and want and got for want, got in pairs]
    return (
        exercise.kind == "object"
        and bool(pairs)
        and all(several)
        and all(difference(want[0], got[0], exercise.rtol, exercise.atol) is None for want, got in pairs)
    )


def _leaves_alone(pairs: Sequence[tuple[Case | Script, Outcome]]) -> bool:
    """Whether no call of an object changes the array that it is to change; a first one may have nothing to add."""
    calls: list[tuple[Any, Any]] = []
    for case, outcome in pairs:
        before: Any = None
        for step, came in zip(case.steps, outcome.value or (), strict=False) if isinstance(case, Script) else ():
            if step.args:
                calls.append((before if step.args[0] is PREVIOUS else step.args[0], came))
            before = came
    return bool(calls) and all(difference(given, came) is None for given, came in calls)


def _same_as_input(case: Case | Script, outcome: Outcome, rtol: float) -> bool:
    if not isinstance(case, Case) or not case.args:
        return False
    several = isinstance(outcome.value, tuple) and len(outcome.value) == len(case.args)
    given = (case.args[0], *([case.args] if several else []))
    return any(difference(each, outcome.value, rtol) is None for each in given)
