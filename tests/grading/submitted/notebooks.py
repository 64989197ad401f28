"""A lesson of two answers and a question, and notebooks of it as students hand them in."""

import gzip
import quopri
from collections.abc import Callable
from email.message import EmailMessage

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


def mail_with(name: str, text: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ada@example.org", "my work"
    mail.set_content("Dear all, here it is: " + "averylongwordofnothing" * 9)
    mail.add_attachment(text, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def mail_of(text: bytes) -> bytes:
    """With the text in it, lines broken as mails break them."""
    return b"MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(text)


# what a notebook's text is handed in as: (name, content)
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "a.ipynb.txt": lambda text: text,
    "a.json": lambda text: b"Dear all,\n" + text,
    "a": lambda text: text,
    "a.txt": lambda text: text.decode().encode("utf-16"),
    "b.txt": lambda text: text.decode().encode("utf-16-be"),
    "a.ipynb.gz": gzip.compress,
    "a.gz": lambda text: gzip.compress(text.decode().encode("utf-16")),
    "work.eml": lambda text: mail_with("a.ipynb", text),
    "b.eml": mail_of,
}
