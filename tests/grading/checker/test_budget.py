"""A submission's time in all, and which cell it went to."""

import pytest

from course.grading.checker import budget
from course.grading.checker.budget import Budget


@pytest.fixture
def clock(monkeypatch):
    """A clock that is set."""
    now = [100.0]
    monkeypatch.setattr(budget.time, "monotonic", lambda: now[0])
    return now


def test_the_slowest_cell_is_named_with_its_seconds(clock):
    kept = Budget(120)
    assert kept.ends == 220
    for cell, seconds in [(0, 5), (1, 30), (0, 40), (None, 60)]:
        kept.are_at(cell)
        clock[0] += seconds
    kept.are_at(None)
    cells = [{"note": ""}, {"note": ""}]
    kept.say_which(cells)
    assert [cell["note"] for cell in cells] == [
        "it took 45 of the 120 s that a submission may take in all; little or nothing was left for others",
        "",
    ]


def test_what_was_noted_before_stays(clock):
    kept = Budget(10)
    kept.are_at(0)
    clock[0] += 9
    kept.are_at(None)
    cells = [{"note": "it ended the process"}]
    kept.say_which(cells)
    assert cells[0]["note"].startswith("it ended the process; it took 9 of the 10 s")


def test_where_no_cell_ran_none_is_named(clock):
    cells = [{"note": ""}]
    Budget(10).say_which(cells)
    kept = Budget(10)
    clock[0] += 5
    kept.are_at(None)
    kept.say_which(cells)
    assert cells == [{"note": ""}]
