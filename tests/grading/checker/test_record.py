"""What leaves a process of tests: a record of each test, which is looked at closely."""

import json
import sys

import pytest

from course.grading.checker.record import Record, RecordError, record_of
from nnkit.check.card import Card, CheckFailedError
from nnkit.check.result import PartResult, Result

VERDICT = Result(
    "affine",
    "Affine",
    "partly right",
    (PartResult("shape", True, 1, 1.0), PartResult("sum", False, 0, 2.0)),
    drawn=((0.0, 1.0, 1.0), (1.0, 2.0, -2.0)),
)
GOOD = json.loads(json.dumps(record_of(None, None, 2.0).to_json()))
WITH_CARD = json.loads(json.dumps({**GOOD, "card": record_of(Card(VERDICT).require(), None, 3.0).to_json()["card"]}))
MALFORMED = {
    "no object": [],
    "a field that is missing": {key: value for key, value in GOOD.items() if key != "line"},
    "points that are a text": {**GOOD, "points": "2"},
    "points that are a truth": {**GOOD, "points": True},
    "an error that is a number": {**GOOD, "error": 3},
    "a line that is a number with a fraction": {**GOOD, "line": 1.5},
    "a card that is a list": {**GOOD, "card": []},
    "a card without its parts": {**WITH_CARD, "card": {**WITH_CARD["card"], "parts": None}},
    "a card of too many parts": {**WITH_CARD, "card": {**WITH_CARD["card"], "parts": WITH_CARD["card"]["parts"] * 101}},
    "a part that is a number": {**WITH_CARD, "card": {**WITH_CARD["card"], "parts": [1]}},
    "a card whose state is none": {**WITH_CARD, "card": {**WITH_CARD["card"], "state": "<script>"}},
    "a hint that is an object": {**WITH_CARD, "card": {**WITH_CARD["card"], "hints": [{}]}},
    "a number drawn that is a text": {**WITH_CARD, "card": {**WITH_CARD["card"], "drawn": [[0.0, 1.0, "2"]]}},
    "a warning that is a list": {**WITH_CARD, "card": {**WITH_CARD["card"], "warned": [[]]}},
}


@pytest.mark.parametrize("what", MALFORMED)
def test_what_is_no_record_is_refused(what):
    with pytest.raises(RecordError):
        Record.from_json(MALFORMED[what], 3.0)


@pytest.mark.parametrize(("said", "counted"), [(1.5, 1.5), (1e300, 2.0), (-1.0, 0.0), (float("nan"), 0.0), (1, 1.0)])
def test_points_lie_between_none_and_the_cells(said, counted):
    assert Record.from_json({**GOOD, "points": said}, 2.0).points == counted


def test_texts_are_cut():
    assert len(Record.from_json({**GOOD, "printed": "x" * 1_000_000}, 2.0).printed) == 20_000


@pytest.mark.parametrize("value", [None, 1.5, Card(VERDICT).require()])
def test_a_record_comes_through(value):
    record = record_of(value, None, 3.0, printed="hello", line=3)
    assert Record.from_json(json.loads(json.dumps(record.to_json())), 3.0) == record


def test_a_failed_check_keeps_its_card_and_earns_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", None)
    nothing = Result("affine", "Affine", "wrong", (PartResult("shape", False, 0, 1.0),))
    with pytest.raises(CheckFailedError) as caught:
        Card(nothing).require()
    record = record_of(None, caught.value, 3.0)
    assert (record.points, record.error, record.card) == (0.0, "CheckFailedError", nothing)
