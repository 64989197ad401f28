"""The other way, labelled: plain tests of an assignment that run beside the answers, whose marks can be forged."""

import csv
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course.classroom.grade import grade_class, table
from course.grading.checker.job import Limits
from course.grading.marks.jobs import is_plain
from course.lessons import LessonFolder
from course.nbgrader import nbgrader_api
from tests import ROOT
from tests.pace import PACE

ANSWER = "def first_two(x):\n    return x[:2]"
TEST = "import numpy as np\nx = np.zeros(3)\nfirst_two(x)[0] = 7\nassert x[0] == 7\nassert first_two(x).base is x"


def points(cell: dict) -> float:
    """By nbgrader's rules, of a test worth 2."""
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            return 0.0
        if output["output_type"] == "execute_result":
            return float(output["data"]["text/plain"])
    return 2.0


@pytest.mark.parametrize(
    ("test", "worth"),
    [
        (TEST, 2.0),
        (TEST + "\n1", 1.0),
        (TEST + "\n'well done'", 2.0),
        (TEST + "\n7", 2.0),
        (TEST + "\n-1", 0.0),
        (TEST + "\nfloat('nan')", 0.0),
        ("assert first_two([1, 2, 3]) == [2, 3]", 0.0),
        ("import os\nos._exit(0)", 0.0),
        ("while True: pass", 0.0),
    ],
)
def test_a_test_beside_the_answer_is_worth_what_nbgrader_would_give(outputs, test, worth):
    limits = Limits(cell_seconds=4 * PACE, total_seconds=60 * PACE)
    graded = outputs(
        ("student", ANSWER), ("unsealed", test), ("test", "assert first_two([1, 2, 3]) == [1, 2]"), limits=limits
    )
    assert points(graded[1]) == worth
    assert graded[2]["outputs"] == []  # a sealed one beside it is judged as ever


def test_a_test_that_does_not_come_to_its_turn_earns_nothing(outputs):
    limits = Limits(cell_seconds=2, total_seconds=3)
    deaf = ("student", "import time\nwhile True:\n    try: time.sleep(1)\n    except BaseException: pass")
    graded = outputs(deaf, ("unsealed", "pass"), limits=limits)
    assert points(graded[-1]) == 0.0


def test_it_is_confined_like_the_submission(outputs):
    (cell,) = outputs(("unsealed", f"print(open({str(ROOT / 'README.md')!r}).read())"))
    assert points(cell) == 0.0


def test_what_asks_check_is_sealed_always():
    assert not is_plain("check('affine', affine).points") and not is_plain(
        "from nnkit.check import check as c\ncheck (1)"
    )
    assert is_plain("assert first_two(x) == 3  # check that it is so")


@pytest.fixture
def week(tmp_path):
    """A course with an assignment of one plain test that no sealed grading could run."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    roles = {"schema_version": 3, "task": False}
    answer = new_code_cell(f"### BEGIN SOLUTION\n{ANSWER}\n### END SOLUTION")
    answer.metadata.nbgrader = {**roles, "grade_id": "a", "solution": True, "grade": False, "locked": False}
    test = new_code_cell(TEST)
    test.metadata.nbgrader = {**roles, "grade_id": "t", "solution": False, "grade": True, "locked": True, "points": 2}
    folder = tmp_path / "solutions" / "week1"
    folder.mkdir(parents=True)
    nbformat.write(new_notebook(cells=[answer, test]), folder / "week1.ipynb")
    return tmp_path


def test_an_assignment_says_in_every_place_that_its_marks_can_be_forged(week):
    refused = nbgrader_api(week).generate_assignment("week1", force=True, create=True)
    assert not refused["success"] and "Grading could not run these tests" in refused["log"] + str(refused["error"])

    (week / "class.toml").write_text('unsealed = ["week1"]\n')
    assert nbgrader_api(week).generate_assignment("week1", force=True, create=True)["success"]
    released = nbformat.read(week / "lessons" / "week1" / "week1.ipynb", as_version=4)
    for student, text in (("right", ANSWER), ("wrong", ANSWER.replace("x[:2]", "x[:2].copy()"))):
        released.cells[0].source = text
        target = week / "submitted" / student / "week1"
        target.mkdir(parents=True)
        nbformat.write(released, target / "week1.ipynb")
    rows = grade_class(week, [LessonFolder(week / "solutions" / "week1")], workers=1)
    assert {row.student: row.points for row in rows} == {"right": 2.0, "wrong": 0.0}
    assert "can be forged" in table(rows)
    with open(week / "marks.csv", newline="") as file:
        assert [line["can be forged"] for line in csv.DictReader(file)] == ["yes", "yes"]
    page = (week / "feedback" / "right" / "week1" / "week1.html").read_text()
    assert "marks here can be forged" in page

    (week / "class.toml").unlink()  # sealed again: graded anew, and the test refuses
    rows = grade_class(week, [LessonFolder(week / "solutions" / "week1")], workers=1, feedback=False)
    assert {row.student: row.points for row in rows} == {"right": 0.0, "wrong": 0.0}
    assert "can be forged" not in table(rows)
