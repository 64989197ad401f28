"""Two lines one after the other that belong into one step: the second reads what the first has just changed."""

import ast
import itertools
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit

KIND = "one after the other"


def one_step_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """`x, y = y, x + y` for `x = y` and then `y = x + y`."""
    for holder in ast.walk(function):
        for field in ("body", "orelse"):
            lines = getattr(holder, field, None)
            block: list[ast.stmt] = lines if isinstance(lines, list) else []
            for i, pair in enumerate(itertools.pairwise(block)):
                if both := _at_once(*pair):
                    yield Edit(KIND, pair[1], holder, field, [*block[:i], both, *block[i + 2 :]])


def _at_once(one: ast.stmt, two: ast.stmt) -> ast.stmt | None:
    """Both lines as one, where the second reads the name that the first sets."""
    first, second = _set(one), _set(two)
    if first is None or second is None or first[0] == second[0]:
        return None
    read = {ast.unparse(node) for node in ast.walk(ast.parse(second[1])) if isinstance(node, ast.Name | ast.Attribute)}
    if first[0] not in read:
        return None
    line = ast.parse(f"{first[0]}, {second[0]} = {first[1]}, {second[1]}").body[0]
    for node in ast.walk(line):
        if "lineno" in node._attributes:
            ast.copy_location(node, two)
    return line


def _set(line: ast.stmt) -> tuple[str, str] | None:
    """What a line sets, a name or an attribute that had a value before, and to what."""
    match line:
        case ast.Assign(targets=[ast.Name() | ast.Attribute() as target]):
            return ast.unparse(target), ast.unparse(line.value)
        case ast.AugAssign(target=ast.Name() | ast.Attribute() as target):
            old = ast.parse(ast.unparse(target), mode="eval").body
            return ast.unparse(target), ast.unparse(ast.BinOp(old, line.op, line.value))
    return None
