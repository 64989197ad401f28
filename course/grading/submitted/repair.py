"""Make a submitted notebook the lesson's notebook again, with the student's answers in it.

Every cell of the lesson appears once, with the gradebook's role, points and (where locked) text, in an order in which
each test follows the answer that it judges; all else in the submission runs as it stands, as ordinary cells.
"""

import hashlib
import re

from nbformat import NotebookNode

from course.grading.submitted import plain_cells
from course.grading.submitted.former import keep_imports
from course.grading.submitted.sheet import Sheet, SheetCell
from course.grading.submitted.written import find_written, is_open
from course.grading.texts.cells import bound_names

FENCED = re.compile(r"\s*```\w*\n(.*)\n```\s*", re.DOTALL)  # code as a markdown cell shows it
UNSEALED = "plain tests ran beside the answers, as class.toml asks: marks here can be forged"


def repair(submitted: NotebookNode, sheet: Sheet) -> tuple[NotebookNode, list[str]]:
    """The notebook to grade and sentences about what was repaired. Metadata is written anew, outputs are dropped."""
    notes: list[str] = []
    owners, copies = _recognise(submitted.cells, sheet, notes)
    written = find_written(submitted.cells, owners, copies, sheet, notes)
    gone = {i for _, taken in written.values() for i in taken}
    gone |= {
        i for name, those in copies.items() for i in those if is_open(submitted.cells[i].source, sheet.by_name[name])
    }
    cells: list[NotebookNode] = []
    names: list[str | None] = []
    for i, cell in enumerate(submitted.cells):
        for name, (_, taken) in written.items():
            if taken[:1] == [i] and name not in owners.values():
                cells.append(_of_lesson(sheet.by_name[name]))
                names.append(name)
        if i not in gone:
            cells.append(_rebuilt(cell, owners.get(i), sheet, notes))
            names.append(owners.get(i))
    _put_back(cells, names, sheet, notes)
    for name, (text, _) in written.items():
        cells[names.index(name)].source = text
    _order(cells, names, sheet, notes)
    keep_imports((submitted.cells[i].source for i in owners), cells, names, notes)
    _number(cells, names)
    notebook = plain_cells.notebook(cells)
    notebook.metadata = NotebookNode({"language_info": {"name": "python"}})
    if sheet.kernelspec:
        notebook.metadata["kernelspec"] = NotebookNode(sheet.kernelspec)
    return notebook, notes


def explain(notebook: NotebookNode, notes: list[str]) -> None:
    """Say at the notebook's top what was repaired, for the student and for the teacher."""
    if notes:
        lines = "\n".join(f"- {note}" for note in dict.fromkeys(notes))
        cell = plain_cells.cell("markdown", f"**Put right before grading:**\n\n{lines}")
        cell["id"] = "put-right"
        notebook.cells.insert(0, cell)


def say_unsealed(notebook: NotebookNode) -> None:
    """Say at the notebook's top that its marks are not what they are elsewhere."""
    cell = plain_cells.cell("markdown", f"**{UNSEALED[0].upper()}{UNSEALED[1:]}.**")
    cell["id"] = "unsealed"
    notebook.cells.insert(0, cell)


def unreadable(sheet: Sheet, reason: str) -> NotebookNode:
    """A notebook for a file in which there is none: the lesson's own cells, and the reason on top."""
    notebook, _ = repair(plain_cells.notebook([]), sheet)
    cell = plain_cells.cell("markdown", f"**This submission could not be read, so it earned nothing:** {reason}.")
    cell["id"] = "unreadable"
    notebook.cells.insert(0, cell)
    return notebook


def recognised(submitted: NotebookNode, sheet: Sheet) -> tuple[set[str], set[str]]:
    """Which of the lesson's cells a notebook has, and which answers among them say something: how the notebook that
    counts is found, whatever it is called."""
    owners, copies = _recognise(submitted.cells, sheet, [])
    answers = {name: submitted.cells[i].source for i, name in owners.items() if sheet.by_name[name].solution}
    said = {name for name, text in answers.items() if not is_open(text, sheet.by_name[name])}
    written = find_written(submitted.cells, owners, copies, sheet, []) if owners else {}
    for name, (_, places) in written.items():
        if any(not is_open(submitted.cells[i].source, sheet.by_name[name]) for i in places):
            said.add(name)
    return set(owners.values()), said


