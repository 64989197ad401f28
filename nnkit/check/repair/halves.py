"""Small changes that put in the other half: the case that is left out, or the bound that something goes beyond."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.scope import Scope

MOST_NODES = 30  # of a product whose other half is put in


def other_half_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`y * log(a) + (1 - y) * log(1 - a)` for `y * log(a)`."""
    node = spot.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult) or isinstance(spot.holder, ast.BinOp):
        return
    nodes = list(ast.walk(node))
    names = {each.id for each in nodes if isinstance(each, ast.Name)} & set(scope.names)
    calls = any(isinstance(each, ast.Call) for each in nodes)
    if len(names) == 2 and calls and len(nodes) <= MOST_NODES:
        other = _Complement(names).visit(ast.parse(ast.unparse(node), mode="eval").body)
        yield spot.replaced("other half missing", ast.BinOp(node, ast.Add(), other))


class _Complement(ast.NodeTransformer):
    """1 minus each of these names, and the name for 1 minus it."""

    def __init__(self, names: set[str]):
        self.names = names

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        one = isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Constant) and node.left.value == 1
        if one and isinstance(node.right, ast.Name) and node.right.id in self.names:
            return node.right
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return filled("1 - _", node) if node.id in self.names else node


def bound_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`min(t, steps) / steps` for `t / steps` and `t % steps / steps`, and `min(1, c / length)` for `c / length`."""
    node = spot.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        yield spot.replaced("begins anew", filled("np.minimum(_, {})", node.left, ast.unparse(node.right)))
    if not isinstance(spot.holder, ast.BinOp) or not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    if isinstance(node, ast.Name) and node.id in scope.names:
        for name in scope.names[:6]:
            if name != node.id:
                yield spot.replaced("bound missing", filled("np.minimum(_, {})", node, name))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield spot.replaced("bound missing", filled("np.minimum(_, 1)", node))
