"""What a run leaves behind: the graded notebook in one step, then a line by which an interrupted run goes on."""

import stat
from pathlib import Path

import pytest

from course.grading.marks.journal import JOURNAL, digest_of_lesson, finished, note_down, write_notebook
from course.grading.marks.submission import Graded, Item

ENTRY = ["ada", "a", "digest", ["note"], ["question"], 3.0]


def graded_notebook(root: Path, student: str = "ada") -> Path:
    path = root / "autograded" / student / "a" / "a.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    return path


def test_what_was_finished_is_known_by_the_last_line_on_it(tmp_path):
    assert finished(tmp_path) == {}
    graded_notebook(tmp_path)
    note_down(tmp_path, ["ada", "a", "before", [], [], 1.0])
    note_down(tmp_path, ENTRY)
    assert finished(tmp_path) == {("ada", "a"): ENTRY[2:]}


def test_a_line_that_a_kill_cut_off_is_passed_over(tmp_path):
    graded_notebook(tmp_path)
    note_down(tmp_path, ENTRY)
    with open(tmp_path / JOURNAL, "a") as file:
        file.write('["bob", "a", "dig')
    assert list(finished(tmp_path)) == [("ada", "a")]


@pytest.mark.parametrize("entry", [["ada", "a"], ENTRY[:5], [*ENTRY, 1], ["ada"], []])
def test_a_line_of_another_form_is_passed_over(tmp_path, entry):
    graded_notebook(tmp_path)
    note_down(tmp_path, entry)
    assert finished(tmp_path) == {}


def test_what_has_no_graded_notebook_any_more_is_not_finished(tmp_path):
    note_down(tmp_path, ENTRY)
    assert finished(tmp_path) == {}


@pytest.fixture
def item(tmp_path):
    lesson = tmp_path / "solutions" / "a"
    (lesson / "data").mkdir(parents=True)
    (lesson / "data" / "n.csv").write_text("1")
    return Item("ada", "a", "submitted", str(lesson), ("data/n.csv",))


def test_a_folder_is_replaced_whole(tmp_path, item):
    old = graded_notebook(tmp_path).parent
    (old / "old.txt").write_text("")
    (old.parent / ".a.part").mkdir()  # of a run that was killed
    (old.parent / ".a.part" / "half.txt").write_text("")
    write_notebook(tmp_path, item, Graded("ada", "a", timestamp="2026-03-01 12:00:00", text="{new}"))
    files = {str(path.relative_to(old)): path.read_text() for path in old.rglob("*") if path.is_file()}
    assert files == {"a.ipynb": "{new}", "timestamp.txt": "2026-03-01 12:00:00 UTC\n", "data/n.csv": "1"}
    assert stat.S_IMODE((old / "a.ipynb").stat().st_mode) == 0o444
    assert [path.name for path in old.parent.iterdir()] == ["a"]


def test_the_first_time_there_is_none_to_replace(tmp_path, item):
    write_notebook(tmp_path, item, Graded("ada", "a", text="{}"))
    assert not (tmp_path / "autograded" / "ada" / "a" / "timestamp.txt").exists()


def test_a_lessons_number_changes_with_what_marks_depend_on(item):
    folder = Path(item.lesson_folder)
    first = digest_of_lesson(folder)
    for name in ("bank/f.py", "__pycache__/x.pyc", ".hidden/x"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("1")
    assert digest_of_lesson(folder) == first
    (folder / "data" / "n.csv").rename(folder / "data" / "m.csv")
    renamed = digest_of_lesson(folder)
    (folder / "data" / "m.csv").write_text("2")
    assert len({first, renamed, digest_of_lesson(folder)}) == 3
