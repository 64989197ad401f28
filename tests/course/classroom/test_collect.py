"""What comes in from platforms is sorted by person and lesson; nothing leads out of its place, nothing is lost."""

import json
import stat
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

import nbformat
import pytest

from course.classroom.arrivals import EARLIER, Entry
from course.classroom.collect import _by_lesson, collect, report
from course.classroom.people import read_label
from course.classroom.roster import read_roster
from tests.grading.submitted.notebooks import ANSWERS, FORMS, SHEET

ROSTER = """id,name,email,group,lms_id
ada,Ada Lovelace,ada.l@example.org,A,101
emil,Emil Müller,emil@example.org,A,102
s12,Grace Hopper,grace@example.org,B,103
s123,Ada Smith,smith@example.org,B,104
"""


@pytest.fixture
def root(small_lesson):
    root = small_lesson.source.parent.parent
    (root / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return root


@pytest.fixture
def notebook(root):
    """The text of a notebook with an answer of one's own."""

    def made(answer="return X @ w"):
        nb = nbformat.read(root / "lessons" / "90-small" / "90-small.ipynb", as_version=4)
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "affine":
                cell.source = f"def affine(X, w, b):\n    {answer}"
        return nbformat.writes(nb)

    return made


def archive(path, files, date=(2026, 3, 1, 12, 0, 0)):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name, date), content)
    return path


def placed(root):
    return sorted(
        str(path.relative_to(root / "submitted")) for path in (root / "submitted").rglob("*") if path.is_file()
    )


def test_moodles_archive(root, notebook, tmp_path):
    source = archive(
        tmp_path / "m.zip",
        {
            "Ada Lovelace_9001_assignsubmission_file_/my work.ipynb": notebook(),
            "Ada Lovelace_9001_assignsubmission_file_/beans.csv": "a,b\n",
            "Emil Müller_9002_assignsubmission_file_90-small.ipynb": notebook("return 0"),
            "Nobody Known_9003_assignsubmission_file_/x.ipynb": notebook(),
        },
    )
    plan = collect(root, [source])
    assert placed(root) == [
        "ada/90-small/beans.csv", "ada/90-small/my work.ipynb", "ada/90-small/timestamp.txt",
        "emil/90-small/90-small.ipynb", "emil/90-small/timestamp.txt",
    ]  # fmt: skip
    assert (root / "submitted/ada/90-small/timestamp.txt").read_text() == "2026-03-01 12:00:00 UTC\n"
    assert len(plan.unplaced) == 1 and "Nobody Known" in plan.unplaced[0]
    said = report(plan, read_roster(root), False)
    assert "new        90-small  Ada Lovelace" in said
    assert "Nothing from 2 of 4: Grace Hopper, Ada Smith" in said


def test_canvas_archive_with_its_marks_for_lateness(root, notebook, tmp_path):
    source = archive(
        tmp_path / "c.zip",
        {
            "lovelaceada_101_555_90-small.ipynb": notebook(),
            "hoppergrace_LATE_103_556_Untitled-1.ipynb": notebook(),
        },
    )
    plan = collect(root, [source])
    assert [(h.person, h.late) for h in plan.hand_ins] == [("ada", False), ("s12", True)]
    assert (root / "submitted/s12/90-small/Untitled-1.ipynb").is_file()


def test_a_folder_of_renamed_notebooks_and_of_archives(root, notebook, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "lesson ada.l@example.org.ipynb").write_text(notebook())
    (folder / "s123_final.ipynb").write_text(notebook())
    inner = archive(tmp_path / "inner.zip", {"deep/work.ipynb": notebook(), "__MACOSX/._work.ipynb": "?"})
    archive(folder / "grace hopper.zip", {"again.zip": inner.read_bytes()})
    (folder / "someone.ipynb").write_text(notebook())
    plan = collect(root, [folder])
    assert [h.person for h in plan.hand_ins] == ["ada", "s12", "s123"]
    assert len(plan.unplaced) == 1 and "someone" in plan.unplaced[0]


def test_nbgraders_exchange_with_two_hand_ins_of_one_person(root, notebook, tmp_path):
    inbound = tmp_path / "inbound"
    for time, answer in (("2026-03-01 10:00:00 UTC", "return 0"), ("2026-03-02 10:00:00 UTC", "return 1")):
        folder = inbound / f"ada+90-small+{time}+x8"
        folder.mkdir(parents=True)
        (folder / "90-small.ipynb").write_text(notebook(answer))
    for _ in range(2):
        collect(root, [inbound])
    assert "return 1" in (root / "submitted/ada/90-small/90-small.ipynb").read_text()
    assert "return 0" in (root / f"submitted/ada/{EARLIER}/90-small/001/90-small.ipynb").read_text()
    assert len(placed(root)) == 4


