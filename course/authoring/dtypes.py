"""The probes behind the word about types of numbers: floats of fewer digits, whole ones small and large."""

import itertools
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from course.authoring.changes import LARGE
from course.authoring.probes import Planned, ProbeSource, leaves_of
from course.authoring.special import is_excluded
from course.authoring.values import on_arrays
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.exercise import Part
from nnkit.check.promises import Dtypes

OTHER = "another type of number"


def of_other_types(promise: Dtypes, source: ProbeSource) -> Iterator[Planned]:
    kinds: list[tuple[str, str, Callable]] = [("float32", OTHER, lambda a: a.astype(np.float32))]
    if promise.whole:
        kinds += [(name, OTHER, lambda a, name=name: np.round(a).astype(name)) for name in ("int64", "int32")]
    if promise.whole and not any(is_excluded(source, "large", name) for name in promise.names):
        # what is odd stays so
        kinds.append(("int64", "large whole numbers", lambda a: np.round((LARGE - 1) * a).astype(np.int64)))
    # one of several alone as well, and where it shows: an outcome that is cut to whole numbers may be whole by itself,
    # and so may what comes in beside it
    some = [promise.names, *([each] for each in promise.names if len(promise.names) > 1)]
    for (name, probe, cast), names in itertools.product(kinds, some):
        others = on_arrays([each for each in promise.names if each not in names], _with_fractions)
        found = [
            (part, made)
            for part, case in [*source.bases(), *source.hidden_bases()]
            if (made := source.changed(case, on_arrays(names, cast) | others))
        ]
        if not found:
            continue
        part, case = _least_whole(source, names, found)
        plain = source.changed(case, on_arrays(names, lambda a: a.astype(float)))
        says = f"{source.says(promise)} Here the numbers were `{name}`."
        yield Planned(part.name, Probe(probe, says, case), promise, plain)


def _with_fractions(array: np.ndarray) -> np.ndarray:
    """The array, or half a unit off where all its numbers are whole though its type is not."""
    whole = array.dtype.kind == "f" and array.size and np.array_equal(array, np.round(array))
    return array + 0.5 if whole else array


def _matters(source: ProbeSource, names: Sequence[str], case: Case | Script) -> bool:
    """Whether something else comes out where these arguments are twice as large: it may depend on their sign alone."""
    twice = source.changed(case, on_arrays(names, lambda a: 2 * a))
    one, other = source.outcome(case), source.outcome(twice) if twice else None
    return one is None or other is None or difference(one.value, other.value) is not None


def _least_whole(
    source: ProbeSource, names: Sequence[str], found: list[tuple[Part, Case | Script]]
) -> tuple[Part, Case | Script]:
    """The first where all numbers and arrays that come out have fractions, or most: what is cut to whole numbers
    shows; of those in which the arguments matter, where there are such."""
    best, most = found[0], 0.0
    for each in [each for each in found if _matters(source, names, each[1])] or found:
        outcome = source.outcome(each[1])
        numbers = [np.asarray(leaf) for leaf in leaves_of(outcome.value)] if outcome else []
        whole = [np.array_equal(leaf, np.round(leaf)) for leaf in numbers if leaf.dtype.kind == "f"]
        share = 1 - sum(whole) / len(whole) if whole else 0.0
        if share > most:
            best, most = each, share
        if most == 1:
            break
    return best
