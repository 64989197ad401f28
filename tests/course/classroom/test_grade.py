"""What holds names and marks is closed by its owner."""

import os

from course.classroom.grade import keep_private


def test_what_holds_marks_is_readable_by_its_owner_alone(tmp_path):
    (tmp_path / "submitted").mkdir(mode=0o755)
    (tmp_path / "marks.csv").write_text("")
    keep_private(tmp_path)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("submitted", "marks.csv")] == [0o700, 0o600]


def test_what_is_anothers_stays_as_its_owner_has_it(tmp_path, monkeypatch):
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted").chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    keep_private(tmp_path)
    assert (tmp_path / "submitted").stat().st_mode & 0o777 == 0o755
