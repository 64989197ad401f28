"""The probes that need no word: a call again, another order in memory, no defaults; those of objects stand in
`objects.py`, those of special values in `special.py`."""

import ast
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from course.authoring.objects import in_turn
from course.authoring.pairs import all_pairs, calls_of, equal, kinds, other_values, shapes, size
from course.authoring.probes import Planned, ProbeSource, leaves_of, replace_calls, values_of
from nnkit.check.cases import Case, Probe, Script, Step
from nnkit.check.compare import difference
from nnkit.check.promises import AnyShape, Seeded

KEPT = (
    "Called again your function answers otherwise: it keeps something from one call to the next (a global name, a "
    "default that is a list or an array, a result that it fills anew)."
)
REFILLED = (
    "Called with the same arrays as before, in which other numbers stand now, your function answers as it did before: "
    "it keeps the answer for an array, and not for what is in it."
)
ORDER = (
    "Here the array was not contiguous in memory (a transpose, or every second number of another), and your answer was "
    "another one: it must not depend on the order in which the numbers lie there."
)
AGAIN = 3  # times more: what is kept may be of use only after some calls
DEFAULT = "With {names} left out your answer is another one than with the value in the first line that was given."


def automatic(source: ProbeSource) -> list[Planned]:
    """The probes that need no word."""
    if source.exercise.kind == "function":
        again = not any(isinstance(promise, Seeded) for promise in source.exercise.promises)  # that calls it again too
        return [*(_again(source) if again else ()), *_laid_out(source), *_defaults(source)]
    if source.exercise.kind == "object":
        return [*in_turn(source), *_defaults(source)]
    return []


def _again(source: ProbeSource) -> Iterator[Planned]:
    """One call, another with the same shapes and other values where there is one, and the first again."""
    pairs = all_pairs(source)
    if not pairs:
        return
    small = min(pairs, key=lambda pair: (shapes(pair[1]) != shapes(pair[2]), size(pair[1])))
    part, first, second = min(
        pairs,
        key=lambda pair: (equal(*pair[1:]), shapes(pair[1]) != shapes(pair[2]), size(pair[1])),
    )
    if part.name != small[0].name:  # an answer that is right by turns is so in one part or in another
        other, alike = small[2], equal(*small[1:]) and small[0].judge is None
        other = (other_values(source, small[1]) if alike else None) or other
        yield Planned(small[0].name, Probe("something kept between calls", KEPT, Script(small[1], other, small[1])))
    if equal(first, second) or kinds(first) != kinds(second):  # of equal shapes and settings: what is kept by them
        second = (other_values(source, first) if part.judge is None else None) or second
    yield from islice(_refilled(source, [(part, first, second), *pairs]), 1)
    between = _one_by_one(source, first, second) if part.judge is None else []
    opening = source.exercise.parts[0].cases[0]  # what is kept of the very first call shows in such another
    opening = [opening] * AGAIN if part.judge is None and isinstance(opening, Case) else []
    calls = [first, *between, second, *[first, second] * AGAIN, first, *opening]
    yield Planned(part.name, Probe("something kept between calls", KEPT, Script(*calls)))


def _refilled(source: ProbeSource, pairs: Sequence[tuple]) -> Iterator[Planned]:
    """Two calls in the same arrays, of which other things come."""
    for part, first, second in pairs:
        one, other = source.outcome(first), source.outcome(second)
        if kinds(first) == kinds(second) and one and other and difference(one.value, other.value) is not None:
            script = Script(first, second, layout="refilled")
            yield Planned(part.name, Probe("something kept between calls", REFILLED, script))


def _one_by_one(source: ProbeSource, first: Case, second: Case) -> list[Case]:
    """The first call with one array of the second's at a time, or one number a tenth smaller: what is kept by the other
    arguments shows."""
    if len(first.args) != len(second.args) or len(first.args) == 1:
        return []
    made = []
    for i, (old, new) in enumerate(zip(first.args, second.args, strict=True)):
        if type(old) is float and old != 0:
            other: Any = 0.9 * old
        elif isinstance(new, np.ndarray) and np.shape(old) == new.shape and not np.array_equal(old, new):
            other = new
        else:
            continue
        made.append(Case(*first.args[:i], other, *first.args[i + 1 :], **first.kwargs))
    return [case for case in made if source.takes(case)]


def _laid_out(source: ProbeSource) -> Iterator[Planned]:
    """The arrays of a small case as a transpose has them. Where random numbers are promised a call may take long, and
    where any shape is, other orders in memory go with it."""
    if any(isinstance(promise, AnyShape | Seeded) for promise in source.exercise.promises):
        return
    found = []
    for part, case in source.bases():
        arrays = [value for value in leaves_of(values_of(case)) if isinstance(value, np.ndarray) and value.ndim]
        if arrays and isinstance(case, Case) and not (part.judge and part.judge.keeps):
            deep = max(value.ndim for value in arrays) > 1  # a vector looks the same as a transpose
            shows = any(min(value.shape) > 1 for value in arrays if value.ndim > deep)
            found.append((not shows, part.judge is not None, size(case), part, case))
    if found:
        *_, part, case = min(found, key=lambda each: each[:3])
        layout = "fortran" if any(np.ndim(value) > 1 for value in leaves_of(values_of(case))) else "strided"
        yield Planned(part.name, Probe("another order in memory", ORDER, Script(case, layout=layout)))


def _defaults(source: ProbeSource) -> Iterator[Planned]:
    """Where the stub gives defaults: a case that leaves them out. (By place only: names are a student's own.)"""
    for function, names in _given_defaults(source.stub):
        shorter = [
            (part, case, made)
            for part, case in source.bases()
            if (made := [_without(source, call, function, names) for call in calls_of(case)]) != calls_of(case)
        ]
        if shorter:
            part, case, made = max(shorter, key=lambda found: size(found[1]))  # what a default does may show late
            short = made[0] if isinstance(case, Case) else replace_calls(case, made)
            says = DEFAULT.format(names=" and ".join(f"`{name}`" for name in names))
            yield Planned(part.name, Probe("another default", says, short))


def _given_defaults(stub: str) -> list[tuple[str, list[str]]]:
    """(function, arguments) for each function with defaults in the text that students start from."""
    functions = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.FunctionDef)]
    counts = [(node, len(node.args.defaults)) for node in functions]
    return [(node.name, [arg.arg for arg in node.args.args[-count:]]) for node, count in counts if count]


def _without(source: ProbeSource, call: Case | Step, function: str, names: list[str]) -> Case | Step:
    """The call without those arguments; itself where it gives none of them."""
    method = call.method if isinstance(call, Step) else "__init__" if source.exercise.kind == "object" else None
    bound = source.bound(call) if function == (method or source.exercise.id) else None
    if bound is None or not set(names) & set(bound.arguments):
        return call
    kept = [value for name, value in bound.arguments.items() if name not in names]
    return Step(call.method, *kept[1:], of=call.of) if isinstance(call, Step) else Case(*kept)
