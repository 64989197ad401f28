"""What is asked of an answer: a call, a script of calls, what stands for their arguments. Data; nothing here runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, init=False)
class Case:
    """One call of the answer, with plain data as arguments: `Case(X, w, b)`, `Case(z, eps=0.1)`.

    For an exercise whose answer is a value, `Case()` stands for looking at it.
    """

    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any):
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "kwargs", kwargs)


class _Previous:
    """Stands for the outcome of the step before, among a step's arguments."""

    def __repr__(self) -> str:
        return "PREVIOUS"

    def __reduce__(self) -> str:
        return "PREVIOUS"  # there is one


PREVIOUS = _Previous()


@dataclass(frozen=True)
class Rng:
    """Stands for a random generator among a call's arguments: `np.random.default_rng(seed)`, made on the answer's
    side. Within a Script an equal Rng is the same generator, used up further; `name` tells two of one seed apart."""

    seed: int
    name: str = ""


@dataclass(frozen=True, init=False)
class Step:
    """One call of a method in a Script: `Step("step", theta, grad)`; PREVIOUS stands for the last step's outcome.

    of: which of the script's objects, in the order in which it makes them; PREVIOUS is that object's then.
    A dot leads on to what an attribute has: `Step("W.value.sum")`; see `look`.
    """

    method: str
    args: tuple[Any, ...]
    of: int

    def __init__(self, method: str, *args: Any, of: int = 0):
        object.__setattr__(self, "method", method)
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "of", of)


_OF_KIND = ".__class__.__name__.__eq__"


def look(attribute: str, kind: str, of: int = 0) -> Step:
    """A step that asks whether an attribute is of the class of that name; anything but yes is wrong."""
    return Step(attribute + _OF_KIND, kind, of=of)


def is_look(call: Case | Step) -> bool:
    return isinstance(call, Step) and call.method.endswith(_OF_KIND)


@dataclass(frozen=True, init=False)
class Script:
    """Calls that belong together, in order; the outcome is the list of their outcomes.

    Of a class: make an object and call its methods, `Script(Case(lr=0.1), Step("step", theta, g1), ...)`. A further
    Case makes a further object, which `Step("step", theta, g2, of=1)` means. Only the steps' outcomes count.
    Of a function: a Case is a call, `Script(Case(z1), Case(z2), Case(z1))`.

    Every argument must stay as it is, not only during its own call but to the end of the script (an exercise's
    `outcome` says which exception there is), and so must what a function gave back.

    overwritten: the arguments are written over after each call, and what came back is read after that: a result that
        shares memory with an argument shows.
    layout: how arrays are handed over: "" as NumPy makes them, "fortran" column by column, "strided" as every second
        number of a larger array, "shared" with equal arrays of a list as one and the same, "refilled" as the same
        arrays and lists as in the call before, with other numbers in them.
    same, differ: pairs of calls, numbered from 0, whose outcomes must be equal, or must not.
    """

    make: Case
    steps: tuple[Step | Case, ...]
    overwritten: bool
    layout: Literal["", "fortran", "strided", "shared", "refilled"]
    same: tuple[tuple[int, int], ...]
    differ: tuple[tuple[int, int], ...]

    def __init__(
        self,
        make: Case,
        *steps: Step | Case,
        overwritten: bool = False,
        layout: Literal["", "fortran", "strided", "shared", "refilled"] = "",
        same: Sequence[tuple[int, int]] = (),
        differ: Sequence[tuple[int, int]] = (),
    ):
        fields = {"make": make, "steps": steps, "overwritten": overwritten, "layout": layout}
        for name, value in {**fields, "same": tuple(same), "differ": tuple(differ)}.items():
            object.__setattr__(self, name, value)

    def of_object(self, number: int) -> "Script":
        """What the script does with one of its objects, without a `look`: a script that makes this one only."""
        makes = [self.make, *(step for step in self.steps if isinstance(step, Case))]
        steps = (Step(step.method, *step.args) for step in self.steps if isinstance(step, Step) and step.of == number)
        return Script(makes[number], *(step for step in steps if not is_look(step)))


@dataclass(frozen=True)
class Probe:
    """A case that holds a promise of the task, in grading: judged like any other, but it tells misconceptions not
    apart. An answer that is right but for probes is told what the first that fails `says`."""

    name: str
    says: str
    case: Case | Script
