"""What the checker reads in the text of cells, never running it: hidden regions, names bound, names used."""

import ast
import builtins
from collections.abc import Iterable

CELL_BREAK = "\n# %%\n"  # between cells where they stand in one text
BEGIN_HIDDEN, END_HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"


def without_hidden(source: str) -> str:
    """A test cell as students have it: the text outside of its hidden regions."""
    kept, inside = [], False
    for line in source.split("\n"):
        if BEGIN_HIDDEN in line:
            inside = True
        elif END_HIDDEN in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def hidden_lines(source: str) -> set[int]:
    """The numbers, from 1, of the lines that students do not have."""
    numbers, inside = set(), False
    for number, line in enumerate(source.split("\n"), 1):
        inside = inside or BEGIN_HIDDEN in line
        if inside:
            numbers.add(number)
        inside = inside and END_HIDDEN not in line
    return numbers


def parse(source: str) -> ast.Module:
    """The syntax tree of a cell, with lines of magics left out; empty where it is no Python."""
    plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n"))
    try:
        return ast.parse(plain)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module(body=[], type_ignores=[])


def used_names(source: str) -> set[str]:
    """Every name that the cell mentions and Python does not define itself."""
    names = {node.id for node in ast.walk(parse(source)) if isinstance(node, ast.Name)}
    return {name for name in names if not hasattr(builtins, name)}


def bound_names(source: str) -> set[str]:
    """Names that the cell gives a value at its top level."""
    bound: set[str] = set()
    for statement in parse(source).body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(statement.name)
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.add(node.id)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                bound.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    return bound


def imports_of(source: str) -> str:
    """The import statements at the top level of a cell, as text."""
    return "\n".join(ast.unparse(s) for s in parse(source).body if isinstance(s, ast.Import | ast.ImportFrom))


def imported_names(sources: Iterable[str]) -> set[str]:
    """Names that import statements anywhere in the cells bind."""
    found: set[str] = set()
    for source in sources:
        for node in ast.walk(parse(source)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                found.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    return found


def changes_nothing_else(source: str, imported: set[str]) -> bool:
    """Whether a cell, beyond the names that it binds, leaves everything as it was, as far as its text can tell.

    Conservative: magics, random seeds, assignments to attributes or items, and method calls on objects that other
    cells made (`rng.normal()`, `values.append(1)`) count as changes.
    """
    lines = [line.lstrip() for line in source.split("\n")]
    if any(line.startswith(("%", "!")) for line in lines) or "seed" in source:
        return False
    tree = parse(source)
    if not tree.body:
        return not any(line and not line.startswith("#") for line in lines)
    own = bound_names(source) | imported
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            return False
        if isinstance(node, ast.Global | ast.Nonlocal | ast.Delete):
            return False
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            base = node.func.value
            while isinstance(base, ast.Attribute | ast.Subscript):
                base = base.value
            if isinstance(base, ast.Name) and base.id not in own:
                return False
    return True
