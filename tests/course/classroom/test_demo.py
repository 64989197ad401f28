"""The whole cycle on a made-up class, through stock nbgrader."""

import csv
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.plugins import BasePlugin

from course.classroom.demo import MARKER, make_demo, run_demo
from course.classroom.grade import grade_class, handed_in, table
from course.lessons import all_assignments, find_lesson
from course.nbgrader import load_config, nbgrader_api
from tests import ROOT
from tests.conftest import SMALL

NBGRADER = str(Path(sys.executable).with_name("nbgrader"))


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """(demo folder, rows, surprises) of the small lesson's class."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(SMALL, course / "solutions" / "90-small")
    folder = course / "demo"
    rows, surprises = run_demo(folder, [find_lesson("90", course)], lambda *_: None)
    return folder, rows, surprises


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A demo of the small lesson that nothing was done with: to be copied."""
    course = tmp_path_factory.mktemp("made")
    shutil.copytree(SMALL, course / "solutions" / "90-small")
    make_demo(course / "demo", [find_lesson("90", course)])
    return course / "demo"


@pytest.fixture
def demo(made, tmp_path):
    """Such a demo of one's own."""
    return Path(shutil.copytree(made, tmp_path / "demo"))


def test_every_submission_comes_to_what_it_was_made_for(graded):
    _, rows, surprises = graded
    assert surprises == []
    assert len(rows) == 24


def test_the_bad_ones_are_named_with_their_reason_and_the_repaired_with_what_was_done(graded):
    _, rows, _ = graded
    by_name = {row.student: row for row in rows}
    assert "unfinished git merge" in by_name["broken-file"].reason
    assert "no notebook was handed in" in by_name["empty-folder"].reason
    assert by_name["renamed"].repaired == ["the notebook was called Copy of my lesson (final).ipynb"]
    text = table(rows)
    assert "Could not be graded:\n  broken-file, 90-small:" in text
    assert "22 graded, 2 not" in text


def test_written_answers_wait_for_a_person(graded):
    _, rows, _ = graded
    waiting = {row.student for row in rows if row.to_mark_by_hand}
    assert "full-reference" in waiting
    assert "untouched" not in waiting


def test_marks_are_exported_for_everybody(graded):
    folder, rows, _ = graded
    lines = list(csv.DictReader((folder / "marks.csv").open()))
    assert {line["student"] for line in lines} == {row.student for row in rows}
    assert {line["student"]: float(line["points"]) for line in lines} == {row.student: row.points for row in rows}


def test_what_holds_names_and_marks_is_its_owners_alone_and_not_in_git(graded):
    folder, _, _ = graded
    private = ("submitted", "autograded", "feedback", "backups", ".grading", "marks.csv", "gradebook.db")
    for name in private:
        assert (folder / name).stat().st_mode & 0o077 == 0, name
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    for name in (*private, "marks-wide.csv", "grades.csv", "roster*.csv", "report.html", "export-*.csv", "marking"):
        assert any(line.strip("/*") == name.strip("/*") for line in ignored), name


def test_feedback_shows_the_card_and_no_hidden_numbers(graded):
    folder, _, _ = graded
    page = (folder / "feedback" / "wrong-1" / "90-small" / "90-small.html").read_text()
    assert "The bias is missing" in page
    assert "The velocity starts anew" in page


def test_submissions_are_left_as_they_were(graded):
    folder, _, _ = graded
    assert (folder / "submitted" / "renamed" / "90-small" / "Copy of my lesson (final).ipynb").is_file()
    assert (folder / "submitted" / "broken-file" / "90-small" / "90-small.ipynb").read_text().startswith('{"cells"')


def marks_of(folder):
    with sqlite3.connect(folder / "gradebook.db") as db:
        return sorted(db.execute("select cell_id, notebook_id, auto_score, manual_score, extra_credit from grade"))


def test_graded_again_the_marks_are_the_same_and_what_was_marked_by_hand_stays(graded):
    folder, rows, _ = graded
    lesson = find_lesson("90", folder)
    few = ["full-reference", "wrong-1", "broken-file"]
    for path in (folder / "submitted").iterdir():
        if path.name not in few:
            shutil.rmtree(path)
    with nbgrader_api(folder).gradebook as gradebook:
        grade = next(
            g
            for g in gradebook.find_submission("90-small", "full-reference").notebooks[0].grades
            if g.name == "why_bias"
        )
        grade.manual_score = 1.5
        gradebook.db.commit()
    before = marks_of(folder)
    again = grade_class(folder, [lesson], workers=1)
    assert marks_of(folder) == before
    first = {row.student: row for row in rows}
    assert {row.student: row.points for row in again} == {
        "full-reference": first["full-reference"].points + 1.5,
        "wrong-1": first["wrong-1"].points,
        "broken-file": 0,
    }
    assert len(list(csv.DictReader((folder / "marks.csv").open()))) >= 23  # nobody's earlier marks are lost
    assert len(list((folder / "backups").iterdir())) == 2


def test_a_folder_that_is_no_demo_is_refused(tmp_path, author_folder):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").write_text("...")
    with pytest.raises(LookupError, match="no earlier demo"):
        make_demo(tmp_path / "mine", [author_folder])
    assert (tmp_path / "mine" / "thesis.tex").exists()


