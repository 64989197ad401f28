"""Changes of a product: the formula for columns, a term at the other factor, and a choice between it and a number."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot


def product_edits(spot: Spot) -> Iterator[Edit]:
    """`X @ W` for `W.T @ X`, and `(a + 1) * b` for `a * (b + 1)`."""
    node = spot.node
    if not isinstance(node, ast.BinOp):
        return
    one, two = node.left, node.right
    if isinstance(node.op, ast.MatMult) and (_turned(one) or _turned(two)):
        yield spot.replaced("formula for columns", ast.BinOp(_upright(two), ast.MatMult(), _upright(one)))
    if isinstance(node.op, ast.Mult):
        for factor, other in ((one, two), (two, one)):
            if isinstance(factor, ast.BinOp) and isinstance(factor.op, ast.Add | ast.Sub):
                moved = ast.BinOp(other, factor.op, factor.right)
                sides = (factor.left, moved) if factor is one else (moved, factor.left)
                yield spot.replaced("term at the other factor", ast.BinOp(sides[0], ast.Mult(), sides[1]))


def _turned(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "T"


def _upright(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) and _turned(node) else node
