"""What is read off at another setting than the task asks for: wrong numbers that are computed, not declared one by one.

An author gives the number as a function of settings that the task or the explorer names. One setting is changed at a
time; what comes of it is a misconception with a sentence of its own. Where two of them come too near to each other,
or one to the right number or to a declared one, nothing is said of it.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nnkit.check.exercise import Wrong


@dataclass(frozen=True)
class Setting:
    """asked: what the task asks for; others: what may be set instead; says: how one is told, with {} in its place, or
    the words for each."""

    asked: Any
    others: Sequence[Any]
    says: str | Mapping[Any, str] = "{}"

    def words(self, value: Any) -> str:
        return self.says.format(value) if isinstance(self.says, str) else self.says[value]


def with_neighbours(
    declared: Sequence[Wrong], right: float, number: Callable[..., float], within: float = 0, **settings: Setting
) -> list[Wrong]:
    """The declared misconceptions, and behind them those of one other setting each.

    right: the answer; number: of the settings, by their names; within: how far a number that is read off may lie
    beside it. ValueError where `number` does not come to the right one for what is asked.
    """
    asked = {name: setting.asked for name, setting in settings.items()}
    if not _near(number(**asked), right, within):
        raise ValueError(f"with {asked} it is {number(**asked):g}, and {right:g} is the answer")
    known = [wrong.answer for wrong in declared if isinstance(wrong.answer, int | float)]
    found = list(_neighbours(number, within, asked, settings))
    apart = [
        one for one in found
        if not _near(one.answer, right, 2 * within)
        and not any(_near(one.answer, other, within) for other in known)
        and not any(_near(one.answer, other.answer, 2 * within) for other in found if other is not one)
    ]  # fmt: skip
    return [*declared, *apart]


def _neighbours(
    number: Callable[..., float], within: float, asked: dict[str, Any], settings: Mapping[str, Setting]
) -> Iterator[Wrong]:
    for name, setting in settings.items():
        for other in setting.others:
            here, there = setting.words(other), setting.words(setting.asked)
            says = f"That is what comes with {here}. The task asks for {there}."
            came = number(**{**asked, name: other})
            yield Wrong(here, came if isinstance(came, int) else float(f"{came:.6g}"), says, within)


def _near(one: float, other: float, gap: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=gap * (1 + 1e-9))
