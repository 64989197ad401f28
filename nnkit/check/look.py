"""A look at a wrong answer beyond what it comes to: small changes of its program, and the functions beside it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.compare import difference
from nnkit.check.door import Door
from nnkit.check.exercise import Exercise, Part
from nnkit.check.flagged import flagged, there
from nnkit.check.hidden_gaps import has_gap
from nnkit.check.hiding_bounds import bound_of, bound_that_hides
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.problem import problem_of, problems_of
from nnkit.check.recognise import LEAST, cases_of, enough
from nnkit.check.relations.leaves import leaves_of, numbers_in
from nnkit.check.relations.overflow import AMONG_RIGHT, also_overflows, overflows
from nnkit.check.relations.places import nearly
from nnkit.check.repair import TAKES_NOTHING_NEW, Change, Slip, slip_of
from nnkit.check.repair.renamed import FOR_TWO
from nnkit.check.repair.sides import IN_A_TEST


class Tried(NamedTuple):
    """A case that a changed program is tried on; right, overflows, came, warned and divided (by 0, which stopped it):
    how the answer itself came out."""

    right: bool
    part: Part
    case: Case | Script
    want: Any
    overflows: bool
    came: Any
    warned: tuple[str, ...]
    divided: bool = False


def slip_in(
    exercise: Exercise,
    door: Door,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
    seconds: float,
) -> Slip | None:
    """The slip in the answer's program that one small change mends."""
    if exercise.kind == "value":
        return None
    tried = [
        Tried(
            problem is None,
            part,
            part.all_cases[i],
            want,
            overflows(want, came.value),
            came.value,
            came.warned,
            came.problem is not None and came.problem.type == ZeroDivisionError.__name__,
        )
        for part, i, want, problem in problems_of(exercise, outcomes, expected)
        for came in (outcomes[part.name, i],)
    ]
    # what fails first, and the small before the large: most changes mend nothing, and some make arrays grow
    tried.sort(key=lambda each: (each.right, _size(each.case)))
    overflowing = [each for each in tried if each.overflows]
    others = [each for each in tried if not each.overflows]
    if all(each.right for each in others):  # nothing is wrong but that it overflows
        others, overflowing = tried, []
    mended: list[Change] = []
    half_mended: list[Change] = []  # it still overflows, as it did
    partly: list[tuple[int, Change]] = []  # something else is wrong, too: how many cases that is
    bare: list[Change] = []  # what is wrong overflows instead
    flag, alike = flagged(others)
    # what overflows itself is hidden by nothing, and a gap that is given may have to be filled
    hides = not others[0].overflows and not has_gap(others[0].case)
    there_alone: list[Change] = []  # it mends all that is wrong, with that flag, and spoils what is right without it
    for described, other in door.changed(exercise.id, seconds):
        first = outcome_of(exercise, other, others[0].case)
        left = _left(exercise, other, others, first)
        if left is None and hides and overflows(others[0].want, first.value) and bound_of(change := described()):
            bare += [change] if _overflows_instead(exercise, other, others) else []
        if left is None and flag and all(_mends(exercise, other, each) for each in alike):
            there_alone.append(described())
        if left:
            if (change := described()).then is None:
                partly.append((left, change))
        elif left == 0 and _is_only_larger(exercise, other, others):
            continue
        elif left == 0:
            if all(_mends(exercise, other, each) for each in overflowing):
                mended.append(described())
            elif all(_overflows(exercise, other, each) or _mends(exercise, other, each) for each in overflowing):
                half_mended.append(described())
    if any(each.divided for each in tried):
        mended = [change for change in mended if change.then is None]  # two that get round it make another formula
    slip = slip_of(mended)
    if slip is not None and slip.puts_in and not _rests_on_enough(tried):
        return None
    if slip is not None and slip.name == IN_A_TEST and sum(not each.right for each in tried) < LEAST:
        return None  # a yes or no comes out right too easily
    if slip is not None and slip.name in NUMBERS and all(each.part.judge for each in tried if not each.right):
        return None  # where many numbers are right, another one is no more than that
    if slip is None and (slip := slip_of(half_mended)):
        slip = slip._replace(
            says=f"{slip.says} {also_overflows(each.warned for each in overflowing)}" if slip.says else ""
        )
    if slip is None and not mended and not half_mended and partly:
        fewest = min(left for left, _ in partly)
        best = [change for left, change in partly if left == fewest]
        slip = slip_of(best)
        # what is put in makes nearly right numbers right enough by chance
        named = slip is not None and slip.name not in ("", *NUMBERS) and slip.sure
        sure = named and min(change.rank for change in best) <= TAKES_NOTHING_NEW
        slip = slip._replace(says=f"{slip.says} {AS_WELL}", sure=False) if slip and sure else None
    elif slip is None and not mended and not half_mended and (slip := slip_of(there_alone)):
        slip = there(slip, flag) if slip.name.endswith(FOR_TWO) else None  # what else mends one case does so by chance
    return slip or bound_that_hides(bare)


NUMBERS = ("constant", "constant off by one", "off by one", "start value", "too few rounds")
AS_WELL = "That alone does not explain all that is wrong."


