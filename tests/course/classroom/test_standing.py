"""What a run leaves as it was is said."""

from course.classroom.standing import left_as_it_was
from course.nbgrader import nbgrader_api


def test_an_edited_lesson_and_a_mark_whose_hand_in_is_gone_are_named(small_lesson):
    root = small_lesson.source.parent.parent
    with nbgrader_api(root).gradebook as gradebook:
        for student in ("ada", "bob"):
            gradebook.update_or_create_student(student)
            gradebook.add_submission("90-small", student)
    (root / "submitted" / "ada" / "90-small").mkdir(parents=True)
    small_lesson.text.write_text(small_lesson.text.read_text() + "\n")
    edited, gone = left_as_it_was(root, [small_lesson])
    assert edited.startswith("90-small: lesson.py changed since it was built.") and "`course build 90-small`" in edited
    assert gone.startswith("90-small: no longer in submitted/: bob. A mark that was given stays")


def test_where_nothing_is_left_nothing_is_said(small_lesson):
    assert list(left_as_it_was(small_lesson.source.parent.parent, [small_lesson])) == []
