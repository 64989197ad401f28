"""What a released lesson shows before any of its cells has run: explorers, Playgrounds and predictions, alive, in a few
bytes."""

import ast
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from course.authoring.predictions import SHOWS
from nnkit.widgets import Playground, live
from nnkit.widgets.live import Live
from nnkit.widgets.predictions import Prediction
from nnkit.widgets.shown import TYPE

WORDS = "The Playground: a network that learns while you watch. Run the cell to use it from Python."
KNOWN = {"live": live, "Playground": Playground} | {name: getattr(live, name) for name in live.__all__}


def explorer_of(source: str) -> Live | Playground | None:
    """What a cell shows, an explorer or the Playground, if a page can show it by itself: nothing of a student's own, no
    data."""
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
    if isinstance(shown, Playground):
        return shown.pause() if shown.trainer.parts.are_nnkits else None
    return shown if isinstance(shown, Live) else None


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
                words = WORDS if isinstance(explorer, Playground) else repr(explorer)
                cell.outputs = [new_output("display_data", {TYPE: explorer.values(), "text/plain": words})]
        return cell, resources
