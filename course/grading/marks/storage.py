"""Files that must survive a kill at any moment: written whole or not at all; the gradebook copied before a run."""

import sqlite3
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from nbconvert.writers import FilesWriter

from course.atomic import write_atomically

KEPT_BACKUPS = 20
PAUSE_SECONDS = 600  # between two backups by one process: the formgrader grades students one by one

_last: dict[Path, float] = {}


def back_up_gradebook(db_url: str, folder: Path, pause: float = 0) -> Path | None:
    """Copy the gradebook into `folder` with SQLite's own backup, consistent also while somebody writes.

    None when there is no gradebook in a file yet, or this process made a copy less than `pause` seconds ago.
    """
    database = Path(db_url.removeprefix("sqlite:///"))
    if not db_url.startswith("sqlite:///") or not database.is_file():
        return None
    if time.monotonic() - _last.get(database, -pause) < pause:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"gradebook-{datetime.now():%Y-%m-%d-%H%M%S-%f}.db"
    partial = target.with_suffix(".part")
    source, copy = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True), sqlite3.connect(partial)
    try:
        source.execute("select 1 from sqlite_master").fetchone()  # says after 5 s that it is locked; a backup waits on
        source.backup(copy)
    finally:
        source.close()
        copy.close()
    partial.replace(target)
    _last[database] = time.monotonic()
    for old in sorted(folder.glob("gradebook-*.db"))[:-KEPT_BACKUPS]:
        old.unlink()
    return target


class AtomicWriter(FilesWriter):
    """nbconvert's writer of files, for notebooks, which are one text, in one step each."""

    def write(self, output: str, resources: dict[str, Any], notebook_name: str, **kwargs: Any) -> str:
        folder = Path(self.build_directory)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{notebook_name}{resources.get('output_extension') or '.ipynb'}"
        write_atomically(path, output.encode("utf-8", "replace"))
        return str(path)
