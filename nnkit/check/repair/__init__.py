"""Look for one small change of a student's own program that makes every case right: that change is the slip.

What is said is what the program does, and in which line; never what would be right. Where different changes fit,
nothing is said of the kind.
"""

import ast
import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from nnkit.check.budget import Budget
from nnkit.check.repair.candidates import OF_ARGUMENTS, OF_TWO, candidates
from nnkit.check.repair.edits import Edit
from nnkit.check.repair.kinds import FACTOR, POWER
from nnkit.check.repair.pairs import explained, said
from nnkit.check.repair.program import Program, program_of
from nnkit.check.repair.sentences import family, says
from nnkit.check.repair.which_number import is_number, which_number

SECONDS = 0.9  # of computing, for all changes: with what comes before and after them a look takes 1 s
MOST_NODES = 25  # of an expression that is shown
SECONDS_EACH = 0.25  # for one changed program
TAKES_NOTHING_NEW = 2  # the largest rank of a change that takes something away, or puts one thing for another


class Change(NamedTuple):
    """A change that fits. rank: 1 where it takes something away or puts another operation there, more where it puts
    something in; piece: the expression that it changes, or ""; within: the changes, by number, of parts of it; then:
    the line, its text and the kind of a second change that goes with it."""

    kind: str
    line: int
    text: str  # of the line
    rank: int
    node: int
    within: frozenset[int]
    piece: str = ""
    then: tuple[int, str, str] | None = None


class Slip(NamedTuple):
    """What one small change mends. name: its kind, or "" where only the place is sure; says, "" where not even the
    expression is; puts_in: it puts something in, which may be right by chance."""

    name: str
    says: str
    hint: str
    sure: bool = True  # False: two kinds would explain it
    puts_in: bool = False


Described = Callable[[], Change]  # which takes longer than to try the change, and most mend nothing


def changed_answers(
    answer: Any, name: str, seconds: float = SECONDS, each: float = SECONDS_EACH
) -> Iterator[tuple[Described, Any]]:
    """The answers of all programs that differ from the one of `answer` in one small change, while time is left."""
    program = program_of(answer, name)
    if program is None:
        return
    for described, edit, left in changes_of(program, seconds):
        changed = program.with_change(edit, min(each, left))
        if changed is not None:
            yield described, changed


def changes_of(program: Program, seconds: float) -> Iterator[tuple[Described, Edit, float]]:
    """All small changes of a program, as long as these seconds last: what tells of each, the edit, and the seconds
    that are left."""
    budget = Budget(seconds)
    numbers = {id(node): i for i, node in enumerate(ast.walk(program.tree))}
    for rank, edit in candidates(program.tree, program.functions):
        left = budget.left
        if left <= 0:
            return
        yield functools.partial(_change, program, numbers, rank, edit), edit, left


def _change(program: Program, numbers: dict[int, int], rank: int, edit: Edit) -> Change:
    within = frozenset(numbers[id(node)] for node in ast.walk(edit.at) if id(node) in numbers)
    piece = ast.unparse(edit.at) if isinstance(edit.at, ast.expr) and len(within) <= MOST_NODES else ""
    then = None
    if rank == OF_TWO:
        (second,) = edit.others
        then = second.line, program.line(second.line), second.kind
    return Change(edit.kind, edit.line, program.line(edit.line), rank, numbers[id(edit.at)], within, piece, then)


def slip_of(fitting: Iterable[Change]) -> Slip | None:
    """What the changes that make every case right have in common, or None."""
    found = list(fitting)
    found = [change for change in found if change.rank < OF_ARGUMENTS] or found
    found = [change for change in found if change.rank < OF_TWO] or found
    if not found:
        return None
    if found[0].then:
        return _two(found)
    if not (found := _without_the_same(found)):
        return None
    first = [change for change in found if change.rank == min(each.rank for each in found)]
    best = _one(first) or _exchanged(first)
    if (best is None or best.kind in NUMBERS) and (all_of_it := _too_many_as_a_whole(found)):
        best = all_of_it
    if best is None and (two := _off_by_one(first) or _either(found, first)):
        return two
    if best is None:
        whole = [change for change in found if change.piece and all(other.node in change.within for other in found)]
        if whole:
            place = f"Line {whole[0].line}, `{whole[0].text}`: `{whole[0].piece}` is not what is needed there."
            return Slip("", "One expression is wrong: it can be mended in more than one way.", place)
        lines = {change.line for change in found}
        where = (
            f"Line {first[0].line}, `{first[0].text}`: a small change there would make it right, in more than one way."
        )
        return Slip("", "", where) if len(lines) == 1 else None
    others = {"brackets": "factor missing", "Mult too many": "brackets"}
    if elsewhere := [c for c in found if c.kind == others.get(best.kind) and c.line != best.line]:
        return _two_ways(best, elsewhere[0])
    best = next((change for change in found if change.kind == RATHER.get(best.kind)), best)
    said = says(best.kind)
    place = f"Line {best.line}, `{best.text}`: {said}{which_number(best.kind, best.text, best.piece)}."
    return Slip(best.kind, f"One small thing is wrong: {said}.", place, puts_in=_puts_in(best))


RATHER = {"decimals": "rounded"}  # what says more, where it mends as well
CALLED = ("positive part missing", "sigmoid missing")  # which a function of the notebook may do as well


ONES = ("quantity for 1",)  # is no slip, and tells what is none
CUT_OFF = "whole numbers"
REDUCED = ("sum missing", "mean missing", "product of all missing", "reduced too early", "array for number")


NUMBERS = ("constant", "constant off by one", "off by one")


