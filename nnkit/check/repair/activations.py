"""One activation, or its slope, where another one is meant: written out, not called by a name of the notebook."""

import ast
import itertools
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, filled, spots
from nnkit.check.repair.scope import Scope

MOST_NAMES = 6  # that a slope is tried of

SLOPES = {"sigmoid": "_ * (1 - _)", "tanh": "1 - _ ** 2", "ReLU": "(_ > 0) * 1.0", "line": "1.0 + 0 * _"}
VALUES = {"sigmoid": "1 / (1 + np.exp(-(_)))", "tanh": "np.tanh(_)", "ReLU": "np.maximum(_, 0)"}
SLOPE, VALUE = "the slope of another activation", "another activation"


def of_another_activation(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """(kind, node) with the slope, or the value, of each other activation."""
    for which, at, rest in slopes_in(node):
        for other, form in SLOPES.items():
            if other != which:
                slope = filled(form, at)
                yield SLOPE, ast.BinOp(rest, ast.Mult(), slope) if rest is not None else slope
    for which, at in _values_in(node):
        for other, form in VALUES.items():
            if other != which:
                yield VALUE, filled(form, at)


def exchanged_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """An activation and its slope, both, wherever they stand: tanh and its slope for ReLU and its own."""
    values: dict[str, list[tuple[Spot, ast.expr]]] = {}
    slopes: dict[str, list[tuple[Spot, ast.expr, ast.expr | None]]] = {}
    for spot in spots(function):
        for which, at in (*_values_in(spot.node), *_called_in(spot.node)):
            values.setdefault(which, []).append((spot, at))
        for which, at, rest in (*slopes_in(spot.node), *_backward_in(spot.node)):
            slopes.setdefault(which, []).append((spot, at, rest))
    for which in (which for which in values if which in slopes):  # no sets: their order is another in each process
        for other in (other for other in VALUES if other != which):
            edits = [spot.replaced(VALUE, filled(VALUES[other], at)) for spot, at in values[which]]
            for spot, at, rest in slopes[which]:
                slope = filled(SLOPES[other], at)
                edits.append(spot.replaced(VALUE, ast.BinOp(rest, ast.Mult(), slope) if rest else slope))
            yield replace(edits[0], others=tuple(edits[1:]))


def _called_in(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The activations that are called by a name of the notebook."""
    names = {name.lower(): name for name in VALUES}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        which = names.get(node.func.id)
        if which:
            yield which, node.args[0]


def _backward_in(node: ast.AST) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """(activation, what its slope is of, what is multiplied by it) of `sigmoid_backward(d, a)`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 2:
        which = {f"{name.lower()}_backward": name for name in VALUES}.get(node.func.id)
        if which:
            yield which, node.args[1], node.args[0]


def slope_lines(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """A line in a loop that multiplies what the line before gave by an activation's slope: `d = d * (1 - a ** 2)`."""
    for loop in ast.walk(function):
        if not isinstance(loop, ast.For):
            continue
        taken = [node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)]
        names = list(dict.fromkeys([*taken, *scope.names]))[:MOST_NAMES]
        for i, line in enumerate(loop.body):
            target = line.targets[0] if isinstance(line, ast.Assign) else None
            products = target is not None and any(isinstance(node, ast.Call | ast.MatMult) for node in ast.walk(line))
            stored = [node.id for node in ast.walk(target) if isinstance(node, ast.Name)] if products and target else []
            for name, at in itertools.product(stored[:2], names):
                for form in (SLOPES["tanh"], SLOPES["sigmoid"], SLOPES["ReLU"]) if at != name else ():
                    text = f"{name} = {name} * ({form.replace('_', at)})"
                    more = ast.fix_missing_locations(ast.copy_location(ast.parse(text).body[0], line))
                    for node in ast.walk(more):
                        ast.copy_location(node, line)
                    yield Edit("slope missing", line, loop, "body", [*loop.body[: i + 1], more, *loop.body[i + 1 :]])


def slopes_in(node: ast.AST) -> Iterator[tuple[str, ast.expr, ast.expr | None]]:
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
