"""What is made for one round, or one call, in the name that the next one takes up again: a name of its own for it."""

import ast
import copy
from collections.abc import Iterator
from typing import Any

from nnkit.check.repair.edits import Edit


def carried_on(function: ast.FunctionDef) -> Iterator[Edit]:
    """`new = s / (1 - b)` for `s = s / (1 - b)` where the next round, or the next call, takes `s` up again."""
    for holder in ast.walk(function):
        block = getattr(holder, "body", None)
        if not isinstance(block, list) or not isinstance(holder, ast.For | ast.While | ast.FunctionDef):
            continue
        places = [i for i, line in enumerate(block) if _takes_up(line, block[:i], holder is function)]
        again = [i for i in places if any(ast.unparse(block[i].targets[0]) in _assigned_in(line) for line in block[:i])]
        for each in (*[[i] for i in places], *([again] if len(again) > 1 else ())):
            changed = block
            for i in each:
                changed = _with_own_name(changed, i)
            yield Edit("carried on", block[each[0]], holder, "body", changed)


def _takes_up(line: ast.stmt, before: list[ast.stmt], of_object: bool) -> bool:
    """Whether a line gives a name a value made of its own one, which the next round, or call, finds there."""
    if not isinstance(line, ast.Assign) or len(line.targets) != 1:
        return False
    target = ast.unparse(line.targets[0])
    made = isinstance(line.targets[0], ast.Name) and any(target in _assigned_in(other) for other in before)
    return (target.startswith("self.") if of_object else made) and target in _names_in(line.value)


def _with_own_name(block: list[ast.stmt], i: int) -> list[ast.stmt]:
    """The block whose line i gives its value a name of its own, which the lines behind it read."""
    line = block[i]
    assert isinstance(line, ast.Assign)
    own = f"{OWN}_{i}"
    new = ast.copy_location(ast.Assign([ast.Name(own, ast.Store())], line.value), line)
    ast.fix_missing_locations(new)
    target = ast.unparse(line.targets[0])
    after: list[Any] = [_Renamed(target, own).visit(copy.deepcopy(other)) for other in block[i + 1 :]]
    return [*block[:i], new, *after]


OWN = "own_name"


def _names_in(node: ast.AST) -> set[str]:
    return {ast.unparse(inner) for inner in ast.walk(node) if isinstance(inner, ast.Name | ast.Attribute)}


def _assigned_in(line: ast.stmt) -> set[str]:
    targets = line.targets if isinstance(line, ast.Assign) else [line.target] if isinstance(line, ast.AugAssign) else []
    return {name for target in targets for name in _names_in(target)}


class _Renamed(ast.NodeTransformer):
    """With a name of its own for what is read under another one."""

    def __init__(self, old: str, new: str):
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        read = isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        if read and ast.unparse(node) == self.old:
            return ast.copy_location(ast.Name(self.new, ast.Load()), node)
        return self.generic_visit(node)
