"""The page that JupyterLab opens on, lessons/start.md, and the table of lessons in README.md. `course build` makes them
from the lessons' folders, so that they lack none."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from course.authoring.percent import read_text
from course.lessons import LessonFolder, all_lessons

PAGE = "start.md"
TOPICS_FILE = "topics.toml"
BEGIN, END = "<!-- lessons: made by `course build` -->", "<!-- end of lessons -->"

HEAD = """\
# Neural networks, built by hand

Click a line to open it. In a notebook, run a cell with Shift+Enter; a check below each exercise tells you where you
are.

## Play first

"""
PLAYGROUND = """\
- [**Playground**](playground.ipynb): a whole network that learns while you watch; its data, layers and learning are
  yours to change.

## Lessons

"""
FOOT = """
## Good to know

- Everything runs on this machine: nothing is sent anywhere, and no network is needed.
- Your answers stay in the notebooks. **File > Save** keeps them; a released lesson that you worked in is never
  overwritten without a copy.
- Every picture can be used with the keyboard: Tab to a point or a slider, arrow keys to move it, Shift for larger
  steps, Escape back to the cell.
"""


def start_page(root: Path | None = None, lessons: Sequence[LessonFolder] | None = None) -> str:
    """The whole page, of all lessons or of those given. Number 00 is the gallery; all others are lessons, in order."""
    play, taught = [], []
    for lesson in all_lessons(root) if lessons is None else lessons:
        (play if lesson.name.startswith("00-") else taught).append(_line(lesson))
    return HEAD + "".join(play) + PLAYGROUND + "".join(taught) + FOOT


def with_table(readme: str, root: Path) -> str:
    """A README's text with the table of lessons made anew, between the two comments that mark its place."""
    rows = ["| | lesson | you build |", "|---|---|---|"]
    for lesson in all_lessons(root):
        number, title, _ = heading_of(lesson)
        path = lesson.source / TOPICS_FILE
        builds = tomllib.loads(path.read_text(encoding="utf-8")).get("builds", "") if path.is_file() else ""
        number = number or lesson.number.lstrip("0") or "0"
        rows.append(f"| {number} | [{title}](lessons/{lesson.name}/{lesson.name}.ipynb) | {builds} |")
    table = "\n".join([BEGIN, *rows, END])
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: table, readme, flags=re.S)


def _line(lesson: LessonFolder) -> str:
    """A link with the lesson's title and what it is about."""
    number, title, about = heading_of(lesson)
    link = f"[**{title}**]({lesson.name}/{lesson.name}.ipynb)"
    return f"- {f'{number} · ' if number else ''}{link}{f': {about}' if about else ''}\n"


def heading_of(lesson: LessonFolder) -> tuple[str | None, str, str | None]:
    """The first heading, "# 4. Title: what it is about"; the number and what follows the colon may be missing."""
    first = read_text(lesson.text).cells[0].source.splitlines()[0]
    heading = re.fullmatch(r"# (?:(\w+)\. )?([^:]+)(?:: (.+))?", first)
    if heading is None:
        wanted = '"# 4. Title: what it is about"'
        raise ValueError(f"{lesson.text}: the first line must be a heading, {wanted}; got {first!r}")
    return heading[1], heading[2], heading[3]
