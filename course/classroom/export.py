"""`course export`: marks as learning platforms import them. What is not marked yet is empty, not 0."""

import csv
import io
from pathlib import Path

from course.atomic import write_atomically
from course.classroom.results import Item, read_penalties, read_results
from course.classroom.roster import read_roster

PLATFORMS = ("moodle", "canvas", "csv")


def export(root: Path, platform: str, lesson: str = "") -> Path:
    """Write export-<platform>.csv: one row a person; for `csv` a column an exercise and one for what lateness costs,
    else a column a lesson, without what lateness costs."""
    items, people = read_results(root, lesson), read_roster(root)
    lost = read_penalties(root)
    ids = [*people, *sorted({item.student for item in items} - set(people))]
    columns = _columns(items, platform == "csv")
    maxima = {name: sum(c.max_points for c in next(iter(by.values()))) for name, by in columns.items()}
    heads = {
        "moodle": ["Username", "Email address"],
        "canvas": ["Student", "ID", "SIS Login ID", "Section"],
        "csv": ["id", "name", "group"],
    }[platform]
    late = sorted({name for _, name in lost}) if platform == "csv" else []
    rows: list[list[str]] = [[*heads, *columns, *(f"{name}/lost by lateness" for name in late)]]
    if platform == "canvas":  # its own second line says what can be had
        rows.append(["    Points Possible", "", "", "", *(f"{maximum:g}" for maximum in maxima.values())])
    for student in ids:
        person = people.get(student)
        name, email, group, number = (
            (person.name, person.email, person.group, person.lms_id) if person else ("", "", "", "")
        )
        first = {"moodle": [student, email], "canvas": [name or student, number, student, group]}
        less = {} if platform == "csv" else {name: lost.get((student, name), 0.0) for name in columns}
        points = [_points(by.get(student), less.get(name, 0.0)) for name, by in columns.items()]
        costs = [f"{lost[student, name]:g}" if (student, name) in lost else "" for name in late]
        rows.append([*first.get(platform, [student, name, group]), *points, *costs])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[harmless(cell) for cell in row] for row in rows])
    path = root / f"export-{platform}.csv"
    write_atomically(path, text.getvalue(), 0o600)
    return path


def _columns(items: list[Item], by_exercise: bool) -> dict[str, dict[str, list[Item]]]:
    columns: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        name = f"{item.lesson}/{item.exercise}" if by_exercise else item.lesson
        columns.setdefault(name, {}).setdefault(item.student, []).append(item)
    return columns


def _points(items: list[Item] | None, less: float) -> str:
    if not items or any(item.points is None for item in items):
        return ""
    return f"{sum(item.points or 0.0 for item in items) - less:g}"


def harmless(cell: str) -> str:
    """A name that a spreadsheet would run as a formula, as text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) and not cell[1:2].isdigit() else cell
