"""First-order mutants of a solution: one small change each, of the kinds that students make."""

import ast
from collections.abc import Iterator
from types import CodeType

from nnkit.check.repair.edits import spots
from nnkit.check.repair.operators import operators


def mutants(source: str, filename: str, leave: tuple[type[ast.AST], ...] = ()) -> Iterator[tuple[str, CodeType]]:
    """(what changed, code) for each; the change as `line before  ->  line after`. Nodes to `leave` stay whole."""
    tree = ast.parse(source)
    left = {id(inner) for node in ast.walk(tree) if isinstance(node, leave) for inner in ast.walk(node)}
    before = ast.unparse(tree).split("\n")
    for edit in [edit for spot in spots(tree) if id(spot.node) not in left for edit in operators(spot)]:
        with edit.made():
            try:
                code = compile(tree, filename, "exec")
            except (SyntaxError, ValueError):
                continue
            text = _difference(before, ast.unparse(tree).split("\n"))
        if text:
            yield text, code


def _difference(old: list[str], new: list[str]) -> str:
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    old_lines, new_lines = (lines[start : max(start, len(lines) - end)] for lines in (old, new))
    return (
        f"{'; '.join(map(str.strip, old_lines))}  ->  {'; '.join(map(str.strip, new_lines)) or 'nothing'}"
        if (old_lines or new_lines)
        else ""
    )
