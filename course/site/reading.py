"""A released lesson as something to read: run as it is handed out, so that its pictures are there, with each explorer
as a place that the page's script fills. Site and slides are made of it."""

import html
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from course.authoring.rehearsal import execute
from course.lessons import LessonFolder
from nnkit.widgets.shown import TYPE

NOT_READ = {"colab"}  # tags of cells for a machine, not for a reader
SECONDS = 600  # for one cell, on a machine that does other things as well
WIDGET = "application/vnd.jupyter.widget-view+json"
STATES = "application/vnd.jupyter.widget-state+json"


def read(folder: LessonFolder) -> NotebookNode:
    """The lesson with what its own cells show; exercises are untouched, and what their checks say is left out.

    LookupError where it has not been built.
    """
    released = folder.released / f"{folder.name}.ipynb"
    if not released.is_file():
        raise LookupError(f"there is no {released}: run `course build {folder.name}` first")
    notebook = run(nbformat.read(released, as_version=4), folder.released)
    notebook.cells = [cell for cell in notebook.cells if not NOT_READ & set(cell.metadata.get("tags", ()))]
    states = notebook.metadata.get("widgets", {}).get(STATES, {}).get("state", {})
    for cell in notebook.cells:
        if cell.cell_type == "code":
            is_task = "nbgrader" in cell.metadata
            cell.outputs = [] if is_task else [s for o in cell.outputs if (s := shown(o, states))]
            cell.execution_count = None
    notebook.metadata.pop("widgets", None)
    return notebook


def run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run the cells in a copy of the lesson's folder, in a course of its own: nothing is written to the lesson."""
    with tempfile.TemporaryDirectory(prefix="course-reading-") as course:
        copy = Path(course, "lessons", folder.name)
        shutil.copytree(folder, copy)
        return execute(notebook, copy, SECONDS)


def place(values: dict[str, Any], words: str) -> str:
    """HTML that look/site.js fills with an explorer; `words` stand there until then, and where no script runs."""
    told = html.escape(json.dumps({name: value for name, value in values.items() if name != "id"}), quote=True)
    return f'<div class="nnk-here" data-shows="{told}"><p>{html.escape(words)}</p></div>'


def shown(output: NotebookNode, states: dict[str, Any]) -> NotebookNode | None:
    """What a page shows of a cell's output; None of what is no part of the text, such as a warning."""
    if output.output_type == "stream":
        return output if output.name == "stdout" else None
    if output.output_type == "error":
        return None
    data = output.data
    if TYPE in data:
        return _page_part(place(data[TYPE], data["text/plain"]))
    if WIDGET in data:
        pictures = "".join(_pictures(data[WIDGET]["model_id"], states))
        return _page_part(f'{pictures}<p class="nnk-python">This moves in the notebook, where Python answers it.</p>')
    return output


def _page_part(text: str) -> NotebookNode:
    return new_output("display_data", {"text/html": text})


def _pictures(name: str, states: dict[str, Any]) -> list[str]:
    """The pictures that a widget of sliders shows as it opens."""
    state = states.get(name.removeprefix("IPY_MODEL_"), {}).get("state", {})
    value = state.get("value")
    own = [value] if isinstance(value, str) and "<img" in value else []
    return own + [picture for child in state.get("children", []) for picture in _pictures(child, states)]
