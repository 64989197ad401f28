"""A lesson that was edited since it was built is known."""

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


def test_two_lessons_built_at_once_keep_a_note_each(author_folder):
    """What one of them had read before the other wrote must not come back."""
    note_built(author_folder)
    assert (author_folder.source.parent.parent / ".grading").stat().st_mode & 0o077 == 0
    assert [path.name for path in (author_folder.source.parent.parent / BUILT).iterdir()] == ["90-small.json"]
