"""Small changes that put one operation in another's place, or take one away: the mutants of a solution, and what mends
an answer that does so.

Each is made at one node of the tree and says what the program that is changed had done, if the change mends it.
"""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, is_docstring

ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,), ast.MatMult: (ast.Mult,),
    ast.FloorDiv: (ast.Div,), ast.Mod: (ast.FloorDiv,), ast.Pow: (ast.Mult,),
}  # fmt: skip
COMPARISON: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Lt: [ast.LtE, ast.Gt], ast.LtE: [ast.Lt, ast.GtE], ast.Gt: [ast.GtE, ast.Lt], ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In],
}  # fmt: skip
NAMES = {"maximum": "minimum", "minimum": "maximum", "max": "min", "min": "max", "argmax": "argmin", "sum": "mean",
         "mean": "sum", "zeros": "ones", "ones": "zeros", "floor": "ceil", "ceil": "floor", "std": "var", "any": "all",
         "all": "any"}  # fmt: skip
LARGEST_COUNT = 20  # that somebody miscounts: of a fine grid one point more is right by chance
ROUND = (32, 64, 100, 128, 256, 512, 1000, 1024, 2**16)
MISCOUNTED = {**{n - 1: n for n in ROUND}, **{n: n - 1 for n in ROUND}}
SETTINGS = ("axis", "keepdims", "copy", "dtype", "out", "where", "initial")
ROUNDING = ("round", "around")
UNWRAPPED = ("copy", "astype", "ravel", "reshape", "squeeze", "clip")


def operators(spot: Spot) -> Iterator[Edit]:
    """The changes at one node."""
    for kind, new in _others(spot.node):
        if not isinstance(getattr(spot.node, "ctx", None), ast.Store | ast.Del):
            yield spot.replaced(in_context(spot, kind, new), new)
    yield from dropped(spot.node)
    number = getattr(spot.node, "value", 0)
    if isinstance(spot.holder, ast.Compare) and type(number) is int and number:  # from where on something is large
        yield spot.replaced("constant", ast.Constant(10 * number))


SORTED = ("eigvalsh", "sorted", "sort", "unique")
ENDS = {("0", "0 - 1"): "smallest for the largest", ("0", "-1"): "smallest for the largest",
        ("-1", "-1 + 1"): "largest for the smallest"}  # fmt: skip


def _index(node: ast.AST) -> ast.expr | None:
    return node.slice if isinstance(node, ast.Subscript) else None


def in_context(spot: Spot, kind: str, new: ast.AST) -> str:
    """What a wrong number is where it stands: an axis, an index, the end of a loop; `+ 1` a term in a factor, and -1
    the order as a step. Of `x + x` it is no sum that is wrong."""
    holder = spot.holder
    if kind == "Add for Mult" and isinstance(spot.node, ast.BinOp):
        return "twice for the square" if ast.dump(spot.node.left) == ast.dump(spot.node.right) else kind
    of, at, other = (holder, spot.node, new) if spot.name == "slice" else (spot.node, *map(_index, (spot.node, new)))
    if isinstance(of, ast.Subscript) and isinstance(of.value, ast.Call) and called(of.value) in SORTED and at and other:
        kind = ENDS.get((ast.unparse(at), ast.unparse(other)), kind)
    if isinstance(holder, ast.Slice) and spot.name == "step" and kind == "minus too many":
        return "order reversed"
    if isinstance(spot.node, ast.BinOp) and kind == "constant off by one":
        factor = isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Mult | ast.Div | ast.MatMult)
        return f"{type(spot.node.op).__name__} too many" if factor else kind
    if kind not in ("constant off by one", "constant") or not isinstance(spot.node, ast.Constant):
        return kind
    if isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Name | ast.Tuple | ast.Attribute):
        return "start value"
    if isinstance(holder, ast.keyword) and holder.arg == "axis":
        return "other axis"
    if isinstance(holder, ast.keyword) and holder.arg in ("decimals", "ndigits"):
        return "decimals"
    if isinstance(holder, ast.keyword) and holder.arg in ("atol", "rtol"):
        return "tolerance"
    if isinstance(holder, ast.keyword) and holder.arg == "ddof":
        return "ddof"
    if isinstance(holder, ast.Subscript):
        if getattr(holder.value, "attr", "") == "shape":
            return "other size"
        from_the_end = isinstance(new, ast.Constant) and isinstance(new.value, int) and new.value < 0
        return "index off by one" if kind == "constant off by one" and not from_the_end else "another index"
    if isinstance(holder, ast.Slice):
        return "slice"
    if isinstance(holder, ast.Call) and called(holder) in ROUNDING:
        return "decimals"
    if isinstance(holder, ast.Call) and called(holder) == "range":
        return ("loop starts", "loop ends", "loop step")[(spot.index or 0) if len(holder.args) > 1 else 1]
    return kind


