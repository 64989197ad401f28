"""What comes in is read file by file, archives within archives too; what leads out of its place, or grows, is named."""

import io
import stat
import tarfile
import zipfile
from datetime import UTC, datetime

import pytest

from course.classroom import arrivals
from course.classroom.arrivals import entries
from course.settings import Dates


def arrived(source):
    """Contents by path, and what is said of the rest."""
    refused = []
    return {str(entry.path): entry.content for entry in entries(source, Dates(), refused)}, refused


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_an_archive_within_an_archive_within_a_folder_is_looked_into(tmp_path):
    (tmp_path / "ada.zip").write_bytes(zipped({"deep/work.ipynb": b"1", "more.zip": zipped({"notes.txt": b"2"})}))
    (tmp_path / "emil.ipynb").write_bytes(b"3")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "emil.ipynb").write_bytes(b"an editor's copy")
    found, refused = arrived(tmp_path)
    assert sorted(found.values()) == [b"1", b"2", b"3"] and refused == []


def test_a_zip_tells_when_its_files_were_handed_in(tmp_path):
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as made:
        made.writestr(zipfile.ZipInfo("a.ipynb", (2026, 3, 1, 12, 0, 0)), b"")
    (entry,) = entries(tmp_path / "m.zip", Dates(), [])
    assert entry.moment == datetime(2026, 3, 1, 12, tzinfo=Dates().zone).astimezone(UTC).replace(tzinfo=None)


def test_what_leads_out_of_an_archive_is_refused(tmp_path):
    path = tmp_path / "evil.zip"
    path.write_bytes(zipped({"ada/a.ipynb": b"", "ada/../../../out.ipynb": b"?", "/etc/out": b"?", "C:\\out": b"?"}))
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("ada/link.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    found, refused = arrived(path)
    assert list(found) == ["ada/a.ipynb"] and len(refused) == 4


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_what_is_no_plain_file_stays_out(kind, tmp_path):
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as made:
        info = tarfile.TarInfo("ada/a.ipynb")
        info.type, info.linkname = kind, "/etc/passwd"
        made.addfile(info)
    found, refused = arrived(tmp_path / "evil.tar.gz")
    assert found == {} and len(refused) == 1


def test_a_link_in_a_folder_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("?")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.ipynb").symlink_to(secret)
    found, (said,) = arrived(tmp_path / "in")
    assert found == {} and "link" in said


def test_an_archive_that_grows_is_refused_by_what_it_holds(tmp_path, monkeypatch):
    monkeypatch.setattr("course.grading.submitted.archives.MAX_MEMBER", 1 << 20)
    (tmp_path / "bomb.zip").write_bytes(zipped({"ada/a.ipynb": b"0" * (2 << 20)}))
    found, (said,) = arrived(tmp_path / "bomb.zip")
    assert found == {} and "million bytes" in said


def test_archives_are_looked_into_to_a_depth_only(tmp_path):
    nested = b"x"
    for _ in range(6):
        nested = zipped({"again.zip": nested})
    (tmp_path / "nested.zip").write_bytes(nested)
    found, (said,) = arrived(tmp_path / "nested.zip")
    assert found == {} and "archives deep" in said


def test_of_too_many_files_the_first_ones_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(arrivals, "MAX_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(b"")
    found, (said,) = arrived(tmp_path)
    assert list(found) == ["a", "b"] and "more than 2 files" in said


def test_an_archive_above_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(arrivals, "MAX_ARCHIVE", 10)
    (tmp_path / "large.zip").write_bytes(zipped({"a": b"0" * 100}))
    with pytest.raises(ValueError, match=r"large\.zip"):
        arrived(tmp_path / "large.zip")


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(LookupError, match="there is no"):
        arrived(tmp_path / "nothing.zip")


def test_an_archive_of_another_kind_is_named(tmp_path):
    (tmp_path / "all.RAR").write_bytes(b"Rar!")
    with pytest.raises(LookupError, match=r"all\.RAR is an archive of a kind that is not read: unpack it"):
        list(entries(tmp_path / "all.RAR", Dates(), []))
