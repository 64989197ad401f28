"""The probes of numbers that stand alone, which need no word: those between the smallest and the largest that a case
shows, each by itself, and where all arguments are such numbers, many of their combinations. What lies between two that
are permitted is permitted too; where it is not, the reference refuses it, or the declaration says so:
never={"between k": "k divides n"}, never={"combined": "b is above a"}."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from course.authoring.probes import Planned, ProbeSource, names_of
from course.authoring.right import is_right
from course.authoring.special import given_of
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.promises import Seeded, UpTo

ALL, SOME = 12, 5  # whole numbers: so many are all tried, of more some
COMBINATIONS = 150  # calls of functions of a few numbers: each takes microseconds
COMBINED = "Here your function was called with many combinations of numbers like those of the task."
SAYS = "Here `{name}` was {value:g}, between two that were shown: your answer must be right there too."
SIZED = (
    "Here the numbers in `{name}` went up to {size:.3g}, between sizes that were shown: your answer must be right too."
)
APART, STEPS = 30, 4  # how many times as large the largest is; how many sizes between
SEEDS = {"rng", "seed"}


def in_between(source: ProbeSource) -> Iterator[Planned]:
    if source.exercise.kind == "value" or "between" in source.exercise.never:
        return
    seeds = {promise.name for promise in source.exercise.promises if isinstance(promise, Seeded)} | SEEDS
    names = names_of(source.reference)
    for name in names:
        if name in seeds or f"between {name}" in source.exercise.never:
            continue
        for value in _others(_shown(source, name)):
            yield from _with(source, name, value)
        for size in _sizes(source, name):
            yield from _sized(source, name, size)
    if not seeds & set(names):
        yield from _combined(source, names)


def _combined(source: ProbeSource, names: list[str]) -> Iterator[Planned]:
    """One script of calls, each argument with one of all the numbers or words that are given to it, or in between, or
    to another whole number: where 2 t is n, or t is n - 1."""
    cases = [case for _, case in source.bases() if isinstance(case, Case)]
    words = {name: list(dict.fromkeys(_given(source, name, str, bool))) for name in names}
    shown = {name: _shown(source, name) or words[name] for name in names}
    excluded = any(said.startswith(("combined", "between", "equal")) for said in source.exercise.never)
    part = source.exercise.parts[0]
    if excluded or len(names) < 2 or not cases or not all(shown.values()) or part.judge is not None:
        return
    given = [value for case in cases for value in given_of(source, case).values()]
    if any(type(value) not in (int, float, str, bool) for value in given) or all(words.values()):
        return
    whole = [value for name in names for value in shown[name] if type(value) is int]
    choices = {name: words[name] or _numbers_like(shown[name], whole) for name in names}
    calls = []
    for _ in range(COMBINATIONS):
        drawn = {name: own[source.rng.integers(len(own))] for name, own in choices.items()}
        made = source.changed(cases[0], drawn)
        if made and is_right(source, part, made):
            calls.append(made)
    if calls:
        yield Planned(part.name, Probe("a number in between", COMBINED, Script(*calls)))


def _numbers_like(shown: list[Any], whole: list[int]) -> list[Any]:
    """Those shown and between them; whole ones also beside those of all arguments, and their halves and doubles."""
    own, low, high = [*shown, *_others(shown)], min(shown), max(shown)
    if all(type(value) is int for value in own):
        near = [n for value in whole for n in (value - 1, value, value + 1, value // 2, 2 * value)]
        return own + [n for n in near if low <= n <= high]
    return own + [float(n) for n in (0.5, 1.0) if low <= n <= high]


def _with(source: ProbeSource, name: str, value: Any) -> Iterator[Planned]:
    """The first case that the reference takes with this number in the place of one of its kind."""
    for part, case in source.bases():
        made = source.changed(case, {name: lambda old: value if type(old) is type(value) and old != value else old})
        if made and is_right(source, part, made):
            yield Planned(part.name, Probe("a number in between", SAYS.format(name=name, value=value), made))
            return


def _sized(source: ProbeSource, name: str, size: float) -> Iterator[Planned]:
    """The first case that the reference takes with this array so large, of those in which it is smaller. Whole numbers
    may be counts, and stay."""

    def larger(old: Any) -> Any:
        fits = 0 < _size(old) < size and not np.array_equal(old, np.round(old))
        return old * (size / _size(old)) if fits else old

    for part, case in source.bases():
        made = source.changed(case, {name: larger})
        if made and is_right(source, part, made):
            says = SIZED.format(name=name, size=size)
            yield Planned(part.name, Probe("a size in between", says, made))
            return


def _sizes(source: ProbeSource, name: str) -> list[float]:
    """Sizes of an array between the smallest and the largest that cases show, where these are far apart."""
    given = [given_of(source, case).get(name) for _, case in (*source.bases(), *source.hidden_bases())]
    shown = [size for value in given if (size := _size(value)) > 0]
    if not shown or max(shown) < APART * min(shown):
        return []
    return [float(size) for size in np.geomspace(min(shown), max(shown), STEPS + 2)[1:-1]]


def _size(value: Any) -> float:
    """The largest size of a number in an array of floats; 0 of anything else."""
    floats = isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size
    return float(np.nanmax(np.abs(value), initial=0)) if floats else 0.0


def _shown(source: ProbeSource, name: str) -> list[Any]:
    """The numbers that cases give this argument, and the largest that a word permits."""
    most = [word.most for word in source.exercise.promises if isinstance(word, UpTo) and word.name == name]
    return [value for value in (*_given(source, name, int, float), *most) if type(value) in (int, float)]


def _given(source: ProbeSource, name: str, *types: type) -> list[Any]:
    """What cases give this argument that is of one of these types."""
    values = [given_of(source, case).get(name) for _, case in (*source.bases(), *source.hidden_bases())]
    return [value for value in values if type(value) in types]


def _others(shown: list[Any]) -> list[Any]:
    """Numbers between the smallest and the largest, which are not among them."""
    whole = [value for value in shown if type(value) is int]
    if not shown or min(shown) == max(shown):
        return []
    if len(whole) == len(shown):
        low, high = min(whole), max(whole)
        if high - low <= ALL:
            return [value for value in range(low, high) if value not in shown]
        steps = low - 1 + np.geomspace(1, high - low + 1, SOME + 2)[1:-1]  # sizes matter by their ratios
        return [int(value) for value in np.round(steps) if value not in shown]
    low, high = float(min(shown)), float(max(shown))
    return [float(value) for value in low + (high - low) * (np.arange(SOME) + 0.5) / SOME]
