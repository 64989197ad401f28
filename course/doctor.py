"""`course doctor notebook.ipynb`: what a student should know before handing in."""

import json
import re
from collections import Counter
from pathlib import Path

import nbclient
import nbformat
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from course.authoring.text import CHECK
from course.grading.reading import UnreadableError, decode, parse, read_bytes

SECONDS_PER_CELL = 60
NOT_ATTEMPTED = "Not attempted yet"  # how nnkit's card begins for an untouched exercise


def examine(path: Path) -> list[str]:
    """Sentences on what is wrong or still open; an empty list when the notebook is ready. The file is not changed."""
    if not path.is_file():
        return [f"There is no file {path}."]
    findings: list[str] = []
    try:
        notebook = _read(path, findings)
    except UnreadableError as error:
        return [*findings, f"It cannot be graded: {error}."]
    release = notebook.metadata.get("nnkit", {})
    if "cells" not in release:
        return [*findings, f"{path.name} is no lesson of this course, or its notebook metadata was lost."]
    return [*findings, *_wrong_name(path, release), *_cells(notebook, release["cells"]), *_run(path, notebook)]


def _read(path: Path, findings: list[str]) -> NotebookNode:
    """The notebook, read as forgivingly as grading does, its metadata kept; `findings` gets what was forgiven."""
    notes: list[str] = []
    data = parse(decode(read_bytes(path), notes), notes)
    findings += [f"{path.name}: {note}." for note in notes]
    try:
        notebook = nbformat.reads(json.dumps(data), as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise UnreadableError(f"{path.name} is no valid notebook: {error.message[:200]}") from error
    except Exception as error:  # nbformat raises whatever a JSON object that is no notebook makes it stumble over
        raise UnreadableError(f"{path.name} is no notebook: {type(error).__name__} {str(error)[:120]}") from error
    return notebook


def _wrong_name(path: Path, release: dict) -> list[str]:
    if path.name == release["name"]:
        return []
    return [f"The notebook was called {release['name']}; hand it in under that name, not as {path.name}."]


def _id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _what(grade_id: str) -> str:
    return f"the check of {grade_id.removeprefix(CHECK)}" if grade_id.startswith(CHECK) else f"the cell {grade_id}"


def _cells(notebook: NotebookNode, released: list[str]) -> list[str]:
    count = Counter(_id(cell) for cell in notebook.cells if _id(cell))
    findings = [f"Missing: {_what(name)} was deleted." for name in released if name not in count]
    findings += [f"Twice: {_what(name)} is there {n} times; keep one." for name, n in count.items() if n > 1]
    for cell in notebook.cells:
        checksum = cell.metadata.get("nbgrader", {}).get("checksum")
        if checksum and is_locked(cell) and checksum != compute_checksum(cell):
            findings.append(f"Edited: {_what(_id(cell))} was changed; grading uses the original.")
        if checksum and is_grade(cell) and is_solution(cell) and checksum == compute_checksum(cell):
            findings.append(f"Open: the written answer {_id(cell)} is still empty.")
    return findings


def _run(path: Path, notebook: NotebookNode) -> list[str]:
    """Run all cells in a fresh kernel, as grading does, and look at what the checks say."""
    copy = nbformat.from_dict(notebook)
    client = nbclient.NotebookClient(
        copy,
        timeout=SECONDS_PER_CELL,
        resources={"metadata": {"path": str(path.parent)}},
        kernel_name="python3",
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        store_widget_state=False,
    )
    findings = []
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        stopped = next((i for i, cell in reversed([*enumerate(copy.cells)]) if _has_run(cell)), 0)
        findings.append(
            f"It does not run from top to bottom: cell {stopped + 1} stops with {_last_line(error)}. "
            "Restart the kernel and run all cells to see it."
        )
    for cell in copy.cells:
        name = _id(cell) or ""
        outputs = cell.get("outputs", [])
        if name.startswith(CHECK) and any(NOT_ATTEMPTED in str(output.get("evalue")) for output in outputs):
            findings.append(f"Open: {name.removeprefix(CHECK)} is not attempted yet.")
    return findings


def _has_run(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and (cell.get("execution_count") is not None or bool(cell.get("outputs")))


def _last_line(error: Exception) -> str:
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))  # without a terminal's colours
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__
