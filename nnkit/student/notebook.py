"""A notebook's file as plain JSON: read, written in one step, its cells by id. It needs no Jupyter."""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from nnkit import __version__

Notebook = dict[str, Any]
Cell = dict[str, Any]
VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}[a-z0-9.+]{0,12}")
CHECK = "check-"  # begins the grade_id of the cell that checks an exercise


class UnreadableError(ValueError):
    """There is no notebook in the file; the message says why."""


def read(path: Path) -> Notebook:
    """The notebook in the file; UnreadableError where there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path} cannot be read: {error}") from error
    try:
        notebook = json.loads(text)
    except ValueError as error:
        merge = " It holds the marks of an unfinished git merge." if "<<<<<<<" in text else ""
        raise UnreadableError(f"{path} is no notebook: it is not JSON ({error}).{merge}") from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise UnreadableError(f"{path} is no notebook: it has no list of cells.")
    if not all(isinstance(cell, dict) and "cell_type" in cell for cell in notebook["cells"]):
        raise UnreadableError(f"{path} is no notebook: something among its cells is no cell.")
    return notebook


def write(path: Path, notebook: Notebook) -> None:
    """Write the file in one step: whoever reads it, or a fault halfway, finds the old one or the new one whole."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    partial.replace(path)


def source(cell: Cell) -> str:
    """The cell's text, which a file may hold as a list of lines."""
    text = cell.get("source", "")
    return "".join(text) if isinstance(text, list) else str(text)


def role(cell: Cell) -> dict[str, Any]:
    """What nbgrader knows of the cell; empty where it is nobody's."""
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """The name by which grading knows the cell; empty where it knows it not."""
    return str(role(cell).get("grade_id", ""))


def is_changed(cell: Cell) -> bool:
    """Whether a cell that was released with a checksum says something else now."""
    return "checksum" in role(cell) and role(cell)["checksum"] != checksum(cell)


def checksum(cell: Cell) -> str:
    """nbgrader's checksum of a cell, over its text and its role."""
    known = role(cell)
    parts = [source(cell), cell["cell_type"]]
    parts += [str(bool(known.get(name, False))) for name in ("grade", "solution", "locked")]
    parts.append(grade_id(cell))
    if known.get("grade"):
        parts.append(str(float(known.get("points", 0))))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def outputs_text(cell: Cell) -> str:
    """All that a cell's outputs say as plain text."""
    said = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        for text in (
            output.get("text", ""),
            data.get("text/plain", ""),
            data.get("text/html", ""),
            output.get("evalue", ""),
        ):
            said.append("".join(text) if isinstance(text, list) else str(text))
    return "\n".join(said)


def stamp(notebook: Notebook) -> dict[str, Any]:
    """What the release wrote into the notebook: its name, its graded cells, the version. Empty in a stranger's."""
    metadata = notebook.get("metadata")
    found = metadata.get("nnkit") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def age(version: object, installed: str = __version__) -> str:
    """ "older than" or "newer than" the installed lessons, as a notebook of this version is; empty where it is of the
    same, or where `version`, which anybody may have written, is none."""
    if not isinstance(version, str) or not VERSION.fullmatch(version) or version == installed:
        return ""
    return "older than" if _in_order(version) < _in_order(installed) else "newer than"


def _in_order(version: str) -> tuple[list[int], bool, str]:
    """Sorts as versions do: by numbers, and 1.0rc1 before 1.0."""
    numbers = re.match(r"[\d.]*", version)[0]  # type: ignore[index]  # matches anything
    rest = version[len(numbers) :]
    return [int(number) for number in numbers.split(".") if number], rest == "", rest
