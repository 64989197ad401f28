"""Cases beside each other: pairs that may stand in one script, and the same calls with other numbers."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from course.authoring.probes import ProbeSource, leaves_of, replace_calls, values_of
from nnkit.check.cases import Case, Rng, Script, Step
from nnkit.check.compare import difference
from nnkit.check.exercise import Part


def other_values(source: ProbeSource, case: Case | Script) -> Case | Script | None:
    """The same calls, but for the numbers in their arrays: each array's rows in reverse order, or where an order is
    meant or nothing comes of it, smaller ones; or for the order in their lists of numbers. None where none of these
    would change the outcome."""
    arrays = [value for value in values_of(case) if _is_reversible(value)]
    ordered = any(value.ndim == 1 and len(value) > 2 and (np.diff(value) >= 0).all() for value in arrays)
    before = source.outcome(case)
    for change in (_smaller, _rolled) if ordered else (_turned, _smaller, _rolled):
        calls = [_with_values(call, change) for call in calls_of(case)]
        made = calls[0] if isinstance(case, Case) else replace_calls(case, calls)
        after = None if equal(case, made) else source.outcome(made)
        if before and after and difference(before.value, after.value) is not None:
            return made
    return None


def _with_values(call: Case | Step, change: Callable[[Any], Any]) -> Case | Step:
    args = [change(value) for value in call.args]
    return Step(call.method, *args, of=call.of) if isinstance(call, Step) else Case(*args, **call.kwargs)


def _turned(value: Any) -> Any:
    if isinstance(value, Rng):
        return Rng(value.seed, f"{value.name} again")  # its own, in a script with the other's
    if not _is_reversible(value):
        return value
    symmetric = value.ndim == 2 and np.array_equal(value, value.T)
    return (value[::-1, ::-1] if symmetric else value[::-1]).copy()  # it stays symmetric


def _rolled(value: Any) -> Any:
    """A list of numbers with the first of them at its end."""
    numbers = isinstance(value, list) and all(type(item) in (int, float) for item in value)
    return [*value[1:], *value[:1]] if numbers else _turned(value) if isinstance(value, Rng) else value


def _smaller(value: Any) -> Any:
    """0.9 times an array, unless its numbers are whole or shares of 1, which such numbers would not be."""
    if not _is_reversible(value) or (value == np.round(value)).all() or np.allclose(value.sum(-1), 1):
        return _turned(value) if isinstance(value, Rng) else value
    return 0.9 * value


def _is_reversible(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.ndim > 0


def all_pairs(source: ProbeSource) -> list[tuple]:
    """(part, case, case): of each part, and of two parts that no judge looks at."""
    kind = Case if source.exercise.kind == "function" else Script
    found = [(part, *pair) for part in source.exercise.parts for pair in _pairs(source, part)]
    firsts = [(part, part.cases[0]) for part in source.exercise.parts if part.judge is None]
    across = [(part, one, two) for (part, one), (_, two) in pairwise(firsts) if is_simple(one, kind)]
    return [*found, *(pair for pair in across if is_simple(pair[2], kind))]


def _pairs(source: ProbeSource, part: Part) -> Iterator[tuple]:
    """Pairs of a part's cases: a hidden one and itself drawn anew, else two public ones, else one and itself."""
    kind = Case if source.exercise.kind == "function" else Script
    if part.judge is not None and part.judge.keeps:
        return  # a judge that keeps something from call to call
    anew = next(other.hidden for other in source.again.parts if other.name == part.name)
    cases = [case for case in (*part.cases, *part.hidden) if is_simple(case, kind)]
    for first, second in [*zip(part.hidden, anew, strict=False), *pairwise(cases)]:
        if is_simple(first, kind) and is_simple(second, kind) and not equal(first, second):
            yield first, second
    if cases:
        yield cases[0], cases[0]


def is_simple(case: Case | Script, kind: type) -> bool:
    """Whether it is of that kind, and a script one of a single object as it is."""
    if isinstance(case, Script):
        one = all(isinstance(step, Step) for step in case.steps)
        return kind is Script and one and not (case.overwritten or case.layout or case.same or case.differ)
    return isinstance(case, kind)


def shapes(case: Case | Script) -> list:
    return [value.shape if isinstance(value, np.ndarray) else type(value) for value in leaves_of(values_of(case))]


def size(case: Case | Script) -> int:
    return sum(value.size if isinstance(value, np.ndarray) else 1 for value in leaves_of(values_of(case)))


def variety(case: Case | Script) -> int:
    """How many different lengths its arrays' axes have: where all are equal, one that is taken for another is right."""
    return len({length for value in leaves_of(values_of(case)) for length in np.shape(value)})


def kinds(case: Case | Script) -> list:
    """What two cases have in common that differ in the numbers of their arrays alone."""
    return [value.shape if isinstance(value, np.ndarray) else repr(value) for value in leaves_of(values_of(case))]


def equal(first: Case | Script, second: Case | Script) -> bool:
    one, two = list(leaves_of(values_of(first))), list(leaves_of(values_of(second)))
    return len(one) == len(two) and all(
        type(a) is type(b) and (np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b)
        for a, b in zip(one, two, strict=True)
    )


def calls_of(case: Case | Script) -> list[Case | Step]:
    return [case] if isinstance(case, Case) else [case.make, *case.steps]
