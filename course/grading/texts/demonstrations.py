"""Which cells of a lesson need not run for marks: those that only show something to the person who reads.

Decided by the cells' texts, and only for cells that stand as the lesson released them. In doubt a cell runs: it must
neither give a value to a name that an answer, a test or a student's own cell looks up, nor be able to change an object
behind such a name, nor touch anything that all cells share (random seeds, modules, files).
"""

import ast
from collections.abc import Sequence

from course.grading.texts.cells import bound_names, parse, remembered, used_names
from course.grading.texts.effects import Effects

# With these a cell may look up a name that its text does not mention.
# fmt: off
REFLECTION = frozenset((
    "globals", "locals", "vars", "eval", "exec", "compile", "get_ipython", "__import__", "__main__", "modules",
    "_getframe", "currentframe",
))
# fmt: on


def only_show(cells: Sequence[tuple[str, bool]]) -> set[int]:
    """The indices of cells that need not run.

    cells: all code cells of the notebook, tests included: (text, whether it is an ordinary one of the lesson's that
    stands as released, which alone may be left out).
    """
    look = Effects(source for source, _ in cells)
    others = [source for source, ordinary in cells if not ordinary]
    if any(_words_of(source) & REFLECTION for source in others):
        needed = set().union(*(bound_names(source) for source, _ in cells))
    else:
        needed = set().union(*(used_names(source) for source in others))
    shows: set[int] = set()
    for i, (source, ordinary) in reversed(list(enumerate(cells))):
        if not ordinary:
            continue
        bound = bound_names(source)
        if bound & needed or "*" in bound or look.may_change(source, needed):
            needed |= used_names(source)
        else:
            shows.add(i)
    return shows


@remembered
def _words_of(source: str) -> frozenset[str]:
    """Names, attributes and what is imported, wherever they stand in the cell."""
    tree = parse(source)
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return frozenset(named) | {alias.name for node in modules for alias in node.names}
