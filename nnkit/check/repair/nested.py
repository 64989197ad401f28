"""Small changes of two loops, one in the other: the inner one outside."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, spots
from nnkit.check.repair.loops import with_body
from nnkit.check.repair.program import is_watch

KIND = "loops exchanged"


def nested_loops(function: ast.FunctionDef) -> Iterator[Edit]:
    """`for c in columns: for r in rows:` with the loops exchanged, as lines or within brackets."""
    for spot in spots(function):
        node = spot.node
        if isinstance(node, ast.For) and (inner := _only_line(node.body)) and _is_free(inner.iter, node.target):
            yield spot.replaced(KIND, with_body(inner, [*node.body[:-1], with_body(node, inner.body)]))
        if isinstance(node, ast.ListComp | ast.GeneratorExp) and len(node.generators) == 2:
            one, two = node.generators
            if _is_free(two.iter, one.target) and not one.ifs:
                yield spot.replaced(KIND, type(node)(node.elt, [two, one]))


def _only_line(body: list[ast.stmt]) -> ast.For | None:
    """The loop that is all there is in the round of another, but for what watches over the time."""
    last = body[-1]
    return last if isinstance(last, ast.For) and not last.orelse and all(map(is_watch, body[:-1])) else None


def _is_free(iterated: ast.expr, target: ast.expr) -> bool:
    """Whether what the inner loop goes through does not depend on the outer one's round."""
    names = {each.id for each in ast.walk(target) if isinstance(each, ast.Name)}
    return not names & {each.id for each in ast.walk(iterated) if isinstance(each, ast.Name)}
