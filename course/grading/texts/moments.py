"""At which moment of a notebook's run each test may look at it.

A test has to see the names as they were where it stands. Most cells behind it only define further functions, which it
does not mention: then it may look as well later, and tests that may look at the same moment share one process. The
texts of cells decide that. A submission that misleads this look misleads its own tests alone, and a test that fails
in a shared process gets one of its own.
"""

import ast
from collections.abc import Sequence

from course.grading.texts.cell import Cell
from course.grading.texts.cells import bound_names, imports, parse, remembered, used_names


def stages(cells: Sequence[Cell], tests: Sequence[int]) -> dict[int, int]:
    """For each of `tests` (indices, ascending) the number of cells that have run at the moment when it looks."""
    wanted = set(tests)
    known: set[str] = set()  # names that mean something to a test here
    mentioned_by: dict[int, set[str]] = {}
    for i, cell in enumerate(cells):
        if cell.runs_there or cell.kind == "test":
            known |= used_names(cell.source) | bound_names(cell.source)
        if i in wanted:
            mentioned_by[i] = set(known)
    found: dict[int, int] = {}
    later = len(cells)
    same = _always_the_same_import(cells)
    for i in reversed(tests):
        between = [cell for cell in cells[i + 1 : later] if cell.runs_there]
        if not all(only_defines(c.source) and not (bound_names(c.source) - same) & mentioned_by[i] for c in between):
            later = i
        found[i] = later
    return found


def _always_the_same_import(cells: Sequence[Cell]) -> set[str]:
    """Names that stand for one imported thing in the whole notebook, from the first cell that mentions them."""
    meanings: dict[str, set[str]] = {}
    for cell in cells:
        if not cell.runs_there:
            continue
        imported = imports(cell.source)
        bound = bound_names(cell.source)
        for name in bound:
            meanings.setdefault(name, set()).add(imported.get(name, ""))
        for name in used_names(cell.source):
            meanings.setdefault(name, {""})  # looked up before anything gave it a value
    return {name for name, kinds in meanings.items() if len(kinds) == 1 and "" not in kinds}


@remembered
def only_defines(source: str) -> bool:
    """Whether a cell does nothing but give values to names: functions, classes of methods, imports, plain data."""
    tree = parse(source)
    lines = [line.strip() for line in source.split("\n")]
    if any(line.startswith(("%", "!")) for line in lines):
        return False
    return all(map(_defines, tree.body)) if tree.body else all(not line or line.startswith("#") for line in lines)


def _defines(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.FunctionDef):
        defaults = [*statement.args.defaults, *(d for d in statement.args.kw_defaults if d is not None)]
        arguments = [*statement.args.posonlyargs, *statement.args.args, *statement.args.kwonlyargs]
        annotations = [a.annotation for a in arguments if a.annotation]
        evaluated = [*defaults, *annotations, *([statement.returns] if statement.returns else [])]
        return not statement.decorator_list and all(map(_is_data, evaluated))
    if isinstance(statement, ast.ClassDef):
        return not statement.decorator_list and not statement.keywords and all(map(_defines, statement.body))
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name) for target in statement.targets) and _is_data(statement.value)
    if isinstance(statement, ast.Expr):
        return _is_data(statement.value)
    return isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass)


def _is_data(value: ast.expr) -> bool:
    """An expression that calls nothing of anybody's."""
    allowed = (ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.expr_context)
    allowed += (ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop)
    nodes = list(ast.walk(value))
    computed = any(isinstance(node, ast.BinOp | ast.UnaryOp) for node in nodes)
    return all(isinstance(node, allowed) for node in nodes) and not (
        computed and any(isinstance(node, ast.Name) for node in nodes)
    )
