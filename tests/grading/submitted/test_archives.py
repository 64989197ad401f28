"""Archives are read in memory: nothing leads out of one, nothing in it is larger than it may be, whatever it claims."""

import io
import tarfile
import zipfile

import pytest

from course.grading.submitted import archives
from course.grading.submitted.archives import ArchiveError, is_archive, members, safe_path


def zipped(files: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(files: dict[str, bytes | str], mode: str = "w:gz") -> bytes:
    """A file's content, or as text where a link of this name leads."""
    with tarfile.open(fileobj=(made := io.BytesIO()), mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def read(content: bytes, name: str = "a.zip") -> tuple[dict[str, bytes], list[str]]:
    refused: list[str] = []
    found = {str(path): data for path, data in members(content, name, refused)}
    return found, refused


def test_files_of_both_kinds_of_archive():
    assert read(zipped({"in/a.ipynb": b"{}", "b/": b""})) == ({"in/a.ipynb": b"{}"}, [])
    assert read(tarred({"in/a.ipynb": b"{}"}), "a.tar.gz") == ({"in/a.ipynb": b"{}"}, [])
    assert [is_archive(name) for name in ("A.ZIP", "a.tgz", "a.ipynb", "zip")] == [True, True, False, False]


def test_a_name_in_another_encoding_is_read_as_it_was_written():
    with tarfile.open(
        fileobj=(made := io.BytesIO()), mode="w", format=tarfile.GNU_FORMAT, encoding="cp1252"
    ) as archive:
        archive.addfile(tarfile.TarInfo("Übung.ipynb"))
    assert read(made.getvalue(), "a.tar") == ({"Übung.ipynb": b""}, [])


def packed(kind: int) -> bytearray:
    """A zip archive, packed in that way."""
    with zipfile.ZipFile(made := io.BytesIO(), "w", kind) as archive:
        archive.writestr("é.txt", bytes(range(256)) * 9)
    return bytearray(made.getvalue())


def with_change(content: bytes, place: int) -> bytes:
    """The same with one byte changed."""
    return bytes(content[:place]) + bytes([content[place] ^ 0xFF]) + bytes(content[place:][1:])


DAMAGED = {
    "a zip packed by LZMA": lambda: with_change(packed(zipfile.ZIP_LZMA), 60),
    "a zip packed by bzip2": lambda: with_change(packed(zipfile.ZIP_BZIP2), 60),
    "a zip without its middle": lambda: bytes(packed(zipfile.ZIP_STORED).replace(bytes(range(200)), b"")),
    "a zip with a name that is none": lambda: bytes(packed(zipfile.ZIP_STORED).replace("é".encode(), b"\xff\xff")),
    "a zip with a name of no letters": lambda: bytes(packed(zipfile.ZIP_STORED).replace("é".encode(), b"\0\0")),
    "a tar packed by xz": lambda: with_change(tarred({"a.txt": bytes(range(256)) * 99}, "w:xz"), -8),
    "a tar packed by bzip2": lambda: with_change(tarred({"a.txt": bytes(range(256)) * 99}, "w:bz2"), 200),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_an_archive_that_is_damaged_is_named_and_ends_nothing(what):
    refused: list[str] = []
    try:
        found = dict(members(DAMAGED[what](), "a.zip", refused))
    except ArchiveError as error:
        refused.append(str(error))
    assert any("cannot be read" in said for said in refused) or not found, (refused, list(found))


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("a/b.ipynb", "a/b.ipynb"),
        ("./a//b", "a/b"),
        ("a\\b", "a/b"),
        ("/etc/passwd", None),
        ("\\\\server\\x", None),
        ("C:/x", None),
        ("CC/x", "CC/x"),
        ("a/../../x", None),
        ("a\\..\\x", None),
        ("a\0b", None),
        ("", None),
        ("./", None),
        ("é" * 128, None),
        ("é" * 127, "é" * 127),
    ],
)
def test_a_path_stays_within_the_archive(path, safe):
    assert safe_path(path) == (safe and archives.PurePosixPath(safe))


def test_what_leads_outside_is_named_and_what_systems_add_is_not():
    found, refused = read(zipped({"../x\x1b": b"1", "__MACOSX/y": b"2", ".ipynb_checkpoints/z": b"3", "._w": b"4"}))
    assert found == {}
    assert refused == ["a.zip: ../x? leads outside of the archive"]


def test_links_devices_and_what_is_encrypted_are_named():
    assert read(tarred({"x": "/etc/passwd"}), "a.tar.gz") == ({}, ["a.tar.gz: x is a link or a device"])
    with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
        link = zipfile.ZipInfo("x")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("y", "secret")
    content = bytearray(made.getvalue())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # as a program that encrypts marks it
    assert read(bytes(content)) == ({}, ["a.zip: x is a link", "a.zip: y is encrypted"])


def test_a_folder_of_a_tar_is_nothing_to_name():
    with tarfile.open(fileobj=(made := io.BytesIO()), mode="w") as archive:
        info = tarfile.TarInfo("in")
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
    assert read(made.getvalue(), "a.tar") == ({}, [])


def test_a_file_larger_than_it_may_be_is_named_before_all_of_it_is_there(monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBER", 1_000)
    found, refused = read(zipped({"large": bytes(2_000), "small": b"1"}))
    assert list(found) == ["small"] and refused == ["a.zip: large has more than 0 million bytes"]
    with pytest.raises(ArchiveError, match="large has more than"):
        read(tarred({"large": bytes(2_000), "small": b"1"}), "a.tar.gz")


def test_an_archive_larger_than_it_may_be_ends_there(monkeypatch):
    monkeypatch.setattr(archives, "MAX_ALL", 1_500)
    files = {"a": bytes(1_000), "b": bytes(1_000)}
    with pytest.raises(ArchiveError, match="more than 0 million bytes in all"):
        read(zipped(files))
    found, refused = read(zipped({"in.zip": zipped(files), "c": b"1"}))  # what is within counts, and what comes after
    assert list(found) == ["in.zip/a", "c"] and "in all" in refused[0]
    with pytest.raises(ArchiveError, match="in all"):
        read(zipped({"in.zip": zipped({"a": bytes(1_000)}), "c": bytes(1_000)}))


def test_of_a_file_no_more_is_read_than_it_may_have(monkeypatch):
    asked: list[int] = []
    entry = ("x", lambda limit: asked.append(limit) or b"1")
    monkeypatch.setattr(archives, "_entries", lambda *_: [entry])
    read(b"")
    assert asked == [archives.MAX_MEMBER + 1]


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_of_very_many_entries_the_first_are_read(monkeypatch, name):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    files = {str(i): b"1" for i in range(4)}
    found, refused = read(zipped(files) if name == "a.zip" else tarred(files, "w"), name)
    assert list(found) == ["0", "1"] and refused == [f"{name} has more than 2 entries; the first ones are read"]


def test_an_archive_within_stands_for_a_folder_to_three_deep():
    content = zipped({"x": b"1"})
    for _ in range(3):
        content = zipped({"in.zip": content, "y": b"2"})
    found, refused = read(content)
    assert list(found) == ["in.zip/in.zip/y", "in.zip/y", "y"]
    assert refused == ["a.zip/in.zip/in.zip: in.zip lies 3 archives deep; that is not looked into"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz"])
def test_what_is_no_archive_is_said_to_be_none(name):
    with pytest.raises(ArchiveError, match="cannot be read as an archive"):
        read(b"PK\x03\x04 not one", name)
    found, refused = read(zipped({f"in/{name}": b"not one", "y": b"2"}))
    assert list(found) == ["y"] and "cannot be read as an archive" in refused[0]


def test_a_damaged_file_is_named_and_the_others_are_read():
    content = bytearray(zipped({"x": b"1" * 100, "y": b"2"}))
    content[content.index(b"x") + 3] ^= 0xFF
    found, refused = read(bytes(content))
    assert list(found) == ["y"] and refused[0].startswith("a.zip: x cannot be read (")


@pytest.mark.parametrize("broken", [0, 1], ids=["its content", "its name"])
def test_an_error_that_quotes_a_name_says_nothing_to_a_page(broken):
    """Python's errors quote names as they stand: a heading of 100 points would stand on the graded notebook."""
    name = "x\n# 100 points<b>"
    with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
        archive.writestr(name, "content")
    content = made.getvalue().replace(
        *((b"content", b"c0ntent") if not broken else (name.encode(), b"y" * len(name))), 1
    )
    refused: list[str] = []
    assert list(members(content, "h.zip", refused)) == []
    assert len(refused) == 1 and "cannot be read" in refused[0] and not {"\n", "#", "<"} & {*refused[0]}


def test_an_archive_is_told_by_its_content():
    files = {"a.txt": b"1"}
    for content in (zipped(files), tarred(files)):
        assert [str(path) for path, _ in members(content, "a name that was cut", [])] == ["a.txt"]


def test_the_name_of_an_archive_within_says_nothing_to_a_page():
    refused: list[str] = []
    assert list(members(zipped({"x\n# 100 points<b>.zip": b"?"}), "h.zip", refused)) == []
    assert len(refused) == 1 and not {"\n", "#", "<"} & {*refused[0]}
