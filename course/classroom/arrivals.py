"""What comes in: the files of a platform's archive or of a folder, those of archives within them too.

Archives are read in memory, so that no path in them can lead anywhere.
"""

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from course.grading.submitted.archives import ArchiveError, is_archive, members, safe_path
from course.grading.submitted.files import UnreadableError, plain_name, read_bytes
from course.settings import Dates

EARLIER = ".earlier"  # a person's folder of what they handed in before
UNREAD = (".rar", ".7z")
MAX_FILES = 20_000
MAX_ARCHIVE = 2 << 30  # bytes


@dataclass(frozen=True)
class Entry:
    """One file of what came in."""

    path: PurePosixPath
    content: bytes
    moment: datetime | None = None  # in UTC without a zone


def entries(source: Path, dates: Dates, refused: list[str]) -> Iterator[Entry]:
    """The files of an archive or a folder, with those of archives within."""
    if not source.exists():
        raise LookupError(f"there is no {source}")
    if source.suffix.lower() in UNREAD:
        raise LookupError(f"{source} is an archive of a kind that is not read: unpack it, and name the folder")
    if source.is_file() and not is_archive(source.name):
        yield Entry(PurePosixPath(source.name), read_bytes(source))
        return
    if source.is_file():
        if source.stat().st_size > MAX_ARCHIVE:
            raise ValueError(f"{source} has more than {MAX_ARCHIVE >> 30} thousand million bytes")
        content = source.read_bytes()
        moments = _moments(content, dates) if source.suffix.lower() == ".zip" else {}
        try:
            for path, data in members(content, plain_name(source.name), refused, [MAX_ARCHIVE]):
                outer = next((p for p in (path, *path.parents) if p in moments), None)
                yield Entry(path, data, moments[outer] if outer else None)
        except ArchiveError as error:
            refused.append(str(error))
        return
    for count, path in enumerate(_files(source)):
        name = PurePosixPath(path.relative_to(source))
        if count == MAX_FILES:
            refused.append(f"{source} holds more than {MAX_FILES} files; the first ones are read")
            return
        try:
            content = read_bytes(path)
            if not is_archive(path.name):
                yield Entry(name, content)
                continue
            for inner, data in members(content, plain_name(name), refused):
                yield Entry(name / inner, data)
        except (UnreadableError, ArchiveError) as error:
            refused.append(f"{plain_name(name)}: {error}")


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in ("__MACOSX", ".ipynb_checkpoints", ".git", EARLIER))
        yield from (Path(here, name) for name in sorted(names) if name not in (".DS_Store", "Thumbs.db"))


def _moments(content: bytes, dates: Dates) -> dict[PurePosixPath, datetime]:
    """When the files of a zip are from, which platforms set to when they were handed in."""
    found = {}
    try:
        for info in zipfile.ZipFile(io.BytesIO(content)).infolist():
            if (path := safe_path(info.filename)) is not None and info.date_time[0] > 2000 and not info.is_dir():
                local = datetime(*info.date_time, tzinfo=dates.zone)
                found[path] = local.astimezone(UTC).replace(tzinfo=None)
    except (zipfile.BadZipFile, ValueError):
        return {}
    return found
