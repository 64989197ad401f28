"""Look into archives that somebody handed in, in memory: nothing is unpacked to a path that an archive names.

Their sizes are limited while they are read, not by what they claim; archives within archives to MAX_NESTED.
"""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from course.grading.submitted.files import plain_name

MAX_MEMBERS = 5_000
MAX_MEMBER = 64 << 20  # bytes of one file
MAX_ALL = 512 << 20  # bytes of all files of one archive, with those within it
MAX_NESTED = 3
SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
READ_ERRORS = (  # whatever the library makes of bytes that somebody chose
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, RuntimeError, ValueError, LookupError),
)


class ArchiveError(Exception):
    """An archive cannot be read, or is larger than it may be; the message says which."""


def is_archive(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def members(
    content: bytes, name: str, refused: list[str], allowance: list[int] | None = None, depth: int = 1
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """(path, content) of the plain files in an archive; an archive within it stands for a folder of its name.

    refused: gets a sentence for each entry that was left out: links, devices, paths that lead outside, what is too
    large. allowance: what is left of MAX_ALL, shared with archives within this one.
    """
    left = [MAX_ALL] if allowance is None else allowance
    for path, read in _entries(content, name, refused):
        safe = safe_path(path)
        if safe is None:
            refused.append(f"{name}: {plain_name(path)} leads outside of the archive")
            continue
        if safe.name.startswith("._") or any(part in ("__MACOSX", ".ipynb_checkpoints") for part in safe.parts):
            continue
        try:
            data = read(min(MAX_MEMBER, left[0]) + 1)
        except READ_ERRORS as error:
            refused.append(f"{name}: {plain_name(path)} cannot be read ({plain_name(str(error)[:80])})")
            continue
        if len(data) > MAX_MEMBER:
            refused.append(f"{name}: {plain_name(path)} has more than {MAX_MEMBER >> 20} million bytes")
            continue
        if len(data) > left[0]:
            raise ArchiveError(f"{name} holds more than {MAX_ALL >> 20} million bytes in all; the rest is left out")
        left[0] -= len(data)
        if is_archive(safe.name):
            if depth >= MAX_NESTED:
                refused.append(f"{name}: {plain_name(path)} lies {depth} archives deep; that is not looked into")
                continue
            try:
                for inner, text in members(data, f"{name}/{plain_name(safe)}", refused, left, depth + 1):
                    yield safe / inner, text
            except ArchiveError as error:
                refused.append(str(error))
            continue
        yield safe, data


def safe_path(path: str) -> PurePosixPath | None:
    """A path within the archive; None for one that is absolute or climbs out of it."""
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "\\")) or ".." in parts or "\0" in path or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return None
    kept = [part for part in parts if part not in ("", ".")]
    return PurePosixPath(*kept) if kept and all(len(part.encode()) <= 255 for part in kept) else None


def _entries(content: bytes, name: str, refused: list[str]) -> Iterator[tuple[str, object]]:
    try:
        if content.startswith(b"PK"):  # a name may be cut, and an extension may be another's
            yield from _zip_entries(zipfile.ZipFile(io.BytesIO(content)), name, refused)
        else:
            yield from _tar_entries(tarfile.open(fileobj=io.BytesIO(content)), name, refused)  # noqa: SIM115
    except READ_ERRORS as error:
        raise ArchiveError(f"{name} cannot be read as an archive ({plain_name(str(error)[:80])})") from None


def _zip_entries(archive: zipfile.ZipFile, name: str, refused: list[str]) -> Iterator[tuple[str, object]]:
    for count, info in enumerate(archive.infolist()):
        if count == MAX_MEMBERS:
            refused.append(f"{name} has more than {MAX_MEMBERS} entries; the first ones are read")
            return
        if (info.external_attr >> 16) & 0o170000 == 0o120000:
            refused.append(f"{name}: {plain_name(info.filename)} is a link")
        elif info.flag_bits & 1:
            refused.append(f"{name}: {plain_name(info.filename)} is encrypted")
        elif not info.is_dir():
            yield info.filename, lambda limit, info=info: archive.open(info).read(limit)


def _tar_entries(archive: tarfile.TarFile, name: str, refused: list[str]) -> Iterator[tuple[str, object]]:
    for count, info in enumerate(archive):
        if count == MAX_MEMBERS:
            refused.append(f"{name} has more than {MAX_MEMBERS} entries; the first ones are read")
            return
        if info.size > MAX_MEMBER:  # to skip it would mean to expand it
            raise ArchiveError(f"{name}: {plain_name(info.name)} has more than {MAX_MEMBER >> 20} million bytes")
        if info.isfile():
            yield _readable(info.name), lambda limit, info=info: archive.extractfile(info).read(limit)
        elif not info.isdir():
            refused.append(f"{name}: {plain_name(info.name)} is a link or a device")


def _readable(name: str) -> str:
    """A name whose bytes are no UTF-8 as Windows writes it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return name
