"""From a repaired notebook to the engine's job, and from its report to the notebook's outputs."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

from nbformat import NotebookNode
from nbformat.notebooknode import from_dict

from course.grading.checker.engine import shared_engine
from course.grading.checker.job import Job, Limits, Report
from course.grading.submitted.archives import ArchiveError, is_archive, members
from course.grading.submitted.files import plain_files, plain_name
from course.grading.submitted.sheet import Sheet
from course.grading.texts.demonstrations import only_show

MAX_EXTRA_FILES = 200
MAX_EXTRA_BYTES = 32 << 20


def cells_for_engine(notebook: NotebookNode, sheet: Sheet, unsealed: bool = False) -> list[dict[str, Any]]:
    """The code cells with the roles that the sheet gives them; the lesson's ordinary imports come first. unsealed: run
    plain tests beside the answers."""
    cells: list[dict[str, Any]] = [{"kind": "imports", "source": "", "released": sheet.imports}]
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        known = sheet.by_name.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if known is None:
            cells.append({"kind": "student", "source": cell.source})
        elif known.is_test and unsealed and is_plain(known.source):
            cells.append({"kind": "unsealed", "source": known.source, "released": known.source, "points": known.points})
        elif known.is_test:
            cells.append({"kind": "test", "source": known.source, "points": known.points})
        elif known.locked:
            cells.append({"kind": "locked", "source": known.source})
        else:
            author = sheet.solutions.get(known.name, known.source)
            cells.append({"kind": "student", "source": cell.source, "released": author})
    _leave_out_demonstrations(cells, sheet)
    return cells


def is_plain(test: str) -> bool:
    """Whether it asks no `check`: what does is sealed always."""
    return not re.search(r"\bcheck\s*\(", test)


def _leave_out_demonstrations(cells: list[dict[str, Any]], sheet: Sheet) -> None:
    """Mark as "shows" the lesson's ordinary cells, as released, that need not run; those that must run do so without
    drawing their figures."""
    ordinary = [
        cell["kind"] == "student" and "released" not in cell and cell["source"] in sheet.ordinary for cell in cells
    ]
    shows = only_show([(cell["source"], is_it) for cell, is_it in zip(cells, ordinary, strict=True)])
    for i, cell in enumerate(cells):
        if ordinary[i]:
            cell["drawn"] = False
        if i in shows:
            cell["kind"] = "shows"


def grade_cells(
    notebook: NotebookNode,
    sheet: Sheet,
    submitted: Path,
    lesson: Path,
    files: Sequence[str],
    limits: Limits,
    *,
    unsealed: bool,
    allow_unconfined: bool,
) -> tuple[list[str], Report]:
    """Have the engine grade a repaired notebook, whose outputs are filled in; returns which of the submission's files
    were left out and why, and the engine's report. submitted, lesson: folders; files: those of the lesson that students
    have, which the submission's cells find too."""
    engine = shared_engine(allow_unconfined)
    with engine.inbox() as inbox:
        left_out = fill_inbox(Path(inbox), submitted, [(lesson / name, name) for name in files])
        cells = cells_for_engine(notebook, sheet, unsealed)
        report = engine.grade(Job(cells, str(lesson), inbox, limits, sheet.lesson, tuple(files)))
    report.notes = apply_report(notebook, report)
    return left_out, report


def apply_report(notebook: NotebookNode, report: Report) -> list[str]:
    """Write the report's outputs into the notebook; returns its notes as sentences."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    notes = list(report.notes)
    for count, (cell, graded) in enumerate(zip(code, report.cells[1:], strict=True), 1):
        cell.outputs = [from_dict(output) for output in graded["outputs"]]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output["execution_count"] = count
        cell.execution_count = count
        if graded["note"]:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            notes.append(f"cell {f'`{name}`' if name else count}: {graded['note']}")
    return notes


def _files(submitted: Path, notes: list[str]) -> Iterator[tuple[PurePath, bytes]]:
    """(name within the submission, content); what lies in an archive stands where the archive lies."""
    packed: list[tuple[PurePath, bytes]] = []
    for name, content in plain_files(submitted, notes, MAX_EXTRA_BYTES):
        if is_archive(name.name):
            packed.append((name, content))
        else:
            yield name, content
    for name, content in packed:  # behind the plain files, which count where both have one
        try:
            for inner, data in members(content, plain_name(name), notes):
                yield name.parent / inner, data
        except ArchiveError as error:
            notes.append(str(error))


def fill_inbox(inbox: Path, submitted: Path, lesson_files: Iterable[tuple[Path, str]]) -> list[str]:
    """Copy the lesson's files and the submission's own plain ones beside them; returns what was left out and why.

    Links are not followed: one could lead to the solutions or to a neighbour's work.
    """
    for path, relative in lesson_files:
        target = inbox / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    notes: list[str] = []
    count = size = 0
    for name, content in _files(submitted, notes):
        if name.suffix == ".ipynb" or any(part.startswith(".") for part in name.parts):
            continue
        if (inbox / name).exists():  # the lesson's, or what lies beside the archive
            continue
        count, size = count + 1, size + len(content)
        if count > MAX_EXTRA_FILES or size > MAX_EXTRA_BYTES:
            notes.append(f"`{plain_name(name)}` and what follows are left out: too many or too large files")
            break
        try:
            (inbox / name).parent.mkdir(parents=True, exist_ok=True)
            (inbox / name).write_bytes(content)
        except OSError as error:  # such as a folder that is called as one of the lesson's files
            notes.append(f"`{plain_name(name)}` is left out: {error.strerror}")
    return notes
