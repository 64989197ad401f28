"""Find written answers that do not stand in their own cell: it lost its tag, was retyped or deleted, or the text stands
in a new cell beside it. Nothing is decided here: whatever is found is put up for marking by hand, with its origin.

A written cell whose text is not the released one is marked by hand; so the text itself carries what was found, through
`course grade`, nbgrader's own commands and the formgrader alike.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from course.grading.submitted.sheet import Sheet, SheetCell
from course.grading.texts.cells import parse, remembered

FEW_WORDS = 8  # a text of one's own elsewhere in the notebook with fewer is a remark, no answer
MAX_SHOWN = 5


@dataclass
class Place:
    """A submitted cell: where in the lesson it belongs, if anywhere, and what in it is the student's own text."""

    outline: int | None
    own: str
    is_code: bool = False
    whole: bool = True  # whether all of the cell is the student's own
    is_stub: bool = False  # the text that a written answer is released with, in a cell without a tag


def find_written(
    submitted: list[NotebookNode],
    owners: dict[int, str],
    copies: dict[str, list[int]],
    sheet: Sheet,
    notes: list[str],
) -> dict[str, tuple[str, list[int]]]:
    """For each written answer that is not simply in its cell: its text with an explanation for the marker, and which
    submitted cells went into it. copies: further cells that claim to be an answer, by name."""
    if not submitted:
        return {}
    at = {name: i for i, name in owners.items()}
    written = [cell for cell in sheet.cells if is_written(cell)]
    doubtful = [cell for cell in written if cell.name not in at or is_open(submitted[at[cell.name]].source, cell)]
    found: dict[str, tuple[str, list[int]]] = {}
    for cell in written:
        if cell not in doubtful and (
            others := _other_answers(submitted, at[cell.name], copies.get(cell.name, []), cell)
        ):
            texts = [submitted[i].source for i in [*others, at[cell.name]]]
            found[cell.name] = _shown("this answer stands in more than one cell; all of them follow", texts), others
            notes.append(f"the answer `{cell.name}` stands there more than once; all are shown, to be marked by hand")
    if not doubtful:
        return found
    places = _places(submitted, owners, sheet)
    used: set[int] = set()
    for cell in doubtful:
        around = [i for i in _near(places, cell, sheet) if i not in used]
        near = [i for i in around if places[i].own]
        texts = [i for i in near if not places[i].is_code] or (near if cell.name not in at else [])
        if texts:
            used.update(texts)
            said = "this answer's cell was missing" if cell.name not in at else "this answer's cell was left as it was"
            found[cell.name] = (
                _shown(f"{said}; what follows stood at its question", [places[i].own for i in texts]),
                [i for i in texts if places[i].whole and not places[i].is_code],
            )
            said = said.replace("this answer", f"the answer `{cell.name}`")
            notes.append(f"{said}; found by its place, to be marked by hand")
        elif cell.name not in at and (stubs := [i for i in around if places[i].is_stub]):
            used.add(stubs[0])
            found[cell.name] = cell.released, stubs[:1]
    elsewhere = [i for i, place in enumerate(places) if _is_text(place) and i not in used]
    for cell in doubtful:
        if cell.name in found:
            continue
        others = [places[i].own for i in elsewhere if cell.name not in at or len(places[i].own.split()) >= FEW_WORDS]
        if others:
            why = "was missing" if cell.name not in at else "was left as it was"
            said = f"this answer's cell {why}; one of these texts, which stand elsewhere, may be it"
            found[cell.name] = _shown(said, others[:MAX_SHOWN]), []
            notes.append(f"the answer `{cell.name}` may stand elsewhere in the notebook; to be marked by hand")
        elif cell.name not in at:
            found[cell.name] = _shown("this answer's cell was deleted, and no text of the student's was found", []), []
            notes.append(f"the answer `{cell.name}` was deleted and not found; to be marked by hand")
    return found


