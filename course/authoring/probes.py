"""Probes: the cases that hold what a task promises, drawn from its other cases; in grading only.

Some hold for every exercise, with no word of its author's (`automatic.py`): a call leaves nothing behind for the next
one, objects share nothing, the defaults given are used. The rest come from its promises (`promised.py`). What is
expected of a probe is what the reference gives on its calls one by one, so that a reference which breaks a promise is
found out.
"""

import functools
import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Probe, Rng, Script, Step, is_look
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import Outcome, outcome_of


class PromiseError(ValueError):
    """A promise that cannot be held: the reference breaks it, or no case shows it."""


@dataclass(frozen=True)
class Planned:
    """A probe, the part that it joins, and the promise behind it. plain: the calls that say what is expected, where
    the probe's own cannot; exact: its outcome has digits however small it is, so none may be off by a fixed amount."""

    part: str
    probe: Probe
    promise: Any = None
    plain: Case | Script | None = None
    exact: bool = False


@dataclass(frozen=True)
class ProbeSource:
    """What probes are drawn from: an exercise with its hidden cases, the same with others, and its reference."""

    exercise: Exercise
    again: Exercise
    reference: Any
    stub: str  # the text that students start from
    rng: np.random.Generator

    def says(self, promise: Any) -> str:
        """What an answer that breaks it is told first."""
        said = self.exercise.said_of(promise).rstrip(" ,;:")  # of a sentence that goes on
        said = said.removeprefix("(") if ")" not in said else said
        return f"The task promises it: {said}{'' if said.endswith(('.', '?', ')')) else '.'}"

    def bases(self) -> Iterator[tuple[Part, Case | Script]]:
        """Cases to draw probes from, of the cheapest parts first, so that a broken promise costs little."""
        yield from ((part, case) for part in self._parts() for case in part.cases)

    def hidden_bases(self) -> Iterator[tuple[Part, Case | Script]]:
        """The same of hidden cases."""
        yield from ((part, case) for part in self._parts() for case in part.hidden)

    def _parts(self) -> list[Part]:
        return sorted(self.exercise.parts, key=lambda part: (part.judge is not None, part.points))

    def first(self, change: dict[str, Any]) -> Iterator[tuple[Part, Case | Script]]:
        """The first case that can be changed so, changed."""
        for part, case in self.bases():
            if made := self.changed(case, change):
                yield part, made
                return

    def first_of_each(self, change: dict[str, Any]) -> Iterator[tuple[Part, Case | Script]]:
        """In each part the first case that can be changed so, changed."""
        seen: set[str] = set()
        for part, case in self.bases():
            if part.name not in seen and (made := self.changed(case, change)):
                seen.add(part.name)
                yield part, made

    def outcome(self, case: Case | Script) -> Outcome | None:
        """What the reference makes of such arguments; None where it does not take them."""
        outcome = outcome_of(self.exercise, PlainDoor(self.reference), case)
        return None if outcome.problem or outcome.changed or outcome.warned else outcome

    def takes(self, case: Case | Script) -> bool:
        return self.outcome(case) is not None

    def bound(self, call: Case | Step) -> inspect.BoundArguments | None:
        function = getattr(self.reference, call.method, None) if isinstance(call, Step) else self.reference
        if function is None:
            return None
        args = (None, *call.args) if isinstance(call, Step) else call.args
        return inspect.signature(function).bind(*args, **(call.kwargs if isinstance(call, Case) else {}))

    @functools.cached_property
    def shown(self) -> dict[str, tuple[float, float]]:
        """The smallest and the largest number that any case gives each argument, hidden ones too."""
        return self.spans(case for _, case in (*self.bases(), *self.hidden_bases()))

    def spans(self, cases: Iterable[Case | Script]) -> dict[str, tuple[float, float]]:
        """The smallest and the largest number that these cases give each argument, in lists too."""
        found: dict[str, tuple[float, float]] = {}
        for case in cases:
            for call in [case] if isinstance(case, Case) else [case.make, *case.steps]:
                bound = self.bound(call)
                for name, value in bound.arguments.items() if bound else ():
                    for leaf in map(np.asarray, leaves_of(value)):
                        numbers = leaf[np.isfinite(leaf)] if leaf.dtype.kind in "iuf" else np.zeros(0)
                        if numbers.size:
                            low, high = found.get(name, (np.inf, -np.inf))
                            found[name] = (min(low, numbers.min()), max(high, numbers.max()))
        return found

    def changed(self, case: Case | Script, new: dict[str, Any]) -> Case | Script | None:
        """The case with other arguments; new: by name a value, or a function of the old one. None: it has none such."""
        if isinstance(case, Script):
            calls = [case.make, *case.steps]
            made = [self.changed(call, new) or call for call in calls]
            return None if all(a is b for a, b in zip(calls, made, strict=True)) else replace_calls(case, made)
        bound = self.bound(case)
        found = [name for name in new if bound is not None and name in bound.arguments]
        made = {name: value(bound.arguments[name]) if callable(value := new[name]) else value for name in found}
        if all(callable(new[name]) and value is bound.arguments[name] for name, value in made.items()):
            return None  # no such argument, or none of that kind: a number where arrays are meant
        bound.arguments.update(made)
        if isinstance(case, Step):
            return Step(case.method, *bound.args[1:], of=case.of)
        return Case(*bound.args, **bound.kwargs)


