"""`course demo`: a class of 24 made from the banks, to try the whole cycle on before real students do."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course.authoring.build import build
from course.authoring.percent import read_text
from course.authoring.text import CHECK
from course.classroom.grade import Progress, Row, grade_class
from course.lessons import LessonFolder, find_lesson

MARKER = ".course-demo"  # says that a folder was made here and may be made again


@dataclass(frozen=True)
class Handed:
    """One made-up submission: who, and what it is expected to come to: "full", "some", "none" or "refused"."""

    student: str
    expect: str
    write: Callable[[Path, "Material"], None]


@dataclass(frozen=True)
class Material:
    """What submissions are made of: the released notebook, the solved one, and the bank's answers by exercise."""

    lesson: str
    released: NotebookNode
    solved: NotebookNode
    right: dict[str, list[str]]
    wrong: dict[str, list[str]]


def make_demo(folder: Path, lessons: Sequence[LessonFolder]) -> list[LessonFolder]:
    """Make a course of its own in `folder`, with the given lessons and their made-up class; its lessons are returned.

    A folder that was not made by an earlier demo is refused, so that nothing of anybody's is lost.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise LookupError(f"{folder} exists and is no earlier demo: name another with --into, or move it away")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("Made by `course demo`; made again by the next one.\n")
    made = []
    for lesson in lessons:
        shutil.copytree(lesson.source, folder / "solutions" / lesson.name, ignore=shutil.ignore_patterns("*.ipynb"))
        copy = find_lesson(lesson.name, folder)
        build(copy)
        hand_in_class(folder / "submitted", _material(copy))
        made.append(copy)
    return made


def _material(lesson: LessonFolder) -> Material:
    right: dict[str, list[str]] = {}
    wrong: dict[str, list[str]] = {}
    for path in sorted(lesson.bank.glob("*.py")):
        for cell in read_text(path).cells:
            for kind, answers in (("right", right), ("wrong", wrong)):
                if kind in cell.metadata:
                    answers.setdefault(path.stem, []).append(cell.source)
    return Material(
        lesson.name,
        nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4),
        nbformat.read(lesson.notebook, as_version=4),
        right,
        wrong,
    )


def hand_in_class(submitted: Path, material: Material) -> list[Handed]:
    """Write the class's submissions for one lesson; who handed in what."""
    class_ = list(_class())
    for handed in class_:
        folder = submitted / handed.student / material.lesson
        folder.mkdir(parents=True)
        handed.write(folder, material)
    return class_


def _class() -> Iterator[Handed]:
    yield Handed("full-reference", "full", _save(lambda m: _answered(m, {})))
    for i in range(3):
        yield Handed(f"full-otherwise-{i + 1}", "full", _save(lambda m, i=i: _answered(m, _pick(m.right, i))))
    for i in range(6):
        yield Handed(f"wrong-{i + 1}", "some", _save(lambda m, i=i: _answered(m, _pick(m.wrong, i))))
    for i in range(3):
        yield Handed(f"half-{i + 1}", "some", _save(lambda m, i=i: _answered(m, {}, only=lambda k, i=i: k % 3 != i)))
    yield Handed("untouched", "none", _save(lambda m: m.released))
    yield Handed("cells-run-into-errors", "some", _save(_crashing))
    yield Handed("exits-in-an-answer", "some", _save(_exiting))
    yield Handed("syntax-error", "some", _save(_syntax_error))
    yield Handed("check-deleted", "full", _save(lambda m: _without(_answered(m, {}), CHECK)))
    yield Handed("answer-deleted", "some", _save(lambda m: _without(_answered(m, {}), "")))
    yield Handed("check-pasted-twice", "full", _save(lambda m: _twice(_answered(m, {}), CHECK)))
    yield Handed("answer-pasted-twice", "full", _save(lambda m: _twice(_answered(m, {}), "")))
    yield Handed("renamed", "full", _save(lambda m: _answered(m, {}), "Copy of my lesson (final).ipynb"))
    yield Handed(
        "broken-file", "refused", lambda folder, m: _write(folder / f"{m.lesson}.ipynb", '{"cells": [\n<<<<<<< ')
    )
    yield Handed("empty-folder", "refused", lambda folder, m: _write(folder / "sorry.txt", "My notebook is at home.\n"))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _save(make: Callable[[Material], NotebookNode], name: str = "") -> Callable[[Path, Material], None]:
    def write(folder: Path, material: Material) -> None:
        nbformat.write(make(material), folder / (name or f"{material.lesson}.ipynb"))

    return write


