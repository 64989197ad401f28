"""In which forms a notebook comes: under another ending, in another encoding, packed by gzip, in a mail, as a script.

One place for all who look at what was handed in: `course collect` and grading. Archives of many files: `archives.py`.
"""

import binascii
import gzip
import io
import quopri
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import jupytext
from nbformat import NotebookNode

from course.grading.submitted.files import MAX_FILE, UnreadableError
from course.grading.submitted.reading import notebook_in

MAX_SCRIPT = 1 << 20  # bytes
MAX_SHORT = 1 << 16  # bytes in which a mail says that it is one
MARKS = tuple('"cells"'.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))  # one stands in every notebook
MAIL = re.compile(rb"^(?:Content-Transfer-Encoding|MIME-Version):", re.I | re.M)
BASE64 = re.compile(rb"(?:^[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]*={0,2}", re.M)  # lines of it, the last one shorter
GZIP = b"\x1f\x8b"


def is_named_so(name: PurePath) -> bool:
    """Whether a file is called as notebooks are."""
    return name.suffix == ".ipynb"


def notebook_of(name: PurePath, content: bytes, notes: list[str]) -> NotebookNode | None:
    """The notebook in a file that is called so, however it is wrapped; None where there is none.

    notes: gets what was put right in order to read it. UnreadableError: what should be a notebook cannot be read.
    """
    if content.startswith(GZIP):
        content = _expanded(content)
        notes.append("the file was packed by gzip")
    if is_named_so(name):
        return notebook_in(content, notes)
    if name.suffix == ".py":
        return _script(content, notes)
    for how, text in _unwrapped(content):
        if any(mark in text for mark in MARKS):
            notes += [how] if how else []
            return notebook_in(text, notes)
    return None


def _unwrapped(content: bytes) -> Iterator[tuple[str, bytes]]:
    """(what was done, the text) for each thing that a file may hold a notebook as."""
    if MAIL.search(content[:MAX_SHORT]):
        for block in BASE64.finditer(content):
            yield "the notebook was attached to a mail", _of_base64(block[0])
        yield "the notebook stood in a mail", quopri.decodestring(content)
        return
    yield "", content


def _expanded(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            text = file.read(MAX_FILE + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"the file was packed by gzip and cannot be unpacked ({error})") from None
    if len(text) > MAX_FILE:
        raise UnreadableError(f"the file was packed by gzip and has more than {MAX_FILE >> 20} million bytes")
    return text


def _of_base64(lines: bytes) -> bytes:
    try:
        return binascii.a2b_base64(lines)
    except binascii.Error:  # words of 20 letters, and no base64
        return b""


def _script(content: bytes, notes: list[str]) -> NotebookNode:
    """jupytext's, nbconvert's, or a plain one as a single cell."""
    if len(content) > MAX_SCRIPT:
        raise UnreadableError(f"the script has more than {MAX_SCRIPT >> 20} million bytes")
    text = re.sub(r"^# In ?\[[ \d]*\]:", "# %%", content.decode("utf-8-sig", "replace"), flags=re.M)
    made: dict[str, Any] = {"cells": [dict(cell) for cell in jupytext.reads(text, fmt="py:percent").cells]}
    return notebook_in(made, notes)
