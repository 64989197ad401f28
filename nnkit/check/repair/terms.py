"""Small changes that put a term or a factor into a formula: at a term, an argument, or each of several values."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.missing import UNDOING, holds, is_value
from nnkit.check.repair.scope import Scope

# round a term of a sum, with each name
TERMS = {
    "factor missing": ("_ * {}", "_ * (1 - {})"),
    "division missing": ("_ / {}", "_ / (1 - {})"),
    "division by the count": ("_ / len({})",),
}
MOST_NAMES = 6


def each_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """The same term or factor for each of the values that are returned: `p - e, p + e` for `-e, e`."""
    if isinstance(spot.node, ast.Tuple) and isinstance(spot.holder, ast.Return):
        for name in scope.names[:MOST_NAMES]:
            for kind, form in (("term missing", "_ + {}"), ("factor missing", "_ * {}")):
                values: list[ast.expr] = [filled(form, item, name) for item in spot.node.elts]
                yield spot.replaced(kind, ast.Tuple(values, ast.Load()))


def part_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A term or factor that is missing within an argument; on a side of a comparison many would do by chance."""
    inside = isinstance(spot.holder, ast.Call) and spot.name == "args"
    if inside and isinstance(spot.node, ast.BinOp | ast.Name | ast.Call | ast.Subscript):
        for name in [*scope.names[:6], *(f"self.{name}" for name in scope.attributes[:4])]:
            for kind, form in (("term missing", "_ + {}"), ("term missing", "_ - {}"), ("factor missing", "_ * {}"),
                               ("division missing", "_ / {}")):  # fmt: skip
                if form in UNDOING and holds(spot.node, name):
                    continue
                yield spot.replaced(kind, filled(form, spot.node, name))


def term_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A factor that is missing from one term of a sum or difference, or pi from a factor."""
    if not isinstance(spot.holder, ast.BinOp) or not isinstance(spot.node, ast.expr) or not is_value(spot):
        return
    if isinstance(spot.holder.op, ast.Add | ast.Sub):
        for name in [*scope.names[:6], *(f"self.{name}" for name in scope.attributes[:6])]:
            for kind, forms in TERMS.items():
                for form in forms if kind != "division missing" or not holds(spot.node, name) else ():
                    yield spot.replaced(kind, filled(form, spot.node, name))
    elif isinstance(spot.holder.op, ast.Mult | ast.Div):
        yield spot.replaced("factor missing", filled("_ * np.pi", spot.node))
