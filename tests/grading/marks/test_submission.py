"""One submission, from its folder to a graded notebook: what it depends on, and what a person is told."""

import json
import os
from pathlib import Path

import pytest

from course.grading.marks import submission
from course.grading.marks.submission import (
    STUDENT,
    Graded,
    Item,
    another_edition,
    digest,
    grade_submission,
    visible_files,
)
from course.grading.submitted.reading import notebook_in
from course.grading.submitted.sheet import Sheet
from nnkit import __version__


def submitted(**metadata):
    notebook = {"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": metadata}
    return notebook_in(json.dumps(notebook).encode(), [])


@pytest.mark.parametrize(
    ("version", "said"),
    [("0.0.1", f"0.0.1, older than the {__version__}"), ("99.1", f"99.1, newer than the {__version__}")],
)
def test_it_is_named_with_what_to_do(version, said):
    (sentence,) = another_edition(submitted(nnkit={"version": version}))
    assert said in sentence and ("--update" in sentence or "update this installation" in sentence)


@pytest.mark.parametrize("version", [__version__, "1.0; `rm`", "9" * 40, 3, None, ["1.0"]])
def test_nothing_is_said_of_the_same_and_of_what_is_no_version(version):
    assert another_edition(submitted(nnkit={"version": version})) == []
    assert another_edition(submitted(nnkit=version)) == another_edition(submitted()) == []


@pytest.mark.parametrize("name", ["ada", "ada.l+x@uni-y.org", "Ada L", "\u00e5sa", "x" * 80])
def test_names_that_a_folder_may_have(name):
    assert STUDENT.fullmatch(name)


@pytest.mark.parametrize("name", ["", ".x", "-x", "a/b", "a\nb", "<b>", "x" * 81, "a\n", " a"])
def test_a_name_that_is_an_attack_is_refused_before_its_folder_is_looked_at(name):
    graded = grade_submission(Item(name, "a", "/nowhere", "/nowhere", ()), Sheet("a", "a", ()))
    assert graded == Graded(name, "a", reason=graded.reason) and "name cannot be a student's" in graded.reason


def test_a_folder_without_a_notebook_has_its_reason(tmp_path):
    graded = grade_submission(Item("ada", "a", str(tmp_path), "/nowhere", ()), Sheet("a", "a", ()))
    assert graded.reason == "no notebook was handed in: expected a.ipynb" and graded.text == ""


def test_a_number_for_all_that_grading_depends_on(tmp_path):
    seen = {digest(tmp_path, "a"), digest(tmp_path, "b")}
    (tmp_path / "x").write_text("1")
    seen.add(digest(tmp_path, "a"))
    (tmp_path / "x").rename(tmp_path / "y")
    seen.add(digest(tmp_path, "a"))
    (tmp_path / "y").write_text("2")
    seen.add(digest(tmp_path, "a"))
    os.mkfifo(tmp_path / "z")  # which nobody fills
    seen.add(digest(tmp_path, "a"))
    assert len(seen) == 6 and digest(tmp_path, "a") in seen


def test_of_very_large_submissions_the_beginning_is_read(tmp_path, monkeypatch):
    read: list[int] = []
    monkeypatch.setattr(submission, "MAX_DIGESTED", 5)
    monkeypatch.setattr(submission, "MAX_FILE", 4)
    monkeypatch.setattr(submission, "read_bytes", lambda path, limit: read.append(limit) or path.read_bytes())
    for name in "abc":
        (tmp_path / name).write_text("12")
    digest(tmp_path, "a")
    assert read == [4, 3, 1]


def test_students_have_all_files_but_the_checks(tmp_path):
    names = [str(tmp_path / name) for name in ("data/n.csv", "checks.json", "x.png")]
    assert visible_files(Path(tmp_path), names) == ("data/n.csv", "x.png")
