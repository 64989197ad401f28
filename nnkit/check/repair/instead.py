"""Small changes that put something else in a place: another name, axis, constant, operation or function.

Tried on answers only; what is no slip of a solution's mutants stands in `operators.py`.
"""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from nnkit.check.repair.activations import of_another_activation
from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import LARGEST_COUNT, ROUNDING, called, renamed
from nnkit.check.repair.scope import Scope

LARGEST_CHANGED = 1e300  # of constants; twice as much is a number, too
OTHER_OPERATIONS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Mult,), ast.Sub: (ast.Mult,), ast.Mult: (ast.MatMult, ast.Add, ast.Sub, ast.Pow),
    ast.Div: (ast.FloorDiv,), ast.FloorDiv: (ast.Mod,), ast.BitXor: (ast.Pow,), ast.Mod: (ast.Div,),
}  # fmt: skip
BOUNDARIES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
OTHER_NAMES = {
    "var": ["std"], "zeros_like": ["ones_like"], "ones_like": ["zeros_like"], "sin": ["cos"], "cos": ["sin"],
    "argmax": ["max"], "argmin": ["min"], "max": ["argmax", "mean"], "min": ["argmin"], "outer": ["multiply"],
    "minimum": ["fmin"], "sum": ["prod", "cumsum", "max"], "cumsum": ["sum"], "median": ["mean"],
    "mean": ["median", "max"], "abs": ["square", "sign"], "square": ["abs"], "sign": ["abs"],
    "hstack": ["vstack"], "vstack": ["hstack"],
    "normal": ["uniform"], "zeros": ["empty"], "empty": ["zeros"], "empty_like": ["zeros_like"],
    "floor": ["round", "trunc"],
    "log10": ["log"], "log2": ["log"], "argsort": ["sort"], "sort": ["argsort"], "argwhere": ["flatnonzero"],
    "shuffle": ["permutation"], "permutation": ["shuffle"], "append": ["extend"], "extend": ["append"],
    "int": ["round"], "ceil": ["round"],  "trunc": ["round"], "all": ["mean"], "any": ["mean"], "round": ["floor"],
    "nanmean": ["nanmedian"], "nanmedian": ["nanmean"], "nanstd": ["nanvar"], "nanvar": ["nanstd"],
    "sinh": ["sin"], "cumprod": ["cumsum"], "prod": ["sum"], "maximum": ["max"], "fmax": ["maximum"],
    "count_nonzero": ["sum"], "sigmoid": ["relu"], "relu": ["sigmoid"],
}  # fmt: skip
BOUNDING = ("maximum", "minimum", "clip", "nan_to_num", "fmax", "fmin", "max", "min")  # one of several values
AVERAGES = ("max", "min", "median", "mean")  # what is taken for the label that most have
LARGEST_TINY, TINY = 1e-3, (1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12)  # that keep a quotient finite
FOR_PI = (180, 3, 3.14, 3.142, 3.1416)
REDUCING = ("sum", "mean", "max", "min", "argmax", "argmin", "std", "var", "any", "all", "prod", "cumsum", "argsort",
            "sort", "median", "concatenate", "stack", "roll", "flip", "diff")  # fmt: skip


