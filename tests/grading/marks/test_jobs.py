"""From a repaired notebook to the engine's job, and from its report to the notebook's outputs."""

import io
import os
import zipfile
from dataclasses import replace

import pytest

from course.grading.checker.job import Report
from course.grading.marks import jobs
from course.grading.marks.jobs import apply_report, cells_for_engine, fill_inbox, is_plain
from course.grading.submitted import plain_cells
from course.grading.submitted.repair import repair
from course.grading.submitted.sheet import SheetCell
from tests.grading.submitted.notebooks import ANSWERS, SHEET, cell, handed_in

LOCKED = SheetCell("tools", "code", "import math", True, None, False, False, False)
FULL = replace(SHEET, cells=(LOCKED, *SHEET.cells), imports="import os", solutions={"f": "def f(): ..."})


def repaired(*more):
    return repair(plain_cells.notebook([*more, *handed_in()]), FULL)[0]


def test_roles_texts_and_points_are_the_sheets():
    cells = cells_for_engine(repaired(cell("print(f)")), FULL)
    assert [each["kind"] for each in cells] == [
        *("imports", "locked", "student", "student", "test", "student", "test"),
    ]
    assert cells[0] == {"kind": "imports", "source": "", "released": "import os"}
    assert cells[3] == {"kind": "student", "source": ANSWERS["f"], "released": "def f(): ..."}
    assert cells[4] == {"kind": "test", "source": "assert f() == 1", "points": 2.0}
    assert cells[5]["released"] == SHEET.by_name["g"].source  # of which the author's answer is not known


def test_plain_tests_run_beside_the_answers_where_that_is_asked_for():
    sheet = replace(FULL, cells=(LOCKED, replace(FULL.cells[2], source="check('f', f)"), FULL.cells[4]))
    notebook = repair(plain_cells.notebook([]), sheet)[0]
    assert [each["kind"] for each in cells_for_engine(notebook, sheet, unsealed=True)] == [
        *("imports", "locked", "test", "unsealed"),
    ]
    assert [each["kind"] for each in cells_for_engine(notebook, sheet)] == ["imports", "locked", "test", "test"]


@pytest.mark.parametrize(
    ("test", "plain"),
    [
        ("assert f() == 1", True),
        ("check('f', f)", False),
        ("check ('f')", False),
        ("recheck(f)", True),
        ("check = 1", True),
    ],
)
def test_what_asks_check_is_not_plain(test, plain):
    assert is_plain(test) == plain


def test_the_lessons_demonstrations_are_left_out_and_draw_nothing():
    shows, needed, own = "print('shown')", "base = 3", "print('shown by a student')"
    sheet = replace(FULL, ordinary=frozenset([shows, needed]))
    sheet = replace(sheet, ordinary=sheet.ordinary | {LOCKED.source, ANSWERS["f"]})  # which may stand there, too
    cells = cells_for_engine(repaired(cell(shows), cell(needed), cell(own), cell("y = base")), sheet)
    assert [each["kind"] for each in cells if each["source"] in (LOCKED.source, ANSWERS["f"])] == ["locked", "student"]
    found = {each["source"]: (each["kind"], each.get("drawn", True)) for each in cells}
    assert found[shows] == ("shows", False) and found[needed] == ("student", False)
    assert found[own] == found[ANSWERS["f"]] == ("student", True)


def test_a_report_is_written_into_the_notebook():
    notebook = repaired(cell("x = 1"))
    result = {"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": None}
    report = Report([{"outputs": [], "note": ""} for _ in range(7)], ["a note of the engine's"])
    report.cells[4] = {"outputs": [result], "note": "it took long"}
    report.cells[2] = {"outputs": [], "note": "it ended"}
    assert apply_report(notebook, report) == [
        "a note of the engine's",
        "cell 2: it ended",
        "cell `check-f`: it took long",
    ]
    code = [each for each in notebook.cells if each.cell_type == "code"]
    assert code[3].outputs[0].execution_count == 4 and [each.execution_count for each in code] == [1, 2, 3, 4, 5, 6]


@pytest.fixture
def folders(tmp_path):
    for name in ("inbox", "submitted", "lesson"):
        (tmp_path / name).mkdir()
    (tmp_path / "lesson" / "table.csv").write_text("the lesson's")
    return tmp_path


def filled(folders) -> tuple[dict[str, str], list[str]]:
    lesson = [(folders / "lesson" / "table.csv", "data/table.csv")]
    notes = fill_inbox(folders / "inbox", folders / "submitted", lesson)
    files = [path for path in (folders / "inbox").rglob("*") if path.is_file()]
    return {str(path.relative_to(folders / "inbox")): path.read_text() for path in files}, notes


def hand_in(folders, **files: str) -> None:
    for name, text in files.items():
        path = folders / "submitted" / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)


def test_cells_find_the_lessons_files_and_the_submissions_own(folders):
    hand_in(
        folders, **{"mine.csv": "mine", "in__more.csv": "more", "a.ipynb": "{}", ".git__x": "", "data__table.csv": "?"}
    )
    files = {"data/table.csv": "the lesson's", "mine.csv": "mine", "in/more.csv": "more"}
    assert filled(folders) == (files, [])


def test_links_are_named_and_not_followed(folders):
    (folders / "submitted" / "link").symlink_to("/etc/hostname")
    os.mkfifo(folders / "submitted" / "pipe")
    files, notes = filled(folders)
    assert list(files) == ["data/table.csv"] and len(notes) == 2


def test_what_lies_in_an_archive_stands_beside_it(folders):
    with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
        for name in ("mine.csv", "plain.csv", "b.ipynb"):
            archive.writestr(name, "packed")
    (folders / "submitted" / "in").mkdir()
    (folders / "submitted" / "in" / "a.zip").write_bytes(made.getvalue())
    (folders / "submitted" / "bad.zip").write_bytes(b"?")
    hand_in(folders, **{"in__plain.csv": "plain"})
    files, notes = filled(folders)
    assert files == {"data/table.csv": "the lesson's", "in/mine.csv": "packed", "in/plain.csv": "plain"}
    assert len(notes) == 1 and "bad.zip cannot be read" in notes[0]


@pytest.mark.parametrize(("limit", "value"), [("MAX_EXTRA_FILES", 1), ("MAX_EXTRA_BYTES", 3)])
def test_very_many_or_large_files_are_left_out_and_said(folders, monkeypatch, limit, value):
    monkeypatch.setattr(jobs, limit, value)
    hand_in(folders, a="123", b="4", c="5")
    files, notes = filled(folders)
    assert "a" in files and "b" not in files and "c" not in files
    assert notes == ["`b` and what follows are left out: too many or too large files"]


def test_one_file_that_is_too_large_is_left_out_alone(folders, monkeypatch):
    monkeypatch.setattr(jobs, "MAX_EXTRA_BYTES", 3)
    hand_in(folders, a="1234", b="1")
    files, notes = filled(folders)
    assert "b" in files and "a" not in files and "`a` is left out: the file has" in notes[0]


def test_a_folder_that_is_called_as_a_file_of_the_lessons_is_left_out(folders):
    hand_in(folders, **{"data__table.csv__x": "1", "z": "2"})
    files, notes = filled(folders)
    assert files == {"data/table.csv": "the lesson's", "z": "2"} and "`data/table.csv/x` is left out" in notes[0]
