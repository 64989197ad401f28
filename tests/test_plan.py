"""The page of times and plans is what the lessons say, and its weeks hold what a week can hold."""

import re

import pytest

from docs import plan


def test_the_page_and_its_graph_are_up_to_date():
    assert plan.PAGE.read_text(encoding="utf-8") == plan.page(), "run: make topics"
    assert plan.GRAPH.read_text(encoding="utf-8") == plan.graph(), "run: make topics"


def test_the_weeks_hold_every_sitting_once_in_order_and_the_project_last():
    parts = [name for week in plan.weeks() for name, _ in week]
    lessons = [(plan.number(lesson), len(plan.minutes_of(lesson))) for lesson in plan.taught() if lesson.number < "12"]
    assert [part for part in parts if "project" not in part] == [
        f"{name}.{sitting}" for name, count in lessons for sitting in range(1, count + 1)
    ]
    assert "project" in parts[-1]
    assert sum(float(part.split()[1]) for part in parts if "project" in part) == pytest.approx(8)


def test_no_week_holds_more_than_three_hours():
    hours = [float(hours) for hours in re.findall(r"^\| \d+ \| .+ \| (\d\.\d) \|$", plan.page(), re.M)]
    assert len(hours) == len(plan.weeks())
    assert max(hours) <= 3.0


def test_what_a_lesson_needs_comes_before_it():
    order = [plan.number(lesson) for lesson in plan.taught()]
    for name, named in plan.needs().items():
        assert all(order.index(other) < order.index(name) for other in named)
    assert plan.drawn()["8"] == ["7b"]
