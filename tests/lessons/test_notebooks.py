"""Every lesson as it is handed out: rebuilt, untouched, and what its text must have. Solved it is in test_course."""

import re
import shutil

import nbformat
import pytest

from course.authoring.build import build
from course.authoring.declarations import read_exercises
from course.authoring.text import read_text
from course.lessons import find_lesson
from nnkit.check.exercise import Exercise
from tests.lessons.notebook import LESSONS, PROJECTS, calls, each_lesson, errors_in_widgets, execute, outputs, printed

# number 00 is the gallery: to play with, without a text of its own to write or figures to read
each_taught_lesson = pytest.mark.parametrize(
    "lesson", [x for x in LESSONS if not x.name.startswith("00-")], ids=lambda lesson: lesson.name
)


def run(notebook, lesson, tmp_path):
    """Execute a copy in a copy of the students' folder, in a course of its own; nothing is written to the lesson."""
    folder = tmp_path / "lessons" / lesson.name
    shutil.copytree(lesson.released, folder)
    return execute(notebook, folder)


@each_lesson
def test_rebuilt_it_is_what_is_committed(lesson, tmp_path):
    solutions = lesson.source.parent  # the others' texts too: what one lesson says of another is looked up there
    shutil.copytree(solutions, tmp_path / "solutions", ignore=shutil.ignore_patterns("*.ipynb", "bank", "__pycache__"))
    again = find_lesson(lesson.name, tmp_path)
    build(again)
    made = {path.name: path.read_bytes() for path in again.released.iterdir()}
    committed = {path.name: path.read_bytes() for path in lesson.released.iterdir() if path.is_file()}
    assert made == committed, f"run `course build {lesson.name}` and commit lessons/{lesson.name}"


@each_lesson
def test_untouched_it_runs_and_only_checks_complain(lesson, tmp_path):
    notebook = nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4)
    run(notebook, lesson, tmp_path)  # stops at an error outside of a check's cell
    complaints = [output.evalue for _, output in outputs(notebook) if output.output_type == "error"]
    assert complaints
    assert all(text.startswith("Not attempted yet") for text in complaints)
    assert errors_in_widgets(notebook) == []
    lent = re.findall(r"^Lent by the course until yours is right and kept: (.*)\.$", printed(notebook), re.MULTILINE)
    assert sorted(name for line in lent for name in line.split(", ")) == sorted(calls(lesson, "take"))
    assert "Yours:" not in printed(notebook)


@each_lesson
def test_head_and_end_say_what_a_student_needs(lesson):
    prose = [cell.source for cell in read_text(lesson.text).cells if cell.cell_type == "markdown"]
    assert "**Afterwards you can**" in prose[0]
    assert "**You need**" in prose[0]
    if lesson.name in PROJECTS:
        assert re.search(r"\*\*Time:\*\* \d+ to \d+ hours", prose[0])
    else:
        minutes = int(re.search(r"\*\*Time:\*\* (\d+) minutes", prose[0])[1])
        assert 45 <= minutes <= 60
    assert "## Summary" in "\n".join(prose[-4:])
    assert "next" in "\n".join(prose[-4:])


@each_taught_lesson
def test_it_has_coded_exercises_a_quiz_and_a_written_answer(lesson):
    exercises = read_exercises(lesson.source)
    coded = [e for e in exercises.values() if isinstance(e, Exercise)]
    assert len(coded) >= 7
    assert len(exercises) > len(coded)
    assert any("written" in cell.metadata for cell in read_text(lesson.text).cells)


@each_lesson
def test_no_text_runs_longer_than_a_screen_without_something_to_do(lesson):
    run_of_words = 0
    for cell in read_text(lesson.text).cells:
        if cell.cell_type == "markdown" and "written" not in cell.metadata:
            run_of_words += len(cell.source.split())
            assert run_of_words <= 350, cell.source[:100]
        else:
            run_of_words = 0


@pytest.mark.parametrize("name", sorted(PROJECTS))
def test_a_project_is_marked_by_hand_with_a_rubric_above_each_written_answer(name):
    cells = read_text(find_lesson(name).text).cells
    written = [i for i, cell in enumerate(cells) if "written" in cell.metadata]
    assert len(written) >= 4
    for i in written:
        assert re.search(r"\| points \|( \d: [a-z]+ \|){4}", cells[i - 1].source), cells[i - 1].source[:60]


def test_exercise_names_are_unique_in_the_course():
    names = [name for lesson in LESSONS for name in read_exercises(lesson.source)]
    assert len(names) == len(set(names))
    assert all(name.isidentifier() for name in names)
