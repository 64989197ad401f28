"""What a line computes and throws away, given the name that it is meant for."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, is_docstring, together
from nnkit.check.repair.never_used import IN_PLACE
from nnkit.check.repair.program import is_watch

KIND = "thrown away"
COMPARED = "== for ="
MOST_NAMES = 3  # of a line, that may be meant


def unnamed_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """`p = p / p.sum()` for `p / p.sum()`, and `p[i] = 1` for `p[i] == 1`; of several such lines also all at once."""
    own = _own_names(function)
    first: list[Edit] = []
    for holder in ast.walk(function):
        for field in ("body", "orelse"):
            lines = getattr(holder, field, None)
            block: list[ast.stmt] = lines if isinstance(lines, list) else []
            for i, line in enumerate(block):
                if isinstance(line, ast.Expr) and not is_docstring(line) and not is_watch(line):
                    edits = [
                        Edit(kind, line, holder, field, [*block[:i], _placed(named, line), *block[i + 1 :]])
                        for kind, named in _named(line.value, own)
                    ]
                    first += edits[:1]
                    yield from edits
    if len(first) > 1 and (all_of_them := together(first)):
        yield replace(all_of_them[0], others=tuple(all_of_them[1:]))


def _own_names(function: ast.FunctionDef) -> set[str]:
    """The names that a function is given, or sets."""
    stored = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}


def _named(value: ast.expr, own: set[str]) -> Iterator[tuple[str, str]]:
    """(kind, line) of each line that may be meant."""
    text = ast.unparse(value)
    match value:
        case ast.Compare(left=ast.Name() | ast.Subscript() | ast.Attribute(), ops=[ast.Eq()], comparators=[right]):
            yield COMPARED, f"{ast.unparse(value.left)} = {ast.unparse(right)}"
        case ast.Call(func=ast.Attribute(attr=name)) if name in IN_PLACE:
            return
        case ast.BinOp() | ast.UnaryOp() | ast.Call():
            read = [node.id for node in ast.walk(value) if isinstance(node, ast.Name) and node.id in own]
            yield from ((KIND, f"{name} = {text}") for name in list(dict.fromkeys(read))[:MOST_NAMES])


def _placed(text: str, line: ast.stmt) -> ast.stmt:
    named = ast.parse(text).body[0]
    for node in ast.walk(named):
        if "lineno" in node._attributes:
            ast.copy_location(node, line)
    return named
