"""When a submission was handed in, read from timestamp.txt however it was written."""

import functools
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import dateutil.parser
from babel.dates import get_day_names, get_month_names
from dateutil.tz import tzoffset
from nbgrader.coursedir import CourseDirectory

from course.grading.submitted.files import UnreadableError, read_bytes
from course.settings import Dates, read_settings

NAME = "timestamp.txt"
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?!\d)")
LANGUAGES = ("de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "cs", "tr", "fi")
ENGLISH = get_month_names("wide", locale="en")
# abbreviations that name one zone; others (IST, CST in Asia) are not guessed
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "EEST": 3, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def read_timestamp(folder: Path, dates: Dates = Dates()) -> tuple[datetime | None, str]:  # noqa: B008
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
    try:
        return read_date(text, dates), ""
    except (ValueError, OverflowError) as error:
        why = str(error) if isinstance(error, DateError) else f"holds no date ({_shown(text)})"
        return None, f"{NAME} {why}; counted as in time"


class DateError(ValueError):
    """A date can be read in two ways, or its zone is not known."""


def read_date(text: str, dates: Dates) -> datetime:
    """A date and time as people and learning platforms write them, in UTC without a zone; ValueError where there is
    none, DateError where it can be meant in two ways and `dates` does not say which."""
    text = _in_english(" ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace(",", " ").split()))
    text, zone = _zone(re.sub(r"\b(UTC|GMT) ?(?=[+-]\d)", "", text))  # GMT+3: else read as POSIX has it, "+3 is GMT"
    text = NUMBERS.sub(lambda found: _ordered(found, dates.order), text, count=1)
    moment, other = (
        dateutil.parser.parse(text, default=default, tzinfos=_named)
        for default in (datetime(2000, 1, 1), datetime(2001, 2, 2))
    )
    if moment != other:  # the parser fills in what is missing
        raise ValueError("no whole date")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone or dates.zone)
    return moment.astimezone(UTC).replace(tzinfo=None)


@functools.cache
def _words() -> dict[str, str]:
    """Months of several languages in English; days and the words around a time as nothing."""
    words = dict.fromkeys(("uhr", "um", "at", "le", "à", "den", "alle", "ore", "klo", "kl", "kl."), "")
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    words.setdefault(name.lower().rstrip("."), ENGLISH[number])
                for name in get_day_names(width, context, language).values():
                    words.setdefault(name.lower().rstrip("."), "")
    for number, name in ENGLISH.items():  # English has the last word
        words[name.lower()] = words[get_month_names("abbreviated", locale="en")[number].lower()] = name
    return words


def _in_english(text: str) -> str:
    def word(found: re.Match) -> str:
        return _words().get(found[0].lower().rstrip("."), found[0])

    text = re.sub(r"(\d{1,2})\s?[hH]\s?(\d\d)(?!\d)", r"\1:\2", text)
    text = re.sub(r"(\d{1,2})\. ?(?=[^\W\d_]{3})", r"\1 ", text)  # 5. März
    return " ".join(re.sub(r"[^\W\d_]{2,}\.?", word, text).split())


def _zone(text: str) -> tuple[str, ZoneInfo | None]:
    """The text without a zone such as Europe/Berlin at its end, and the zone."""
    before, _, last = text.rpartition(" ")
    if "/" in last and last[0].isalpha():
        try:
            return before, ZoneInfo(last)
        except (ValueError, OSError, KeyError):
            raise DateError(f"names a time zone that is not known ({_shown(last)})") from None
    return text, None


def _named(name: str | None, offset: int | None) -> tzoffset | None:
    if offset is not None:
        return tzoffset(name, offset)
    if name is None:
        return None
    if name in ZONES:
        return tzoffset(name, 3600 * ZONES[name])
    raise DateError(f"names a time zone that is not known ({_shown(name)})")


def _ordered(found: re.Match, order: str) -> str:
    first, second, year = int(found[1]), int(found[3]), found[4]
    day_first = found[2] == "." or order == "day first"  # nobody writes months first with dots
    if first > 12 or second > 12:
        day_first = first > 12
    elif found[2] != "." and not order and first != second:
        raise DateError(
            f'holds {found[0]}, which may be in two ways (state dates = "day first" or "month first" in class.toml)'
        )
    day, month = (first, second) if day_first else (second, first)
    return f"{year if len(year) == 4 else f'20{year}'}-{month:02}-{day:02}"


def _shown(text: str) -> str:
    return "".join(c if c.isalnum() or c in " .:+-/" else "?" for c in text[:40])


class TolerantCourseDirectory(CourseDirectory):
    """nbgrader's course directory, which a malformed timestamp does not stop."""

    def get_existing_timestamp(self, dest_path: str) -> datetime | None:
        moment, note = read_timestamp(Path(dest_path), read_settings(Path(self.root)).dates)
        if note:
            self.log.warning("%s: %s", dest_path, note)
        return moment
