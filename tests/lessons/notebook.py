"""What a lesson's notebook printed, showed and asked for."""

import ast

import pytest

from course.authoring.percent import read_text
from course.lessons import all_lessons

LESSONS = all_lessons()
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)


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
