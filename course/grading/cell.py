"""A code cell as the checker has it, and what a test came to."""

from dataclasses import dataclass, field
from typing import Any

RUN_THERE = ("student", "locked")  # kinds of cells that run in the student's process


@dataclass
class Cell:
    """One code cell. kind: "student" (runs there alone), "locked" (runs on both sides), "test" (runs here alone),
    "shows" (the lesson's own, and nothing depends on it: runs nowhere), or "imports" (the import statements of the
    lesson's ordinary cells, run here; the cells themselves come among the student's)."""

    kind: str
    source: str
    released: str = ""  # what the lesson has in this place, for a student's cell
    points: float = 0.0
    drawn: bool = True  # whether its figures are worth drawing
    outputs: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""  # what went wrong with it, in a sentence for the teacher

    @property
    def runs_there(self) -> bool:
        return self.kind in RUN_THERE


@dataclass
class Outcome:
    """What a test came to in one run."""

    value: Any = None
    error: BaseException | None = None
    printed: str = ""
    source: str = ""  # the text that was run
    line: int = 0  # its line that the error came from
