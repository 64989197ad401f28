"""First-order mutants of a solution: one small change each, of the kinds that students make."""

import ast
from collections.abc import Iterator
from types import CodeType

from nnkit.check.repair.edits import spots
from nnkit.check.repair.operators import operators


def mutants(source: str, filename: str) -> Iterator[tuple[str, CodeType]]:
    """(what changed, code) for each; the change as `line before  ->  line after`."""
    tree = ast.parse(source)
    before = ast.unparse(tree).split("\n")
    for edit in [edit for spot in spots(tree) for edit in operators(spot)]:
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
