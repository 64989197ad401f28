"""Read a submitted notebook, whatever state the file is in. Never follows links, never waits, never writes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from course.grading.submitted import plain_cells
from course.grading.submitted.files import UnreadableError, read_bytes
from course.grading.texts.markup import PICTURES
from course.grading.texts.sanitise import is_base64
from nnkit.student import notebook as released

MAX_THINGS = 2_000_000  # values in a file's JSON: read, each takes far more memory than its text
MAX_CELLS = 2_000
MAX_TEXT = 1 << 18  # characters of all cells; a lesson has some 50,000
# how other files begin, as Latin-1 has it
OTHERS = {
    "PK\x03": "a zip archive",
    "\x1f\u2039": "a gzip archive",
    "Rar!": "an archive",
    "%PDF": "a PDF",
    "<": "a page",
}
TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.S)  # in JSON


def read_notebook(path: Path) -> tuple[NotebookNode, list[str]]:
    """The notebook in the file, and sentences about what was put right in order to read it."""
    notes: list[str] = []
    return notebook_in(read_bytes(path), notes), notes


def notebook_in(content: bytes | dict[str, Any], notes: list[str]) -> NotebookNode:
    """The notebook in a file's content, or in its JSON; `notes` gets what was put right in order to read it."""
    data = content if isinstance(content, dict) else parse(decode(content, notes), notes)
    return _notebook(data, notes)


def decode(raw: bytes, notes: list[str]) -> str:
    """A file's text, whatever its encoding; `notes` gets a sentence where it was not plain UTF-8."""
    if not raw.strip(b"\0 \t\r\n"):
        raise UnreadableError("the file is empty")
    if (encoding := json.detect_encoding(raw)) != "utf-8":
        said = "the file begins with a byte-order mark, or in another encoding; read as "
        notes.append(said + encoding.upper().removesuffix("-SIG"))
        return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        notes.append("the file is not UTF-8; read as Windows' Latin-1")
        return raw.decode("cp1252", "replace")


def parse(text: str, notes: list[str]) -> dict[str, Any]:
    """The JSON object in a notebook's text, as far as it can be read; `notes` gets what was put right."""
    _refuse_too_many_things(text)
    candidates = [(text, "")]
    if (sides := _sides(text)) is not None:
        said = "the file holds the marks of a git merge that was not finished; read with the {} side"
        candidates = [(sides[0], said.format("upper")), (sides[1], said.format("lower"))]
    for candidate, said in candidates:
        try:
            data, end = json.JSONDecoder(strict=False).raw_decode(candidate.lstrip())
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            if candidate.lstrip()[end:].strip("\0 \t\r\n"):
                notes.append("something follows behind the notebook's end; it is left out")
            if said:
                notes.append(said)
            return data
    for candidate, _ in candidates:
        cells = list(_cells_of_a_fragment(candidate))
        if cells:
            notes.append(f"the file breaks off or is damaged; the {len(cells)} cells before that were read")
            return {"nbformat": 4, "cells": cells}
    head = re.sub(r"[^\w .,:;/!?#=+*()\[\]{}-]", " ", text.lstrip()[:60])
    merge = " (it holds the marks of an unfinished git merge)" if "<<<<<<<" in text else ""
    kind = next((f" but {kind}" for begins, kind in OTHERS.items() if text.startswith(begins)), "")
    raise UnreadableError(f"the file is no notebook{kind}{merge}; it begins with {head!r}")


def _refuse_too_many_things(text: str) -> None:
    """A list of nothing but empty lists takes thirty times its text, in a process that has no limit."""

    def things(text: str) -> int:
        return sum(map(text.count, "[{,:"))

    if things(text) > MAX_THINGS and (count := things(TEXT.sub("", text))) > MAX_THINGS:
        raise UnreadableError(
            f"the file holds {count} values; a notebook has some thousands, and {MAX_THINGS} are read"
        )


