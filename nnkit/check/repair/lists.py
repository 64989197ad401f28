"""Small changes of what is measured of a list of arrays: all of them together, for each alone or the first of them."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled, spots
from nnkit.check.repair.loops import with_body
from nnkit.check.repair.operators import called

LENGTHS = ("norm", "sqrt")
SIZES = ("abs", "absolute", "fabs")
LARGEST = ("max", "amax", "maximum")
MEASURED = ("sum", "norm")
EACH = "each_array"


def list_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """What all arrays of a list come to, in the place of what is made of one, or of the largest number."""
    given = {each.arg for each in function.args.args}
    for holder in ast.walk(function):
        if isinstance(holder, ast.FunctionDef | ast.If | ast.For | ast.While):
            yield from _of_each(holder, holder.body, given)
    for spot in spots(function):
        if isinstance(spot.node, ast.Call):
            yield from _of_all(spot, spot.node)
            yield from _of_the_first(spot, spot.node, given)


def _of_each(holder: ast.AST, block: list[ast.stmt], given: set[str]) -> Iterator[Edit]:
    """A line of a loop that measures one array, made of all of them before the loop."""
    for i, loop in enumerate(block):
        if (
            not isinstance(loop, ast.For)
            or not isinstance(loop.target, ast.Name)
            or ast.unparse(loop.iter) not in given
        ):
            continue
        for line in (each for each in loop.body if isinstance(each, ast.Assign)):
            for call in (node for node in ast.walk(line.value) if isinstance(node, ast.Call)):
                if called(call) in MEASURED and loop.target.id in _names(call):
                    text = ast.unparse(line).replace(ast.unparse(call), _together(call, loop.target.id, loop.iter))
                    before = ast.copy_location(ast.parse(text).body[0], line)
                    rest = with_body(loop, [each for each in loop.body if each is not line])
                    yield Edit("each alone", line, holder, "body", [*block[:i], before, rest, *block[i + 1 :]])
                    break


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _together(call: ast.Call, one: str, several: ast.expr) -> str:
    """What a sum or length comes to for all arrays of a list: the text of it."""
    if called(call) == "norm":
        return f"np.sqrt(sum(np.sum(np.square({one})) for {one} in {ast.unparse(several)}))"
    return f"sum({ast.unparse(call)} for {one} in {ast.unparse(several)})"


def _of_all(spot: Spot, node: ast.Call) -> Iterator[Edit]:
    """`sqrt(sum(norm(g) ** 2 for g in gs))` for `sum(norm(g) for g in gs)`, and the like for the largest of all."""
    each = node.args[0] if len(node.args) == 1 else None
    if not isinstance(each, ast.GeneratorExp | ast.ListComp) or not isinstance(each.elt, ast.Call):
        return
    if called(node) == "sum" and called(each.elt) in LENGTHS:
        squares = ast.Call(node.func, [type(each)(filled("_ ** 2", each.elt), each.generators)], [])
        yield spot.replaced("lengths added up", filled("np.sqrt(_)", squares))
    sizes = [inner for inner in ast.walk(each.elt) if isinstance(inner, ast.Call) and called(inner) in SIZES]
    if called(node) in LARGEST and called(each.elt) in LARGEST and len(sizes) == 1 and len(sizes[0].args) == 1:
        of_each = type(each)(filled("np.sum(np.square(_))", sizes[0].args[0]), each.generators)
        squares = ast.Call(ast.Name("sum", ast.Load()), [of_each], [])
        yield spot.replaced("largest for a length", filled("np.sqrt(_)", squares))


def _of_the_first(spot: Spot, node: ast.Call, given: set[str]) -> Iterator[Edit]:
    """`sum((g ** 2).sum() for g in gs)` for `(gs[0] ** 2).sum()`."""
    firsts = [inner for inner in ast.walk(node) if isinstance(inner, ast.Subscript) and ast.unparse(inner.slice) == "0"
              and ast.unparse(inner.value) in given]  # fmt: skip
    if called(node) in MEASURED and firsts:
        of_one = ast.parse(ast.unparse(node).replace(ast.unparse(firsts[0]), EACH), mode="eval").body
        assert isinstance(of_one, ast.Call)
        together = ast.parse(_together(of_one, EACH, firsts[0].value), mode="eval").body
        yield spot.replaced("first alone", together)
