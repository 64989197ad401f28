"""Which of the files in a submission's folder is the notebook to grade: the one with answers, whatever it is called.

A folder may hold the notebook as it was handed out beside the solved one, an archive, or only the script that an
editor saved beside the notebook.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from nbformat import NotebookNode

from course.grading.submitted.archives import ArchiveError, is_archive, members
from course.grading.submitted.files import MAX_ALL, UnreadableError, files_below, plain_name, read_bytes
from course.grading.submitted.forms import is_named_so, notebook_of
from course.grading.submitted.repair import recognised
from course.grading.submitted.sheet import Sheet

MOST = 20  # notebooks of one submission that are looked at
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
    found, others = _candidates(folder, expected, lesson_files, reasons)
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


def _read(name: PurePath, content: bytes, notes: list[str], left: list[int]) -> NotebookNode | None:
    """left: bytes that may still be looked into, so that many large files do not take the time of others."""
    left[0] -= len(content)
    if left[0] < 0:
        raise UnreadableError(f"the files that may be the notebook have more than {MAX_ALL >> 20} million bytes in all")
    return notebook_of(name, content, notes)


def _candidates(
    folder: Path, expected: str, lesson_files: Collection[str], reasons: list[str]
) -> tuple[list[_Candidate], list[_Candidate]]:
    """What is called a notebook and can be read, in archives too; and what holds one under another name or in another
    form, or may be a script of one. `reasons` gets what could not be read."""
    found: list[_Candidate] = []
    others: list[_Candidate] = []
    left = [MAX_ALL]
    looked: Counter[tuple[bool, bool]] = Counter()  # by whether it is called a notebook, and lies in an archive

    def may_look(path: PurePath, inside: bool) -> bool:
        looked[kind := (_is_named(path, inside), inside)] += 1
        return looked[kind] <= MOST

    def look(path: PurePath, content: bytes, moment: float, inside: str = "") -> None:
        name = f"{inside}/{plain_name(path)}" if inside else plain_name(path)
        first = not inside and str(path) == expected
        try:
            notes: list[str] = []
            if (made := _read(path, content, notes, left)) is not None:
                kept = found if _is_named(path, bool(inside)) else others
                kept.append(_Candidate(name, made, notes, moment, first))
        except UnreadableError as error:
            if ".ipynb" in name.lower():
                reasons.append(str(error) if first else f"{name}: {error}")

    first = folder / expected
    paths = [path for path in files_below(folder) if path != first and _is_ordinary(path, folder)]
    paths.sort(key=lambda path: is_archive(path.name))  # what lies in one counts behind what lies beside it
    for path in [*([first] if first.is_symlink() or first.exists() else []), *paths]:
        name = path.relative_to(folder)
        packed = is_archive(path.name)
        if path != first and (str(name) in lesson_files or not (packed or may_look(name, False))):
            continue
        try:
            content = read_bytes(path)
            if not packed:
                look(name, content, path.stat().st_mtime)
                continue
            for inner, data in members(content, plain_name(name), reasons):
                if may_look(inner, True):
                    look(inner, data, path.stat().st_mtime, plain_name(name))
        except (UnreadableError, ArchiveError) as error:
            if packed or ".ipynb" in path.name.lower():
                reasons.append(str(error) if path == first else f"{plain_name(name)}: {error}")
    return found, others


def _is_named(path: PurePath, inside: bool) -> bool:
    return is_named_so(path) or (inside and ".ipynb" in path.name.lower())  # a platform cuts names in its archive


def _nothing(folder: Path, others: int, expected: str) -> str:
    if others:
        return f"none of {others} notebooks has cells of this lesson: expected {expected}"
    there = [plain_name(path.relative_to(folder)) for path in files_below(folder) if path.name != "timestamp.txt"]
    lies = f"; there lies {', '.join(there[:5])}{' and more' if len(there) > 5 else ''}" if there else ""
    return f"no notebook was handed in: expected {expected}{lies}"


def _is_ordinary(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return not any(part.startswith(".") or part == "__MACOSX" for part in parts) and not path.is_symlink()
