"""Small changes of both sides of something: a difference that looks to one side only, two bounds that are cut, both
arguments of a fit, and the shares of an average."""

import ast
import copy
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled, spots
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

OTHER_SIDE = "other side missing"
FITTED = ("polyfit", "linregress", "fit", "lstsq", "corrcoef")


MOST_NAMES = 6
START = "startOfAll"
IN_A_TEST = "term missing in a test"


def side_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What belongs on both sides of an expression, or on one side of a comparison."""
    node = spot.node
    if isinstance(node, ast.Call):
        yield from _logarithms(spot, node)
        taken_off = isinstance(spot.holder, ast.BinOp) and isinstance(spot.holder.op, ast.Sub)
        if not taken_off and (twin := _other_side(node, ast.Add, ast.Sub)):
            for form in ("_ - 0", "(_ - 0) / 2"):
                yield spot.replaced(OTHER_SIDE, _Zero(twin).visit(filled(form, node)))
    if isinstance(spot.holder, ast.Compare) and spot.name == "left" and _is_sum_of_products(node):
        for name in scope.names[:MOST_NAMES]:
            for form in ("_ + {}", "_ - {}"):
                yield spot.replaced(IN_A_TEST, filled(form, node, name))
    if not isinstance(node, ast.BinOp):
        return
    if both := _both_sides(node):
        yield spot.replaced(OTHER_SIDE, both)
    if isinstance(node.op, ast.Div) and isinstance(node.left, ast.BinOp) and (both := _both_sides(node.left)):
        yield spot.replaced(OTHER_SIDE, ast.BinOp(both, ast.Div(), filled("2 * _", node.right)))
    if isinstance(node.op, ast.Add):
        yield from _shares(spot, node)


def one_sided_loops(function: ast.FunctionDef) -> Iterator[Edit]:
    """`f(x) - f(2 * start - x)` for `f(x) - f0`, where `f0 = f(x)` before a loop that moves `x` in place."""
    for i, loop in enumerate(function.body):
        before = [line for line in function.body[:i] if isinstance(line, ast.Assign)]
        if not isinstance(loop, ast.For):
            continue
        for name, call in (pair for line in before for pair in _called_once(line)):
            for spot in spots(loop):
                node = spot.node
                if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
                    continue
                if ast.dump(node.left) != ast.dump(call) or ast.unparse(node.right) != name:
                    continue
                moved = ast.unparse(call.args[0])
                other = filled(f"(_ - {ast.unparse(call.func)}(2 * {START} - {moved})) / 2", node.left)
                start = ast.parse(f"{START} = np.array({moved})").body[0]
                for each in ast.walk(start):
                    ast.copy_location(each, loop)
                first = Edit(OTHER_SIDE, loop, function, "body", [*function.body[:i], start, *function.body[i:]])
                edit = spot.replaced(OTHER_SIDE, other)
                yield Edit(OTHER_SIDE, node, edit.holder, edit.name, edit.value, (first,))


def _called_once(line: ast.Assign) -> Iterator[tuple[str, ast.Call]]:
    """Names that get what a function makes of one argument."""
    target, value = line.targets[0], line.value
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = list(zip(target.elts, value.elts, strict=False))
    for name, call in pairs:
        if isinstance(name, ast.Name) and isinstance(call, ast.Call) and len(call.args) == 1:
            yield name.id, call


class _Zero(ast.NodeTransformer):
    """With an expression for the 0 of a form."""

    def __init__(self, value: ast.expr):
        self.value = value

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return self.value if node.value == 0 else node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        return node  # the answer's own


def _is_sum_of_products(node: ast.AST) -> bool:
    product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
    return product or (isinstance(node, ast.Call) and called(node) in ("dot", "sum", "inner", "vdot"))


def _other_side(call: ast.Call, now: type[ast.operator], then: type[ast.operator]) -> ast.Call | None:
    """`f(x - h)` for `f(x + h)`."""
    twin = copy.deepcopy(call)
    steps = [arg for arg in twin.args if isinstance(arg, ast.BinOp) and isinstance(arg.op, now)]
    if len(steps) != 1:
        return None
    steps[0].op = then()
    return twin


def _both_sides(node: ast.BinOp) -> ast.BinOp | None:
    """`f(x + h) - f(x - h)` for `f(x + h) - here`, and for `here - f(x - h)`."""
    if not isinstance(node.op, ast.Sub):
        return None
    one, two = node.left, node.right
    if isinstance(one, ast.Call) and (twin := _other_side(one, ast.Add, ast.Sub)) and ast.dump(twin) != ast.dump(two):
        return ast.BinOp(one, node.op, twin)
    if isinstance(two, ast.Call) and (twin := _other_side(two, ast.Sub, ast.Add)) and ast.dump(twin) != ast.dump(one):
        return ast.BinOp(twin, node.op, two)
    return None


def bound_value_edits(spot: Spot) -> Iterator[Edit]:
    """A value, or each of several that are returned, cut to what a share can be."""
    node = spot.node
    if isinstance(node, ast.Tuple) and isinstance(spot.holder, ast.Return):
        cut: list[ast.expr] = [filled("np.clip(_, 0, 1)", item) for item in node.elts]
        yield spot.replaced("bound missing", ast.Tuple(cut, ast.Load()))
    elif isinstance(node, ast.BinOp):
        yield spot.replaced("bound missing", filled("np.clip(_, 0, 1)", node))


def _logarithms(spot: Spot, node: ast.Call) -> Iterator[Edit]:
    """`polyfit(log(x), log(y), 1)` for `polyfit(x, y, 1)`."""
    if called(node) in FITTED and len(node.args) > 1:
        both = [filled("np.log(_)", arg) for arg in node.args[:2]]
        yield spot.replaced("logarithms missing", ast.Call(node.func, [*both, *node.args[2:]], node.keywords))


def share_edits(spot: Spot) -> Iterator[Edit]:
    """`m * a + (1 - m) * b` for `m * a + b`: what an average gives to the new."""
    node = spot.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add):
        return
    for old, new in ((node.left, node.right), (node.right, node.left)):
        if isinstance(old, ast.BinOp) and isinstance(old.op, ast.Mult) and not isinstance(new, ast.Constant):
            for share in (old.left, old.right):
                if isinstance(share, ast.Name | ast.Attribute):
                    yield spot.replaced("share missing", ast.BinOp(old, ast.Add(), _left_over(share, new)))


def _left_over(share: ast.expr, value: ast.expr) -> ast.BinOp:
    return ast.BinOp(ast.BinOp(ast.Constant(1), ast.Sub(), share), ast.Mult(), value)


def _shares(spot: Spot, node: ast.BinOp) -> Iterator[Edit]:
    """`m * a + b` for `(1 - m) * a + m * b`."""
    match node:
        case ast.BinOp(
            left=ast.BinOp(
                left=ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=share), op=ast.Mult(), right=a
            ),
            right=ast.BinOp(left=other, op=ast.Mult(), right=b),
        ) if ast.dump(share) == ast.dump(other):
            yield spot.replaced("shares for all of it", ast.BinOp(ast.BinOp(other, ast.Mult(), a), ast.Add(), b))
