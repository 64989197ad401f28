"""What a run leaves behind: the graded notebook in one step, then a line in the journal, by which a run that was
interrupted goes on where it was."""

import contextlib
import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course.atomic import write_atomically
from course.grading.marks.submission import Graded, Item
from course.grading.submitted.sheet import Sheet

JOURNAL = ".grading/journal.jsonl"


@dataclass
class Marked:
    """One row of a run's table."""

    student: str
    lesson: str
    points: float = 0.0  # what counts: without those that lateness costs
    max_points: float = 0.0
    auto_max: float = 0.0  # what the checks alone can give
    to_mark_by_hand: bool = False
    late: float = 0.0  # points that lateness costs
    repaired: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)  # what a person should look at
    reason: str = ""  # why it could not be graded
    unchanged: bool = False  # graded by an earlier run
    unsealed: bool = False  # whether its marks can be forged


@dataclass(frozen=True)
class Task:
    """A submission in the queue."""

    item: Item
    sheet: Sheet
    digest: str
    attempt: int = 1


def note_down(root: Path, entry: list[Any]) -> None:
    """entry: student, lesson, digest of the submission, notes, questions, points."""
    journal = root / JOURNAL
    journal.parent.mkdir(exist_ok=True)
    with open(journal, "a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def finished(root: Path) -> dict[tuple[str, str], list]:
    """What earlier runs finished: by student and lesson the digest of the submission, notes, questions, points."""
    path = root / JOURNAL
    entries: dict[tuple[str, str], list] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        try:
            student, lesson, *rest = json.loads(line)
        except ValueError:  # the last line of a run that was killed while it wrote
            continue
        if len(rest) == 4 and (root / "autograded" / student / lesson / f"{lesson}.ipynb").is_file():
            entries[student, lesson] = rest
    return entries


def write_notebook(root: Path, item: Item, graded: Graded) -> None:
    """autograded/<student>/<lesson>, the whole folder in one step; read-only, as nbgrader leaves it."""
    target = root / "autograded" / graded.student / graded.lesson
    target.parent.mkdir(parents=True, exist_ok=True)
    partial, old = (target.with_name(f".{target.name}.{word}") for word in ("part", "old"))
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    write_atomically(partial / f"{graded.lesson}.ipynb", graded.text.encode(), 0o444)
    if graded.timestamp:
        write_atomically(partial / "timestamp.txt", f"{graded.timestamp} UTC\n".encode(), 0o444)
    for name in item.lesson_files:
        (partial / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(item.lesson_folder, name), partial / name)
    shutil.rmtree(old, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        target.rename(old)
    partial.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def digest_of_lesson(folder: Path) -> str:
    """A number for all that stands in a lesson's folder but its bank: hidden cases and declarations are no cells."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part in ("bank", "__pycache__") or part.startswith(".") for part in parts):
            total.update(f"{path.relative_to(folder)}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()
