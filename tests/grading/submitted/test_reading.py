"""A submitted file is read whatever state it is in; its cells are plain texts, and of its metadata a name is kept."""

import gzip
import json
import os

import pytest

from course.grading.submitted import reading
from course.grading.submitted.files import UnreadableError
from course.grading.submitted.reading import notebook_in, read_notebook

CELLS = [{"cell_type": "code", "source": "x = 1"}, {"cell_type": "markdown", "source": ["a\r\n", "b"]}]


def sources(content) -> tuple[list[str], list[str]]:
    """The cells' texts and what was put right."""
    notes: list[str] = []
    content = content if isinstance(content, bytes | dict) else json.dumps(content).encode()
    return [cell.source for cell in notebook_in(content, notes).cells], notes


def of_cells(*cells):
    return {"nbformat": 4, "cells": list(cells)}


def test_a_notebook_of_a_file(tmp_path):
    (tmp_path / "a.ipynb").write_text(json.dumps(of_cells(*CELLS)))
    notebook, notes = read_notebook(tmp_path / "a.ipynb")
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == [("code", "x = 1"), ("markdown", "a\nb")]
    assert notes == []


def test_what_hands_did_to_an_explorer_and_what_cells_gave_is_not_read():
    """An explorer keeps where it was left among a notebook's outputs; marks are of what grading's own run gives."""
    left = {"application/vnd.nnkit.explorer+json": {"explorer": "NeuronLine", "state": "w1=3", "done": [0, 1]}}
    cell = {**CELLS[0], "outputs": [{"output_type": "display_data", "data": left}], "metadata": {"state": left}}
    notes: list[str] = []
    (read,) = notebook_in(of_cells(cell), notes).cells
    assert (read.source, read.outputs, dict(read.metadata), notes) == ("x = 1", [], {}, [])


CODES = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")


@pytest.mark.parametrize(
    ("content", "read", "note"),
    [
        (
            b"\xef\xbb\xbf" + json.dumps(of_cells(*CELLS)).encode(),
            "x = 1",
            "byte-order mark, or in another encoding; read as UTF-8",
        ),
        *((json.dumps(of_cells(*CELLS)).encode(code), "x = 1", f"read as {code.upper()}") for code in CODES),
        ("\ufeff".encode("utf-16-be") + json.dumps(of_cells(*CELLS)).encode("utf-16-be"), "x = 1", "read as UTF-16"),
        ('{"cells": [{"source": "leçon"}]}'.encode("latin-1"), "leçon", "is not UTF-8"),
        (b'{"cells": [{"source": "a"}]}}]', "a", "something follows behind the notebook's end"),
        (b'{"cells": [{"source": "a"}, {"source": "b', "a", "the 1 cells before that were read"),
        (b'{"cells": [{"source": "a"}, {"source": ' + b"[" * 5_000, "a", "breaks off"),
        ({"worksheets": [5, {"cells": 7}, {"cells": [{"input": "a"}]}]}, "a", "the format of before 2015"),
        (of_cells({"source": "a"}, 5), "a", "something among the cells is no cell"),
        (of_cells({"source": ["a", ["b"]]}), "a", "a cell holds something that is no text"),
        (of_cells({"source": 5}), "", "a cell holds something that is no text"),
        (of_cells({"source": "<<<<<<<\na\n=======\nb\n>>>>>>>"}), "a", "a cell holds the marks of a git merge"),
    ],
    ids=lambda value: repr(value)[-40:],
)
def test_what_is_put_right_is_said(content, read, note):
    texts, notes = sources(content)
    assert texts[0] == read and len(notes) == 1 and note in notes[0]


def test_a_cell_that_is_too_long_is_cut_and_said(monkeypatch):
    monkeypatch.setattr(reading, "MAX_TEXT", 3)
    assert sources(of_cells({"source": "abcde"})) == (["abc"], ["a cell of 5 characters is cut to 3"])


def test_a_cell_without_a_text_is_empty_and_nothing_to_speak_of():
    assert sources(of_cells({"cell_type": "markdown"})) == ([""], [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\0\0 \n", "the file is empty"),
        (b"[1, 2]", "the file is no notebook; it begins with '[1, 2]'"),
        (b"<html>\x1b", "the file is no notebook but a page; it begins with ' html  '"),
        (gzip.compress(b"{}"), "the file is no notebook but a gzip archive; it begins with"),
        (b"%PDF-1.7\n\xff", "the file is no notebook but a PDF"),
        (b'{"cells": 5}', "it has no list of cells"),
        (b'{"worksheets": [{"cells": 5}, 7]}', "it has no list of cells"),
        (b'{"worksheets": 5}', "it has no list of cells"),
        (b'{"cells": 5, "worksheets": [{"cells": []}]}', "it has no list of cells"),
        (b"<<<<<<< x", "it holds the marks of an unfinished git merge"),
        (b"[" * 100_000, "the file is no notebook"),
    ],
    ids=lambda value: repr(value)[-40:],
)
def test_what_is_no_notebook_is_named_with_its_reason(content, why):
    with pytest.raises(UnreadableError) as caught:
        sources(content)
    assert why in str(caught.value)


def merged(base: str = "") -> bytes:
    upper, lower = '{"source": "mine"}', '{"source": "theirs"}'
    return f'{{"cells": [\n<<<<<<< HEAD\n{upper}\n{base}=======\n{lower}\n>>>>>>> x\n]}}'.encode()


