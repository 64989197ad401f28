"""A lesson's notebook run from top to bottom, as students do: with the author's answers, or as it is handed out."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbclient
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course.authoring.percent import read_text
from course.lessons import LessonFolder
from nnkit.widgets.shown import TYPE

SECONDS = 120  # for a cell
COUNT_PLAIN = """\
import gc
from nnkit.widgets.explorer import Explorer

print(sum(isinstance(thing, Explorer) for thing in gc.get_objects()))"""


def answer(cell: NotebookNode, lesson: LessonFolder) -> None:
    """Write the author's solution into an answer's cell, as a student's own."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    for source in read_text(lesson.text).cells:
        if grade_id and source.metadata.get("exercise") == grade_id:
            marks = ("### BEGIN SOLUTION", "### END SOLUTION")
            cell.source = "\n".join(line for line in source.source.split("\n") if line.strip() not in marks)


def execute(notebook: NotebookNode, folder: Path, seconds: int = SECONDS) -> NotebookNode:
    """Run the cells in that folder, up to an error that no cell expects, which is raised."""
    client = nbclient.NotebookClient(
        notebook,
        timeout=seconds,
        coalesce_streams=True,  # on a busy machine one line printed may arrive in two pieces
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    return client.execute()


def rehearse(lesson: LessonFolder) -> tuple[NotebookNode, int]:
    """The released notebook run with the author's answers, in a folder of its own; and how many explorers it shows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "lessons", lesson.name)
        shutil.copytree(lesson.released, folder)
        notebook = nbformat.read(folder / f"{lesson.name}.ipynb", as_version=4)
        for cell in notebook.cells:
            answer(cell, lesson)
        notebook.cells.append(new_code_cell(COUNT_PLAIN))
        execute(notebook, folder)
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    others = ("Prediction", "Playground")
    shown = sum(values[TYPE]["explorer"] not in others for values in data if TYPE in values)
    return notebook, shown + int(notebook.cells[-1].outputs[0].text)


def complaints(notebook: NotebookNode) -> Iterator[str]:
    """What a run wrote to stderr."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                yield f"it writes to stderr: {output.text.strip().splitlines()[-1][:100]!r}; mend what warns"
