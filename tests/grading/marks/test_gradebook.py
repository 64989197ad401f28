"""Marks in nbgrader's gradebook: entered whole or not at all, and what a person marked stays as it is."""

import shutil
from datetime import datetime

import nbgrader.api
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from course.grading.marks.gradebook import MarkWriter
from course.grading.marks.submission import Graded


@pytest.fixture(scope="module")
def gradebook_file(tmp_path_factory):
    """A gradebook with one lesson: a test of 3 points, and a written answer of 2."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nbgrader.api, "get_alembic_version", lambda: "1")  # a word for new gradebooks
        with Gradebook(f"sqlite:///{path}") as gradebook:
            gradebook.add_assignment("a")
            gradebook.add_notebook("0", "a")  # nothing of which is handed in
            gradebook.add_notebook("a", "a")
            gradebook.add_grade_cell("check-f", "a", "a", cell_type="code", max_score=3)
            gradebook.add_grade_cell("why", "a", "a", cell_type="markdown", max_score=2)
            for name in ("f", "why"):
                gradebook.add_solution_cell(name, "a", "a")
    return path


@pytest.fixture
def writer(tmp_path, gradebook_file):
    """Of a gradebook of its own."""
    config = Config({"LateSubmissionPlugin": {"penalty_method": "zero"}})
    made = MarkWriter(f"sqlite:///{shutil.copy(gradebook_file, tmp_path)}", config)
    yield made
    made.close()


def graded(points: float = 3.0, **more) -> Graded:
    scores = {"check-f": points, "why": None}
    return Graded("ada", "a", **{"scores": scores, "unanswered": {"f": False, "why": True}, **more})


def test_marks_are_entered_and_what_no_check_marks_waits(writer):
    assert writer.auto_points("a", "ada") is None and writer.result("a", "ada") == (0.0, 0.0, False)
    assert writer.write(graded(), "a") == 3.0
    assert writer.result("a", "ada") == (3.0, 0.0, True) and writer.auto_points("a", "ada") == 3.0
    comments = writer.gradebook.find_submission_notebook("a", "a", "ada").comments
    assert {comment.name: comment.auto_comment for comment in comments} == {"f": None, "why": "No response."}


def mark(writer, points: float) -> None:
    grade = writer.gradebook.find_grade("why", "a", "a", "ada")
    grade.manual_score, grade.needs_manual_grade = points, False
    writer.gradebook.db.commit()


def test_what_a_person_marked_stays_and_waits_only_where_the_text_is_another(writer):
    assert writer.marked_by_hand("a", "ada") == {}
    writer.write(graded(), "a")
    mark(writer, 2.0)
    writer.write(graded(1.0), "a")
    assert writer.marked_by_hand("a", "ada") == {"why": (2.0, False)} and writer.result("a", "ada") == (3.0, 0.0, False)
    writer.write(graded(1.0), "a", reopened=["why"])
    assert writer.marked_by_hand("a", "ada") == {"why": (2.0, True)}


def test_what_fails_halfway_leaves_nothing(writer, monkeypatch):
    writer.write(graded(), "a")
    monkeypatch.setattr(writer, "_penalise", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        writer.write(graded(1.0), "a")
    assert writer.auto_points("a", "ada") == 3.0


def test_lateness_costs_what_is_stated_and_no_more_once_it_is_not_late(writer):
    writer.set_due({"a": datetime(2026, 3, 1), "no such lesson": datetime(2026, 3, 1)})
    writer.write(graded(timestamp="2026-03-02 00:00:00"), "a")
    assert writer.result("a", "ada") == (3.0, 3.0, True)
    writer.set_due({"a": datetime(2026, 3, 3)})
    writer.refresh("a", "ada", "a")
    assert writer.result("a", "ada") == (3.0, 0.0, True)
    writer.write(graded(), "a")
    assert writer.gradebook.find_submission("a", "ada").timestamp is None
