"""Small changes that put a term or a factor into a formula: at a term, an argument, or each of several values."""

import ast
import copy
import itertools
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled, spots
from nnkit.check.repair.missing import UNDOING, holds, is_value
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

# round a term of a sum, with each name
TERMS = {
    "factor missing": ("_ * {}", "_ * (1 - {})"),
    "division missing": ("_ / {}", "_ / (1 - {})"),
    "division by the count": ("_ / len({})",),
}
MOST_NAMES = 6
POWERS = "np.reshape(_ ** np.arange(1, len({0}) + 1), (-1,) + (1,) * (np.ndim({0}) - 1))"  # one for each row
STACKED = ("array", "asarray", "stack", "vstack")
MOST_OWN = 4


def each_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """The same term or factor for each of the values that are returned: `p - e, p + e` for `-e, e`."""
    if isinstance(spot.node, ast.Tuple) and isinstance(spot.holder, ast.Return):
        for name in scope.names[:MOST_NAMES]:
            for kind, form in (("term missing", "_ + {}"), ("factor missing", "_ * {}")):
                values: list[ast.expr] = [filled(form, item, name) for item in spot.node.elts]
                yield spot.replaced(kind, ast.Tuple(values, ast.Load()))


def own_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """A factor of its own for each of two values that are returned: `f(d * y), f(d * x)` for `f(d), f(d)`."""
    given = [each.arg for each in function.args.args if each.arg != "self"][:MOST_OWN]
    for spot in spots(function):
        pair = spot.node.elts if isinstance(spot.node, ast.Tuple) and isinstance(spot.holder, ast.Return) else []
        if len(pair) != 2:
            continue
        for name, one, two in itertools.permutations(given, 3):
            if all(holds(value, name) for value in pair):
                own = [_Times(name, factor).visit(copy.deepcopy(value))
                       for value, factor in zip(pair, (one, two), strict=True)]  # fmt: skip
                yield spot.replaced("factor missing", ast.Tuple(own, ast.Load()))


class _Times(ast.NodeTransformer):
    """With a product for the first place of a name."""

    def __init__(self, name: str, factor: str):
        self.name, self.factor, self.done = name, factor, False

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id != self.name or self.done:
            return node
        self.done = True
        factor = ast.copy_location(ast.Name(self.factor, ast.Load()), node)
        return ast.copy_location(ast.BinOp(node, ast.Mult(), factor), node)


def part_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A term, factor or sum of rows that is missing within an argument; in a comparison many would do by chance."""
    inside = isinstance(spot.holder, ast.Call) and spot.name == "args"
    if inside and isinstance(spot.node, ast.Call) and called(spot.node) in STACKED:
        yield spot.replaced("sum missing", filled("np.sum(_, axis=0)", spot.node))
    if inside and isinstance(spot.node, ast.BinOp | ast.Name | ast.Call | ast.Subscript):
        for name in [*scope.names[:6], *(f"self.{name}" for name in scope.attributes[:4])]:
            for kind, form in (("term missing", "_ + {}"), ("term missing", "_ - {}"), ("factor missing", "_ * {}"),
                               ("division missing", "_ / {}")):  # fmt: skip
                if form in UNDOING and holds(spot.node, name):
                    continue
                yield spot.replaced(kind, filled(form, spot.node, name))


def _things(scope: Scope) -> list[str]:
    return [*scope.names[:MOST_NAMES], *(f"self.{name}" for name in scope.attributes[:MOST_NAMES])]


def chain_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`rate * (g + m * v)` for `rate * m * v`."""
    match spot.node:
        case ast.BinOp(left=ast.BinOp(left=first, op=ast.Mult(), right=second), op=ast.Mult(), right=third):
            for name in _things(scope):
                rest = ast.BinOp(ast.BinOp(second, ast.Mult(), third), ast.Add(), ast.parse(name, mode="eval").body)
                yield spot.replaced("term missing", ast.BinOp(first, ast.Mult(), rest))


def term_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A factor that is missing from one term of a sum or difference, or from an entry of a list that is written out, a
    power from `1 - b`, or pi from a factor."""
    if not isinstance(spot.node, ast.expr) or not is_value(spot):
        return
    node, things = spot.node, _things(scope)
    if isinstance(spot.holder, ast.List) and isinstance(node, ast.Name | ast.UnaryOp | ast.BinOp):
        for name in things:
            yield spot.replaced("factor missing", filled("_ * {}", node, name))
    if not isinstance(spot.holder, ast.BinOp):
        return
    if isinstance(spot.holder.op, ast.Sub) and spot.name == "right" and ast.unparse(spot.holder.left) == "1":
        for name in scope.names[:6]:
            if not holds(spot.node, name):
                yield spot.replaced("power missing", filled("_ ** {}", spot.node, name))
                yield spot.replaced("power of each missing", filled(POWERS, spot.node, name))
        match spot.node:
            case ast.BinOp(left=base, op=ast.Pow(), right=ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)])):
                yield spot.replaced("one power for all", filled(POWERS, base, name))
    if isinstance(spot.holder.op, ast.Add | ast.Sub):
        for name in things:
            for kind, forms in TERMS.items():
                for form in forms if kind != "division missing" or not holds(spot.node, name) else ():
                    yield spot.replaced(kind, filled(form, spot.node, name))
    elif isinstance(spot.holder.op, ast.Mult | ast.Div):
        yield spot.replaced("factor missing", filled("_ * np.pi", spot.node))
