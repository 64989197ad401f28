"""What the report and the exports say is what the class was planted with."""

import csv
import re
import shutil

import nbformat
import pytest

from course.classroom.demo import _answered, _material
from course.classroom.export import export
from course.classroom.grade import grade_class
from course.classroom.report import discrimination, facility, misconceptions, write_report
from course.classroom.results import Item, read_results
from course.lessons import find_lesson
from course.nbgrader import nbgrader_api

NO_BIAS = "def affine(X, w, b):\n    return X @ w"
PRODUCT = "def affine(X, w, b):\n    return X * w + b"
PLANTED = {"a1": NO_BIAS, "a2": NO_BIAS, "a3": NO_BIAS, "b1": PRODUCT, "c1": None, "c2": None}


@pytest.fixture(scope="module")
def graded(built_course, tmp_path_factory):
    root = tmp_path_factory.mktemp("report") / "class"
    shutil.copytree(built_course, root)
    lesson = find_lesson("90", root)
    material = _material(lesson)
    for student, answer in PLANTED.items():
        folder = root / "submitted" / student / lesson.name
        folder.mkdir(parents=True)
        notebook = _answered(material, {} if answer is None else {"affine": answer})
        nbformat.write(notebook, folder / f"{lesson.name}.ipynb")
    (root / "roster.csv").write_text("id,name,email,group\na1,=Ada,a@x.org,A\nz9,Zoe,z@x.org,B\n")
    grade_class(root, [lesson], workers=1, feedback=False)
    return root


def test_misconceptions_are_counted_with_the_people_behind_them(graded):
    found = misconceptions([item for item in read_results(graded) if item.exercise == "affine"])
    assert [(said[:20], who) for said, who in found] == [
        ("The bias is missing:", ["a1", "a2", "a3"]), ("You multiplied entry", ["b1"])
    ]  # fmt: skip
    page = write_report(graded).read_text()
    assert re.search(r"3 of 6</td><td>The affine step</td><td>The bias is missing", page)
    assert "=Ada, a2, a3" in page


def test_the_page_asks_for_nothing_and_its_picture_has_a_text(graded):
    path = write_report(graded, "90-small")
    page = path.read_text()
    assert not re.search(r"<(?:script|link|img|iframe)|(?:src|href)=\"http|url\(http|@import", page)
    assert 'role="img" aria-label="Histogram. 6 people' in page
    assert path.stat().st_mode & 0o077 == 0


def test_who_needs_help_is_told_by_what_is_marked(graded):
    page = write_report(graded).read_text()
    helped = re.findall(r"<li>(.*?): ([\d.]+) of ([\d.]+)</li>", page)
    assert helped == []  # 4 of the 7 points that are marked is more than half, of all 9 it is less


def test_facility_and_discrimination():
    def items(*points):
        return [Item(str(i), "l", "e", "E", p, 2.0) for i, p in enumerate(points)]

    assert facility(items(2, 2, 0, None)) == pytest.approx(2 / 3)
    own = items(0, 1, 2)
    assert discrimination(own, {"0": 0, "1": 2, "2": 4}) == pytest.approx(1)
    assert discrimination(own, {"0": 4, "1": 4, "2": 4}) == pytest.approx(-1)
    assert discrimination(items(1, 1, 1), {"0": 4, "1": 5, "2": 6}) != discrimination(own, {"0": 0, "1": 2, "2": 4})


def rows(path):
    return list(csv.DictReader(path.open(newline="")))


def test_exports_have_a_row_a_person_and_nothing_for_what_is_not_marked(graded):
    by_exercise = {row["id"]: row for row in rows(export(graded, "csv"))}
    assert (by_exercise["a1"]["90-small/affine"], by_exercise["c1"]["90-small/affine"]) == ("0", "3")
    assert by_exercise["c1"]["90-small/why_bias"] == "" == by_exercise["z9"]["90-small/affine"]
    assert by_exercise["a1"]["name"] == "'=Ada"  # no spreadsheet runs a name
    moodle = {row["Username"]: row for row in rows(export(graded, "moodle"))}
    assert moodle["a1"]["Email address"] == "a@x.org" and moodle["a1"]["90-small"] == ""
    with nbgrader_api(graded).gradebook as gradebook:
        grade = gradebook.find_grade("why_bias", "90-small", "90-small", "c1")
        grade.manual_score, grade.needs_manual_grade = 2, False
        gradebook.db.commit()
    canvas = rows(export(graded, "canvas"))
    assert canvas[0]["Student"].strip() == "Points Possible" and canvas[0]["90-small"] == "9"
    assert {row["SIS Login ID"]: row["90-small"] for row in canvas}["c1"] == "9"
