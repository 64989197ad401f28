"""The numbers and arrays within outcomes, each beside what was expected in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script, Step
from nnkit.check.compare import difference

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def numeric(value: Any) -> np.ndarray | None:
    """The value as an array of numbers, or None where it is none."""
    if value is None or isinstance(value, str | dict):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "biufc" else None


def numbers_in(value: Any) -> np.ndarray | None:
    """All numbers of a value, in one row; None where it holds anything else."""
    if isinstance(value, list | tuple):
        parts = [numbers_in(item) for item in value]
        known = [part for part in parts if part is not None]
        return np.concatenate(known) if known and len(known) == len(parts) else None
    array = np.asarray(value)
    return array.ravel().astype(float) if array.dtype.kind in "iuf" else None


def close(a: Any, b: Any) -> bool:
    """Whether two arrays of one shape hold the same numbers, up to rounding; empty ones show nothing."""
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape or a.size == 0:
        return False
    finite = np.abs(b[np.isfinite(b)])
    atol = 1e-8 * (finite.max() if finite.size else 0) + 1e-12
    one, other = a.flat[0], b.flat[0]
    if abs(one - other) > atol + 1e-6 * abs(other):  # most are told apart by their first numbers
        return False
    return bool(np.all(np.isclose(a, b, rtol=1e-6, atol=atol, equal_nan=True)))


@dataclass(frozen=True)
class Given:
    """What a call was given: its arguments' sizes and numbers, and its arrays, by what they are called."""

    numbers: dict[str, float] = field(default_factory=dict)
    arrays: dict[str, np.ndarray] = field(default_factory=dict)


@dataclass
class Leaf:
    """One number or array of an outcome, or whatever stands in its place.

    case: the number of its case; path: where in the outcome; bad: whether it differs from what is wanted.
    """

    case: int
    path: tuple[str, ...]
    want: Any
    got: Any
    bad: bool
    call: Case

    @cached_property
    def asks_for_numbers(self) -> bool:
        return _real(self.want) is not None

    @cached_property
    def holds_numbers(self) -> bool:
        return _real(self.got) is not None

    @cached_property
    def wanted(self) -> np.ndarray:
        """What is wanted, as an array: only of a leaf that asks for numbers."""
        return _certain(_real(self.want))

    @cached_property
    def came(self) -> np.ndarray:
        """What came, as an array: only of a leaf that holds numbers."""
        return _certain(_real(self.got))

    @cached_property
    def wrong(self) -> np.ndarray:
        """Which of the numbers are wrong, where both have one shape."""
        return ~np.isclose(self.came, self.wanted, rtol=1e-6, atol=1e-10, equal_nan=True)

    @cached_property
    def given(self) -> Given:
        return given_to(self.call)


def _real(value: Any) -> np.ndarray | None:
    array = numeric(value)
    if array is None or (array.dtype.kind == "c" and np.any(array.imag != 0)):
        return None
    return array.real.astype(float)


def _certain(array: np.ndarray | None) -> np.ndarray:
    assert array is not None, "a leaf is asked for its numbers, and has none"
    return array


def leaves_of(number: int, case: Case | Script, want: Any, got: Any) -> list[Leaf]:
    """The leaves of one case's outcome."""
    if not isinstance(case, Script):
        return [Leaf(number, path, w, g, _differs(w, g), case) for path, w, g in _leaves(want, got)]
    found = []
    made: tuple[Step | Case, ...] = (case.make, *case.steps)
    # making an object is no call that counts
    calls = [call for call in made if isinstance(call, Step)] or made
    for call, wanted, came in zip(calls, want or (), got or (), strict=False):
        name = call.method if isinstance(call, Step) else ""
        as_case = Case(*call.args) if isinstance(call, Step) else call
        found += [Leaf(number, (name, *path), w, g, _differs(w, g), as_case) for path, w, g in _leaves(wanted, came)]
    return found


def stacked(want: Sequence[Any], got: np.ndarray) -> bool:
    """Whether an array may hold the values that are wanted, one beside the other."""
    arrays = [numeric(value) for value in want]
    return got.ndim > 0 and all(array is not None and array.shape == got.shape[1:] for array in arrays)


def _differs(want: Any, got: Any) -> bool:
    return difference(want, got) is not None


def permuted(want: Any, got: Any) -> bool:
    """Whether both are lists of the same entries, in different orders."""
    if not isinstance(want, list | tuple) or not isinstance(got, list | tuple) or not 1 < len(want) == len(got):
        return False
    if difference(want, got) is None:
        return False
    if len(want) > FEW:
        return sorted(map(repr, want)) == sorted(map(repr, got))
    left = list(want)  # rounding may tell two of them apart that were computed in another order
    for one in got:
        place = next((i for i, other in enumerate(left) if difference(other, one) is None), None)
        if place is None:
            return False
        del left[place]
    return True


FEW = 12  # entries of a list, each of which is compared with all


def _leaves(want: Any, got: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    several = isinstance(got, list | tuple) or (isinstance(got, np.ndarray) and got.ndim > 0)
    if isinstance(want, tuple) and isinstance(got, np.ndarray) and not stacked(want, got):
        several = False  # one of the values or another thing, with as many rows as there are values
    if isinstance(want, dict) and isinstance(got, dict) and set(want) <= set(got):
        for key in want:
            yield from _leaves(want[key], got[key], (*path, f"at `{key}`"))
    elif isinstance(want, tuple) and several and len(want) == len(got):
        for i, pair in enumerate(zip(want, got, strict=True)):
            yield from _leaves(*pair, (*path, f"value {i + 1} of {len(want)}"))
    elif (
        isinstance(want, list)
        and numeric(want) is None
        and several
        and len(want) == len(got)
        and not permuted(want, got)
    ):
        for pair in zip(want, got, strict=True):
            yield from _leaves(*pair, (*path, "in a list"))
    else:
        yield path, want, got


def argument(place: int | str) -> str:
    """What an argument is called: by its place, for its name is the student's."""
    if isinstance(place, str):
        return f"`{place}`"
    return f"the {ORDINALS[place]} argument" if place < len(ORDINALS) else f"argument {place + 1}"


def _ends(name: str, several: Sequence[Any]) -> Iterator[tuple[str, np.ndarray]]:
    """The first and the last array of a list of them: of the layers of a network."""
    for word, at in (("first", 0), ("last", -1)):
        array = _real(several[at]) if several and isinstance(several[at], np.ndarray) else None
        if array is not None and array.ndim:
            yield f"the {word} entry of {name}", array


def given_to(call: Case) -> Given:
    named: Sequence[tuple[int | str, Any]] = [*enumerate(call.args), *call.kwargs.items()]
    given = Given()
    for place, value in named:
        if isinstance(value, bool | str):
            continue
        name, array = argument(place), _real(value)
        if isinstance(value, list | tuple):
            given.arrays.update(_ends(name, value))
        if array is None:
            if isinstance(value, list | tuple):
                given.numbers[f"the number of entries of {name}"] = len(value)
        elif array.ndim == 0:
            given.numbers[name] = float(array)
        else:
            given.arrays[name] = array
            given.numbers[f"the {'number of rows' if array.ndim > 1 else 'length'} of {name}"] = array.shape[0]
            if array.ndim > 1:
                given.numbers[f"the number of columns of {name}"] = array.shape[1]
                given.numbers[f"the count of numbers in {name}"] = array.size
    return given
