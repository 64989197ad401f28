"""Small changes of what is done with labels: they are names of classes, and no numbers to compute with."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

LABELS = "labels as numbers"
SHAPING = ("reshape", "expand_dims", "atleast_2d", "astype", "array", "asarray")


def label_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`P - eye(k)[y]` for `P - y[:, None]`: a row with a 1 in the label's place."""
    node = spot.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
        return
    name = _shaped_name(node.right)
    if name in scope.names and name is not None:
        rows = filled("np.eye(np.shape(_)[-1])[{}]", node.left, name)
        yield spot.replaced(LABELS, ast.BinOp(node.left, node.op, rows))


def _shaped_name(node: ast.AST) -> str | None:
    """The name in `y`, `y[:, None]`, `y.reshape(-1, 1)`, `y.astype(float)[:, None]` and such."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Subscript):
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        shapes = all(ast.unparse(part) in (":", "...", "None", "np.newaxis") for part in parts)
        return _shaped_name(node.value) if shapes else None
    if isinstance(node, ast.Call) and called(node) in SHAPING:
        of_numpy = ast.unparse(node.func).startswith("np.")
        if of_numpy:
            return _shaped_name(node.args[0]) if node.args else None
        return _shaped_name(node.func.value) if isinstance(node.func, ast.Attribute) else None
    return None


MOST_NAMES = 5


def missing_label_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`P - eye(k)[y]` for `P`: of a call's result that is returned, or the first factor of a product or quotient."""
    node, holder = spot.node, spot.holder
    first = isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Div | ast.Mult) and spot.name == "left"
    if isinstance(node, ast.Call) and (first or isinstance(holder, ast.Return | ast.Assign | ast.Tuple)):
        for name in scope.names[:MOST_NAMES]:
            yield spot.replaced("label not taken off", filled("_ - np.eye(np.shape(_)[-1])[{}]", node, name))
