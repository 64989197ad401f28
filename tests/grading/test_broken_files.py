"""Files in every state: what a human could read is graded, all else is named with its reason."""

import json

import nbformat
import pytest

from tests.grading.conftest import FULL, LESSON
from tests.grading.corpus import Hostile, hand_in

TOTAL = sum(FULL.values())


def with_marks(text: str) -> str:
    line = '   "source": "import numpy as np'
    assert line in text or "import numpy as np" in text
    first = next(x for x in text.split("\n") if "import numpy as np" in x)
    return text.replace(first, f"<<<<<<< HEAD\n{first}\n=======\n{first}\n>>>>>>> theirs", 1)


def old_format(text: str) -> str:
    cells = json.loads(text)["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
            cell["language"] = "python"
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]})


def without(key: str):
    def change(text: str) -> str:
        data = json.loads(text)
        for cell in data["cells"]:
            cell.pop(key, None)
        return json.dumps(data)

    return change


def with_metadata(value) -> object:
    def change(text: str) -> str:
        data = json.loads(text)
        data["metadata"] = value
        data["cells"].append({"cell_type": "code", "metadata": value, "source": [1, 2], "outputs": value})
        data["cells"] += [{"cell_type": 7}, 5, None, {"metadata": {"nbgrader": value}, "cell_type": "code"}]
        return json.dumps(data)

    return change


def with_cells(more: list):
    def change(text: str) -> str:
        data = json.loads(text)
        data["cells"] += more
        return json.dumps(data)

    return change


READABLE = {
    "byte-order mark": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "UTF-16": lambda t: t.encode("utf-16"),
    "Latin-1": lambda t: t.replace("A small lesson", "Une le\u00e7on").encode("latin-1"),
    "Windows line ends": lambda t: t.replace("\n", "\r\n").encode(),
    "merge marks": lambda t: with_marks(t).encode(),
    "no metadata": lambda t: without("metadata")(t).encode(),
    "no ids": lambda t: without("id")(t).encode(),
    "neither metadata nor ids": lambda t: without("id")(without("metadata")(t)).encode(),
    "old format": lambda t: old_format(t).encode(),
    "text behind the end": lambda t: t.encode() + b"\n}]trailing",
    "null bytes at the end": lambda t: t.encode() + b"\0" * 100,
    "metadata is a list": lambda t: with_metadata([1])(t).encode(),
    "metadata is a number": lambda t: with_metadata(5)(t).encode(),
    "halves of surrogates": lambda t: t.replace("A small lesson", "\\ud800 x \\udfff").encode(),
    "duplicate keys": lambda t: t.replace('"cells": [', '"cells": 5, "cells": [', 1).encode(),
    "broken off behind the last cell": lambda t: t[: t.rindex("]")].encode(),
    "merge marks without end": lambda t: t.encode() + b"\n" + b"<<<<<<<\n=======\n" * 100_000,
    "merge marks without end in a cell": lambda t: with_cells(
        [{"cell_type": "code", "source": "<<<<<<<\n=======\n" * 20_000}]
    )(t).encode(),
    "diff3's marks": lambda t: with_marks(t).replace("\n=======\n", "\n||||||| base\nx = (\n=======\n", 1).encode(),
    "numbers that are none": lambda t: t.replace(
        '"nbformat_minor"', '"x": [NaN, -Infinity, 1e999], "nbformat_minor"', 1
    ).encode(),
    "a hundred thousand cells": lambda t: with_cells([{"cell_type": "markdown"}] * 100_000)(t).encode(),
}
UNREADABLE = {
    "empty": b"",
    "null bytes": b"\0" * 1000,
    "a web page": b"<html><script>alert(1)</script></html>",
    "a list": b"[1, 2, 3]",
    "no cells": b'{"nbformat": 4}',
    "cells are null": b'{"cells": null}',
    "deep": b'{"cells": ' + b"[" * 100_000,
    "a program": b"print('hello')\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "sheets that are none": b'{"worksheets": [{"cells": 5}, 7]}',
    "merge marks alone": b"<<<<<<<\n" * 200_000,
    "a pickle": b"\x80\x04cos\nsystem\n(S'touch /tmp/owned'\ntR.",
}


