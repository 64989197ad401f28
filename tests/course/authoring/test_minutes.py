"""How long lessons take, by one model, against what they state; and where the first sitting ends."""

import re

import nbformat
import pytest

from course.authoring.build import build
from course.authoring.minutes import sections, sittings, stated
from course.authoring.new import new_lesson
from course.authoring.percent import read_text
from course.authoring.rules import time_is_kept
from course.lessons import all_lessons

LESSONS = [lesson for lesson in all_lessons() if lesson.number not in ("00", "12")]
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)


@pytest.fixture
def lesson(tmp_path):
    return new_lesson("13-waves", tmp_path)


def grown(lesson, cell):
    """By how many minutes the model's time grows with this cell."""
    before = sum(sittings(lesson))
    text = lesson.text.read_text()
    lesson.text.write_text(text.replace("\n# %% setup=true", f"\n{cell}\n\n# %% setup=true", 1))
    return sum(sittings(lesson)) - before


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("# %% [markdown]\n# " + "word " * 150, 1),
        ("# %% [markdown]\n# $$y = x$$", 0.4),
        ("# %%\nfirst = 1\nsecond = 2\n", 0.1),
        ("# %% folded=true\nfirst = 1\nsecond = 2\n", 0),
        ("# %%\nlive.ReluHinges()", 3.05),
        ('# %% [markdown] written="more" points=2\n# ' + "word " * 300, 5),
        ('# %% [markdown] predict="p"\n# ' + "word " * 149 + "\n#\n# - [ ] a\n# - [x] b\n#\n# word", 1.7),
    ],
)
def test_what_each_kind_of_cell_takes(lesson, cell, minutes):
    assert grown(lesson, cell) == pytest.approx(minutes)


def test_an_exercise_takes_three_to_six_minutes_and_its_task(lesson):
    found = {section.title: section.minutes for section in sections(lesson)}
    assert 6 < found["Not all numbers count alike"] < 10


def test_a_pause_begins_a_second_sitting(lesson):
    text = lesson.text.read_text()
    lesson.text.write_text(
        text.replace(
            "# %% [markdown]\n# ## Summary", "# %% [markdown] pause=true\n# So far.\n\n# %% [markdown]\n# ## Summary"
        )
    )
    first, second = sittings(lesson)
    assert second == pytest.approx(sections(lesson)[-1].minutes)
    assert first > second


def test_how_a_time_is_stated():
    assert stated("**Time:** 30 minutes.") == [30]
    assert stated("**Time:** two sittings, 45 and 50 minutes.") == [45, 50]
    assert stated("**Time:** a while.") == []


def test_the_build_says_the_minutes_of_each_longer_section(lesson):
    build(lesson)
    released = nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4)
    text = "\n\n".join(cell.source for cell in released.cells if cell.cell_type == "markdown")
    assert re.findall(r"^## (.+)\n\n\*About (\d+) minutes\*$", text, re.M) == [
        (section.title, str(round(section.minutes))) for section in sections(lesson) if section.minutes >= 2
    ]


@each_lesson
def test_every_lesson_keeps_its_word(lesson):
    assert list(time_is_kept(lesson)) == []


@each_lesson
def test_a_lesson_says_at_the_end_of_a_sitting_what_one_has_now(lesson):
    cells = read_text(lesson.text).cells
    ends = [cell.source for cell in cells if cell.metadata.get("pause")]
    minutes = stated(cells[0].source)
    assert len(ends) == len(minutes) - 1
    assert all("You have now" in end for end in ends)
    assert all(30 <= each <= 70 for each in minutes)
