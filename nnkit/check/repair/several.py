"""Small changes of two places that belong together: one piece of a formula wherever it stands, and two quantities that
have each other's place."""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nnkit.check.repair.edits import Edit, Spot, filled, spots, together
from nnkit.check.repair.missing import WITH
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

MOST_PIECES, MOST_CROSSED = 8, 60
LEAST_NODES, MOST_NODES = 3, 20  # of a piece
ROUND = {
    "absolute missing": "np.abs(_)",
    "square missing": "_ ** 2",
    "minus missing": "-_",
    "one minus missing": "1 - _",
}
CROSSED = "entries crossed"
ORDERED = ({"min", "max"}, {"minimum", "maximum"})


def everywhere_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """What is missing around one and the same piece in each of two to four places: `if x - m > far: far = x - m`."""
    same: dict[str, list[Spot]] = {}
    for spot in spots(function):
        if isinstance(spot.node, ast.BinOp | ast.Call | ast.Subscript) and _is_piece(spot.node):
            same.setdefault(ast.dump(spot.node), []).append(spot)
    several = [group for group in same.values() if 2 <= len(group) <= 4 and _apart(group)]
    for group in several[:MOST_PIECES]:
        for kind, form in ROUND.items():
            first, *others = [spot.replaced(kind, filled(form, spot.node)) for spot in group]
            yield replace(first, others=tuple(others))


def _is_piece(node: ast.expr) -> bool:
    stored = any(isinstance(getattr(inner, "ctx", None), ast.Store | ast.Del) for inner in ast.walk(node))
    return not stored and LEAST_NODES <= sum(1 for _ in ast.walk(node)) <= MOST_NODES


def _apart(group: list[Spot]) -> bool:
    """Whether each stands in a field of its own, so that all can be changed at once."""
    return len({(id(spot.holder), spot.name) for spot in group}) == len(group)


NEAR_ZERO: dict[type[ast.cmpop], str] = {
    ast.Gt: "_ > 1e-9", ast.GtE: "_ >= -1e-9", ast.Lt: "_ < -1e-9", ast.LtE: "_ <= 1e-9",
    ast.Eq: "np.abs(_) <= 1e-9", ast.NotEq: "np.abs(_) > 1e-9",
}  # fmt: skip


def near_zero_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """`k > 1e-9` and `abs(k) <= 1e-9` for `k > 0` and `k == 0`, in all comparisons with 0 at once."""
    edits = [
        spot.replaced("compared with 0 itself", filled(NEAR_ZERO[type(node.ops[0])], node.left))
        for spot in spots(function)
        if isinstance(node := spot.node, ast.Compare) and type(node.ops[0]) in NEAR_ZERO and len(node.ops) == 1
        and ast.unparse(node.comparators[0]) in ("0", "0.0")
    ]  # fmt: skip
    if 1 < len(edits) <= MOST_PIECES and (both := together(edits)):
        yield replace(both[0], others=tuple(both[1:]))


def crossed_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """Two entries of a list, `w[5]` and `w[6]`, each in the other's place; or two names within one line."""
    yield from _put_in_order(function)
    groups: dict[str, list[tuple[ast.AST, str, Any]]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            groups.setdefault(ast.unparse(node.value), []).append((node.slice, "value", node.slice.value))
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Return) and node.value is not None:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
                targets = [each for each in node.targets[0].elts if isinstance(each, ast.Name)]
                groups[f"targets {node.lineno}"] = [(each, "id", each.id) for each in targets]
            names = [inner for inner in ast.walk(node.value) if isinstance(inner, ast.Name) and inner.id != "np"]
            groups[f"line {node.lineno}"] = [(name, "id", name.id) for name in names]
    smallest_first = sorted(groups.values(), key=len)
    pairs = [pair for group in smallest_first for pair in itertools.combinations(group, 2) if pair[0][2] != pair[1][2]]
    for (one, field, first), (two, _, second) in pairs[:MOST_CROSSED]:
        yield Edit(CROSSED, one, one, field, second, (Edit(CROSSED, two, two, field, first),))
    for unpacked in (group for name, group in groups.items() if name.startswith("targets")):
        yield from itertools.islice(_crossed_twice(unpacked), MOST_CROSSED)
    yield from itertools.islice(_crossed_with_kept(function), MOST_CROSSED)


