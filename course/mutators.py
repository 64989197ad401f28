"""First-order mutants of a solution: one small change each, of the kinds that students make."""

import ast
import copy
from collections.abc import Iterator
from types import CodeType

ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult,
}  # fmt: skip
COMPARISON = {
    ast.Lt: [ast.LtE, ast.Gt], ast.LtE: [ast.Lt, ast.GtE], ast.Gt: [ast.GtE, ast.Lt], ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In],
}  # fmt: skip
NAMES = {"maximum": "minimum", "minimum": "maximum", "max": "min", "min": "max", "argmax": "argmin", "sum": "mean",
         "mean": "sum", "zeros": "ones", "ones": "zeros", "floor": "ceil", "ceil": "floor", "std": "var", "any": "all",
         "all": "any"}  # fmt: skip


def mutants(source: str, filename: str, leave: tuple[type[ast.AST], ...] = ()) -> Iterator[tuple[str, CodeType]]:
    """(what changed, code) for each; the change as `line before  ->  line after`. Nodes to `leave` stay whole."""
    tree = ast.parse(source)
    left = {id(inner) for node in ast.walk(tree) if isinstance(node, leave) for inner in ast.walk(node)}
    for node in _nodes(tree):
        if id(node) in left:
            continue
        for change in _changes_of(node):
            with_change = copy.deepcopy(tree)  # its nodes stand in the same order
            at = list(ast.walk(with_change))[list(ast.walk(tree)).index(node)]
            if not change(at):
                continue
            ast.fix_missing_locations(with_change)
            text = _difference(tree, with_change)
            try:
                code = compile(with_change, filename, "exec")
            except (SyntaxError, ValueError):
                continue
            if text:
                yield text, code


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if not _is_docstring(node):
            yield node


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _difference(before: ast.AST, after: ast.AST) -> str:
    old, new = ast.unparse(before).split("\n"), ast.unparse(after).split("\n")
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    old_lines, new_lines = (lines[start : max(start, len(lines) - end)] for lines in (old, new))
    return (
        f"{'; '.join(map(str.strip, old_lines))}  ->  {'; '.join(map(str.strip, new_lines)) or 'nothing'}"
        if (old_lines or new_lines)
        else ""
    )


def _changes_of(node: ast.AST) -> Iterator:
    """Functions that change a copy of the node in place; each says whether it did."""
    match node:
        case ast.BinOp():
            if type(node.op) in ARITHMETIC:
                yield lambda at: _set(at, op=ARITHMETIC[type(at.op)]())
            yield lambda at: _become(at, at.left)
            yield lambda at: _become(at, at.right)
            if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
                yield lambda at: _set(at, left=at.right, right=at.left)
        case ast.AugAssign():
            if type(node.op) in ARITHMETIC:
                yield lambda at: _set(at, op=ARITHMETIC[type(at.op)]())
        case ast.Compare():
            for operator in COMPARISON.get(type(node.ops[0]), []):
                yield lambda at, operator=operator: _set(at, ops=[operator(), *at.ops[1:]])
        case ast.UnaryOp():
            yield lambda at: _become(at, at.operand)
        case ast.BoolOp():
            yield lambda at: _set(at, op=ast.Or() if isinstance(at.op, ast.And) else ast.And())
        case ast.Constant(value=bool()):
            yield lambda at: _set(at, value=not at.value)
        case ast.Constant(value=int()):
            yield lambda at: _set(at, value=at.value + 1)
            yield lambda at: _set(at, value=at.value - 1)
        case ast.Constant(value=float()):
            yield lambda at: _set(at, value=at.value * 1.1)
            yield lambda at: _set(at, value=at.value * 10)
            yield lambda at: _set(at, value=0.0) if at.value else _set(at, value=1.0)
        case ast.Call():
            yield from _changes_of_a_call(node)
        case ast.Attribute(attr="T"):
            yield lambda at: _become(at, at.value)
        case ast.Slice():
            for end in ("lower", "upper", "step"):
                if getattr(node, end) is not None:
                    yield lambda at, end=end: _set(at, **{end: None})
        case ast.IfExp():
            yield lambda at: _become(at, at.body)
            yield lambda at: _become(at, at.orelse)
        case ast.If() | ast.While():
            yield lambda at: _set(at, test=ast.UnaryOp(ast.Not(), at.test))
        case ast.Return(value=ast.expr()):
            yield lambda at: _set(at, value=ast.UnaryOp(ast.USub(), at.value))
    for name in ("body", "orelse"):
        statements = getattr(node, name, None)
        if isinstance(statements, list) and not isinstance(node, ast.Module):
            for i, statement in enumerate(statements):
                if not isinstance(statement, ast.FunctionDef | ast.Pass | ast.Return) and not _is_docstring(statement):
                    yield lambda at, i=i, name=name: _drop(at, name, i)


def _changes_of_a_call(node: ast.Call) -> Iterator:
    for i in range(len(node.args) - 1):
        yield lambda at, i=i: _swap(at.args, i)
    for i, keyword in enumerate(node.keywords):
        if keyword.arg in ("axis", "keepdims", "copy", "dtype", "out", "where", "initial"):
            yield lambda at, i=i: bool(at.keywords.pop(i))
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in NAMES:
        yield lambda at: _set(at.func, **{"attr" if isinstance(at.func, ast.Attribute) else "id": NAMES[name]})
    if len(node.args) == 1 and not node.keywords:
        yield lambda at: _become(at, at.args[0])
    if isinstance(node.func, ast.Attribute) and name in ("copy", "astype", "ravel", "reshape", "squeeze", "clip"):
        yield lambda at: _become(at, at.func.value)


def _set(at: ast.AST, **fields) -> bool:
    for name, value in fields.items():
        setattr(at, name, value)
    return True


def _become(at: ast.AST, other: ast.AST) -> bool:
    if isinstance(getattr(at, "ctx", None), ast.Store | ast.Del):
        return False
    at.__class__, at.__dict__ = other.__class__, dict(other.__dict__)
    return True


def _swap(items: list, i: int) -> bool:
    items[i], items[i + 1] = items[i + 1], items[i]
    return True


def _drop(at: ast.AST, name: str, i: int) -> bool:
    statements = getattr(at, name)
    statements[i : i + 1] = [] if len(statements) > 1 else [ast.Pass()]
    return True