def instead(node: ast.AST, scope: Scope) -> Iterator[tuple[str, ast.AST]]:
    """(kind, node) of what may be meant by a part of an expression."""
    yield from of_another_activation(node)
    match node:
        case ast.BinOp():
            if isinstance(node.op, ast.FloorDiv):
                less = ast.BinOp(ast.UnaryOp(ast.USub(), node.left), node.op, node.right)
                yield "FloorDiv for ceil", ast.UnaryOp(ast.USub(), less)
            cut = node.left if isinstance(node.left, ast.Call) and called(node.left) == "int" else None
            if cut and cut.args and isinstance(node.op, ast.Add) and ast.unparse(node.right) == "1":
                yield "one more for ceil", filled("int(np.ceil(_))", cut.args[0])
            for op in OTHER_OPERATIONS.get(type(node.op), ()):
                if op is ast.Mult and "1" in (ast.unparse(node.left), ast.unparse(node.right)):
                    continue  # that takes the 1 away, which is another slip
                # of whole numbers a power may take hours, and nothing ends it
                right = filled("1.0 * _", node.right) if op is ast.Pow else node.right
                yield f"{type(node.op).__name__} for {op.__name__}", ast.BinOp(node.left, op(), right)
            if isinstance(node.left, ast.BinOp):
                for pair, kind in (((ast.Mult, ast.Div), "factors too many"), ((ast.Add, ast.Sub), "terms too many")):
                    if isinstance(node.op, pair) and isinstance(node.left.op, pair):
                        yield kind, node.left.left
            if isinstance(node.op, ast.Add | ast.Sub) and _is_product(node.left) and _is_product(node.right):
                one, two = node.left, node.right
                crossed = [ast.BinOp(two.left, ast.Mult(), one.right), ast.BinOp(one.left, ast.Mult(), two.right)]
                yield "factors crossed", ast.BinOp(crossed[0], node.op, crossed[1])
        case ast.BoolOp():
            for i in range(len(node.values)):
                rest = [*node.values[:i], *node.values[i + 1 :]]
                yield "condition too many", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.comprehension() if node.ifs:
            yield "condition too many", ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)
        case ast.Compare() if len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
            gap = ast.copy_location(ast.BinOp(node.left, ast.Sub(), node.comparators[0]), node)
            yield "exactly equal", filled("np.abs(_) < 1e-9", gap)
        case ast.Compare() if len(node.ops) > 1:
            if all(type(op) in BOUNDARIES for op in node.ops):
                both = [BOUNDARIES[type(op)]() for op in node.ops]
                for ops in (both, [node.ops[0], *both[1:]]):
                    yield "boundary", ast.Compare(node.left, ops, node.comparators)
        case ast.While():
            yield "while for if", ast.If(node.test, node.body, [])
        case ast.Attribute(attr="real" | "imag"):
            yield "real part for size", filled("np.abs(_)", node.value)
        case ast.Name() if node.id in scope.names:
            for other in scope.names:
                if other != node.id:
                    yield f"{node.id} for another name", ast.Name(other, ast.Load())
            for other in scope.attributes:
                yield f"{node.id} for another name", ast.Attribute(ast.Name("self", ast.Load()), other, ast.Load())
        case ast.Attribute(value=ast.Name(id="self")) if node.attr in scope.attributes:
            for other in scope.attributes:
                if other != node.attr:
                    yield f"self.{node.attr} for another name", ast.Attribute(node.value, other, ast.Load())
            for other in scope.names:
                yield f"self.{node.attr} for another name", ast.Name(other, ast.Load())
        case ast.Constant(value=bool()) | ast.Constant(value=str()) | ast.Constant(value=None):
            pass
        case ast.Constant(value=int() | float() as number) if abs(number) <= LARGEST_CHANGED:
            others = {2 * number, number / 2, -number, *({1 - number} if 0 < number < 1 else ())}
            others |= {round(number), *((0, 1, 2) if abs(number) < LARGEST_COUNT else ())}
            if 0 < abs(number) <= LARGEST_TINY:
                others |= set(TINY)
            if number in FOR_PI:
                yield "constant", filled("np.pi", node)
            for value in others - {number}:
                kept = int(value) if isinstance(number, int) and value == int(value) else value
                yield "constant", ast.Constant(kept)
        case ast.Subscript(value=ast.Attribute(attr="shape"), slice=ast.Constant(value=int() as axis)):
            yield "other size", ast.Subscript(node.value, ast.Constant(1 - axis), ast.Load())
        case ast.Subscript() if not isinstance(node.slice, ast.Slice | ast.Tuple):
            for step in (ast.Add(), ast.Sub()):
                turned = isinstance(step, ast.Sub) and ast.unparse(node.slice) == "0"  # the last for the first
                yield (
                    "another index" if turned else "index off by one",
                    ast.Subscript(node.value, ast.BinOp(node.slice, step, ast.Constant(1)), node.ctx),
                )
        case ast.Subscript(slice=ast.Slice() as part):
            yield "slice", node.value
            for at in (1, -1):
                yield "slice", ast.Subscript(node.value, ast.Slice(ast.Constant(at), part.upper, part.step), node.ctx)
                yield "slice", ast.Subscript(node.value, ast.Slice(part.lower, ast.Constant(at), part.step), node.ctx)
        case ast.Call():
            yield from _other_calls(node)
            if isinstance(node.func, ast.Name) and node.func.id in scope.functions:
                for other in scope.functions:
                    if other != node.func.id:
                        yield (
                            f"{node.func.id} for {other}",
                            ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords),
                        )


def _rounded(node: ast.Call) -> ast.expr | None:
    """What is rounded to some digits: `x` in np.round(x, 3), round(x, 3) and x.round(3)."""
    if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") not in ("np", "numpy"):
        return node.func.value
    return node.args[0] if len(node.args) + len(node.keywords) > 1 else None


def _is_product(node: ast.AST) -> TypeGuard[ast.BinOp]:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def whole_edits(spot: Spot) -> Iterator[Edit]:
    """`Y[np.arange(len(y)), y]` for `Y[:, y]` and `Y[y]`, which take whole columns and whole rows."""
    node = spot.node
    if isinstance(node, ast.Slice) and isinstance(spot.holder, ast.Tuple) and not (node.lower or node.upper):
        for name in [each.id for each in spot.holder.elts if isinstance(each, ast.Name)]:
            yield spot.replaced("whole rows or columns", filled("np.arange(len({}))", node, name))
    if isinstance(node, ast.Name) and isinstance(spot.holder, ast.Subscript) and spot.name == "slice":
        yield spot.replaced("whole rows or columns", filled("np.arange(len({0})), {0}", node, node.id))


