"""Small changes of what belongs together in a formula: brackets, and which of two operations comes first."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from nnkit.check.repair.edits import Edit, Spot, spots

PRECEDENCE = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.MatMult: 2, ast.FloorDiv: 2, ast.Mod: 2, ast.Pow: 4}
MOST = 8  # operands in one formula
BOUNDED = ("maximum", "minimum", "clip")  # of one value, beside constants


def bracket_edits(spot: Spot) -> Iterator[Edit]:
    """Brackets put round a piece of a formula."""
    for new in (*_compared(spot.node), *_distributed(spot.node)):
        yield spot.replaced("brackets", new)
    inside = isinstance(spot.holder, ast.BinOp) and _unbracketed(spot.holder, spot.node)
    if not isinstance(spot.node, ast.BinOp) or inside:
        return
    operands, operations = _flat(spot.node)
    if not 3 <= len(operands) <= MOST:
        return
    for first in range(len(operands)):
        for last in range(first + 1, len(operands)):
            if last - first < len(operands) - 1 and _matters(operations, first, last):
                yield spot.replaced("brackets", _bracketed(operands, operations, first, last))
    for i, op in enumerate(operations):
        if isinstance(op, ast.Div) and 0 < i < len(operations) - 1:  # (a - b) / (c + d) for a - b / c + d
            left, right = _grown(operands[: i + 1], operations[:i]), _grown(operands[i + 1 :], operations[i + 1 :])
            yield spot.replaced("brackets", ast.BinOp(left, ast.Div(), right))


def _compared(node: ast.AST) -> Iterator[ast.expr]:
    """`d * (z > 0)` for `d * z > 0`."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return
    (other,) = node.comparators
    if isinstance(node.left, ast.BinOp):
        yield ast.BinOp(node.left.left, node.left.op, ast.Compare(node.left.right, node.ops, [other]))
    if isinstance(other, ast.BinOp):
        yield ast.BinOp(ast.Compare(node.left, node.ops, [other.left]), other.op, other.right)


