"""A lesson that was edited since it was built is known."""

import json

from course.authoring.built import BUILT, changed_since_built, note_built


def test_a_lesson_that_was_edited_since_it_was_built_is_known(small_lesson):
    exercises = small_lesson.source / "exercises.py"
    assert changed_since_built(small_lesson) == []
    exercises.write_text(exercises.read_text() + "# points\n")
    assert changed_since_built(small_lesson) == ["exercises.py"]
    note_built(small_lesson)
    assert changed_since_built(small_lesson) == []


def test_where_nobody_noted_it_down_nothing_is_said(author_folder):
    assert changed_since_built(author_folder) == []


def test_other_lessons_keep_what_is_noted_of_them(author_folder):
    book = author_folder.source.parent.parent / BUILT
    book.parent.mkdir()
    book.write_text('{"80-other": {}}')
    note_built(author_folder)
    assert sorted(json.loads(book.read_text())) == ["80-other", "90-small"]
