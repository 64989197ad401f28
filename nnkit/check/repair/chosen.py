"""A choice that puts a number where something is computed, without the number."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot
from nnkit.check.repair.operators import called

KIND = "condition too many"


def chosen_edits(spot: Spot) -> Iterator[Edit]:
    """`p` for `np.where(p < 1e-8, 0, p)`."""
    node = spot.node
    if isinstance(node, ast.Call) and called(node) == "where" and len(node.args) == 3:
        for number, other in (node.args[1:], node.args[:0:-1]):
            if isinstance(number, ast.Constant) and not isinstance(other, ast.Constant):
                yield spot.replaced(KIND, other)
