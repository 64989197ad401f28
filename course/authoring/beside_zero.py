"""The probes of numbers on either side of 0, which need no word: where an outcome jumps there, as that of a comparison
with 0 does, it jumps at 0 and not at a threshold of one's own, however small that is. So what comes near to 0 is tried
far below any threshold, with one sign and with the other; what hides an argument is taken as zero."""

from collections.abc import Iterator

from course.authoring.changes import is_real, near_zero, zero
from course.authoring.probes import Planned, ProbeSource, names_of
from course.authoring.right import is_right
from course.authoring.special import PERMITTED, has, is_excluded
from course.authoring.unhidden import beside, may_be_zero
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.exercise import Part
from nnkit.check.problem import problem_of

SAYS = "Here `{name}` was very near to 0{beside}" + PERMITTED


def beside_zero(source: ProbeSource) -> Iterator[Planned]:
    """For each argument of floats, in each part, two cases on either side of a jump at 0, where there is one."""
    if source.exercise.kind != "function":
        return
    names = [name for name in names_of(source.reference) if has(source, name, is_real)]
    for name in names:
        if any(is_excluded(source, word, name) for word in ("tiny", "mirrored")):
            continue
        others = [other for other in names if other != name and may_be_zero(source, other)]
        for part in source.exercise.parts:
            for zeros, case in _first(source, part, name, others):
                says = SAYS.format(name=name, beside=beside(zeros))
                yield Planned(part.name, Probe("beside zero", says, case))


def _first(
    source: ProbeSource, part: Part, name: str, others: list[str]
) -> Iterator[tuple[tuple[str, ...], Case | Script]]:
    """The first two of a part between which the outcome jumps."""
    for zeros in ((), *((other,) for other in others)):
        for case in part.cases:
            gone = dict.fromkeys(zeros, zero)
            both = [source.changed(case, {name: near, **gone}) for near in near_zero]
            if all(each and is_right(source, part, each) for each in both) and _jumps(source, part, *both):
                yield from ((zeros, each) for each in both)
                return


def _jumps(source: ProbeSource, part: Part, one: Case | Script, other: Case | Script) -> bool:
    """Whether the outcome of one is wrong for the other, by more than single precision would."""
    first, second = source.outcome(one), source.outcome(other)
    if first is None or second is None:
        return False
    if part.judge is not None:
        return problem_of(source.exercise, part.judging(), one, second, None) is not None
    return difference(first.value, second.value, atol=1e-3) is not None
