"""Small changes of what the rounds of a loop do: an activation in all of them but the last, or but the first.

A network has one behind each of its layers but the last, and none before the first.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.activations import VALUES, slopes_in
from nnkit.check.repair.edits import Edit, Spot, filled, spots
from nnkit.check.repair.operators import called

NUMBER = "numberOfTheRound"
BEND = ("tanh", "sigmoid", "relu", "maximum", "ReLU")
MOST_LOOPS = 4
MISSING = "activation missing in between"


def some_rounds(function: ast.FunctionDef) -> Iterator[Edit]:
    """`X = np.maximum(Z, 0)` in all rounds but one, where each does it or none; of the last one with its slope, which
    is a factor outside of loops."""
    loops = [node for node in ast.walk(function) if isinstance(node, ast.For)]
    slopes = _slopes_outside(function, loops)
    for loop in loops[:MOST_LOOPS]:
        for line in loop.body:
            for spot in spots(line):
                for edit in _of(loop, spot):
                    yield edit
                    if edit.kind.endswith("last round"):
                        yield from (replace(edit, others=(*edit.others, slope)) for slope in slopes)


def _slopes_outside(function: ast.FunctionDef, loops: list[ast.For]) -> list[Edit]:
    """`d` for `d * (1 - a ** 2)`, where no loop stands around it."""
    within = {id(node) for loop in loops for node in ast.walk(loop)}
    found = []
    for spot in spots(function):
        node = spot.node
        outside = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and id(node) not in within
        if isinstance(node, ast.BinOp) and outside and list(slopes_in(node.right)):
            found.append(spot.replaced("", node.left))
    return found[:MOST_LOOPS]


def _of(loop: ast.For, spot: Spot) -> Iterator[Edit]:
    node = spot.node
    if isinstance(node, ast.Call) and (bent := _bent(node)) is not None:
        name = called(node)
        yield _in_some(loop, spot, f"call of {name} in the last round", bent, node, last=True)
        yield _in_some(loop, spot, f"call of {name} in the first round", bent, node, last=False)
    bends = any(isinstance(each, ast.Call) and called(each) in BEND for each in ast.walk(loop))
    computed = isinstance(spot.holder, ast.Assign) and spot.name == "value"
    if isinstance(node, ast.BinOp | ast.Call) and computed and not bends:
        for form in VALUES.values():
            yield _in_some(loop, spot, MISSING, node, filled(form, node), last=True)


def _bent(call: ast.Call) -> ast.expr | None:
    """What an activation is applied to."""
    others = [arg for arg in call.args if not isinstance(arg, ast.Constant)]
    return others[0] if called(call) in BEND and len(others) == 1 and not call.keywords else None


def _in_some(loop: ast.For, spot: Spot, kind: str, then: ast.expr, other: ast.expr, last: bool) -> Edit:
    """One value in the last (or first) round, and another in all others."""
    test = filled(f"{NUMBER} == len(list(_)) - 1", loop.iter) if last else ast.parse(f"{NUMBER} == 0", mode="eval").body
    target = ast.Tuple([ast.Name(NUMBER, ast.Store()), loop.target], ast.Store())
    counted = (("target", target), ("iter", filled("enumerate(_)", loop.iter)))
    others = tuple(Edit(kind, loop, loop, name, _at(value, loop)) for name, value in counted)
    edit = spot.replaced(kind, ast.IfExp(test, then, other))
    return Edit(kind, spot.node, edit.holder, edit.name, edit.value, others)


def _at(node: ast.expr, loop: ast.For) -> ast.expr:
    ast.copy_location(node, loop)
    return ast.fix_missing_locations(node)