def is_written(cell: SheetCell) -> bool:
    return cell.cell_type == "markdown" and cell.grade and cell.solution


def is_open(source: str, cell: SheetCell) -> bool:
    """Whether an answer is empty or says what was released: in code, whether it does the same."""
    if _plain(source) in ("", _plain(cell.released)):
        return True
    does = _statements(source) if cell.cell_type == "code" else ()
    return bool(does) and does == _statements(cell.released)


@remembered
def _statements(source: str) -> tuple[str, ...]:
    """What code does, without comments and values in lines of their own."""
    try:
        return tuple(ast.dump(node) for node in parse(source).body if not _is_idle(node))
    except RecursionError:  # nested deeper than any lesson's text
        return (source,)


def _is_idle(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _other_answers(cells: list[NotebookNode], at: int, copies: list[int], known: SheetCell) -> list[int]:
    said = {_plain(cells[at].source)}
    others = []
    for i in copies:
        if not is_open(cells[i].source, known) and _plain(cells[i].source) not in said:
            said.add(_plain(cells[i].source))
            others.append(i)
    return others


def _shown(why: str, texts: list[str]) -> str:
    return "\n\n---\n\n".join([f"*Put together by grading: {why}.*", *(text.strip() for text in texts)])


@remembered
def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_text(place: Place) -> bool:
    return bool(place.own) and not place.is_code


def _places(submitted: list[NotebookNode], owners: dict[int, str], sheet: Sheet) -> list[Place]:
    by_name = {name: j for j, (name, _) in enumerate(sheet.outline)}
    free = [(j, text) for j, (name, text) in enumerate(sheet.outline) if not name]
    stubs = {_plain(cell.released) for cell in sheet.cells if is_written(cell)}
    places = []
    for i, cell in enumerate(submitted):
        if i in owners:
            places.append(Place(by_name.get(owners[i]), ""))
            continue
        for j, text in free:
            if (own := _beyond(cell.source, text)) is not None:
                free.remove((j, text))
                places.append(Place(j, own, whole=False))
                break
        else:
            is_python = cell.cell_type == "code" and bool(parse(cell.source).body)
            is_stub = _plain(cell.source) in stubs
            places.append(Place(None, "" if is_stub else cell.source.strip(), is_python, is_stub=is_stub))
    return places


def _beyond(text: str, lesson: str) -> str | None:
    """What a cell says beyond the lesson's text; None when it is not that cell of the lesson."""
    if _plain(text) == _plain(lesson):
        return ""
    if not lesson.strip():
        return None
    if text.strip().startswith(lesson.strip()):
        return text.strip()[len(lesson.strip()) :].strip()
    wanted = [line.strip() for line in lesson.split("\n") if line.strip()]
    lines = {line.strip() for line in text.split("\n")}
    same_heading = wanted[0].startswith("#") and wanted[0] in lines
    if same_heading or 2 * sum(line in lines for line in wanted) > len(wanted):
        return "\n".join(line for line in text.split("\n") if line.strip() not in wanted).strip()
    return None


def _near(places: list[Place], cell: SheetCell, sheet: Sheet) -> Iterator[int]:
    """The cells between what stands before the answer in the lesson and what stands
    behind it; the first of these, its question, counts where something was written into it."""
    of = next((j for j, (name, _) in enumerate(sheet.outline) if name == cell.name), None)
    if of is None:
        return
    anchors = {place.outline: i for i, place in enumerate(places) if place.outline is not None}
    before = max((j for j in anchors if j < of), default=None)
    after = min((j for j in anchors if j > of), default=None)
    if before is None and after is None:
        return
    start = -1 if before is None else anchors[before]
    end = len(places) if after is None else anchors[after]
    if end < start:  # cells were moved: up to the next of the lesson's
        end = min((i for i in anchors.values() if i > start), default=len(places))
    if before == of - 1:
        yield start
    yield from range(start + 1, end)
