"""Small changes that put in what is missing, or another name in a name's place: tried on answers only.

exp, log, tanh and the cut to whole numbers are not put in: they make wrong answers right by accident.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from nnkit.check.repair.edits import Edit, Spot
from nnkit.check.repair.operators import called, in_context, renamed

HOLE = "__hole__"

# put around a value that is returned, assigned or one of several; `_` is the value
AROUND = {
    "minus missing": ("-_",),
    "factor of 2": ("_ * 2", "_ / 2"),
    "transpose missing": ("_.T",),
    "root missing": ("np.sqrt(_)",),
    "square missing": ("_ ** 2",),
    "absolute missing": ("np.abs(_)",),
    "positive part missing": ("np.maximum(_, 0)",),
    "one minus missing": ("1 - _",),
    "inverse missing": ("1 / _",),
    "off by one": ("_ + 1", "_ - 1"),
    "dimension": ("np.ravel(_)", "np.squeeze(_)", "_[:, None]", "_[None]"),
    "sum missing": ("np.sum(_)", "np.sum(_, axis=0)", "np.sum(_, axis=1)", "np.sum(_, axis=1, keepdims=True)"),
    "mean missing": ("np.mean(_)", "np.mean(_, axis=0)", "np.mean(_, axis=1)"),
    "running sum missing": ("np.cumsum(_)",),
    "list for array": ("np.array(_)",),
    "whole numbers": ("np.asarray(_, dtype=float)",),
    "copy missing": ("np.copy(_)",),
    "kind of sequence": ("tuple(_)", "list(_)"),
    "array for number": ("float(_)",),
    "order reversed": ("_[::-1]",),
    "index missing": ("_[0]", "_[-1]"),
}
# with each name of the function
WITH = {
    "term missing": ("_ + {}", "_ - {}", "{} - _"),
    "factor missing": ("_ * {}",),
    "division missing": ("_ / {}",),
    "division by the count": ("_ / len({})", "_ / {}.size", "_ / {}.shape[1]"),
    "product missing": ("_ @ {}", "_ @ {}.T"),
    "multiplied by the count": ("_ * len({})",),
}
# round any expression within a value
INSIDE = {"minus missing": ("-_",), "transpose missing": ("_.T",), "square missing": ("_ ** 2",),
          "one minus missing": ("1 - _",), "off by one": ("_ + 1", "_ - 1"), "factor of 2": ("_ * 2", "_ / 2"),
          "root missing": ("np.sqrt(_)",), "dimension": ("_[:, None]", "_[None]"),
          "positive part missing": ("np.maximum(_, 0)",), "absolute missing": ("np.abs(_)",)}  # fmt: skip

OTHER_OPERATIONS = {
    ast.Add: (ast.Mult,), ast.Sub: (ast.Mult,), ast.Mult: (ast.MatMult, ast.Add, ast.Sub, ast.Pow),
    ast.Div: (ast.FloorDiv,), ast.FloorDiv: (ast.Mod,), ast.BitXor: (ast.Pow,), ast.Mod: (ast.Div,),
}  # fmt: skip
OTHER_NAMES = {
    "var": ["std"], "zeros_like": ["ones_like"], "ones_like": ["zeros_like"], "sin": ["cos"], "cos": ["sin"],
    "argmax": ["max"], "argmin": ["min"], "max": ["argmax"], "min": ["argmin"], "outer": ["multiply"],
    "minimum": ["fmin"], "sum": ["prod", "cumsum", "max"], "cumsum": ["sum"], "median": ["mean"], "mean": ["median"],
    "abs": ["square"], "square": ["abs"], "hstack": ["vstack"], "vstack": ["hstack"], "normal": ["uniform"],
    "zeros": ["empty"], "empty": ["zeros"], "empty_like": ["zeros_like"], "floor": ["round", "trunc"], "log10": ["log"],
    "log2": ["log"], "argsort": ["sort"], "sort": ["argsort"], "argwhere": ["flatnonzero"], "shuffle": ["permutation"],
    "permutation": ["shuffle"], "append": ["extend"], "extend": ["append"], "fmax": ["maximum"], "round": ["floor"],
    "int": ["round"], "trunc": ["round"], "all": ["mean"], "any": ["mean"],
    "sinh": ["sin"], "cumprod": ["cumsum"], "prod": ["sum"], "maximum": ["max"], "count_nonzero": ["sum"],
}  # fmt: skip
REDUCING = ("sum", "mean", "max", "min", "argmax", "argmin", "std", "var", "any", "all", "prod", "cumsum", "argsort",
            "sort", "median", "concatenate", "stack", "roll", "flip", "diff")  # fmt: skip


@dataclass(frozen=True)
class Scope:
    """The names that a function may mean: its arguments, what it assigns, and what its object holds."""

    names: tuple[str, ...]
    functions: tuple[str, ...]
    attributes: tuple[str, ...]


def scope_of(
    function: ast.FunctionDef, around: ast.ClassDef | None, functions: tuple[str, ...] = (), most: int = 10
) -> Scope:
    given = [a.arg for a in [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]]
    stored = [n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    own = [
        n.attr
        for n in ast.walk(around or function)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "self"
        and isinstance(n.ctx, ast.Store)
    ]  # fmt: skip
    names = dict.fromkeys(name for name in [*given, *stored] if name != "self")
    return Scope(tuple(names)[:most], functions[:most], tuple(dict.fromkeys(own))[:most])


def value_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What is missing around a value that is returned, assigned, or one of several."""
    if isinstance(spot.node, ast.Tuple):
        if len(spot.node.elts) <= 4:
            for i in range(len(spot.node.elts) - 1):
                elts = list(spot.node.elts)
                elts[i], elts[i + 1] = elts[i + 1], elts[i]
                yield spot.replaced("values swapped", ast.Tuple(elts, ast.Load()))
        return
    for kind, forms in AROUND.items():
        for form in forms if kind != "off by one" or _counts(spot.node) else ():
            yield spot.replaced(kind, _filled(form, spot.node))
    if _is_size(spot.node):
        return  # of a length nothing but a length is made
    for name in scope.functions:
        yield spot.replaced("call missing", _filled("{}(_)", spot.node, name))
    things = [*scope.names, *(f"self.{name}" for name in scope.attributes)]
    for kind, forms in WITH.items():
        for name in things:
            for form in forms:
                yield spot.replaced(kind, _filled(form, spot.node, name))


