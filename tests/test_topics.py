"""The table of topics says what the lessons' texts bear out, and leaves no exercise out."""

import re

import pytest

from course.authoring.declarations import read_exercises
from course.authoring.text import read_text
from docs import topics

each_lesson = pytest.mark.parametrize("lesson", topics.lessons(), ids=lambda lesson: lesson.name)


def exercises_of(lesson):
    cells = read_text(lesson / "lesson.py").cells
    return set(read_exercises(lesson)) | {cell.metadata["written"] for cell in cells if "written" in cell.metadata}


@each_lesson
def test_each_topic_has_its_section_its_pictures_and_its_exercises(lesson):
    text = (lesson / "lesson.py").read_text(encoding="utf-8")
    headings = set(re.findall(r"^# #+ (.+)$", text, re.MULTILINE))
    for row in topics.topics(lesson):
        assert set(row) == {"topic", "section", "shown", "exercises"}, row
        assert row["section"] in headings, f"no heading {row['section']!r}"
        for name in row["shown"]:
            assert re.search(rf"\b{name}\(", text), f"{row['topic']!r} is not shown by {name}"
        assert set(row["exercises"]) <= exercises_of(lesson), row


@each_lesson
def test_each_exercise_serves_a_topic(lesson):
    assert exercises_of(lesson) == {name for row in topics.topics(lesson) for name in row["exercises"]}


def test_the_page_is_up_to_date():
    assert topics.PAGE.read_text(encoding="utf-8") == topics.page(), "run: make topics"
