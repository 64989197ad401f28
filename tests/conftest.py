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
