"""Read a notebook for `course doctor`: as forgiving as grading, metadata kept, and a sentence when it cannot."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

MAX_BYTES = 50_000_000  # of one file; a notebook with outputs has a few hundred thousand


class UnreadableError(Exception):
    """A submission that cannot be graded; the message is the reason, for its student and the instructor."""


def read_notebook(path: Path, notes: list[str]) -> NotebookNode:
    """Read a notebook, forgiving what editors and mail do to files; `notes` gets what was forgiven."""
    if path.is_symlink():
        raise UnreadableError(f"{path.name} is a link to somewhere else, not a notebook")
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError(f"{path.name} has {path.stat().st_size / 1e6:.0f} MB; clear its outputs, hand in again")
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        notes.append(f"{path.name} began with a byte order mark")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
        notes.append(f"{path.name} was not in UTF-8; read as Latin-1")
    if not text.strip():
        raise UnreadableError(f"{path.name} is empty")
    try:
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise UnreadableError(f"{path.name} is no valid notebook: {error.message[:200]}") from error
    except Exception as error:  # nbformat raises whatever the broken JSON makes it stumble over
        where = _first_break(text)
        raise UnreadableError(f"{path.name} is no notebook that can be read{where}: {str(error)[:120]}") from error
    return notebook


def _first_break(text: str) -> str:
    if "<<<<<<<" in text:
        return " (it holds the marks of an unfinished git merge)"
    try:
        json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return f" (it breaks in line {getattr(error, 'lineno', '?')})"
    return ""
