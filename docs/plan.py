# ruff: noqa: E501  the page's own lines
"""Write docs/plan.md, how long the lessons take and how to spread them, and the graph of what needs what, from the
lessons themselves: python docs/plan.py (or: make topics)."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from course.authoring.minutes import sections, sittings, stated  # noqa: E402
from course.authoring.percent import read_text  # noqa: E402
from course.authoring.section_rules import exercises_of_sections  # noqa: E402
from course.lessons import LessonFolder, all_lessons  # noqa: E402

PAGE = Path(__file__).with_name("plan.md")
GRAPH = Path(__file__).with_name("images") / "prerequisites.svg"
WEEK = 3.0  # hours, to a tenth
PROJECT, ITS_HOURS = "12", 8.0  # the last piece, and the least that it states; lessons with a higher number are extra
ASIDE = ("3b", "4", "6c")  # beside the way: "lessons 2 to 7" does not mean them
minutes_of = functools.cache(sittings)
LINK = re.compile(r"\[[^\]]*\]\((\d\d\w?-[\w-]+)(?:#[^)]*)?\)")

HEAD = """\
# How long it takes, and how to spread it

`make topics` writes this page; a test compares it with the lessons. Each lesson is two sittings with a natural end between
them, and its sections say their minutes. The minutes come from one model for all lessons (`course/authoring/minutes.py`):
150 words a minute, 0.4 minutes a formula, 3 to 6 minutes a coded exercise by its points, 3 an explorer, 0.7 a prediction, 0.6 a
question of a quiz, 2.5 a point of a written answer. They are assumptions; slow and thorough readers take half as long again.
`course check` refuses a lesson whose stated time is more than a fifth off. The last but one column tells how much of a lesson is
[beyond the core](#what-goes-further).

| lesson | stated | by the model | together | of it further | needs |
|---|---|---|---|---|---|
"""

FURTHER = """
## What goes further

These sections are beyond the core, and say so below their headings. The rest of a lesson does without what is made in them, and
later lessons lend what is missing. **Their points count all the same**: who leaves a section out leaves its points out. The stated
times and the weeks below include them.

| lesson | section | minutes | exercises |
|---|---|---|---|
{rows}
"""

PLANS = """
## {count} weeks at three hours

| week | lessons and sittings | hours |
|---|---|---|
{weeks}

## {half} weeks at six hours

Two of these rows a week.

## A workshop of three hours

For people who program and have seen derivatives. Everybody works through it alone or in pairs; the code of later sections runs on the
course's own functions where one's own are missing, so nothing that is skipped breaks what comes after it.

| minutes | what | left out |
|---|---|---|
| {first:.0f} | lesson 1, first sitting: a neuron, its line, a loss | the second sitting: gradients come below |
| 15 | lesson 2, to "Why it collapses": the bend | derivatives, saturation |
| 15 | lesson 3b, "A layer moves points" and "Fold it yourself" | regions, folding |
| 45 | lesson 4 to "Draw your own": a face out of hinges | error laws, sigmoids, two dimensions |
| 40 | lesson 6, "A slope travels backwards" and "Follow one network while it learns" | layers in matrices, the gradient check |
| 15 | the Playground: spirals, with what has been built | optimisers |

What breaks if it is skipped: without lesson 1 the words *weight*, *bias* and *loss* are missing everywhere; without lesson 3 the
shapes of lesson 5 on cannot be read; without lesson 6 only explorers and pictures of 6b to 9 make sense; 3b, 4, 6c, 10 and 11 can
be left out without harm to others.

## What needs what

![Which lesson needs which: an arrow leads to the lesson that needs the other one. The table above has the same in its last column.](images/prerequisites.svg)

An arrow leads to the lesson that needs the other; what follows along other arrows is not drawn again.
"""


def number(lesson: LessonFolder) -> str:
    return lesson.number.lstrip("0")


def taught() -> list[LessonFolder]:
    return [lesson for lesson in all_lessons(ROOT) if lesson.number != "00"]


def opening(lesson: LessonFolder) -> str:
    return read_text(lesson.text).cells[0].source


@functools.cache
def needs() -> dict[str, list[str]]:
    """By lesson's number, the numbers of those that its first text names."""
    order = [lesson.name for lesson in taught()]
    found = {}
    for lesson in taught():
        said = re.search(r"\*\*You need\*\*(.*?)\*\*Time:", opening(lesson), re.S)
        text, named = (said[1] if said else ""), set()
        for first, last in re.findall(rf"{LINK.pattern} to {LINK.pattern}", text):
            between = order[order.index(first) : order.index(last) + 1]
            named |= {name for name in between if name.split("-")[0].lstrip("0") not in ASIDE}
        named |= set(LINK.findall(text))
        found[number(lesson)] = [name.split("-")[0].lstrip("0") for name in order if name in named]
    return found


def drawn() -> dict[str, list[str]]:
    """Without those that follow from others."""

    def below(name: str) -> set[str]:
        return {name}.union(*(below(other) for other in needs()[name]))

    return {
        name: [one for one in named if not any(one in below(other) - {other} for other in named)]
        for name, named in needs().items()
    }


def graph() -> str:
    """The graph as SVG: a column for each depth."""
    arrows, depth = drawn(), {}
    for name in arrows:
        depth[name] = 1 + max((depth[other] for other in arrows[name]), default=-1)
    rows: dict[int, int] = {}
    at = {}
    for name in arrows:
        row = rows[depth[name]] = rows.get(depth[name], -1) + 1
        at[name] = (40 + 78 * depth[name], 40 + 70 * row)
    width, height = max(x for x, _ in at.values()) + 40, max(y for _, y in at.values()) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="15">',
        "<title>Which lesson needs which</title>",
        '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#767676"/></marker>',
    ]
    for name, named in arrows.items():
        for other in named:
            (x0, y0), (x1, y1) = at[other], at[name]
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            bend = -26 if y0 == y1 and x1 - x0 > 78 else 0
            u, v = (x1 - x0) / length, (y1 - y0) / length
            start, end = (x0 + 20 * u, y0 + 20 * v), (x1 - 21 * u, y1 - 21 * v)
            middle = ((x0 + x1) / 2, (y0 + y1) / 2 + bend)
            parts.append(
                f'<path d="M{start[0]:.0f} {start[1]:.0f}Q{middle[0]:.0f} {middle[1]:.0f} {end[0]:.0f} {end[1]:.0f}" '
                'fill="none" stroke="#767676" stroke-width="1.5" marker-end="url(#tip)"/>'
            )
    for name, (x, y) in at.items():
        parts.append(f'<circle cx="{x}" cy="{y}" r="19" fill="#0072B2"/>')
        parts.append(f'<text x="{x}" y="{y + 5}" fill="#fff" text-anchor="middle">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def page() -> str:
    times = {number(lesson): minutes_of(lesson) for lesson in taught()}
    lines, total = [], 0.0
    for lesson in taught():
        title = opening(lesson).splitlines()[0].removeprefix("# ")
        said, counted = stated(opening(lesson)), times[number(lesson)]
        needed = ", ".join(needs()[number(lesson)]) or "nothing"
        if said:
            total += sum(counted)
            both = " + ".join(f"{minutes:.0f}" for minutes in counted)
            more = f"{minutes:.0f}" if (minutes := sum(counted) - sum(sittings(lesson, only_core=True))) else ""
            lines.append(
                f"| {title} | {' + '.join(map(str, said))} | {both} | {sum(counted):.0f} | {more} | {needed} |"
            )
        else:
            lines.append(f"| {title} | 8 to 12 hours | | | | {needed} |")
    rows = [
        f"| {i} | {', '.join(name for name, _ in week)} | {sum(hours for _, hours in week):.1f} |"
        for i, week in enumerate(weeks(), 1)
    ]
    lessons = HEAD + "\n".join(lines) + f"\n\nTogether {total / 60:.0f} hours, and 8 to 12 for the project.\n"
    lessons += FURTHER.format(rows="\n".join(chain.from_iterable(map(further, taught()))))
    return lessons + PLANS.format(count=len(rows), half=(len(rows) + 1) // 2, weeks="\n".join(rows), first=times["1"][0])


def further(lesson: LessonFolder) -> Iterator[str]:
    """A row of the table for each section that is beyond the core."""
    made = exercises_of_sections(lesson)
    for section in sections(lesson):
        if section.is_further:
            names = ", ".join(f"`{name}`" for name in made[section.title])
            yield f"| {number(lesson)} | {section.title} | {section.minutes:.0f} | {names} |"


def weeks() -> list[list[tuple[str, float]]]:
    """What each week holds, with its hours: the sittings in order, as many as fit; in the second half the project takes
    what is left of a week, and then weeks of its own."""
    found: list[list[tuple[str, float]]] = [[]]
    for lesson in (lesson for lesson in taught() if lesson.number < PROJECT):
        for i, minutes in enumerate(minutes_of(lesson), 1):
            if _free(found[-1]) < minutes / 60 - 0.05:
                found.append([])
            found[-1].append((f"{number(lesson)}.{i}", minutes / 60))
    left = ITS_HOURS
    for week in found[len(found) // 2 :]:
        if (hours := _free(week)) >= 0.2:
            week.append((f"project, {hours:.1f} h", hours))
            left -= hours
    while left > 0.05:
        found.append([(f"project, {min(left, WEEK):.1f} h", min(left, WEEK))])
        left -= WEEK
    return found


def _free(week: list[tuple[str, float]]) -> float:
    return max(0.0, round(WEEK - sum(hours for _, hours in week), 1))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    GRAPH.write_text(graph(), encoding="utf-8")
