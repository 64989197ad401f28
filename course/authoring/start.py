"""The page that JupyterLab opens on, lessons/start.md. `course build` makes it from the lessons' folders, so that it
lacks none."""

import re
from pathlib import Path

from course.authoring.text import read_text
from course.lessons import LessonFolder, all_lessons

PAGE = "start.md"

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
  steps.
"""


def start_page(root: Path | None = None) -> str:
    """The whole page. Number 00 is the gallery; all others are lessons, in the order of their folders' names."""
    play, lessons = [], []
    for lesson in all_lessons(root):
        (play if lesson.name.startswith("00-") else lessons).append(_line(lesson))
    return HEAD + "".join(play) + PLAYGROUND + "".join(lessons) + FOOT


def _line(lesson: LessonFolder) -> str:
    number, title, what = about(lesson)
    link = f"[**{title}**]({lesson.name}/{lesson.name}.ipynb)"
    return f"- {f'{number} · ' if number else ''}{link}{f': {what}' if what else ''}\n"


def about(lesson: LessonFolder) -> tuple[str, str, str]:
    """Number, title and what it is about: its first heading is "# 4. Title: what it is about", where the number and
    what follows the colon may be missing."""
    first = read_text(lesson.text).cells[0].source.splitlines()[0]
    heading = re.fullmatch(r"# (?:(\w+)\. )?([^:]+)(?:: (.+))?", first)
    if heading is None:
        wanted = '"# 4. Title: what it is about"'
        raise ValueError(f"{lesson.text}: the first line must be a heading, {wanted}; got {first!r}")
    number, title, what = heading.groups()
    return number or "", title, what or ""
