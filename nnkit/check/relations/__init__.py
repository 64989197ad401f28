"""Name a slip by how what came relates to what was expected, over all cases, where no declared misconception fits.

A name said must be true: a relation has to hold at every wrong place of every failing case, must not contradict what
is right, and rests on distinct wrong numbers in two failing cases. Where two different ones fit, none is told. The
sentences hold no number of a case, so that hidden cases stay hidden.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.calling import Problem
from nnkit.check.cases import Case, Script, Step
from nnkit.check.compare import difference
from nnkit.check.relations.calls import another_call
from nnkit.check.relations.counts import factor_before_rounding
from nnkit.check.relations.fitting import NOT_A_NUMBER, Found, relation
from nnkit.check.relations.kept_within import kept_within
from nnkit.check.relations.kinds import kind_slip, order_of_values
from nnkit.check.relations.leaves import Leaf, leaves_of
from nnkit.check.relations.listed import listed_slip
from nnkit.check.relations.over_cases import of_cases
from nnkit.check.relations.overflow import AMONG_RIGHT, also_overflows, beside_judged, overflows, with_operation
from nnkit.check.relations.rows import row_slip
from nnkit.check.relations.scaled import scaled_slip
from nnkit.check.relations.siblings import of_siblings
from nnkit.check.relations.stops import causes_of, not_data
from nnkit.check.relations.where import which_cases
from nnkit.check.relations.words import ended, subject_of

# causes of an error that say all, whatever a change of the program may mend
CERTAIN_CAUSES = ("one number at a time", "if on an array", "no room", "the def line", "None", "unfinished")


class Seen(NamedTuple):
    """A case and what it came to. want: None where a judge decides; warned: what Python said on the way; judged: that
    a judge decides."""

    case: Case | Script
    want: Any
    got: Any
    problem: Problem | None
    failed: bool
    warned: tuple[str, ...] = ()
    judged: bool = False


KEEPS = Found(
    "keeps something from call to call",
    "Asked the same twice, your answer gives two different things: something stays from one call to the next (a list "
    "as default argument, a variable outside, of the class), or it draws random numbers of its own.",
)


SHARED = Found(
    "something shared between objects",
    "Your objects share something: what one of them keeps shows in the next. It stands in the class (a list, dict or "
    "number there), outside of it, or is a list as default argument; or random numbers of its own are drawn.",
)


ANOTHER_PART = "Another part is wrong as well."


def relate(seen: Sequence[Seen], ask_again: Callable[[], Sequence[Seen]] | None = None) -> Found | None:
    """What the failing cases have in common, or None.

    ask_again: goes through the same cases a second time.
    """
    failed = [one for one in seen if one.failed]
    if not failed:
        return None
    if ask_again is not None and _differs(seen, ask_again()):
        return SHARED if any(isinstance(one.case, Script) and _makes_object(one.case) for one in seen) else KEEPS
    with np.errstate(all="ignore"):
        return _stops(seen, failed) or _of_outcomes(seen, failed) or of_cases(seen, failed) or _stops_beside(failed)


def _makes_object(script: Script) -> bool:
    """Whether a script makes an object and calls its methods; others call a function again and again."""
    return any(isinstance(step, Step) for step in script.steps)


def _differs(seen: Sequence[Seen], again: Sequence[Seen]) -> bool:
    return any(
        (one.problem is None) != (two.problem is None)
        or (one.problem is None and difference(one.got, two.got, 1e-9) is not None)
        for one, two in zip(seen, again, strict=True)
        if not (two.problem and two.problem.type == "TimeoutError")  # an earlier call has used up the time for all
    )


def _stops(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """One cause for all that stops, where nothing else is wrong."""
    problems = [one.problem for one in failed if one.problem]
    if len(problems) == len(failed) and (kind := not_data(problems)):
        return Found(*kind)
    causes = causes_of(problems)
    known = [cause for cause in causes if cause is not None]
    if len(problems) < len(failed) or len(causes) > 2 or len(known) < len(causes):
        return None
    name, says = known[0]
    if len(known) == 2:
        both = f"It stops: {ended(says)} On other inputs: {ended(known[1][1])}"
        return Found(f"stops: {name}", both, symptom=True)
    end = "" if len(failed) == len(seen) else " It does on some inputs, not on all."
    if end and (where := which_cases(seen)):
        end = f" It does where {where}."
    return Found(f"stops: {name}", f"It stops: {ended(says)}{end}")


def _stops_beside(failed: Sequence[Seen]) -> Found | None:
    """One cause for all that stops, where other cases come to wrong values."""
    causes = causes_of([one.problem for one in failed if one.problem])
    cause = causes[0] if len(causes) == 1 else None
    if cause is None:
        return None
    name, says = cause
    return Found(f"stops: {name}", f"On some inputs it stops: {ended(says)}", symptom=True)


def _of_outcomes(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """One relation between what was wanted and what came, at every wrong place."""
    if any(one.judged for one in failed):
        return _kind_beside_judged(seen, failed) or beside_judged(failed)
    if any(one.problem for one in failed):
        return None
    good = [not one.judged and one.problem is None for one in seen]
    leaves = [leaf for i, one in enumerate(seen) if good[i] for leaf in leaves_of(i, one.case, one.want, one.got)]
    wrong = [leaf for leaf in leaves if leaf.bad and seen[leaf.case].failed]
    if not wrong:
        return None
    orders = {order_of_values(one.want, one.got) for one in failed}
    order = orders.pop() if len(orders) == 1 else None
    if order is not None and not _keeps_the_order(seen, order):
        return Found("another order", "The values that come back are right, but in another order than asked for.")
    over = [leaf for leaf in wrong if overflows(leaf.want, leaf.got)]
    finite = [leaf for leaf in wrong if not any(leaf is other for other in over)]
    if over and finite:
        found = _of_leaves([leaf for leaf in leaves if not any(leaf is other for other in over)], finite)
        if found and not found.symptom:
            warned = [seen[number].warned for number in dict.fromkeys(leaf.case for leaf in over)]
            return found._replace(says=f"{found.says} {also_overflows(warned)}")
    found = with_operation(_of_leaves(leaves, wrong), seen, leaves, over)
    if found is not None and found.name in (NOT_A_NUMBER, AMONG_RIGHT):
        return found
    if found is None or found.symptom:
        found = another_call(leaves, wrong) or _later_calls(leaves, wrong) or found
    return found or _of_a_part(leaves, wrong) or _only(leaves, wrong, seen)


def _kind_beside_judged(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """What kind of thing comes back, where that is known of several cases and a judge decides on the others."""
    known = [one for one in failed if not one.judged]
    if len(known) < 2 or any(one.problem for one in failed):
        return None
    found = _of_outcomes([one for one in seen if not one.judged], known)
    return found if found and found.name.startswith("kind: ") else None


def _keeps_the_order(seen: Sequence[Seen], order: tuple[int, ...]) -> bool:
    """Whether a case is right that this order would spoil: then it is the numbers that are wrong, not their order."""
    right = [one.want for one in seen if not one.failed and isinstance(one.want, tuple) and len(one.want) == len(order)]
    return any(difference(want, tuple(want[i] for i in order)) is not None for want in right)


def _of_leaves(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> Found | None:
    """One kind or relation of all these wrong leaves."""
    where = subject_of(leaves, wrong)
    kinds = {kind_slip(leaf.want, leaf.got) for leaf in wrong}
    names = {kind and kind[0] for kind in kinds}
    if len(names) == 1 and (kind := next(iter(kinds))) is not None:
        name, says = kind
        if len(kinds) > 1:  # now of two, now of three
            says = SEVERAL.sub("several values", COUNTED.sub("those", says))
        return Found(f"kind: {name}", ended(f"{where} {says}"))
    listed = listed_slip(wrong)
    entries = Found(f"list: {listed[0]}", ended(f"{where} {listed[1]}"), symptom=True) if listed else None
    if None not in kinds or len(kinds) > 1 or not all(leaf.asks_for_numbers and leaf.holds_numbers for leaf in wrong):
        return entries
    places = {leaf.path for leaf in wrong}
    right = [leaf for leaf in leaves if not leaf.bad and leaf.path in places and leaf.asks_for_numbers]
    found = relation(wrong, right)
    if (found is None or found.symptom) and (other := scaled_slip(wrong)):
        found = Found(*other)
    if found is None and (of_counts := factor_before_rounding(wrong, right)):
        found = Found(*of_counts)
    if (found is None or found.symptom) and (of_rows := row_slip(wrong)):
        found = Found(*of_rows)
    if (found is None or found.symptom) and (held := kept_within([*right, *wrong], wrong)):
        found = Found(*held)
    if found is None or found.symptom:
        found = of_siblings(leaves, wrong, right) or found
    if (found is None or found.symptom) and entries:
        return entries
    return found and found._replace(says=ended(f"{where} {found.says}"))


def _later_calls(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> Found | None:
    """An object whose first calls are right, and only later ones wrong."""
    methods = {leaf.path[0] for leaf in wrong if leaf.path and leaf.path[0].isidentifier()}
    if len(methods) != 1 or len({leaf.case for leaf in wrong}) < 2:
        return None
    (method,) = methods
    for case in {leaf.case for leaf in wrong}:
        calls = [leaf for leaf in leaves if leaf.case == case and leaf.path[:1] == (method,)]
        if len(calls) < 2 or calls[0].bad:
            return None
    says = f"The first call of `{method}` is right, and later ones are not: what has to stay from one to the next?"
    return Found(RIGHT_AT_FIRST, says, symptom=True)


RIGHT_AT_FIRST = "right at first"
COUNTED, SEVERAL = re.compile(r"the \d+"), re.compile(r"\d+ values")


def _of_a_part(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> Found | None:
    """A relation in one place of an outcome, where others are wrong in another way: a cause before a symptom. A place
    that not every outcome has is none: "value 2 of 3" of a shape that has three sizes here and two there."""
    cases = [{leaf.path for leaf in leaves if leaf.case == case} for case in {leaf.case for leaf in wrong}]
    paths = [path for path in dict.fromkeys(leaf.path for leaf in wrong) if all(path in each for each in cases)]
    if len(paths) < 2:
        return None
    found = [_of_leaves(leaves, [leaf for leaf in wrong if leaf.path == path]) for path in paths]
    told = sorted((each for each in found if each), key=lambda each: each.symptom)
    return told[0]._replace(says=f"{told[0].says} {ANOTHER_PART}", some=True) if told else None


def _only(leaves: Sequence[Leaf], wrong: Sequence[Leaf], seen: Sequence[Seen]) -> Found | None:
    """The one place of an outcome that is wrong, where all others are right."""
    where = subject_of(leaves, wrong)
    if not where.startswith("Of what"):
        return None
    cases = f" It is so where {which}." if (which := which_cases(seen)) else ""
    return Found("one part of several", f"{where} is wrong, and all the rest is right.{cases}", symptom=True)
