"""When a submission was handed in, read from timestamp.txt however it was written."""

import re
from datetime import UTC, datetime
from pathlib import Path

import dateutil.parser
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from course.grading.reading import UnreadableError, read_bytes

NAME = "timestamp.txt"
OFFSET = re.compile(r"^(.*\d) ([+-])(\d\d):?(\d\d)$")


def read_timestamp(folder: Path) -> tuple[datetime | None, str]:
    """(the time in UTC without a zone as nbgrader keeps it, a note); (None, note) when there is none to be had."""
    path = folder / NAME
    if not path.is_symlink() and not path.exists():
        return None, ""
    try:
        text = read_bytes(path, 10_000).decode("utf-8-sig", "replace").strip("\0 \t\r\n\ufffd")
    except UnreadableError as error:
        return None, f"{NAME} is not read: {error}; counted as in time"
    if not text:
        return None, f"{NAME} is empty; counted as in time"
    if found := OFFSET.match(text):  # nbgrader takes "+0100" for a hundred seconds
        text = f"{found[1]}{found[2]}{found[3]}:{found[4]}"
    try:
        moment = parse_utc(text) if text.count(" ") == 2 else dateutil.parser.parse(text)
        return (moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)), ""
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None, f"{NAME} holds no date ({_shown(text)}); counted as in time"


def _shown(text: str) -> str:
    return "".join(c if c.isalnum() or c in " .:+-/" else "?" for c in text[:40])


class TolerantCourseDirectory(CourseDirectory):
    """nbgrader's course directory, which a malformed timestamp does not stop."""

    def get_existing_timestamp(self, dest_path: str) -> datetime | None:
        moment, note = read_timestamp(Path(dest_path))
        if note:
            self.log.warning("%s: %s", dest_path, note)
        return moment
