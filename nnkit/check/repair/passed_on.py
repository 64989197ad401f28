"""Small changes of which of two goes on: what went into a function, or what came out of it."""

import ast
import copy
from collections.abc import Iterator, Sequence

from nnkit.check.repair.edits import Edit, spots
from nnkit.check.repair.program import is_watch

INPUT, RESULT = "input for the result", "result for the input"
OWN = "what_went_in"
MOST_READS = 4


def passed_on_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """In each block of lines."""
    for holder in ast.walk(function):
        block = getattr(holder, "body", None)
        if isinstance(block, list) and isinstance(holder, ast.FunctionDef | ast.For | ast.While):
            yield from _results(holder, block)
            for i, line in enumerate(block):
                yield from _inputs(holder, block, i, line)


def _results(holder: ast.AST, block: Sequence[ast.stmt]) -> Iterator[Edit]:
    """`a1 @ W2` for `z1 @ W2`, where `a1 = f(z1)`: of all such pairs at once."""
    pairs: dict[str, str] = {}
    lines: list[ast.stmt] = []
    first = None
    for line in block:
        renamed = line if is_watch(line) else _renamed(line, pairs)
        first = first or (line if renamed is not line else None)
        lines.append(renamed)
        target = line.targets[0] if isinstance(line, ast.Assign) else None
        of = _only_argument(line.value) if isinstance(line, ast.Assign) else None
        if isinstance(target, ast.Name) and isinstance(of, ast.Name) and of.id != target.id:
            pairs[of.id] = target.id
    if first is not None:
        yield Edit(INPUT, first, holder, "body", lines)


def _renamed(line: ast.stmt, pairs: dict[str, str]) -> ast.stmt:
    read = {node.id for node in ast.walk(line) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return _Names(pairs).visit(copy.deepcopy(line)) if read & set(pairs) else line


class _Names(ast.NodeTransformer):
    """With other names where names are read."""

    def __init__(self, pairs: dict[str, str]):
        self.pairs = pairs

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if isinstance(node.ctx, ast.Load) and node.id in self.pairs:
            return ast.copy_location(ast.Name(self.pairs[node.id], node.ctx), node)
        return node


def _inputs(holder: ast.AST, block: list[ast.stmt], i: int, line: ast.stmt) -> Iterator[Edit]:
    """`z = w * a + b; a = f(z); slope(z)` for `a = f(w * a + b); slope(a)`: one later reading of the result."""
    of = _only_argument(line.value) if isinstance(line, ast.Assign) else None
    if of is None or not isinstance(line, ast.Assign) or not isinstance(line.targets[0], ast.Name):
        return
    assert isinstance(line.value, ast.Call)
    own = ast.copy_location(ast.Name(OWN, ast.Load()), of)
    went_in = ast.copy_location(ast.Assign([ast.Name(OWN, ast.Store())], of), line)
    came_out = ast.copy_location(ast.Assign(line.targets, ast.Call(line.value.func, [own], [])), line)
    for made in (went_in, came_out):
        ast.fix_missing_locations(made)
    reads = [
        (spot, later) for later in block[i + 1 :] for spot in spots(later)
        if isinstance(spot.node, ast.Name) and spot.node.id == line.targets[0].id
        and isinstance(spot.node.ctx, ast.Load) and isinstance(spot.holder, ast.Call) and spot.name == "args"
    ]  # fmt: skip
    for spot, later in reads[:MOST_READS]:
        kept = Edit(RESULT, later, holder, "body", [*block[:i], went_in, came_out, *block[i + 1 :]])
        yield Edit(RESULT, spot.node, spot.holder, "args", spot.replaced(RESULT, copy.copy(own)).value, (kept,))


def _only_argument(node: ast.expr) -> ast.expr | None:
    """What a function of one argument is called with."""
    one = isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords
    return node.args[0] if one and isinstance(node, ast.Call) and not isinstance(node.args[0], ast.Starred) else None