def _sides(text: str) -> tuple[str, str] | None:
    """A text with the upper side of each conflict of an unfinished git merge, and with the lower one; None where there
    is none. What git's diff3 style has between them is left out; marks that belong to no whole conflict stay."""
    if "<<<<<<<" not in text:
        return None
    upper: list[str] = []
    lower: list[str] = []
    conflict: list[str] = []  # its lines as they stand
    ours: list[str] = []
    theirs: list[str] = []
    place, found = "outside", False
    for line in text.split("\n"):
        mark = line[:7]
        if place == "outside":
            if mark == "<<<<<<<":
                place, conflict, ours, theirs = "ours", [line], [], []
            else:
                upper.append(line)
                lower.append(line)
            continue
        conflict.append(line)
        if place == "theirs" and mark == ">>>>>>>":
            upper += ours
            lower += theirs
            place, found = "outside", True
        elif place != "theirs" and mark == "=======":
            place = "theirs"
        elif place == "ours" and mark == "|||||||":
            place = "base"
        elif place != "base":
            (ours if place == "ours" else theirs).append(line)
    if place != "outside":
        upper += conflict
        lower += conflict
    return ("\n".join(upper), "\n".join(lower)) if found else None


def _cells_of_a_fragment(text: str) -> Iterator[dict[str, Any]]:
    """The whole cells in the beginning of a notebook's text."""
    start = re.search(r'"cells"\s*:\s*\[', text)
    position = start.end() if start else len(text)
    decoder = json.JSONDecoder(strict=False)
    while brace := re.compile(r"[\s,]*(?=\{)").match(text, position):
        try:
            cell, position = decoder.raw_decode(text, brace.end())
        except (ValueError, RecursionError):
            return
        yield cell


def _notebook(data: dict[str, Any], notes: list[str]) -> NotebookNode:
    cells = data.get("cells")
    if cells is None and isinstance(data.get("worksheets"), list):
        sheets = [sheet.get("cells") for sheet in data["worksheets"] if isinstance(sheet, dict)]
        if any(isinstance(found, list) for found in sheets):
            notes.append("the notebook has the format of before 2015; it was converted")
            cells = [cell for found in sheets if isinstance(found, list) for cell in found]
    if not isinstance(cells, list):
        raise UnreadableError("the file is JSON, and not a notebook: it has no list of cells")
    if len(cells) > MAX_CELLS:
        notes.append(f"the notebook has {len(cells)} cells; the first {MAX_CELLS} were read")
    made = [cell for cell in (_cell(item, notes) for item in cells[:MAX_CELLS]) if cell is not None]
    left = MAX_TEXT
    for cell in made:
        if len(cell.source) > left:
            cell.source = ""
            notes.append(f"the cells hold more than {MAX_TEXT} characters; what goes beyond is left out")
        left -= len(cell.source)
    notebook = plain_cells.notebook(made)
    if isinstance(version := released.stamp(data).get("version"), str):
        notebook.metadata["nnkit"] = {"version": version}
    return notebook


def _cell(data: Any, notes: list[str]) -> NotebookNode | None:
    if not isinstance(data, dict):
        notes.append("something among the cells is no cell; it is left out")
        return None
    source = _text(data.get("source", data.get("input")), notes)
    if len(source) > MAX_TEXT:
        notes.append(f"a cell of {len(source)} characters is cut to {MAX_TEXT}")
        source = source[:MAX_TEXT]
    if (sides := _sides(source)) is not None:
        notes.append("a cell holds the marks of a git merge that was not finished; read with the upper side")
        source = sides[0]
    kind = data.get("cell_type")
    kind = "markdown" if kind == "heading" else kind
    cell = plain_cells.cell(kind if kind in ("code", "markdown") else "raw", source)
    metadata = data.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    cell.metadata = NotebookNode({"claims": name} if isinstance(name, str) else {})
    if isinstance(data.get("id"), str):
        cell["id"] = data["id"]
    if kind == "markdown" and isinstance(attachments := _attachments(data.get("attachments")), dict) and attachments:
        cell["attachments"] = attachments
    return cell


def _text(source: Any, notes: list[str]) -> str:
    lines = source if isinstance(source, list) else [] if source is None else [source]
    if not all(isinstance(line, str) for line in lines):
        notes.append("a cell holds something that is no text; it is left out")
    text = "".join(line for line in lines if isinstance(line, str))
    return text.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")


def _attachments(data: Any) -> dict[str, dict[str, str]]:
    """Pictures pasted into a text cell."""
    kept: dict[str, dict[str, str]] = {}
    for name, forms in data.items() if isinstance(data, dict) else ():
        if isinstance(forms, dict):
            good = {m: t for m, t in forms.items() if m in PICTURES and isinstance(t, str) and is_base64(t)}
            if good:
                kept[str(name)] = good
    return kept
