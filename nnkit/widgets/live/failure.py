"""What a student's function raised, told with the student's own line."""

from __future__ import annotations

import linecache
import traceback
from pathlib import Path

LIBRARY = Path(__file__).parents[2]  # nnkit/: errors are told by the last line outside of it


def explain(error: Exception) -> str:
    """Type, message and the student's line of an error, without the library's own lines.

    Where no line is a student's, as for a value out of range, the message alone is told.
    """
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    theirs = student_frames(error)
    if not theirs:
        return said
    frame = theirs[-1]
    source = (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip()
    return f"{said}\nin line {frame.lineno} of {frame.name}:  {source}"


def student_frames(error: Exception) -> list[traceback.FrameSummary]:
    """The calls that led to the error and are written neither in nnkit nor in an installed package."""
    return [
        frame for frame in traceback.extract_tb(error.__traceback__)
        if not Path(frame.filename).is_relative_to(LIBRARY) and "site-packages" not in frame.filename
    ]  # fmt: skip
