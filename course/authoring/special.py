"""The probes of special values (`changes.py` has them), which need no word: each argument with each change, all arrays
at once, two numbers or arrays once equal, wherever the reference takes that. What a task excludes is said in its
declaration, for one argument or for all: never={"zero T": "T is above 0", "large": "logits stay below 10"}."""

import functools
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from typing import Any

import numpy as np

from course.authoring.changes import (
    CLOSE,
    MORE_OF_ALL,
    MORE_OF_ONE,
    OF_ALL,
    OF_ONE,
    ORDERLY,
    WORDS,
    WORDS_OF_OTHERS,
    WORDS_TOGETHER,
    Change,
    are_floats,
    is_real,
    is_vector,
)
from course.authoring.pairs import calls_of, variety
from course.authoring.probes import Planned, ProbeSource, PromiseError, leaves_of, names_of
from course.authoring.right import is_right, stays_within
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.exercise import Part
from nnkit.check.promises import Between

PERMITTED = ", which the task permits: your answer must be right there too."
SAYS = "Here `{name}` was {what}" + PERMITTED
OF_ALL_SAYS = "Here all the numbers were {what}" + PERMITTED
# what the second of two is made of both, once it is the first and once it is close to it
BESIDE: list[tuple[str, str, Callable[[Any, Any], Any]]] = [
    ("equal numbers", "equal", lambda first, _: first),
    ("numbers close together", "close", lambda first, second: first + CLOSE * (second - first)),
]
BESIDE_SAYS = "Here `{one}` and `{other}` were {what}" + PERMITTED
# which exclude it too
BROADER = {"close": ("constant",), "twice": ("constant",), "huge": ("large",), "balanced": ("mirrored", "constant")}
BROADER_OF_ALL = {"uneven": ("tiny", "uneven"), "huge together": ("huge", "large")}  # the same of all at once
SIGNED = ("mirrored", "balanced")  # of arguments that may be negative
FEW = 9  # of more numbers pairs are too many
EVERY_CASE = ("nearly", "turned", "doubled")  # what one case's numbers hide another's may show
HIDDEN_TOO = ("longer",)  # whose kind of value public cases may not have: a layer that fits behind itself
FINE = ("turned", "huge", "huge together")  # where little may be left of a difference


def special(source: ProbeSource) -> Iterator[Planned]:
    if source.exercise.kind == "value":
        return
    names = names_of(source.reference)
    _refuse_unknown(source, names)
    yield from _of_one(source, names, OF_ONE)
    yield from _of_all(source, names, OF_ALL)
    for one, other in combinations(names, 2):
        for probe, what, function in BESIDE:
            if not {what, "equal", f"equal {one} {other}"} & set(source.exercise.never):
                says = BESIDE_SAYS.format(one=one, other=other, what=what)
                for part, case in _beside(source, one, other, function):
                    yield Planned(part.name, Probe(probe, says, case))
    yield from _of_one(source, names, MORE_OF_ONE)
    yield from _of_all(source, names, MORE_OF_ALL)


def _of_one(source: ProbeSource, names: list[str], changes: Sequence[Change]) -> Iterator[Planned]:
    signed = [name for name in names if _has_negatives(source, name)]
    lists = [name for name in names if any(isinstance(value, list) for value in _values(source, name))]
    bare = source.exercise.kind == "function" and not any(has(source, name, are_floats) for name in names)
    for word, probe, function, what, _ in changes:
        for name in signed if word in SIGNED else names:
            excluded = any(is_excluded(source, each, name) for each in (word, *BROADER.get(word, ())))
            if not excluded and (word != "longer" or len(lists) == 1):  # two may have to be of one length
                every = word in EVERY_CASE or (word == "large" and bare)
                made = _changed(source, {name: function}, every, word in FINE, word in HIDDEN_TOO)
                for part, case in _some(source, made, word, every):
                    yield Planned(part.name, Probe(probe, SAYS.format(name=name, what=what), case))


def _of_all(source: ProbeSource, names: list[str], changes: Sequence[Change]) -> Iterator[Planned]:
    arrays = [name for name in names if has(source, name, are_floats)]
    signed = [name for name in names if _has_negatives(source, name)]
    for word, probe, function, what, alone in changes:
        words = BROADER_OF_ALL.get(word, word.split()[:1])
        meant = signed if "mirrored" in words else names
        asked = [name for name in meant if alone or name in arrays]
        whole = not any(is_excluded(source, each, name) for each in words for name in asked)
        touched = [name for name in meant if has(source, name, functools.partial(_changes, function))]
        several = len(touched) > 1 or word == "uneven"  # of one alone it has been asked
        several = several and (not alone or any(name not in arrays for name in touched))
        if not {word, f"{words[-1]} together"} & set(source.exercise.never) and whole and several:
            for part, case in _changed(source, dict.fromkeys(meant, function), fine=word in FINE):
                yield Planned(part.name, Probe(probe, OF_ALL_SAYS.format(what=what), case))


def _different(source: ProbeSource, case: Case | Script) -> int:
    """How many different numbers stand in each of the things that the reference makes of it, together."""
    outcome = source.outcome(case)
    return sum(len(np.unique(leaf)) for leaf in leaves_of(outcome.value if outcome else None) if leaf is not None)


