"""What answers of an earlier edition need and today's first cell does not import: nobody loses marks for an update.

The lesson's own text stands in for a changed locked cell, and with the old text its imports were gone: an answer that
names one of them met a NameError.
"""

import ast
import builtins
from collections.abc import Iterable

from nbformat import NotebookNode

from course.grading.submitted import plain_cells
from course.grading.texts.cells import bound_names, parse, used_names
from nnkit.lessonkit import retired


def keep_imports(replaced: Iterable[str], cells: list[NotebookNode], names: list[str | None], notes: list[str]) -> None:
    """Insert into the repaired `cells`, and their `names`, the imports of what some cell uses and none gives, where one
    of the texts that the lesson's own stand in for has them, or an earlier edition's first cell had."""
    code = [(i, cell.source) for i, cell in enumerate(cells) if cell.cell_type == "code"]
    given = {name: text for source in [*retired.IMPORTS, *replaced] for name, text in _statements(source)}
    here = set(dir(builtins)).union(*(bound_names(source) for _, source in code))
    users = [(i, lacks) for i, source in code if (lacks := used_names(source) & (given.keys() - here))]
    for name in sorted(set().union(*(lacks for _, lacks in users)), reverse=True):
        cells.insert(users[0][0], plain_cells.cell("code", given[name]))
        names.insert(users[0][0], None)
        notes.append(f"`{name}` is imported by no cell of today's lesson; its import is kept")


def _statements(text: str) -> Iterable[tuple[str, str]]:
    """The names that a cell's imports bind, each with a statement that imports it alone."""
    for node in parse(text).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                alone = (
                    ast.Import([alias])
                    if isinstance(node, ast.Import)
                    else ast.ImportFrom(node.module, [alias], node.level)
                )
                yield alias.asname or alias.name.partition(".")[0], ast.unparse(alone)
