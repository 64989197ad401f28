"""The probes of numbers so small that only what depends on them alone shows them, which need no word: beside a bias
that stays as it is, a sum that is cut off below 1e-8 looks right. So what hides an argument is taken as zero."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from course.authoring.changes import are_floats, is_real, minute, zero
from course.authoring.probes import Planned, ProbeSource, names_of
from course.authoring.right import is_right
from course.authoring.special import PERMITTED, has, is_excluded
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.exercise import Part

SAYS = "Here `{name}` was below 1e-8 in size{beside}" + PERMITTED
ALL_SAYS = "Here the numbers of all arrays were below 1e-8 in size" + PERMITTED
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
            for part, zeros, case in _first(source, name, others):
                says = SAYS.format(name=name, beside=beside(zeros))
                yield Planned(part.name, Probe("tiny numbers", says, case))
    yield from _together(source, names)


def _together(source: ProbeSource, names: list[str]) -> Iterator[Planned]:
    """All arrays at once: a difference of two is minute only if both are."""
    meant = [name for name in names if has(source, name, are_floats)]
    if len(meant) < 2 or any(is_excluded(source, "tiny", name) for name in meant):
        return
    for part in reversed(source.exercise.parts):
        made = (source.changed(case, dict.fromkeys(meant, minute)) for case in part.cases)
        for case in made:
            if case and is_right(source, part, case):
                yield Planned(part.name, Probe("tiny numbers", ALL_SAYS, case))
                return


def beside(zeros: Sequence[str]) -> str:
    """What is taken as zero, in words that go on a sentence."""
    return f", and {' and '.join(f'`{name}`' for name in zeros)} zero" if zeros else ""


def may_be_zero(source: ProbeSource, name: str) -> bool:
    """Whether an argument of floats may be zero, so that it hides no other."""
    return has(source, name, is_real) and not is_excluded(source, "zero", name)


def _first(source: ProbeSource, name: str, others: list[str]) -> Iterator[tuple[Part, tuple[str, ...], Case | Script]]:
    alone = tuple(other for other in others if not has(source, other, are_floats))
    pairs = combinations(others, 2) if len(others) < FEW else ()
    for zeros in ((), *((other,) for other in others), alone, *pairs):
        for part in reversed(source.exercise.parts):
            for case in part.cases:
                made = source.changed(case, {name: minute, **dict.fromkeys(zeros, zero)})
                gone = source.changed(case, {name: zero, **dict.fromkeys(zeros, zero)})
                if made and gone and _shows(source, made, gone) and is_right(source, part, made):
                    yield part, zeros, made
                    return


def _shows(source: ProbeSource, made: Case | Script, gone: Case | Script) -> bool:
    """Whether the reference's outcome is another one than with that argument zero, more than an answer may be off."""
    one, other = source.outcome(made), source.outcome(gone)
    exercise = source.exercise
    if one is None or other is None:
        return False
    return difference(other.value, one.value, exercise.rtol, exercise.atol) is not None
