"""Probes: the cases that hold what a task promises, drawn from its other cases; in grading only.

Some hold for every exercise, with no word of its author's: a call leaves nothing behind for the next one, objects
share nothing, the defaults given are used. The rest come from its promises (`promised.py`). What is expected of a
probe is what the reference gives on its calls one by one, so that a reference which breaks a promise is found out.
"""

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Probe, Rng, Script, Step, is_look
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import outcome_of
from nnkit.check.promises import Seeded

KEPT = (
    "Called again your function answers otherwise: it keeps something from one call to the next (a global name, a "
    "default that is a list or an array, a result that it fills anew)."
)
SHARED = (
    "Two objects that are used in turn disturb each other. What belongs to one must hang on its `self`, not on the "
    "class or on a global name."
)
DEFAULT = "With {names} left out your answer is another one than with the value in the first line that was given."


class PromiseError(ValueError):
    """A promise that cannot be held: the reference breaks it, or no case shows it."""


@dataclass(frozen=True)
class Planned:
    """A probe, the part that it joins, and the promise behind it. plain: the calls that say what is expected, where
    the probe's own cannot."""

    part: str
    probe: Probe
    promise: Any = None
    plain: Case | Script | None = None


@dataclass(frozen=True)
class Setting:
    """What probes are drawn from: an exercise with its hidden cases, the same with others, and its reference."""

    exercise: Exercise
    again: Exercise
    reference: Any
    stub: str  # the text that students start from
    rng: np.random.Generator

    def says(self, promise: Any) -> str:
        """What an answer that breaks it is told first."""
        said = self.exercise.said_of(promise)
        return f"The task promises it: {said}{'' if said.endswith(('.', '?', ')')) else '.'}"

    def bases(self) -> Iterator[tuple[Part, Case | Script]]:
        """Cases to draw probes from, of the cheapest parts first, so that a broken promise costs little."""
        for part in sorted(self.exercise.parts, key=lambda part: (part.judge is not None, part.points)):
            yield from ((part, case) for case in part.cases)

    def bound(self, call: Case | Step) -> inspect.BoundArguments | None:
        function = getattr(self.reference, call.method, None) if isinstance(call, Step) else self.reference
        if function is None:
            return None
        args = (None, *call.args) if isinstance(call, Step) else call.args
        return inspect.signature(function).bind(*args, **(call.kwargs if isinstance(call, Case) else {}))

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


def automatic(setting: Setting) -> list[Planned]:
    """The probes that need no word."""
    if setting.exercise.kind == "function":
        again = not any(isinstance(promise, Seeded) for promise in setting.exercise.promises)  # that calls it again too
        return [*(_again(setting) if again else ()), *_defaults(setting)]
    return [*_in_turn(setting), *_defaults(setting)] if setting.exercise.kind == "object" else []


def _again(setting: Setting) -> Iterator[Planned]:
    """One call, another with the same shapes and other values where there is one, and the first again."""
    pairs = _all_pairs(setting)
    if not pairs:
        return
    small = min(pairs, key=lambda pair: (_shapes(pair[1]) != _shapes(pair[2]), _size(pair[1])))
    part, first, second = min(
        pairs,
        key=lambda pair: (_equal(*pair[1:]), _shapes(pair[1]) != _shapes(pair[2]), _size(pair[1])),
    )
    if part.name != small[0].name:  # an answer that is right by turns is so in one part or in another
        yield Planned(small[0].name, Probe("something kept between calls", KEPT, Script(small[1], small[2], small[1])))
    if _equal(first, second) or _shapes(first) != _shapes(second):  # equal shapes show a result that is filled anew
        second = (_backwards(setting, first) if part.judge is None else None) or second
    yield Planned(part.name, Probe("something kept between calls", KEPT, Script(first, second, first)))


def _backwards(setting: Setting, case: Case | Script) -> Case | Script | None:
    """The same calls with each array's rows in reverse order; None where an order is meant or nothing would change."""
    arrays = [value for value in _values(case) if _is_reversible(value)]
    if any(value.ndim == 1 and len(value) > 2 and (np.diff(value) >= 0).all() for value in arrays):
        return None
    made = _turned(case) if isinstance(case, Case) else replace_calls(case, list(map(_turned, _calls(case))))
    if _equal(case, made):
        return None
    outcome = outcome_of(setting.exercise, PlainDoor(setting.reference), made)
    return None if outcome.problem or outcome.changed or outcome.warned else made


def _turned(call: Case | Step) -> Case | Step:
    args = [
        value[::-1].copy() if _is_reversible(value)
        else Rng(value.seed, f"{value.name} again") if isinstance(value, Rng)  # its own, in a script with the other's
        else value
        for value in call.args
    ]  # fmt: skip
    return Step(call.method, *args, of=call.of) if isinstance(call, Step) else Case(*args, **call.kwargs)


