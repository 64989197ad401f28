"""What the gradebook says a notebook is: roles, texts and points are its own, never a submission's."""

from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.grading.submitted.sheet import Sheet, SheetCell, ordinary_imports, read_sheet, with_texts

TEST = SheetCell("check-f", "code", "assert np.ones(2) is f()", True, None, True, False, False, 2.0)
ANSWER = SheetCell("f", "code", "def f(): ...", False, None, False, True, False)


def author(source: str, name: str = "", **roles: bool):
    marks = {"grade_id": name, "grade": False, "solution": False, "locked": False, "task": False, **roles}
    return new_code_cell(source, metadata={"nbgrader": marks} if name else {})


def test_a_cell_knows_its_role():
    written = SheetCell("why", "markdown", "", False, None, True, True, False)
    shown = SheetCell("shown", "markdown", "", True, None, True, False, False)
    by_hand = replace(TEST, solution=True)
    assert [cell.is_test for cell in (TEST, ANSWER, written, shown, by_hand)] == [True, False, False, False, False]


def test_what_students_got_has_no_hidden_tests():
    cell = SheetCell("c", "code", "1\n### BEGIN HIDDEN TESTS\n2\n### END HIDDEN TESTS", True, None, True, False, False)
    assert cell.released == "1"


def test_points_are_said_of_what_is_marked():
    task = SheetCell("t", "markdown", "", False, None, False, True, True, 3.0)
    assert [cell.metadata["nbgrader"].get("points") for cell in (TEST, ANSWER, task)] == [2.0, None, 3.0]
    assert ANSWER.metadata["nbgrader"]["grade_id"] == "f"


def test_the_authors_notebook_says_the_rest():
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Title"),
            author("import numpy as np\nimport os"),
            author(
                "x = 1\n### BEGIN SOLUTION\nimport numpy as np\ndef f(): return 1\n### END SOLUTION", "f", solution=True
            ),
            author("import math", "locked", locked=True),
            new_markdown_cell("Because.", metadata=author("", "why", solution=True, grade=True).metadata),
            author("assert f()", "check-f", grade=True, locked=True),
            new_code_cell("f(mine)", metadata={"tags": ["always-run"]}),
        ]
    )
    sheet = with_texts(Sheet("a", "a", (ANSWER, TEST)), notebook)
    assert sheet.ordinary == {"import numpy as np\nimport os"}  # what is always run is drawn as a student's own cells
    assert sheet.solutions.keys() == {"f"}
    assert sheet.imports == "import numpy as np"
    assert sheet.outline[:3] == (("", "# Title"), ("", "import numpy as np\nimport os"), ("f", ""))
    assert sheet.by_name["check-f"] is TEST


NUMPY = "import numpy as np"
LOCKED = SheetCell("l", "code", "x = np.ones(2)", True, None, False, False, False)


@pytest.mark.parametrize(
    ("cells", "imports"),
    [
        ([TEST], NUMPY),
        ([replace(TEST, locked=False)], NUMPY),
        ([LOCKED], NUMPY),
        ([replace(LOCKED, source=NUMPY), TEST], ""),
        ([replace(TEST, source=f"{NUMPY}\nnp.ones(2)"), TEST], NUMPY),  # what a test imports is its own
        ([replace(LOCKED, cell_type="markdown")], ""),
        ([replace(ANSWER, source="np.ones(2)")], ""),
    ],
    ids=[
        "a test's",
        "a test's that is not locked",
        "a locked cell's",
        "bound by a locked cell",
        "bound by a test",
        "a text's",
        "an answer's",
    ],
)
def test_imports_that_trusted_cells_rely_on(cells, imports):
    assert ordinary_imports(["import numpy as np\nimport os"], tuple(cells)) == imports


def entry(**lists: dict[str, float]) -> SimpleNamespace:
    """A notebook's entry in the gradebook, as far as it is read."""
    kinds = {"f": "code", "check-f": "code", "why": "markdown", "do": "markdown"}
    source = [
        SimpleNamespace(name=name, cell_type=kind, source=name, locked=name == "check-f", checksum="1")
        for name, kind in kinds.items()
    ]
    cells = {
        name: [SimpleNamespace(name=n, max_score=points) for n, points in given.items()]
        for name, given in lists.items()
    }
    return SimpleNamespace(kernelspec='{"name": "python3"}', source_cells=source, **cells)


def test_the_gradebook_says_roles_and_points(tmp_path):
    known = entry(grade_cells={"check-f": 2, "why": 1}, solution_cells={"f": 0, "why": 0}, task_cells={"do": 4})
    gradebook = SimpleNamespace(find_notebook=lambda notebook, lesson: known)
    sheet = read_sheet(gradebook, "a", "n")
    roles = {cell.name: (cell.grade, cell.solution, cell.task, cell.points, cell.locked) for cell in sheet.cells}
    assert roles == {
        "f": (False, True, False, 0.0, False),
        "check-f": (True, False, False, 2.0, True),
        "why": (True, True, False, 1.0, False),
        "do": (False, True, True, 4.0, False),
    }
    assert sheet.kernelspec == {"name": "python3"} and sheet.outline == ()
    nbformat.write(new_notebook(cells=[author("import os")]), tmp_path / "n.ipynb")
    assert read_sheet(gradebook, "a", "n", tmp_path / "n.ipynb").ordinary == {"import os"}
    assert read_sheet(gradebook, "a", "n", tmp_path / "none.ipynb") == sheet
    known.kernelspec = None
    assert read_sheet(gradebook, "a", "n").kernelspec == {}
