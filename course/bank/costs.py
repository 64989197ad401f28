"""What the probes of an exercise cost an answer, counted and not timed: nobody sees in a second of a test whether they
cost two or three times as much as they did."""

from collections import Counter
from collections.abc import Sequence

from course.authoring.pairs import calls_of, size
from course.authoring.probes import Planned

CALL = 100  # entries of an array, which take about as long as a call and the comparison of what comes of it


def costs(planned: Sequence[Planned]) -> Counter[str]:
    """By kind of probe: the entries of all arguments of all its calls, and CALL for each call."""
    found: Counter[str] = Counter()
    for each in planned:
        found[each.probe.name] += size(each.probe.case) + CALL * len(calls_of(each.probe.case))
    return found
