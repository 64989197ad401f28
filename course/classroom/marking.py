"""`course marking`: all answers to one written question on one sheet, points typed in, read back with `--read`.

A sheet is a CSV file that any spreadsheet opens, one for each question, in `marking/`; the question and the marking
guide stand in a text beside it. The page beside it shows all of that in a browser, and saves such a sheet. With names
hidden the answers come in an order of their own.
"""

import csv
import hashlib
import io
import json
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from course.atomic import write_atomically
from course.classroom.marking_page import marking_page
from course.classroom.roster import read_roster
from course.lessons import LessonFolder, all_assignments

HEAD = ("lesson", "question", "key", "name", "answer", "points", "of", "comment")


@dataclass
class Read:
    """What came of reading a sheet."""

    entered: int = 0
    touched: set[tuple[str, str]] = field(default_factory=set)  # (student, lesson)
    problems: list[str] = field(default_factory=list)


def write_sheets(root: Path, lesson: LessonFolder, *, hide_names: bool = False, everything: bool = False) -> list[Path]:
    """A sheet for each question of `lesson` that has answers to mark; everything: also what is marked already."""
    people = read_roster(root)
    sheets: dict[str, list[tuple[str, ...]]] = {}
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for submission in gradebook.find_assignment(lesson.name).submissions:
            student = submission.student.id
            answers = _answers(root / "autograded" / student / lesson.name / f"{lesson.name}.ipynb")
            for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
                if grade.name in answers and (everything or grade.needs_manual_grade):
                    name = "" if hide_names else people[student].shown if student in people else student
                    points = "" if grade.manual_score is None else f"{grade.manual_score:g}"
                    comment = _comment(gradebook, grade.name, lesson.name, student)
                    row = (lesson.name, grade.name, _key(lesson.name, student), name, answers[grade.name], points)
                    sheets.setdefault(grade.name, []).append((*row, f"{grade.max_score:g}", comment))
    folder = root / "marking"
    folder.mkdir(mode=0o700, exist_ok=True)
    paths = []
    for question, rows in sheets.items():
        text = io.StringIO()
        ordered = sorted(rows, key=lambda row: row[2] if hide_names else row[3])
        csv.writer(text, lineterminator="\n").writerows([HEAD, *(map(_as_text, row) for row in ordered)])
        path = folder / f"{lesson.name}-{question}.csv"
        if path.exists() and path.read_text(encoding="utf-8") != text.getvalue():
            number = len(list(folder.glob(f"{path.stem}.before-*.csv"))) + 1
            path.replace(path.with_suffix(f".before-{number}.csv"))  # points may stand in it that were not read yet
        guide = _guide(lesson, question)
        write_atomically(path, text.getvalue(), 0o600)
        write_atomically(path.with_suffix(".txt"), guide, 0o600)
        write_atomically(path.with_suffix(".html"), marking_page(path.name, question, guide, ordered), 0o600)
        paths.append(path)
    return paths


def read_sheet(root: Path, path: Path) -> Read:
    """Enter a sheet's points and comments into the gradebook; an empty cell is left to be marked."""
    read = Read()
    known = {lesson.name for lesson in all_assignments(root)}
    with open(path, newline="", encoding="utf-8-sig") as file:
        text = file.read()
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)  # as the spreadsheet saved it
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        students = {_key(lesson, s.id): s.id for lesson in known for s in gradebook.students}
        for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=delimiter), 2):
            if missing := [column for column in (*HEAD[:3], "points") if column not in row]:
                raise ValueError(f"{path} is no marking sheet: it has no column {missing[0]}")
            typed = (row["points"] or "").strip().replace(",", ".")
            if not typed:
                continue
            where = f"{path.name}, line {number}"
            try:
                points = float(typed)
                student = students[row["key"]]
                grade = gradebook.find_grade(row["question"], row["lesson"], row["lesson"], student)
            except ValueError:
                read.problems.append(f"{where}: {typed!r} is no number; not entered")
                continue
            except (KeyError, MissingEntry):
                read.problems.append(f"{where}: the gradebook knows no such answer; not entered")
                continue
            if not 0 <= points <= grade.max_score:
                read.problems.append(f"{where}: {typed} is not between 0 and {grade.max_score:g}; not entered")
                continue
            grade.manual_score, grade.needs_manual_grade = points, False
            if (row.get("comment") or "").strip():
                comment = gradebook.find_comment(row["question"], row["lesson"], row["lesson"], student)
                comment.manual_comment = row["comment"].strip()
            read.entered += 1
            read.touched.add((student, row["lesson"]))
        gradebook.db.commit()
    return read


def _answers(path: Path) -> dict[str, str]:
    """The written answers of a graded notebook, with what was marked before where that was another text."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path.is_file() else []
    texts = {cell.get("id", ""): "".join(cell["source"]) for cell in cells}
    found = {}
    for cell in cells:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade") and marks.get("solution"):
            name = marks["grade_id"]
            found[name] = "\n\n".join(["".join(cell["source"]), *filter(None, [texts.get(f"marked-{name}")])])
    return found


def _comment(gradebook: Gradebook, name: str, lesson: str, student: str) -> str:
    try:
        return gradebook.find_comment(name, lesson, lesson, student).manual_comment or ""
    except MissingEntry:
        return ""


def _guide(lesson: LessonFolder, question: str) -> str:
    """The question and the model answer with its marking guide, from the notebook with solutions."""
    if not lesson.notebook.is_file():
        return ""
    cells = json.loads(lesson.notebook.read_text(encoding="utf-8"))["cells"]
    for before, cell in zip([{"source": ""}, *cells], cells, strict=False):
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == question:
            return f"{''.join(before['source'])}\n\n---\n\n{''.join(cell['source'])}\n"
    return ""


def _key(lesson: str, student: str) -> str:
    """Stands for a person where names are hidden."""
    return hashlib.sha256(f"{lesson}\0{student}".encode()).hexdigest()[:10]


def _as_text(cell: str) -> str:
    """An answer that a spreadsheet would run as a formula, as text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
