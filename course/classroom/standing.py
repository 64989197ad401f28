"""What a run of `course grade` leaves as it was, and whoever reads its table should know."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from course.authoring.built import changed_since_built
from course.lessons import LessonFolder


def left_as_it_was(root: Path, lessons: Sequence[LessonFolder]) -> Iterator[str]:
    """Sentences on lessons that were edited since they were built, and on marks of what is no longer handed in."""
    for lesson in lessons:
        if changed := changed_since_built(lesson):
            yield (
                f"{lesson.name}: {' and '.join(changed)} changed since it was built. What an answer can earn, and what "
                f"students have, is of before: `course build {lesson.name}`, then grade again"
            )
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for lesson in lessons:
            try:
                submissions = gradebook.find_assignment(lesson.name).submissions
            except MissingEntry:
                continue
            students = sorted(submission.student.id for submission in submissions)
            if gone := [student for student in students if not (root / "submitted" / student / lesson.name).is_dir()]:
                yield (
                    f"{lesson.name}: no longer in submitted/: {', '.join(gone)}. A mark that was given stays, in the "
                    "gradebook and in marks.csv; `nbgrader db student remove ID --force` takes out all of a person"
                )
