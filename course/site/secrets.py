"""What must not be published: solutions, the banks' answers, hidden cases, a quiz's right letters and what is said of
its choices. Whatever a student gets with the notebook is no secret."""

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat

from course.authoring.declarations import read_exercises
from course.classroom.withheld import LEAST, plain, withheld
from course.lessons import LessonFolder
from nnkit.check.exercise import Question, Quiz


def secrets(lesson: LessonFolder, known: str) -> set[str]:
    """Texts without their white space, which no page may hold; `known`: what students have."""
    texts = [text for _, text in withheld(lesson)] + [choice.why for q in _questions(lesson) for choice in q.choices]
    keys = {f'"{question.name}":"{question.right_letter}"' for question in _questions(lesson)}
    found = {text for text in map(plain, texts) if len(text) >= LEAST} | keys
    return {text for text in found if text not in known}


def _questions(lesson: LessonFolder) -> Iterator[Question]:
    for quiz in read_exercises(lesson.source).values():
        if isinstance(quiz, Quiz):
            yield from quiz.questions


def handed_out(lessons: Sequence[LessonFolder]) -> str:
    """All that the course's notebooks hold, without its white space: one lesson may show what another asks."""
    notebooks = {path for lesson in lessons for path in lesson.released.parent.glob("*/*.ipynb")}
    read = [nbformat.read(path, as_version=4) for path in sorted(notebooks)]
    return plain("\n".join(cell.source for notebook in read for cell in notebook.cells))


def published(page: Path) -> str:
    """What a reader of a file can read in it, without its white space."""
    text = page.read_text(encoding="utf-8")
    return plain(html.unescape(re.sub(r"<[^>]*>", "", text))) if page.suffix == ".html" else plain(text)


def leaks(site: Path, lessons: Sequence[LessonFolder]) -> list[str]:
    """A line for each secret that a page or the search index holds; the library's own source is left out."""
    pages = [
        p
        for p in site.rglob("*")
        if p.suffix in (".html", ".js") and p.parts[len(site.parts)] not in ("_modules", "reference")
    ]
    pages = [p for p in pages if "mathjax" not in p.parts]
    known = handed_out(lessons)
    texts = {page.relative_to(site): published(page) for page in pages}
    return [
        f"{page} holds what only graders of {lesson.name} know: {secret:.80}"
        for lesson in lessons
        for secret in sorted(secrets(lesson, known))
        for page, text in texts.items()
        if secret in text
    ]
