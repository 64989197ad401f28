"""A student's folder: made once, corrected later, and nothing that the student wrote is lost."""

import json
import shutil

import pytest

from nnkit.places import lessons_folder
from nnkit.student import notebook as nb
from nnkit.student import start as starting
from nnkit.student.start import files, merge, start, update


@pytest.fixture
def course(tmp_path, monkeypatch):
    """The installed lessons, a copy that a test may correct: one lesson and the start page."""
    installed = tmp_path / "installed"
    shutil.copytree(lessons_folder() / "01-neuron", installed / "01-neuron")
    shutil.copy(lessons_folder() / "start.md", installed)
    monkeypatch.setattr(starting, "lessons_folder", lambda: installed)
    return installed


def change(path, **texts):
    """Give cells of a notebook, by id, another text."""
    notebook = nb.read(path)
    for cell in notebook["cells"]:
        if cell["id"] in texts:
            cell["source"] = texts.pop(cell["id"])
    assert not texts
    nb.write(path, notebook)


def text_of(path, name):
    return next(nb.source(cell) for cell in nb.read(path)["cells"] if cell["id"] == name)


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_copies_every_lesson_and_nothing_else(tmp_path):
    start(tmp_path / "mine")
    there = {path for path in snapshot(tmp_path / "mine") if path.parts[0] != ".released"}
    assert there == set(files()) and len(there) > 30
    assert all(path.suffix in (".ipynb", ".md", ".py", ".json", ".csv") for path in there)


def test_started_again_it_writes_over_nothing(course, tmp_path):
    mine = tmp_path / "mine"
    start(mine)
    change(mine / "01-neuron" / "01-neuron.ipynb", affine="def affine(X, w, b): return X @ w + b")
    (mine / "start.md").unlink()
    before = snapshot(mine)
    assert start(mine)[0].startswith("1 files copied")
    after = snapshot(mine)
    assert {path: after[path] for path in before} == before and len(after) == len(before) + 1


def test_an_update_brings_corrections_and_keeps_answers(course, tmp_path):
    mine = tmp_path / "mine"
    start(mine)
    path = mine / "01-neuron" / "01-neuron.ipynb"
    released = nb.read(path)
    note = {"cell_type": "code", "id": "note", "metadata": {}, "source": "my_note = 1", "outputs": []}
    released["cells"].insert(5, note)
    nb.write(path, released)
    change(path, affine="MINE", why_one_line="my own words")
    as_it_was = path.read_bytes()
    heading = released["cells"][0]["id"]
    setup = "setup"
    change(course / "01-neuron" / "01-neuron.ipynb", **{heading: "# A corrected heading", setup: "import numpy as np"})

    said = update(mine)
    assert "your answers kept" in said[0]
    assert text_of(path, "affine") == "MINE" and text_of(path, "why_one_line") == "my own words"
    assert text_of(path, heading) == "# A corrected heading" and text_of(path, setup) == "import numpy as np"
    ids = [cell["id"] for cell in nb.read(path)["cells"]]
    assert ids.index("note") == 5
    (kept,) = (mine / "kept").rglob("*.ipynb")
    assert kept.read_bytes() == as_it_was
    before = snapshot(mine)
    assert update(mine) == [f"{mine} is up to date."] and snapshot(mine) == before


def test_an_update_without_corrections_leaves_a_worked_in_notebook_alone(course, tmp_path):
    mine = tmp_path / "mine"
    start(mine)
    change(mine / "01-neuron" / "01-neuron.ipynb", affine="MINE")
    before = snapshot(mine)
    assert update(mine) == [f"{mine} is up to date."]
    assert snapshot(mine) == before


def test_an_edited_file_that_is_corrected_is_kept_beside(course, tmp_path):
    mine = tmp_path / "mine"
    start(mine)
    (mine / "start.md").write_text("my list")
    (course / "start.md").write_text("the new page")
    update(mine)
    assert (mine / "start.md").read_text() == "the new page"
    (kept,) = (mine / "kept").rglob("start.md")
    assert kept.read_text() == "my list"


def test_a_notebook_that_cannot_be_read_is_left_as_it_is(course, tmp_path):
    mine = tmp_path / "mine"
    start(mine)
    path = mine / "01-neuron" / "01-neuron.ipynb"
    path.write_text("<<<<<<< half a merge")
    change(course / "01-neuron" / "01-neuron.ipynb", setup="import numpy as np")
    assert "left as it is" in update(mine)[0]
    assert path.read_text() == "<<<<<<< half a merge"


def test_a_folder_that_start_did_not_make_keeps_its_answers_too():
    released = json.loads((lessons_folder() / "01-neuron" / "01-neuron.ipynb").read_text(encoding="utf-8"))
    mine = json.loads(json.dumps(released))
    answer = next(cell for cell in mine["cells"] if cell["id"] == "affine")
    answer["source"] = "MINE"
    mine["cells"][0]["source"] = "an older heading"
    merged = merge(mine, released)
    assert merged["cells"][0] == released["cells"][0]
    assert next(cell for cell in merged["cells"] if cell["id"] == "affine")["source"] == "MINE"


@pytest.mark.parametrize(
    ("begun", "goes_on"),
    [
        ("@takes_formulas\ndef affine(f, x):\n    return f(x)", "def affine(f, x):\n    return f(x)"),
        ("@takes_formulas  # leave it in place\ndef affine(f, x):\n    f", "def affine(f, x):\n    f"),
        (
            "def f():\n    layers, loss, make_optimizer = described(layers, loss, make_optimizer)  # names\n    x",
            "def f():\n    x",
        ),
    ],
)
def test_lines_that_an_earlier_edition_put_into_answers_go(begun, goes_on):
    released = json.loads((lessons_folder() / "01-neuron" / "01-neuron.ipynb").read_text(encoding="utf-8"))
    mine = json.loads(json.dumps(released))
    next(cell for cell in mine["cells"] if cell["id"] == "affine")["source"] = begun
    merged = merge(mine, released)
    assert next(cell for cell in merged["cells"] if cell["id"] == "affine")["source"] == goes_on


def test_there_must_be_something_to_update(tmp_path):
    with pytest.raises(FileNotFoundError, match="no folder"):
        update(tmp_path / "absent")
