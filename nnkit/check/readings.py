"""What else a picture or a run shows: wrong numbers that are computed, not declared one by one.

A reading is a quantity at a setting. An author gives what the settings of the task make, and how what is asked and the
other quantities that stand beside it are read off that. Another quantity, or another setting, is a misconception with
a sentence of its own; so is both at once, where it is nothing simpler. Where two readings come too near to each other,
or one to the right number, nothing is said of it; a declared misconception goes before all.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnkit.check.digits import COUNTED, digits_of, is_number, is_short_for
from nnkit.check.exercise import Wrong

NEAR = 0.01  # of a number: so near to the right one it may be taken for that
DIGITS = 3  # of another quantity at another setting: so many things give 10, or 0.5
CLOSE = 0.002  # of two wrong ones: few would write down the digits that tell them apart


@dataclass(frozen=True)
class Setting:
    """asked: what the task asks for; others: what may be set instead; says: how one is told, with {} in its place, or
    the words for each."""

    asked: Any
    others: Sequence[Any]
    says: str | Mapping[Any, str] = "{}"

    def words(self, value: Any) -> str:
        return self.says.format(value) if isinstance(self.says, str) else self.says[value]


@dataclass(frozen=True)
class Roughly:
    """How a quantity is taken that is read off a picture, or comes of a random run: up to this share of itself."""

    of: Callable[[Any], Any]
    share: float


def with_readings(
    declared: Sequence[Wrong],
    right: Any,
    run: Callable[..., Any],
    asks: str = "",
    reads: Mapping[str, Callable[[Any], Any] | Roughly] | None = None,
    asked: Callable[[Any], Any] = lambda shown: shown,
    within: float = 0,
    **settings: Setting,
) -> list[Wrong]:
    """The declared misconceptions, and behind them those of other readings.

    right: the answer, a number or a list or dict of them; run: what the settings make, by their names; asked: the
    answer's number, taken from that; asks: what it is, in words; reads: what else is shown, in words, and how it is
    taken, None where there is none; within: how far the number at another setting may lie beside what is read off.
    ValueError where `asked` does not come to the right number, or another quantity does.
    """
    here = {name: setting.asked for name, setting in settings.items()}
    shown = run(**here)
    if not _near(asked(shown), right, within):
        raise ValueError(f"with {here} it is {asked(shown)}, and {right} is the answer")
    others = dict(reads or {})
    if others and not asks:
        raise ValueError(f"say what is asked: it is none of {', '.join(others)}")
    quantities = list(_quantities(others, shown, "", f" The task asks for {asks}.", 1))
    if same := [one for one in quantities if _near(one.answer, right, within)]:
        raise ValueError(f"{same[0].name} comes to {same[0].answer}, which is right: nothing can be said of it")
    neighbours, both = list[Wrong](), list[Wrong]()
    for words, there, elsewhere in _elsewhere(run, here, settings):
        says = f"That is what comes with {words}. The task asks for {there}."
        number = _plain(asked(elsewhere))
        neighbours.append(Wrong(words, number, says, within if is_number(number) else 0, read=1))
        both += _quantities(others, elsewhere, f", for {words}", f" The task asks for {asks}, for {there}.", DIGITS)
    single = [*quantities, *neighbours]
    known = [wrong.answer for wrong in declared]
    return [
        *declared,
        *_apart(single, single, right, within, known),
        *_apart([one for one in both if _has_digits(one.answer)], [*single, *both], right, within, known),
    ]


def _quantities(
    reads: Mapping[str, Callable[[Any], Any] | Roughly], shown: Any, where: str, asked: str, digits: int
) -> Iterator[Wrong]:
    for name, how in reads.items():
        if where and isinstance(how, Roughly):
            continue  # so much fits by chance
        of, share = (how.of, how.share) if isinstance(how, Roughly) else (how, 0)
        number = of(shown)
        if number is not None:
            says, within = f"That is {name}{where}.{asked}", share and share * abs(number)
            yield Wrong(name + where, _plain(number), says, within, digits)


def _elsewhere(
    run: Callable[..., Any], here: dict[str, Any], settings: Mapping[str, Setting]
) -> Iterator[tuple[str, str, Any]]:
    """(the words for one other setting, those for what is asked, what it makes)."""
    for name, setting in settings.items():
        for other in setting.others:
            yield setting.words(other), setting.words(setting.asked), run(**{**here, name: other})


def _apart(
    found: Sequence[Wrong], beside: Sequence[Wrong], right: Any, within: float, known: Sequence[Any]
) -> Iterator[Wrong]:
    """Those that are taken neither for the right number, nor for a declared one that is another, nor for one beside."""
    for one in found:
        near, close = (0, 0) if one.within else (NEAR, CLOSE)
        declared = (each for each in known if _alike(one.answer, each, one.within, close))
        if any(not _same(one.answer, each) for each in declared):
            continue
        if _alike(one.answer, right, within + one.within, near) or _is_next_to(one.answer, right):
            continue
        others = (other for other in beside if other is not one)
        if not any(_alike(one.answer, other.answer, one.within + other.within, CLOSE) for other in others):
            yield one


def _is_next_to(one: Any, right: Any) -> bool:
    """Whether a count is off by one, which is told so: many things make it that."""
    return isinstance(one, int) and isinstance(right, int) and abs(one - right) == 1 and one >= COUNTED


def _has_digits(value: Any) -> bool:
    """Whether it holds a number that does not come out by chance."""
    if isinstance(value, dict | list):
        return any(map(_has_digits, value.values() if isinstance(value, dict) else value))
    return digits_of(value)[0] >= DIGITS


def _plain(value: Any) -> Any:
    """A number with the digits that are kept; of lists and dicts each."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_plain(item) for item in value]
    if isinstance(value, bool | int | np.bool_ | np.integer):
        return value if isinstance(value, bool | int) else value.item()
    return float(f"{value:.6g}")


def _near(one: Any, other: Any, gap: float) -> bool:
    return _each(one, other, lambda a, b: math.isclose(a, b, rel_tol=1e-9, abs_tol=gap * (1 + 1e-9)))


def _alike(one: Any, other: Any, gap: float, share: float) -> bool:
    """Whether a number that is read off may be either of them. Counts are what they are."""

    def may_be(a: float, b: float) -> bool:
        counts = isinstance(a, int) and isinstance(b, int)
        return abs(a - b) <= gap + (0 if counts else share * max(abs(a), abs(b)))

    return _each(one, other, may_be)


def _same(one: Any, other: Any) -> bool:
    """Whether one is the other, in more digits or in fewer."""
    return _each(one, other, lambda a, b: a == b or is_short_for(a, b) or is_short_for(b, a))


def _each(one: Any, other: Any, fits: Callable[[float, float], bool]) -> bool:
    """Whether two values have the same form, and each number of one fits the other's."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_each(one[key], other[key], fits) for key in one)
    rows = [isinstance(each, list | tuple | np.ndarray) for each in (one, other)]
    if all(rows):
        return len(one) == len(other) and all(_each(a, b, fits) for a, b in zip(one, other, strict=True))
    return is_number(one) and is_number(other) and fits(one, other)
