"""Small changes of what comes first: a sum, mean or function that is taken too early, what stands outside of a
function, and a factor at the wrong term.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import MISCOUNTED, called
from nnkit.check.repair.scope import Scope

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


def reversed_loops(function: ast.FunctionDef) -> Iterator[Edit]:
    """`for layer in layers[::-1]` for `for layer in layers`; of a range, see `instead.py`."""
    for loop in ast.walk(function):
        if isinstance(loop, ast.For) and not (isinstance(loop.iter, ast.Call) and called(loop.iter) in TURNED):
            yield Edit("loop order", loop, loop, "iter", _at(filled("reversed(list(_))", loop.iter), loop.iter))


TURNED = ("range", "reversed", "count")


def _at(new: ast.expr, old: ast.expr) -> ast.expr:
    return ast.fix_missing_locations(ast.copy_location(new, old))


def renamed_in_loops(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """One name for another in all of a loop: `best + step`, tried and kept, for `start + step`."""
    for loop in ast.walk(function):
        if not isinstance(loop, ast.For | ast.While):
            continue
        names = [node for line in loop.body for node in ast.walk(line) if isinstance(node, ast.Name)]
        made = dict.fromkeys(name.id for name in names if isinstance(name.ctx, ast.Store) and name.id in scope.names)
        used: dict[str, list[ast.Name]] = {}
        for name in names:
            if isinstance(name.ctx, ast.Load) and name.id in scope.names:
                used.setdefault(name.id, []).append(name)
        for old, places in used.items():
            for new in made if 2 <= len(places) <= MOST_PLACES else ():
                if new != old:
                    kind = f"{old} for another name"
                    first, *rest = [Edit(kind, place, place, "id", new) for place in places]
                    yield replace(first, others=tuple(rest))


MOST_PLACES = 4
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


MOST_IN_A_CHAIN = 3


def late_edits(spot: Spot) -> Iterator[Edit]:
    """`f(X @ W + b)` for `f(X) @ W + b`, and for `np.maximum(0, X) @ W + b`."""
    node = spot.node
    if not isinstance(node, ast.BinOp) or isinstance(spot.holder, ast.BinOp):
        return
    first, chain = node.left, [node]
    while isinstance(first, ast.BinOp) and len(chain) < MOST_IN_A_CHAIN:
        chain.append(first)
        first = first.left
    if not isinstance(first, ast.Call) or not (name := called(first)) or name in SHAPED:
        return
    places = [i for i, arg in enumerate(first.args) if not isinstance(arg, ast.Constant)]
    if len(places) != 1 or first.keywords or isinstance(first.args[places[0]], ast.Starred):
        return
    rest: ast.expr = first.args[places[0]]
    for outer in reversed(chain):
        rest = ast.BinOp(rest, outer.op, outer.right)
        args = [*first.args[: places[0]], rest, *first.args[places[0] + 1 :]]
        whole: ast.expr = ast.Call(first.func, args, [])
        for other in reversed(chain[: chain.index(outer)]):
            whole = ast.BinOp(whole, other.op, other.right)
        yield spot.replaced(f"{name} taken too early", whole)


SHAPED = ("len", "range", "int", "float", "list", "tuple", "array", "asarray", "round")


def together_edits(spot: Spot) -> Iterator[Edit]:
    """`a + m * b` for `m * a + b`, the larger of two for their sum, and a place for what stands there."""
    node = spot.node
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Name):
        yield spot.replaced("lookup too many", node.slice)
    if isinstance(node, ast.Call) and called(node) in LARGER and len(node.args) == 2 and not node.keywords:
        yield spot.replaced("larger for the sum", ast.BinOp(node.args[0], ast.Add(), node.args[1]))
    if not isinstance(node, ast.BinOp):
        return
    one, two = node.left, node.right
    if isinstance(node.op, ast.Pow) and ast.unparse(two) == "2":
        yield spot.replaced("square for the size", filled("np.abs(_)", one))
    if isinstance(node.op, ast.Mult) and isinstance(one, ast.BinOp) and isinstance(one.op, ast.Mult):
        power = ast.BinOp(one.right, ast.Pow(), filled("1.0 * _", two))
        yield spot.replaced("Mult for Pow", ast.BinOp(one.left, ast.Mult(), power))
    if isinstance(one, ast.Call) and isinstance(two, ast.Call) and isinstance(node.op, ast.Add):
        larger = filled("np.maximum(_, 0)", one)
        assert isinstance(larger, ast.Call)
        yield spot.replaced("sum for the larger", ast.Call(larger.func, [one, two], []))
    if isinstance(node.op, ast.Add | ast.Sub):
        for product, other in ((one, two), (two, one)):
            if isinstance(product, ast.BinOp) and isinstance(product.op, ast.Mult):
                for factor, rest in ((product.left, product.right), (product.right, product.left)):
                    more = ast.BinOp(factor, ast.Mult(), other)
                    sides = (rest, more) if product is one else (more, rest)
                    yield spot.replaced("factor at the other term", ast.BinOp(sides[0], node.op, sides[1]))


LARGER = ("max", "maximum", "fmax")


def early_lines(function: ast.FunctionDef) -> Iterator[Edit]:
    """`a = Z` and then `return f(a[:, 1] - a[:, 0])` for `a = f(Z)` and `return a[:, 1] - a[:, 0]`."""
    lines = function.body
    last = lines[-1] if lines else None
    for line in lines[:-1]:
        call = line.value if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) else None
        if not isinstance(call, ast.Call) or not isinstance(last, ast.Return) or not (value := last.value):
            continue
        if len(call.args) == 1 and called(call) and not isinstance(value, ast.Tuple):
            outside = ast.copy_location(ast.Call(call.func, [value], call.keywords), value)
            late = Edit("order of operations", value, last, "value", outside)
            yield Edit(f"{called(call)} taken too early", call, line, "value", call.args[0], (late,))


def root_edits(spot: Spot) -> Iterator[Edit]:
    """`2 * sqrt(p * q / n)` for `2 * p * q / n`: the root of all but a number, or a name, in front."""
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
    if isinstance(node.left, ast.Constant | ast.Name):
        return (node.left, node.right) if isinstance(node.op, ast.Mult) else None
    if (rest := _without_number(node.left)) is None:
        return None
    number, product = rest
    return number, ast.copy_location(ast.BinOp(product, node.op, node.right), node)
