"""The small lesson, built once, and an engine; submissions are graded as `course grade` does, without its database."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from course.authoring.build import release
from course.authoring.reference import hidden_cases
from course.grading.checker.engine import Engine, shared_engine
from course.grading.checker.job import Job, Limits
from course.grading.marks.submission import Graded, Item, grade_submission
from course.grading.submitted.sheet import Sheet, read_sheet
from course.lessons import LessonFolder, find_lesson
from tests.grading.corpus import Hostile, hand_in
from tests.pace import PACE

LESSON = "90-small"
FULL = {"check-affine": 3.0, "check-parameters": 1.0, "check-Momentum": 2.0, "check-names": 1.0}
MINUTES = Limits(cell_seconds=30 * PACE, total_seconds=300 * PACE)  # for what comes to its end
FEW_SECONDS = Limits(cell_seconds=3 * PACE, total_seconds=90 * PACE)


@dataclass
class Course:
    """A course with the small lesson: what a submission attacks."""

    root: Path
    lesson: LessonFolder
    sheet: Sheet
    solved: NotebookNode  # the released notebook with right answers
    limits: Limits = FEW_SECONDS

    @property
    def secrets(self) -> list[str]:
        """Files that no submission may read."""
        neighbour = self.root / "submitted" / "neighbour" / self.lesson.name / f"{self.lesson.name}.ipynb"
        return [str(p) for p in (self.lesson.hidden, self.lesson.text, self.root / "gradebook.db", neighbour)]

    def hidden_numbers(self) -> set[str]:
        """The numbers of the hidden cases, as text that a submission could print."""
        found: set[str] = set()
        for parts in hidden_cases(self.lesson).values():
            for case in (case for cases in parts.values() for case in cases):
                args = case.args if hasattr(case, "args") else [a for step in case.steps for a in step.args]
                for arg in args:
                    for number in getattr(arg, "ravel", lambda: [])():
                        found |= {repr(float(number))[:8], f"{number:.6g}"}
        return {text.lstrip("-") for text in found if len(text) > 6}

    def folder(self, student: str) -> Path:
        return self.root / "submitted" / student / self.lesson.name

    def grade(self, folder: Path, student: str = "") -> Graded:
        student = student or folder.parent.name
        item = Item(student, self.lesson.name, str(folder), str(self.lesson.source), (), self.limits)
        return grade_submission(item, self.sheet)

    def grade_hostile(self, hostile: Hostile) -> Graded:
        shutil.rmtree(self.folder(hostile.name), ignore_errors=True)
        hand_in(hostile, self.folder(hostile.name), self.solved, self.secrets)
        return self.grade(self.folder(hostile.name))


@pytest.fixture(scope="session")
def course(tmp_path_factory) -> Course:
    return course_of(Path(__file__).parents[1] / "small_lesson", LESSON, tmp_path_factory.mktemp("course"))


def course_of(folder: Path, name: str, root: Path, limits: Limits = FEW_SECONDS) -> Course:
    """A course in `root` with the lesson whose author's folder this is."""
    shutil.copytree(folder, root / "solutions" / name)
    lesson = find_lesson(name, root)
    release(lesson)  # its bank is judged in tests/course/bank/test_judging.py
    solved = nbformat.read(lesson.released / f"{name}.ipynb", as_version=4)
    answers = {cell.id: cell.source for cell in nbformat.read(lesson.notebook, as_version=4).cells}
    for cell in solved.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        sheet = read_sheet(gradebook, name, name, lesson.notebook)
    made = Course(root, lesson, sheet, solved, limits)
    hand_in(Hostile("neighbour", "nothing"), made.folder("neighbour"), solved, [])
    return made


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shared_engine()


@pytest.fixture
def outputs(engine, tmp_path):
    """Run cells given as (kind, source) and return the report's cells; a test is worth 2 points."""

    def run(*cells: tuple[str, str], limits: Limits = MINUTES) -> list[dict]:
        jobs = [{"kind": kind, "source": source, "released": source, "points": 2.0} for kind, source in cells]
        with engine.inbox() as inbox:
            return engine.grade(Job(jobs, str(tmp_path), inbox, limits)).cells

    return run


def processes() -> set[int]:
    """All processes but zombies."""
    alive = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                state = Path("/proc", name, "stat").read_text().rsplit(")", 1)[1].split()[0]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if state != "Z":
                alive.add(int(name))
    return alive


def descendants(roots: set[int]) -> set[int]:
    """All processes below `roots`."""
    parents: dict[int, int] = {}
    for pid in processes():
        try:
            parents[pid] = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    below = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return below - roots
