"""The verdict on an answer as data, which the card shows and the gradebook counts."""

from dataclasses import dataclass
from typing import Literal

from nnkit.check.drawing import Points

HIDDEN = "A case that only grading sees"  # how the detail of a hidden case begins

State = Literal["right", "partly right", "wrong", "crashed", "borrowed", "not attempted"]
FAILED: tuple[State, ...] = ("wrong", "partly right", "crashed")  # the answer was run, and earns less than all


@dataclass(frozen=True)
class PartResult:
    """One sub-check: whether it passed, its points, and when it did not what was seen."""

    name: str
    passed: bool
    points: float
    max_points: float
    detail: str = ""


@dataclass(frozen=True)
class Result:
    """The verdict on one answer: plain data, which the card shows and the gradebook counts."""

    exercise: str
    title: str
    state: State
    parts: tuple[PartResult, ...]
    message: str = ""  # the misconception recognised, or what went wrong as a whole
    misconception: str = ""  # its name
    leans: str = ""  # what is said of the earlier answers that it builds on
    where: str = ""  # the line of a slip that one small change would mend
    tries: str = ""  # a call that shows what is wrong, to be pasted
    drawn: Points = ()  # the numbers of a case that is shown, beside the right ones
    warned: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def max_points(self) -> float:
        return sum(part.max_points for part in self.parts)

    @property
    def ok(self) -> bool:
        return self.state == "right"
