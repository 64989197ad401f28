"""Write marks into nbgrader's gradebook, as SaveAutoGrades and AssignLatePenalties would, many at a time.

One process writes; SQLite has one writer. What a teacher marked by hand is never touched.
"""

from datetime import datetime

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from course.grading.submission import Graded


class MarkWriter:
    """A connection to the gradebook for one run."""

    def __init__(self, db_url: str, config: Config | None = None):
        self.gradebook = Gradebook(db_url)
        self._penalties = AssignLatePenalties(config=config or Config())
        self._penalties.init_plugin()

    def close(self) -> None:
        self.gradebook.close()

    def write(self, graded: Graded, notebook: str) -> float:
        """Enter what came of a submission, all or nothing; returns its score with marks given by hand."""
        session = self.gradebook.db
        try:
            self.gradebook.update_or_create_student(graded.student)
            moment = datetime.fromisoformat(graded.timestamp) if graded.timestamp else None
            submission = self.gradebook.update_or_create_submission(graded.lesson, graded.student, timestamp=moment)
            entry = next(n for n in submission.notebooks if n.name == notebook)
            for grade in entry.grades:
                grade.auto_score = graded.scores.get(grade.name)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            for comment in entry.comments:
                comment.auto_comment = "No response." if graded.unanswered.get(comment.name) else None
            entry.late_submission_penalty = None
            session.flush()
            if submission.total_seconds_late > 0:
                plugin = self._penalties.plugin_inst
                late = submission.total_seconds_late
                penalty = plugin.late_submission_penalty(graded.student, entry.score, late)
                if penalty is not None:
                    entry.late_submission_penalty = self._penalties._check_late_penalty(entry, penalty)
            session.commit()
            return submission.score
        except BaseException:
            session.rollback()
            raise

    def result(self, lesson: str, student: str) -> tuple[float, float, bool]:
        """(score without the penalty for lateness, that penalty, whether something waits to be marked by hand)."""
        try:
            submission = self.gradebook.find_submission(lesson, student)
        except MissingEntry:
            return 0.0, 0.0, False
        return submission.score, submission.late_submission_penalty, submission.needs_manual_grade