def _is_reversible(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.ndim > 0


def _in_turn(setting: Setting) -> Iterator[Planned]:
    pairs = _all_pairs(setting)
    if pairs:
        ranked = sorted(pairs, key=lambda pair: (_equal(*pair[1:]), _size(pair[1])))
        # of equal shapes, where there are such: what is kept by shape is shared too
        free = [(part, one) for part, one, _ in ranked[:6] if part.judge is None]  # a judge may ask for an order
        alike = ((part, one, turned) for part, one in free if (turned := _backwards(setting, one)))
        part, one, two = next(alike, ranked[0])
        two = two if part.judge else _other_settings(setting, one, two)
        steps = [[Step(step.method, *step.args, of=n) for step in script.steps] for n, script in enumerate((one, two))]
        calls = [call for both in _alternate(*steps) for call in both]
        probe = Probe("something shared between objects", SHARED, Script(one.make, two.make, *calls))
        yield Planned(part.name, probe)


def _other_settings(setting: Setting, one: Script, two: Script) -> Script:
    """The second object with numbers of its own where both are made with the same: a rate that is kept in the class."""
    args = [
        new / 2 if isinstance(new, float) and type(old) is float and new == old else new
        for old, new in zip(one.make.args, two.make.args, strict=False)
    ]
    made = replace_calls(two, [Case(*args, *two.make.args[len(args) :], **two.make.kwargs), *two.steps])
    if _equal(made, two):
        return two
    outcome = outcome_of(setting.exercise, PlainDoor(setting.reference), made)
    return two if outcome.problem or outcome.changed or outcome.warned else made


def _alternate(one: list, two: list) -> Iterator[tuple]:
    for i in range(max(len(one), len(two))):
        yield (*one[i : i + 1], *two[i : i + 1])


def _all_pairs(setting: Setting) -> list[tuple]:
    """(part, case, case): of each part, and of two parts that no judge looks at."""
    kind = Case if setting.exercise.kind == "function" else Script
    found = [(part, *pair) for part in setting.exercise.parts for pair in _pairs(setting, part)]
    firsts = [(part, part.cases[0]) for part in setting.exercise.parts if part.judge is None]
    across = [(part, one, two) for (part, one), (_, two) in pairwise(firsts) if _is_simple(one, kind)]
    return [*found, *(pair for pair in across if _is_simple(pair[2], kind))]


def _pairs(setting: Setting, part: Part) -> Iterator[tuple]:
    """Pairs of a part's cases: a hidden one and itself drawn anew, else two public ones, else one and itself."""
    kind = Case if setting.exercise.kind == "function" else Script
    if part.judge is not None and part.judge.keeps:
        return  # a judge that keeps something from call to call
    anew = next(other.hidden for other in setting.again.parts if other.name == part.name)
    cases = [case for case in (*part.cases, *part.hidden) if _is_simple(case, kind)]
    for first, second in [*zip(part.hidden, anew, strict=False), *pairwise(cases)]:
        if _is_simple(first, kind) and _is_simple(second, kind) and not _equal(first, second):
            yield first, second
    if cases:
        yield cases[0], cases[0]


def _is_simple(case: Case | Script, kind: type) -> bool:
    """Whether it is of that kind, and a script one of a single object as it is."""
    if isinstance(case, Script):
        one = all(isinstance(step, Step) for step in case.steps)
        return kind is Script and one and not (case.overwritten or case.layout or case.same or case.differ)
    return isinstance(case, kind)


def _values(case: Case | Script) -> list:
    calls = [case] if isinstance(case, Case) else [case.make, *case.steps]
    return [value for call in calls for value in (*call.args, *getattr(call, "kwargs", {}).values())]


def _leaves(values: Any) -> Iterator[Any]:
    for value in values:
        yield from _leaves(value) if isinstance(value, list | tuple) else (value,)


def _shapes(case: Case | Script) -> list:
    return [value.shape if isinstance(value, np.ndarray) else type(value) for value in _leaves(_values(case))]


def _size(case: Case | Script) -> int:
    return sum(value.size if isinstance(value, np.ndarray) else 1 for value in _leaves(_values(case)))


def _equal(first: Case | Script, second: Case | Script) -> bool:
    one, two = list(_leaves(_values(first))), list(_leaves(_values(second)))
    return len(one) == len(two) and all(
        type(a) is type(b) and (np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b)
        for a, b in zip(one, two, strict=True)
    )


def _defaults(setting: Setting) -> Iterator[Planned]:
    """Where the stub gives defaults: a case that leaves them out. (By place only: names are a student's own.)"""
    for function, names in _given_defaults(setting.stub):
        shorter = [
            (part, case, made)
            for part, case in setting.bases()
            if (made := [_without(setting, call, function, names) for call in _calls(case)]) != _calls(case)
        ]
        if shorter:
            part, case, made = max(shorter, key=lambda found: _size(found[1]))  # what a default does may show late
            short = made[0] if isinstance(case, Case) else replace_calls(case, made)
            says = DEFAULT.format(names=" and ".join(f"`{name}`" for name in names))
            yield Planned(part.name, Probe("another default", says, short))


def _calls(case: Case | Script) -> list[Case | Step]:
    return [case] if isinstance(case, Case) else [case.make, *case.steps]


def _given_defaults(stub: str) -> list[tuple[str, list[str]]]:
    """(function, arguments) for each function with defaults in the text that students start from."""
    functions = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.FunctionDef)]
    counts = [(node, len(node.args.defaults)) for node in functions]
    return [(node.name, [arg.arg for arg in node.args.args[-count:]]) for node, count in counts if count]


def _without(setting: Setting, call: Case | Step, function: str, names: list[str]) -> Case | Step:
    """The call without those arguments; itself where it gives none of them."""
    method = call.method if isinstance(call, Step) else "__init__" if setting.exercise.kind == "object" else None
    bound = setting.bound(call) if function == (method or setting.exercise.id) else None
    if bound is None or not set(names) & set(bound.arguments):
        return call
    kept = [value for name, value in bound.arguments.items() if name not in names]
    return Step(call.method, *kept[1:], of=call.of) if isinstance(call, Step) else Case(*kept)


def expected_of(exercise: Exercise, reference: Any, planned: Planned) -> Any:
    """What the reference gives on a probe's calls one by one, each with arguments of its own."""
    case = planned.plain or planned.probe.case
    if isinstance(case, Case):
        return _outcome(exercise, reference, planned, case)
    if exercise.kind == "function" and not any(isinstance(value, Rng) for value in _values(case)):
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