def _others(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp():
            for op in ARITHMETIC.get(type(node.op), ()):
                yield f"{type(node.op).__name__} for {op.__name__}", ast.BinOp(node.left, op(), node.right)
            one = isinstance(node.op, ast.Add | ast.Sub) and ast.unparse(node.right) == "1"
            yield "constant off by one" if one else f"{type(node.op).__name__} too many", _of_its_own(node)
            yield f"{type(node.op).__name__} too many", node.right
            if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
                yield f"{type(node.op).__name__} turned round", ast.BinOp(node.right, node.op, node.left)
        case ast.AugAssign():
            for op in ARITHMETIC.get(type(node.op), ()):
                yield f"{type(node.op).__name__} for {op.__name__}", ast.AugAssign(node.target, op(), node.value)
            if isinstance(node.target, ast.Subscript) and (other_way := _turned(node.target)):
                yield INDICES, ast.AugAssign(other_way, node.op, node.value)
        case ast.Compare():
            for other in COMPARISON.get(type(node.ops[0]), []):
                strict = {type(node.ops[0]), other} in ({ast.Lt, ast.LtE}, {ast.Gt, ast.GtE})
                kind = "boundary" if strict else "comparison turned round"
                yield kind, ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)
        case ast.UnaryOp():
            yield ("condition turned round" if isinstance(node.op, ast.Not) else "minus too many"), node.operand
        case ast.BoolOp():
            yield "and or or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.Constant(value=bool()):
            yield "True or False", ast.Constant(not node.value)
        case ast.Constant(value=int() as number) if abs(number) <= LARGEST_COUNT:
            yield "constant off by one", ast.Constant(number + 1)
            yield "constant off by one", ast.Constant(number - 1)
        case ast.Constant(value=int() as number) if abs(number) in MISCOUNTED:
            yield "constant off by one", ast.Constant(MISCOUNTED[abs(number)])
        case ast.Constant(value=float() as fraction):
            yield "constant", ast.Constant(fraction * 1.1)
            yield "constant", ast.Constant(fraction * 10)
            yield "constant", ast.Constant(0.0 if fraction else 1.0)
        case ast.Call():
            yield from _other_calls(node)
        case ast.Attribute(attr="T"):
            yield "transpose too many", node.value
        case ast.Subscript(slice=ast.Constant(value=int()) | ast.Name() as at):
            yield "row for a column", ast.Subscript(node.value, ast.Tuple([ast.Slice(), at], ast.Load()), ast.Load())
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(None, None, None), at])):
            yield "column for a row", ast.Subscript(node.value, at, ast.Load())
        case ast.Slice():
            for end in ("lower", "upper", "step"):
                if (given := getattr(node, end)) is not None:
                    ends = {name: getattr(node, name) for name in ("lower", "upper", "step")}
                    turned = end == "step" and ast.unparse(given) == "-1"
                    yield "order reversed" if turned else "slice too short", ast.Slice(**{**ends, end: None})
        case ast.IfExp():
            yield "condition too many", node.body
            yield "condition too many", node.orelse
        case ast.If():
            yield "condition turned round", ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.While():
            yield "condition turned round", ast.While(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.Assign(targets=[ast.Subscript() as place]) if other_way := _turned(place):
            yield INDICES, ast.Assign([other_way], node.value)
        case ast.Return(value=ast.expr() as value):
            yield "minus missing", ast.Return(ast.UnaryOp(ast.USub(), value))


INDICES = "indices swapped"


def _turned(place: ast.Subscript) -> ast.Subscript | None:
    """`C[i, j]` for `C[j, i]`, where something is put: what is read or compared is right by chance."""
    match place.slice:
        case ast.Tuple(elts=[ast.Name() as row, ast.Name() as column]):
            return ast.Subscript(place.value, ast.Tuple([column, row], ast.Load()), place.ctx)
    return None


def _of_its_own(node: ast.BinOp) -> ast.expr:
    """What is divided, as an array of its own: a name alone is the array that was given, which may be changed next."""
    name = isinstance(node.op, ast.Div) and isinstance(node.left, ast.Name)
    return ast.BinOp(ast.Constant(1), ast.Mult(), node.left) if name else node.left


def _other_calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    for i in range(called(node) == "where", len(node.args) - 1):  # a condition for a value is right by chance only
        swapped = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
        yield "arguments swapped", ast.Call(node.func, swapped, node.keywords)
    for i, keyword in enumerate(node.keywords):
        if keyword.arg in SETTINGS:
            kind = "axis given" if keyword.arg == "axis" else "setting too many"
            yield kind, ast.Call(node.func, node.args, [*node.keywords[:i], *node.keywords[i + 1 :]])
    name = called(node)
    if name in NAMES:
        yield f"{name} for {NAMES[name]}", ast.Call(renamed(node.func, NAMES[name]), node.args, node.keywords)
    if len(node.args) == 1 and not node.keywords:
        yield f"call of {name} too many", node.args[0]
    if isinstance(node.func, ast.Attribute) and name in UNWRAPPED:
        yield f"call of {name} too many", node.func.value


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def renamed(function: ast.expr, name: str) -> ast.expr:
    if isinstance(function, ast.Attribute):
        return ast.Attribute(function.value, name, ast.Load())
    return ast.Name(name, ast.Load())


def dropped(node: ast.AST) -> Iterator[Edit]:
    for name in ("body", "orelse"):
        statements = getattr(node, name, None)
        if not isinstance(statements, list) or isinstance(node, ast.Module):
            continue
        for i, statement in enumerate(statements):
            kept = isinstance(statement, ast.FunctionDef | ast.Pass | ast.Return) or is_docstring(statement)
            if not kept:
                rest = [*statements[:i], *statements[i + 1 :]] or [ast.copy_location(ast.Pass(), statement)]
                yield Edit("statement too many", statement, node, name, rest)
