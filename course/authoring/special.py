"""The probes of special values (`changes.py` has them), which need no word: each argument with each change, all arrays
at once, two numbers or arrays once equal, wherever the reference takes that. What a task excludes is said in its
declaration, for one argument or for all: never={"zero T": "T is above 0", "large": "logits stay below 10"}."""

import inspect
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from typing import Any

import numpy as np

from course.authoring.changes import OF_ALL, OF_ONE, ORDERLY, ROUNDED, WORDS, WORDS_TOGETHER, are_floats, is_float
from course.authoring.pairs import calls_of
from course.authoring.probes import Planned, PromiseError, Setting
from course.authoring.values import leaves_of
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import difference
from nnkit.check.exercise import Part
from nnkit.check.outcome import Outcome
from nnkit.check.problem import problem_of
from nnkit.check.promises import Between

PERMITTED = ", which the task permits: your answer must be right there too."
SAYS = "Here `{name}` was {what}" + PERMITTED
OF_ALL_SAYS = "Here all the numbers were {what}" + PERMITTED
EQUAL = "Here `{one}` and `{other}` were equal" + PERMITTED
FEW = 9  # of more numbers pairs are too many


def special(setting: Setting) -> Iterator[Planned]:
    if setting.exercise.kind == "value":
        return
    names = names_of(setting.reference)
    _refuse_unknown(setting, names)
    arrays = [name for name in names if _has(setting, name, are_floats)]
    signed = [name for name in names if _has_negatives(setting, name)]
    for word, probe, function, what in OF_ONE:
        for name in signed if word == "mirrored" else names:
            if not _is_excluded(setting, word, name):
                for part, case in islice(_changed(setting, {name: function}), None if word == "mirrored" else 1):
                    yield Planned(part.name, Probe(probe, SAYS.format(name=name, what=what), case))
    for word, probe, function, what in OF_ALL:
        words = ("tiny", "uneven") if word == "uneven" else word.split()[:1]
        meant = signed if "mirrored" in words else names
        whole = all(not _is_excluded(setting, each, name) for each in words for name in meant if name in arrays)
        several = len(set(meant) & set(arrays)) > 1 or word == "uneven"  # of one alone it has been asked
        if word not in setting.exercise.never and whole and several:
            for part, case in _changed(setting, dict.fromkeys(meant, function)):
                yield Planned(part.name, Probe(probe, OF_ALL_SAYS.format(what=what), case))
    for one, other in combinations(names, 2):
        if not {"equal", f"equal {one} {other}"} & set(setting.exercise.never):
            yield from _equal(setting, one, other)


def _is_excluded(setting: Setting, word: str, name: str) -> bool:
    """Whether the declaration says so, or a word of a range does, which shows itself what is in it."""
    if word in ORDERLY and _ascends(setting, name):
        return True
    within = any(isinstance(promise, Between) and promise.name == name for promise in setting.exercise.promises)
    return bool({word, f"{word} {name}"} & set(setting.exercise.never)) or (within and word != "zero")


def _ascends(setting: Setting, name: str) -> bool:
    """Whether an argument's numbers ascend in every case, so that an order is meant."""
    arrays = [
        value
        for value in _leaves(setting, name)
        if isinstance(value, np.ndarray) and value.ndim == 1 and len(value) > 1
    ]
    return bool(arrays) and all((np.diff(value) > 0).all() for value in arrays)


def _has(setting: Setting, name: str, kind: Callable[[Any], bool]) -> bool:
    """Whether a case gives this argument something of that kind, perhaps in a list."""
    return any(kind(leaf) for leaf in _leaves(setting, name))


def _leaves(setting: Setting, name: str) -> Iterator[Any]:
    """What all calls of all cases give this argument, in lists too."""
    calls = [setting.bound(call) for _, case in setting.bases() for call in calls_of(case)]
    return leaves_of([bound.arguments.get(name) for bound in calls if bound])


