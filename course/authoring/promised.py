"""The probes behind each word of `nnkit/check/promises`."""

import functools
import inspect
from collections.abc import Iterator
from typing import Any

import numpy as np

from course.authoring import dtypes, shapes, values
from course.authoring.probes import Planned, ProbeSource, PromiseError, as_script
from course.authoring.values import every_second, on_arrays
from nnkit.check.cases import Case, Probe, Rng, Script, Step, look
from nnkit.check.door import PlainDoor
from nnkit.check.locks import Within
from nnkit.check.outcome import outcome_of
from nnkit.check.problem import unrelated
from nnkit.check.promises import (
    AnyShape,
    At,
    Between,
    Default,
    Dtypes,
    Everywhere,
    Free,
    Holds,
    Jumps,
    Keeps,
    New,
    Numbers,
    Reused,
    Rows,
    Seeded,
    Silent,
    Sizes,
    Tolerance,
    UpTo,
)

LONG = 120  # entries of a list of sizes


def promised(source: ProbeSource) -> list[Planned]:
    """The probes of all the promises of an exercise."""
    found = []
    for promise in source.exercise.promises:
        probes = list(probes_of(promise, source))
        if not probes and not isinstance(promise, Silent | Default | Tolerance | Free):
            raise PromiseError(f"{source.exercise.id}: no case shows {promise}; are the arguments' names right?")
        found += probes
    return found


@functools.singledispatch
def probes_of(promise: Any, source: ProbeSource) -> Iterator[Planned]:
    raise PromiseError(f"{source.exercise.id}: {promise!r} is no promise; there are those of nnkit.check.promises")


@probes_of.register
def _(promise: New, source: ProbeSource) -> Iterator[Planned]:
    says = f"{source.says(promise)} Written over afterwards, the arguments changed your result too."
    # other shapes and layouts too: of one column a transpose is contiguous, and needs no copy
    # and other numbers: a count so large that a factor is 1
    shown = AnyShape | Rows | Sizes | UpTo | At
    words = [word for word in source.exercise.promises if isinstance(word, shown)]
    shaped = {each.name: each for each in source.exercise.parts}
    others = [(shaped[each.part], each.probe.case) for word in words for each in probes_of(word, source)]
    # and where there may be nothing left to change: nothing below 0, nothing but 0, nothing but 1
    idle = [
        (part, made)
        for part, case in source.bases()
        for function in (np.abs, np.zeros_like, np.ones_like)
        if (made := source.changed(case, on_arrays(promise.names, function))) and source.takes(made)
    ]
    for part, variant in [*source.bases(), *others, *idle]:
        if source.changed(variant, on_arrays(promise.names, np.abs)) is not None:
            yield Planned(part.name, Probe("not new", says, as_script(variant, overwritten=True)), promise)


@probes_of.register
def _(promise: Reused, source: ProbeSource) -> Iterator[Planned]:
    for part, case in source.first(on_arrays(promise.names, np.copy)):
        probe = Probe("keeps the caller's array", source.says(promise), as_script(case, overwritten=True))
        yield Planned(part.name, probe, promise)


probes_of.register(Numbers, values.of_any_size)
probes_of.register(Everywhere, values.swept)
probes_of.register(Jumps, values.beside_jumps)
probes_of.register(AnyShape, shapes.of_any_shape)
probes_of.register(Rows, shapes.of_rows)
probes_of.register(Sizes, shapes.of_sizes)
probes_of.register(Dtypes, dtypes.of_other_types)


@probes_of.register
def _(promise: Between, source: ProbeSource) -> Iterator[Planned]:
    near = 0.0 if promise.closed else 1e-3 * (promise.high - promise.low)
    for value in (promise.low + near, (promise.low + promise.high) / 2, promise.high - near):
        for part, case in source.first({promise.name: float(value)}):
            says = f"{source.says(promise)} Here `{promise.name}` was {value:g}."
            yield Planned(part.name, Probe("the ends of a range", says, case), promise)


@probes_of.register
def _(promise: UpTo, source: ProbeSource) -> Iterator[Planned]:
    def most(old: Any) -> Any:
        """In a list all, and many of them: what is counted in 32 bits overflows."""
        return [promise.most] * LONG if isinstance(old, list) else promise.most

    for part, case in source.first({promise.name: most}):
        says = f"{source.says(promise)} Here it was {promise.most}."
        yield Planned(part.name, Probe("the largest size", says, case), promise)


