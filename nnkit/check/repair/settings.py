"""Small changes of what a call is told beside its numbers: a word, how near is equal, sizes; and of two methods."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import called

WORDS = (("little", "big"), ("left", "right"), ("valid", "full"), ("valid", "same"), ("full", "same"))
OTHER_WORD = {one: [pair[1 - pair.index(one)] for pair in WORDS if one in pair] for pair in WORDS for one in pair}
METHODS = {"forward": "backward", "backward": "forward"}
# with a tolerance that forgives rounding and nothing else; NumPy's own functions would take too long
CLOSE = {"allclose": "np.abs(_).max() <= 1e-9", "isclose": "np.abs(_) <= 1e-9"}
SIZED = ("zeros", "ones", "empty", "normal", "uniform", "random", "integers", "standard_normal", "full")


def setting_edits(spot: Spot) -> Iterator[Edit]:
    """What else a call may be told; the values stay."""
    node = spot.node
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and isinstance(spot.holder, ast.Call | ast.keyword)
    ):
        for other in OTHER_WORD.get(node.value, ()):
            yield spot.replaced(f"setting {node.value}", ast.Constant(other))
    if isinstance(node, ast.Attribute) and node.attr == "size" and (counted := _unique([node.value])) is not None:
        yield spot.replaced("single numbers counted", filled("np.unique(_, axis=1).shape[1]", counted))
    if not isinstance(node, ast.Call):
        return
    name = called(node)
    if name in METHODS and isinstance(node.func, ast.Attribute):
        method = ast.Attribute(node.func.value, METHODS[name], ast.Load())
        yield spot.replaced(f"{name} for {METHODS[name]}", ast.Call(method, node.args, node.keywords))
    if name in CLOSE and len(node.args) == 2 and not node.keywords:
        gap = ast.copy_location(ast.BinOp(node.args[0], ast.Sub(), node.args[1]), node)
        yield spot.replaced("near for equal", filled(CLOSE[name], gap))
    if node.args and (name == "unique" or (name == "tuple" and isinstance(spot.holder, ast.SetComp))):
        rounded = filled("np.round(_, 8) + 0.0", node.args[0])
        yield spot.replaced("exactly alike", ast.Call(node.func, [rounded, *node.args[1:]], node.keywords))
    if name == "len" and (counted := _unique(node.args)) is not None:
        yield spot.replaced("single numbers counted", filled("np.unique(_, axis=1).shape[1]", counted))
    if name in SIZED:
        for holder, field, index, sizes in _sizes(node):
            turned = ast.Tuple([sizes.elts[1], sizes.elts[0]], ast.Load())
            yield Spot(sizes, holder, field, index).replaced("sizes swapped", turned)


def _unique(args: list[ast.expr]) -> ast.expr | None:
    """What the different numbers are sought of, all of it."""
    call = args[0] if len(args) == 1 else None
    if isinstance(call, ast.Call) and called(call) == "unique" and len(call.args) == 1 and not call.keywords:
        return call.args[0]
    return None


def _sizes(call: ast.Call) -> Iterator[tuple[ast.AST, str, int | None, ast.Tuple]]:
    """Where two sizes stand that an array is made with."""
    for keyword in call.keywords:
        if keyword.arg in ("size", "shape") and _are_two(keyword.value):
            yield keyword, "value", None, keyword.value
    for index, arg in enumerate(call.args):
        if _are_two(arg):
            yield call, "args", index, arg


def _are_two(node: ast.expr) -> TypeGuard[ast.Tuple]:
    return isinstance(node, ast.Tuple) and len(node.elts) == 2 and ast.dump(node.elts[0]) != ast.dump(node.elts[1])
