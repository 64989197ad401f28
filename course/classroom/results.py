"""What grading found, exercise by exercise: points from the gradebook, states and misconceptions from the graded
notebooks' cards."""

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook

from nnkit.check.card import WORDS

STATES = {words: state for state, words in WORDS.items()}
HEADING = re.compile(r"<strong>(" + "|".join(map(re.escape, STATES)) + r")</strong>: (.*?)</span>")
MESSAGE = re.compile(r"<p[^>]*><strong>(.*?)</strong></p>", re.S)
FIRST_LINE = re.compile(r"(" + "|".join(map(re.escape, STATES)) + r"): (.*) \([\d.e+-]+ of [\d.e+-]+ points\)")


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
                    title, state, told = cards.get(grade.name, (name, "", ""))
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


def _cards(folder: Path) -> dict[str, tuple[str, str, str]]:
    """(title, state, what was told) by grade_id, from the outputs of the checks, which are the checker's own."""
    path = folder / f"{folder.name}.ipynb"
    if not path.is_file():
        return {}
    cards = {}
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for before, cell in zip([{"source": ""}, *cells], cells, strict=False):
        marks = cell["metadata"].get("nbgrader", {})
        name = marks.get("grade_id", "")
        if marks.get("solution") and marks.get("grade"):  # a written answer: the question stands above it
            if headings := re.findall(r"^#+ (.+)$", "".join(before["source"]), re.M):
                cards[name] = headings[-1], "", ""
        elif name.startswith("check-"):
            for output in cell.get("outputs", ()):
                if (card := _card(output)) is not None:
                    cards[name] = card
                    break
    return cards


def _card(output: dict) -> tuple[str, str, str] | None:
    page = "".join(output.get("data", {}).get("text/html", ""))
    if found := HEADING.search(page):
        message = MESSAGE.search(page)
        told = html.unescape(re.sub(r"<[^>]+>", "", message[1])) if message else ""
        return html.unescape(re.sub(r"<[^>]+>", "", found[2])), STATES[found[1]], told
    lines = output.get("evalue", "").split("\n")
    if found := FIRST_LINE.match(lines[0]):
        second = lines[1].strip() if len(lines) > 1 else ""
        return found[2], STATES[found[1]], "" if second.startswith("[") else second
    return None
