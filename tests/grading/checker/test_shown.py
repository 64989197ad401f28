"""What a graded notebook shows of a test is worth what the test was, by nbgrader's own reading of outputs."""

import pytest
from nbformat.notebooknode import from_dict
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

from course.grading.checker.record import Record
from course.grading.checker.shown import combined, of_record
from course.grading.texts.cell import Cell
from nnkit.check.card import WORDS
from nnkit.check.result import PartResult, Result

CELL = Cell("test", "check('step', step).require()", points=2.0)


def card(state: str, points: float) -> Result:
    return Result("step", "The step", state, (PartResult("one", points > 0, points, 2.0, "expected 1, got 2"),))


def mark(outputs: list[dict]) -> float:
    marks = {"grade": True, "solution": False, "grade_id": "check-step", "points": 2.0, "locked": True}
    return determine_grade(from_dict(new_code_cell(outputs=outputs, metadata={"nbgrader": marks})))[0]


@pytest.mark.parametrize("points", [0.0, 0.5, 2.0])
@pytest.mark.parametrize("state", WORDS)
def test_a_card_is_the_one_output_and_worth_its_points(state, points):
    record = Record(points, gives_points=True, card=card(state, points))
    failed = Record(points, error="CheckFailedError", message="The whole card", card=card(state, points))
    for outputs in (of_record(CELL, record), of_record(CELL, failed), combined(CELL, record, record, set())):
        assert [output["output_type"] for output in outputs] == ["execute_result"]  # nothing in red below it
        assert WORDS[state] in outputs[0]["data"]["text/html"]
        assert mark(outputs) == points


@pytest.mark.parametrize(
    ("record", "worth"),
    [
        (Record(0.0, error="AssertionError", message="expected 1"), 0.0),
        (Record(0.0, gives_points=True), 0.0),
        (Record(1.5, gives_points=True, printed="so far"), 1.5),
        (Record(2.0, printed="all well"), 2.0),
    ],
)
def test_a_plain_test_is_worth_its_points(record, worth):
    assert mark(of_record(CELL, record)) == worth