def inner_edits(spot: Spot, scope: Scope, in_test: bool) -> Iterator[Edit]:
    """Another name, axis, constant or operation in an expression, or what is missing around a part of it.

    in_test: whether it decides on something.
    """
    node = spot.node
    if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
        return
    for kind, new in _instead(node, scope):
        if kind.endswith("another name") and in_test:
            continue  # a yes or no comes out right too easily
        if not _in_itself(spot.holder, new):
            yield spot.replaced(in_context(spot, kind), new)
    if isinstance(node, ast.Name | ast.BinOp | ast.Call | ast.Attribute | ast.Subscript) and _is_value(spot):
        for kind, forms in INSIDE.items():
            for form in forms if kind != "off by one" or _counts(node) else ():
                yield spot.replaced(kind, _filled(form, node))


def _counts(node: ast.AST) -> bool:
    """Whether an expression may be a count: 1 more or less than a fraction is right by chance."""
    return not any(
        (isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Div | ast.Pow | ast.MatMult))
        or (isinstance(inner, ast.Name) and inner.id == "np")
        for inner in ast.walk(node)
    )


def _is_size(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        node = node.value
    return getattr(node, "attr", "") in ("size", "shape") or (isinstance(node, ast.Call) and called(node) == "len")


def part_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """A term or factor that is missing within a formula: in an argument, or on a side of a comparison."""
    inside = isinstance(spot.holder, ast.Compare) or (isinstance(spot.holder, ast.Call) and spot.name == "args")
    if inside and isinstance(spot.node, ast.BinOp | ast.Name | ast.Call | ast.Subscript):
        for name in [*scope.names[:6], *(f"self.{name}" for name in scope.attributes[:4])]:
            for kind, form in (("term missing", "_ + {}"), ("term missing", "_ - {}"), ("factor missing", "_ * {}"),
                               ("division missing", "_ / {}")):  # fmt: skip
                yield spot.replaced(kind, _filled(form, spot.node, name))


def _in_itself(holder: ast.AST, new: ast.AST) -> bool:
    """z.append(z): a list that holds itself, which NumPy reads without end."""
    called_on = holder.func.value if isinstance(holder, ast.Call) and isinstance(holder.func, ast.Attribute) else None
    return called_on is not None and ast.dump(called_on) == ast.dump(new)


def _is_value(spot: Spot) -> bool:
    """Whether an expression is computed with: not what is called, not a module."""
    if spot.name == "func" or (isinstance(spot.node, ast.Name) and spot.node.id in ("np", "math", "self")):
        return False
    return isinstance(spot.holder, ast.BinOp | ast.Call | ast.UnaryOp | ast.Compare | ast.Subscript | ast.IfExp
                      | ast.keyword | ast.For | ast.List)  # fmt: skip


def _instead(node: ast.AST, scope: Scope) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp():
            for op in OTHER_OPERATIONS.get(type(node.op), ()):
                yield f"{type(node.op).__name__} for {op.__name__}", ast.BinOp(node.left, op(), node.right)
            if isinstance(node.left, ast.BinOp):
                for ops, kind in (((ast.Mult, ast.Div), "factors too many"), ((ast.Add, ast.Sub), "terms too many")):
                    if isinstance(node.op, ops) and isinstance(node.left.op, ops):
                        yield kind, node.left.left
        case ast.comprehension() if node.ifs:
            yield "condition too many", ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)
        case ast.Compare() if len(node.ops) > 1:
            ends = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
            if all(type(op) in ends for op in node.ops):
                both = [ends[type(op)]() for op in node.ops]
                for ops in (both, [node.ops[0], *both[1:]]):
                    yield "boundary", ast.Compare(node.left, ops, node.comparators)
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
        case ast.Constant(value=int() | float()):
            others = {2 * node.value, node.value / 2, -node.value, *({1 - node.value} if 0 < node.value < 1 else ())}
            for value in others - {node.value}:
                kept = int(value) if isinstance(node.value, int) and value == int(value) else value
                yield "constant", ast.Constant(kept)
        case ast.Subscript(value=ast.Attribute(attr="shape"), slice=ast.Constant(value=int() as axis)):
            yield "other size", ast.Subscript(node.value, ast.Constant(1 - axis), ast.Load())
        case ast.Subscript() if not isinstance(node.slice, ast.Slice | ast.Tuple):
            for op in (ast.Add(), ast.Sub()):
                yield (
                    "index off by one",
                    ast.Subscript(node.value, ast.BinOp(node.slice, op, ast.Constant(1)), node.ctx),
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


def _other_calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    name, given = called(node), {keyword.arg: keyword.value for keyword in node.keywords}
    for other in OTHER_NAMES.get(name, ()):
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
                if "keepdims" not in given:
                    more = [ast.keyword("axis", ast.Constant(axis)), ast.keyword("keepdims", ast.Constant(True))]
                    yield kind, ast.Call(node.func, node.args, [*others, *more])
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
                    yield spot.replaced(f"{name} for another name", _with_name(spot.node, name, other))


def _with_name(node: ast.AST, name: str, other: str) -> ast.AST:
    if isinstance(node, ast.Name):
        return ast.copy_location(ast.Name(other if node.id == name else node.id, ast.Load()), node)
    fields = {
        key: [_with_name(item, name, other) if isinstance(item, ast.AST) else item for item in value]
        if isinstance(value, list)
        else _with_name(value, name, other)
        if isinstance(value, ast.AST)
        else value
        for key, value in ast.iter_fields(node)
    }
    return ast.copy_location(type(node)(**fields), node) if hasattr(node, "lineno") else type(node)(**fields)


def _filled(form: str, value: ast.AST, name: str = "") -> ast.AST:
    return _put(ast.parse(form.replace("_", HOLE).format(name), mode="eval").body, value)


def _put(tree: ast.AST, value: ast.AST) -> ast.AST:
    if isinstance(tree, ast.Name) and tree.id == HOLE:
        return value
    for key, field in ast.iter_fields(tree):
        if isinstance(field, list):
            setattr(tree, key, [_put(item, value) if isinstance(item, ast.AST) else item for item in field])
        elif isinstance(field, ast.AST):
            setattr(tree, key, _put(field, value))
    return tree
