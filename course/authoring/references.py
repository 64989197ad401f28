"""What one lesson says of another: a link that names a lesson's folder and, where it leans on something, a heading.

An author writes `[lesson 6b](06b-initialisation#Weights that keep the spread)`. The build refuses a heading that is not
there, and a number that is not the folder's; it writes the link as a notebook needs it. A lesson mentioned without a
link is refused as well, so that no mention is ever wrong for want of somebody looking. Where a course holds only some
of the lessons, the others are named without a link.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

# [text](folder#heading): a folder of solutions/ begins with two digits
_LINK = re.compile(r"\[(?P<text>[^\]\[]+)\]\((?P<folder>\d\d\w?-[\w-]+)(?:#(?P<heading>[^)]+))?\)")
_MENTION = re.compile(r"\b[Ll]essons? \d+\w?\b")
_HEADING = re.compile(r"^# #+ (.+)$", re.MULTILINE)
_NUMBER = re.compile(r"\d+[a-z]?")


def headings_of_lessons(solutions: Path) -> dict[str, tuple[str, ...]]:
    """The headings in each lesson's text, by the name of its folder below `solutions`."""
    texts = sorted(solutions.glob("*/lesson.py"))
    return {text.parent.name: _headings(text, text.stat().st_mtime_ns) for text in texts}


def named_lessons(markdown: str) -> set[str]:
    """The folders of lessons to which `markdown` refers."""
    return {found["folder"] for found in _LINK.finditer(markdown)}


@functools.cache
def _headings(text: Path, _changed: int) -> tuple[str, ...]:
    return tuple(_HEADING.findall(text.read_text(encoding="utf-8")))


def resolve(markdown: str, headings: Mapping[str, tuple[str, ...]], where: str, lessons: str = "..") -> str:
    """`markdown` with its references as links to the lessons' notebooks.

    headings: the headings of every lesson there is, by folder. lessons: the way to the lessons' folders from where the
    text will stand; as it is, from a notebook. ValueError, beginning with `where`, for a reference
    to a heading that its lesson lacks, with another number than its lesson's, or that is no link.
    """

    def link(found: re.Match) -> str:
        text, folder, heading = found["text"], found["folder"], found["heading"]
        number = folder.split("-")[0].lstrip("0")
        if (said := _NUMBER.findall(text)) and said != [number]:
            raise ValueError(f"{where}: {found[0]} says {' and '.join(said)}, but {folder} is lesson {number}")
        if folder not in headings:
            return text
        if heading is None:
            return f"[{text}]({lessons}/{folder}/{folder}.ipynb)"
        if heading not in headings[folder]:
            there = "; ".join(headings[folder])
            raise ValueError(f"{where}: {found[0]}: {folder} has no heading {heading!r}; it has {there}")
        return f"[{text}]({lessons}/{folder}/{folder}.ipynb#{heading.replace(' ', '-')})"

    if bare := _MENTION.search(_LINK.sub("", markdown)):
        raise ValueError(
            f"{where}: {bare[0]!r} is no link. Write [{bare[0]}](NN-name#A heading of it), so that the build can see "
            "whether it is true."
        )
    return _LINK.sub(link, markdown)
