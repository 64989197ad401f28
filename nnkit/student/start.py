"""`python -m nnkit start FOLDER`: the installed lessons as a folder of the student's own; `--update` corrects it.

Nothing that a student wrote is lost. `start` writes only what is not there. `--update` takes each corrected cell unless
the student changed it, and before a notebook is written the old one is kept in `kept/`. What was released lies in
`.released/`, so that the next update can tell a student's edits from a correction.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from nnkit.lessonkit import retired
from nnkit.places import lessons_folder
from nnkit.student import notebook as nb

RELEASED = ".released"
KEPT = "kept"
NOT_RELEASED = {KEPT, "mynn", "__pycache__", ".ipynb_checkpoints"}


def files() -> Iterator[Path]:
    """What students get, as paths below the lessons' folder."""
    root = lessons_folder()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and not NOT_RELEASED & set(inside.parts) and not path.name.startswith("."):
            yield inside


def start(folder: Path) -> list[str]:
    """Copy the lessons into `folder`, where nothing of that name is yet; sentences on what was done."""
    copied, there = 0, 0
    for inside in files():
        if (folder / inside).exists():
            there += 1
            continue
        for target in (folder / inside, folder / RELEASED / inside):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(lessons_folder() / inside, target)
        copied += 1
    said = [f"{copied} files copied into {folder}."] if copied else [f"Nothing to copy: {folder} has every lesson."]
    if there:
        said.append(
            f"{there} were there and stay as they are; corrections come with: python -m nnkit start {folder} --update"
        )
    return said


def update(folder: Path) -> list[str]:
    """Bring the installed lessons' corrections into `folder`, and what is new; sentences on what was done."""
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {folder} to update; make it: python -m nnkit start {folder}")
    aside = folder / KEPT / time.strftime("%Y-%m-%d-%H%M%S")
    said = []
    for inside in files():
        new, mine, old = lessons_folder() / inside, folder / inside, folder / RELEASED / inside
        if not mine.exists():
            said.append(f"{inside}: new")
            _copy(new, mine)
        elif mine.read_bytes() != new.read_bytes():
            said += (
                _notebook(new, mine, old, aside / inside)
                if mine.suffix == ".ipynb"
                else _file(new, mine, old, aside / inside)
            )
        _copy(new, old)
    return said or [f"{folder} is up to date."]


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def _file(new: Path, mine: Path, old: Path, kept: Path) -> list[str]:
    """A file that is no notebook: replaced; one that the student changed is kept beside."""
    inside = f"{mine.parent.name}/{mine.name}"
    if old.is_file() and old.read_bytes() == mine.read_bytes():
        _copy(new, mine)
        return [f"{inside}: corrected"]
    if old.is_file() and old.read_bytes() == new.read_bytes():
        return []  # changed by the student alone
    _copy(mine, kept)
    _copy(new, mine)
    return [f"{inside}: corrected; yours is kept as {kept}"]


def _notebook(new: Path, mine: Path, old: Path, kept: Path) -> list[str]:
    inside = f"{mine.parent.name}/{mine.name}"
    try:
        own = nb.read(mine)
    except nb.UnreadableError as error:
        return [f"{inside}: left as it is, for it cannot be read ({error})"]
    released = nb.read(old) if old.is_file() else None
    correct = nb.read(new)
    if released is not None and _texts(released) == _texts(correct) and nb.stamp(released) == nb.stamp(correct):
        return []  # changed by the student alone
    merged = merge(own, correct, released)
    if merged == own:
        return []
    _copy(mine, kept)
    nb.write(mine, merged)
    return [f"{inside}: corrected, your answers kept; as it was: {kept}"]


def _texts(notebook: nb.Notebook) -> list[tuple[str, str]]:
    return [(cell.get("id", ""), nb.source(cell)) for cell in notebook["cells"]]


def merge(mine: nb.Notebook, new: nb.Notebook, old: nb.Notebook | None = None) -> nb.Notebook:
    """The notebook `new` with what the student changed in or added to `mine`, which was released as `old`.

    Where `old` is not known, every answer cell, and every cell that `new` does not have, counts as the student's.
    """
    before = dict(_texts(old)) if old else None
    own = {cell.get("id", ""): cell for cell in mine["cells"]}

    def edited(cell: nb.Cell) -> bool:
        if before is None:
            return bool(nb.role(cell).get("solution")) or cell.get("id", "") not in coming
        return before.get(cell.get("id", "")) != nb.source(cell)

    coming = {cell.get("id", "") for cell in new["cells"]}
    cells = []
    for cell in new["cells"]:
        theirs = own.get(cell.get("id", ""))
        if theirs is not None and (
            nb.source(theirs) == nb.source(cell) or (edited(theirs) and not nb.role(cell).get("locked"))
        ):
            # the text and what it gave are the student's, the role is the lesson's
            kept = {name: theirs[name] for name in ("outputs", "execution_count", "attachments") if name in theirs}
            cell = {**cell, **kept, "source": retired.LINES.sub("", nb.source(theirs))}
        cells.append(cell)
    place = 0  # where the next cell of the student's own goes: behind the one that stood before it
    for cell in mine["cells"]:
        name = cell.get("id", "")
        if name in coming:
            place = next(i for i, there in enumerate(cells) if there.get("id", "") == name) + 1
        elif edited(cell):
            cells.insert(place, cell)
            place += 1
    return {**new, "metadata": {**mine.get("metadata", {}), **new.get("metadata", {})}, "cells": cells}
