"""A module's guards, each dropped in turn: what refuses, skips or limits, in a module that reads what others made.

A guard is an `if` that ends in return, raise, continue or break; an operand of `and` and `or`; the `if` of a
comprehension; a limit, named in capitals, that becomes so large that it limits nothing; an exception caught.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from types import CodeType

ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
NO_LIMIT = 1 << 40
Edit = Callable[[ast.AST], None]


def without_guards(source: str, filename: str) -> Iterator[tuple[str, CodeType]]:
    """(what is dropped, code of the module without it), for each guard of a source."""
    tree = ast.parse(source)
    limits = _limits(tree)
    for number, node in enumerate(ast.walk(tree)):
        for said, edit in _droppings(node, limits):
            changed = copy.deepcopy(tree)
            edit(next(n for i, n in enumerate(ast.walk(changed)) if i == number))
            code = compile(ast.fix_missing_locations(changed), filename, "exec")
            yield f"{getattr(node, 'lineno', '')}: {said}", code


def _limits(tree: ast.Module) -> set[str]:
    """Names in capitals that the module gives a number, or takes from another module."""
    named: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            named |= {n.id for target in statement.targets for n in ast.walk(target) if isinstance(n, ast.Name)}
        elif isinstance(statement, ast.ImportFrom):
            named |= {alias.asname or alias.name for alias in statement.names}
    return {name for name in named if name.isupper() and name.startswith(("MAX_", "MOST", "LONGEST", "FEW_", "KEPT_"))}


def _droppings(node: ast.AST, limits: set[str]) -> Iterator[tuple[str, Edit]]:
    if isinstance(node, ast.If) and isinstance(node.body[-1], ENDS):
        yield f"if {ast.unparse(node.test)}", lambda n: setattr(n, "test", ast.Constant(False))
    if isinstance(node, ast.BoolOp):
        for i, operand in enumerate(node.values):
            neutral = ast.Constant(isinstance(node.op, ast.And))
            text = f"{type(node.op).__name__.lower()} {ast.unparse(operand)}"
            yield text, lambda n, i=i, neutral=neutral: n.values.__setitem__(i, neutral)
    if isinstance(node, ast.comprehension):
        for i, test in enumerate(node.ifs):
            yield f"for {ast.unparse(node.target)} if {ast.unparse(test)}", lambda n, i=i: n.ifs.pop(i)
    if isinstance(node, ast.IfExp):
        for value in (True, False):
            text = f"{ast.unparse(node)} taken as {value}"
            yield text, lambda n, value=value: setattr(n, "test", ast.Constant(value))
    if isinstance(node, ast.ExceptHandler) and node.type is not None:
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else []
        for i, error in enumerate(caught):
            yield f"except {ast.unparse(error)}", lambda n, i=i: n.type.elts.pop(i)
        if not caught:
            yield f"except {ast.unparse(node.type)}", lambda n: setattr(n, "type", ast.Tuple([], ast.Load()))
    for name, value in ast.iter_fields(node):
        for i, part in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(part, ast.Name) and part.id in limits and isinstance(part.ctx, ast.Load):
                place = i if isinstance(value, list) else None
                yield f"{part.id} in {ast.unparse(node)}", lambda n, name=name, place=place: _unlimited(n, name, place)


def _unlimited(node: ast.AST, field: str, place: int | None) -> None:
    if place is None:
        setattr(node, field, ast.Constant(NO_LIMIT))
    else:
        getattr(node, field)[place] = ast.Constant(NO_LIMIT)
