"""Every lesson as it is handed out: rebuilt, untouched, and what its text must have. Solved it is in test_course."""

import re
import shutil

import nbformat

from course.authoring.check import differing
from course.authoring.rehearsal import execute
from course.authoring.rules import broken_rules
from tests.lessons.notebook import calls, each_lesson, errors_in_widgets, outputs, printed
from tests.pace import PACE


def run(notebook, lesson, tmp_path):
    """Execute a copy in a copy of the students' folder, in a course of its own; nothing is written to the lesson."""
    folder = tmp_path / "lessons" / lesson.name
    shutil.copytree(lesson.released, folder)
    return execute(notebook, folder, int(60 * PACE))


@each_lesson
def test_rebuilt_it_is_what_is_committed(lesson):
    assert differing(lesson) == [], f"run `course build {lesson.name}` and commit lessons/{lesson.name}"


@each_lesson
def test_untouched_it_runs_and_only_checks_complain(lesson, tmp_path):
    notebook = nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4)
    run(notebook, lesson, tmp_path)  # stops at an error outside of a check's cell
    assert [output.evalue for _, output in outputs(notebook) if output.output_type == "error"] == []
    cards = [output.data["text/html"] for _, output in outputs(notebook) if "nnkit-card" in str(output.get("data"))]
    assert cards and all('data-state="not attempted"' in page for page in cards)
    assert errors_in_widgets(notebook) == []
    lent = re.findall(r"^Lent by the course until yours is right and kept: (.*)\.$", printed(notebook), re.MULTILINE)
    assert sorted(name for line in lent for name in line.split(", ")) == sorted(calls(lesson, "take"))
    assert "Yours:" not in printed(notebook)


@each_lesson
def test_it_keeps_the_rules(lesson):
    assert broken_rules(lesson) == []
