"""A lesson's notebook: answered, and what it printed, showed and asked for."""

import ast

import nbclient
import pytest

from course.authoring.text import read_text
from course.lessons import all_lessons
from tests.pace import PACE

LESSONS = all_lessons()
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
# Projects: days of a student's own work with a table of their own, so no lesson's hour, and nothing of ours to drag.
# Everything else that is asked of a lesson is asked of them.
PROJECTS = {"12-project"}


def answer(cell, lesson):
    """Write the author's solution into an answer's cell, as a student's own."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    for source in read_text(lesson.text).cells:
        if grade_id and source.metadata.get("exercise") == grade_id:
            cell.source = "\n".join(
                line
                for line in source.source.split("\n")
                if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")
            )


def execute(notebook, folder):
    """Run the cells in that folder, as students do, up to an error that no cell expects."""
    client = nbclient.NotebookClient(
        notebook,
        timeout=int(60 * PACE),
        coalesce_streams=True,  # on a busy machine one line printed may arrive in two pieces
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    return client.execute()


def printed(notebook):
    return "".join(
        output.text for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "stream"
    )


def calls(lesson, function):
    """Names that the lesson's text hands to `keep` (as arguments) or asks `take` for (as keywords)."""
    found = []
    for cell in read_text(lesson.text).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function:
                    found += [argument.id for argument in node.args] + [keyword.arg for keyword in node.keywords]
    return found


def outputs(notebook):
    return [(cell, output) for cell in notebook.cells for output in cell.get("outputs", [])]


def errors_in_widgets(notebook):
    """Errors that a widget's callback or Output area left in the notebook's metadata."""
    states = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    found = []
    for state in states.values():
        found += [o for o in state["state"].get("outputs", []) if o.get("output_type") == "error"]
        if str(state["state"].get("value", "")).startswith("<pre"):
            found.append(state["state"]["value"])
    return found