@probes_of.register
def _(promise: At, source: ProbeSource) -> Iterator[Planned]:
    seen = set()  # one case of each part
    for part, case in source.bases():
        bound = source.bound(case) if isinstance(case, Case) and part.name not in seen else None
        if bound is None or promise.name not in bound.arguments:
            continue
        seen.add(part.name)
        named = isinstance(promise.threshold, str)
        for value in _beside(bound.arguments[promise.threshold] if named else promise.threshold):
            made = source.changed(case, {promise.name: every_second(bound.arguments[promise.name], value)})
            says = f"{source.says(promise)} Here it was {value:g}."
            yield Planned(part.name, Probe("at the threshold", says, made), promise)


def _beside(threshold: float) -> list[float]:
    """The threshold itself, just above, and just below where that is not below 0 for the first time."""
    # what single precision still tells apart, and rounding to six places does not
    step = 1 if isinstance(threshold, int) else 2e-7 * max(1, abs(threshold))
    return [threshold, threshold + step, *([threshold - step] if threshold else [])]


@probes_of.register
def _(promise: Keeps, source: ProbeSource) -> Iterator[Planned]:
    asked = look(promise.attribute, promise.kind)
    for part, case in source.bases():
        if isinstance(case, Script) and all(isinstance(step, Step) for step in case.steps):
            script = Script(case.make, asked, *(step for each in case.steps for step in (each, asked)))
            yield Planned(part.name, Probe("another class", source.says(promise), script), promise)
            return


@probes_of.register
def _(promise: Tolerance, source: ProbeSource) -> Iterator[Planned]:
    """The judge takes what the text says, no less and no more."""
    for part in source.exercise.parts:
        interval = part.judge and part.judge.params.get("answer")
        if not isinstance(interval, Within):
            raise PromiseError(f"{source.exercise.id}: {promise} is for Judge('answer.like', answer=about(...))")
        size = promise.size * (abs(interval.low + interval.high) / 200 if promise.percent else 1)
        if not np.isclose((interval.high - interval.low) / 2, size, rtol=0.02, atol=0):
            raise PromiseError(f"{source.exercise.id}: the judge takes {interval}, the task says {promise.sentence}")
    return iter(())


@probes_of.register
def _(promise: Default, source: ProbeSource) -> Iterator[Planned]:
    functions = [source.reference, *vars(source.reference).values()] if isinstance(source.reference, type) else []
    for function in functions or [source.reference]:
        parameter = inspect.signature(function).parameters.get(promise.name) if callable(function) else None
        if parameter is not None and parameter.default == promise.value:
            return iter(())
    raise PromiseError(f"{source.exercise.id}: the reference breaks {promise}: it has no such default")


@probes_of.register
def _(promise: Silent | Free, source: ProbeSource) -> Iterator[Planned]:
    return iter(())  # on every case; Free on every probe (`free.py`)


@probes_of.register
def _(promise: Seeded, source: ProbeSource) -> Iterator[Planned]:
    says = source.says(promise)
    for part, case in source.bases():
        if (script := _seeds(promise, source, case)) and source.takes(script):
            outcome = outcome_of(source.exercise, PlainDoor(source.reference), script)
            if unrelated(script, outcome.value, source.exercise.rtol) is None:  # where chance decides something
                yield Planned(part.name, Probe("the seed", says, script), promise)
                return


def _seeds(promise: Seeded, source: ProbeSource, case: Case | Script) -> Script | None:
    values = [0, 0, 4]  # 0 is a seed like any other, and false
    if promise.generator:
        values += [Rng(3), Rng(3), Rng(3, "another"), Rng(3, "another")]
    calls = [source.changed(case, {promise.name: value}) for value in values]
    if calls[0] is None:
        return None
    same, differ = [(0, 1)], [(0, 2)]
    if promise.generator:
        same, differ = [*same, (3, 5), (4, 6)], [*differ, (3, 4)]
    if isinstance(case, Case):
        return Script(*calls, same=same, differ=differ)
    return None


@probes_of.register
def _(promise: Holds, source: ProbeSource) -> Iterator[Planned]:
    part = promise.part or next(part.name for part, _ in source.bases())
    for case in promise.cases:
        yield Planned(part, Probe(promise.name, promise.says or source.says(promise), case), promise)
