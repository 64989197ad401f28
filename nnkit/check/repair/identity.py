"""Signs that mean another thing than they seem: `^`, and `is` where numbers are compared."""

import ast
from collections.abc import Iterator

HAT, IS = "a hat", "is for =="


def odd_signs(function: ast.FunctionDef) -> Iterator[str]:
    """Which of them a function has."""
    nodes = list(ast.walk(function))
    if any(isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.BitXor) for node in nodes):
        yield HAT
    if any(map(compares_objects, nodes)):
        yield IS


def compares_objects(node: ast.AST) -> bool:
    """Whether it asks if something that is just computed is one and the same thing as another: it never is."""
    sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
    asked = isinstance(node, ast.Compare) and any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops)
    return (
        asked
        and any(isinstance(side, ast.BinOp | ast.Call | ast.UnaryOp) for side in sides)
        and not any(
            isinstance(side, ast.Constant) or (isinstance(side, ast.Call) and ast.unparse(side.func) == "type")
            for side in sides
        )
    )
