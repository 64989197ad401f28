"""Write docs/explorers.md, each explorer with its picture and what to try, from the gallery's text:
python docs/explorers.py (`make screenshots` makes the pictures and calls it)."""

from __future__ import annotations

import html
import inspect
import re
from dataclasses import dataclass
from pathlib import Path

from course.authoring.percent import read_text
from course.authoring.references import headings_of_lessons, resolve
from course.lessons import find_lesson
from nnkit.widgets import live

PAGE = Path(__file__).with_name("explorers.md")
IMAGES = PAGE.parent / "images"
WINDOWS = {360: "a telephone's window", 768: "a tablet's", 1280: "a laptop's", 1920: "a large screen's"}

HEAD = """\
# The explorers, one by one

All of them are in the [gallery](../lessons/00-gallery/00-gallery.ipynb), most in the lesson that they belong to, and
they work in any notebook of yours:

```python
from nnkit.widgets import live

live.ReluHinges()
```

They answer to the mouse and to the keyboard: Tab to a point or a slider, arrow keys to move it, Shift for larger steps,
Escape back to the cell; while a cell runs, in a notebook that is opened again without its kernel, and in an exported
page too. From Python, `explorer.set(name=value)` moves what a hand would move, and `explorer.state` tells where it
stands. The Playground has
[a page of its own](playground.md).
`make screenshots` makes this page and its pictures from the gallery.
"""


@dataclass(frozen=True)
class Section:
    """An explorer's place in the gallery."""

    title: str
    text: str  # what it is about, and three things to try
    kind: type[live.Live]

    def image(self, theme: str) -> Path:
        """Its picture in the light or the dark theme."""
        return IMAGES / f"{slug(self.kind().name)}-{theme}.png"


def slug(name: str) -> str:
    """An explorer's name as part of a file's name."""
    return name.lower().replace(" ", "-")


def sections() -> list[Section]:
    """Every section of the gallery that shows an explorer, in its order; the first of each kind."""
    found: dict[type, Section] = {}
    title, text = "", ""
    gallery = find_lesson("00")
    headings = headings_of_lessons(gallery.source.parent)
    for cell in read_text(gallery.text).cells:
        heading = re.match(r"## (.+)\n", cell.source) if cell.cell_type == "markdown" else None
        if heading:
            title = heading[1]
            text = resolve(cell.source[heading.end() :].strip(), headings, gallery.name, "../lessons")
        elif shown := re.search(r"\blive\.(\w+)\(", cell.source):
            kind = getattr(live, shown[1])
            found.setdefault(kind, Section(title, text, kind))
    return list(found.values())


def page() -> str:
    parts = [HEAD]
    for section in sections():
        kind = section.kind
        light, dark = (section.image(theme).relative_to(PAGE.parent).as_posix() for theme in ("light", "dark"))
        bare = [p.replace(annotation=inspect.Parameter.empty) for p in inspect.signature(kind).parameters.values()]
        call = f"{kind.__name__}{inspect.Signature(bare)}"
        parts.append(
            f"## {section.title}\n\n{section.text}\n\n"
            f"{picture(light, dark, repr(kind()))}\n"
            f"`live.{call}`: {inspect.cleandoc(kind.__doc__ or '')}\n"
        )
    parts.append("## In windows of four widths\n\nAll of them and the Playground, as an exported page shows them.\n")
    for width, window in WINDOWS.items():
        light, dark = (f"images/all-{width}-{theme}.webp" for theme in ("light", "dark"))
        parts.append(picture(light, dark, f"All explorers in {window}, {width} pixels wide.") + "\n")
    return "\n".join(parts)


def picture(light: str, dark: str, alt: str) -> str:
    """HTML for a picture that goes with the reader's theme."""
    return (
        f'<picture>\n<source media="(prefers-color-scheme: dark)" srcset="{dark}">\n'
        f'<img alt="{html.escape(alt, quote=True)}" src="{light}">\n</picture>\n'
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