def test_an_earlier_demo_is_made_anew(tmp_path, author_folder):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / MARKER).write_text("")
    (tmp_path / "demo" / "old").write_text("")
    make_demo(tmp_path / "demo", [author_folder])
    assert not (tmp_path / "demo" / "old").exists()
    assert len(list((tmp_path / "demo" / "submitted").iterdir())) == 24


def test_grading_before_building_says_what_to_do(author_folder):
    with pytest.raises(LookupError, match=re.escape("run `course build 90-small` first")):
        grade_class(author_folder.source.parent.parent, [author_folder], workers=1)


GRADE = """
import sys
from pathlib import Path
from course.classroom.grade import grade_class
from course.lessons import find_lesson

root = Path(sys.argv[1])
grade_class(root, [find_lesson("90", root)], lambda row, *_: print(row.student, flush=True), workers=1, again=True)
"""


def test_killed_halfway_nothing_is_lost_and_again_gives_the_same_marks(demo):
    folder, lesson = demo, find_lesson("90", demo)
    few = ["full-reference", "half-1", "wrong-1"]
    for path in (folder / "submitted").iterdir():
        if path.name not in few:
            shutil.rmtree(path)
    whole = {row.student: row.points for row in grade_class(folder, [lesson], workers=1)}
    before = marks_of(folder)

    process = subprocess.Popen([sys.executable, "-c", GRADE, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "full-reference\n"
    process.kill()  # while it grades the second one
    process.wait()
    process.stdout.close()
    with sqlite3.connect(folder / "gradebook.db") as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)

    assert {row.student: row.points for row in grade_class(folder, [lesson], workers=1)} == whole
    assert marks_of(folder) == before


def test_the_stock_commands_find_the_course_by_its_configuration(demo):
    folder = demo
    there = [f"--CourseDirectory.root={folder}", "--student=half-2"]
    for command in (["autograde", "90-small"], ["generate_feedback", "90-small"]):
        done = subprocess.run([NBGRADER, *command, *there], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
    export = [NBGRADER, "export", f"--CourseDirectory.root={folder}", f"--to={folder / 'grades.csv'}"]
    subprocess.run(export, cwd=ROOT, check=True, capture_output=True)
    (line,) = [line for line in csv.DictReader((folder / "grades.csv").open()) if line["student_id"] == "half-2"]
    assert 0 < float(line["score"]) < float(line["max_score"]) == 9
    assert (folder / "feedback" / "half-2" / "90-small" / "90-small.html").is_file()


class HalfAPointADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5 * (total_seconds_late // 86_400 + 1)


def test_lateness_costs_what_the_plugin_says_and_is_told(demo, monkeypatch):
    folder, lesson = demo, find_lesson("90", demo)
    for path in (folder / "submitted").iterdir():
        if path.name not in ("full-reference", "half-1"):
            shutil.rmtree(path)
    (folder / "submitted" / "full-reference" / lesson.name / "timestamp.txt").write_text("2026-03-02 13:00:00 +0100")
    with nbgrader_api(folder).gradebook as gradebook:
        gradebook.update_or_create_assignment(lesson.name, duedate="2026-03-01 12:00:00 UTC")
    config = load_config(folder)
    config.AssignLatePenalties.plugin_class = HalfAPointADay
    monkeypatch.setattr("course.classroom.grade.load_config", lambda root: config)
    rows = {row.student: row for row in grade_class(folder, [lesson], workers=1, feedback=False)}
    assert (rows["full-reference"].points, rows["full-reference"].late) == (6.0, 1.0)
    assert rows["half-1"].late == 0
    assert "6 / 9  (1 lost by lateness)" in table(list(rows.values()))
    lines = {line["student"]: line for line in csv.DictReader((folder / "marks.csv").open())}
    assert (lines["full-reference"]["points"], lines["full-reference"]["lost by lateness"]) == ("6", "1")


def test_what_lies_astray_is_named(demo):
    folder = demo
    shutil.rmtree(folder / "submitted")
    (folder / "submitted" / "ada" / "90-smal").mkdir(parents=True)
    (folder / "submitted" / "ada" / "90-small.ipynb").write_text("{}")
    (folder / "submitted" / "bob.ipynb").write_text("{}")
    assert handed_in(folder) == []
    rows = grade_class(folder, [], everything=True)
    assert [(row.student, row.lesson) for row in rows] == [
        ("ada", "90-smal"), ("ada", "90-small.ipynb"), ("?", "bob.ipynb")
    ]  # fmt: skip
    assert "there are 90-small" in rows[0].reason and "submitted/<student>/<lesson>" in rows[1].reason
    assert len(list(csv.DictReader((folder / "marks.csv").open()))) == 3


def test_a_notebook_in_nbgraders_own_form_is_found_beside_the_lessons(demo):
    folder = demo
    for name in ("week", "two"):
        made = folder / "solutions" / name
        made.mkdir()
        for notebook in ("week",) if name == "week" else ("first", "second"):
            shutil.copy(folder / "solutions" / "90-small" / "90-small.ipynb", made / f"{notebook}.ipynb")
    assert [lesson.name for lesson in all_assignments(folder)] == ["90-small", "week"]
    with pytest.raises(LookupError, match=re.escape("run `nbgrader generate_assignment week` first")):
        grade_class(folder, [find_lesson("week", folder, all_assignments(folder))], workers=1)
