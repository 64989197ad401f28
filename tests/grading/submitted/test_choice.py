"""Which file of a submission's folder counts: the one with answers, whatever it is called and however it came."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from course.grading.submitted import choice, forms, plain_cells
from course.grading.submitted.choice import find_notebook
from course.grading.submitted.files import UnreadableError
from tests.grading.submitted.notebooks import ANSWERS, FORMS, SHEET, STUB, cell, handed_in

OTHER = [cell("y = 1"), cell("# Of another course", "markdown")]


def text_of(cells) -> str:
    """A file's content: the name of a cell stands where nbgrader has it."""
    data = plain_cells.notebook(cells)
    for each in data.cells:
        if "claims" in each.metadata:
            each.metadata["nbgrader"] = {"grade_id": each.metadata.pop("claims")}
    return json.dumps(data)


def zipped_as(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


SOLVED = text_of(handed_in())
UNTOUCHED = text_of(handed_in({"why": STUB}))


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "ada" / "a"
    made.mkdir(parents=True)
    return made


def save(path: Path, text: str | bytes = SOLVED, age: float = 0) -> None:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.utime(path, (1e9 - age, 1e9 - age))


def zipped(**files: str) -> bytes:
    """An archive of notebooks, and of a text."""
    with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
        archive.writestr("a.txt", UNTOUCHED)
        for name, text in files.items():
            archive.writestr(f"{name}.ipynb", text)
    return made.getvalue()


def test_the_file_that_was_asked_for_counts(folder):
    save(folder / "a.ipynb", UNTOUCHED)
    save(folder / "notes.txt", "f = 1")
    found = find_notebook(folder, SHEET)
    assert (found.name, found.notes, found.asks) == ("a.ipynb", [], [])


@pytest.mark.parametrize("name", ["mine.ipynb", "in/mine (2).ipynb"])
def test_another_name_is_found_and_said(folder, name):
    save(folder / name)
    save(folder / "other.ipynb", text_of(OTHER))
    found = find_notebook(folder, SHEET)
    assert (found.name, found.notes, found.asks) == (name, [f"the notebook was called {name}"], [])


def test_what_has_answers_counts_before_what_has_none(folder):
    save(folder / "a.ipynb", UNTOUCHED)
    save(folder / "b.ipynb", age=1_000)
    found = find_notebook(folder, SHEET)
    assert found.name == "b.ipynb" and "a.ipynb has no answers; b.ipynb counts" in found.notes


def test_a_copy_as_it_was_handed_out_has_no_answers_though_an_editor_dropped_its_tags(folder):
    save(folder / "b.ipynb", text_of(handed_in({}, tags=False)))
    save(folder / "a.ipynb", age=1_000)
    found = find_notebook(folder, SHEET)
    assert (found.name, found.asks) == ("a.ipynb", [])


def test_of_notebooks_without_answers_the_one_asked_for_counts(folder):
    save(folder / "b.ipynb", UNTOUCHED)
    save(folder / "a.ipynb", UNTOUCHED, age=1_000)
    assert find_notebook(folder, SHEET).name == "a.ipynb"


CHANGED = text_of(handed_in({**ANSWERS, "f": "def f():\n    return 3"}))


@pytest.mark.parametrize(
    ("names", "ages", "counts"),
    [
        (["a.ipynb", "b.ipynb"], [1_000, 0], "b.ipynb"),
        (["a.ipynb", "b.ipynb"], [0, 1_000], "a.ipynb"),
        (["a.ipynb", "a (1).ipynb"], [0, 0], "a (1).ipynb"),  # unpacked together: their names say which is newer
        (["a (2).ipynb", "a (10).ipynb"], [0, 0], "a (10).ipynb"),
        (["a-v2.ipynb", "a.ipynb"], [0, 0], "a-v2.ipynb"),
        ([f"{'long ' * 20}(2).ipynb", f"{'long ' * 20}(10).ipynb"], [0, 0], f"{'long ' * 20}(10).ipynb"),
        (["a.ipynb", "b.ipynb"], [0, 0], "a.ipynb"),
    ],
)
def test_of_two_with_answers_the_newer_one_counts_and_a_person_is_asked(folder, names, ages, counts):
    for name, age, text in zip(names, ages, (SOLVED, CHANGED), strict=True):
        save(folder / name, text, age)
    found = find_notebook(folder, SHEET)
    assert found.name == counts[-80:] and len(found.asks) == 1 and "is it the right one?" in found.asks[0]
    assert found.asks[0] in found.notes


def test_the_same_answers_twice_are_nothing_to_ask(folder):
    save(folder / "a.ipynb")
    save(folder / "b.ipynb", text_of([*handed_in(), cell(" ")]), age=1_000)
    found = find_notebook(folder, SHEET)
    assert found.asks == [] and found.notes == ["b.ipynb has the same answers as a.ipynb"]


def test_a_piece_of_the_lesson_is_not_the_lesson(folder):
    """A notebook with one answer of it, newer than the whole one."""
    save(folder / "a.ipynb", age=1_000)
    save(folder / "trial.ipynb", text_of(handed_in()[1:2]))
    found = find_notebook(folder, SHEET)
    assert (found.name, found.notes) == ("a.ipynb", [])


def test_an_archive_is_looked_into(folder):
    save(folder / "handin.zip", zipped(broken="?", notes="[]", mine=SOLVED))
    found = find_notebook(folder, SHEET)
    assert found.name == "handin.zip/mine.ipynb" and found.notes == [f"the notebook was called {found.name}"]


def test_an_archive_of_a_very_long_name_is_looked_into(folder):
    save(folder / f"{'long ' * 20}.zip", zipped(mine=SOLVED))
    assert find_notebook(folder, SHEET).name.endswith("/mine.ipynb")


def test_a_script_counts_where_no_notebook_has_answers(folder):
    save(folder / "a.py", ANSWERS["f"], age=1_000)
    save(folder / "exercises.py", ANSWERS["g"])  # the lesson's own
    found = find_notebook(folder, SHEET, ["exercises.py"])
    assert found.name == "a.py" and [each.source for each in found.notebook.cells] == [ANSWERS["f"]]
    save(folder / "a.ipynb")
    assert find_notebook(folder, SHEET, ["exercises.py"]).name == "a.ipynb"


@pytest.mark.parametrize("name", ["a.ipynb.txt", "a.ipynb.json", "a.json", "a.IPYNB", "a", "h.zip"])
def test_a_notebook_that_a_browser_gave_another_extension_counts(folder, name):
    save(folder / "old.txt", UNTOUCHED)
    save(folder / name, zipped(a=SOLVED).replace(b"a.ipynb", b"1.Ipynb") if name == "h.zip" else f"Dear all,\n{SOLVED}")
    save(folder / "data.json", '{"cells": [1]}')
    save(folder / "table.txt", "{1, 2")
    save(folder / "lesson.json", text_of(handed_in({"f": "1"})), age=-1_000)  # the lesson's own
    where = f"{name}/1.Ipynb" if name == "h.zip" else name
    assert find_notebook(folder, SHEET, ["lesson.json"]).name == where
    save(folder / "a.ipynb", UNTOUCHED)
    assert find_notebook(folder, SHEET, ["lesson.json"]).name == where


@pytest.mark.parametrize("name", FORMS)
def test_a_notebook_in_another_form_counts(folder, name):
    save(folder / name, FORMS[name](SOLVED.encode()))
    save(folder / "a.ipynb", UNTOUCHED)
    assert find_notebook(folder, SHEET).name == name
    (folder / name).unlink()
    save(folder / "h.zip", zipped_as(name, FORMS[name](SOLVED.encode())))
    assert find_notebook(folder, SHEET).name == f"h.zip/{name}"


def test_of_equal_age_what_lies_beside_an_archive_counts(folder):
    save(folder / "a.zip", zipped(x=text_of(handed_in({"f": "1", "g": "2"}))))
    save(folder / "b.ipynb")
    assert find_notebook(folder, SHEET).name == "b.ipynb"


def test_what_is_packed_and_cannot_be_read_is_named(folder):
    save(folder / "a.ipynb.gz", gzip.compress(SOLVED.encode())[:-9])
    with pytest.raises(UnreadableError, match=r"a.ipynb.gz: the file was packed by gzip and cannot be unpacked"):
        find_notebook(folder, SHEET)


def test_a_script_beside_the_untouched_notebook_counts(folder):
    """The editor saved the answers in the script alone."""
    save(folder / "a.ipynb", UNTOUCHED)
    save(folder / "exercises.py", ANSWERS["g"])
    assert find_notebook(folder, SHEET, ["exercises.py"]).name == "a.ipynb"
    save(folder / "a.py", "".join(f"# %%\n{each.source}\n" for each in handed_in() if each.cell_type == "code"))
    found = find_notebook(folder, SHEET, ["exercises.py"])
    assert found.name == "a.py" and "a.ipynb has no answers; a.py counts" in found.notes


def test_a_script_without_answers_is_not_spoken_of(folder):
    save(folder / "b.ipynb", UNTOUCHED)
    save(folder / "c.py", SHEET.by_name["f"].released)
    save(folder / "c.txt", UNTOUCHED)
    assert find_notebook(folder, SHEET).notes == ["the notebook was called b.ipynb"]


@pytest.mark.parametrize("mark", ["# %%", "#%%", "# In[3]:", "# In [ ]:"])
def test_a_script_of_cells_is_read_as_cells(folder, mark):
    save(folder / "a.py", f"\ufeff{mark}\n{ANSWERS['f']}\n\n{mark}\n{ANSWERS['g']}\n")
    assert [each.source for each in find_notebook(folder, SHEET).notebook.cells] == [ANSWERS["f"], ANSWERS["g"]]


def test_scripts_that_are_none_or_too_long_are_passed_over(folder, monkeypatch):
    save(folder / "a.txt", ANSWERS["f"])
    save(folder / "x" / ".hidden" / "b.py", ANSWERS["f"])
    save(folder / "large.py", ANSWERS["f"] + "\n" * 100)
    monkeypatch.setattr(forms, "MAX_SCRIPT", 100)
    with pytest.raises(UnreadableError, match="no notebook was handed in"):
        find_notebook(folder, SHEET)
    save(folder / "large.json")
    assert find_notebook(folder, SHEET).name == "large.json"


def test_hidden_folders_and_links_are_passed_over(folder):
    save(folder / ".ipynb_checkpoints" / "b.ipynb")
    save(folder / "__MACOSX" / "c.ipynb")
    save(folder / ".x" / "d.zip", zipped(mine=SOLVED))
    save(folder.parent / "away.ipynb")
    (folder / "e.ipynb").symlink_to(folder.parent / "away.ipynb")
    with pytest.raises(UnreadableError, match="no notebook was handed in"):
        find_notebook(folder, SHEET)


@pytest.mark.parametrize("level", ["folder", "student"])
def test_a_folder_that_is_a_link_is_not_followed(folder, tmp_path, level):
    save(folder / "a.ipynb")
    (tmp_path / "bob").symlink_to(folder.parent)
    (folder.parent / "b").symlink_to(folder)
    with pytest.raises(UnreadableError, match="is a link to somewhere else"):
        find_notebook(tmp_path / "bob" / "a" if level == "student" else folder.parent / "b", SHEET)


def test_very_many_notebooks_are_not_all_read(folder, monkeypatch):
    monkeypatch.setattr(choice, "MOST", 2)
    for name in ("0.ipynb", "1.ipynb"):
        save(folder / name, text_of(OTHER))
    save(folder / "2.ipynb")
    save(folder / "h.zip", zipped(a=text_of(OTHER), b=text_of(OTHER), c=SOLVED))
    with pytest.raises(UnreadableError, match="none of 4 notebooks has cells of this lesson"):
        find_notebook(folder, SHEET)
    (folder / "2.ipynb").unlink()
    save(folder / "0.txt", UNTOUCHED)
    save(folder / "1.csv", "1, 2")
    save(folder / "2.py", ANSWERS["f"])
    with pytest.raises(UnreadableError):
        find_notebook(folder, SHEET)


def test_many_large_files_are_not_all_read(folder, monkeypatch):
    monkeypatch.setattr(choice, "MAX_ALL", 2 * len(SOLVED))
    save(folder / "0.ipynb", text_of(OTHER) + " " * len(SOLVED))
    save(folder / "h.zip", zipped(b=SOLVED))
    save(folder / "z.json")
    with pytest.raises(
        UnreadableError, match=r"h.zip/b.ipynb: the files that may be the notebook have more than 0 mill"
    ):
        find_notebook(folder, SHEET)
    (folder / "h.zip").unlink()
    save(folder / "0.ipynb", text_of(OTHER))
    assert find_notebook(folder, SHEET).name == "z.json"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "no notebook was handed in: expected a.ipynb$"),
        ({"timestamp.txt": "x"}, "expected a.ipynb$"),
        ({"b\x1b.pdf": "x"}, r"there lies b\?.pdf$"),
        ({f"{i}.pdf": "x" for i in range(6)}, "there lies 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and more$"),
        ({"a.ipynb": "?"}, r"^the file is no notebook; it begins with '\?'$"),
        ({"b.ipynb": "?"}, "^b.ipynb: the file is no notebook"),
        ({"b.zip": "?"}, "^b.zip: b.zip cannot be read as an archive"),
        ({"b.ipynb": text_of(OTHER)}, "none of 1 notebooks has cells of this lesson"),
    ],
)  # fmt: skip
def test_why_there_is_nothing_to_grade(folder, files, why):
    for name, text in files.items():
        save(folder / name, text)
    with pytest.raises(UnreadableError, match=why):
        find_notebook(folder, SHEET)


def test_the_file_asked_for_that_is_a_link_is_named(folder):
    (folder / "a.ipynb").symlink_to("nowhere")
    with pytest.raises(UnreadableError, match="the file is a link"):
        find_notebook(folder, SHEET)


def test_an_archive_that_is_a_pipe_is_named(folder):
    os.mkfifo(folder / "a.zip")
    with pytest.raises(UnreadableError, match=r"^a.zip: it is not a file but a folder, a pipe"):
        find_notebook(folder, SHEET)


def test_a_lesson_of_ordinary_cells_alone_is_known_by_its_name(folder):
    """Nothing in it is recognised, and it is what was asked for."""
    save(folder / "a.ipynb", text_of(OTHER))
    save(folder / "b.ipynb", text_of(OTHER))
    found = find_notebook(folder, SHEET)
    assert (found.name, found.notes) == ("a.ipynb", [])
