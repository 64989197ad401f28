"""What must not be published: solutions, the banks' answers, hidden cases, a quiz's right letters and what is said of
its choices. Whatever a student gets with the notebook is no secret."""

import ast
import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat

from course.authoring.declarations import read_exercises
from course.authoring.text import read_text
from course.lessons import LessonFolder
from nnkit.check.exercise import Question, Quiz

_SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
SHORTEST = 24  # letters of a line that tells something; shorter ones stand in any text


def secrets(lesson: LessonFolder, known: str) -> set[str]:
    """Texts without their white space, which no page may hold; `known`: what students have."""
    texts = (*_of_text(lesson), *_of_bank(lesson), *_of_hidden(lesson), *_of_choices(lesson))
    found = {text for text in map(_bare, texts) if len(text) >= SHORTEST} | set(_of_keys(lesson))
    return {text for text in found if text not in known}


def handed_out(lessons: Sequence[LessonFolder]) -> str:
    """All that the course's notebooks hold, without its white space: one lesson may show what another asks."""
    notebooks = {path for lesson in lessons for path in lesson.released.parent.glob("*/*.ipynb")}
    read = [nbformat.read(path, as_version=4) for path in sorted(notebooks)]
    return _bare("\n".join(cell.source for notebook in read for cell in notebook.cells))


def published(page: Path) -> str:
    """What a reader of a file can read in it, without its white space."""
    text = page.read_text(encoding="utf-8")
    return _bare(html.unescape(re.sub(r"<[^>]*>", "", text))) if page.suffix == ".html" else _bare(text)


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


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _of_text(lesson: LessonFolder) -> Iterator[str]:
    for cell in read_text(lesson.text).cells:
        yield from _SOLUTION.findall(cell.source)
        if "written" in cell.metadata:
            yield cell.source


def _of_bank(lesson: LessonFolder) -> Iterator[str]:
    """The answers, each without the line that gives it its name."""
    for path in sorted(lesson.bank.glob("*.py")):
        for cell in read_text(path).cells:
            body = cell.source.strip()
            yield body.partition("\n")[2] if body.startswith(("def ", "class ")) else body


def _of_hidden(lesson: LessonFolder) -> Iterator[str]:
    if lesson.hidden.is_file():
        text = lesson.hidden.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.Import | ast.ImportFrom):
                yield ast.get_source_segment(text, node) or ""


def _questions(lesson: LessonFolder) -> Iterator[Question]:
    for quiz in read_exercises(lesson.source).values():
        if isinstance(quiz, Quiz):
            yield from quiz.questions


def _of_choices(lesson: LessonFolder) -> Iterator[str]:
    return (choice.why for question in _questions(lesson) for choice in question.choices)


def _of_keys(lesson: LessonFolder) -> Iterator[str]:
    return (f'"{question.name}":"{question.right_letter}"' for question in _questions(lesson))
