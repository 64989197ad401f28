"""Which lesson a notebook is, where its metadata was lost on the way: by its cells, as grading finds them too.

An upload, a converter or another editor may drop the notebook's metadata, its cells' or their ids. What remains is the
cells' text: checks are as they were released, and an answer defines the names that its exercise asks for.
"""

import ast
from collections.abc import Set as AbstractSet

from nnkit.places import lessons_folder
from nnkit.student import notebook as nb

SHARE = 0.5  # of a lesson's checks that must be there


def whole(notebook: nb.Notebook) -> nb.Notebook | None:
    """The notebook with the stamp and the roles of the installed lesson that it is; None where it is none of them."""
    best, most = None, 0.0
    for path in sorted(lessons_folder().glob("*/*.ipynb")):
        if path.stem != path.parent.name:
            continue
        lesson = nb.read(path)
        places = _places(notebook["cells"], [cell for cell in lesson["cells"] if nb.grade_id(cell)])
        checks = [cell for cell in lesson["cells"] if nb.grade_id(cell).startswith(nb.CHECK)]
        found = sum(nb.grade_id(cell) in places.values() for cell in checks) / max(1, len(checks))
        if found >= SHARE and found > most:
            best, most = _with_roles(notebook, lesson, places), found
    return best


def _places(cells: list[nb.Cell], known: list[nb.Cell]) -> dict[int, str]:
    """Which cell is which of the lesson's: by its role, its id, its text, or the names that it defines."""
    found: dict[int, str] = {}
    for same in (_same_role, _same_id, _same_text, _same_names):
        for lesson_cell in known:
            name = nb.grade_id(lesson_cell)
            if name in found.values():
                continue
            for i in reversed(range(len(cells))):  # where there are several the last counts
                if i not in found and same(cells[i], lesson_cell):
                    found[i] = name
                    break
    return found


def _with_roles(notebook: nb.Notebook, lesson: nb.Notebook, places: dict[int, str]) -> nb.Notebook:
    roles = {nb.grade_id(cell): nb.role(cell) for cell in lesson["cells"] if nb.grade_id(cell)}
    cells = []
    for i, cell in enumerate(notebook["cells"]):
        metadata = cell.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        if i in places:
            metadata = {**metadata, "nbgrader": roles[places[i]]}
        cells.append({**cell, "metadata": metadata})
    metadata = notebook.get("metadata")
    metadata = {**(metadata if isinstance(metadata, dict) else {}), "nnkit": nb.stamp(lesson)}
    return {**notebook, "metadata": metadata, "cells": cells}


def _same_role(cell: nb.Cell, known: nb.Cell) -> bool:
    return nb.grade_id(cell) == nb.grade_id(known)


def _same_id(cell: nb.Cell, known: nb.Cell) -> bool:
    return cell.get("id") == known.get("id") is not None


def _same_text(cell: nb.Cell, known: nb.Cell) -> bool:
    return nb.source(cell).strip() == nb.source(known).strip() != "" and bool(nb.role(known).get("locked"))


def _same_names(cell: nb.Cell, known: nb.Cell) -> bool:
    if not nb.role(known).get("solution") or {cell["cell_type"], known["cell_type"]} != {"code"}:
        return False
    wanted = defined(nb.source(known))
    return bool(wanted) and wanted <= defined(nb.source(cell))


def defined(text: str) -> AbstractSet[str]:
    """The names that a cell defines at its top level; none where it is no Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return frozenset()
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = (target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets)
    return frozenset(
        names | {node.id for target in assigned for node in ast.walk(target) if isinstance(node, ast.Name)}
    )
