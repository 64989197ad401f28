"""Two names that stand together, `mean, var`, where two others that stand together, `m, v`, are meant."""

import ast
import itertools
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot
from nnkit.check.repair.instead import with_name

FOR_TWO = "for two others"
MOST_PAIRS = 6


def pairs_in(function: ast.FunctionDef) -> list[tuple[str, str]]:
    """Names that are given or set side by side."""
    given = [each.arg for each in function.args.args if each.arg != "self"]
    targets = [each.targets[0] for each in ast.walk(function) if isinstance(each, ast.Assign)]
    pairs = [pair for target in targets if isinstance(target, ast.Tuple) for pair in itertools.pairwise(target.elts)]
    found = [(one.id, two.id) for one, two in pairs if isinstance(one, ast.Name) and isinstance(two, ast.Name)]
    return list(dict.fromkeys([*found, *itertools.pairwise(given)]))[:MOST_PAIRS]


def pair_edits(spot: Spot, pairs: list[tuple[str, str]]) -> Iterator[Edit]:
    """Each pair for each other one that a value reads, wherever it does."""
    read = {node.id for node in ast.walk(spot.node) if isinstance(node, ast.Name)}
    for (one, two), (other, another) in itertools.permutations(pairs, 2):
        if {one, two} <= read and not {one, two} & {other, another}:
            renamed = with_name(with_name(spot.node, one, other), two, another)
            yield spot.replaced(f"{one} and {two} {FOR_TWO}", renamed)
