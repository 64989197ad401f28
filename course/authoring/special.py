"""The probes of special values, which need no word: each argument of floats as zeros, each array once tiny and once
large, two numbers once equal, wherever the reference takes that. What a task excludes is said in its declaration, for
one argument or for all: never={"zero T": "T is above 0", "large": "logits stay below 10"}."""

import inspect
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np

from course.authoring.probes import Planned, PromiseError, Setting
from course.authoring.values import in_lists, leaves_of
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.exercise import Part
from nnkit.check.problem import problem_of

TINY, LARGE = 1e-6, 1e3  # times the numbers of a case: below a threshold of one's own, above a bound of one's own
SAYS = "Here `{name}` was {what}, which the task permits: your answer must be right there too."
EQUAL = "Here `{one}` and `{other}` were equal, which the task permits: your answer must be right there too."
FEW = 3  # of more numbers many are equal by chance


def _zero(value: Any) -> Any:
    if type(value) is float and value != 0:
        return 0.0
    return np.zeros_like(value) if _are_floats(value) else value


def _times(factor: float) -> Callable[[Any], Any]:
    return lambda value: factor * value if _are_floats(value) else value


def _are_floats(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and bool(value.any())


# by the word in `never`: the probe's name, what is done, what is said
CHANGES: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "zero": ("a zero", in_lists(_zero), "zero, or all its numbers were"),
    "tiny": ("tiny numbers", in_lists(_times(TINY)), "tiny"),
    "large": ("large numbers", in_lists(_times(LARGE)), "large"),
}


def special(setting: Setting) -> Iterator[Planned]:
    if setting.exercise.kind == "value":
        return
    never, names = setting.exercise.never, _names(setting.reference)
    _refuse_unknown(setting, names)
    for word, (probe, change, what) in CHANGES.items():
        for name in names:
            if word in never or f"{word} {name}" in never:
                continue
            for part, case in _changed(setting, {name: change}):
                yield Planned(part.name, Probe(probe, SAYS.format(name=name, what=what), case))
    for one, other in combinations(names, 2):
        if "equal" not in never and f"equal {one} {other}" not in never:
            yield from _equal(setting, one, other)


def _refuse_unknown(setting: Setting, names: list[str]) -> None:
    known = {*CHANGES, "equal", *(f"{word} {name}" for word in CHANGES for name in names)}
    known |= {f"equal {one} {other}" for one, other in combinations(names, 2)}
    for said in setting.exercise.never:
        if said.split()[0] in (*CHANGES, "equal") and said not in known and not said.endswith(" numbers"):
            raise PromiseError(f"{setting.exercise.id}: never names {said!r}; its arguments are {', '.join(names)}")


def _names(reference: Any) -> list[str]:
    """The arguments of a function; of a class those of `__init__` and of its methods."""
    functions = [value for value in vars(reference).values() if inspect.isfunction(value)]
    found = [list(inspect.signature(f).parameters)[1:] for f in functions] if isinstance(reference, type) else []
    found = found or [list(inspect.signature(reference).parameters)]
    return list(dict.fromkeys(name for names in found for name in names))


def _given(setting: Setting, case: Case | Script) -> dict[str, Any]:
    bound = setting.bound(case.make if isinstance(case, Script) else case)
    return dict(bound.arguments) if bound else {}


def _other(number: float) -> Callable[[Any], Any]:
    return lambda old: number if type(old) is float and old != number else old


def _equal(setting: Setting, one: str, other: str) -> Iterator[Planned]:
    for _, case in setting.bases():
        given = _given(setting, case)
        numbers = [name for name, value in given.items() if type(value) is float]
        if {one, other} <= set(numbers) and len(numbers) <= FEW:
            for part, made in _changed(setting, {other: _other(given[one])}):
                yield Planned(part.name, Probe("equal numbers", EQUAL.format(one=one, other=other), made))
            return


def _changed(setting: Setting, change: dict[str, Callable]) -> Iterator[tuple[Part, Case | Script]]:
    """The first case that can be changed so and that the reference takes, without a number that is none; of the last
    part that has one, so that what another probe is made for is told first."""
    for part in reversed(setting.exercise.parts):
        for case in part.cases:
            made = setting.changed(case, change)
            if made and _is_right(setting, part, made):
                yield part, made
                return


def _is_right(setting: Setting, part: Part, case: Case | Script) -> bool:
    if part.judge and part.judge.keeps:
        return False  # it compares with the calls before
    outcome = setting.outcome(case)
    if outcome is None or not all(_is_finite(leaf) for leaf in leaves_of(outcome.value)):
        return False
    return part.judge is None or problem_of(setting.exercise, part.judging(), case, outcome, None) is None


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float | np.ndarray) or bool(np.all(np.isfinite(np.asarray(value, float))))
