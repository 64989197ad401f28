"""Every lesson as students and graders meet it: rebuilt, untouched, solved, its widgets moved."""

import re
import shutil

import nbclient
import nbformat
import pytest
from nbformat.v4 import new_code_cell

from course.authoring.build import build
from course.authoring.text import read_text
from course.lessons import all_lessons, find_lesson
from nnkit.check.exercise import Exercise
from course.authoring.declarations import read_exercises
from nnkit.widgets.live.base import TYPE
from tests.lessons.test_course import calls, printed

LESSONS = all_lessons()
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
# number 00 is the gallery: to play with, without a text of its own to write or figures to read
each_taught_lesson = pytest.mark.parametrize(
    "lesson", [x for x in LESSONS if not x.name.startswith("00-")], ids=lambda lesson: lesson.name
)
# Projects: days of a student's own work with a table of their own, so no lesson's hour, and nothing of ours to drag.
# Everything else that is asked of a lesson is asked of them.
PROJECTS = {"12-project"}

# Moves every control of every explorer with plain sliders through its range and prints what went wrong.
DRIVE = """
import gc
from nnkit.widgets.explorer import Explorer
from tests.pace import PACE

def plain_places(control):
    if hasattr(control, "options"):
        return [value for _, value in control._options_full]
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    return [control.min, control.max, control.value]

def pictures(explorer, name):
    seen = set()
    for place in plain_places(explorer.controls[name]):
        explorer.set(**{name: place})
        assert "<img" in explorer.picture.value, explorer.picture.value[:300]
        assert 'alt=""' not in explorer.picture.value
        seen.add(explorer.picture.value)
    return seen

def changes(explorer, name):
    # at once, or with another choice in the explorer's lists
    if len(pictures(explorer, name)) > 1:
        return True
    for other, control in explorer.controls.items():
        for place in plain_places(control) if other != name and hasattr(control, "options") else []:
            explorer.set(**{other: place})
            if len(pictures(explorer, name)) > 1:
                return True
    return False

moved = 0
plain = [thing for thing in gc.get_objects() if isinstance(thing, Explorer)]
for explorer in plain:
    for name in explorer.controls:
        assert changes(explorer, name), f"{name} changes nothing"
        moved += 1
print(f"{len(plain)} explorers, {moved} controls")
"""


def run(notebook, lesson, tmp_path, *, allow_errors=False):
    """Execute a copy in a copy of the students' folder, in a course of its own; nothing is written to the lesson."""
    folder = tmp_path / "lessons" / lesson.name
    shutil.copytree(lesson.released, folder)
    (tmp_path / "solutions").symlink_to(lesson.source.parent)  # where the solved notebook's checks find hidden cases
    client = nbclient.NotebookClient(
        notebook,
        timeout=int(60 * PACE),
        allow_errors=allow_errors,
        coalesce_streams=True,  # on a busy machine one line printed may arrive in two pieces
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    return client.execute()


def outputs(notebook):
    return [(cell, output) for cell in notebook.cells for output in cell.get("outputs", [])]


def shown_explorers(notebook):
    """What the live explorers of an executed notebook are drawn from."""
    return [output.data[TYPE] for _, output in outputs(notebook) if TYPE in output.get("data", {})]


def errors_in_widgets(notebook):
    """Errors that a widget's callback or Output area left in the notebook's metadata."""
    states = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    found = []
    for state in states.values():
        found += [o for o in state["state"].get("outputs", []) if o.get("output_type") == "error"]
        if str(state["state"].get("value", "")).startswith("<pre"):
            found.append(state["state"]["value"])
    return found


def assert_every_picture_has_alternative_text(notebook):
    pictures = []
    for _, output in outputs(notebook):
        data = output.get("data", {})
        assert "image/png" not in data, "JupyterLab shows such an image without its alternative text"
        pictures += re.findall(r"<img[^>]*>", str(data.get("text/html", "")))
    assert len(pictures) >= 3
    for picture in pictures:
        (alt,) = re.findall(r'alt="([^"]*)"', picture)
        assert len(alt) > 30, alt


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
def test_solved_it_runs_in_silence_passes_every_check_and_says_what_its_pictures_show(
    lesson, tmp_path, built_notebook, with_page
):
    notebook = built_notebook(lesson)
    notebook.cells.append(new_code_cell(DRIVE))
    run(notebook, lesson, tmp_path)
    assert [o.text for _, o in outputs(notebook) if o.output_type == "stream" and o.name == "stderr"] == []
    checks = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("check-")
    ]
    for cell in checks:
        (mark,) = [o.data["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]
        assert float(mark) == cell.metadata.nbgrader.points
    assert errors_in_widgets(notebook) == []
    if not lesson.name.startswith("00-"):
        assert_every_picture_has_alternative_text(notebook)
    explorers, controls = map(int, re.findall(r"\d+", notebook.cells[-1].outputs[-1].text))
    for values in shown_explorers(notebook):
        driven = with_page.drive(values)
        assert (driven["stuck"], driven["problem"]) == ([], ""), values["explorer"]
        explorers, controls = explorers + 1, controls + driven["moved"]
    if lesson.name not in PROJECTS:
        assert explorers >= 2
        assert controls >= 4


@pytest.fixture
def built_notebook(tmp_path_factory):
    """The notebook with solutions, made from the author's text."""
    from course.authoring.text import build_notebook

    return lambda lesson: build_notebook(lesson.source)


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
