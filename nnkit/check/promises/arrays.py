"""Words about arrays: their shapes and sizes, their memory, the types of their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnkit.check.promises.word import OfArguments, listed


@dataclass(frozen=True, init=False)
class AnyShape(OfArguments):
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
        return f"{listed(self.names)} may have any shape{alike}, {least}."


class New(OfArguments):
    """What comes back shares no memory with these arguments."""

    @property
    def sentence(self) -> str:
        return f"Give back new arrays: nothing that shares memory with {listed(self.names, 'or')}."


class Reused(OfArguments):
    """What an object is handed belongs to the caller, who writes other numbers into these arrays after each call."""

    @property
    def sentence(self) -> str:
        return f"The caller may use {listed(self.names)} again for other numbers: keep a copy, not the array itself."


@dataclass(frozen=True, init=False)
class Rows(OfArguments):
    """Arrays whose first axis, or lists, are cut to one row and to two, and repeated to many.

    least: the fewest rows, where that is not 1. most: the many. ascending: those of the arguments that go on rising.
    """

    least: int
    most: int
    ascending: tuple[str, ...]

    def __init__(self, *names: str, least: int = 1, most: int = 300, ascending: Sequence[str] = ()):
        super().__init__(*names)
        for field, value in {"least": least, "most": most, "ascending": tuple(ascending)}.items():
            object.__setattr__(self, field, value)

    @property
    def sentence(self) -> str:
        return "One row is a batch too." if self.least == 1 else f"There are at least {self.least} rows."


@dataclass(frozen=True, init=False)
class Dtypes(OfArguments):
    """Arrays of float32 are as good as float64, and (`whole`) so are whole numbers."""

    whole: bool

    def __init__(self, *names: str, whole: bool = True):
        super().__init__(*names)
        object.__setattr__(self, "whole", whole)

    @property
    def sentence(self) -> str:
        return f"{listed(self.names)} may hold `float32`{' or whole numbers' if self.whole else ''}."


WORDS = ("sum", "symmetric", "positive")  # in a shape of Sizes, beside its letters


@dataclass(frozen=True, init=False)
class Sizes:
    """The shapes of arguments, by letters, `Sizes(X="n d", W="d m", y="n <k")`; of any size from 1 on, equal or not.

    `<k` (or `<2`) behind the letters: whole numbers from 0 to k - 1. `sum 1`: positive rows that sum to 1;
    `symmetric`, `positive`: such a square matrix, in the second case with all eigenvalues above 0. least: the smallest
    size of a letter where that is not 1, `least={"n": 2}`; most: the largest that is tried.
    """

    shapes: dict[str, str]
    least: dict[str, int]
    most: dict[str, int]

    def __init__(self, least: dict[str, int] | None = None, most: dict[str, int] | None = None, **shapes: str):
        for name, sizes in (("least", least), ("most", most)):
            if not isinstance(sizes, dict | None):
                raise TypeError(f'{name} is a size by letter, such as {name}={{"n": 5}}; got {sizes!r}.')
        object.__setattr__(self, "shapes", shapes)
        object.__setattr__(self, "least", least or {})
        object.__setattr__(self, "most", most or {})

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
        return list(dict.fromkeys(name for name in named if name.isalpha() and name not in WORDS))
