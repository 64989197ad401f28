"""What the gradebook says a lesson's notebook is: which cells it has, which are tests, what each is worth.

Roles, texts and points come from here and never from a submission's metadata.
"""

import functools
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked, is_solution

from course.grading.texts.cells import bound_names, imports_of, used_names, without_hidden, without_solution


@dataclass(frozen=True)
class SheetCell:
    """One cell that nbgrader knows."""

    name: str  # nbgrader's grade_id
    cell_type: str
    source: str
    locked: bool
    checksum: str | None
    grade: bool
    solution: bool
    task: bool
    points: float = 0.0

    @property
    def is_test(self) -> bool:
        return self.grade and not self.solution and self.cell_type == "code"

    @functools.cached_property
    def released(self) -> str:
        """The text that students got."""
        return without_hidden(self.source)

    @property
    def metadata(self) -> dict[str, Any]:
        fields = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
        }
        return {"nbgrader": {**fields, "points": self.points} if self.grade or self.task else fields}


@dataclass(frozen=True)
class Sheet:
    """One notebook of a lesson."""

    lesson: str
    notebook: str
    cells: tuple[SheetCell, ...]  # in the lesson's order
    kernelspec: dict[str, Any] = field(default_factory=dict)
    imports: str = ""  # import statements of the lesson's ordinary cells whose names the tests use
    ordinary: frozenset[str] = frozenset()  # the texts of the lesson's ordinary code cells
    solutions: dict[str, str] = field(default_factory=dict)  # the author's answers: the gradebook has them cleared
    outline: tuple[tuple[str, str], ...] = ()  # the lesson's cells in order: (grade_id, or "" for ordinary ones; text)

    @functools.cached_property
    def by_name(self) -> dict[str, SheetCell]:
        return {cell.name: cell for cell in self.cells}


def read_sheet(gradebook: Gradebook, lesson: str, notebook: str, source: Path | None = None) -> Sheet:
    """The sheet of a notebook in the gradebook; source: the notebook with solutions, for its ordinary imports."""
    entry = gradebook.find_notebook(notebook, lesson)
    grades = {cell.name: float(cell.max_score) for cell in entry.grade_cells}
    tasks = {cell.name: float(cell.max_score) for cell in entry.task_cells}
    solutions = {cell.name for cell in entry.solution_cells}
    cells = tuple(
        SheetCell(
            name=cell.name,
            cell_type=cell.cell_type,
            source=cell.source,
            locked=bool(cell.locked),
            checksum=cell.checksum,
            grade=cell.name in grades,
            solution=cell.name in solutions or cell.name in tasks,
            task=cell.name in tasks,
            points=grades.get(cell.name, tasks.get(cell.name, 0.0)),
        )
        for cell in entry.source_cells
    )
    kernelspec = json.loads(entry.kernelspec or "null") or {}
    if source is None or not source.is_file():
        return Sheet(lesson, notebook, cells, kernelspec)
    return with_texts(Sheet(lesson, notebook, cells, kernelspec), nbformat.read(source, as_version=4))


def with_texts(sheet: Sheet, notebook: NotebookNode) -> Sheet:
    """The sheet with what only the author's notebook says: ordinary cells, solutions."""
    ordinary = ordinary_cells_of(notebook)
    answers = [cell for cell in notebook.cells if cell.cell_type == "code" and is_solution(cell)]
    solutions = {cell.metadata["nbgrader"]["grade_id"]: cell.source for cell in answers}
    imports = ordinary_imports([*ordinary, *map(without_solution, solutions.values())], sheet.cells)
    names = [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in notebook.cells]
    outline = tuple((name, "" if name else cell.source) for name, cell in zip(names, notebook.cells, strict=True))
    return replace(sheet, imports=imports, ordinary=frozenset(ordinary), solutions=solutions, outline=outline)


ALWAYS_RUN = "always-run"  # tag of a lesson's cell whose output a marker needs: a project's, on the student's own data


def ordinary_cells_of(notebook: NotebookNode) -> list[str]:
    """The code cells of the notebook with solutions that nbgrader does not know: examples, pictures, imports.

    Those tagged ALWAYS_RUN are left out, so that grading runs and draws them as it does a student's own cells.
    """
    known = (is_locked, is_grade, is_solution)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    plain = [cell for cell in cells if not any(is_it(cell) for is_it in known)]
    return [cell.source for cell in plain if ALWAYS_RUN not in cell.metadata.get("tags", [])]


def ordinary_imports(ordinary: list[str], cells: tuple[SheetCell, ...]) -> str:
    """Imports that stand in unlocked cells, or in an answer's around the solution, and that tests rely on: the checker
    makes its own from the lesson's text, for what a student made of that cell is not to be trusted with comparing
    anything."""
    trusted = [cell for cell in cells if cell.cell_type == "code" and (cell.is_test or cell.locked)]
    needed = set().union(*(used_names(cell.source) for cell in trusted))
    needed -= set().union(*(bound_names(cell.source) for cell in trusted if not cell.is_test))
    lines = [line for source in ordinary for line in imports_of(source).split("\n")]
    return "\n".join(line for line in lines if bound_names(line) & needed)
