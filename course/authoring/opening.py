"""What a released lesson shows before any of its cells has run: explorers, Playgrounds and predictions, alive, in a few
bytes."""

import ast
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from course.authoring.predictions import SHOWS
from nnkit.widgets import live
from nnkit.widgets.live.base import TYPE, Live
from nnkit.widgets.predictions import Prediction

WORDS = "The Playground: a network that learns while you watch. Run the cell to use it from Python."
KNOWN = {"live": live} | {name: getattr(live, name) for name in live.__all__}


def explorer_of(source: str) -> Live | None:
    """The explorer that a cell shows, if it needs nothing but explorers: none of a student's own functions, no data."""
    try:
        body = ast.parse(source).body
    except SyntaxError:  # a magic, or a stub to be replaced
        return None
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    names = [node for node in ast.walk(ast.Module(body, [])) if isinstance(node, ast.Name)]
    made = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    if not {name.id for name in names} - made <= KNOWN.keys() or not any(name.id in KNOWN for name in names):
        return None
    namespace: dict[str, Any] = dict(KNOWN)
    exec(compile(ast.Module(body[:-1], []), "<cell>", "exec"), namespace)
    shown = eval(compile(ast.Expression(body[-1].value), "<cell>", "eval"), namespace)
    return shown if isinstance(shown, Live) else None


def playground(state: str) -> dict[str, str]:
    """What a page needs to show a Playground of nnkit's parts."""
    return {"explorer": "Playground"} | ({"state": state} if state else {})


def playground_of(source: str) -> str | None:
    """The state of the Playground that a cell shows, if all its parts are nnkit's: what a page can train by itself."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None
    last = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
    if not isinstance(last, ast.Call) or getattr(last.func, "id", "") != "Playground" or last.args:
        return None
    given = {word.arg: word.value for word in last.keywords}
    if not given.keys() <= {"state"} or not all(isinstance(value, ast.Constant) for value in given.values()):
        return None
    return str(given["state"].value) if given else ""


def question_shown(values: dict[str, Any]) -> NotebookNode:
    """The output that asks a question; where no script runs, its words with the explanation in a disclosure."""
    place, _, of = values["key"].partition(": ")
    question = Prediction(*of.split("/"), values, place)
    return new_output("display_data", {TYPE: values, "text/html": question.as_html(), "text/plain": repr(question)})


class ShowExplorers(NbGraderPreprocessor):
    """Give each cell that shows an explorer what it will show; the page draws it without a kernel."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], cell_index: int):
        if cell.cell_type == "code":
            if questions := cell.metadata.pop(SHOWS, None):
                cell.outputs = [question_shown(question) for question in questions]
            elif (explorer := explorer_of(cell.source)) is not None:
                cell.outputs = [new_output("display_data", {TYPE: explorer.values(), "text/plain": repr(explorer)})]
            elif (state := playground_of(cell.source)) is not None:
                cell.outputs = [new_output("display_data", {TYPE: playground(state), "text/plain": WORDS})]
        return cell, resources
