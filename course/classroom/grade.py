"""`course grade`: everything in `submitted/`, by the engine in course/grading; then feedback/ and marks.csv. One bad
submission is named with its reason, and the others are graded."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from course.atomic import write_atomically
from course.classroom.wide import write_wide
from course.grading.marks.gradebook import MarkWriter
from course.grading.marks.journal import Marked as Row
from course.grading.marks.run import Run
from course.lessons import LessonFolder, all_assignments
from course.nbgrader import load_config, nbgrader_api
from course.settings import read_settings

PAGES = Path(".grading", "pages.json")  # which marks by hand each page of feedback says
MARKS = (
    *("student", "lesson", "points", "of", "lost by lateness"),
    *("to mark by hand", "not graded because", "can be forged"),
)  # the columns of marks.csv
EXPECTED = "expected in submitted/<student>/<lesson>/<lesson>.ipynb"

Progress = Callable[[Row, int, int], None]


def grade_class(
    root: Path,
    lessons: Sequence[LessonFolder],
    on_progress: Progress = lambda row, done, total: None,
    *,
    feedback: bool = True,
    everything: bool = False,
    **options: Any,
) -> list[Row]:
    """Grade what lies in root/submitted/<student>/<lesson>, write feedback/ and marks.csv; the rows in order.
    everything: name also what lies in submitted/ and is no submission to a lesson.

    Grading again gives the same marks; what was marked by hand stays. The gradebook is copied to backups/ first.
    options: workers, dask, again, students, allow_unconfined, limits of `course.grading.marks.run.Run`.
    """
    names = [lesson.name for lesson in lessons]
    rows = Run(root, load_config(root), names, on_progress=on_progress, **options).grade()
    rows += astray(root) if everything else []
    if feedback:
        write_feedback(root, rows)
    write_marks(root, rows)
    write_wide(root)
    keep_private(root)
    return rows


def after_marking(root: Path, touched: Collection[tuple[str, str]]) -> None:
    """What follows from marks by hand for these (student, lesson): lateness costs its share of them, too, and the
    feedback that was written says them."""
    writer = MarkWriter(f"sqlite:///{root / 'gradebook.db'}", load_config(root))
    for student, lesson in touched:
        writer.refresh(lesson, student, lesson)
    writer.close()
    write_feedback(root, [Row(*one) for one in touched if _page(root, Row(*one)).is_file()])
    write_marks(root, [])
    write_wide(root)
    keep_private(root)


def keep_private(root: Path) -> None:
    """What holds people's names and marks is readable by its owner alone; what is another's, he alone may close."""
    folders = [root / name for name in ("submitted", "autograded", "feedback", "backups", ".grading")]
    files = [root / name for name in ("gradebook.db", "marks.csv", "marks-wide.csv", "roster.csv")]
    for path in (*folders, *files):
        if path.exists() and _belongs_to_us(path):
            path.chmod(0o700 if path.is_dir() else 0o600)


def _belongs_to_us(path: Path) -> bool:
    """Whether it belongs to this user; where a system knows no owners, all does."""
    return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()


def handed_in(root: Path) -> list[LessonFolder]:
    """The lessons of the course in `root` to which somebody handed something in."""
    return [lesson for lesson in all_assignments(root) if any((root / "submitted").glob(f"*/{lesson.name}"))]


def astray(root: Path) -> list[Row]:
    """What lies in submitted/ where nobody looks for it: folders that are named like no lesson, notebooks outside."""
    lessons = [lesson.name for lesson in all_assignments(root)]
    found = []
    for path in sorted((root / "submitted").glob("*")):
        if path.suffix == ".ipynb" and path.is_file():
            found.append(Row("?", path.name, reason=f"it lies in submitted/ itself; {EXPECTED}"))
        for item in sorted(path.glob("*")) if path.is_dir() and not path.name.startswith((".", "__")) else ():
            if item.suffix == ".ipynb" and item.is_file():
                found.append(Row(path.name, item.name, reason=f"it lies outside of a lesson's folder; {EXPECTED}"))
            elif item.is_dir() and item.name not in lessons and not item.name.startswith((".", "__")):
                said = f"no lesson is called so; there are {', '.join(lessons)}"
                found.append(Row(path.name, item.name, reason=said))
    return found


def write_feedback(root: Path, rows: Sequence[Row]) -> None:
    """nbgrader's pages for students, one by one, where there is none yet that says what is known now; a page that
    cannot be made is named in its row."""
    book = root / PAGES
    before = json.loads(book.read_text(encoding="utf-8")) if book.is_file() else {}
    api = nbgrader_api(root)
    for row in (row for row in rows if not row.reason):
        key, says = f"{row.student}/{row.lesson}", _by_hand(api, row)
        if _page(root, row).is_file() and not _is_older(root, row) and before.get(key) == says:
            continue
        result = api.generate_feedback(row.lesson, row.student, force=True)
        before[key] = says
        if not result["success"]:
            del before[key]
            row.repaired.append(f"no feedback could be written: {_last_line(result)}")
    book.parent.mkdir(mode=0o700, exist_ok=True)
    write_atomically(book, json.dumps(before, indent=0))


def _page(root: Path, row: Row) -> Path:
    return root / "feedback" / row.student / row.lesson / f"{row.lesson}.html"


def _is_older(root: Path, row: Row) -> bool:
    """Whether the page is older than what was graded: a run that was stopped had not come to the pages yet."""
    graded = root / "autograded" / row.student / row.lesson / f"{row.lesson}.ipynb"
    return _page(root, row).stat().st_mtime < graded.stat().st_mtime


def _by_hand(api: NbGraderAPI, row: Row) -> str:
    """A digest of what a person gave and wrote."""
    with api.gradebook as gradebook:
        submission = gradebook.find_submission(row.lesson, row.student)
        marks = [(g.name, g.manual_score, g.extra_credit) for n in submission.notebooks for g in n.grades]
        said = [(c.name, c.manual_comment) for n in submission.notebooks for c in n.comments]
        late = submission.late_submission_penalty
    return hashlib.sha256(repr((sorted(marks, key=str), sorted(said, key=str), late)).encode()).hexdigest()[:16]


def _last_line(result: dict) -> str:
    lines = [line.strip() for line in (result["log"] or "").splitlines() + (result["error"] or "").splitlines()]
    # the last exception tells why; nbgrader's own closing sentence only points to the log
    told = [line for line in lines if "Error" in line.split(":")[0] and not line.startswith("[")]
    return (told or [line for line in lines if line] or ["nbgrader gave no reason"])[-1][:300]


def write_marks(root: Path, rows: Sequence[Row]) -> Path:
    """marks.csv: every grade in the gradebook, one line per student and lesson, and those who could not be graded."""
    path = root / "marks.csv"
    seen = {(row.student, row.lesson): row for row in rows}
    lines = list(_marks(root, {**_refused_before(root, path, seen), **seen}))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([MARKS, *lines])
    write_atomically(path, text.getvalue(), 0o600)
    return path


def _refused_before(root: Path, path: Path, seen: Collection[tuple[str, str]]) -> dict[tuple[str, str], Row]:
    """What earlier runs could not grade and this one did not look at."""
    with open(path, newline="", encoding="utf-8") if path.is_file() else io.StringIO() as file:
        lines = [line for line in csv.DictReader(file) if line.get("not graded because")]
    return {
        (line["student"], line["lesson"]): Row(line["student"], line["lesson"], reason=line["not graded because"])
        for line in lines
        if (line["student"], line["lesson"]) not in seen
        and (root / "submitted" / line["student"] / line["lesson"]).exists()
    }


def _marks(root: Path, rows: dict[tuple[str, str], Row]) -> Iterator[tuple]:
    unsealed = read_settings(root).unsealed
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for assignment in sorted(gradebook.assignments, key=lambda a: a.name):
            graded = {s.student.id: s for s in assignment.submissions}
            failed = {row.student: row for row in rows.values() if row.lesson == assignment.name and row.reason}
            for student in sorted(graded | failed):
                reason = failed[student].reason if student in failed else ""
                submission = graded.get(student)
                late = submission.late_submission_penalty if submission and not reason else 0.0
                points = submission.score - late if submission and not reason else 0.0
                by_hand = "yes" if submission and submission.needs_manual_grade and not reason else ""
                forged = "yes" if assignment.name in unsealed else ""
                where, most = (student, assignment.name), f"{assignment.max_score:g}"
                yield *where, f"{points:g}", most, f"{late:g}", by_hand, reason, forged
        known = {assignment.name for assignment in gradebook.assignments}
    for row in rows.values():
        if row.lesson not in known:
            yield row.student, row.lesson, "0", "", "0", "", row.reason, ""


def table(rows: Sequence[Row], feedback: bool = True, names: Mapping[str, str] | None = None) -> str:
    """The marks, what was repaired, and who could not be graded, for a terminal. names: of people, by id."""
    shown = {row.student: f"{row.student} {(names or {}).get(row.student, '')}".rstrip() for row in rows}
    width = max([len(name) for name in shown.values()] + [7])
    lines = [f"{'student':{width}}  {'lesson':16} {'points':>12}"]
    for row in rows:
        mark = "not graded" if row.reason else f"{row.points:g} / {row.max_points:g}"
        more = f"  ({row.late:g} lost by lateness)" if row.late else ""
        more += "  + by hand" if row.to_mark_by_hand else ""
        more += "  (can be forged)" if row.unsealed and not row.reason else ""
        lines.append(f"{shown[row.student]:{width}}  {row.lesson:16} {mark:>12}{more}")
    repaired = [f"  {row.student}, {row.lesson}: {'; '.join(row.repaired)}" for row in rows if row.repaired]
    failed = [f"  {row.student}, {row.lesson}: {row.reason}" for row in rows if row.reason]
    asked = [f"  {row.student}, {row.lesson}: {'; '.join(row.asks)}" for row in rows if row.asks]
    if asked:
        lines += ["", "Please look:", *asked]
    if repaired:
        lines += ["", "Repaired before grading:", *repaired]
    if failed:
        lines += ["", "Could not be graded:", *failed]
    where = "marks.csv has the marks" + (", feedback/ the pages" if feedback else "")
    before = sum(row.unchanged for row in rows)
    said = f" ({before} of them before, and unchanged since)" if before else ""
    lines += ["", f"{len(rows) - len(failed)} graded{said}, {len(failed)} not; {where}"]
    return "\n".join(lines)
