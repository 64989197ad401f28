"""nbgrader's own commands and API use the engine by nbgrader_config.py alone; feedback shows and does no harm."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from course.nbgrader import nbgrader_api
from tests import ROOT
from tests.grading.conftest import FULL, LESSON
from tests.grading.corpus import CORPUS, Hostile, hand_in
from tests.grading.test_hostile import shown_by


@pytest.fixture(scope="module")
def graded(course):
    """Some submissions, graded through nbgrader's Python API with feedback made: (api, class folder)."""
    api = nbgrader_api(course.root)
    names = ("browser_", "leak_only_hidden", "forge_execute_result", "steal_by_link", "crash_exit_in_cell")
    for hostile in [Hostile("student", "nothing"), *(h for h in CORPUS if h.name.startswith(names))]:
        if not course.folder(hostile.name).exists():
            hand_in(hostile, course.folder(hostile.name), course.solved, course.secrets)
        (course.folder(hostile.name) / "timestamp.txt").write_text("no date at all")
        result = api.autograde(LESSON, hostile.name, force=True, create=True)
        assert result["success"], result
        result = api.generate_feedback(LESSON, hostile.name, force=True)
        assert result["success"], result
    return course.root


def marks(root, student):
    with nbgrader_api(root).gradebook as gradebook:
        submission = gradebook.find_submission(LESSON, student)
        return {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}


def test_marks_are_the_same_as_without_nbgrader(graded):
    assert marks(graded, "student") == {**FULL, "why_bias": None}
    assert marks(graded, "forge_execute_result") == {**FULL, "check-affine": 0, "why_bias": None}
    assert marks(graded, "crash_exit_in_cell") == {**FULL, "check-affine": 0, "why_bias": None}


def test_feedback_holds_no_hidden_test_and_no_hidden_number(graded, course):
    for path in (graded / "feedback").rglob("*.html"):
        text = path.read_text()
        assert "HIDDEN TESTS" not in text and "course.authoring" not in text
        if path.parent.parent.name.startswith("leak"):
            assert not [number for number in course.hidden_numbers() if number in text]


class Dangers(HTMLParser):
    """What of a page could run or load something of a submission's, which names it OWNED or evil."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self._in_script = tag in ("script", "style")
        if tag in ("iframe", "form", "object", "embed"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") and "OWNED" in (value or ""):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action", "srcdoc") and ("OWNED" in (value or "") or "evil" in (value or "")):
                self.found.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if self._in_script and "OWNED" in data:
            self.found.append(data)


def test_feedback_runs_nothing_of_a_submissions(graded):
    pages = [path for path in (graded / "feedback").rglob("*.html") if path.parent.parent.name.startswith("browser")]
    assert len(pages) >= 8
    assert {page.parent.parent.name: Dangers(page.read_text()).found for page in pages} == {
        page.parent.parent.name: [] for page in pages
    }
    assert Dangers("<script>OWNED</script><img onerror=OWNED>").found  # it would notice


def test_the_graded_notebook_shows_no_secret(graded, course):
    text = next((graded / "autograded" / "steal_by_link").rglob("*.ipynb")).read_text()
    assert "def hidden(rng)" not in shown_by(text)
    assert not (graded / "autograded" / "steal_by_link" / LESSON / "notes.txt").exists()


def test_the_gradebook_was_backed_up_before(graded):
    (backup,) = list((graded / "backups").glob("gradebook-*.db"))
    assert sqlite3.connect(backup).execute("select count(*) from assignment").fetchone() == (1,)


def test_grading_twice_writes_the_same_file(graded):
    path = graded / "autograded" / "student" / LESSON / f"{LESSON}.ipynb"
    before = path.read_bytes()
    assert nbgrader_api(graded).autograde(LESSON, "student", force=True, create=True)["success"]
    assert path.read_bytes() == before
    nbformat.validate(json.loads(before))


def test_a_renamed_notebook_is_found_by_its_cells(graded, course):
    folder = course.folder("renamed-for-nbgrader")
    hand_in(Hostile("renamed", ""), folder, course.solved, [])
    (folder / f"{LESSON}.ipynb").rename(folder / "Copy of it (2).ipynb")
    nbformat.write(nbformat.v4.new_notebook(), folder / "notes.ipynb")
    command = [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--student", folder.parent.name]
    config = Path(course.root, "nbgrader_config.py")
    if not config.exists():
        config.write_text((ROOT / "nbgrader_config.py").read_text())
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert marks(course.root, folder.parent.name) == {**FULL, "why_bias": None}
    (made,) = (course.root / "autograded" / folder.parent.name / LESSON).glob("*.ipynb")
    assert made.name == f"{LESSON}.ipynb" and "Copy of it" in nbformat.read(made, as_version=4).cells[0].source
    assert sorted(path.name for path in folder.iterdir()) == ["Copy of it (2).ipynb", "notes.ipynb"]


def test_links_pipes_and_sockets_are_left_out_before_anything_is_copied(graded, course, tmp_path):
    folder = course.folder("strange-files")
    hand_in(Hostile("strange", ""), folder, course.solved, [])
    (folder / "data").mkdir()
    (folder / "data" / "table.csv").write_text("1,2")
    (folder / "mine.txt").write_text("a note")
    (tmp_path / "secret.txt").write_text("a neighbour's")
    targets = {"endless.bin": "/dev/zero", "gone.txt": "nowhere", "data/away.txt": str(tmp_path / "secret.txt")}
    for name, target in {**targets, "folder": str(tmp_path), "other.ipynb": "/dev/zero"}.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.ipynb")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.open(folder, os.O_RDONLY)
        listening.bind(f"/proc/self/fd/{here}/socket.txt")
        os.close(here)
    api = nbgrader_api(course.root)
    for _ in range(2):
        result = api.autograde(LESSON, folder.parent.name, force=True, create=True)
        assert result["success"], result
    for name in ("endless.bin", "gone.txt", "away.txt", "folder", "pipe.txt", "socket.txt"):
        assert name in result["log"]
    made = course.root / "autograded" / folder.parent.name / LESSON
    names = {str(path.relative_to(made)) for path in made.rglob("*") if not path.is_dir()}
    lessons = {"exercises.py", "expected.json", "checks.json"}
    assert names - lessons == {"data/table.csv", "mine.txt", f"{LESSON}.ipynb"}
    assert marks(course.root, folder.parent.name) == {**FULL, "why_bias": None}
