"""The final project handed in as students do: with a table of their own, with none, with the example replaced."""

import shutil

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook

from course.authoring.build import release
from course.grading.checker.job import Limits
from course.grading.marks.submission import Item, grade_submission, visible_files
from course.grading.submitted.sheet import read_sheet
from course.lessons import find_lesson
from tests.pace import PACE

NAME = "12-project"
PROJECT = find_lesson(NAME)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A course with the project alone: its root, its sheet and the notebook that has all answers."""
    root = tmp_path_factory.mktemp("course")
    ignored = shutil.ignore_patterns("*.ipynb", "checks.json", "__pycache__")
    shutil.copytree(PROJECT.source, root / "solutions" / NAME, ignore=ignored)
    lesson = find_lesson(NAME, root)
    release(lesson)  # its bank is judged in tests/course/bank/test_judging.py
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        sheet = read_sheet(gradebook, NAME, NAME, lesson.notebook)
    solved = nbformat.read(lesson.released / f"{NAME}.ipynb", as_version=4)
    answers = {cell.id: cell.source for cell in nbformat.read(lesson.notebook, as_version=4).cells}
    for cell in solved.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    return lesson, sheet, solved


def hand_in(project, folder, *, edits=(), files=()):
    """Grade the solved notebook with `edits` made in its cells and `files` {name: content} beside it."""
    lesson, sheet, solved = project
    notebook = nbformat.from_dict(solved)
    for old, new in dict(edits).items():
        (cell,) = [cell for cell in notebook.cells if old in cell.source]
        cell.source = cell.source.replace(old, new)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{NAME}.ipynb")
    for name, content in dict(files).items():
        (folder / name).write_text(content)
    handed_out = visible_files(lesson.released, [str(p) for p in lesson.released.iterdir() if p.suffix != ".ipynb"])
    limits = Limits(cell_seconds=20 * PACE, total_seconds=120 * PACE)
    graded = grade_submission(Item("ann", NAME, str(folder), str(lesson.source), handed_out, limits), sheet)
    assert graded.reason == ""
    return graded


def full_marks(project):
    return {cell.name: cell.points for cell in project[1].cells if cell.is_test}


def coded(graded):
    return {name: score for name, score in graded.scores.items() if name.startswith("check-")}


def told(graded, beginning):
    """What the graded notebook shows below the cell that begins so: its texts, and how many pictures."""
    notebook = nbformat.reads(graded.text, as_version=4)
    (cell,) = [c for c in notebook.cells if c.cell_type == "code" and beginning in c.source]
    pictures = sum("<img" in str(output.get("data", {}).get("text/html", "")) for output in cell.outputs)
    return "".join(output.get("text", "") for output in cell.outputs), pictures


def own_table():
    """120 rows with gaps, two classes that a circle parts, a column of texts; German umlauts in the names."""
    rng = np.random.default_rng(5)
    lines = ["Höhe,Länge,Ort,Art"]
    for _ in range(120):
        x, y = rng.uniform(-1, 1, 2)
        kind = "innen" if x * x + y * y < 0.6 else "außen"
        lines.append(f"{'' if rng.random() < 0.1 else round(x, 2)},{y:.2f},{rng.choice(['A', 'B'])},{kind}")
    return "\n".join(lines)


DATA = 'DATA = "example.csv"'
OWN = {DATA: 'DATA = "my-data.csv"', 'TARGET = "variety"': 'TARGET = "Art"'}
READ = "table, problems = None, []"


def test_a_table_of_ones_own_is_read_trained_on_and_drawn(project, tmp_path):
    openings = "data,answers,right,of,note\n"
    graded = hand_in(
        project,
        tmp_path / "ann",
        edits={**OWN, "I_HAVE_CHOSEN = False": "I_HAVE_CHOSEN = True"},
        files={"my-data.csv": own_table(), "test-openings.csv": openings},
    )
    assert coded(graded) == full_marks(project)
    assert "my-data.csv: 120 rows" in told(graded, READ)[0]
    assert "Höhe, Länge, Ort = A, Ort = B" in told(graded, "SHARE_VAL, SHARE_TEST")[0]
    for beginning in ("history, Z_val", "plot_confusion(y_val", "CHOICES ="):
        said, pictures = told(graded, beginning)
        assert said and pictures == 1, beginning
    said, _ = told(graded, "I_HAVE_CHOSEN")
    assert "Test pile: " in said and "as handed in: 0" in said
    by_hand = [name for name, score in graded.scores.items() if score is None]
    assert by_hand == ["project_question", "project_method", "project_results", "project_mind"]


def test_without_the_table_the_exercises_keep_their_marks_and_the_notebook_says_what_to_do(project, tmp_path):
    graded = hand_in(project, tmp_path / "ann", edits=OWN)
    assert coded(graded) == full_marks(project)
    said, _ = told(graded, READ)
    assert "no file 'my-data.csv'" in said and "example.csv" in said and "No table yet" in said
    assert "Traceback" not in graded.text
    assert "The cells that need it stay quiet" in said
    assert told(graded, "SHARE_VAL, SHARE_TEST") == told(graded, "history, Z_val") == ("", 0)


def test_a_table_that_cannot_be_read_costs_nothing_either(project, tmp_path):
    graded = hand_in(project, tmp_path / "ann", edits=OWN, files={"my-data.csv": "a;b\n1;2\n"})
    assert coded(graded) == full_marks(project)
    assert "parted by semicolons" in told(graded, READ)[0]


def test_the_example_is_the_courses_whatever_was_handed_in_under_its_name(project, tmp_path):
    graded = hand_in(project, tmp_path / "ann", files={"example.csv": "a,b\n1,2\n"})
    assert "example.csv: 360 rows" in told(graded, READ)[0]
