"""Name a slip by how what came relates to what was expected, over all cases, where no declared misconception fits.

A name said must be true: a relation has to hold at every wrong place of every failing case, must not contradict what
is right, and rests on distinct wrong numbers in two failing cases. Where two different ones fit, none is told. The
sentences hold no number of a case, so that hidden cases stay hidden.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.calling import Problem
from nnkit.check.cases import Case, Script
from nnkit.check.compare import difference
from nnkit.check.relations.kinds import kind_slip, order_of_values
from nnkit.check.relations.leaves import Leaf, close, leaves_of
from nnkit.check.relations.places import PLACES, places_by
from nnkit.check.relations.shapes import shape_slips
from nnkit.check.relations.slips import SLIPS, Slip, constant_factor, slips_of
from nnkit.check.relations.stops import cause_of
from nnkit.check.relations.where import which_cases


class Seen(NamedTuple):
    """A case and what it came to. want: None where a judge decides."""

    case: Case | Script
    want: Any
    got: Any
    problem: Problem | None
    failed: bool


class Found(NamedTuple):
    """A relation that holds: its name and its sentence. symptom: it tells a place or an effect, not a cause."""

    name: str
    says: str
    symptom: bool = False


# of other shapes; the rest of them say what happened
SYMPTOMS = ("many for one", "one for many", "one short", "one long", "transposed shape", "reshaped")
CAUSES_BY_PLACE = ("not a number", "whole numbers in places")

KEEPS = Found(
    "keeps something from call to call",
    "Asked the same twice, your answer gives two different things: something stays from one call to the next (a list "
    "as default argument, a variable outside, of the class), or it draws random numbers of its own.",
)


def relate(seen: Sequence[Seen], ask_again: Callable[[], Sequence[Seen]] | None = None) -> Found | None:
    """What the failing cases have in common, or None.

    ask_again: goes through the same cases a second time.
    """
    failed = [one for one in seen if one.failed]
    if not failed:
        return None
    if ask_again is not None and _differs(seen, ask_again()):
        return KEEPS
    with np.errstate(all="ignore"):
        return _stops(seen, failed) or _of_outcomes(seen, failed) or _of_cases(seen, failed) or _stops_beside(failed)


def _differs(seen: Sequence[Seen], again: Sequence[Seen]) -> bool:
    return any(
        (one.problem is None) != (two.problem is None)
        or (one.problem is None and difference(one.got, two.got, 1e-9) is not None)
        for one, two in zip(seen, again, strict=True)
    )


def _stops(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """One cause for all that stops, where nothing else is wrong."""
    if not all(one.problem for one in failed):
        return None
    causes = {cause_of(one.problem) for one in failed}
    if len(causes) != 1 or None in causes:
        return None
    name, says = causes.pop()
    end = "" if len(failed) == len(seen) else " It does on some inputs, not on all."
    if end and (where := which_cases(seen)):
        end = f" It does where {where}."
    return Found(f"stops: {name}", f"It stops: {_ended(says)}{end}")


def _stops_beside(failed: Sequence[Seen]) -> Found | None:
    """One cause for all that stops, where other cases come to wrong values."""
    causes = {cause_of(one.problem) for one in failed if one.problem}
    if len(causes) != 1 or None in causes:
        return None
    name, says = causes.pop()
    return Found(f"stops: {name}", f"On some inputs it stops: {_ended(says)}", symptom=True)


def _of_outcomes(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """One relation between what was wanted and what came, at every wrong place."""
    if any(one.problem or one.want is None for one in failed):
        return None
    good = [one.want is not None and one.problem is None for one in seen]
    leaves = [leaf for i, one in enumerate(seen) if good[i] for leaf in leaves_of(i, one.case, one.want, one.got)]
    wrong = [leaf for leaf in leaves if leaf.bad and seen[leaf.case].failed]
    if not wrong:
        return None
    where = _subject(leaves, wrong)
    orders = {order_of_values(one.want, one.got) for one in failed}
    if len(orders) == 1 and None not in orders:
        return Found("another order", "The values that come back are right, but in another order than asked for.")
    kinds = {kind_slip(leaf.want, leaf.got) for leaf in wrong}
    if len(kinds) == 1 and None not in kinds:
        name, says = kinds.pop()
        return Found(f"kind: {name}", _ended(f"{where} {says}"))
    if None not in kinds or len(kinds) > 1 or any(leaf.wanted is None or leaf.came is None for leaf in wrong):
        return None
    places = {leaf.path for leaf in wrong}
    right = [leaf for leaf in leaves if not leaf.bad and leaf.path in places and leaf.wanted is not None]
    found = _relation(wrong, right)
    return found and found._replace(says=_ended(f"{where} {found.says}"))


def _subject(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> str:
    """What of an outcome is wrong, in words: all of it, or the part in which every wrong place lies."""
    paths, right = {leaf.path for leaf in wrong}, {leaf.path for leaf in leaves} - {leaf.path for leaf in wrong}
    shared: list[str] = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    method = f"`{shared[0]}` gives" if shared and shared[0].isidentifier() else "comes back"
    inside = [step for step in shared if not step.isidentifier() and step != "in a list"]
    if not right:
        return f"What {method}"
    if any(path[: len(shared)] == tuple(shared) for path in right):
        return f"A part of what {method}"
    return f"Of what {method}, {' of '.join(reversed(inside))}," if inside else f"What {method}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else sentence + "."


def _relation(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    same = [leaf.wanted.shape == leaf.came.shape for leaf in wrong]
    if not any(same):
        return _shape(wrong)
    return (_slip(wrong, right) or _place(wrong, right)) if all(same) else None


def _shape(wrong: Sequence[Leaf]) -> Found | None:
    common = [dict(shape_slips(leaf)) for leaf in wrong]
    for name, says in common[0].items():
        if all(name in each for each in common[1:]):
            return Found(name, says, symptom=name in SYMPTOMS)
    return None


def _slip(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    """The slip that makes all the wrong numbers and leaves the right ones; None where two different ones do."""
    fitting = list(_fitting([*SLIPS, *slips_of(wrong[0].given)], wrong, right))
    if not fitting and (factor := constant_factor(list(wrong))):
        fitting = list(_fitting([factor], wrong, right))
    if len({_effect(slip, wrong) for slip in fitting}) > 1:
        return None
    return Found(fitting[0].name, fitting[0].says) if fitting else None


def _fitting(slips: Iterable[Slip], wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Iterable[Slip]:
    for slip in slips:
        if (
            close(slip.make(wrong[0].wanted), wrong[0].came)
            and all(_makes(slip, leaf, leaf.came) for leaf in wrong[1:])
            and all(_makes(slip, leaf, leaf.wanted) or not leaf.wanted.size for leaf in right)
            and _evidence(slip, wrong) >= slip.least
            # 0 is also a number cut off
            and (slip.make is np.zeros_like or any((np.abs(leaf.came) > 1e-9).any() for leaf in wrong))
            and (len({leaf.case for leaf in wrong}) > 1 or _evidence(slip, wrong) >= 2 * slip.least + 2)
        ):
            yield slip


def _makes(slip: Slip, leaf: Leaf, made: np.ndarray) -> bool:
    """Whether the slip makes this of what is wanted; one that depends on what was given, as it was here."""
    if not any(slip is other for other in SLIPS) and slip.name != "a constant factor":
        twin = next((other for other in slips_of(leaf.given) if other.name == slip.name), None)
        if twin is None:
            return False
        slip = twin
    return close(slip.make(leaf.wanted), made)


def _evidence(slip: Slip, wrong: Sequence[Leaf]) -> int:
    """Distinct wrong numbers; those that are expected somewhere count where a slip only moves them."""
    came = np.concatenate([leaf.came[leaf.wrong] for leaf in wrong])
    if slip.few:
        came = np.concatenate([leaf.wanted[leaf.wrong] for leaf in wrong])
    elif not slip.moves:
        wanted = np.unique(np.concatenate([leaf.wanted.ravel() for leaf in wrong]))
        came = (
            came[~np.isclose(came[:, None], wanted[None, :], rtol=1e-6, atol=0).any(1)] if wanted.size < 2000 else came
        )
    return len({f"{value:.6g}" for value in came[:2000]})


def _effect(slip: Slip, wrong: Sequence[Leaf]) -> str:
    """Slips of one effect are one explanation: one factor or one term, whichever argument has that size."""
    wanted, came = wrong[0].wanted, wrong[0].came
    if close(slip.make(3 * wanted), 3 * came):
        return "factor"
    return "term" if close(slip.make(wanted + 1), came + 1) else slip.says


def _place(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    evidence = len({f"{value:.6g}" for leaf in wrong for value in leaf.wanted[leaf.wrong].ravel()[:2000]})
    cases = len({leaf.case for leaf in wrong})
    for place in (*PLACES, *places_by(wrong[0])):
        by_argument = place not in PLACES

        def here(leaf: Leaf, place=place, by_argument=by_argument) -> Any:
            if not by_argument:
                return place
            return next((other for other in places_by(leaf) if other.name == place.name), None)

        if (
            evidence >= place.least * (1 if cases > 1 else 2)
            and all((twin := here(leaf)) and twin.holds(leaf) for leaf in wrong)
            and all((twin := here(leaf)) is None or twin.absent(leaf) for leaf in right)
        ):
            return Found(place.name, place.says, symptom=place.name not in CAUSES_BY_PLACE)
    return None


def _of_cases(seen: Sequence[Seen], failed: Sequence[Seen]) -> Found | None:
    """The same whatever is given; or which cases fail."""
    first = seen[0]
    if (
        len(seen) > 2
        and not any(one.problem for one in seen)
        and all(difference(first.got, one.got) is None for one in seen[1:])
        and any(one.want is not None and difference(first.want, one.want) is not None for one in failed)
    ):
        says = "Your answer gives the same whatever it is given: does it use its arguments, or names of the notebook?"
        return Found("always the same", says, symptom=True)
    if where := which_cases(seen):
        return Found(f"wrong where {where}", f"It is wrong where {where}, and right elsewhere.", symptom=True)
    return None
