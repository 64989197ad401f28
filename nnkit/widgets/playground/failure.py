"""What went wrong in a student's part of the network, and on which of THEIR lines."""

from __future__ import annotations

import linecache
import os
import re
import sys
import sysconfig
import traceback
from dataclasses import asdict, dataclass

import nnkit

# where no student's code lies: nnkit (it comes first), the standard library, installed packages
_LIBRARIES = tuple(
    os.path.join(os.path.abspath(path), "")
    for path in (os.path.dirname(nnkit.__file__), *map(sysconfig.get_path, ("stdlib", "purelib", "platlib")))
)

_GENERATED = ("<frozen", "<string>", "<__array_function__")  # code that nobody wrote: importing, dataclasses, NumPy

_ADDRESS = re.compile(r"<(?:[\w.<>]*\.)?(\w+) object at 0x[0-9a-fA-F]+>")  # how Python names an object without __repr__


@dataclass(frozen=True)
class Failure:
    """An exception for reading: its type and message, `where` in the network, the student's file or cell and line.

    `code` is the text of that line; file, line (0) and code are empty where no line of the student's is to blame.
    """

    type: str
    message: str
    where: str = ""
    file: str = ""
    line: int = 0
    code: str = ""

    def as_dict(self) -> dict[str, object]:
        """The fields by name."""
        return asdict(self)

    def __str__(self) -> str:
        place = f" ({self.file}, line {self.line}: {self.code})" if self.line else ""
        where = f", {self.where}" if self.where else ""
        return f"{self.type}: {self.message}{where}{place}"


def describe_failure(error: BaseException) -> Failure:
    """The exception's type, message and notes, and the innermost line that is neither nnkit's nor a library's."""
    frames = _student_frames(error)
    where = _ADDRESS.sub(r"\1()", "; ".join(getattr(error, "__notes__", ())))
    message = str(error)
    if isinstance(error, NotImplementedError) and not message:
        message = "this part is not written yet"
    if not frames:
        return Failure(type(error).__name__, message, where)
    last = frames[-1]
    code = (last.line or linecache.getline(last.filename, last.lineno or 0)).strip()
    return Failure(type(error).__name__, message, where, _file_name(last.filename), last.lineno or 0, code)


def _student_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """The student's frames below nnkit's first: the cell that called nnkit is not to blame for what it called."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [i for i, frame in enumerate(frames) if frame.filename.startswith(_LIBRARIES[0])]
    return [frame for frame in frames[ours[0] if ours else 0 :] if not _is_library(frame.filename)]


def _is_library(filename: str) -> bool:
    return filename.startswith((*_LIBRARIES, *_GENERATED))


def _file_name(filename: str) -> str:
    """The cell's number as the notebook shows it, else the file's bare name."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    named = getattr(getattr(shell, "compile", None), "format_code_name", lambda name: None)(filename)
    return f"{named[0]} {named[1]}" if named else os.path.basename(filename)
