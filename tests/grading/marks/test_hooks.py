"""nbgrader's hooks: what single ones do; that they work together is tests/grading/test_nbgrader.py's."""

from pathlib import Path
from types import SimpleNamespace

import nbformat
import nbgrader.api
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, Configurable

from course.grading.marks import hooks
from course.grading.marks.hooks import HideTests, IsolatedExecute, RepairSubmission, SubmissionExporter
from course.grading.submitted import plain_cells
from tests.grading.submitted.notebooks import SHEET, handed_in

HIDDEN = "1\n### BEGIN HIDDEN TESTS\n2\n### END HIDDEN TESTS"


def test_hidden_tests_do_not_go_to_students():
    made, _ = HideTests().preprocess(new_notebook(cells=[new_code_cell(HIDDEN), new_markdown_cell(HIDDEN)]), {})
    assert [cell.source for cell in made.cells] == ["1", HIDDEN]


def test_limits_are_those_of_the_configuration():
    limits = IsolatedExecute(cell_seconds=7, total_seconds=70).limits
    assert (limits.cell_seconds, limits.total_seconds) == (7, 70)


@pytest.fixture
def repaired(tmp_path):
    """The notebook that a submission becomes; class.toml says which assignments are unsealed."""

    def repair(notebook, unsealed: bool = False, **said):
        (tmp_path / "class.toml").write_text('unsealed = ["a"]\n' if unsealed else "")
        converter = Configurable(config=Config())
        converter.coursedir = SimpleNamespace(root=str(tmp_path))

        class Exporter(Configurable):
            def sheet(self, resources):
                return SHEET

        resources = {"submission": {"unreadable": False, "notes": [], **said}}
        resources["nbgrader"] = {"assignment": "a", "notebook": "a", "student": "ada"}
        return RepairSubmission(parent=Exporter(parent=converter)).preprocess(notebook, resources)[0]

    return repair


def test_a_submission_becomes_the_lessons_notebook_again(repaired):
    assert len(repaired(plain_cells.notebook(handed_in())).cells) == 8
    cells = handed_in()
    del cells[2]
    first = repaired(plain_cells.notebook(cells), notes=["it was called b.ipynb"]).cells[0]
    assert first.source.endswith("- it was called b.ipynb\n- cell `check-f` was missing; it is put back")


def test_what_could_not_be_read_has_its_reason_on_top(repaired):
    made = repaired(new_notebook(), unreadable=True, notes=["it is empty"])
    assert made.cells[0].source.endswith("so it earned nothing:** it is empty.")


def test_an_unsealed_assignment_says_so(repaired):
    made = repaired(plain_cells.notebook(handed_in()), unsealed=True)
    assert made.cells[0].source.startswith("**Plain tests ran beside the answers")


def test_outside_of_a_first_look_a_notebook_is_read_as_it_stands(tmp_path):
    nbformat.write(new_notebook(cells=[new_code_cell("x = 1", id="a")]), tmp_path / "a.ipynb")
    text, resources = SubmissionExporter().from_filename(str(tmp_path / "a.ipynb"))
    assert nbformat.reads(text, as_version=4).cells[0].id == "a"
    assert resources["metadata"]["name"] == "a" and hooks.SubmissionExporter().sheets == {}


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory) -> str:
    """The address of one with a lesson that has one notebook."""
    url = f"sqlite:///{tmp_path_factory.mktemp('gradebook') / 'gradebook.db'}"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nbgrader.api, "get_alembic_version", lambda: "1")  # a word for new gradebooks
        with Gradebook(url) as made:
            made.add_assignment("a")
            made.add_notebook("a", "a")
    return url


@pytest.fixture
def exporter(tmp_path, monkeypatch, gradebook):
    """nbgrader's run over a folder with these files, as far as the exporter meets it."""
    monkeypatch.setattr(SubmissionExporter, "_sheet", lambda self, lesson, notebook: SHEET)
    folder = tmp_path / "submitted" / "ada" / "a"
    folder.mkdir(parents=True)

    def run(files: dict[str, str], assignment: str = "a", **course) -> tuple[SubmissionExporter, list[str], str]:
        for name, text in files.items():
            (folder / name).write_text(text)
        converter = Autograde(coursedir=CourseDirectory(root=str(tmp_path), db_url=gradebook, **course))
        where = str(folder) if assignment == "a" else str(folder.with_name(assignment))
        paths = converter.assignments[where] = [str(folder / name) for name in files]
        return SubmissionExporter(parent=converter), paths, str(folder / "a.ipynb")

    return run


SOLVED = nbformat.writes(plain_cells.notebook(handed_in()))


def test_a_renamed_notebook_is_met_where_it_is_expected(exporter):
    made, paths, expected = exporter({"b.ipynb": SOLVED, "other.ipynb": nbformat.writes(new_notebook())})
    assert [Path(path).name for path in paths] == ["other.ipynb", "a.ipynb"]
    text, resources = made.from_filename(expected, {"nbgrader": {}})
    assert resources["submission"] == {"unreadable": False, "notes": ["the notebook was called b.ipynb"]}
    assert "nbgrader" in resources and len(nbformat.reads(text, as_version=4).cells) == len(handed_in())
    _, paths, expected = exporter({"a.ipynb": SOLVED})
    assert paths == [expected]


@pytest.mark.parametrize("course", [{"notebook_id": "b"}, {"assignment": "unknown"}])
def test_what_nbgrader_is_not_asked_for_or_does_not_know_is_left_to_it(exporter, course):
    made, paths, _ = exporter({"b.ipynb": SOLVED}, **course)
    assert made._chosen == {} and [Path(path).name for path in paths] == ["b.ipynb"]


def test_what_cannot_be_read_is_an_empty_notebook_with_the_reason(exporter):
    made, _, expected = exporter({"a.ipynb": ""})
    text, resources = made.from_filename(expected)
    assert resources["submission"] == {"unreadable": True, "notes": ["the file is empty"]}
    assert nbformat.reads(text, as_version=4).cells == []


def test_after_the_first_look_a_notebook_is_read_as_it_stands(exporter):
    made, _, expected = exporter({"a.ipynb": SOLVED})
    made._chosen.clear()
    assert made.from_filename(expected)[1]["submission"] == {"unreadable": False, "notes": []}
    made.parent._sanitizing = False
    assert "submission" not in made.from_filename(expected)[1]
