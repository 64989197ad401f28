"""`course grade`: everything in `submitted/` through nbgrader: autograde, feedback, export. One bad submission is
named with its reason, and the others are graded."""

import csv
import io
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI

from course.authoring.build import write_atomically
from course.classroom.submission import UnreadableError, stage
from course.lessons import LessonFolder
from course.nbgrader import nbgrader_api

STAGING = ".grading/submitted"  # the prepared copies that nbgrader reads
BACKUPS = "backups"
BACKUPS_KEPT = 10


@dataclass
class Row:
    """One student's result for one lesson. `reason` is set when it could not be graded."""

    student: str
    lesson: str
    points: float = 0.0
    max_points: float = 0.0
    auto_max: float = 0.0  # what the checks alone can give; the rest is marked by hand
    to_mark_by_hand: bool = False
    repaired: list[str] = field(default_factory=list)
    reason: str = ""


def grade_class(
    root: Path, lessons: Sequence[LessonFolder], on_progress: Callable[[Row], None] = lambda row: None
) -> list[Row]:
    """Grade what lies in root/submitted/<student>/<lesson>, write feedback/ and marks.csv; the rows in order.

    Grading again gives the same marks; what was marked by hand stays. The gradebook is copied to backups/ first.
    """
    rows = []
    backup_gradebook(root)
    api = nbgrader_api(root, CourseDirectory={"submitted_directory": STAGING})
    for lesson in lessons:
        _need_assignment(api, root, lesson)
        for source in sorted((root / "submitted").glob(f"*/{lesson.name}")):
            row = _grade_one(api, root, lesson, source)
            rows.append(row)
            on_progress(row)
    write_marks(root, rows)
    return rows


def _need_assignment(api: NbGraderAPI, root: Path, lesson: LessonFolder) -> None:
    """Enter the lesson into the gradebook if it is not there yet, without touching lessons/."""
    with api.gradebook as gradebook:
        try:
            gradebook.find_notebook(lesson.name, lesson.name)
        except MissingEntry:
            pass
        else:
            return
    raise LookupError(f"the gradebook in {root} does not know {lesson.name}: run `course build {lesson.name}` first")


def _grade_one(api: NbGraderAPI, root: Path, lesson: LessonFolder, source: Path) -> Row:
    student = source.parent.name
    row = Row(student, lesson.name)
    with api.gradebook as gradebook:
        known = [cell.name for cell in gradebook.find_notebook(lesson.name, lesson.name).source_cells]
        assignment = gradebook.find_assignment(lesson.name)
        row.max_points, row.auto_max = assignment.max_score, assignment.max_code_score
    try:
        staged = stage(source, root / STAGING / student / lesson.name, student, lesson.name, known)
    except UnreadableError as error:
        row.reason = str(error)
        return row
    row.repaired = staged.repaired
    result = api.autograde(lesson.name, student, force=True, create=True)
    if not result["success"]:
        row.reason = _last_line(result)
        return row
    result = api.generate_feedback(lesson.name, student, force=True)
    if not result["success"]:
        row.repaired.append(f"no feedback could be written: {_last_line(result)}")
    _read_marks(api, row)
    return row


def _read_marks(api: NbGraderAPI, row: Row) -> None:
    with api.gradebook as gradebook:
        submission = gradebook.find_submission(row.lesson, row.student)
        row.points = submission.score
        row.to_mark_by_hand = submission.needs_manual_grade


def _last_line(result: dict) -> str:
    lines = [line.strip() for line in (result["log"] or "").splitlines() + (result["error"] or "").splitlines()]
    # the last exception tells why; nbgrader's own closing sentence only points to the log
    told = [line for line in lines if "Error" in line.split(":")[0] and not line.startswith("[")]
    return (told or [line for line in lines if line] or ["nbgrader gave no reason"])[-1][:300]


def backup_gradebook(root: Path) -> Path | None:
    """Copy the gradebook, consistent even while something writes to it, and keep the last few copies."""
    gradebook = root / "gradebook.db"
    if not gradebook.is_file():
        return None
    folder = root / BACKUPS
    folder.mkdir(exist_ok=True)
    copy = folder / f"gradebook-{datetime.now():%Y-%m-%d-%H%M%S-%f}.db"
    source, target = sqlite3.connect(gradebook), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    for old in sorted(folder.glob("gradebook-*.db"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


def write_marks(root: Path, rows: Sequence[Row]) -> Path:
    """marks.csv: every grade in the gradebook, one line per student and lesson, and those who could not be graded."""
    lines = list(_marks(root, {(row.student, row.lesson): row for row in rows}))
    path = root / "marks.csv"
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [("student", "lesson", "points", "of", "to mark by hand", "not graded because"), *lines]
    )
    write_atomically(path, text.getvalue())
    return path


def _marks(root: Path, rows: dict[tuple[str, str], Row]) -> Iterator[tuple]:
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for assignment in sorted(gradebook.assignments, key=lambda a: a.name):
            graded = {s.student.id: s for s in assignment.submissions}
            failed = {row.student: row for row in rows.values() if row.lesson == assignment.name and row.reason}
            for student in sorted(graded | failed):
                reason = failed[student].reason if student in failed else ""
                submission = graded.get(student)
                points = submission.score if submission and not reason else 0.0
                by_hand = "yes" if submission and submission.needs_manual_grade and not reason else ""
                yield student, assignment.name, f"{points:g}", f"{assignment.max_score:g}", by_hand, reason


def table(rows: Sequence[Row]) -> str:
    """The marks, what was repaired, and who could not be graded, for a terminal."""
    width = max([len(row.student) for row in rows] + [7])
    lines = [f"{'student':{width}}  {'lesson':16} {'points':>12}"]
    for row in rows:
        mark = "not graded" if row.reason else f"{row.points:g} / {row.max_points:g}"
        lines.append(f"{row.student:{width}}  {row.lesson:16} {mark:>12}{'  + by hand' if row.to_mark_by_hand else ''}")
    repaired = [f"  {row.student}: {'; '.join(row.repaired)}" for row in rows if row.repaired]
    failed = [f"  {row.student}: {row.reason}" for row in rows if row.reason]
    if repaired:
        lines += ["", "Repaired before grading:", *repaired]
    if failed:
        lines += ["", "Could not be graded:", *failed]
    lines += ["", f"{len(rows) - len(failed)} graded, {len(failed)} not; marks.csv has the marks, feedback/ the pages"]
    return "\n".join(lines)