def test_of_a_merge_that_was_not_finished_the_upper_side_counts():
    assert sources(merged()) == (
        ["mine"],
        ["the file holds the marks of a git merge that was not finished; read with the upper side"],
    )
    assert sources(merged("||||||| base\n{\n"))[0] == ["mine"]


def test_where_the_upper_side_is_none_the_lower_one_counts():
    texts, notes = sources(merged().replace(b'{"source": "mine"}', b'{"source": "mine'))
    assert texts == ["theirs"] and "the lower side" in notes[0]


@pytest.mark.parametrize(
    "text", ["<<<<<<< a\nx\n=======", "<<<<<<<\nx\n>>>>>>>", "=======\nx", ">>>>>>>\n<<<<<<<", "|||||||\n======="]
)
def test_marks_that_belong_to_no_whole_conflict_stay(text):
    assert sources(of_cells({"source": text})) == ([text], [])


@pytest.mark.parametrize("mark", ["=======", "|||||||"])
def test_in_the_lower_side_other_marks_are_text(mark):
    assert reading._sides(f"<<<<<<<\na\n=======\nb\n{mark}\nc\n>>>>>>>") == ("a", f"b\n{mark}\nc")


def test_a_text_behind_a_whole_conflict_that_begins_another_stays():
    whole = "<<<<<<<\na\n=======\nb\n>>>>>>>\n"
    assert sources(of_cells({"source": whole + "<<<<<<<\nc"}))[0] == ["a\n<<<<<<<\nc"]


@pytest.mark.parametrize("inside", ["[]," * 501, "[" * 1_001, '{"a":1},' * 334], ids=("lists", "depth", "dicts"))
def test_a_file_of_nothing_but_brackets_is_not_parsed(inside, monkeypatch):
    """60 MB of them took 1.6 GB in a process that has no limit."""
    monkeypatch.setattr(reading, "MAX_THINGS", 1_000)
    with pytest.raises(UnreadableError, match=r"the file holds \d+ values; .* 1000 are read"):
        sources(('{"cells":[' + inside).encode())


def test_a_table_pasted_into_a_cell_may_hold_many_commas(monkeypatch):
    monkeypatch.setattr(reading, "MAX_THINGS", 1_000)
    cell = {"source": "x = 1", "outputs": [{"text": '[1,\\"2]:' * 700}]}
    assert sources(of_cells(cell)) == (["x = 1"], [])


def test_cells_and_their_texts_have_limits(monkeypatch):
    monkeypatch.setattr(reading, "MAX_CELLS", 2)
    texts, notes = sources(of_cells(*[{"source": "a"}] * 3))
    assert texts == ["a", "a"] and notes == ["the notebook has 3 cells; the first 2 were read"]
    monkeypatch.setattr(reading, "MAX_TEXT", 5)
    assert sources(of_cells({"source": "123456"}))[0] == ["12345"]
    texts, notes = sources(of_cells({"source": "123"}, {"source": "456"}))
    assert texts == ["123", ""] and "more than 5 characters" in notes[0]
    assert sources(of_cells({"source": "123"}, {"source": "45"})) == (["123", "45"], [])


@pytest.mark.parametrize("value", [5, [1], "x", None, {"nbgrader": 5}, {"nbgrader": {"grade_id": 7}}])
def test_metadata_that_is_none_is_nothing(value):
    cell = notebook_in(of_cells({"metadata": value, "id": 7, "source": 5, "attachments": value}), []).cells[0]
    assert dict(cell) == {"cell_type": "raw", "metadata": {}, "source": ""}


def test_of_metadata_the_name_an_id_and_the_release_are_kept():
    cell = {"cell_type": "heading", "id": "a", "metadata": {"nbgrader": {"grade_id": "q", "points": 100}, "x": 1}}
    data = {**of_cells({**cell, "source": ["a", 5, "b"]}), "metadata": {"nnkit": {"version": "1.0"}, "x": 2}}
    notebook = notebook_in(data, [])
    assert notebook.cells[0] == {"cell_type": "markdown", "id": "a", "metadata": {"claims": "q"}, "source": "ab"}
    assert notebook.metadata == {"nnkit": {"version": "1.0"}}
    assert notebook_in({**data, "metadata": {"nnkit": {"version": 3}}}, []).metadata == {}


def test_half_of_a_surrogate_pair_becomes_a_question_mark():
    assert sources(b'{"cells": [{"source": "\\ud800 x"}]}')[0] == ["? x"]


def test_pictures_pasted_into_a_text_are_kept_and_nothing_else_is():
    forms = {"a.png": {"image/png": "AAAA", "text/html": "AAAA"}, "b.png": {"image/png": "<b>"}, "c": 5, "d": {}}
    kinds = ("markdown", "code")
    made = notebook_in(of_cells(*({"cell_type": kind, "attachments": forms} for kind in kinds)), []).cells
    assert made[0]["attachments"] == {"a.png": {"image/png": "AAAA"}} and "attachments" not in made[1]
    (bad,) = notebook_in(of_cells({"cell_type": "markdown", "attachments": {"a": {"image/png": 5}}}), []).cells
    assert "attachments" not in bad


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.ipynb")
    with pytest.raises(UnreadableError, match="a pipe"):
        read_notebook(tmp_path / "a.ipynb")
