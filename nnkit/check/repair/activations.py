"""One activation, or its slope, where another one is meant: written out, not called by a name of the notebook."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import filled

SLOPES = {"sigmoid": "_ * (1 - _)", "tanh": "1 - _ ** 2", "ReLU": "(_ > 0) * 1.0", "line": "1.0 + 0 * _"}
VALUES = {"sigmoid": "1 / (1 + np.exp(-(_)))", "tanh": "np.tanh(_)", "ReLU": "np.maximum(_, 0)"}
SLOPE, VALUE = "the slope of another activation", "another activation"


def of_another_activation(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """(kind, node) with the slope, or the value, of each other activation."""
    for which, at, rest in _slopes_in(node):
        for other, form in SLOPES.items():
            if other != which:
                slope = filled(form, at)
                yield SLOPE, ast.BinOp(rest, ast.Mult(), slope) if rest is not None else slope
    for which, at in _values_in(node):
        for other, form in VALUES.items():
            if other != which:
                yield VALUE, filled(form, at)


def _slopes_in(node: ast.AST) -> Iterator[tuple[str, ast.expr, ast.expr | None]]:
    """(activation, its value, what else is multiplied) of `d * a * (1 - a)`, `1 - a ** 2` and `a > 0`."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=at)):
            if ast.dump(left) == ast.dump(at):
                yield "sigmoid", at, None
            elif isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mult) and ast.dump(left.right) == ast.dump(at):
                yield "sigmoid", at, left.left
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=ast.BinOp() as power):
            twice = isinstance(power.op, ast.Mult) and ast.dump(power.left) == ast.dump(power.right)
            square = isinstance(power.op, ast.Pow) and isinstance(power.right, ast.Constant) and power.right.value == 2
            if twice or square:
                yield "tanh", power.left, None
        case ast.Compare(left=at, ops=[ast.Gt()], comparators=[ast.Constant(value=0)]):
            yield "ReLU", at, None


def _values_in(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """(activation, what it is applied to) of the three written out."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"), attr="tanh"), args=[at]):
            yield "tanh", at
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"), attr="maximum"), args=[one, two]):
            zero, at = (one, two) if isinstance(one, ast.Constant) else (two, one)
            if isinstance(zero, ast.Constant) and zero.value == 0:
                yield "ReLU", at
        case ast.BinOp(
            left=ast.Constant(value=1),
            op=ast.Div(),
            right=ast.BinOp(
                left=ast.Constant(value=1),
                op=ast.Add(),
                right=ast.Call(
                    func=ast.Attribute(value=ast.Name(id="np"), attr="exp"),
                    args=[ast.UnaryOp(op=ast.USub(), operand=at)],
                ),
            ),
        ):
            yield "sigmoid", at
