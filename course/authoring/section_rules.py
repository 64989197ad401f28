"""What each section of a lesson must keep to: it asks a question of its own, and says if it is beyond the core."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode

from course.authoring.minutes import parts, sections
from course.authoring.percent import read_text
from course.lessons import LessonFolder

TAUGHT = 60  # words of text from which on a section teaches something
CLOSING = ("Summary", "In your own words", "Further reading", "Your own library")  # look back, and teach nothing
CORE = 0.6  # of a lesson's minutes, at least


@dataclass
class _Found:
    """A section with its cells; a text cell in which the next one begins counts as that one's."""

    title: str
    words: int = 0
    questions: int = 0
    is_further: bool = False
    cells: list[NotebookNode] = field(default_factory=list)

    @property
    def exercises(self) -> list[str]:
        marks = ((cell.metadata.get("exercise") or cell.metadata.get("quiz")) for cell in self.cells)
        return [name for name in marks if name]


def exercises_of_sections(lesson: LessonFolder) -> dict[str, list[str]]:
    """By section's title, the names of its exercises and quizzes."""
    return {section.title: section.exercises for section in _found(lesson)}


def sections_ask(lesson: LessonFolder) -> Iterator[str]:
    """Each section that teaches asks: a prediction, a question that recalls, or a quiz."""
    for section in _found(lesson):
        if section.words >= TAUGHT and not section.questions and section.title not in CLOSING:
            yield (
                f"the section {section.title!r}, {section.words} words, asks nothing: give it a "
                '`# %% [markdown] predict="..."`, with `recall=true` if it asks what has been said, or a quiz'
            )


def further_is_beyond_the_core(lesson: LessonFolder) -> Iterator[str]:
    """A mark stands at a section's heading; most of the lesson is core; and the core does without what is further."""
    for cell in read_text(lesson.text).cells:
        is_one_section = cell.source.startswith("## ") and len(re.findall(r"^## ", cell.source, re.M)) == 1
        if cell.metadata.get("further") and not is_one_section:
            start = cell.source.splitlines()[0][:50]
            yield f"`further=true` stands at {start!r}: put it at a text that begins with a section's heading, `## `"
    every = sections(lesson)
    core = sum(section.minutes for section in every if not section.is_further)
    if core < CORE * (whole := sum(section.minutes for section in every)):
        yield f"{core:.0f} of {whole:.0f} minutes are core, at least {CORE:.0%} must be: mark less `further=true`"
    found = _found(lesson)
    beyond = {name: section.title for section in found if section.is_further for name in section.exercises}
    for section in (section for section in found if not section.is_further):
        code = "\n".join(c.source for c in section.cells if c.cell_type == "code" and "keep(" not in c.source)
        for name in (name for name in beyond if re.search(rf"\b{name}\b", code)):
            yield f"the core's section {section.title!r} needs {name}, and {beyond[name]!r}, which makes it, is further"


def _found(lesson: LessonFolder) -> list[_Found]:
    found = [_Found("")]
    for cell in read_text(lesson.text).cells:
        for heading, text in parts(cell):
            if heading:
                found.append(_Found(heading, is_further=bool(cell.metadata.get("further"))))
            if cell.cell_type == "markdown" and not {"written", "predict"} & set(cell.metadata):
                found[-1].words += len(text.split())
        found[-1].questions += bool({"predict", "quiz"} & set(cell.metadata))
        found[-1].cells.append(cell)
    return found[1:]
