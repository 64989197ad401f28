"""Two steps that nbgrader runs when it makes the students' notebook out of the one with solutions."""

import hashlib
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

from nnkit import __version__

STUB_IN_FUNCTION = 'raise NotImplementedError("your turn: replace this line")'
STUB_AT_TOP = "# your answer goes here, or in place of the question marks above"


class ClearSolutionsByPlace(ClearSolutions):
    """Replace a solution by a stub that fits its place.

    Within a function it raises NotImplementedError, which a check knows as "not attempted yet". At the top level it
    is a comment, so that the cell runs and "Run all" goes on.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], cell_index: int):
        begins = [line for line in cell.source.split("\n") if self.begin_solution_delimeter in line]
        in_function = bool(begins) and begins[0][:1].isspace()
        self.code_stub = {"python": STUB_IN_FUNCTION if in_function else STUB_AT_TOP}
        return super().preprocess_cell(cell, resources, cell_index)


def digest(notebook: NotebookNode) -> str:
    """What the cells say, in one number: it changes with any edit, and not with outputs or cell metadata."""
    content = "\0".join(f"{cell.cell_type}\0{cell.source}" for cell in notebook.cells)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


class Seal(NbGraderPreprocessor):
    """Write into a released notebook what it was: its name, its graded cells, the digest of its content, the version.

    A later build knows by it whether somebody worked in it, `python -m nnkit doctor` what is missing, and that and
    `course grade` whether it is another edition than the installed one.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]):
        grade_ids = [cell.metadata["nbgrader"]["grade_id"] for cell in nb.cells if "nbgrader" in cell.metadata]
        name = f"{resources['nbgrader']['notebook']}.ipynb"
        nb.metadata["nnkit"] = {"name": name, "cells": grade_ids, "released": digest(nb)}
        nb.metadata["nnkit"]["version"] = __version__
        return nb, resources