def _too_many_as_a_whole(found: list[Change]) -> Change | None:
    """What does not belong at all, where another number in it would undo it: `x != 0 and ...`, `np.maximum(x, 0.1)`."""
    numbers = [change for change in found if change.kind in NUMBERS]
    whole = [change for change in found if "too many" in change.kind and change.rank <= TAKES_NOTHING_NEW
             and all(each.node in change.within for each in found if each.rank <= TAKES_NOTHING_NEW)]  # fmt: skip
    return min(whole, key=lambda change: len(change.within), default=None) if numbers else None


def _without_the_same(found: list[Change]) -> list[Change]:
    """Without calls and factors that are missing where what they do is missing, without signs of what has none, which
    are 1, without sums over an axis of one entry, and without what makes fractions of whole numbers on the way."""
    written, ones, thin, squares = ({change.piece for change in found if change.kind in kinds}
                                    for kinds in (CALLED, ONES, ("dimension",), ("square missing",)))  # fmt: skip
    without = {"call missing": written, "sign alone missing": ones, **dict.fromkeys(ONES, ones)}
    without["factor missing"] = squares  # the same once more
    without |= dict.fromkeys(REDUCED, thin)
    found = [change for change in found if change.piece not in without.get(change.kind, ())]
    cut = [change for change in found if change.kind == CUT_OFF]
    makes_fractions = [change for change in found if family(change.kind) in (POWER, FACTOR)
                       and any(change.node in each.within for each in cut)]  # fmt: skip
    return [change for change in found if change not in makes_fractions]


def _exchanged(first: list[Change]) -> Change | None:
    """Two cases of one choice that have changed places: the choice can be turned round as well as the two."""
    swapped = [c for c in first if c.kind == "arguments swapped" and c.piece.startswith("np.where(")]
    turned = {c.kind for c in first} & {"comparison turned round", "condition turned round"}
    return swapped[0]._replace(kind="cases exchanged") if swapped and turned else None


def _two_ways(one: Change, two: Change) -> Slip:
    """Brackets in one line that do what a factor in another does: `v = m * (v + g)`, and `v` or `m * v` where it is
    used."""
    both = f"{says(one.kind)}, or {says(two.kind)}"
    place = f"Line {one.line}, `{one.text}`, or line {two.line}, `{two.text}`: {both}."
    return Slip(f"{one.kind} or {two.kind}", f"One small thing is wrong: {both}.", place, sure=False)


def _two(pairs: list[Change]) -> Slip | None:
    """Two changes that go together, where all pairs that fit are of the same lines and families."""
    told = {(change.line, change.then[0], explained((change.kind, change.then[2]))) for change in pairs if change.then}
    if len(told) > 1 or not (first := pairs[0]).then:
        return None
    line, text, kind = first.then
    one, two = said(first.kind), said(kind)
    both = f"{one}, in two places" if one == two else f"{one}, and {two}"
    place = f"Line {first.line}, `{first.text}`: "
    place += f"{both}." if line == first.line else f"{one}; line {line}, `{text}`: {two}."
    return Slip("two slips", f"Two small things are wrong: {both}.", place, puts_in=True)


# kinds that are one slip where each of them mends it: a count, and where it is compared
OFF_BY_ONE = ("boundary", "constant off by one", "off by one", "loop ends", "loop starts", "index off by one",
              "start value", "counter moved on")  # fmt: skip


def _off_by_one(first: list[Change]) -> Slip | None:
    """A count that may be mended where it starts, where it moves on, or where it is compared."""
    if not all(change.kind in OFF_BY_ONE for change in first) or all(c.kind == "start value" for c in first):
        return None
    said = "something is off by one: a count, or what it is compared with"
    lines = sorted({(change.line, change.text) for change in first})[:2]
    place = " or ".join(f"line {number}, `{text}`" for number, text in lines)
    return Slip("off by one", f"One small thing is wrong: {said}.", f"{place[0].upper()}{place[1:]}: {said}.")


def _puts_in(change: Change) -> bool:
    return change.rank > TAKES_NOTHING_NEW or change.kind.endswith(" missing")


def _either(found: list[Change], first: list[Change]) -> Slip | None:
    """Two kinds of change, of one expression, that put nothing new in: each of them is what the program did."""
    by_family = {family(change.kind): change for change in reversed(first)}
    whole = [change for change in found if change.piece and all(other.node in change.within for other in found)]
    if not whole or len(by_family) > 2 or first[0].rank > TAKES_NOTHING_NEW:
        return None
    kinds = sorted({change.kind for change in by_family.values()})
    both = ", or ".join(says(kind) for kind in kinds)
    place = f"Line {whole[0].line}, `{whole[0].text}`: {both}. Either would explain it."
    return Slip(" or ".join(kinds), f"One small thing is wrong: {both}.", place, sure=False)


def _order(change: Change) -> tuple[bool, bool]:
    return _puts_in(change), "too many" not in change.kind or is_number(change.piece)


def _one(found: list[Change]) -> Change | None:
    if len({family(change.kind) for change in found}) == 1:
        # what is there and should not be, before what would undo it; and what lost a dimension, before that it is lost
        lost = [change for change in found if change.kind == "keepdims missing"]
        return lost[0] if lost else min(found, key=_order)
    whole = [change for change in found if all(other.node in change.within for other in found)]
    # what does not belong is not mended in its parts; nor is a wrong order, `sqrt(p) / n`, by a root of n
    return next((change for change in whole if "too many" in change.kind or change.kind == IN_ORDER), None)


IN_ORDER = "order of operations"


__all__ = [
    "SECONDS",
    "SECONDS_EACH",
    "TAKES_NOTHING_NEW",
    "Change",
    "Described",
    "Slip",
    "changed_answers",
    "changes_of",
    "slip_of",
]
