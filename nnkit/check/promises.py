"""The words in which a task promises something: each gives its sentence, and grading draws probes from it.

    promises=[AnyShape("z"), New("z"), Between("eps", 0, 1)]

The sentences stand in the task where it says `{promises}`, so that text and checks cannot disagree; how a word is
probed stands in `course/authoring/probes.py`. What holds for every exercise needs no word: arguments stay as they
are, a call leaves nothing behind for the next, objects share nothing, the defaults given are used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


def _listed(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


@dataclass(frozen=True, init=False)
class _OfArguments:
    """A word about some of the arguments. said: another sentence, where the usual one does not fit the text."""

    names: tuple[str, ...]
    said: str | None

    def __init__(self, *names: str, said: str | None = None):
        if not names:
            raise ValueError(f"{type(self).__name__}: name the arguments that it promises something of")
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "said", said)

    @property
    def sentence(self) -> str:
        return self._usual() if self.said is None else self.said

    def _usual(self) -> str:
        raise NotImplementedError


@dataclass(frozen=True, init=False)
class AnyShape(_OfArguments):
    """Arrays of one shape, whatever it is: no axes at all (unless `axes` asks for 1), one number, three axes, any
    order in memory."""

    axes: int

    def __init__(self, *names: str, axes: int = 0, said: str | None = None):
        super().__init__(*names, said=said)
        object.__setattr__(self, "axes", axes)

    def _usual(self) -> str:
        alike = ", the same for all" if len(self.names) > 1 else ""
        least = "of one axis or more" if self.axes else "a single number's `()` included"
        return f"{_listed(self.names)} may have any shape{alike}, {least}."


class New(_OfArguments):
    """What comes back shares no memory with these arguments."""

    def _usual(self) -> str:
        return f"Give back new arrays: nothing that shares memory with {_listed(self.names, 'or')}."


class Rows(_OfArguments):
    """Arrays whose first axis is cut to one row, and to two."""

    def _usual(self) -> str:
        return "One row is a batch too."


@dataclass(frozen=True, init=False)
class Dtypes(_OfArguments):
    """Arrays of float32 are as good as float64, and (`whole`) so are whole numbers."""

    whole: bool

    def __init__(self, *names: str, whole: bool = True, said: str | None = None):
        super().__init__(*names, said=said)
        object.__setattr__(self, "whole", whole)

    def _usual(self) -> str:
        return f"{_listed(self.names)} may hold `float32`{' or whole numbers' if self.whole else ''}."


@dataclass(frozen=True, init=False)
class Sizes:
    """The shapes of arguments, by letters, `Sizes(X="n d", W="d m", y="n <k")`; of any size from 1 on, equal or not.

    `<k` (or `<2`) behind the letters: whole numbers from 0 to k - 1. `sum 1`: positive rows that sum to 1. least: the
    smallest size of a letter where that is not 1, `least={"n": 2}`.
    """

    shapes: dict[str, str]
    least: dict[str, int]
    said: str | None

    def __init__(self, said: str | None = None, least: dict[str, int] | None = None, **shapes: str):
        object.__setattr__(self, "shapes", shapes)
        object.__setattr__(self, "least", least or {})
        object.__setattr__(self, "said", said)

    @property
    def sentence(self) -> str:
        if self.said is not None:
            return self.said
        from_on = "".join(f", ${letter}$ from {size}" for letter, size in self.least.items())
        return f"Every size may be 1, and any two may be equal{from_on}."


@dataclass(frozen=True)
class Between:
    """A number anywhere in an open interval (an end that is included is `closed`)."""

    name: str
    low: float
    high: float
    closed: bool = False
    said: str | None = None

    @property
    def sentence(self) -> str:
        if self.said is not None:
            return self.said
        sign = r"\leq" if self.closed else "<"
        return f"${self.low:g} {sign}$ `{self.name}` ${sign} {self.high:g}$."


@dataclass(frozen=True)
class UpTo:
    """A whole number up to this one."""

    name: str
    most: int
    said: str | None = None

    @property
    def sentence(self) -> str:
        return f"`{self.name}` may be as large as {self.most}." if self.said is None else self.said


@dataclass(frozen=True)
class Default:
    """An argument that may be left out."""

    name: str
    value: Any
    said: str | None = None

    @property
    def sentence(self) -> str:
        return f"Left out, `{self.name}` is {self.value!r}." if self.said is None else self.said


@dataclass(frozen=True)
class Silent:
    """No warning of NumPy's on any case."""

    said: str | None = None

    @property
    def sentence(self) -> str:
        return "No warning may come (of a division by zero, an overflow)." if self.said is None else self.said


@dataclass(frozen=True)
class Seeded:
    """Random numbers that come from this argument, a seed or (`generator`) a generator too, and from nothing else."""

    name: str
    generator: bool = True
    said: str | None = None

    @property
    def sentence(self) -> str:
        if self.said is not None:
            return self.said
        more = "; a generator is used up further with each call" if self.generator else ""
        return f"Every random number comes from `{self.name}`: the same seed, the same outcome; another, another{more}."


@dataclass(frozen=True, init=False)
class Holds:
    """A promise in the author's words, with the cases that hold it (Cases, Scripts). A wrong answer of the bank called
    `name` must fail one of them. says: what whoever breaks it is told (that it is promised)."""

    name: str
    sentence: str
    cases: tuple
    says: str
    part: str

    def __init__(self, name: str, sentence: str, *cases: Any, says: str = "", part: str = ""):
        fields = {"name": name, "sentence": sentence, "cases": cases, "says": says, "part": part}
        for field, value in fields.items():
            object.__setattr__(self, field, value)
        if not cases:
            raise ValueError(f"Holds({name!r}): it needs a case that shows it")


@dataclass(frozen=True)
class Free:
    """What a task leaves free: no probe may hold it."""

    sentence: str


def sentences(promises: Sequence[Any]) -> str:
    """What the task says of its promises."""
    return " ".join(promise.sentence for promise in promises if promise.sentence)
