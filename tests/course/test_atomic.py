"""A file is written whole or not at all, and what is private is so from its first byte on."""

import os
from pathlib import Path

import pytest

from course.atomic import write_atomically


def test_text_and_bytes_take_the_place_of_what_was_there(tmp_path):
    path = tmp_path / "marks.csv"
    for content, expected in (("erste\n", b"erste\n"), ("größer\n", "größer\n".encode()), (b"\xff\0", b"\xff\0")):
        write_atomically(path, content)
        assert path.read_bytes() == expected and list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "marks.csv"
    path.write_text("old")

    def full(self, target):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_atomically(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_part_that_a_killed_process_left_is_in_nobodys_way(tmp_path):
    left = tmp_path / f".marks.csv.{os.getpid()}.part"
    left.write_text("a longer text that was never finished")
    left.chmod(0o444)
    write_atomically(tmp_path / "marks.csv", "new")
    assert (tmp_path / "marks.csv").read_text() == "new" and not left.exists()


def test_a_private_file_is_never_readable_by_others(tmp_path, monkeypatch):
    modes = []
    opened, replace = os.open, Path.replace

    def put(partial, path):
        modes.append(partial.stat().st_mode & 0o777)
        return replace(partial, path)

    monkeypatch.setattr(os, "open", lambda path, flags, mode: (modes.append(mode), opened(path, flags, mode))[1])
    monkeypatch.setattr(Path, "replace", put)
    write_atomically(tmp_path / "marks.csv", "s1,3", 0o600)
    assert modes == [0o600, 0o600]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_file_without_a_mode_gets_what_the_user_gives_new_files(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        write_atomically(tmp_path / "page.html", "<p>")
        write_atomically(tmp_path / "graded.ipynb", "{}", 0o444)
    finally:
        os.umask(before)
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == mode
    assert (tmp_path / "graded.ipynb").stat().st_mode & 0o777 == 0o444
