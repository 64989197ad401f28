"""`is` where numbers are compared."""

import ast


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