def _has_negatives(setting: Setting, name: str) -> bool:
    """Whether a case shows a negative number in this argument: where none does, none may be meant."""
    return _has(setting, name, lambda leaf: bool((is_float(leaf) or are_floats(leaf)) and np.nanmin(leaf) < 0))


def _refuse_unknown(setting: Setting, names: list[str]) -> None:
    known = {*WORDS, *WORDS_TOGETHER, "equal", "between", *(f"{word} {name}" for word in WORDS for name in names)}
    known |= {f"between {name}" for name in names}
    known |= {f"equal {one} {other}" for one, other in combinations(names, 2)}
    for said in setting.exercise.never:
        about = said.split()[0] in (*WORDS, "uneven", "equal", "between")
        if about and said not in known and not said.endswith(" numbers"):
            raise PromiseError(f"{setting.exercise.id}: never names {said!r}; its arguments are {', '.join(names)}")


def names_of(reference: Any) -> list[str]:
    """The arguments of a function; of a class those of `__init__` and of its methods."""
    functions = [value for value in vars(reference).values() if inspect.isfunction(value)]
    found = [list(inspect.signature(f).parameters)[1:] for f in functions] if isinstance(reference, type) else []
    found = found or [list(inspect.signature(reference).parameters)]
    return list(dict.fromkeys(name for names in found for name in names))


def given_of(setting: Setting, case: Case | Script) -> dict[str, Any]:
    """The arguments of a call by their names; of a script those of its first call."""
    bound = setting.bound(case.make if isinstance(case, Script) else case)
    return dict(bound.arguments) if bound else {}


def _equal(setting: Setting, one: str, other: str) -> Iterator[Planned]:
    """A case in which both are the same number, or arrays of the same numbers."""
    for part, case in reversed([(each, case) for each in setting.exercise.parts for case in each.cases]):
        given = given_of(setting, case)
        first, second = given.get(one), given.get(other)
        if are_floats(first) and are_floats(second):
            fit = first.shape == second.shape
        else:
            numbers = [value for value in given.values() if type(value) is type(first)]
            fit = type(first) is type(second) and type(first) in (int, float) and len(numbers) <= FEW
        if fit and not np.array_equal(first, second):
            made = setting.changed(case, {other: first})
            if made and is_right(setting, part, made):
                yield Planned(part.name, Probe("equal numbers", EQUAL.format(one=one, other=other), made))
                return


def _changed(setting: Setting, change: dict[str, Callable]) -> Iterator[tuple[Part, Case | Script]]:
    """In each part, the last one first, the first case that can be changed so and that the reference takes, without a
    number that is none: where one part's numbers are 0 or 1 already, or few, another's are not."""
    for part in reversed(setting.exercise.parts):
        made = (setting.changed(case, change) for case in part.cases)
        found = next((case for case in made if case and is_right(setting, part, case)), None)
        if found:
            yield part, found


def is_right(setting: Setting, part: Part, case: Case | Script) -> bool:
    """Whether the reference takes such a case, with numbers that are some, and any, and its judge agrees."""
    if part.judge and part.judge.keeps:
        return False  # it compares with the calls before
    outcome = setting.outcome(case)
    if outcome is None or not all(_is_finite(leaf) for leaf in leaves_of(outcome.value)):
        return False
    if part.judge is not None:
        return problem_of(setting.exercise, part.judging(), case, outcome, None) is None
    return _is_well_conditioned(setting, case, outcome)


def _is_well_conditioned(setting: Setting, case: Case | Script, outcome: Outcome) -> bool:
    """Whether rounding alone leaves the outcome as it is: another right formula rounds elsewhere, and loses no marks by
    a sum that cancels, a tie, or a count that jumps."""
    exercise, names = setting.exercise, names_of(setting.reference)
    for function in ROUNDED:
        rounded = setting.changed(case, dict.fromkeys(names, function))
        other = setting.outcome(rounded) if rounded else outcome
        if other is None or difference(outcome.value, other.value, exercise.rtol / 10, exercise.atol) is not None:
            return False
    return True


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float | np.ndarray) or bool(np.size(value) and np.isfinite(value).all())