def _distributed(node: ast.AST) -> Iterator[ast.expr]:
    """`p + x * q` and `x * p + q` for `x * (p + q)`, and `p - q ** n` for `(p - q) ** n`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult | ast.Div | ast.Pow):
        return
    if isinstance(node.op, ast.Pow):
        of = node.left
        if isinstance(of, ast.BinOp) and isinstance(of.op, ast.Add | ast.Sub):
            yield ast.BinOp(of.left, of.op, ast.BinOp(of.right, ast.Pow(), node.right))
        return
    for factor, of in ((node.left, node.right), (node.right, node.left)):
        if isinstance(of, ast.BinOp) and isinstance(of.op, ast.Add | ast.Sub):
            if isinstance(node.op, ast.Mult):
                yield ast.BinOp(of.left, of.op, ast.BinOp(factor, ast.Mult(), of.right))
                yield ast.BinOp(ast.BinOp(factor, ast.Mult(), of.left), of.op, of.right)
            elif of is node.left:
                yield ast.BinOp(of.left, of.op, ast.BinOp(of.right, ast.Div(), factor))


def _unbracketed(parent: ast.BinOp, child: ast.AST) -> bool:
    if not isinstance(child, ast.BinOp) or type(child.op) not in PRECEDENCE or type(parent.op) not in PRECEDENCE:
        return False
    inner, outer = PRECEDENCE[type(child.op)], PRECEDENCE[type(parent.op)]
    return inner >= outer if child is parent.left and not isinstance(parent.op, ast.Pow) else inner > outer


def _flat(node: ast.expr) -> tuple[list[ast.expr], list[ast.operator]]:
    if not isinstance(node, ast.BinOp):
        return [node], []
    left = _flat(node.left) if _unbracketed(node, node.left) else ([node.left], [])
    right = _flat(node.right) if _unbracketed(node, node.right) else ([node.right], [])
    return [*left[0], *right[0]], [*left[1], node.op, *right[1]]


def _matters(operations: list[ast.operator], first: int, last: int) -> bool:
    """Whether brackets there change what is read."""
    inner = min(PRECEDENCE.get(type(op), 3) for op in operations[first:last])
    around = [PRECEDENCE.get(type(op), 3) for op in (*operations[:first][-1:], *operations[last:][:1])]
    return inner <= max(around) and not (first == 0 and inner >= around[-1])


def _bracketed(operands: list[ast.expr], operations: list[ast.operator], first: int, last: int) -> ast.expr:
    inner = _grown(operands[first : last + 1], operations[first:last])
    return _grown([*operands[:first], inner, *operands[last + 1 :]], [*operations[:first], *operations[last:]])


def _grown(operands: list[ast.expr], operations: list[ast.operator]) -> ast.expr:
    """The tree that Python reads without further brackets."""
    if len(operands) == 1:
        return operands[0]
    lowest = min(PRECEDENCE.get(type(op), 3) for op in operations)
    at = max(i for i, op in enumerate(operations) if PRECEDENCE.get(type(op), 3) == lowest)
    left, right = _grown(operands[: at + 1], operations[:at]), _grown(operands[at + 1 :], operations[at + 1 :])
    return ast.BinOp(left, operations[at], right)


def nesting_edits(spot: Spot) -> Iterator[Edit]:
    """The inner of two operations made the outer one: mean(x) ** 2 for mean(x ** 2)."""
    for new in _nested(spot.node):
        yield spot.replaced("order of operations", new)


def _nested(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        both = _argument(node.left) is not None and _calls(node.right, node.left)  # max(0, max(0, a) - max(0, b))
        both |= _argument(node.right) is not None and _calls(node.left, node.right)
        one, two = _argument(node.left), _argument(node.right)
        if one is not None and two is not None and _of_one_function(node.left, node.right):
            yield _call(node.left, ast.BinOp(one, node.op, two))  # f(a - b) for f(a) - f(b)
        if (inner := _argument(node.left)) is not None and not both:
            yield _call(node.left, ast.BinOp(inner, node.op, node.right))
        if (inner := _argument(node.right)) is not None and not both and not isinstance(node.op, ast.Pow):
            yield _call(node.right, ast.BinOp(node.left, node.op, inner))
    inner = _argument(node)
    if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add | ast.Sub) and _is_product(inner.left):
        one, two = inner.left.left, inner.left.right  # max(0, c * x - t) for c * max(0, x - t)
        for factor, kept in ((one, two), (two, one)):
            yield ast.BinOp(factor, ast.Mult(), _call(node, ast.BinOp(kept, inner.op, inner.right)))
    if isinstance(inner, ast.BinOp):
        if isinstance(inner.op, ast.Mult) and ast.dump(inner.left) == ast.dump(inner.right):  # x * x
            yield ast.BinOp(_call(node, inner.left), ast.Mult(), _call(node, inner.right))
        yield ast.BinOp(_call(node, inner.left), inner.op, inner.right)
        if not isinstance(inner.op, ast.Pow):
            yield ast.BinOp(inner.left, inner.op, _call(node, inner.right))
    if isinstance(inner, ast.UnaryOp):
        yield ast.UnaryOp(inner.op, _call(node, inner.operand))
    if inner is not None and (innermost := _argument(inner)) is not None:
        yield _call(inner, _call(node, innermost))


def _of_one_function(one: ast.AST, two: ast.AST) -> bool:
    """Whether both are calls of the same function, with the same settings."""
    assert isinstance(one, ast.Call) and isinstance(two, ast.Call)
    functions = [[ast.dump(each) for each in (call.func, *call.keywords)] for call in (one, two)]
    return functions[0] == functions[1] and len(one.args) == len(two.args) == 1


def _is_product(node: ast.AST) -> TypeGuard[ast.BinOp]:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def nested_lines(function: ast.FunctionDef) -> Iterator[Edit]:
    """The same where the operation stands in a later line: `a = f(x)` and then `a + b` for `a = f(x + b)`."""
    for holder in ast.walk(function):
        body = getattr(holder, "body", None)
        block = body if isinstance(body, list) else []
        for i, line in enumerate(block):
            target = line.targets[0] if isinstance(line, ast.Assign) else None
            if not isinstance(target, ast.Name) or (inner := _argument(line.value)) is None:
                continue
            for later in block[i + 1 : i + 3]:
                for spot in spots(later):
                    if not _works_on(spot.node, target.id):
                        continue
                    name = ast.copy_location(ast.Name(target.id, ast.Load()), spot.node)
                    new = _call(line.value, ast.BinOp(inner, spot.node.op, spot.node.right))
                    first = Spot(line.value, line, "value", None).replaced("order of operations", new)
                    yield replace(first, others=(spot.replaced("order of operations", name),))


def _works_on(node: ast.AST, name: str) -> TypeGuard[ast.BinOp]:
    """Whether something is added to this name or taken off it, or it is multiplied or divided."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
        return False
    return isinstance(node.left, ast.Name) and node.left.id == name


def _calls(node: ast.AST, like: ast.AST) -> bool:
    """Whether the function that `like` calls is called in it."""
    of = ast.dump(like.func) if isinstance(like, ast.Call) else ""
    return any(isinstance(inner, ast.Call) and ast.dump(inner.func) == of for inner in ast.walk(node))


def _argument(node: ast.AST) -> ast.expr | None:
    """What a function of one value is applied to: `x` in exp(x), and in maximum(0, x)."""
    if not isinstance(node, ast.Call) or not node.args:
        return None
    values = [arg for arg in node.args if not isinstance(arg, ast.Constant)]
    bounded = getattr(node.func, "attr", "") in BOUNDED
    return values[0] if len(values) == 1 and (bounded or len(node.args) == 1) else None


def _call(like: ast.AST, argument: ast.expr) -> ast.Call:
    """The same function of another value."""
    assert isinstance(like, ast.Call)
    of = _argument(like)
    return ast.Call(like.func, [argument if arg is of else arg for arg in like.args], like.keywords)
