"""A code cell as the checker has it."""

from dataclasses import dataclass, field
from typing import Any

RUN_THERE = ("student", "locked", "unsealed")  # kinds of cells that run in the student's process


@dataclass
class Cell:
    """One code cell. kind: "student" (runs there alone), "locked" (runs on both sides), "test" (runs here alone),
    "unsealed" (a test that runs there alone, and whose mark can be forged),
    "shows" (the lesson's own, and nothing depends on it: runs nowhere), or "imports" (the import statements of the
    lesson's ordinary cells, run here; the cells themselves come among the student's)."""

    kind: str
    source: str
    released: str = ""  # what the lesson's author has in this place, for a student's cell; the checker gets none of it
    points: float = 0.0
    drawn: bool = True  # whether its figures are worth drawing
    looks_up: list[str] = field(default_factory=list)  # names that a trusted text needs from elsewhere
    binds: list[str] = field(
        default_factory=list
    )  # names that it gives a value here; a student's: those of the author's
    modules: list[str] = field(default_factory=list)  # names that the author's text in this place imports
    moment: int = -1  # of a test: how many cells have run when it looks at the notebook
    outputs: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""  # what went wrong with it, in a sentence for the teacher

    @property
    def runs_there(self) -> bool:
        return self.kind in RUN_THERE