def write(course, name: str, content: bytes):
    student = "".join(c if c.isalnum() else "-" for c in name)
    folder = course.folder(student)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{LESSON}.ipynb").write_bytes(content)
    return folder


@pytest.mark.parametrize("name", READABLE)
def test_what_a_human_could_read_is_graded(course, name):
    folder = write(course, name, READABLE[name](nbformat.writes(course.solved)))
    graded = course.grade(folder)
    assert not graded.reason
    assert sum(graded.scores[key] for key in FULL) == TOTAL, graded.notes


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_notebook_is_named_with_its_reason(course, name):
    graded = course.grade(write(course, name, UNREADABLE[name]))
    assert graded.reason and "<" not in graded.reason
    assert graded.scores == {}


def test_a_notebook_broken_off_in_the_middle_keeps_what_is_whole(course):
    text = nbformat.writes(course.solved)
    graded = course.grade(write(course, "half", text[: text.index('"parameters = ')].encode()))
    assert graded.scores["check-affine"] == 3
    assert graded.scores["check-parameters"] == 0
    assert any("breaks off" in note for note in graded.notes)


def change(course, name, edit):
    notebook = nbformat.from_dict(course.solved)
    edit(notebook, {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells})
    folder = course.folder(name)
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    return course.grade(folder)


def test_retagged_edited_and_moved_cells_cost_nothing(course):
    def edit(notebook, by_name):
        by_name["check-affine"].metadata["tags"] = ["skip-execution"]
        by_name["check-affine"].metadata["nbgrader"]["points"] = 1000
        by_name["check-parameters"].metadata["nbgrader"]["locked"] = False
        by_name["check-parameters"].source = "1000.0"
        by_name["affine"].cell_type = "markdown"
        notebook.cells.remove(by_name["check-names"])
        notebook.cells.insert(0, by_name["check-names"])
        notebook.cells.append(nbformat.from_dict({**by_name["check-Momentum"], "id": "again", "source": "2.0"}))

    graded = change(course, "retagged", edit)
    assert sum(graded.scores[key] for key in FULL) == TOTAL
    assert len(graded.notes) >= 4


def test_a_deleted_answer_loses_its_own_marks_only(course):
    graded = change(course, "deleted", lambda nb, by_name: nb.cells.remove(by_name["affine"]))
    assert graded.scores["check-affine"] == 0
    assert sum(graded.scores[key] for key in FULL) == TOTAL - 3


def test_another_name_and_further_notebooks(course):
    folder = course.folder("renamed")
    hand_in(Hostile("renamed", ""), folder, course.solved, [])
    (folder / f"{LESSON}.ipynb").rename(folder / "Copy (2).ipynb")
    (folder / "other.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook()))
    graded = course.grade(folder)
    assert sum(graded.scores[key] for key in FULL) == TOTAL
    assert "Copy (2).ipynb" in graded.notes[0]


@pytest.mark.parametrize("name", ["<img src=x>", "..", "a\nb", "-", "x" * 200])
def test_a_folder_whose_name_is_an_attack_is_refused(course, name):
    assert "name" in course.grade(course.folder("neighbour"), name).reason


@pytest.mark.parametrize(("text", "says"), [("05.03.2026, 14:05 Uhr", "2026-03-05 14:05:00"), ("yesterday", "")])
def test_a_timestamp_is_read_or_named(course, text, says):
    folder = course.folder("late")
    if not folder.exists():
        hand_in(Hostile("late", ""), folder, course.solved, [])
    (folder / "timestamp.txt").write_text(text, encoding="utf-8")
    graded = course.grade(folder)
    assert graded.timestamp == says
    assert bool(says) != any("timestamp" in note for note in graded.notes)
