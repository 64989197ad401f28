"""Which of the files in a submission's folder is the notebook to grade: the one with answers, whatever it is called.

A folder may hold the notebook as it was handed out beside the solved one, an archive, or only the script that an
editor saved beside the notebook.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode

from course.grading.submitted.archives import ArchiveError, is_archive, members
from course.grading.submitted.files import MAX_ALL, MAX_FILE, UnreadableError, files_below, plain_name, read_bytes
from course.grading.submitted.reading import notebook_in
from course.grading.submitted.repair import recognised
from course.grading.submitted.sheet import Sheet

MOST = 20  # notebooks of one submission that are looked at
MAX_SCRIPT = 1 << 20  # bytes
AT_ONCE = 2.0  # seconds: files written together, as when an archive is unpacked


@dataclass
class Choice:
    """The notebook that counts, where it came from, what is to be said of that and what a person is asked."""

    notebook: NotebookNode
    name: str  # of its file within the submission
    notes: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)


@dataclass
class _Candidate:
    name: str
    notebook: NotebookNode
    notes: list[str]
    moment: float
    is_expected: bool = False
    cells: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)

    @property
    def age(self) -> tuple[float, int, bool]:
        """Orders by when a file was saved; where that says nothing, by the number of "x (2).ipynb"."""
        number = re.search(r"\((\d+)\)|[-_ ](?:v|copy|copie|kopie)?(\d{1,3})\.\w+$", self.name, re.I)
        return self.moment // AT_ONCE, int(number[1] or number[2]) if number else 0, self.is_expected


def find_notebook(folder: Path, sheet: Sheet, lesson_files: Collection[str] = ()) -> Choice:
    """The submission's notebook. lesson_files: names of the lesson's own files, which are nobody's answer."""
    if folder.is_symlink() or folder.parent.is_symlink():
        raise UnreadableError("the submission's folder is a link to somewhere else")
    expected = f"{sheet.notebook}.ipynb"
    reasons: list[str] = []
    left = [MAX_ALL]
    found = list(_notebooks(folder, expected, reasons, left))
    others = list(_others(folder, lesson_files, left))
    if len(found) == 1 and found[0].is_expected and not others:
        return Choice(found[0].notebook, expected, found[0].notes)
    _recognise(found, sheet)
    if not any(candidate.answered for candidate in found):
        _recognise(others, sheet)
        found += [other for other in others if other.answered]
    if not any(candidate.cells or candidate.is_expected for candidate in found):
        raise UnreadableError("; ".join(reasons) or _nothing(folder, len(found), expected))
    return _choose(found, expected)


def _recognise(candidates: list[_Candidate], sheet: Sheet) -> None:
    for candidate in candidates:
        candidate.cells, candidate.answered = recognised(candidate.notebook, sheet)


def _choose(found: list[_Candidate], expected: str) -> Choice:
    most = max(len(candidate.cells) for candidate in found)
    of_lesson = [c for c in found if c.cells and 2 * len(c.cells) >= most] or [c for c in found if c.is_expected]
    answered = [c for c in of_lesson if c.answered]
    asks: list[str] = []
    best = max(answered or of_lesson, key=lambda c: c.age if answered else (c.is_expected, len(c.cells), c.age))
    others = [c for c in of_lesson if c is not best]
    notes = [] if best.name == expected else [f"the notebook was called {best.name}"]
    for other in others:
        name, which = other.name, best.name
        if not other.answered:
            notes.append(f"{name} has no answers; {which} counts")
        elif _texts(other) != _texts(best):
            asks.append(f"{name} and {which} both have answers; the newer one, {which}, counts: is it the right one?")
        else:
            notes.append(f"{name} has the same answers as {which}")
    return Choice(best.notebook, best.name, [*notes, *asks, *best.notes], asks)


def _texts(candidate: _Candidate) -> list[str]:
    return [cell.source for cell in candidate.notebook.cells if cell.source.strip()]


def _read(content: bytes, notes: list[str], left: list[int]) -> NotebookNode:
    """left: bytes that may still be looked into, so that many large files do not take the time of others."""
    left[0] -= len(content)
    if left[0] < 0:
        raise UnreadableError(f"the files that may be the notebook have more than {MAX_ALL >> 20} million bytes in all")
    return notebook_in(content, notes)


def _notebooks(folder: Path, expected: str, reasons: list[str], left: list[int]) -> Iterator[_Candidate]:
    """The notebooks that can be read, those in archives among them; `reasons` gets what could not be read."""
    paths = list(files_below(folder))
    first = folder / expected
    ordinary = [path for path in paths if path != first and path.suffix == ".ipynb" and _is_ordinary(path, folder)]
    for path in [*([first] if first.is_symlink() or first.exists() else []), *ordinary[:MOST]]:
        name = plain_name(path.relative_to(folder))
        try:
            notes: list[str] = []
            notebook = _read(read_bytes(path), notes, left)
            yield _Candidate(name, notebook, notes, path.stat().st_mtime, path == first)
        except UnreadableError as error:
            reasons.append(str(error) if path == first else f"{name}: {error}")
    count = 0
    for path in (path for path in paths if is_archive(path.name) and _is_ordinary(path, folder)):
        name = plain_name(path.relative_to(folder))
        try:
            for inner, content in members(read_bytes(path), name, reasons):
                is_one = ".ipynb" in inner.name.lower()
                count += is_one
                if is_one and count <= MOST:
                    inside = f"{name}/{plain_name(inner)}"
                    try:
                        notes = []
                        yield _Candidate(inside, _read(content, notes, left), notes, path.stat().st_mtime)
                    except UnreadableError as error:
                        reasons.append(f"{inside}: {error}")
        except (UnreadableError, ArchiveError) as error:
            reasons.append(f"{name}: {error}")


def _others(folder: Path, lesson_files: Collection[str], left: list[int]) -> Iterator[_Candidate]:
    """Notebooks to which a browser gave another extension, or which a mail holds; and Python files as notebooks:
    jupytext's, nbconvert's, or plain ones as a single cell."""
    for path in list(files_below(folder))[:MOST]:
        name = str(path.relative_to(folder))
        if path.suffix == ".ipynb" or not _is_ordinary(path, folder) or name in lesson_files:
            continue
        notes: list[str] = []
        try:
            content = read_bytes(path, MAX_SCRIPT if path.suffix == ".py" else MAX_FILE)
            if path.suffix != ".py" and b'"cells"' not in content:
                continue
            made = notebook_in(_script(content), notes) if path.suffix == ".py" else _read(content, notes, left)
        except UnreadableError:
            continue
        yield _Candidate(plain_name(name), made, notes, path.stat().st_mtime)


def _script(content: bytes) -> dict[str, Any]:
    text = re.sub(r"^# In ?\[[ \d]*\]:", "# %%", content.decode("utf-8-sig", "replace"), flags=re.M)
    return {"cells": [dict(cell) for cell in jupytext.reads(text, fmt="py:percent").cells]}


def _nothing(folder: Path, others: int, expected: str) -> str:
    if others:
        return f"none of {others} notebooks has cells of this lesson: expected {expected}"
    there = [plain_name(path.relative_to(folder)) for path in files_below(folder) if path.name != "timestamp.txt"]
    lies = f"; there lies {', '.join(there[:5])}{' and more' if len(there) > 5 else ''}" if there else ""
    return f"no notebook was handed in: expected {expected}{lies}"


def _is_ordinary(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return not any(part.startswith(".") or part == "__MACOSX" for part in parts) and not path.is_symlink()
