"""An author's text as cells, in the py:percent form that jupytext reads."""

import copy
import functools
from pathlib import Path

import jupytext
from nbformat import NotebookNode


def read_text(path: Path) -> NotebookNode:
    """The author's cells as they stand, with the markers in their metadata."""
    return copy.deepcopy(_cells(path.read_text(encoding="utf-8")))


@functools.lru_cache(maxsize=256)  # a lesson's build reads the headings and the questions of all others too
def _cells(text: str) -> NotebookNode:
    return jupytext.reads(text, fmt="py:percent")
