"""The files of a submission as they lie there: links are not followed, pipes not waited for, nothing is written."""

import functools
import operator
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

# no links, no waiting for what a pipe brings; a system without such a flag has no such thing, or `islink` looks for it
AS_IT_IS = functools.reduce(
    operator.or_, (getattr(os, f"O_{name}", 0) for name in ("NOFOLLOW", "NONBLOCK", "CLOEXEC", "BINARY")), os.O_RDONLY
)
MAX_FILES, MAX_DEPTH = 2_000, 8  # files of a submission that are looked at, folders within folders
MAX_FILE = 64 << 20  # bytes; a lesson with all its figures has one or two million
MAX_ALL = 256 << 20  # bytes of one submission


class UnreadableError(Exception):
    """There is no notebook in the file; the message says why, for the student and the teacher."""


def read_bytes(path: Path, limit: int = MAX_FILE) -> bytes:
    """The content of a plain file; links, pipes and devices are refused."""
    try:
        if os.path.islink(path):  # Windows has no flag for it
            raise OSError
        fd = os.open(path, AS_IT_IS)
    except OSError as error:
        if os.path.islink(path):
            raise UnreadableError("the file is a link to somewhere else; submit the notebook itself") from None
        raise UnreadableError(f"the file cannot be opened ({error.strerror})") from None
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("it is not a file but a folder, a pipe or a device")
        if status.st_size > limit:
            raise UnreadableError(f"the file has {status.st_size} bytes; at most {limit} are read")
        with open(fd, "rb", closefd=False) as file:
            return file.read(limit)
    finally:
        os.close(fd)


def files_below(folder: Path) -> Iterator[Path]:
    """Everything in a submission's folder but its folders, links among it, in order. What lies deeper than MAX_DEPTH
    or beyond the first MAX_FILES is not looked at; a folder that is a link has nothing in it."""
    count = 0
    for here, folders, files in os.walk(folder) if not folder.is_symlink() else ():
        folders.sort()
        for name in sorted([*files, *(name for name in folders if os.path.islink(os.path.join(here, name)))]):
            yield Path(here, name)
            count += 1
            if count == MAX_FILES:
                return
        if len(Path(here).relative_to(folder).parts) == MAX_DEPTH:
            folders.clear()


def plain_files(folder: Path, notes: list[str], limit: int = MAX_FILE) -> Iterator[tuple[PurePath, bytes]]:
    """(name within the folder, content) of a submission's plain files but notebooks. Links, pipes, sockets, devices and
    what is larger than `limit`, or in all than MAX_ALL, are named in `notes` and not opened or not read on."""
    left = MAX_ALL
    for path in files_below(folder):
        name = path.relative_to(folder)
        if path.suffix == ".ipynb":
            continue
        if path.is_symlink():
            notes.append(f"`{plain_name(name)}` is a link; it is left out")
            continue
        try:
            content = read_bytes(path, min(limit, left))
        except UnreadableError as error:
            notes.append(f"`{plain_name(name)}` is left out: {error}")
            continue
        left -= len(content)
        yield name, content


def plain_name(name: object) -> str:
    """A name, or an error that quotes one, for a sentence: nothing that a terminal, a page or a table acts on."""
    return "".join(c if c.isalnum() or c in "._-/ ()@+" else "?" for c in str(name))[-80:]  # its end says what it is
