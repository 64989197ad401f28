"""What grading found, exercise by exercise: points from the gradebook, states and misconceptions from the graded
notebooks' cards."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook

from course.grading.marks.cards import Said, said_of


@dataclass(frozen=True)
class Item:
    """One person's result in one exercise, or in one written answer."""

    student: str
    lesson: str
    exercise: str  # the grade_id, without "check-"
    title: str
    points: float | None  # None: not marked yet
    max_points: float
    state: str = ""  # of nnkit's card: "right", "wrong", ...; empty where there is none
    told: str = ""  # what the answer misunderstood, as the student reads it


def read_results(root: Path, lesson: str = "") -> list[Item]:
    """Every result of the class, of one lesson if named, in order of lesson, student and cell."""
    items: list[Item] = []
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for assignment in sorted(gradebook.assignments, key=lambda a: a.name):
            if lesson and assignment.name != lesson:
                continue
            for submission in sorted(assignment.submissions, key=lambda s: s.student.id):
                student = submission.student.id
                cards = _cards(root / "autograded" / student / assignment.name)
                for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
                    name = grade.name.removeprefix("check-")
                    title, state, told = cards.get(grade.name, Said(name))
                    waiting = grade.needs_manual_grade or (grade.auto_score is None and grade.manual_score is None)
                    points = None if waiting else grade.score
                    items.append(Item(student, assignment.name, name, title, points, grade.max_score, state, told))
    return items


def read_times(root: Path, lesson: str) -> tuple[datetime | None, dict[str, datetime]]:
    """When a lesson was due, and when each person handed in, in UTC; who has no time is not in it."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        assignment = gradebook.find_assignment(lesson)
        times = {s.student.id: s.timestamp.replace(tzinfo=UTC) for s in assignment.submissions if s.timestamp}
        return assignment.duedate and assignment.duedate.replace(tzinfo=UTC), times


def read_penalties(root: Path) -> dict[tuple[str, str], float]:
    """Points that lateness costs, by (student, lesson), where it costs any."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        submissions = [s for assignment in gradebook.assignments for s in assignment.submissions]
        costs = {(s.student.id, s.assignment.name): s.late_submission_penalty for s in submissions}
    return {key: cost for key, cost in costs.items() if cost}


def _cards(folder: Path) -> dict[str, Said]:
    path = folder / f"{folder.name}.ipynb"
    return said_of(json.loads(path.read_text(encoding="utf-8"))["cells"]) if path.is_file() else {}
