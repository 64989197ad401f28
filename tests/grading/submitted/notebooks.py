"""A lesson of two answers and a question, and notebooks of it as students hand them in."""

from nbformat import NotebookNode

from course.grading.submitted import plain_cells
from course.grading.submitted.sheet import Sheet, SheetCell

STUB = "*Your answer.*"
SHEET = Sheet(
    "a",
    "a",
    (
        SheetCell("f", "code", "def f():\n    return None", False, None, False, True, False),
        SheetCell("check-f", "code", "assert f() == 1", True, None, True, False, False, 2.0),
        SheetCell("g", "code", "def g():\n    return None", False, None, False, True, False),
        SheetCell("check-g", "code", "assert g() == 2", True, None, True, False, False, 1.0),
        SheetCell("why", "markdown", STUB, False, None, True, True, False, 3.0),
    ),
    kernelspec={"name": "python3", "display_name": "Python 3"},
    ordinary=frozenset(["def f():\n    return 'an example'"]),
    outline=(
        ("", "# A lesson"),
        ("f", ""),
        ("check-f", ""),
        ("g", ""),
        ("check-g", ""),
        ("", "## Why?\n\nSay it in your own words."),
        ("why", ""),
        ("", "## Summary"),
    ),
)
ANSWERS = {"f": "def f():\n    return 1", "g": "def g():\n    return 2", "why": "Because of this and that."}


def cell(source: str, kind: str = "code", claims: str | None = None, id_: str | None = None) -> NotebookNode:
    made = plain_cells.cell(kind, source)
    if claims is not None:
        made.metadata["claims"] = claims
    if id_ is not None:
        made["id"] = id_
    return made


def handed_in(answers: dict[str, str] = ANSWERS, *, tags: bool = True) -> list[NotebookNode]:
    """The lesson's cells, with these answers in them; without tags as some editors save them."""
    cells = []
    for name, text in SHEET.outline:
        known = SHEET.by_name.get(name)
        source = answers.get(name, known.released) if known else text
        cells.append(cell(source, known.cell_type if known else "markdown", name if known and tags else None))
    return cells


def place(cells: list[NotebookNode], name: str) -> int:
    return next(i for i, each in enumerate(cells) if each.metadata.get("claims") == name)