def _pick(bank: dict[str, list[str]], i: int) -> dict[str, str]:
    return {name: answers[i % len(answers)] for name, answers in bank.items()}


def _answered(
    material: Material, answers: dict[str, str], only: Callable[[int], bool] = lambda number: True
) -> NotebookNode:
    """The released notebook with `answers` by exercise, and the reference's where there is none; the exercises whose
    number `only` refuses stay untouched."""
    notebook = nbformat.from_dict(material.released)
    solved = {_id(cell): cell.source for cell in material.solved.cells if _is_solution(cell)}
    for number, cell in enumerate(cell for cell in notebook.cells if _is_solution(cell)):
        if only(number):
            cell.source = answers.get(_id(cell), solved[_id(cell)])
    return notebook


def _id(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _is_solution(cell: NotebookNode) -> bool:
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def _is_answer(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and _is_solution(cell)


def _places(notebook: NotebookNode, prefix: str) -> list[int]:
    """Where the check cells (prefix CHECK) or the answers (no prefix) stand."""
    return [i for i, cell in enumerate(notebook.cells) if (_id(cell).startswith(CHECK) if prefix else _is_answer(cell))]


def _without(notebook: NotebookNode, prefix: str) -> NotebookNode:
    del notebook.cells[_places(notebook, prefix)[1]]
    return notebook


def _twice(notebook: NotebookNode, prefix: str) -> NotebookNode:
    place = _places(notebook, prefix)[1]
    copy = nbformat.from_dict(notebook.cells[place])
    copy["id"] = "pasted"
    notebook.cells.insert(place + 1, copy)
    return notebook


def _crashing(material: Material) -> NotebookNode:
    notebook = _answered(material, {})
    notebook.cells.insert(1, new_code_cell("this_name_is_not_defined + 1"))
    place = _places(notebook, "")[0]
    notebook.cells[place].source = "raise RuntimeError('half an idea')"
    return notebook


def _exiting(material: Material) -> NotebookNode:
    notebook = _answered(material, {})
    name = _id(notebook.cells[_places(notebook, "")[1]])
    notebook.cells[_places(notebook, "")[1]].source = f"import sys\n\ndef {name}(*args):\n    sys.exit('enough')"
    return notebook


def _syntax_error(material: Material) -> NotebookNode:
    notebook = _answered(material, {})
    notebook.cells[_places(notebook, "")[1]].source += "\nreturn ((("
    return notebook


def run_demo(folder: Path, lessons: Sequence[LessonFolder], on_progress: Progress) -> tuple[list[Row], list[str]]:
    """Make the class, grade it, and hold the marks against what each submission was made to come to.

    Returns the rows and a sentence for every mark that is not as expected.
    """
    made = make_demo(folder, lessons)
    rows = grade_class(folder, made, on_progress)
    expect = {handed.student: handed.expect for handed in _class()}
    surprises = [
        f"{row.student}, {row.lesson}: expected {expect[row.student]}, came {row.points:g} of {row.auto_max:g}"
        for row in rows
        if not _as_expected(row, expect[row.student])
    ]
    return rows, surprises


def _as_expected(row: Row, expect: str) -> bool:
    if expect == "refused" or row.reason:
        return expect == "refused" and bool(row.reason)
    return {
        "full": row.points == row.auto_max,
        "some": 0 < row.points < row.auto_max,
        "none": row.points == 0,
    }[expect]