def _put_in_order(function: ast.FunctionDef) -> Iterator[Edit]:
    """`i, j` for `min(i, j), max(i, j)`."""
    for spot in spots(function):
        pair = spot.node.elts if isinstance(spot.node, ast.Tuple) and len(spot.node.elts) == 2 else ()
        calls = [each for each in pair if isinstance(each, ast.Call) and len(each.args) == 2]
        of_both = {ast.dump(ast.List(each.args)) for each in calls}
        if len(calls) == 2 and {called(each) for each in calls} in ORDERED and len(of_both) == 1:
            yield spot.replaced("put in order", ast.Tuple(calls[0].args, ast.Load()))


def _crossed_twice(names: list[tuple[ast.AST, str, Any]]) -> Iterator[Edit]:
    """Two pairs of neighbours: `a, c, b, d, e, g, f, h = w`, as of a table that is read by columns."""
    pairs = list(itertools.pairwise(names))
    for one, two in itertools.combinations(pairs, 2):
        if one[1] is not two[0]:
            nodes = [(*one, *two)[i] for i in (1, 0, 3, 2)]
            first, *rest = [Edit(CROSSED, at, at, field, other)
                            for (at, field, _), (_, _, other) in zip((*one, *two), nodes, strict=True)]  # fmt: skip
            yield replace(first, others=tuple(rest))


def _crossed_with_kept(function: ast.FunctionDef) -> Iterator[Edit]:
    """What an object keeps, `self.x`, in the place of another quantity of the same line, and the other way round."""
    for line in ast.walk(function):
        if isinstance(line, ast.Assign | ast.AugAssign | ast.Return) and line.value is not None:
            read = [spot for spot in spots(ast.Expr(line.value)) if is_quantity(spot)]
            for one, two in itertools.combinations(read, 2):
                kept = isinstance(one.node, ast.Attribute) != isinstance(two.node, ast.Attribute)
                if kept and _apart([one, two]):
                    other = two.replaced(CROSSED, _copy(one.node))
                    yield replace(one.replaced(CROSSED, _copy(two.node)), others=(other,))


def numbered_edits(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """`e1 = d1 * h1` and `e2 = d2 * h2` for `e1 = d1` and `e2 = d2`: what each line of one kind lacks, with the names
    of its own number."""
    lines: dict[str, dict[str, Spot]] = {}
    for spot in spots(function):
        line = spot.holder if isinstance(spot.holder, ast.Assign) and spot.name == "value" else None
        if line is not None and (found := NUMBERED.fullmatch(ast.unparse(line.targets[0]))):
            lines.setdefault(found[1], {})[found[2]] = spot
    stems = dict.fromkeys(found[1] for name in scope.names if (found := NUMBERED.fullmatch(name)))
    for of, group in lines.items():
        for stem in stems if 2 <= len(group) <= 4 else ():
            names = {number: f"{stem}{number}" for number in group}
            if stem == of or not set(names.values()) <= set(scope.names):
                continue
            for kind, forms in WITH.items():
                for form in forms:
                    edits = [spot.replaced(kind, filled(form, spot.node, names[i])) for i, spot in group.items()]
                    yield replace(edits[0], others=tuple(edits[1:]))


NUMBERED = re.compile(r"([a-zA-Z_]+)(\d+)")


def is_quantity(spot: Spot) -> bool:
    """Whether it is a name or `self.x` that is computed with: nothing that is called, and no module."""
    if spot.name == "func" or isinstance(spot.holder, ast.Attribute | ast.Expr):
        return False
    if isinstance(spot.node, ast.Attribute):
        return ast.unparse(spot.node.value) == "self"
    return isinstance(spot.node, ast.Name) and spot.node.id not in ("np", "math", "self")


def _copy(node: ast.AST) -> ast.expr:
    return ast.parse(ast.unparse(node), mode="eval").body