def test_twice_changes_nothing_and_a_newer_hand_in_keeps_the_earlier_one(root, notebook, tmp_path):
    first = archive(tmp_path / "1.zip", {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook("return 1")})
    second = archive(
        tmp_path / "2.zip",
        {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook("return 2")},
        (2026, 3, 5, 0, 0, 0),
    )
    states = [collect(root, [source]).hand_ins[0].state for source in (first, first, second, second, first)]
    assert states == ["new", "unchanged", "newer", "unchanged", "unchanged"]
    assert "return 2" in (root / "submitted/ada/90-small/a.ipynb").read_text()
    assert "return 1" in (root / f"submitted/ada/{EARLIER}/90-small/001/a.ipynb").read_text()


@pytest.mark.parametrize("of_the_course", ["", "..", "submitted", "submitted/ada", "solutions", "lessons/90-small"])
def test_the_courses_own_folders_are_no_hand_in(root, notebook, tmp_path, of_the_course):
    collect(root, [archive(tmp_path / "m.zip", {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook()})])
    before = placed(root)
    with pytest.raises(LookupError, match="is of the course itself"):
        collect(root, [root / of_the_course])
    assert placed(root) == before
    folder = root / "incoming" / "ada"
    folder.mkdir(parents=True)
    (folder / "a.ipynb").write_text(notebook("return 2"))
    assert collect(root, [root / "incoming"], dry_run=True).hand_ins[0].state == "newer"


def test_an_older_hand_in_that_comes_later_does_not_take_the_place_of_the_newer(root, notebook, tmp_path):
    new = archive(tmp_path / "n.zip", {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook("return 2")})
    old = archive(
        tmp_path / "o.zip",
        {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook("return 1")},
        (2026, 2, 1, 0, 0, 0),
    )
    collect(root, [new])
    assert collect(root, [old]).hand_ins[0].state == "older"
    assert "return 2" in (root / "submitted/ada/90-small/a.ipynb").read_text()
    assert collect(root, [old, new]).hand_ins[0].state == "unchanged"


def test_a_dry_run_writes_nothing(root, notebook, tmp_path):
    source = archive(tmp_path / "m.zip", {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook()})
    assert collect(root, [source], dry_run=True).hand_ins[0].state == "new"
    assert not (root / "submitted").exists()


def test_work_without_tags_is_known_by_its_content_and_what_has_none_is_named(root, notebook, tmp_path):
    stripped = json.loads(notebook())
    for i, cell in enumerate(stripped["cells"]):
        cell["metadata"], cell["id"] = {}, f"x{i}"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ada.ipynb").write_text(json.dumps(stripped))
    assert [h.lesson for h in collect(root, [folder]).hand_ins] == ["90-small"]
    (folder / "ada.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook()))
    plan = collect(root, [folder])
    assert plan.hand_ins == [] and "--lesson" in plan.unplaced[0]


@pytest.mark.parametrize("name", FORMS)
def test_a_notebook_in_another_form_is_known_by_its_content(root, notebook, tmp_path, name):
    folder = tmp_path / "in" / "ada"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(FORMS[name](notebook().encode()))
    (folder / "helpers.py").write_text("x = 1")
    (hand_in,) = collect(root, [tmp_path / "in"], dry_run=True).hand_ins
    assert (hand_in.lesson, len(hand_in.files)) == ("90-small", 2)


def test_a_script_beside_a_notebook_is_no_work_for_another_lesson():
    other = replace(SHEET, lesson="b", cells=(replace(SHEET.cells[0], name="h", source="def h():\n    return None"),))
    sheets = {"a": SHEET, "b": other}
    text = json.dumps({"cells": [{"cell_type": "code", "source": ANSWERS["f"], "id": "f"}]}).encode()
    script = Entry(PurePosixPath("ada/h.py"), b"def h():\n    return 1")
    items = [(read_label(entry.path), entry) for entry in (script, Entry(PurePosixPath("ada/x.ipynb"), text))]
    assert {name: len(files) for name, files in _by_lesson(items, sheets, "").items()} == {"a": 2}
    assert list(_by_lesson(items[:1], sheets, "")) == ["b"]


def test_in_doubt_somebody_is_asked_and_without_an_answer_nobody_is_guessed(root, notebook, tmp_path):
    source = archive(tmp_path / "m.zip", {"Ada Lovelacce_1_assignsubmission_file_/a.ipynb": notebook()})
    assert "Ada Lovelace" in collect(root, [source], dry_run=True).unplaced[0]
    asked = []
    plan = collect(root, [source], ask=lambda said, people: (asked.append(said), people[0].id)[1])
    assert len(asked) == 1 and [h.person for h in plan.hand_ins] == ["ada"]


def test_what_holds_peoples_work_is_its_owners_alone(root, notebook, tmp_path):
    collect(root, [archive(tmp_path / "m.zip", {"Ada Lovelace_1_assignsubmission_file_/a.ipynb": notebook()})])
    for path in [root / "submitted", *(root / "submitted").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_rosters_slip_is_named(root):
    for text, says in (("name\nAda\n", "no column `id`"), ("id\na/b\n", "line 2"), ("id\nx\nx\n", "twice")):
        (root / "roster.csv").write_text(text)
        with pytest.raises(ValueError, match=says):
            read_roster(root)
