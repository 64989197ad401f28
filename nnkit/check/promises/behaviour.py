"""Words about what an answer does: what it draws, warns of, keeps; and those in the author's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Keeps:
    """An attribute of an object that is of a class, by its name, when the object is made and ever after."""

    attribute: str
    kind: str

    @property
    def sentence(self) -> str:
        return f"`self.{self.attribute}` is and stays a `{self.kind}`."


@dataclass(frozen=True)
class Default:
    """An argument that may be left out."""

    name: str
    value: Any

    @property
    def sentence(self) -> str:
        return f"Left out, `{self.name}` is {self.value!r}."


@dataclass(frozen=True)
class Silent:
    """No warning of NumPy's on any case."""

    @property
    def sentence(self) -> str:
        return "No warning may come (of a division by zero, an overflow)."


@dataclass(frozen=True)
class Seeded:
    """Random numbers that come from this argument, a seed or (`generator`) a generator too, and from nothing else."""

    name: str
    generator: bool = True

    @property
    def sentence(self) -> str:
        more = "; a generator is used up further with each call" if self.generator else ""
        seeds = "the same seed gives the same outcome, another seed another one"
        return f"Every random number comes from `{self.name}`: {seeds}{more}."


@dataclass(frozen=True, init=False)
class Holds:
    """A promise in the author's words, with the cases that hold it (Cases, Scripts). A wrong answer of the bank called
    `name` must fail one of them. says: what whoever breaks it is told (that it is promised); either: answers that are
    as right there as the solution, where the task leaves a decision open."""

    name: str
    sentence: str
    cases: tuple[Any, ...]
    says: str
    part: str
    either: tuple[Any, ...]

    def __init__(
        self, name: str, sentence: str, *cases: Any, says: str = "", part: str = "", either: Sequence[Any] = ()
    ):
        fields = {"name": name, "sentence": sentence, "cases": cases, "says": says, "part": part}
        fields["either"] = tuple(either)
        for field, value in fields.items():
            object.__setattr__(self, field, value)
        if not cases:
            raise ValueError(f"Holds({name!r}): it needs a case that shows it")
