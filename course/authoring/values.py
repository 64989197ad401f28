"""The probes behind words about values: numbers of other sizes and signs, all sizes in turn, either side of a jump."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from course.authoring.probes import Planned, ProbeSource, leaves_of, replace_calls
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.promises import Everywhere, Jumps, Numbers

NEAR = 1e-6  # of the way from one case to another: more than single precision loses, less than a threshold of one's own


def on_arrays(names: Sequence[str], function: Callable[[np.ndarray], np.ndarray]) -> dict[str, Callable]:
    """A change of these arguments: the function of each array, in lists too."""

    return dict.fromkeys(names, in_lists(lambda value: function(value) if isinstance(value, np.ndarray) else value))


def in_lists(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The change of a value, or of each in a list; a list in which nothing changes is given back itself."""

    def changed(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return change(value)
        made = [changed(item) for item in value]
        return value if all(new is old for new, old in zip(made, value, strict=True)) else type(value)(made)

    return changed


def sized(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return np.resize(np.roll(array.ravel(), -1), shape).astype(array.dtype)  # np.resize fills an empty () too


def every_second(old: Any, value: float) -> Any:
    """The value; in an array, in every second place."""
    if not isinstance(old, np.ndarray):
        return value
    new = old.copy()
    new.reshape(-1)[::2] = value
    return new


def _with_one(old: Any, place: int, factor: float) -> Any:
    """The array with the number in that place so many times as large, or so large where it is 0."""
    if not isinstance(old, np.ndarray) or not old.size:
        return old
    new = old.copy()
    new.flat[place] = (new.flat[place] or 1) * factor
    return new


def of_any_size(promise: Numbers, source: ProbeSource) -> Iterator[Planned]:
    """Other numbers in every call; and nothing but zeros in one of them, when something came before."""
    changes: dict[str, Callable] = {
        "they were large": lambda a: a * promise.scale,
        "they were tiny": lambda a: a / promise.scale,
        "every second one was zero": lambda a: every_second(a, 0.0) if isinstance(a, np.ndarray) else a,
        "all were zero": lambda a: np.zeros_like(a) if isinstance(a, np.ndarray) else a,
        "none was negative": np.abs,
        "all were negative": lambda a: -np.abs(a) - (a == 0),
    }
    if not promise.tiny:
        del changes["they were tiny"]
    told = [(f"Here {name}.", dict.fromkeys(promise.names, _if_real(change))) for name, change in changes.items()]
    told += [(f"Here `{name}` was zero.", {name: lambda a: 0.0 if type(a) is float else a}) for name in promise.names]
    for says, change in told:
        for part, case in source.first_of_each(change):
            yield Planned(part.name, Probe("other numbers", f"{source.says(promise)} {says}", case), promise)
    for says, place in (("Here the first was large.", 0), ("Here the last was large.", -1)):
        change = dict.fromkeys(promise.names, _if_real(lambda a, at=place: _with_one(a, at, promise.scale)))
        for part, case in source.first(change):
            yield Planned(part.name, Probe("other numbers", f"{source.says(promise)} {says}", case), promise)
    for part, case in source.bases():
        if isinstance(case, Script) and len(case.steps) > 2:
            *before, call, last = [case.make, *case.steps]
            zeros = source.changed(call, on_arrays(promise.names, np.zeros_like)) or call
            says = f"{source.says(promise)} Here once all were zero, in the middle."
            yield Planned(part.name, Probe("other numbers", says, replace_calls(case, [*before, zeros, last])), promise)
            return


def _if_real(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The change of a number, or of an array of numbers that are not whole by their type; in lists, too."""

    def changed(value: Any) -> Any:
        if type(value) is float:
            return float(change(value))
        return change(value) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value

    return in_lists(changed)


# From one to the next a call each: what is small shows beside its like only.
SIZES = (1e-12, 1e-6, 1e-3, 0.1, 1, 3, 10, 20, 30, 100, 1e3, 1e4, 1e6)
# Where a threshold of one's own may lie, so that what is neither above nor below it shows; and so close to each other
# that one lies near where a curve turns.
EVEN = np.r_[0.03125:4:0.03125, 4.0:101.0, 150.0:1001.0:50]


def swept(promise: Everywhere, source: ProbeSource) -> Iterator[Planned]:
    """Calls with numbers from one size to the next, and with even steps; positive in one, negative in another."""
    edges = [promise.least, *(size for size in SIZES if promise.least < size < promise.most), promise.most]
    rows = [np.geomspace(low, high, 9) for low, high in pairwise(edges)]
    rows.append(EVEN[(promise.least <= EVEN) & (promise.most >= EVEN)])
    spans = [sign * row for row in rows if row.size for sign in (1, -1)]
    for part, case in source.bases():
        bound = source.bound(case) if isinstance(case, Case) else None
        given = bound.arguments if bound else {}
        arrays = {name: value for name, value in given.items() if isinstance(value, np.ndarray)}
        if not set(promise.names) <= set(arrays):
            continue
        shapes = {arrays[name].shape for name in promise.names}
        beside = [name for name, value in arrays.items() if value.shape in shapes]
        calls = [
            source.changed(
                case, {name: sized(arrays[name], span.shape) for name in beside} | dict.fromkeys(promise.names, span)
            )
            for span in spans
        ]
        probe = Probe("numbers of every size", source.says(promise), Script(*calls))
        yield Planned(part.name, probe, promise)
        return


def beside_jumps(promise: Jumps, source: ProbeSource) -> Iterator[Planned]:
    """On the way from one case to another, in these arguments alone: just before and just after the outcome jumps."""
    for part in source.exercise.parts:
        for one, two in combinations([case for case in part.cases if isinstance(case, Case)], 2):
            path = _path(promise, source, one, two)
            if path and (jump := _jump(source, path)):
                for t in jump:
                    yield Planned(part.name, Probe("beside a jump", source.says(promise), path(t)), promise)
                break


def _path(promise: Jumps, source: ProbeSource, one: Case, two: Case) -> Callable[[float], Case] | None:
    """The case at t, from the first at 0 to the one at 1 that has the second's named arguments; None: there is none."""
    ends = [source.bound(case).arguments for case in (one, two)]
    pairs = {name: [end[name] for end in ends] for name in promise.names if all(name in end for end in ends)}
    if not pairs or any(np.shape(a) != np.shape(b) for a, b in pairs.values()):
        return None
    return lambda t: source.changed(one, {name: (1 - t) * a + t * b for name, (a, b) in pairs.items()})


def _jump(source: ProbeSource, path: Callable[[float], Case]) -> tuple[float, float] | None:
    """Two places on either side of a jump of the outcome, found by halving; None where it moves on evenly."""
    outcomes = {t: source.outcome(path(t)) for t in (0.0, 1.0)}
    low, high = 0.0, 1.0
    whole = _gap(outcomes[0.0], outcomes[1.0])
    for _ in range(40):
        middle = (low + high) / 2
        outcomes[middle] = source.outcome(path(middle))
        if _gap(outcomes[low], outcomes[middle]) > _gap(outcomes[middle], outcomes[high]):
            high = middle
        else:
            low = middle
    sides = low - NEAR, high + NEAR
    if not 0 < sides[0] < sides[1] < 1 or not all(source.takes(path(t)) for t in sides):
        return None
    return sides if _gap(outcomes[low], outcomes[high]) > max(1e-3 * whole, 1e-9) else None


def _gap(one: Any, two: Any) -> float:
    """How far apart two outcomes are: the largest difference of their numbers."""
    numbers = [[np.ravel(leaf) for leaf in leaves_of(each.value)] if each else [] for each in (one, two)]
    values = [np.concatenate(each or [np.zeros(0)]) for each in numbers]
    if values[0].shape != values[1].shape:
        return np.inf
    return float(np.abs(values[0].astype(float) - values[1]).max(initial=0.0))
