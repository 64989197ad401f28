"""What students hand in, made readable; what nobody can read, refused by name."""

import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course.classroom.submission import UnreadableError, stage

IDS = ["affine", "check-affine"]


def cell(grade_id, source="1", **mark):
    return new_code_cell(source, metadata={"nbgrader": {"grade_id": grade_id, **mark}})


def lesson_cells():
    return [cell("affine", "def affine(): 1", solution=True), cell("check-affine", "check()", grade=True)]


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "handed"
    folder.mkdir()
    nbformat.write(new_notebook(cells=lesson_cells()), folder / "01.ipynb")
    return folder


def staged(folder):
    return stage(folder, folder.parent / "staged", "ada", "01", IDS)


def result(folder):
    return nbformat.read(folder.parent / "staged" / "01.ipynb", as_version=4)


def test_a_proper_one_passes_unchanged(handed_in):
    assert staged(handed_in).repaired == []
    assert [c.source for c in result(handed_in).cells] == ["def affine(): 1", "check()"]


def test_a_renamed_one_is_found_by_its_cells(handed_in):
    (handed_in / "01.ipynb").rename(handed_in / "Copy of 01 (2).ipynb")
    nbformat.write(new_notebook(), handed_in / "scratch.ipynb")
    assert staged(handed_in).repaired == [
        "the notebook was called Copy of 01 (2).ipynb",
        "scratch.ipynb is a further notebook: left out",
    ]
    assert len(result(handed_in).cells) == 2


@pytest.mark.parametrize(
    ("encode", "says"),
    [
        (lambda text: text.encode("utf-8-sig"), "byte order mark"),
        (lambda text: text.replace("check()", "'größer'").encode("latin-1"), "Latin-1"),
    ],
)
def test_an_encoding_gone_wrong_is_forgiven(handed_in, encode, says):
    path = handed_in / "01.ipynb"
    path.write_bytes(encode(path.read_text()))
    assert says in staged(handed_in).repaired[0]
    assert len(result(handed_in).cells) == 2


def test_a_cell_pasted_twice_is_counted_once_and_its_code_still_runs(handed_in):
    cells = lesson_cells()
    twice = [cells[0], cell("affine", "def affine(): 2", solution=True), cells[1], cell("check-affine", grade=True)]
    nbformat.write(new_notebook(cells=twice), handed_in / "01.ipynb")
    assert len(staged(handed_in).repaired) == 2
    marks = [c.metadata.get("nbgrader", {}).get("grade_id") for c in result(handed_in).cells]
    assert marks == ["affine", None, "check-affine"]
    assert result(handed_in).cells[1].source == "def affine(): 2"


def test_a_missing_cell_is_named(handed_in):
    nbformat.write(new_notebook(cells=lesson_cells()[:1]), handed_in / "01.ipynb")
    assert staged(handed_in).repaired == ["the cell check-affine was missing"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("not json", "breaks in line 1"),
        ('{"cells": [\n<<<<<<< HEAD', "unfinished git merge"),
        ("[" * 100_000, "no notebook that can be read"),
        ('{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "no"),
        ("null", "no notebook"),
        ("3", "no notebook"),
    ],
)
def test_what_nobody_can_read_is_refused_with_the_reason(handed_in, content, says):
    (handed_in / "01.ipynb").write_text(content)
    with pytest.raises(UnreadableError, match=says):
        staged(handed_in)


def test_nothing_handed_in_is_refused(handed_in):
    (handed_in / "01.ipynb").unlink()
    with pytest.raises(UnreadableError, match=r"expected 01\.ipynb"):
        staged(handed_in)


def test_links_and_bad_times_stay_out_other_files_come_along(handed_in):
    (handed_in / "data").mkdir()
    (handed_in / "data" / "my.csv").write_text("1,2")
    (handed_in / "secret").symlink_to("/etc/hostname")
    (handed_in / "folder").symlink_to("/etc")
    (handed_in / "timestamp.txt").write_text("yesterday, about noon")
    os.mkfifo(handed_in / "pipe")
    repaired = staged(handed_in).repaired
    assert len(repaired) == 4
    target = handed_in.parent / "staged"
    assert sorted(str(p.relative_to(target)) for p in target.rglob("*")) == ["01.ipynb", "data", "data/my.csv"]


def test_a_link_for_a_notebook_is_refused(handed_in):
    (handed_in / "01.ipynb").rename(handed_in.parent / "elsewhere.ipynb")
    (handed_in / "01.ipynb").symlink_to(handed_in.parent / "elsewhere.ipynb")
    with pytest.raises(UnreadableError, match="link"):
        staged(handed_in)
