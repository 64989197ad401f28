"""Grade one submission from its folder to a graded notebook and its points, without touching a database.

What goes in and comes out is plain data, so that it can be done in another process or on another machine.
"""

import hashlib
import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

from course.grading.checker.job import Limits
from course.grading.marks.jobs import grade_cells
from course.grading.submitted import plain_cells
from course.grading.submitted.choice import find_notebook
from course.grading.submitted.files import MAX_FILE, UnreadableError, files_below, read_bytes
from course.grading.submitted.repair import explain, repair, say_unsealed
from course.grading.submitted.sheet import Sheet
from course.grading.submitted.timestamps import read_timestamp
from course.settings import Dates
from nnkit import __version__
from nnkit.check.lesson import CHECKS_FILE
from nnkit.student import notebook as released

STUDENT = re.compile(r"[\w][\w.@+ -]{0,79}")  # folder names that nbgrader, its pages and every file system can take
MAX_DIGESTED = 256 << 20  # bytes of one submission
LACKING = ("ModuleNotFoundError", "ImportError", "FileNotFoundError", "PermissionError", "OSError", "URLError")
MODULE = re.compile(r"No module named '([\w.]{1,60})'")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Item:
    """One submission to grade."""

    student: str
    lesson: str
    submitted: str  # its folder
    lesson_folder: str  # solutions/<lesson>
    lesson_files: tuple[str, ...]  # what of that folder its cells see
    limits: Limits = field(default_factory=Limits)
    allow_unconfined: bool = False
    dates: Dates = field(default_factory=Dates)
    unsealed: bool = False  # whether plain tests run beside the answers


@dataclass
class Graded:
    """What came of it. `reason` says why there are no marks; `text` is the graded notebook."""

    student: str
    lesson: str
    reason: str = ""
    notes: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)  # what a person should look at
    scores: dict[str, float | None] = field(default_factory=dict)  # by grade_id; None: to be marked by hand
    unanswered: dict[str, bool] = field(default_factory=dict)  # by solution cell: left as released
    timestamp: str = ""
    text: str = ""


def grade_submission(item: Item, sheet: Sheet) -> Graded:
    graded = Graded(item.student, item.lesson)
    folder = Path(item.submitted)
    if not STUDENT.fullmatch(item.student):
        graded.reason = "the folder's name cannot be a student's: letters, digits and . _ - @ + only"
        return graded
    try:
        choice = find_notebook(folder, sheet, item.lesson_files)
    except UnreadableError as error:
        graded.reason = str(error)
        return graded
    moment, note = read_timestamp(folder, item.dates)
    graded.timestamp = moment.isoformat(" ") if moment else ""
    notebook, repairs = repair(choice.notebook, sheet)
    graded.asks = [*choice.asks, *another_edition(choice.notebook)]
    notes = [*choice.notes, *([note] if note else []), *repairs]
    left_out, report = grade_cells(
        notebook,
        sheet,
        folder,
        Path(item.lesson_folder),
        item.lesson_files,
        item.limits,
        unsealed=item.unsealed,
        allow_unconfined=item.allow_unconfined,
    )
    notes += left_out
    graded.asks += report.asks
    graded.notes = list(dict.fromkeys([*notes, *report.notes]))
    _mark(notebook, graded)
    graded.asks += lacking(notebook)
    explain(notebook, list(dict.fromkeys(notes)))
    if item.unsealed:
        say_unsealed(notebook)
    graded.text = plain_cells.text_of(notebook)
    return graded


def another_edition(submitted: NotebookNode) -> list[str]:
    """A sentence where the notebook was released with another version than the one that grades."""
    version = released.stamp(submitted).get("version")
    age = released.age(version)
    if not age:
        return []
    said = f"its notebook is of nnkit-lessons {version}, {age} the {__version__} that grades: "
    if age.startswith("older"):
        return [said + "corrections since are not in it; `python -m nnkit start FOLDER --update` brings them"]
    return [said + "update this installation, or hand out the lessons of this one"]


def lacking(notebook: NotebookNode) -> list[str]:
    """A sentence for each answer whose cell stopped for want of something that may have been there where it was
    written: a library, a file, a network. Of an error's text only a module's name is repeated."""
    sentences = []
    for cell in notebook.cells:
        errors = (output for output in cell.get("outputs", ()) if output.output_type == "error")
        error = next(errors, None) if "nbgrader" in cell.metadata and is_solution(cell) else None
        if error is not None and error.ename in LACKING:
            module = MODULE.match(error.evalue)
            said = f"{module[1]} is not installed here" if module else f"it stopped with {error.ename}"
            sentences.append(f"cell `{cell.metadata.nbgrader.grade_id}` lacks what it had where it was written: {said}")
    return sentences


def _mark(notebook: NotebookNode, graded: Graded) -> None:
    """The points, by nbgrader's own rules."""
    for cell in notebook.cells:
        if "nbgrader" not in cell.metadata:
            continue
        name = cell.metadata.nbgrader["grade_id"]
        if is_grade(cell):
            graded.scores[name], _ = determine_grade(cell, LOG)
        if is_solution(cell) or cell.metadata.nbgrader["task"]:
            unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            graded.unanswered[name] = unchanged and not cell.metadata.nbgrader["task"]


def digest(folder: Path, lesson: str) -> str:
    """A number for what is to be graded: it changes with any file of the submission and with `lesson`, all that
    grading it depends on beside."""
    total = hashlib.sha256(lesson.encode())
    left = MAX_DIGESTED
    for path in files_below(folder):
        total.update(os.fsencode(path.relative_to(folder)))
        try:
            content = read_bytes(path, min(left, MAX_FILE))
            left -= len(content)
            total.update(content)
        except UnreadableError as error:
            total.update(str(error).encode())
    return total.hexdigest()


def visible_files(lesson: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Paths within the lesson's folder of the files that nbgrader hands to students, without the checks: those run in
    the checker, and a submission's process need not know them."""
    return tuple(str(Path(name).relative_to(lesson)) for name in names if Path(name).name != CHECKS_FILE)
