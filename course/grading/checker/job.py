"""What the engine is asked and what it answers."""

from dataclasses import dataclass, field
from typing import Any


class EngineError(Exception):
    """The engine itself failed, not a submission; the message says how."""


class UnconfinedError(EngineError):
    """This machine cannot confine a submission, and nobody said to go on all the same, or it cannot grade at all."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Sizes in bytes; `memory`, `cpu` and `file` hold for each of its processes."""

    cell_seconds: float = 20.0
    total_seconds: float = 120.0
    memory: int = 2 << 30
    cpu: int = 120
    processes: int = 64
    file: int = 64 << 20
    disk: int = 128 << 20
    figures: bool = True


@dataclass
class Job:
    """A notebook to grade. cells: fields of `cell.Cell`; folder: the lesson's own files; files: those of them that
    students have, which is what tests find as students have them; inbox: the files that the submission's cells find."""

    cells: list[dict[str, Any]]
    folder: str
    inbox: str
    limits: Limits = field(default_factory=Limits)
    lesson: str = ""
    files: tuple[str, ...] = ()


@dataclass
class Report:
    """What came of it: outputs and notes by cell."""

    cells: list[dict[str, Any]]
    notes: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)  # what a person should look at
