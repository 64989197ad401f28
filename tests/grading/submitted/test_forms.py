"""In which forms a notebook comes: what is read, what is no notebook, what cannot be read."""

import gzip
import json
from pathlib import PurePath

import pytest

from course.grading.submitted import forms
from course.grading.submitted.files import UnreadableError
from course.grading.submitted.forms import is_named_so, notebook_of
from tests.grading.submitted.notebooks import FORMS, mail_with

TEXT = json.dumps({"cells": [{"cell_type": "code", "source": "x = 'ä'"}] * 9}, ensure_ascii=False).encode()


def read(name: str, content: bytes):
    notes: list[str] = []
    made = notebook_of(PurePath(name), content, notes)
    return made and [cell.source for cell in made.cells], notes


@pytest.mark.parametrize("name", FORMS)
def test_all_cells_of_every_form_are_read(name):
    assert read(name, FORMS[name](TEXT))[0] == ["x = 'ä'"] * 9


def test_it_is_said_how_it_came():
    assert read("a.ipynb", TEXT) == read("a.json", TEXT) == (["x = 'ä'"] * 9, [])
    assert read("a.ipynb", gzip.compress(TEXT)) == (["x = 'ä'"] * 9, ["the file was packed by gzip"])
    assert read("a.eml", mail_with("b", TEXT))[1] == ["the notebook was attached to a mail"]
    assert read("a.eml", FORMS["b.eml"](TEXT))[1][0] == "the notebook stood in a mail"
    assert "the notebook stood in a mail" not in read("a.txt", b"\n" * forms.MAX_SHORT + FORMS["b.eml"](TEXT))[1]


@pytest.mark.parametrize(
    "content",
    [b"", b"1, 2", b"\x93NUMPY", gzip.compress(b"1, 2"), mail_with("table.csv", b"1, 2" * 99)],
    ids=["nothing", "a table", "an array", "packed", "a mail"],
)
def test_what_holds_no_cells_is_no_notebook(content):
    assert read("a.txt", content)[0] is None


def test_a_script_is_read_in_cells():
    assert read("a.py", b"# %%\nx = 1\n\n# %%\ny = 2")[0] == ["x = 1", "y = 2"]
    assert read("a.py", b"# In[1]:\nx = 1\n# In [ ]:\ny = 2")[0] == ["x = 1", "y = 2"]


def test_what_is_too_large_or_broken_is_named(monkeypatch):
    monkeypatch.setattr(forms, "MAX_SCRIPT", 9)
    with pytest.raises(UnreadableError, match="the script has more than 0 million"):
        read("a.py", b"x" * 10)
    assert read("a.py", b"x" * 9)[0] == ["x" * 9]
    packed = gzip.compress(TEXT)
    for broken in (packed[:-9], packed[:20] + b"?" * 20 + packed[40:], packed[:10] + b"\xff" * 20):
        with pytest.raises(UnreadableError, match="packed by gzip and cannot be unpacked"):
            read("a.ipynb.gz", broken)
    monkeypatch.setattr(forms, "MAX_FILE", len(TEXT) - 1)
    with pytest.raises(UnreadableError, match="packed by gzip and has more than 0 million"):
        read("a.ipynb.gz", packed)
    monkeypatch.setattr(forms, "MAX_FILE", len(TEXT))
    assert len(read("a.ipynb.gz", packed)[0]) == 9


def test_what_is_called_a_notebook_and_is_none_is_named():
    assert is_named_so(PurePath("a.ipynb")) and not is_named_so(PurePath("a.ipynb.txt"))
    with pytest.raises(UnreadableError, match="no notebook"):
        read("a.ipynb", b"1, 2")
