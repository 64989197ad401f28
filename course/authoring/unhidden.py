"""The probes of numbers so small that only what depends on them alone shows them, which need no word: beside a bias
that stays as it is, a sum that is cut off below 1e-8 looks right. So what hides an argument is taken as zero.

Where the outcome only shrinks with the argument, as a product or a square does, it has all its digits however small it
is: there the argument is far smaller still, and no digit may be off.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from course.authoring.changes import NEAR, are_floats, is_real, minute, near_zero, zero
from course.authoring.probes import Planned, ProbeSource, leaves_of, names_of
from course.authoring.right import is_right
from course.authoring.special import PERMITTED, has, is_excluded
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.exercise import Part

SAYS = "Here `{name}` was below 1e-8 in size{beside}" + PERMITTED
ALL_SAYS = "Here the numbers of all arrays were below 1e-8 in size" + PERMITTED
SAME = 1e-9  # relative: powers of two are exact, and the order of a sum may not be
FEW = 6  # of more arguments not every pair is tried


def unhidden(source: ProbeSource) -> Iterator[Planned]:
    """For each argument of floats one case in which it is minute and shows: with the others as they are, else with one
    or two of them, or all numbers that stand alone, zero."""
    if source.exercise.kind == "value":
        return
    names = names_of(source.reference)
    for name in names:
        if not is_excluded(source, "tiny", name) and has(source, name, is_real):
            others = [other for other in names if other != name and may_be_zero(source, other)]
            for part, zeros, case, exact in islice(_found(source, name, others), 1):
                says = SAYS.format(name=name, beside=beside(zeros))
                yield Planned(part.name, Probe("tiny numbers", says, case), exact=exact)
    yield from _together(source, names)


def _together(source: ProbeSource, names: list[str]) -> Iterator[Planned]:
    """All arrays at once: a difference of two is minute only if both are."""
    meant = [name for name in names if has(source, name, are_floats)]
    if len(meant) < 2 or any(is_excluded(source, "tiny", name) for name in meant):
        return
    for part in reversed(source.exercise.parts):
        for case in part.cases:
            near = source.changed(case, dict.fromkeys(meant, near_zero[0]))
            exact = bool(near) and _shrinks(source, part, case, near)
            made = near if exact else source.changed(case, dict.fromkeys(meant, minute))
            if made and (exact or is_right(source, part, made)):
                yield Planned(part.name, Probe("tiny numbers", ALL_SAYS, made), exact=exact)
                return


def beside(zeros: Sequence[str]) -> str:
    """What is taken as zero, in words that go on a sentence."""
    return f", and {' and '.join(f'`{name}`' for name in zeros)} zero" if zeros else ""


def may_be_zero(source: ProbeSource, name: str) -> bool:
    """Whether an argument of floats may be zero, so that it hides no other."""
    return has(source, name, is_real) and not is_excluded(source, "zero", name)


def _found(
    source: ProbeSource, name: str, others: list[str]
) -> Iterator[tuple[Part, tuple[str, ...], Case | Script, bool]]:
    """(part, what is zero, case, whether every digit counts)"""
    alone = tuple(other for other in others if not has(source, other, are_floats))
    pairs = combinations(others, 2) if len(others) < FEW else ()
    for zeros in ((), *((other,) for other in others), alone, *pairs):
        digits = has(source, name, are_floats) or set(others) <= set(zeros)
        for part in reversed(source.exercise.parts):
            for case in part.cases:
                gone = dict.fromkeys(zeros, zero)
                whole = source.changed(case, gone) if zeros else case
                near = source.changed(case, {name: near_zero[0], **gone})
                # beside a number that stays, another right formula of a number may cancel
                if digits and whole and near and _shrinks(source, part, whole, near):
                    yield part, zeros, near, True
                made = source.changed(case, {name: minute, **gone})
                nothing = source.changed(case, {name: zero, **gone})
                if made and nothing and _shows(source, made, nothing) and is_right(source, part, made):
                    yield part, zeros, made, False


def _shrinks(source: ProbeSource, part: Part, whole: Case | Script, near: Case | Script) -> bool:
    """Whether each number of the reference's outcome is as much smaller as the argument is, or as its square, and
    rounding does not decide what it is."""
    one, other = source.outcome(whole), source.outcome(near)
    if part.judge is not None or one is None or other is None or not is_right(source, part, near, exact=True):
        return False
    pairs = list(zip(leaves_of(one.value), leaves_of(other.value), strict=True))
    if not all(is_real(leaf) for leaf, _ in pairs):
        return False
    return bool(pairs) and all(
        any(difference(leaf * NEAR**degree, small, SAME, 0.0) is None for degree in (1, 2)) for leaf, small in pairs
    )


def _shows(source: ProbeSource, made: Case | Script, gone: Case | Script) -> bool:
    """Whether the reference's outcome is another one than with that argument zero, more than an answer may be off."""
    one, other = source.outcome(made), source.outcome(gone)
    exercise = source.exercise
    if one is None or other is None:
        return False
    return difference(other.value, one.value, exercise.rtol, exercise.atol) is not None
