"""What a lesson says of another is held: the folder, the number, the heading."""

import pytest

from course.authoring.references import headings_of_lessons, named_lessons, resolve
from course.lessons import all_lessons
from tests import ROOT

HEADINGS = {"02-bend": ("2. The bend", "Why it collapses"), "06b-start": ("6b. Where to start",)}


def test_a_lesson_becomes_a_link_to_its_notebook():
    assert resolve("see [lesson 6b](06b-start).", HEADINGS, "x") == "see [lesson 6b](../06b-start/06b-start.ipynb)."


def test_a_heading_becomes_its_anchor():
    written = "straight stays straight ([lesson 2](02-bend#Why it collapses))"
    link = "[lesson 2](../02-bend/02-bend.ipynb#Why-it-collapses)"
    assert resolve(written, HEADINGS, "x") == f"straight stays straight ({link})"


def test_links_elsewhere_stay():
    text = "[nbgrader](https://nbgrader.readthedocs.io) and [a picture](images/a.png), 2 lessons"
    assert resolve(text, HEADINGS, "x") == text


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("as in [lesson 6](07-gone)", "says 6, but 07-gone is lesson 7"),
        ("as in [lesson 6](06b-start)", "says 6, but 06b-start is lesson 6b"),
        ("as in [lesson 2](02-bend#Why it stays)", "no heading 'Why it stays'; it has 2. The bend; Why it collapses"),
        ("as in lesson 2", "'lesson 2' is no link"),
        ("Lessons 2 and 3 say so", "'Lessons 2' is no link"),
    ],
)
def test_what_leads_nowhere_stops_the_build(written, complaint):
    with pytest.raises(ValueError, match=f"^my lesson: .*{complaint}"):
        resolve(written, HEADINGS, "my lesson")


def test_a_changed_heading_is_read_anew(tmp_path):
    lesson = tmp_path / "01-a" / "lesson.py"
    lesson.parent.mkdir()
    lesson.write_text("# %% [markdown]\n# # 1. A\n#\n# ## First\n")
    assert headings_of_lessons(tmp_path) == {"01-a": ("1. A", "First")}
    lesson.write_text("# %% [markdown]\n# # 1. A\n#\n# ## Second, longer\n")
    assert headings_of_lessons(tmp_path) == {"01-a": ("1. A", "Second, longer")}


def test_a_lesson_that_this_course_does_not_hold_is_named_without_a_link():
    assert resolve("as in [lesson 7](07-gone#Speed)", HEADINGS, "x") == "as in lesson 7"


@pytest.mark.parametrize("lesson", all_lessons(), ids=lambda lesson: lesson.name)
def test_no_lesson_of_the_whole_course_refers_to_one_that_is_not_there(lesson):
    texts = [lesson.text.read_text(encoding="utf-8"), (lesson.source / "exercises.py").read_text(encoding="utf-8")]
    assert set().union(*map(named_lessons, texts)) <= {other.name for other in all_lessons()}


def test_every_anchor_is_one_that_notebooks_make():
    """JupyterLab and nbconvert make a heading's id of its words; formulas in it become something else."""
    for folder, headings in headings_of_lessons(ROOT / "solutions").items():
        assert not [h for h in headings if "$" in h], folder