def _recognise(
    cells: list[NotebookNode], sheet: Sheet, notes: list[str]
) -> tuple[dict[int, str], dict[str, list[int]]]:
    """Which submitted cell is which of the lesson's: by its tag, its id, its text, or the names that it defines; and
    the further copies of each."""
    owners: dict[int, str] = {}
    taken: set[str] = set()
    copies: dict[str, list[int]] = {}
    for key in (_by_claim, _by_id, _by_text, _by_names):
        found: dict[str, list[int]] = {}
        for i in reversed(range(len(cells))):
            name = None if i in owners else key(cells[i], sheet, taken)
            if name is not None:
                found.setdefault(name, []).append(i)
                if key is _by_text or (key is _by_names and not is_open(cells[i].source, sheet.by_name[name])):
                    taken.add(name)  # the last one; those before it run as they stand
        for name, places in found.items():
            places.sort()
            known = sheet.by_name[name]
            answered = [i for i in places if known.solution and not is_open(cells[i].source, known)]
            i = (answered or places)[-1]  # where a cell was copied, the last copy counts, as in nbgrader
            owners[i] = name
            taken.add(name)
            if len(places) > 1:
                copies[name] = [place for place in places if place != i]
                which = "the one with an answer counts" if i != places[-1] else "the later one counts"
                notes.append(f"cell `{name}` stands there twice; {which}")
            if key is _by_text or key is _by_names:
                notes.append(f"cell `{name}` had lost its tag; found by its {'text' if key is _by_text else 'names'}")
    _look_below(cells, owners, copies, sheet, notes)
    for i, cell in enumerate(cells):  # an answer as it was released, pasted once more, would undo what was written
        known = _by_statements(cell, sheet) if i not in owners else None
        if known is not None and i not in copies.setdefault(known.name, []):
            copies[known.name].append(i)
    return owners, copies


def _by_statements(cell: NotebookNode, sheet: Sheet) -> SheetCell | None:
    answers = (known for known in sheet.cells if known.solution and known.cell_type == cell.cell_type == "code")
    return next((known for known in answers if cell.source.strip() and is_open(cell.source, known)), None)


def _look_below(
    cells: list[NotebookNode], owners: dict[int, str], copies: dict[str, list[int]], sheet: Sheet, notes: list[str]
) -> None:
    """An answer's cell was left as it was, and another cell defines its names: that one is the answer."""
    for place, name in list(owners.items()):
        known = sheet.by_name[name]
        if not (known.solution and known.cell_type == "code" and is_open(cells[place].source, known)):
            continue
        wanted = bound_names(known.source)
        for i in reversed(range(len(cells))):
            others = i in owners or i in copies.get(name, ()) or cells[i].source in sheet.ordinary
            if wanted and not others and cells[i].cell_type == "code" and wanted <= bound_names(cells[i].source):
                del owners[place]
                owners[i] = name
                copies.setdefault(name, []).append(place)
                notes.append(f"cell `{name}` was left as it was; the answer stands in a cell of its own")
                break


def _by_claim(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    name = cell.metadata.get("claims")
    return name if name in sheet.by_name else None


def _by_id(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    name = cell.get("id")
    return name if name in sheet.by_name and name not in taken and "claims" not in cell.metadata else None


def _by_text(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    text = cell.source.strip()
    for known in sheet.cells:
        if known.locked and known.name not in taken and text == known.released.strip():
            return known.name
    return None


def _by_names(cell: NotebookNode, sheet: Sheet, taken: set[str]) -> str | None:
    bound = bound_names(cell.source) if cell.source not in sheet.ordinary else frozenset()
    for known in sheet.cells:
        if known.solution and known.cell_type == "code" and known.name not in taken:
            wanted = bound_names(known.source)
            if wanted and wanted <= bound:
                return known.name
    return None


def _rebuilt(cell: NotebookNode, name: str | None, sheet: Sheet, notes: list[str]) -> NotebookNode:
    if name is None:
        plain = plain_cells.cell("code" if cell.cell_type == "code" else "markdown", cell.source)
        if cell.cell_type == "raw":  # shown as text: raw HTML would reach the browser as it is
            plain = plain_cells.cell("markdown", "\n".join(f"    {line}" for line in cell.source.split("\n")))
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
        fenced = FENCED.fullmatch(cell.source) if known.cell_type == "code" else None
        made.source = fenced[1] if fenced else cell.source
        if "attachments" in cell and known.cell_type == "markdown":
            made["attachments"] = cell["attachments"]
    return made


def _of_lesson(known: SheetCell) -> NotebookNode:
    made = plain_cells.cell(known.cell_type, known.source)
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
