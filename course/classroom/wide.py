"""Every exercise of everybody: marks-wide.csv, and the rows of `course grade --json`."""

import csv
import dataclasses
import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from course.atomic import write_atomically
from course.classroom.export import harmless
from course.classroom.results import Item, read_results
from course.classroom.roster import read_roster
from course.grading.marks.journal import Marked as Row

NAME = "marks-wide.csv"


def write_wide(root: Path) -> Path:
    """One row a person; for each exercise its points (empty while it is not marked), state and misconception."""
    people, items = read_roster(root), read_results(root)
    by_student: dict[str, dict[str, Item]] = defaultdict(dict)
    exercises: dict[str, None] = {}  # in the lessons' order
    for item in items:
        name = f"{item.lesson}/{item.exercise}"
        exercises[name] = None
        by_student[item.student][name] = item
    heads = [f"{name} {what}" for name in exercises for what in ("points", "state", "misconception")]
    lines = [["student", "name", "group", *heads]]
    for student in [*people, *sorted(set(by_student) - set(people))]:
        person, own = people.get(student), by_student[student]
        cells = [cell for name in exercises for cell in _cells(own.get(name))]
        who = [student, *((person.name, person.group) if person else ("", ""))]
        lines.append([harmless(cell) for cell in [*who, *cells]])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    path = root / NAME
    write_atomically(path, text.getvalue(), 0o600)
    return path


def _cells(item: Item | None) -> list[str]:
    if item is None:
        return ["", "", ""]
    return ["" if item.points is None else f"{item.points:g}", item.state, item.told if item.state != "right" else ""]


def with_exercises(root: Path, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as data, with the person's name and what came of each exercise."""
    people = read_roster(root)
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for item in read_results(root):
        own = {field.name: getattr(item, field.name) for field in dataclasses.fields(Item)}
        found[own.pop("student"), own.pop("lesson")].append(own)
    return [
        {
            **dataclasses.asdict(row),
            "name": people[row.student].name if row.student in people else "",
            "exercises": found.get((row.student, row.lesson), []) if not row.reason else [],
        }
        for row in rows
    ]
