"""`course check`: one line for each thing in which a lesson is not yet as all are, with what to do."""

import shutil
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from nbclient.exceptions import CellExecutionError

from course.authoring import rules
from course.authoring.build import release
from course.authoring.declarations import read_exercises
from course.authoring.reference import full_lesson
from course.authoring.rehearsal import complaints, rehearse
from course.bank.judging import judge_bank
from course.lessons import LessonFolder, find_lesson


def check(lesson: LessonFolder) -> Iterator[str]:
    """The rules; then, when those hold, the bank, the release, and a run with the author's answers."""
    try:
        read_exercises(lesson.source)
        full_lesson(lesson)
    except Exception as error:  # whatever an author's own code raises is the author's to mend
        yield f"{_place(error, lesson)}{type(error).__name__}: {error}"
        return
    if broken := rules.broken_rules(lesson):
        yield from broken
        return
    misjudged = [item for item in judge_bank(lesson) if item.fault]
    yield from (f"{item.exercise}, {item.kind} answer {item.name!r}: {item.fault}" for item in misjudged)
    if misjudged:
        return
    if differing(lesson):
        yield f"what students get is not what the text says: course build {lesson.name}"
        return
    try:
        run, explorers = rehearse(lesson)
    except CellExecutionError as error:
        yield f"with the author's answers it stops: {error.ename}: {error.evalue}"
        return
    yield from complaints(run)
    yield from rules.pictures(lesson, run)
    yield from rules.things_to_drag(lesson, explorers)


def _place(error: Exception, lesson: LessonFolder) -> str:
    """The line of the author's own text that raised it, if one did."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if lesson.name in frame.filename:
            return f"{frame.filename.split('/')[-1]}, line {frame.lineno}: "
    return ""


def differing(lesson: LessonFolder) -> list[str]:
    """Names of the released files that a build of the text would make otherwise; the notebook, before any build."""
    if not lesson.released.is_dir():
        return [f"{lesson.name}.ipynb"]
    solutions = lesson.source.parent  # the others' texts too: what one lesson says of another is looked up there
    left_out = shutil.ignore_patterns("*.ipynb", "bank", "__pycache__")
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(solutions, Path(place, "solutions"), ignore=left_out)
        again = find_lesson(lesson.name, Path(place))
        if (lesson.released / "checks.json").is_file():  # to the last bits, which another processor may round otherwise
            again.released.mkdir(parents=True)
            shutil.copy(lesson.released / "checks.json", again.released)
        release(again)
        made, there = (
            {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
            for folder in (again.released, lesson.released)
        )
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
