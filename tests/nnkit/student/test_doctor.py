"""The doctor names what is wrong with a notebook before it is handed in, and changes nothing."""

import shutil

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from nnkit import __version__
from nnkit.places import lessons_folder
from nnkit.student import notebook as nb
from nnkit.student.doctor import corrected, examine
from nnkit.student.recognise import whole
from tests.pace import PACE


@pytest.fixture
def notebook(small_lesson):
    """The solved small lesson, saved where a student would have it: (path, notebook, save)."""
    path = small_lesson.released / "90-small.ipynb"
    notebook = nbformat.read(path, as_version=4)
    solved = nbformat.read(small_lesson.notebook, as_version=4)
    answers = {cell.id: cell.source for cell in solved.cells}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    return path, notebook


def examined(path, notebook):
    nbformat.write(notebook, path)
    before = path.read_bytes()
    findings = examine(path)
    assert path.read_bytes() == before
    return findings


def place(notebook, grade_id):
    return next(i for i, cell in enumerate(notebook.cells) if cell.id == grade_id)


def test_a_finished_notebook_is_ready(notebook):
    assert examined(*notebook) == []


def test_everything_wrong_is_named_at_once(notebook):
    path, nb = notebook
    del nb.cells[place(nb, "check-parameters")]
    nb.cells.append(nbformat.from_dict({**nb.cells[place(nb, "affine")], "id": "again"}))
    nb.cells[place(nb, "check-affine")].source = "print('fine')"
    nb.cells[place(nb, "why_bias")].source = "*Your answer: double-click here and write.*"
    nb.cells[place(nb, "parameters")].source = "parameters = ..."
    nb.cells.insert(1, nbformat.v4.new_code_cell("not_defined_yet * 2"))
    findings = "\n".join(examined(path, nb))
    assert "Missing: the check of parameters was deleted." in findings
    assert "Twice: the cell affine is there 2 times" in findings
    assert "Edited: the check of affine was changed" in findings
    assert "Open: the written answer why_bias is still empty." in findings
    assert "cell 2 stops with NameError: name 'not_defined_yet' is not defined" in findings


def test_an_untouched_notebook_is_open_everywhere_and_runs(small_lesson):
    findings = examine(small_lesson.released / "90-small.ipynb")
    assert [f for f in findings if "does not run" in f] == []
    assert {f.split()[1] for f in findings if "not attempted" in f} == {"affine", "parameters", "Momentum", "names"}


def test_another_name_and_a_stranger(notebook):
    path, nb = notebook
    nbformat.write(nb, path.with_name("Copy.ipynb"))
    assert "hand it in under that name" in examine(path.with_name("Copy.ipynb"))[0]
    nbformat.write(nbformat.v4.new_notebook(), path.with_name("other.ipynb"))
    assert "no lesson of this course" in examine(path.with_name("other.ipynb"))[0]
    path.with_name("broken.ipynb").write_text('{"cells": [\n<<<<<<< HEAD')
    assert "unfinished git merge" in examine(path.with_name("broken.ipynb"))[0]
    assert "There is no file" in examine(path.with_name("absent.ipynb"))[0]


def test_a_lesson_that_was_corrected_since_is_named(tmp_path, monkeypatch):
    assert corrected({"name": "01-neuron.ipynb", "released": "0123"})[0].startswith("It was corrected since")
    installed = nb.stamp(nb.read(lessons_folder() / "01-neuron" / "01-neuron.ipynb"))
    assert corrected(installed) == []
    assert corrected({"name": "90-small.ipynb", "released": "0123"}) == []  # not of this course: nothing is known


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.0.9", "older than the installed"),
        (f"{__version__}rc1", "older than the installed"),
        ("99.0", "newer than the installed"),
        (__version__, ""),
        ("1.0\x1b[31m", ""),
        (["1.0"], ""),
        (None, ""),
    ],
)
def test_another_edition_is_named_with_what_to_do(version, said):
    installed = nb.stamp(nb.read(lessons_folder() / "01-neuron" / "01-neuron.ipynb"))
    assert installed["version"] == __version__
    found = corrected({**installed, "version": version})
    assert len(found) == bool(said)
    assert said in "".join(found)
    for sentence in found:
        assert "--update" in sentence if "older" in sentence else "pip install --upgrade" in sentence


def stripped(notebook, *names):
    """The notebook without that metadata: its own ("notebook"), its cells' ("cells"), their ids ("ids")."""
    cells = notebook["cells"]
    return {
        **notebook,
        "metadata": {} if "notebook" in names else notebook["metadata"],
        "cells": [
            {
                **{key: value for key, value in cell.items() if key != "id" or "ids" not in names},
                "metadata": {} if "cells" in names else cell["metadata"],
            }
            for cell in cells
        ],
    }


@pytest.mark.parametrize("lost", [("notebook",), ("notebook", "cells"), ("notebook", "cells", "ids")], ids="+".join)
def test_a_lesson_without_its_metadata_is_still_known(lost):
    lesson = nb.read(lessons_folder() / "05-softmax" / "05-softmax.ipynb")
    found = whole(stripped(lesson, *lost))
    assert nb.stamp(found)["name"] == "05-softmax.ipynb"
    names = [{nb.grade_id(cell) for cell in there["cells"]} for there in (lesson, found)]
    assert names[0] >= names[1] and all(name in names[1] for name in names[0] if name.startswith(nb.CHECK))
    assert "cross_entropy" in names[1]


def test_a_notebook_with_a_few_of_a_lessons_cells_is_no_lesson():
    lesson = nb.read(lessons_folder() / "05-softmax" / "05-softmax.ipynb")
    assert whole({**stripped(lesson, "notebook"), "cells": lesson["cells"][:8]}) is None
    assert whole({"cells": [], "metadata": None}) is None


def test_the_doctor_goes_on_where_the_metadata_was_lost(tmp_path):
    source = lessons_folder() / "01-neuron"
    shutil.copytree(source, tmp_path / "mine")
    path = tmp_path / "mine" / "upload.ipynb"
    nb.write(path, stripped(nb.read(source / "01-neuron.ipynb"), "notebook", "cells"))
    findings = examine(path, seconds=60 * PACE)
    assert "by its cells it is 01-neuron.ipynb" in findings[0]
    assert "hand it in under that name" in findings[1]
    assert any("is not attempted yet" in sentence for sentence in findings)


def test_the_checksum_is_nbgraders(small_lesson):
    path = small_lesson.released / "90-small.ipynb"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if "nbgrader" in cell.metadata]
    assert len(cells) > 8
    assert [nb.checksum(cell) for cell in cells] == [compute_checksum(cell) for cell in cells]


def test_a_cell_that_never_ends_and_one_that_ends_its_kernel_are_named(notebook):
    path, nb_ = notebook
    nb_.cells.insert(1, nbformat.v4.new_code_cell("while True: pass"))
    nbformat.write(nb_, path)
    assert "cell 2 stops with no end within 2 seconds" in examine(path, seconds=2)[-1]
    nb_.cells[1].source = "import os; os._exit(3)"
    nbformat.write(nb_, path)
    assert "It does not run from top to bottom: cell 2 stops with" in examine(path, seconds=20 * PACE)[-1]
