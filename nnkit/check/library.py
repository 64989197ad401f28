"""Where a student's own library is: the folder `mynn` beside the folders of the lessons.

Answers that passed their check are kept there (`nnkit.lessonkit.handover`), so what they call is not borrowed.
"""

import sys
from pathlib import Path

LIBRARY = "mynn"

_closed = False


def close() -> None:
    """There is no such library from now on, in this process: marks are given here."""
    global _closed
    _closed = True


def is_closed() -> bool:
    return _closed


def library_folder() -> Path:
    return Path.cwd().parent / LIBRARY


def is_kept(module_name: str) -> bool:
    """Whether the imported module of that name is a file of the library."""
    if _closed or not module_name.startswith(f"{LIBRARY}."):
        return False
    file = getattr(sys.modules.get(module_name), "__file__", None)
    return file is not None and Path(file).parent == library_folder() and Path(file).is_file()
