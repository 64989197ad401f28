"""Where tests run: a folder of their own with the lesson's files that students have, and nothing beside it."""

import os
import sys

import pytest

from course.grading.checker import room as room_module
from course.grading.checker.room import Room
from course.grading.layers import MISSING_MEANS
from tests.grading.child import in_a_child

NOTHING_ENFORCED = list(MISSING_MEANS)


@pytest.fixture
def lesson(tmp_path):
    folder = tmp_path / "lesson"
    (folder / "data").mkdir(parents=True)
    for name in ("checks.json", "hidden.py", "data/numbers.csv", "numbers.txt"):
        (folder / name).write_text(name)
    (tmp_path / "own").mkdir()
    return folder


def inside(room: Room, **options) -> dict:
    """What a process sees that entered the room."""

    def look() -> dict:
        sys.path.insert(0, "")
        room.enter("a", **options)
        seen = {
            "files": sorted(os.listdir()),
            "here": os.getcwd(),
            "tmp": os.environ["TMPDIR"],
            "path": "" in sys.path,
            "reads": [name for name in ("numbers.txt", "hidden.py") if os.access(room.lesson / name, os.R_OK)],
        }
        try:
            open(room.lesson / "hidden.py").close()
        except PermissionError:
            seen["reads"].remove("hidden.py")
        return seen

    return in_a_child(look)


def test_students_files_and_the_checks_lie_there(lesson, tmp_path):
    room = Room(str(lesson), ["data/numbers.csv", "numbers.txt"], str(tmp_path / "own"), NOTHING_ENFORCED)
    seen = inside(room, all_files=False)
    assert seen["files"] == ["checks.json", "data", "numbers.txt"] and not seen["path"]
    assert seen["here"] == str(tmp_path / "own" / "a" / "desk") and seen["tmp"] == str(tmp_path / "own" / "a" / "tmp")


def test_for_the_full_tests_all_files_lie_there(lesson, tmp_path):
    room = Room(str(lesson), [], str(tmp_path / "own"), NOTHING_ENFORCED)
    assert inside(room, all_files=True)["files"] == ["checks.json", "data", "hidden.py", "numbers.txt"]


@pytest.mark.parametrize(("user", "kept"), [(0, 0b110), (1_000, 0)])
def test_a_checker_that_is_root_s_reads_a_teacher_s_files_and_has_no_other_right(
    lesson, tmp_path, monkeypatch, user, kept
):
    rights = []
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(room_module.confinement, "LINUX", True)
    monkeypatch.setattr(room_module.confinement, "drop_privileges", rights.append)
    monkeypatch.setattr(room_module.os, "geteuid", lambda: user)
    Room(str(lesson), [], str(tmp_path / "own"), NOTHING_ENFORCED).confine_checker()
    assert rights == [kept]


def test_a_lesson_without_checks_has_none(lesson, tmp_path):
    (lesson / "checks.json").unlink()
    assert Room(str(lesson), ["numbers.txt"], str(tmp_path), []).files == ["numbers.txt"]
    (lesson / "checks.json").write_text("{}")
    assert Room(str(lesson), ["checks.json"], str(tmp_path), []).files == ["checks.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")
def test_what_is_beside_it_is_not_read(lesson, tmp_path):
    own = str(tmp_path / "own")
    hides = Room(str(lesson), ["numbers.txt"], own, ["seccomp"])
    assert inside(hides, all_files=False)["reads"] == ["numbers.txt"]
