"""The files of a submission as they lie there: what is no plain file, or too large, is named and never opened."""

import os
import socket
from pathlib import Path

import pytest

from course.grading.submitted import files
from course.grading.submitted.files import UnreadableError, files_below, plain_files, plain_name, read_bytes

KINDS = {
    "link": lambda path: path.symlink_to("/etc/hostname"),
    "link to nothing": lambda path: path.symlink_to("nowhere"),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_plain_file_is_read(tmp_path, kind):
    KINDS[kind](path := tmp_path / "a.ipynb")
    said = "a folder, a pipe or a device" if kind in ("pipe", "folder") else "is a link to somewhere else"
    with pytest.raises(UnreadableError, match=said):
        read_bytes(path)


def test_a_file_that_cannot_be_opened_is_said_to_be_no_link(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_bytes(tmp_path / "nothing.ipynb")


def test_a_system_without_a_flag_for_links_refuses_them_too(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "AS_IT_IS", os.O_RDONLY)
    (tmp_path / "secret").write_text("what only the teacher has")
    (tmp_path / "a.ipynb").symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableError, match="is a link"):
        read_bytes(tmp_path / "a.ipynb")


def test_a_file_is_read_up_to_its_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(UnreadableError, match="at most 4 are read"):
        read_bytes(tmp_path / "a", 4)


def test_unless_said_otherwise_the_limit_is_the_one_for_a_file(tmp_path):
    with open(tmp_path / "a", "wb") as file:
        file.truncate(files.MAX_FILE + 1)
    with pytest.raises(UnreadableError, match=f"at most {64 << 20} are read"):
        read_bytes(tmp_path / "a")
    notes: list[str] = []
    assert list(plain_files(tmp_path, notes)) == [] and f"at most {64 << 20} are read" in notes[0]


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit():
    """What the kernel makes, such as /proc, has no size before it is read."""
    assert len(read_bytes(Path("/proc/self/status"), 10)) == 10


def test_files_come_in_order_and_links_among_them(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "away").symlink_to("/usr")
    found = [str(path.relative_to(tmp_path)) for path in files_below(tmp_path)]
    assert found == ["a.txt", "away", "c.txt", "b/a.txt"]
    (tmp_path.parent / "link").unlink(missing_ok=True)
    (tmp_path.parent / "link").symlink_to(tmp_path)
    assert list(files_below(tmp_path.parent / "link")) == []


def test_what_is_deep_or_beyond_the_first_is_not_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_DEPTH", 1)
    (tmp_path / "1" / "2").mkdir(parents=True)
    for name in ("0.txt", "1/1.txt", "1/2/2.txt"):
        (tmp_path / name).write_text("")
    assert [path.name for path in files_below(tmp_path)] == ["0.txt", "1.txt"]
    monkeypatch.setattr(files, "MAX_FILES", 1)
    assert [path.name for path in files_below(tmp_path)] == ["0.txt"]


def test_plain_files_come_with_their_content_and_the_rest_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_ALL", 6)
    for name, text in {"a.txt": "123", "b.txt": "12345", "c.txt": "12", "d.txt": "12", "e.ipynb": "{}"}.items():
        (tmp_path / name).write_text(text)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/hostname")
    notes: list[str] = []
    found = [(str(name), content) for name, content in plain_files(tmp_path, notes, limit=4)]
    assert found == [("a.txt", b"123"), ("c.txt", b"12")]  # of 6 bytes one is left
    assert [note.split("`")[1] for note in notes] == ["b.txt", "d.txt", "link", "pipe"]
    assert "is a link; it is left out" in notes[2]


def test_a_socket_is_named_too(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX) as sock:
        monkeypatch.chdir(tmp_path)  # a socket's name may not be long
        sock.bind("s")
        notes: list[str] = []
        assert list(plain_files(tmp_path, notes)) == [] and "`s`" in notes[0]


def test_a_name_in_a_sentence_holds_nothing_that_acts():
    assert plain_name("<img src=x>\x1b[31m`; é (2).ipynb") == "?img src?x???31m?? é (2).ipynb"
    assert plain_name("x" * 500 + ".zip") == "x" * 76 + ".zip"
