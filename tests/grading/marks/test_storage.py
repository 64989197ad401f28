"""Files that survive a kill at any moment, and copies of the gradebook from before each run."""

import sqlite3
from pathlib import Path

import pytest

from course.grading.marks import storage
from course.grading.marks.storage import AtomicWriter, back_up_gradebook


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "gradebook.db"
    with sqlite3.connect(path) as made:
        made.execute("create table marks (points real)")
        made.execute("insert into marks values (3)")
    made.close()
    return path


def test_a_copy_holds_what_the_gradebook_holds(database, tmp_path):
    copy = back_up_gradebook(f"sqlite:///{database}", tmp_path / "backups")
    with sqlite3.connect(copy) as made:
        assert made.execute("select points from marks").fetchall() == [(3,)]
    made.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [copy.name]  # no half copy


@pytest.mark.parametrize("url", ["sqlite:///none.db", "postgresql://here/there"])
def test_where_there_is_no_file_there_is_no_copy(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "postgresql:").mkdir()
    assert back_up_gradebook(url, tmp_path / "backups") is None and not (tmp_path / "backups").exists()


def test_a_url_that_names_a_file_otherwise_is_no_file(database, tmp_path):
    assert back_up_gradebook(str(database), tmp_path / "backups") is None


def test_copies_by_one_process_keep_a_distance(database, tmp_path):
    url = f"sqlite:///{database}"
    assert back_up_gradebook(url, tmp_path, 600) is not None
    assert back_up_gradebook(url, tmp_path, 600) is None
    assert back_up_gradebook(url, tmp_path) is not None


def test_the_latest_are_kept(database, tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "KEPT_BACKUPS", 2)
    made = [back_up_gradebook(f"sqlite:///{database}", tmp_path / "backups") for _ in range(3)]
    assert sorted((tmp_path / "backups").iterdir()) == made[1:]


def test_a_gradebook_that_is_locked_is_said_to_be(database, tmp_path, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(storage.sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "timeout": 0}))
    holder = connect(database)
    holder.execute("begin exclusive")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        back_up_gradebook(f"sqlite:///{database}", tmp_path / "backups")
    holder.close()


def test_a_notebook_is_written_in_one_step(tmp_path):
    writer = AtomicWriter(build_directory=str(tmp_path / "new"))
    path = writer.write('{"cells": "\ud800"}', {"output_extension": ".txt"}, notebook_name="a")
    assert Path(path).read_text() == '{"cells": "?"}' and path == str(tmp_path / "new" / "a.txt")
    assert writer.write("{}", {}, notebook_name="b").endswith("b.ipynb")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a.txt", "b.ipynb"]
