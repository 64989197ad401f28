"""Troubles of a disk, a network or a file that an instructor can mend: what is wrong and what to do, in a sentence."""

import errno
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from course.grading.checker.job import EngineError

KEPT = "What is done is kept: give the same command again then, and it goes on"


def explain(error: Exception, root: Path) -> str:
    """What to tell about `error`; empty where it is a fault of this program's, whose traceback is wanted."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    said = str(error)
    book = root / "gradebook.db"
    if isinstance(error, sqlite3.Error):
        if "locked" in said:
            return f"{book} is in use by another program: wait for it, or end it (a formgrader, another run). {KEPT}"
        if "full" in said:
            return f"no space is left on the disk of {book}: make room. {KEPT}"
        if "readonly" in said or "unable to open" in said:
            return f"{book} cannot be written by this user ({said}): check its owner and the folder's"
        return f"{book} is damaged ({said}): put the newest good copy of {root / 'backups'} in its place"
    if isinstance(error, ModuleNotFoundError) and error.name == "distributed":
        return "--dask needs the package `distributed`: pip install 'nnkit-course[dask]'"
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return f"no space is left on the disk ({error.filename or root}): make room. {KEPT}"
        if error.errno == errno.EROFS:
            return f"{error.filename or root} lies on a disk that can only be read: copy the course to another. {KEPT}"
        if error.errno in (errno.EACCES, errno.EPERM):
            return f"{error.filename or root} may not be read or written by this user: check its owner. {KEPT}"
        if "connect to" in said:  # Dask's
            return f"no Dask scheduler answers ({said}): is it running, and is the address right? {KEPT}"
    if isinstance(error, EngineError):
        return f"grading cannot start: {said}"
    return ""
