"""Mutants of a solution: small changes of it, of the kinds that students make."""

import ast
from collections.abc import Iterator
from types import CodeType

from nnkit.check.repair.edits import spots
from nnkit.check.repair.operators import operators


def mutants(source: str, filename: str, leave: tuple[type[ast.AST], ...] = ()) -> Iterator[tuple[str, CodeType]]:
    """(what changed, code) for each; the change as `line before  ->  line after`. Nodes to `leave` stay whole."""
    before = ast.unparse(ast.parse(source)).split("\n")
    for tree in changed(source, leave):
        try:
            code = compile(tree, filename, "exec")
        except (SyntaxError, ValueError):
            continue
        if text := difference(before, ast.unparse(tree).split("\n")):
            yield text, code


def changed(source: str, leave: tuple[type[ast.AST], ...] = ()) -> Iterator[ast.Module]:
    """The program with one small change after another; each is taken back when the next is asked for."""
    tree = ast.parse(source)
    left = {id(inner) for node in ast.walk(tree) if isinstance(node, leave) for inner in ast.walk(node)}
    for edit in [edit for spot in spots(tree) if id(spot.node) not in left for edit in operators(spot)]:
        with edit.made():
            yield tree


def difference(old: list[str], new: list[str]) -> str:
    """`lines before  ->  lines after` of two programs, or "" where they are the same."""
    _, old_lines, new_lines = differing(old, new)
    return (
        f"{'; '.join(map(str.strip, old_lines))}  ->  {'; '.join(map(str.strip, new_lines)) or 'nothing'}"
        if (old_lines or new_lines)
        else ""
    )


def differing(old: list[str], new: list[str]) -> tuple[int, list[str], list[str]]:
    """Where two programs begin to differ, and their lines up to where they are the same again."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    old_lines, new_lines = (lines[start : max(start, len(lines) - end)] for lines in (old, new))
    return start, old_lines, new_lines
