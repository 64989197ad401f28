"""Small changes of what comes first: a sum or mean that is taken too early, and what stands outside of a function."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import MISCOUNTED, called

REDUCING = {"mean": "np.mean(_)", "sum": "np.sum(_)"}
MOST_NODES = 30


def early_edits(spot: Spot) -> Iterator[Edit]:
    """`mean((a - y) ** 2)` for `(mean(a) - mean(y)) ** 2`: of a value that is returned or assigned."""
    node = spot.node
    if not isinstance(node, ast.BinOp | ast.Call) or _reduced(node) or len(list(ast.walk(node))) > MOST_NODES:
        return
    for name, form in REDUCING.items():
        taken_off = _Taken(name)
        rest = taken_off.visit(copy.deepcopy(node))
        if taken_off.found:
            yield spot.replaced("reduced too early", filled(form, rest))


def _reduced(node: ast.AST, names: tuple[str, ...] = tuple(REDUCING)) -> ast.expr | None:
    """What the mean or sum of everything is taken of."""
    if not isinstance(node, ast.Call) or node.keywords or called(node) not in names:
        return None
    of_numpy = isinstance(node.func, ast.Name) or ast.unparse(node.func).startswith("np.")
    if of_numpy:
        return node.args[0] if len(node.args) == 1 and not isinstance(node.args[0], ast.GeneratorExp) else None
    return node.func.value if isinstance(node.func, ast.Attribute) and not node.args else None


class _Taken(ast.NodeTransformer):
    """Without this function around anything."""

    def __init__(self, name: str):
        self.name, self.found = name, 0

    def visit_Call(self, node: ast.Call) -> ast.expr:
        inner = _reduced(node, (self.name,))
        self.generic_visit(node)
        if inner is None:
            return node
        self.found += 1
        return self.visit(inner) if isinstance(inner, ast.Call) else inner


MOST_NUMBERS = 3  # that stand more than once


def repeated_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """One number in all its places: `(a * 256 + b) * 256` for `(a * 255 + b) * 255`."""
    places: dict[int, list[ast.Constant]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and type(node.value) is int:
            places.setdefault(node.value, []).append(node)
    for number, nodes in [each for each in places.items() if len(each[1]) > 1 and abs(each[0]) > 2][:MOST_NUMBERS]:
        for other in dict.fromkeys((MISCOUNTED.get(number, number + 1), number + 1, number - 1)):
            first, *rest = [Edit("constant off by one", node, node, "value", other) for node in nodes]
            yield replace(first, others=tuple(rest))


def inside_edits(spot: Spot) -> Iterator[Edit]:
    """`f(d * y, s)` for `f(d, s) * y`, and `2 * sqrt(q / n)` for `2 * sqrt(q) / n`."""
    node = spot.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
        return
    if isinstance(node.left, ast.Call) and len(node.left.args) > 1 and not isinstance(node.left.args[0], ast.Starred):
        first, *others = node.left.args
        inner = ast.BinOp(first, node.op, node.right)
        yield spot.replaced("order of operations", ast.Call(node.left.func, [inner, *others], node.left.keywords))
    product = node.left if isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Mult) else None
    if product is not None and isinstance(node.op, ast.Mult | ast.Div) and isinstance(product.right, ast.Call):
        call = product.right
        if len(call.args) == 1:
            inside = ast.Call(call.func, [ast.BinOp(call.args[0], node.op, node.right)], call.keywords)
            yield spot.replaced("order of operations", ast.BinOp(product.left, ast.Mult(), inside))


def root_edits(spot: Spot) -> Iterator[Edit]:
    """`2 * sqrt(p * q / n)` for `2 * p * q / n`: the root of all but a number in front."""
    node = spot.node
    inside = isinstance(spot.holder, ast.BinOp) and isinstance(spot.holder.op, ast.Mult | ast.Div)
    if inside or not isinstance(node, ast.BinOp):
        return
    rest = _without_number(node)
    if rest is not None:
        number, product = rest
        yield spot.replaced("root missing", ast.BinOp(number, ast.Mult(), filled("np.sqrt(_)", product)))


def _without_number(node: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """(the number in front, the rest) of a product or quotient that begins with one."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult | ast.Div):
        return None
    if isinstance(node.left, ast.Constant):
        return (node.left, node.right) if isinstance(node.op, ast.Mult) else None
    if (rest := _without_number(node.left)) is None:
        return None
    number, product = rest
    return number, ast.copy_location(ast.BinOp(product, node.op, node.right), node)
