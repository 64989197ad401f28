"""Small changes of the diagonal of a table: left out where the largest is sought, and added to a product."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

OVER_ALL = ("max", "min", "argmax", "argmin", "sum")
MOST_NAMES = 4


def diagonal_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """`(C - np.diag(np.diag(C))).argmax()` for `C.argmax()`, and `np.diag(p) - np.outer(p, p)` for the product."""
    node = spot.node
    if isinstance(node, ast.Name) and node.id in scope.names and spot.name != "func":
        around = spot.holder
        name = called(around) if isinstance(around, ast.Call) else getattr(around, "attr", "")
        if name in OVER_ALL:
            yield spot.replaced("diagonal too", filled("(_ - np.diag(np.diag(_)))", node))
    if isinstance(node, ast.expr) and isinstance(spot.holder, ast.Return | ast.Assign) and "outer" in ast.unparse(node):
        for other in scope.names[:MOST_NAMES]:
            yield spot.replaced("diagonal missing", filled("_ + np.diag({})", node, other))
