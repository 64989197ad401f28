"""nbgrader's hooks: what single ones do; that they work together is tests/grading/test_nbgrader.py's."""

from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
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
