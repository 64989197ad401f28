"""How long a lesson takes: one model, from what a reader has to do, which `course check` holds against the stated time.

The figures are assumptions, not measurements of ours: study texts are read at 100 to 200 words a minute, and exercises
of a few lines take some minutes each. What matters is that all lessons are counted alike, and that one which grows says
so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from course.authoring.declarations import read_exercises
from course.authoring.length import lines_of
from course.authoring.percent import read_text
from course.authoring.predictions import warm_up
from course.lessons import LessonFolder
from nnkit.check.exercise import Exercise, Quiz
from nnkit.widgets import live

WORDS = 150  # a minute
FORMULA = 0.4  # minutes for a displayed one, over its words
LINE = 0.05  # for a line of code that is read
CODED = (2.0, 1.0, 3.0, 6.0)  # an exercise: to begin with, for each point, at least, at most
QUESTION = 0.6  # of a quiz
WRITTEN = 2.5  # for each point of a written answer
EXPLORER = 3.0
PREDICTION = 0.7
WARM_UP = 3.0
FURTHER = ". Further: beyond the core, which does without it; its points count all the same"
EXPLORERS = (*live.__all__, "Playground", "TapeSteps", "shifted_digits", "stroke_detectors")
SHOWN = re.compile(rf"\b(?:{'|'.join(EXPLORERS)})\(")


@dataclass(frozen=True)
class Section:
    """What stands below one heading `##`; what comes before the first has no title."""

    title: str
    minutes: float
    sitting: int  # the first or the second, from 0
    is_further: bool = False  # beyond the core


def sections(lesson: LessonFolder) -> list[Section]:
    """The lesson's sections with their minutes, in order."""
    exercises = read_exercises(lesson.source)
    title, found, sitting, is_further = "", [], 0, False
    minutes = WARM_UP if warm_up(lesson.source) else 0.0
    for cell in read_text(lesson.text).cells:
        for heading, part in parts(cell):
            if heading:
                found.append(Section(title, minutes, sitting, is_further))
                title, minutes, is_further = heading, 0.0, bool(cell.metadata.get("further"))
            minutes += _minutes(cell, part, exercises)
        if cell.metadata.get("pause"):
            found.append(Section(title, minutes, sitting, is_further))
            title, minutes, sitting, is_further = "", 0.0, sitting + 1, False
    found.append(Section(title, minutes, sitting, is_further))
    return [section for section in found if section.minutes]


def say_minutes(notebook: NotebookNode, lesson: LessonFolder) -> None:
    """Put under each heading of the built lesson how long its section takes, if that is two minutes or more, and what
    is meant by a section that is further."""
    if lesson.number == "00":  # the gallery is walked through as one likes
        return
    said = {
        section.title: f"About {section.minutes:.0f} minutes{FURTHER if section.is_further else ''}"
        for section in sections(lesson)
        if section.minutes >= 2
    }

    def timed(found: re.Match) -> str:
        return f"{found[0]}\n\n*{said[found[1]]}*" if found[1] in said else found[0]

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"^## (.+)$", timed, cell.source, flags=re.M)


def sittings(lesson: LessonFolder, only_core: bool = False) -> list[float]:
    """The minutes of each sitting; they end where the text has a cell marked `pause=true`. only_core: without the
    sections that are further."""
    found = sections(lesson)
    counted = [s for s in found if not (only_core and s.is_further)]
    return [sum(s.minutes for s in counted if s.sitting == i) for i in range(found[-1].sitting + 1)]


def stated(opening: str) -> list[int]:
    """The minutes of each sitting as a lesson's first text states them; [] where it states none."""
    if found := re.search(r"\*\*Time:\*\* two sittings, (\d+) and (\d+) minutes", opening):
        return [int(found[1]), int(found[2])]
    found = re.search(r"\*\*Time:\*\* (\d+) minutes", opening)
    return [int(found[1])] if found else []


def parts(cell: NotebookNode) -> Iterator[tuple[str, str]]:
    """(heading or "", text) for each piece of a text between headings; a cell of another kind is one piece."""
    if cell.cell_type != "markdown":
        yield "", cell.source
        return
    first, *pieces = re.split(r"^## (.+)$", cell.source, flags=re.M)
    yield from [("", first), *zip(pieces[::2], pieces[1::2], strict=True)]


def _minutes(cell: NotebookNode, text: str, exercises: dict) -> float:
    if name := cell.metadata.get("exercise") or cell.metadata.get("quiz"):
        return _of_exercise(exercises[name]) if name in exercises else 0.0  # else the build refuses it
    if "written" in cell.metadata:
        return WRITTEN * cell.metadata["points"]
    if "setup" in cell.metadata:
        return 0.0
    if cell.cell_type == "markdown":
        return _read(text) + (PREDICTION if "predict" in cell.metadata else 0)
    lines = 0 if cell.metadata.get("folded") else lines_of(text)
    return LINE * lines + (EXPLORER if SHOWN.search(text) else 0)


def _read(text: str) -> float:
    return len(re.findall(r"[^\W\d_]{2,}|\d[\d.]*", text)) / WORDS + FORMULA * (text.count("$$") // 2)


def _of_exercise(exercise: Exercise | Quiz) -> float:
    if isinstance(exercise, Quiz):
        words = " ".join(f"{q.text} {' '.join(c.text for c in q.choices)}" for q in exercise.questions)
        return _read(words) + QUESTION * len(exercise.questions)
    first, each, least, most = CODED
    return _read(exercise.text) + min(most, max(least, first + each * exercise.points))
