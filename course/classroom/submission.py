"""Bring what a student handed in into the shape that nbgrader reads, and say what had to be changed.

`submitted/` itself is never written: a copy is prepared in a staging folder. What a person would still understand
(another file name, a byte order mark, a cell pasted twice) is repaired and reported; what nobody can read is refused
with the reason.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dateutil.parser
import nbformat
from nbformat import NotebookNode

MAX_BYTES = 50_000_000  # of one file; a notebook with outputs has a few hundred thousand
TIMESTAMP = "timestamp.txt"  # nbgrader's file with the time of handing in


class UnreadableError(Exception):
    """A submission that cannot be graded; the message is the reason, for its student and the instructor."""


@dataclass
class Staged:
    """One student's submission for one lesson, ready for nbgrader in the staging folder."""

    student: str
    lesson: str
    repaired: list[str] = field(default_factory=list)


def stage(source: Path, target: Path, student: str, lesson: str, grade_ids: Sequence[str]) -> Staged:
    """Copy the submission in the folder `source` to `target`, repaired; UnreadableError when there is nothing to grade.

    grade_ids: those of the released notebook's cells, by which a renamed notebook is recognised.
    """
    staged = Staged(student, lesson)
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    path, notebook = _find_notebook(source, staged, grade_ids)
    _repair_cells(notebook, staged, grade_ids)
    nbformat.write(notebook, target / f"{lesson}.ipynb")
    for other in sorted(source.rglob("*")):
        _copy_other(other, source, target, path, staged)
    return staged


def _find_notebook(source: Path, staged: Staged, grade_ids: Sequence[str]) -> tuple[Path, NotebookNode]:
    """The notebook that holds the lesson: by its name, else the one with most of the lesson's cells."""
    expected = source / f"{staged.lesson}.ipynb"
    if expected.is_file():
        return expected, read_notebook(expected, staged.repaired)
    candidates = [p for p in sorted(source.rglob("*.ipynb")) if p.is_file() and ".ipynb_checkpoints" not in p.parts]
    if not candidates:
        raise UnreadableError(f"no notebook was handed in: expected {expected.name}")
    reasons, best = [], (0, expected, nbformat.v4.new_notebook(), [])
    for path in candidates:
        notes: list[str] = []
        try:
            notebook = read_notebook(path, notes)
        except UnreadableError as error:
            reasons.append(str(error))
            continue
        known = len(set(grade_ids) & {_grade_id(cell) for cell in notebook.cells})
        if known > best[0]:
            best = (known, path, notebook, notes)
    known, path, notebook, notes = best
    if not known:
        why = "; ".join(reasons) or f"none of {', '.join(p.name for p in candidates)} holds cells of this lesson"
        raise UnreadableError(f"no {expected.name}, and {why}")
    staged.repaired += [f"the notebook was called {path.name}", *notes]
    return path, notebook


def read_notebook(path: Path, notes: list[str]) -> NotebookNode:
    """Read a notebook, forgiving what editors and mail do to files; `notes` gets what was forgiven."""
    if path.is_symlink():
        raise UnreadableError(f"{path.name} is a link to somewhere else, not a notebook")
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError(f"{path.name} has {path.stat().st_size / 1e6:.0f} MB; clear its outputs, hand in again")
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        notes.append(f"{path.name} began with a byte order mark")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
        notes.append(f"{path.name} was not in UTF-8; read as Latin-1")
    if not text.strip():
        raise UnreadableError(f"{path.name} is empty")
    try:
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise UnreadableError(f"{path.name} is no valid notebook: {error.message[:200]}") from error
    except Exception as error:  # nbformat raises whatever the broken JSON makes it stumble over
        where = _first_break(text)
        raise UnreadableError(f"{path.name} is no notebook that can be read{where}: {str(error)[:120]}") from error
    return notebook


def _first_break(text: str) -> str:
    if "<<<<<<<" in text:
        return " (it holds the marks of an unfinished git merge)"
    try:
        json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return f" (it breaks in line {getattr(error, 'lineno', '?')})"
    return ""


def _grade_id(cell: NotebookNode) -> str | None:
    mark = cell.metadata.get("nbgrader")
    return mark.get("grade_id") if isinstance(mark, dict) else None


def _repair_cells(notebook: NotebookNode, staged: Staged, grade_ids: Sequence[str]) -> None:
    """Leave each graded cell once, and name those that are missing, which nbgrader puts back.

    Of a cell that is there twice the first keeps its mark; of the later one the code stays and runs."""
    seen: set[str] = set()
    cells = []
    for cell in notebook.cells:
        name = _grade_id(cell)
        if name is None:
            cell.metadata.pop("nbgrader", None)
        elif name in seen:
            staged.repaired.append(f"the cell {name} was there twice")
            if cell.metadata.nbgrader.get("grade") and not cell.metadata.nbgrader.get("solution"):
                continue  # a copy of a test cell adds nothing
            del cell.metadata["nbgrader"]
        else:
            seen.add(name)
        cells.append(cell)
    notebook.cells = cells
    staged.repaired += [f"the cell {name} was missing" for name in grade_ids if name not in seen]


def _copy_other(path: Path, source: Path, target: Path, notebook: Path, staged: Staged) -> None:
    """Copy what a student added beside the notebook; links and giants stay out."""
    if path == notebook or ".ipynb_checkpoints" in path.parts or (path.is_dir() and not path.is_symlink()):
        return
    name = path.relative_to(source)
    if path.is_symlink() or not path.is_file():
        staged.repaired.append(f"{name} is a link or no ordinary file: left out")
    elif path.stat().st_size > MAX_BYTES:
        staged.repaired.append(f"{name} is larger than {MAX_BYTES // 10**6} MB: left out")
    elif path.suffix == ".ipynb":
        staged.repaired.append(f"{name} is a further notebook: left out")
    elif str(name) == TIMESTAMP and not _is_time(path):
        staged.repaired.append(f"{TIMESTAMP} holds no time: counted as in time")
    else:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _is_time(path: Path) -> bool:
    try:
        dateutil.parser.parse(path.read_text(encoding="utf-8"))
    except (ValueError, OverflowError, UnicodeDecodeError):
        return False
    return True
