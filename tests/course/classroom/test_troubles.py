"""What an instructor can mend is said in a sentence, with what to do; a fault of the program's is not hidden."""

import errno
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from course.classroom.troubles import explain
from course.grading.checker.job import EngineError
from course.grading.marks.storage import back_up_gradebook


def from_database(text: str) -> OperationalError:
    return OperationalError("update grade", {}, sqlite3.OperationalError(text))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (from_database("database is locked"), ("gradebook.db is in use by another program", "same command again")),
        (from_database("database or disk is full"), ("no space is left", "same command again")),
        (from_database("attempt to write a readonly database"), ("cannot be written by this user",)),
        (sqlite3.DatabaseError("file is not a database"), ("damaged", "backups")),
        (OSError(errno.ENOSPC, "No space left on device", "autograded/x"), ("no space is left", "autograded/x")),
        (PermissionError(errno.EACCES, "Permission denied", "marks.csv"), ("marks.csv may not be", "owner")),
        (OSError(errno.EROFS, "Read-only file system", "marks.csv"), ("marks.csv lies on a disk", "only be read")),
        (OSError("Timed out trying to connect to tcp://there:8786"), ("no Dask scheduler answers", "tcp://there:8786")),
        (ModuleNotFoundError("No module named 'distributed'", name="distributed"), ("pip install",)),
        (EngineError("course.grading.student.zygote did not start (exit code 1)"), ("grading cannot start",)),
    ],
)
def test_a_trouble_is_told_with_what_to_do(tmp_path, error, told):
    said = explain(error, tmp_path)
    assert all(text in said for text in told), said


def test_a_locked_gradebook_is_not_waited_for_without_a_word(tmp_path):
    book = tmp_path / "gradebook.db"
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("create table grade (points)")
    other.execute("begin exclusive")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        back_up_gradebook(f"sqlite:///{book}", tmp_path / "backups")
    other.close()
    assert back_up_gradebook(f"sqlite:///{book}", tmp_path / "backups").is_file()


@pytest.mark.parametrize("error", [RuntimeError("a bug"), OSError("odd"), ModuleNotFoundError("no x", name="x")])
def test_a_fault_of_the_programs_is_not_explained_away(tmp_path, error):
    assert explain(error, tmp_path) == ""
