"""What happens to marks given by hand when a submission changes: they stay, and where the answer that they were given
for says something else now, a person is asked, with both texts beside each other."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.grading.marks.submission import Graded
from course.grading.submitted import plain_cells
from course.grading.submitted.files import UnreadableError
from course.grading.submitted.reading import read_notebook

MARKED = "marked-"  # begins the id of the cell that shows what was marked


def compare_with_marked(graded: Graded, earlier: Path, by_hand: dict[str, tuple[float, bool]]) -> set[str]:
    """Which of the points given by hand were given for another text. `graded` gets those texts, behind the new ones.

    earlier: the notebook that was graded last; by_hand: by grade_id the points, and whether they wait already.
    """
    try:
        before = read_notebook(earlier)[0]
    except UnreadableError:  # there is none any more: nobody can tell
        return set()
    now = nbformat.reads(graded.text, as_version=4)
    answers = {_name(cell) for cell in now.cells if cell.metadata.get("nbgrader", {}).get("solution")}
    old, new = _judged(before.cells, answers), _judged(now.cells, answers)
    shown = {cell.get("id", "").removeprefix(MARKED): cell for cell in before.cells if _is_shown(cell)}
    waiting = {name for name, (_, waits) in by_hand.items() if waits and name in shown}
    changed = {name for name in by_hand if name in new and (old.get(name) != new[name] or name in waiting)}
    for name in sorted(changed):
        text = shown[name].source if name in waiting else _said(old.get(name, ""), by_hand[name][0])
        cell = plain_cells.cell("markdown", text)
        cell["id"] = f"{MARKED}{name}"
        now.cells.insert(_place(now.cells, name) + 1, cell)
    if changed:
        graded.text = plain_cells.text_of(now)
    return changed


def _is_shown(cell: NotebookNode) -> bool:
    return str(cell.get("id", "")).startswith(MARKED)


def _said(text: str, points: float) -> str:
    quoted = "\n".join(f"> {line}" for line in text.strip().split("\n"))
    return f"**Marked by hand with {points:g} points, for this text:**\n\n{quoted}"


def _name(cell: NotebookNode) -> str:
    return cell.metadata.get("claims") or cell.metadata.get("nbgrader", {}).get("grade_id") or ""


def _place(cells: list[NotebookNode], name: str) -> int:
    return next(i for i, cell in enumerate(cells) if _name(cell) == name)


def _judged(cells: list[NotebookNode], answers: set[str]) -> dict[str, str]:
    """By grade_id the text that is judged: an answer its own, a test that of the answer before it."""
    judged: dict[str, str] = {}
    last = ""
    for cell in cells:
        if name := _name(cell):
            last = cell.source if name in answers else last
            judged[name] = last
    return judged
