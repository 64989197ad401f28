"""Thirty answers to a question on one sheet: points typed in are read back, slips are named, nothing is lost."""

import csv
import shutil

import nbformat
import pytest

from course.__main__ import main
from course.classroom.demo import _answered, _material
from course.classroom.grade import grade_class
from course.classroom.marking import read_sheet, write_sheets
from course.classroom.results import read_results
from course.lessons import find_lesson


@pytest.fixture(scope="module")
def graded(built_course, tmp_path_factory):
    root = tmp_path_factory.mktemp("marking") / "class"
    shutil.copytree(built_course, root)
    lesson = find_lesson("90", root)
    for student in ("ada", "emil"):
        notebook = _answered(_material(lesson), {"why_bias": f"=Because {student} says so."})
        folder = root / "submitted" / student / lesson.name
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{lesson.name}.ipynb")
    grade_class(root, [lesson], workers=1, feedback=False)
    return root


def typed(path, points):
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["points"], row["comment"] = points(row), "Well said."
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")  # as a German spreadsheet saves
        writer.writeheader()
        writer.writerows(rows)
    return rows


def test_points_typed_into_a_sheet_are_entered(graded):
    lesson = find_lesson("90", graded)
    (path,) = write_sheets(graded, lesson, hide_names=True)
    assert "ada," not in path.read_text() and "passes through the origin" in path.with_suffix(".txt").read_text()
    page = path.with_suffix(".html").read_text()
    assert page.count("<article ") == 2 and "Because ada says so." in page and "passes through the origin" in page
    assert 'data-name=""' in page and "http" not in page.replace("http://www.w3.org", "")
    rows = typed(path, lambda row: "1,5" if "ada" in row["answer"] else "3")
    assert all(row["answer"].startswith("'=") for row in rows)  # no spreadsheet runs an answer
    read = read_sheet(graded, path)
    assert read.entered == 1 and "not between 0 and 2" in read.problems[0]
    points = {item.student: item.points for item in read_results(graded) if item.exercise == "why_bias"}
    assert points == {"ada": 1.5, "emil": None}
    (path,) = write_sheets(graded, lesson)  # what is marked does not come again; the typed sheet is kept
    assert "emil" in path.read_text() and "ada" not in path.read_text()
    assert "1,5" in path.with_suffix(".before-1.csv").read_text()
    typed(path, lambda row: "")
    assert read_sheet(graded, path).entered == 0


def test_a_file_that_is_no_sheet_is_refused(graded, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match="no marking sheet"):
        read_sheet(graded, tmp_path / "x.csv")


def test_without_a_lesson_all_that_waits_is_put_on_sheets(graded, capsys):
    assert main(["--root", str(graded), "marking", "--all"]) == 0
    assert capsys.readouterr().out == f"{graded / 'marking' / '90-small-why_bias.csv'}\n"
