"""A small lesson with everything in it, for tests that need one whatever the real lessons hold."""

import shutil
from pathlib import Path

import pytest

from course.authoring.build import build
from course.lessons import LessonFolder, find_lesson

SMALL = Path(__file__).parent / "small_lesson"


@pytest.fixture
def author_folder(tmp_path) -> LessonFolder:
    """The small lesson as its author wrote it, in a course of its own."""
    shutil.copytree(SMALL, tmp_path / "solutions" / "90-small")
    return find_lesson("90", tmp_path)


@pytest.fixture
def small_lesson(author_folder) -> LessonFolder:
    """The small lesson, built: released in lessons/, known to a gradebook."""
    build(author_folder)
    return author_folder


_judged: list = []


@pytest.fixture
def record_judged():
    """Take down judged answers, which the closing lines of the test run count."""
    return _judged.extend


def pytest_terminal_summary(terminalreporter):
    if _judged:
        count = {kind: sum(item.kind == kind for item in _judged) for kind in ("wrong", "right")}
        exercises = len({(item.lesson, item.exercise) for item in _judged})
        terminalreporter.write_line(
            f"judged: {exercises} exercises, {count['wrong']} wrong and {count['right']} right answers"
        )
