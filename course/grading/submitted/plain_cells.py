"""Notebook nodes as nbformat makes them, without its validation of each, which took a third of a submission's time
here. Their parts are checked where they are read; the tests validate what is written."""

import json

from nbformat import NotebookNode


def cell(kind: str, source: str) -> NotebookNode:
    """A cell of nbformat 4.5 but for its id, which whoever puts it in a place gives it; kind: "code", "markdown" or
    "raw"."""
    made = NotebookNode(cell_type=kind, metadata=NotebookNode(), source=source)
    if kind == "code":
        made.execution_count, made.outputs = None, []
    return made


def notebook(cells: list[NotebookNode]) -> NotebookNode:
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=NotebookNode(), cells=cells)


def text_of(made: NotebookNode) -> str:
    """The notebook as a file's content, a cell a line; halves of surrogate pairs, which no file can hold, become
    question marks."""
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in made.cells)
    rest = json.dumps({key: value for key, value in made.items() if key != "cells"}, ensure_ascii=False, sort_keys=True)
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'.encode("utf-8", "replace").decode()
