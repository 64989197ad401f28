"""A square or a minus in one place that belongs in another, as where slopes are averaged before they are squared."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, spots
from nnkit.check.repair.several import is_quantity

SIGN = "minus at another place"
KIND = "square in another place"
MOST = 60  # of one function


def moved_signs(function: ast.FunctionDef) -> Iterator[Edit]:
    """`1 / (1 + exp(-z))` for `-(1 / (1 + exp(z)))`: the minus belongs to what a function within is given."""
    for spot in spots(function):
        if isinstance(spot.node, ast.UnaryOp) and isinstance(spot.node.op, ast.USub):
            text = ast.unparse(spot.node.operand)
            calls = [call for call in ast.walk(spot.node.operand) if isinstance(call, ast.Call) and len(call.args) == 1]
            for call in calls:
                turned = f"{ast.unparse(call.func)}(-({ast.unparse(call.args[0])}))"
                yield spot.replaced(SIGN, ast.parse(text.replace(ast.unparse(call), turned), mode="eval").body)


def moved_squares(function: ast.FunctionDef) -> Iterator[Edit]:
    """`s + grad**2` and then `sqrt(s)` for `s + grad` and then `sqrt(s**2)`: what is squared is another name, or an
    attribute of the object, that stands outside of the square."""
    every = list(spots(function))
    squares = [(spot, base) for spot in every if (base := _squared(spot.node)) is not None]
    names = [spot for spot in every if is_quantity(spot) and isinstance(getattr(spot.node, "ctx", None), ast.Load)]
    pairs = [
        (spot, base, name)
        for spot, base in squares
        for name in names
        if not any(node is name.node for node in ast.walk(spot.node)) and _can_both_be_made(spot, name)
    ]
    for spot, base, name in pairs[:MOST]:
        squared = ast.BinOp(name.node, ast.Pow(), ast.Constant(2))  # type: ignore[arg-type]  # what is read is one
        yield replace(spot.replaced(KIND, base), others=(name.replaced(KIND, squared),))


def _squared(node: ast.AST) -> ast.expr | None:
    """What is squared in `x ** 2` and `np.square(x)`, or None."""
    match node:
        case ast.BinOp(left=base, op=ast.Pow(), right=ast.Constant(value=2)):
            return base
        case ast.Call(func=ast.Attribute(attr="square"), args=[base], keywords=[]):
            return base
    return None


def _can_both_be_made(one: Spot, two: Spot) -> bool:
    """Whether they stand in different fields: the second edit of one list would undo the first."""
    return (one.holder, one.name) != (two.holder, two.name)
