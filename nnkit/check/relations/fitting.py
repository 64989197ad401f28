"""Which relation holds at every wrong place of every failing case, leaves right what is right, and has evidence."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from nnkit.check.relations.leaves import Leaf, close
from nnkit.check.relations.places import NEARLY, PLACES, Place, factor
from nnkit.check.relations.regions import beyond_a_size, places_by
from nnkit.check.relations.shapes import shape_slips, too_small_to_tell
from nnkit.check.relations.single import is_one_number, slips_at
from nnkit.check.relations.slips import SLIPS, Slip, constant_factor, constant_line


class Found(NamedTuple):
    """A relation that holds: its name and its sentence. symptom: it tells a place or an effect, not a cause; some: it
    holds in one place of an outcome, and another is wrong in another way."""

    name: str
    says: str
    symptom: bool = False
    some: bool = False


ROUNDED_OR_DECIDED = "is 0 or 1 everywhere: a decision, or a number that is rounded to whole ones"
CONSTANT = ("a constant factor", "stretched and shifted")  # whatever is given
# of other shapes; the rest of them say what happened
SYMPTOMS = (
    "many for one",
    "one for many",
    "one short",
    "one long",
    "transposed shape",
    "reshaped",
    "several for one",
    "empty",
)
NOT_A_NUMBER = "not a number"


BEYOND = {NEARLY: "by little", "zero in places": "where it is 0"}  # told with the size from which on it is so
THERE = {
    "zero in places": "(it is 0 there)",
    "not zero in places": "(0 is asked for there)",
}  # an argument may say where
# a slip that also holds where the other one is what happened
ALSO = {"positive part": "diagonal only",
        **dict.fromkeys(("decided at 0", "decided at 0.5", "sign only"), "counted once")}  # fmt: skip


AS_IT_IS = re.compile(r"is just the (?:positive part|absolute value) of (.*?)(?: itself)?")  # of what has no sign
EFFECTS = ("all zero", "all one")  # of whatever was done
WHAT_IS_THERE = "is just"  # yields to what says what is missing
# a decision is also a number that is rounded
DECISIONS = ("decided at 0.5", "decided at 0", "rounded", "truncated", "floored", "sign only")


def relation(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    same = [leaf.wanted.shape == leaf.came.shape for leaf in wrong]
    if all(same):
        fitting = _slips(wrong, right)
        fitting = [slip for slip in fitting if not slip.name.startswith(WHAT_IS_THERE)] or fitting
        names = {slip.name for slip in fitting}
        fitting = [slip for slip in fitting if _as_it_is(slip) not in names - {slip.name}]
        fitting = [slip for slip in fitting if ALSO.get(slip.name) not in names]
        if _lacks_a_factor(wrong):
            fitting = [slip for slip in fitting if slip.name not in DECISIONS]
        if len({_effect(slip, wrong) for slip in fitting}) > 1:
            return None  # two explanations are none
        if {"decided at 0.5", "rounded"} <= {slip.name for slip in fitting}:
            return Found("decided at 0.5", ROUNDED_OR_DECIDED)
        first = min(fitting, key=lambda slip: slip.name not in DECISIONS[:2], default=None)
        if first and not first.name.startswith(WHAT_IS_THERE):
            return Found(first.name, first.says, symptom=first.name in EFFECTS)
        place = _place(wrong, right)
        return Found(first.name, first.says) if first and (place is None or place.symptom) else place
    return _shape(wrong)  # a transposed table may be square


def _lacks_a_factor(wrong: Sequence[Leaf]) -> bool:
    """Whether in each case all that is wanted is of one size, and what came as well: where the sign of a number times
    a factor is asked for, a sign without its factor is no decision."""
    several = any(np.count_nonzero(leaf.wanted) > 1 for leaf in wrong)
    return several and all(factor(leaf.wanted, leaf.came, 1) and leaf.came.any() for leaf in wrong)


def _as_it_is(slip: Slip) -> str:
    """The name of what it is, where that has no negative number: "is just x itself"."""
    found = AS_IT_IS.fullmatch(slip.name)
    return f"is just {found[1]} itself" if found else slip.name


def _shape(wrong: Sequence[Leaf]) -> Found | None:
    common = [dict(shape_slips(leaf)) for leaf in wrong]
    small = [set(too_small_to_tell(leaf)) for leaf in wrong]
    for name, says in next((each for each, too in zip(common, small, strict=True) if not too), common[0]).items():
        if all(name in each or name in too for each, too in zip(common, small, strict=True)):
            return Found(name, says, symptom=name in SYMPTOMS)
    return None


def _slips(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> list[Slip]:
    """The slips that make all the wrong numbers and leave the right ones."""
    fitting = list(_fitting([*SLIPS, *slips_at(wrong[0])], wrong, right))
    for constant in (constant_factor, constant_line):
        if not fitting and (slip := constant(list(wrong))):
            fitting = list(_fitting([slip], wrong, right))
    return fitting


def _fitting(slips: Iterable[Slip], wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Iterable[Slip]:
    zero = not any(leaf.came.any() for leaf in wrong)  # tiny numbers are not 0
    tiny = not any((np.abs(leaf.came) > 1e-9).any() for leaf in wrong)  # 0 is also a number cut off
    twins = _Twins()
    for slip in slips:
        if (
            slip.fits(wrong[0].wanted, wrong[0].came)
            and all(twins.makes(slip, leaf, leaf.came) for leaf in wrong[1:])
            and all(twins.makes(slip, leaf, leaf.wanted) or not leaf.wanted.size for leaf in right)
            and _evidence(slip, wrong) >= slip.least
            and (zero if slip.make is np.zeros_like else not tiny)
            and (len({leaf.case for leaf in wrong}) > 1 or _evidence(slip, wrong) >= 2 * slip.least + 2)
        ):
            yield slip


class _Twins:
    """What a slip that depends on what was given is in other calls, whose slips are made once for all of an outcome."""

    def __init__(self) -> None:
        self._of: dict[tuple[int, bool], dict[str, Slip]] = {}  # by a call's id and whether a leaf of it is one number

    def makes(self, slip: Slip, leaf: Leaf, made: np.ndarray) -> bool:
        """Whether the slip makes this of what is wanted; one that depends on what was given, as it was here."""
        if any(slip is other for other in SLIPS) or slip.name in CONSTANT:
            return slip.fits(leaf.wanted, made)
        key = id(leaf.call), is_one_number(leaf)
        if key not in self._of:
            slips = list(slips_at(leaf))
            self._of[key] = {each.name: each for each in reversed(slips)}  # of one name the first counts
        twin = self._of[key].get(slip.name)
        return twin is not None and twin.fits(leaf.wanted, made)


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
    if slip.left_out:
        return slip.says
    if slip.name in DECISIONS:
        return "decided"
    if close(slip.make(3 * wanted), 3 * came):
        return "factor"
    if close(slip.make(4 * wanted), 2 * came):
        return "root"
    return "term" if close(slip.make(wanted + 1), came + 1) else slip.says


def _place(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    evidence = len({f"{value:.6g}" for leaf in wrong for value in leaf.wanted[leaf.wrong].ravel()[:2000]})
    cases = len({leaf.case for leaf in wrong})
    vague: Place | None = None
    for place in (*PLACES, *places_by(wrong[0])):
        by_argument = place not in PLACES
        if vague and not by_argument:
            continue

        def here(leaf: Leaf, place: Place = place, by_argument: bool = by_argument) -> Place | None:
            if not by_argument:
                return place
            return next((other for other in places_by(leaf) if other.name == place.name), None)

        telling = [leaf for leaf in wrong if place.tells(leaf)]
        if len(telling) < 2 or {leaf.path for leaf in telling} != {leaf.path for leaf in wrong}:
            telling = list(wrong)  # a value that is too small in every case is held against the place, not left out
        if (
            evidence >= place.least * (1 if cases > 1 else 2)
            and all((twin := here(leaf)) and twin.holds(leaf) for leaf in telling)
            and all((twin := here(leaf)) is None or twin.absent(leaf) for leaf in right)
        ):
            if place.name in BEYOND and (beyond := beyond_a_size(wrong, right)):
                return Found(beyond, f"{beyond}, {BEYOND[place.name]}", symptom=True)
            if place.name not in THERE:
                return Found(place.name, place.says + (f" {THERE[vague.name]}" if vague else ""), not place.cause)
            vague = place
    if vague:
        return Found(vague.name, vague.says, symptom=True)
    beyond = beyond_a_size(wrong, right)
    return Found(beyond, beyond, symptom=True) if beyond else None