def piece_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A name for a formula that stands elsewhere in the function: `slope(a)` for `slope(w * a + b)`."""
    node = spot.node
    if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load) or node.id not in scope.names:
        return
    if spot.name == "func" or not isinstance(spot.holder, ast.BinOp | ast.Call | ast.Attribute | ast.Subscript):
        return
    for piece in scope.pieces:
        if not any(inner is node for inner in ast.walk(piece)):
            yield spot.replaced(f"{node.id} for another name", piece)


def _other_calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    name, given = called(node), {keyword.arg: keyword.value for keyword in node.keywords}
    if name in ROUNDING and (rounds := _rounded(node)) is not None:
        yield "rounded", rounds
    if name in BOUNDING and len(node.args) > 1:
        for value in node.args[: 1 if name in ("clip", "nan_to_num") else 2]:
            yield f"call of {name} too many", value
    if name in AVERAGES and len(node.args) == 1 and not node.keywords:
        yield f"{name} for the most frequent", filled("np.bincount(_).argmax()", node.args[0])
        inner = node.args[0]
        if name == "max" and isinstance(inner, ast.Call) and called(inner) in ("abs", "absolute") and inner.args:
            yield "largest alone", filled("np.sum(np.square(_))", inner.args[0])
    if name in ("abs", "absolute", "fabs") and len(node.args) == 1:
        yield f"{name} for maximum", filled("np.maximum(_, 0)", node.args[0])
    if name == "round" and len(node.args) == 1:
        yield "round for ceil", filled("int(np.ceil(_))", node.args[0])
    if name == "int" and len(node.args) == 1:
        yield "int for ceil", ast.Call(node.func, [filled("np.ceil(_)", node.args[0])], [])
    for other in OTHER_NAMES.get(name, ()) if "np.random" not in ast.unparse(node.func) else ():  # by chance
        yield f"{name} for {other}", ast.Call(renamed(node.func, other), node.args, node.keywords)
    if name == "range" and node.args:
        end = len(node.args) > 1
        for op in (ast.Add(), ast.Sub()):
            args = list(node.args)
            args[end] = ast.BinOp(args[end], op, ast.Constant(1))
            yield "loop ends", ast.Call(node.func, args, [])
        if not end:
            yield "loop starts", ast.Call(node.func, [ast.Constant(1), *node.args], [])
            yield "loop order", ast.Call(ast.Name("reversed", ast.Load()), [node], [])
    if name in REDUCING:
        for axis in (0, 1, -1):
            others = [keyword for keyword in node.keywords if keyword.arg != "axis"]
            now = given.get("axis")
            if now is None or not (isinstance(now, ast.Constant) and now.value == axis):
                kind = "no axis" if now is None else "other axis"
                yield kind, ast.Call(node.func, node.args, [*others, ast.keyword("axis", ast.Constant(axis))])
                if "keepdims" not in given and not (axis == -1 and now and ast.unparse(now) == "1"):
                    more = [ast.keyword("axis", ast.Constant(axis)), ast.keyword("keepdims", ast.Constant(True))]
                    kind = "keepdims missing" if {axis, getattr(now, "value", None)} == {1, -1} else kind  # of a table
                    yield kind, ast.Call(node.func, node.args, [*others, *more])
                elif "keepdims" in given:
                    more = [keyword for keyword in others if keyword.arg != "keepdims"]
                    yield kind, ast.Call(node.func, node.args, [*more, ast.keyword("axis", ast.Constant(axis))])
        if now is not None and "keepdims" not in given:
            yield (
                "keepdims missing",
                ast.Call(node.func, node.args, [*node.keywords, ast.keyword("keepdims", ast.Constant(True))]),
            )
        if name in ("std", "var") and "ddof" not in given:
            yield "ddof", ast.Call(node.func, node.args, [*node.keywords, ast.keyword("ddof", ast.Constant(1))])
    if "ddof" in given:
        yield "ddof", ast.Call(node.func, node.args, [k for k in node.keywords if k.arg != "ddof"])
    if name in ("zeros", "ones", "full", "array", "empty", "zeros_like", "ones_like", "empty_like", "full_like", "eye"):
        others = [keyword for keyword in node.keywords if keyword.arg != "dtype"]
        yield "whole numbers", ast.Call(node.func, node.args,
                                        [*others, ast.keyword("dtype", ast.Name("float", ast.Load()))])  # fmt: skip


def renamed_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """One name for another everywhere in a value: `H * (1 - H)` for `X * (1 - X)`."""
    used = [node.id for node in ast.walk(spot.node) if isinstance(node, ast.Name)]
    for name in dict.fromkeys(used):
        if name in scope.names and used.count(name) > 1:
            for other in scope.names:
                if other != name:
                    yield spot.replaced(f"{name} for another name", with_name(spot.node, name, other))


def with_name(node: ast.AST, name: str, other: str) -> ast.AST:
    if isinstance(node, ast.Name):
        return ast.copy_location(ast.Name(other if node.id == name else node.id, ast.Load()), node)
    fields = {
        key: [with_name(item, name, other) if isinstance(item, ast.AST) else item for item in value]
        if isinstance(value, list)
        else with_name(value, name, other)
        if isinstance(value, ast.AST)
        else value
        for key, value in ast.iter_fields(node)
    }
    return ast.copy_location(type(node)(**fields), node) if hasattr(node, "lineno") else type(node)(**fields)
