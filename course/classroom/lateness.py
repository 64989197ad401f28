"""What lateness costs, by class.toml and the roster's extensions: nbgrader's plugin, named in nbgrader_config.py."""

from pathlib import Path

from nbgrader.plugins import BasePlugin

from course.classroom.roster import read_roster
from course.settings import read_settings


class Lateness(BasePlugin):
    """nbgrader asks it once for each late submission. `lesson` is set by `course grade`; nbgrader's own commands, which
    do not say which lesson it is, know only extensions for everything."""

    lesson = ""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        root = Path(self.config.CourseDirectory.get("root") or ".")
        self._rule, self._people = read_settings(root).lateness, read_roster(root)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        person = self._people.get(student_id)
        granted = 86_400 * person.days(self.lesson) if person else 0.0
        return self._rule.penalty(score, total_seconds_late - granted) or None
