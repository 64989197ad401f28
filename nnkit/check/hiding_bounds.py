"""A bound that cuts off what would overflow: beyond it all comes out alike."""

from collections.abc import Sequence

from nnkit.check.repair import Change, Slip
from nnkit.check.repair.instead import BOUNDING

HIDES = "`{}` cuts numbers off, so that all beyond its bound comes out alike, and hides what would be `nan` or `inf`"


def bound_that_hides(bare: Sequence[Change]) -> Slip | None:
    """The bound without which the answer overflows wherever it is wrong."""
    for change in bare:
        said = HIDES.format(bound_of(change))
        place = f"Line {change.line}, `{change.text}`: {said}."
        return Slip("a bound that hides", f"One small thing is wrong: {said}.", place)
    return None


def bound_of(change: Change) -> str:
    """The bound that a change takes away, or "": only then is it worth going through all cases."""
    name = change.kind.removeprefix("call of ").removesuffix(" too many")
    return name if name in BOUNDING and name != change.kind else ""
