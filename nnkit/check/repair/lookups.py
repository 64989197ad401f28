"""Small changes between a place and what stands there, a count and a sum, and how far a loop goes in one step."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

MOST_NAMES = 8
NEW_SECOND = ("(:, None)", ":, None", "(:, np.newaxis)", ":, np.newaxis")
PLACE = "divmod(np.arg{}(_), np.shape(_)[1])"
EXTREMES = {"max": "largest for its place", "min": "largest for its place",
            "argmax": "place counted through", "argmin": "place counted through"}  # fmt: skip


def lookup_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What of a list or table may be meant by a call."""
    node = spot.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and ast.unparse(node.right) == "1":
        before = node.left.left if isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Add) else None
        counted = node.left.right if isinstance(node.left, ast.BinOp) and before is not None else node.left
        if isinstance(counted, ast.Call) and called(counted) == "len" and len(counted.args) == 1:
            rest = filled("sum(_[1:])", counted.args[0])
            yield spot.replaced("count for the sum", ast.BinOp(before, ast.Add(), rest) if before else rest)
    if isinstance(node, ast.Subscript) and ast.unparse(node.slice) in NEW_SECOND and isinstance(node.ctx, ast.Load):
        yield spot.replaced("new axis second", filled("_[..., None]", node.value))
    if (row := _one_step(node)) is not None:
        yield spot.replaced("one difference for all", filled("np.diff(_)", row))
    if not isinstance(node, ast.Call):
        return
    name = called(node)
    if name == "len" and len(node.args) == 1:
        yield spot.replaced("count for the sum", filled("sum(_)", node.args[0]))
    if name == "sum" and len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp | ast.ListComp):
        each = node.args[0]
        term = each.elt if isinstance(each.elt, ast.BinOp) and isinstance(each.elt.op, ast.Add) else None
        for once, kept in ((term.left, term.right), (term.right, term.left)) if term else ():
            rest = ast.Call(node.func, [type(each)(kept, each.generators)], [])
            yield spot.replaced("term in a loop", ast.BinOp(once, ast.Add(), rest))
    if name == "range" and len(node.args) == 3 and ast.unparse(node.args[2]) != "-1":
        yield spot.replaced("loop step", ast.Call(node.func, node.args[:2], []))
    if name in ("argmax", "argmin") and not (isinstance(spot.holder, ast.Subscript) and spot.name == "slice"):
        for other in scope.names[:MOST_NAMES]:
            yield spot.replaced("lookup missing", filled("{}[_]", node, other))
    for mask in scope.masks if name in ("argsort", "argmax", "argmin") else ():
        yield spot.replaced("lookup missing", filled("np.flatnonzero({})[_]", node, mask))
    for mask in scope.masks if name == "sort" and len(node.args) == 1 else ():
        yield spot.replaced("sort for argsort", filled("np.flatnonzero({})[np.argsort(_)]", node.args[0], mask))
    of = _of_all(node)
    if name in EXTREMES and of is not None:
        yield spot.replaced(EXTREMES[name], filled(PLACE.format(name.removeprefix("arg")), of))


def _one_step(node: ast.AST) -> ast.expr | None:
    """What `x[1] - x[0]` is a step of, or the mean step `(x[-1] - x[0]) / n`."""
    match node:
        case ast.BinOp(
            left=ast.BinOp(
                left=ast.Subscript(value=one, slice=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1))),
                op=ast.Sub(),
                right=ast.Subscript(value=two, slice=ast.Constant(value=0)),
            ),
            op=ast.Div(),
        ) if ast.dump(one) == ast.dump(two):
            return one
        case ast.BinOp(
            left=ast.Subscript(value=one, slice=ast.Constant(value=1)),
            op=ast.Sub(),
            right=ast.Subscript(value=two, slice=ast.Constant(value=0)),
        ) if ast.dump(one) == ast.dump(two):
            return one
    return None


def _of_all(node: ast.Call) -> ast.expr | None:
    """What the largest of everything is taken of: the only argument, or what the method is called on."""
    if node.keywords:
        return None
    method = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in ("np", "numpy")
    if method and isinstance(node.func, ast.Attribute):
        return None if node.args else node.func.value
    return node.args[0] if len(node.args) == 1 else None