def _changes(function: Callable[[Any], Any], leaf: Any) -> bool:
    return function(leaf) is not leaf


def _some(
    source: ProbeSource, found: Iterator[tuple[Part, Case | Script]], word: str, all_of_them: bool
) -> list[tuple[Part, Case | Script]]:
    """The first, and the one whose sizes differ most; of such in which most numbers are different: where nothing is
    dropped, a mask is 1 throughout. With other signs all."""
    every = list(found)
    various = max(every, key=lambda each: (variety(each[1]), _different(source, each[1])), default=None)
    if all_of_them or word == "mirrored" or various is None:
        return every
    return [*every[:1], *([various] if various is not every[0] else [])]


def is_excluded(source: ProbeSource, word: str, name: str) -> bool:
    """Whether the declaration says so, or a word of a range does, which shows itself what is in it."""
    if word in ORDERLY and _ascends(source, name):
        return True
    within = any(isinstance(promise, Between) and promise.name == name for promise in source.exercise.promises)
    return bool({word, f"{word} {name}"} & set(source.exercise.never)) or (within and word != "zero")


def _ascends(source: ProbeSource, name: str) -> bool:
    """Whether an argument's numbers ascend in every case, so that an order is meant."""
    given = [
        leaf
        for value in _values(source, name)
        for leaf in ([np.array(value)] if is_vector(value) else leaves_of(value))
    ]
    arrays = [value for value in given if isinstance(value, np.ndarray) and value.ndim == 1 and len(value) > 1]
    return bool(arrays) and all((np.diff(value) > 0).all() for value in arrays)


def has(source: ProbeSource, name: str, kind: Callable[[Any], bool]) -> bool:
    """Whether a case gives this argument something of that kind, perhaps in a list."""
    return any(kind(leaf) for leaf in _leaves(source, name))


def _leaves(source: ProbeSource, name: str) -> Iterator[Any]:
    """What all calls of all cases give this argument, in lists too."""
    return leaves_of(_values(source, name))


def _values(source: ProbeSource, name: str) -> list[Any]:
    calls = [source.bound(call) for _, case in source.bases() for call in calls_of(case)]
    return [bound.arguments.get(name) for bound in calls if bound]


def _has_negatives(source: ProbeSource, name: str) -> bool:
    """Whether a case shows a negative number in this argument: where none does, none may be meant."""
    return has(source, name, lambda leaf: bool(is_real(leaf) and np.nanmin(leaf) < 0))


def _refuse_unknown(source: ProbeSource, names: list[str]) -> None:
    known = {*WORDS, *WORDS_TOGETHER, *WORDS_OF_OTHERS}
    known |= {f"{word} {name}" for word in (*WORDS, "between") for name in names}
    known |= {f"equal {one} {other}" for one, other in combinations(names, 2)}
    for said in source.exercise.never:
        about = said.split()[0] in (*WORDS, *WORDS_OF_OTHERS)
        if about and said not in known and not said.endswith(" numbers"):
            raise PromiseError(f"{source.exercise.id}: never names {said!r}; its arguments are {', '.join(names)}")


def given_of(source: ProbeSource, case: Case | Script) -> dict[str, Any]:
    """The arguments of a call by their names; of a script those of its first call."""
    bound = source.bound(case.make if isinstance(case, Script) else case)
    return dict(bound.arguments) if bound else {}


def _given_both(source: ProbeSource, case: Case | Script, one: str, other: str) -> dict[str, Any]:
    """The arguments of the first call that has both."""
    bound = (source.bound(call) for call in calls_of(case))
    return next((dict(b.arguments) for b in bound if b and {one, other} <= set(b.arguments)), {})


def _beside(
    source: ProbeSource, one: str, other: str, function: Callable[[Any, Any], Any]
) -> Iterator[tuple[Part, Case | Script]]:
    """The first case in which both are numbers, or arrays of one shape, and the second may be what the function makes
    of them."""
    for part, case in reversed([(each, case) for each in source.exercise.parts for case in each.cases]):
        given = _given_both(source, case, one, other)
        first, second = given.get(one), given.get(other)
        if are_floats(first) and are_floats(second):
            fit = first.shape == second.shape
        else:
            numbers = [value for value in given.values() if type(value) is type(first)]
            fit = type(first) is type(second) and type(first) in (int, float) and len(numbers) <= FEW
        new = function(first, second) if fit else second
        if type(new) is type(second) and not np.array_equal(new, second):
            made = source.changed(case, {other: new})
            # a share, or a draw from 0 to 1, is not made of another argument's numbers
            if made and stays_within(source, made, bounded=True) and is_right(source, part, made):
                yield part, made
                return


def _changed(
    source: ProbeSource, change: dict[str, Callable], every: bool = False, fine: bool = False, hidden: bool = False
) -> Iterator[tuple[Part, Case | Script]]:
    """In each part, the last one first, the first case that can be changed so and that the reference takes, without a
    number that is none: where one part's numbers are 0 or 1 already, or few, another's are not.

    every: all such cases; fine: only where single precision would do; hidden: of hidden cases too.
    """
    for part in reversed(source.exercise.parts):
        made = (source.changed(case, change) for case in (*part.cases, *(part.hidden if hidden else ())))
        found = (case for case in made if case and is_right(source, part, case, fine))
        yield from ((part, case) for case in islice(found, None if every else 1))
