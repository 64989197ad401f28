"""Write marks into nbgrader's gradebook, as SaveAutoGrades and AssignLatePenalties would, many at a time.

One process writes; SQLite has one writer. What a teacher marked by hand is never touched.
"""

import contextlib
from collections.abc import Collection
from datetime import datetime

from nbgrader.api import BaseCell, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from traitlets.config import Config

from course.grading.marks.submission import Graded


class MarkWriter:
    """A connection to the gradebook for one run."""

    def __init__(self, db_url: str, config: Config):
        self.gradebook = Gradebook(db_url)
        self._penalties = AssignLatePenalties(config=config)
        self._penalties.init_plugin()
        self._names: dict[str, str] = {}  # of cells, by their number: each `grade.name` would be a query

    def close(self) -> None:
        self.gradebook.close()

    def write(self, graded: Graded, notebook: str, reopened: Collection[str] = ()) -> float:
        """Enter what came of a submission, all or nothing; returns the points that the checks gave.

        reopened: what was marked by hand for another text than is there now; a person looks at it again.
        """
        session = self.gradebook.db
        try:
            submission = self._submission(graded.lesson, graded.student)
            submission.timestamp = parse_utc(datetime.fromisoformat(graded.timestamp)) if graded.timestamp else None
            entry = next(n for n in submission.notebooks if n.name == notebook)
            for grade in entry.grades:
                name = self._name(grade.cell_id)
                grade.auto_score = graded.scores.get(name)
                if grade.manual_score is None:
                    grade.needs_manual_grade = grade.auto_score is None
                elif name in reopened:
                    grade.needs_manual_grade = True
            for comment in entry.comments:
                unanswered = graded.unanswered.get(self._name(comment.cell_id))
                comment.auto_comment = "No response." if unanswered else None
            self._penalise(submission, entry, graded.student, graded.lesson)
            points = _auto_points(submission)
            session.commit()
            return points
        except BaseException:
            session.rollback()
            raise

    def _submission(self, lesson: str, student: str) -> SubmittedAssignment:
        try:
            return self.gradebook.find_submission(lesson, student)
        except MissingEntry:
            self.gradebook.update_or_create_student(student)
            return self.gradebook.add_submission(lesson, student)

    def _name(self, cell: str) -> str:
        if cell not in self._names:
            self._names = dict(self.gradebook.db.query(BaseCell.id, BaseCell.name).all())
        return self._names[cell]

    def refresh(self, lesson: str, student: str, notebook: str) -> None:
        """Take off again what lateness costs: a date or an extension may be another now."""
        submission = self.gradebook.find_submission(lesson, student)
        entry = next(n for n in submission.notebooks if n.name == notebook)
        self._penalise(submission, entry, student, lesson)
        self.gradebook.db.commit()

    def _penalise(self, submission: SubmittedAssignment, entry: SubmittedNotebook, student: str, lesson: str) -> None:
        entry.late_submission_penalty = None
        self.gradebook.db.flush()
        if submission.total_seconds_late > 0:
            plugin = self._penalties.plugin_inst
            plugin.lesson = lesson
            penalty = plugin.late_submission_penalty(student, entry.score, submission.total_seconds_late)
            if penalty is not None:
                entry.late_submission_penalty = self._penalties._check_late_penalty(entry, penalty)

    def set_due(self, due: dict[str, datetime]) -> None:
        """Enter when lessons are due, where it is stated."""
        for lesson, moment in due.items():
            with contextlib.suppress(MissingEntry):
                self.gradebook.find_assignment(lesson).duedate = moment
        self.gradebook.db.commit()

    def marked_by_hand(self, lesson: str, student: str) -> dict[str, tuple[float, bool]]:
        """By grade_id the points that a person gave, and whether they wait to be looked at again."""
        try:
            grades = _grades(self.gradebook.find_submission(lesson, student))
        except MissingEntry:
            return {}
        marked = [grade for grade in grades if grade.manual_score is not None]
        return {self._name(grade.cell_id): (grade.manual_score, grade.needs_manual_grade) for grade in marked}

    def auto_points(self, lesson: str, student: str) -> float | None:
        """What the checks gave, as the gradebook has it; None where it does not know the submission."""
        try:
            return _auto_points(self.gradebook.find_submission(lesson, student))
        except MissingEntry:
            return None

    def result(self, lesson: str, student: str) -> tuple[float, float, bool]:
        """(score without the penalty for lateness, that penalty, whether something waits to be marked by hand)."""
        try:
            submission = self.gradebook.find_submission(lesson, student)
        except MissingEntry:
            return 0.0, 0.0, False
        return submission.score, submission.late_submission_penalty, submission.needs_manual_grade


def _grades(submission: SubmittedAssignment) -> list[Grade]:
    return [grade for notebook in submission.notebooks for grade in notebook.grades]


def _auto_points(submission: SubmittedAssignment) -> float:
    return sum(grade.auto_score for grade in _grades(submission) if grade.auto_score is not None)