def is_weaker(slip: Slip, name: str, known: bool) -> bool:
    """Whether a change says less than what is known: of `nan` what is put in makes anything where the formula is right,
    and what mends only some of the cases is no cause beside a relation of all. name: of what is known; known: it is a
    cause."""
    return (name == AMONG_RIGHT and slip.name.endswith(" missing")) or (known and slip.says.endswith(AS_WELL))


def _rests_on_enough(tried: Sequence[Tried]) -> bool:
    """Whether what is put in cannot be right by chance: it makes several wrong numbers right, far from what they were,
    and where all that is shown was right, in several cases."""
    wrong = [each for each in tried if not each.right and each.want is not None]
    if not wrong:
        return True  # a judge decides
    leaves = [
        leaf for i, each in enumerate(wrong) for leaf in leaves_of(i, each.case, each.want, each.came) if leaf.bad
    ]
    told = [
        leaf for leaf in leaves if leaf.asks_for_numbers and leaf.holds_numbers and leaf.wanted.shape == leaf.came.shape
    ]
    if len(told) < len(leaves):
        return True  # of another shape or kind
    several = len(wrong) > 1 or sum(int(leaf.wrong.sum()) for leaf in told) >= LEAST
    return several and not all(map(nearly, told))


def _overflows_instead(exercise: Exercise, door: Door, others: Sequence[Tried]) -> bool:
    """Whether a changed program gives `nan` or `inf` wherever it is not right."""
    return all(_overflows(exercise, door, each) or _mends(exercise, door, each) for each in others)


def _left(exercise: Exercise, door: Door, others: Sequence[Tried], first: Outcome) -> int | None:
    """How many cases a changed program leaves wrong; None where it does not mend the first (which came out as `first`),
    breaks one that is right, or mends too little to tell."""
    wrong = sum(not each.right for each in others)
    left, evidence = 0, []
    for i, each in enumerate(others):
        if _mends(exercise, door, each, None if i else first):
            evidence += [] if each.right else [(each.want, each.came)]
        elif i == 0 or each.right or left >= wrong // 2:
            return None
        else:
            left += 1
    return left if not left or enough(evidence, fractions=True) else None


def _mends(exercise: Exercise, door: Door, tried: Tried, outcome: Outcome | None = None) -> bool:
    """Whether the case comes out right, and not by a number that is none: of `nan` the smallest is where it stands, and
    what makes one of NumPy's numbers of a 0 divides by it as before."""
    outcome = outcome or outcome_of(exercise, door, tried.case)
    by_none = ("RuntimeWarning: invalid", *(("RuntimeWarning: divide by zero",) if tried.divided else ()))
    if any(warning.startswith(by_none) and warning not in tried.warned for warning in outcome.warned):
        return False
    return problem_of(exercise, tried.part.judging(), tried.case, outcome, tried.want, shown=False) is None


def _overflows(exercise: Exercise, door: Door, tried: Tried) -> bool:
    return overflows(tried.want, outcome_of(exercise, door, tried.case).value)


def _is_only_larger(exercise: Exercise, door: Door, others: Sequence[Tried]) -> bool:
    """Whether a changed program gives the same numbers times one factor where a judge takes any that are large enough:
    such as are twice as large, too."""
    if not all(each.part.judge for each in others if not each.right):
        return False
    first = others[0]
    value = outcome_of(exercise, door, first.case).value
    came, made = numbers_in(first.came), numbers_in(value)
    if came is None or made is None or came.shape != made.shape or not came.any() or not np.isfinite(came).all():
        return False
    factor = np.abs(made).max() / np.abs(came).max()
    if not np.allclose(made, factor * came, rtol=1e-9) or factor <= 1:
        return False
    twice = Outcome(_times(value, 2.0))
    return problem_of(exercise, first.part.judging(), first.case, twice, first.want, shown=False) is None


def _times(value: Any, factor: float) -> Any:
    return type(value)(_times(item, factor) for item in value) if isinstance(value, list | tuple) else value * factor


def _size(case: Case | Script) -> int:
    """How many numbers a case holds."""
    calls = (case.make, *case.steps) if isinstance(case, Script) else (case,)
    return sum(np.size(arg) if isinstance(arg, np.ndarray) else 1 for call in calls for arg in call.args)


def neighbour_of(
    exercise: Exercise,
    door: Door,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
) -> str:
    """The other function of the notebook that gives the same on every case, with evidence in two wrong ones; or ""."""
    if exercise.kind == "value":
        return ""
    cases = [(case, outcomes[key]) for key, case in cases_of(exercise)]
    if exercise.kind == "function":
        cases = [each for each in cases if isinstance(each[0], Case)]
    wrong = [
        (want, outcomes[part.name, i].value)
        for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False)
        if problem is not None and want is not None
    ]
    if len(cases) < len(cases_of(exercise)) or any(came.problem for _, came in cases) or not enough(wrong):
        return ""

    def same(other: Door) -> bool:
        return all(
            not (theirs := outcome_of(exercise, other, case)).problem
            and difference(came.value, theirs.value, exercise.rtol) is None
            for case, came in cases
        )

    found = [name for name, other in door.neighbours(exercise.id) if same(other)]
    return found[0] if found else ""
