"""Write docs/topics.md, which topic is taught, shown and exercised where, from the lessons' topics.toml:
python docs/topics.py (or: make topics)."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = Path(__file__).with_name("topics.md")

HEAD = """\
# What the course teaches, and where

Each row is a topic, with the section that teaches it, what shows it, and the exercises that check it.
`make topics` writes this page from the `topics.toml` of the lessons; a test compares it with their texts.
"""


def topics(lesson: Path) -> list[dict]:
    """The rows of the lesson in that folder of solutions/."""
    return tomllib.loads((lesson / "topics.toml").read_text(encoding="utf-8"))["topic"]


def lessons() -> list[Path]:
    """The folders of lessons that teach, in their order: all but number 00, the gallery."""
    return [path.parent for path in sorted((ROOT / "solutions").glob("*/lesson.py")) if path.parent.name[:2] != "00"]


def title(lesson: Path) -> str:
    lines = (lesson / "lesson.py").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("# # ")).removeprefix("# # ")


def page() -> str:
    parts = [HEAD]
    for lesson in lessons():
        parts.append(f"\n## {title(lesson)}\n\n`lessons/{lesson.name}`\n")
        parts.append("| topic | section | shown by | exercises |\n|---|---|---|---|")
        for row in topics(lesson):
            shown, exercises = (", ".join(f"`{name}`" for name in row[key]) for key in ("shown", "exercises"))
            parts.append(f"| {row['topic']} | {row['section']} | {shown} | {exercises} |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
