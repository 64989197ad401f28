"""Make a submitted notebook the lesson's notebook again, with the student's answers in it.

Every cell of the lesson appears once, with the gradebook's role, points and (where locked) text, in an order in which
each test follows the answer that it judges; all else in the submission runs as it stands, as ordinary cells.
"""

import hashlib

from nbformat import NotebookNode

from course.grading import nodes
from course.grading.cells import bound_names
from course.grading.sheet import Sheet, SheetCell


def repair(submitted: NotebookNode, sheet: Sheet) -> tuple[NotebookNode, list[str]]:
    """The notebook to grade and sentences about what was repaired. Metadata is written anew, outputs are dropped."""
    notes: list[str] = []
    owners = _recognise(submitted.cells, sheet, notes)
    cells = [_rebuilt(cell, owners.get(i), sheet, notes) for i, cell in enumerate(submitted.cells)]
    names = [owners.get(i) for i in range(len(cells))]
    _put_back(cells, names, sheet, notes)
    _order(cells, names, sheet, notes)
    _number(cells, names)
    notebook = nodes.notebook(cells)
    notebook.metadata = NotebookNode({"language_info": {"name": "python"}})
    if sheet.kernelspec:
        notebook.metadata["kernelspec"] = NotebookNode(sheet.kernelspec)
    return notebook, notes


def explain(notebook: NotebookNode, notes: list[str]) -> None:
    """Say at the notebook's top what was repaired, for the student and for the teacher."""
    if notes:
        lines = "\n".join(f"- {note}" for note in dict.fromkeys(notes))
        cell = nodes.cell("markdown", f"**Put right before grading:**\n\n{lines}")
        cell["id"] = "put-right"
        notebook.cells.insert(0, cell)


def unreadable(sheet: Sheet, reason: str) -> NotebookNode:
    """A notebook for a file in which there is none: the lesson's own cells, and the reason on top."""
    notebook, _ = repair(nodes.notebook([]), sheet)
    cell = nodes.cell("markdown", f"**This submission could not be read, so it earned nothing:** {reason}.")
    cell["id"] = "unreadable"
    notebook.cells.insert(0, cell)
    return notebook


def claimed_names(submitted: NotebookNode) -> set[str]:
    """The grade_ids that a file's cells claim: how a renamed notebook is found."""
    return {cell.metadata["claims"] for cell in submitted.cells if "claims" in cell.metadata}


def _recognise(cells: list[NotebookNode], sheet: Sheet, notes: list[str]) -> dict[int, str]:
    """Which submitted cell is which of the lesson's: by its tag, its id, its text, or the names that it defines."""
    owners: dict[int, str] = {}
    taken: set[str] = set()
    # from the end: where a cell was copied, the last copy counts, as in nbgrader
    for key in (_by_claim, _by_id, _by_text, _by_names):
        for i in reversed(range(len(cells))):
            if i in owners:
                continue
            name = key(cells[i], sheet, taken)
            if name is None:
                continue
            if name in taken:
                notes.append(f"cell `{name}` stands there twice; the later one counts")
                continue
            taken.add(name)
            owners[i] = name
            if key is not _by_claim and key is not _by_id:
                notes.append(f"cell `{name}` had lost its tag; found by its {'text' if key is _by_text else 'names'}")
    return owners


def _by_claim(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    name = cell.metadata.get("claims")
    return name if name in sheet.by_name else None


def _by_id(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    name = cell.get("id")
    return name if name in sheet.by_name and name not in taken and "claims" not in cell.metadata else None


def _by_text(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    text = cell.source.strip()
    for known in sheet.cells:
        if known.locked and known.name not in taken and text and text == known.released.strip():
            return known.name
    return None


def _by_names(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    bound = bound_names(cell.source) if cell.cell_type == "code" else set()
    for known in sheet.cells:
        if known.solution and known.cell_type == "code" and known.name not in taken:
            wanted = bound_names(known.source)
            if wanted and wanted <= bound:
                return known.name
    return None


def _rebuilt(cell: NotebookNode, name: str | None, sheet: Sheet, notes: list[str]) -> NotebookNode:
    if name is None:
        plain = nodes.cell("code" if cell.cell_type == "code" else "markdown", cell.source)
        if cell.cell_type == "raw":  # shown as text: raw HTML would reach the browser as it is
            plain = nodes.cell("markdown", "\n".join(f"    {line}" for line in cell.source.split("\n")))
        if "attachments" in cell:
            plain["attachments"] = cell["attachments"]
        return plain
    known = sheet.by_name[name]
    if known.cell_type != cell.cell_type:
        notes.append(f"cell `{name}` had become a {cell.cell_type} cell; it is a {known.cell_type} cell again")
    if known.locked and cell.source.strip() not in (known.released.strip(), known.source.strip()):
        notes.append(f"cell `{name}` had been changed; the lesson's text stands in its place")
    made = _of_lesson(known)
    if not known.locked:
        made.source = cell.source
        if "attachments" in cell and known.cell_type == "markdown":
            made["attachments"] = cell["attachments"]
    return made


def _of_lesson(known: SheetCell) -> NotebookNode:
    made = nodes.cell(known.cell_type, known.source)
    made.metadata = NotebookNode(known.metadata)
    made.metadata["nbgrader"] = NotebookNode(known.metadata["nbgrader"])
    return made


def _put_back(cells: list[NotebookNode], names: list[str | None], sheet: Sheet, notes: list[str]) -> None:
    """Insert what is missing behind what it follows in the lesson. An answer that is gone stays gone."""
    place = 0
    for known in sheet.cells:
        if known.name in names:
            place = names.index(known.name) + 1
        elif known.locked or known.grade or known.task:
            cells.insert(place, _of_lesson(known))
            names.insert(place, known.name)
            place += 1
            notes.append(f"cell `{known.name}` was missing; it is put back")


def _order(cells: list[NotebookNode], names: list[str | None], sheet: Sheet, notes: list[str]) -> None:
    """Move a test that stands before its answer to right behind it, and the lesson's locked cells before their use."""
    before: list[str] = []
    for known in sheet.cells:
        if known.is_test:
            answers = [names.index(n) for n in before if n in names and sheet.by_name[n].solution]
            at, last = names.index(known.name), max(answers[-1:], default=-1)
            if at < last:
                cells.insert(last, cells.pop(at))
                names.insert(last, names.pop(at))
                notes.append(f"cell `{known.name}` stood before the answer that it checks; it is moved behind it")
        before.append(known.name)


def _number(cells: list[NotebookNode], names: list[str | None]) -> None:
    """Ids that depend on nothing but the content, so that graded twice a notebook is the same file."""
    seen: dict[str, int] = {}
    for cell, name in zip(cells, names, strict=True):
        plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name or "")[:50]
        base = plain or hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[base] = seen.get(base, 0) + 1
        cell["id"] = base if seen[base] == 1 else f"{base}-{seen[base]}"
