"""Words about numbers: how large or small, where an outcome changes, how near an answer must be."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nnkit.check.promises.word import OfArguments, listed


def _value(named: float | str) -> str:
    return f"`{named}`" if isinstance(named, str) else f"{named:g}"


@dataclass(frozen=True, init=False)
class Numbers(OfArguments):
    """Real numbers of any size and sign, alone or in arrays, zeros among them; as large and as small as 1, times
    `scale` or divided by it (tiny=False: no smaller than they are)."""

    scale: float
    tiny: bool

    def __init__(self, *names: str, scale: float = 1e4, tiny: bool = True):
        super().__init__(*names)
        object.__setattr__(self, "scale", scale)
        object.__setattr__(self, "tiny", tiny)

    @property
    def sentence(self) -> str:
        sizes = "large or tiny" if self.tiny else "large"
        return f"The numbers in {listed(self.names)} may be {sizes}, negative or zero."


@dataclass(frozen=True, init=False)
class Everywhere(OfArguments):
    """Arrays that are worked on number by number: right for numbers of every size from `least` to `most`, of both
    signs."""

    least: float
    most: float

    def __init__(self, *names: str, least: float = 1e-12, most: float = 1000):
        super().__init__(*names)
        object.__setattr__(self, "least", least)
        object.__setattr__(self, "most", most)

    @property
    def sentence(self) -> str:
        least = f"from {self.least:g} " if self.least > 1e-12 else ""
        return f"The numbers in {listed(self.names)} may be of any size {least}up to {self.most:g}, and negative."


class Jumps(OfArguments):
    """Where the outcome jumps as these arguments move on, it is right close to that place, on both of its sides."""

    @property
    def sentence(self) -> str:
        return f"{listed(self.names)} may lie close to where the outcome changes."


@dataclass(frozen=True)
class Between:
    """A number anywhere in an open interval (an end that is included is `closed`)."""

    name: str
    low: float
    high: float
    closed: bool = False

    @property
    def sentence(self) -> str:
        sign = r"\leq" if self.closed else "<"
        return f"${self.low:g} {sign}$ `{self.name}` ${sign} {self.high:g}$."


@dataclass(frozen=True)
class UpTo:
    """A whole number up to this one."""

    name: str
    most: int

    @property
    def sentence(self) -> str:
        return f"`{self.name}` may be as large as {self.most}."


@dataclass(frozen=True)
class At:
    """An argument that may lie exactly at a threshold, just below and just above; the threshold is a number or another
    argument's name."""

    name: str
    threshold: float | str

    @property
    def sentence(self) -> str:
        return f"`{self.name}` may be exactly {_value(self.threshold)}."


@dataclass(frozen=True)
class Tolerance:
    """How far off a number may be that is the answer; the judge of `Judge("answer.like", ...)` says the same."""

    size: float
    percent: bool = False

    @property
    def sentence(self) -> str:
        return f"Within {self.size:g}{' percent' if self.percent else ''}."


@dataclass(frozen=True)
class Free:
    """A constant that the task leaves to the answer, from `low` to `high`.

    answers: each makes a right answer of such a constant, one for each place in which it may stand. What is expected of
    a probe lies between what they come to with the smallest and with the largest, number by number and step by step, so
    a place between two others need not be among them. where: the places, in words.
    """

    name: str
    low: float
    high: float
    answers: tuple[Callable[[float], Any], ...]
    where: str = ""

    @property
    def sentence(self) -> str:
        where = f", {self.where}" if self.where else ""
        return rf"Free: $\{self.name}$ from ${_power(self.low)}$ to ${_power(self.high)}${where}."


def _power(number: float) -> str:
    """A power of ten, as a formula has it."""
    return f"10^{{{round(math.log10(number))}}}"
