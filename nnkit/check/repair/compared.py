"""Small changes of what is compared: two with each other, not each with 0; equal ones, or one and the same."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, spots, together
from nnkit.check.repair.operators import called

SAME, EACH = "equal for the same", "each with 0"


def compared_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """`x > y` and `y > x` for `x > 0` and `y > 0`; `a is b` for `a.data == b.data`."""
    of_zero = []
    for spot in spots(function):
        node = spot.node
        if isinstance(node, ast.Call) and called(node) == "array_equal" and (both := _owners(node.args)):
            yield spot.replaced(SAME, ast.Compare(both[0], [ast.Is()], [both[1]]))
        if not isinstance(node, ast.Compare) or len(node.ops) != 1:
            continue
        left, op, right = node.left, node.ops[0], node.comparators[0]
        if isinstance(op, ast.Eq) and (both := _owners([left, right])):
            yield spot.replaced(SAME, ast.Compare(both[0], [ast.Is()], [both[1]]))
        if isinstance(op, ast.Gt | ast.Lt | ast.GtE | ast.LtE) and ast.unparse(right) == "0":
            of_zero.append((spot, node))
    yield from _with_each_other(of_zero)


def _with_each_other(of_zero: list[tuple[Spot, ast.Compare]]) -> Iterator[Edit]:
    """Two comparisons with 0 as comparisons of the two."""
    if len(of_zero) == 2:
        (spot, one), (another, two) = of_zero
        edits = [spot.replaced(EACH, ast.Compare(one.left, one.ops, [two.left])),
                 another.replaced(EACH, ast.Compare(two.left, two.ops, [one.left]))]  # fmt: skip
        if both := together(edits):
            yield replace(both[0], others=tuple(both[1:]))


def _owners(compared: list[ast.expr]) -> tuple[ast.expr, ast.expr] | None:
    """The two whose attribute of one name is compared."""
    match compared:
        case [ast.Attribute(value=one, attr=name), ast.Attribute(value=two, attr=other)] if name == other:
            return one, two
    return None
