"""The words in which a task promises something: each gives its sentence, and grading draws probes from it.

    promises=[AnyShape("z"), New("z"), Between("eps", 0, 1)]

The sentences stand in the task where it says `{promises}`, so that text and checks cannot disagree; where the task has
a sentence of its own the word's name is a mark behind it (`nnkit/check/task.py`), and there it is. How a word is
probed stands in `course/authoring/promised.py`. What holds for every exercise needs no word: arguments stay as they
are, a call leaves nothing behind for the next, objects share nothing, the defaults given are used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


def _listed(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _value(named: float | str) -> str:
    return f"`{named}`" if isinstance(named, str) else f"{named:g}"


@dataclass(frozen=True, init=False)
class _OfArguments:
    """A word about some of the arguments."""

    names: tuple[str, ...]

    def __init__(self, *names: str):
        if not names:
            raise ValueError(f"{type(self).__name__}: name the arguments that it promises something of")
        object.__setattr__(self, "names", names)

    @property
    def sentence(self) -> str:
        raise NotImplementedError


@dataclass(frozen=True, init=False)
class AnyShape(_OfArguments):
    """Arrays of one shape, whatever it is: no axes at all (unless `axes` asks for 1), one number, three axes, any
    order in memory."""

    axes: int

    def __init__(self, *names: str, axes: int = 0):
        super().__init__(*names)
        object.__setattr__(self, "axes", axes)

    @property
    def sentence(self) -> str:
        alike = ", the same for all" if len(self.names) > 1 else ""
        least = "of one axis or more" if self.axes else "a single number's `()` included"
        return f"{_listed(self.names)} may have any shape{alike}, {least}."


class New(_OfArguments):
    """What comes back shares no memory with these arguments."""

    @property
    def sentence(self) -> str:
        return f"Give back new arrays: nothing that shares memory with {_listed(self.names, 'or')}."


class Reused(_OfArguments):
    """What an object is handed belongs to the caller, who writes other numbers into these arrays after each call."""

    @property
    def sentence(self) -> str:
        return f"The caller may use {_listed(self.names)} again for other numbers: keep a copy, not the array itself."


@dataclass(frozen=True, init=False)
class Numbers(_OfArguments):
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
        return f"The numbers in {_listed(self.names)} may be {sizes}, negative or zero."


@dataclass(frozen=True, init=False)
class Everywhere(_OfArguments):
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
        return f"The numbers in {_listed(self.names)} may be of any size {least}up to {self.most:g}, and negative."


class Jumps(_OfArguments):
    """Where the outcome jumps as these arguments move on, it is right close to that place, on both of its sides."""

    @property
    def sentence(self) -> str:
        return f"{_listed(self.names)} may lie close to where the outcome changes."


class Rows(_OfArguments):
    """Arrays whose first axis is cut to one row, and to two."""

    @property
    def sentence(self) -> str:
        return "One row is a batch too."


@dataclass(frozen=True, init=False)
class Dtypes(_OfArguments):
    """Arrays of float32 are as good as float64, and (`whole`) so are whole numbers."""

    whole: bool

    def __init__(self, *names: str, whole: bool = True):
        super().__init__(*names)
        object.__setattr__(self, "whole", whole)

    @property
    def sentence(self) -> str:
        return f"{_listed(self.names)} may hold `float32`{' or whole numbers' if self.whole else ''}."


@dataclass(frozen=True, init=False)
class Sizes:
    """The shapes of arguments, by letters, `Sizes(X="n d", W="d m", y="n <k")`; of any size from 1 on, equal or not.

    `<k` (or `<2`) behind the letters: whole numbers from 0 to k - 1. `sum 1`: positive rows that sum to 1. least: the
    smallest size of a letter where that is not 1, `least={"n": 2}`.
    """

    shapes: dict[str, str]
    least: dict[str, int]

    def __init__(self, least: dict[str, int] | None = None, **shapes: str):
        object.__setattr__(self, "shapes", shapes)
        object.__setattr__(self, "least", least or {})

    @property
    def sentence(self) -> str:
        if len(self.letters) == 1:
            return f"${self.letters[0]}$ may be {self.least.get(self.letters[0], 1)}."
        from_on = "".join(f", ${letter}$ from {size}" for letter, size in self.least.items())
        return f"Every size may be 1, and any two may be equal{from_on}."

    @property
    def letters(self) -> list[str]:
        """The sizes that are free, in the order in which the shapes name them."""
        named = " ".join(shape.partition(" <")[0] for shape in self.shapes.values()).split()
        return list(dict.fromkeys(name for name in named if name.isalpha() and name != "sum"))


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
class Keeps:
    """An attribute of an object that is of a class, by its name, when the object is made and ever after."""

    attribute: str
    kind: str

    @property
    def sentence(self) -> str:
        return f"`self.{self.attribute}` is and stays a `{self.kind}`."


@dataclass(frozen=True)
class Tolerance:
    """How far off a number may be that is the answer; the judge of `Judge("answer.like", ...)` says the same."""

    size: float
    percent: bool = False

    @property
    def sentence(self) -> str:
        return f"Within {self.size:g}{' percent' if self.percent else ''}."


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
    `name` must fail one of them. says: what whoever breaks it is told (that it is promised)."""

    name: str
    sentence: str
    cases: tuple[Any, ...]
    says: str
    part: str

    def __init__(self, name: str, sentence: str, *cases: Any, says: str = "", part: str = ""):
        fields = {"name": name, "sentence": sentence, "cases": cases, "says": says, "part": part}
        for field, value in fields.items():
            object.__setattr__(self, field, value)
        if not cases:
            raise ValueError(f"Holds({name!r}): it needs a case that shows it")


def name_of(promise: Any) -> str:
    """The mark by which a task's sentence names a promise: `{New}`; for a Holds, the name that it has."""
    return promise.name if isinstance(promise, Holds) else type(promise).__name__