def replace_calls(script: Script, calls: Sequence[Case | Step], **more: Any) -> Script:
    fields = {name: getattr(script, name) for name in ("overwritten", "layout", "same", "differ")}
    return Script(*calls, **{**fields, **more})


def as_script(case: Case | Script, **options: Any) -> Script:
    calls = [case] if isinstance(case, Case) else [case.make, *case.steps]
    return replace_calls(Script(*calls), calls, **options)


def expected_of(exercise: Exercise, reference: Any, planned: Planned) -> Any:
    """What the reference gives on a probe's calls one by one, each with arguments of its own."""
    case = planned.plain or planned.probe.case
    if isinstance(case, Case):
        return _outcome(exercise, reference, planned, case)
    if exercise.kind == "function" and not any(isinstance(value, Rng) for value in values_of(case)):
        return [_outcome(exercise, reference, planned, call) for call in (case.make, *case.steps)]
    plain = replace_calls(case, (case.make, *case.steps), overwritten=False, layout="", same=(), differ=())
    if exercise.kind == "function":
        return _outcome(exercise, reference, planned, plain)
    makes = 1 + sum(isinstance(step, Case) for step in case.steps)
    outcomes = [iter(_outcome(exercise, reference, planned, plain.of_object(n))) for n in range(makes)]
    steps = [step for step in case.steps if isinstance(step, Step)]
    return [True if is_look(step) else next(outcomes[step.of]) for step in steps]


def _outcome(exercise: Exercise, reference: Any, planned: Planned, case: Case | Script) -> Any:
    outcome = outcome_of(exercise, PlainDoor(reference), case)
    if outcome.problem or outcome.changed:
        why = outcome.problem or "it changes its input"
        raise PromiseError(f"{exercise.id}: the reference breaks a promise ({planned.probe.name}, {case}): {why}")
    return outcome.value


def with_probes(exercise: Exercise, planned: Sequence[Planned]) -> Exercise:
    by_part: dict[str, list[Probe]] = {}
    for each in planned:
        by_part.setdefault(each.part, []).append(each.probe)
    return exercise.with_probes(by_part)


def values_of(case: Case | Script) -> list:
    calls = [case] if isinstance(case, Case) else [case.make, *case.steps]
    return [value for call in calls for value in (*call.args, *getattr(call, "kwargs", {}).values())]


def names_of(reference: Any) -> list[str]:
    """The arguments of a function; of a class those of `__init__` and of its methods."""
    functions = [value for value in vars(reference).values() if inspect.isfunction(value)]
    found = [list(inspect.signature(f).parameters)[1:] for f in functions] if isinstance(reference, type) else []
    found = found or [list(inspect.signature(reference).parameters)]
    return list(dict.fromkeys(name for names in found for name in names))


def leaves_of(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves_of(item)
    else:
        yield value
