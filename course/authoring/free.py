"""What is expected of a probe where the task leaves a constant or a decision free, or where a tiny outcome has all its
digits."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

from course.authoring.probes import Planned, PromiseError, expected_of
from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.compare import difference
from nnkit.check.exercise import Exercise
from nnkit.check.promises import Free, Holds
from nnkit.check.span import Either, Span


def permitted(exercise: Exercise) -> list[Any]:
    """Right answers with other constants, where the task leaves one free."""
    words = [promise for promise in exercise.promises if isinstance(promise, Free)]
    return list(chain.from_iterable(map(_answers, words)))


def _answers(word: Free) -> list[Any]:
    return [make(constant) for make in word.answers for constant in sorted({word.low, word.high})]


def wanted_of(exercise: Exercise, reference: Any, planned: Planned, others: Sequence[Any]) -> Any:
    """What is expected of a probe: what the reference gives, or what lies between it and what the others give."""
    if isinstance(planned.promise, Holds) and planned.promise.either:
        values = [expected_of(exercise, answer, planned) for answer in (reference, *planned.promise.either)]
        is_script = isinstance(planned.probe.case, Script)
        return [Either(each) for each in zip(*values, strict=True)] if is_script else Either(tuple(values))
    value, *more = (expected_of(exercise, answer, planned) for answer in (reference, *others))
    atol = 0.0 if planned.exact else None
    if more and (gap := difference(_span_of(exercise, planned, more, atol), value, exercise.rtol, exercise.atol)):
        raise PromiseError(f"{exercise.id}: the reference is none of the answers that its Free permits: {gap}")
    return _span_of(exercise, planned, [value, *more], atol) if more or planned.exact else value


def _span_of(exercise: Exercise, planned: Planned, values: Sequence[Any], atol: float | None) -> Any:
    case = planned.probe.case
    if isinstance(case, Case):
        return _spanned(exercise, values, atol)
    found = [_spanned(exercise, each, atol) for each in zip(*values, strict=True)]
    steps = [step for step in case.steps if isinstance(step, Step)]
    for of in {step.of for step in steps} if len(steps) == len(found) else ():
        places = [i for i, step in enumerate(steps) if step.of == of]
        if all(any(value is PREVIOUS for value in steps[i].args) for i in places[1:]):
            for i, span in zip(places, _walked([[value[i] for i in places] for value in values], atol), strict=True):
                found[i] = span
    return found


def _walked(values: Sequence[Any], atol: float | None) -> list[Span]:
    """Of a walk, in which each step goes on from the last place: another constant may count in each of them, as where
    it is scaled with the rate, so that the lowest place is the last lowest one, and the least step from there."""
    places = np.array(values, float)  # (answers, steps, ...)
    steps = np.concatenate([places[:, :1], np.diff(places, axis=1)], axis=1)
    low, high = (np.cumsum(end(steps, axis=0), axis=0) for end in (np.min, np.max))
    return [Span(*each, atol) for each in zip(places[0], low, high, strict=True)]


def _spanned(exercise: Exercise, values: Sequence[Any], atol: float | None) -> Any:
    """One outcome in which each number is a Span over all of these."""
    first = values[0]
    if isinstance(first, tuple) or (isinstance(first, list) and np.ndarray in map(type, first)):
        return type(first)(_spanned(exercise, each, atol) for each in zip(*values, strict=True))
    if isinstance(first, dict):
        return {key: _spanned(exercise, [value[key] for value in values], atol) for key in first}
    if isinstance(first, str | bool) or first is None:
        if any(value != first for value in values):
            raise PromiseError(f"{exercise.id}: what is free decides between {first!r} and another word")
        return first
    arrays = np.array([np.asarray(value, float) for value in values])
    return Span(arrays[0], arrays.min(axis=0), arrays.max(axis=0), atol)
