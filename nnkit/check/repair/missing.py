"""Small changes that put in what is missing: tried on answers only.

exp, log, tanh and the cut to whole numbers are not put in: they make wrong answers right by accident.
"""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.instead import instead, whole_edits
from nnkit.check.repair.operators import called, in_context
from nnkit.check.repair.scope import Scope

# put around a value that is returned, assigned or one of several; `_` is the value
AROUND = {
    "minus missing": ("-_",),
    "factor of 2": ("np.multiply(_, 2)", "_ / 2"),  # twice a list is another one, of twice as many
    "transpose missing": ("_.T",),
    "root missing": ("np.sqrt(_)",),
    "square missing": ("_ ** 2",),
    "absolute missing": ("np.abs(_)",),
    "positive part missing": ("np.maximum(_, 0)",),
    "one minus missing": ("1 - _",),
    "inverse missing": ("1 / _",),
    "off by one": ("_ + 1", "_ - 1"),
    "dimension": ("np.ravel(_)", "np.squeeze(_)", "_[:, None]", "_[None]", "_[:, 0]"),
    "sum missing": ("np.sum(_)", "np.sum(_, axis=0)", "np.sum(_, axis=1)", "np.sum(_, axis=1, keepdims=True)"),
    "mean missing": ("np.mean(_)", "np.mean(_, axis=0)", "np.mean(_, axis=1)"),
    "running sum missing": ("np.cumsum(_)",),
    "list for array": ("np.array(_)",),
    "whole numbers": ("np.asarray(_, dtype=float)",),
    "copy missing": ("np.copy(_)",),
    "kind of sequence": ("tuple(_)", "list(_)"),
    "array for number": ("float(_)",),
    "product of all missing": ("np.prod(_)",),
    "order reversed": ("_[::-1]",),
    "index missing": ("_[0]", "_[-1]"),
    "sigmoid missing": ("1 / (1 + np.exp(-(_)))",),
    "decision missing": ("(_ > 0.5) * 1", "(_ > 0) * 1"),
}
# with each name of the function
WITH = {
    "term missing": ("_ + {}", "_ - {}", "{} - _"),
    "factor missing": ("_ * {}", "_ * (1 - {})", "_ * np.exp(-{})"),
    "slope missing": ("_ * {0} * (1 - {0})", "_ * (1 - {0} ** 2)"),
    "division missing": ("_ / {}", "_ / (1 - {})"),
    "division by the count": ("_ / len({})", "_ / {}.size", "_ / {}.shape[1]"),
    "product missing": ("_ @ {}", "_ @ {}.T"),
    "multiplied by the count": ("_ * len({})",),
}
# round any expression within a value
UNDOING = ("_ / {}", "_ - {}", "{} - _")
INSIDE = {"minus missing": ("-_",), "transpose missing": ("_.T",), "square missing": ("_ ** 2",),
          "one minus missing": ("1 - _",), "off by one": ("_ + 1", "_ - 1"), "root missing": ("np.sqrt(_)",),
          "factor of 2": ("np.multiply(_, 2)", "_ / 2"), "dimension": ("_[:, None]", "_[None]"),
          "positive part missing": ("np.maximum(_, 0)",), "absolute missing": ("np.abs(_)",),
          "differences missing": ("np.diff(_, prepend=0)",), "sign alone missing": ("np.sign(_)",),
          "quantity for 1": ("np.sign(_) ** 2",)}  # fmt: skip
IN_NO_TEST = (
    "minus missing",
    "root missing",
    "square missing",
    "differences missing",
    "sign alone missing",
    "quantity for 1",
)


def value_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What is missing around a value that is returned, assigned, or one of several."""
    if isinstance(spot.node, ast.Tuple):
        if len(spot.node.elts) <= 4:
            for i in range(len(spot.node.elts) - 1):
                elts = list(spot.node.elts)
                elts[i], elts[i + 1] = elts[i + 1], elts[i]
                yield spot.replaced("values swapped", ast.Tuple(elts, ast.Load()))
        return
    if isinstance(spot.holder, ast.Return):  # elsewhere it makes a list of an array, which is another matter
        yield spot.replaced("not sorted", filled("sorted(_)", spot.node))
    if isinstance(spot.node, ast.Compare):
        yield spot.replaced("places missing", filled("np.flatnonzero(_)", spot.node))
    for kind, forms in AROUND.items():
        if (kind == "off by one" and not _counts(spot.node)) or (
            kind == "kind of sequence" and not _is_sequence(spot.node)
        ):
            continue
        if kind == "factor of 2" and _makes_filled(spot.node):
            continue  # half of a table of whole zeros is one of fractions
        for form in forms:
            yield spot.replaced(kind, filled(form, spot.node))
    if _is_size(spot.node) or _makes_filled(spot.node):
        return  # of a length nothing but a length is made
    for name in scope.functions:
        yield spot.replaced("call missing", filled("{}(_)", spot.node, name))
    things = [*scope.names, *(f"self.{name}" for name in scope.attributes)]
    for kind, forms in WITH.items():
        for name in things:
            carried = CARRIED_ON.get(kind, kind) if name in _targets(spot.holder) else kind
            for form in forms:
                if form in UNDOING and holds(spot.node, name):
                    continue  # relu(z) / z is 0 or 1, and b - b is 0, by chance
                yield spot.replaced(carried, filled(form, spot.node, name))


def holds(node: ast.AST, name: str) -> bool:
    return any(isinstance(inner, ast.Name | ast.Attribute) and ast.unparse(inner) == name for inner in ast.walk(node))


# what is missing where a name gets a value from its own: v = v + x for v = x
CARRIED_ON = {"term missing": "not added up", "factor missing": "not multiplied up"}


def _targets(statement: ast.AST) -> list[str]:
    return [ast.unparse(target) for target in statement.targets] if isinstance(statement, ast.Assign) else []


def inner_edits(spot: Spot, scope: Scope, in_test: bool) -> Iterator[Edit]:
    """Another name, axis, constant or operation in an expression, or what is missing around a part of it.

    in_test: whether it decides on something.
    """
    node = spot.node
    yield from whole_edits(spot)
    if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
        return
    for kind, new in instead(node, scope):
        if kind.endswith("another name") and in_test:
            continue  # a yes or no comes out right too easily
        if not _in_itself(spot.holder, new):
            yield spot.replaced(in_context(spot, kind, new), new)
    if (
        isinstance(node, ast.Name)
        and isinstance(spot.holder, ast.BinOp)
        and isinstance(spot.holder.op, ast.Add | ast.Sub)
    ):
        for name in scope.names:
            for form in WITH["product missing"]:
                yield spot.replaced("product missing", filled(form, node, name))
    if isinstance(node, ast.Call) and is_value(spot):
        yield spot.replaced("sigmoid missing", filled("1 / (1 + np.exp(-(_)))", node))
        for name in scope.functions:
            if called(node) != name:
                yield spot.replaced("call missing", filled("{}(_)", node, name))
    if _is_size(node) or (isinstance(node, ast.Name) and _makes_sized(spot.holder)):
        for name in scope.names:
            kind = "size of all" if getattr(node, "attr", "") == "size" else "other size"
            for form in ("len({})", "{}.shape[1]", "{}.size"):
                yield spot.replaced(kind, filled(form, node, name))
    if isinstance(node, ast.Name | ast.BinOp | ast.Call | ast.Attribute | ast.Subscript) and is_value(spot):
        within = spot.holder.attr if isinstance(spot.holder, ast.Attribute) else ""
        summed = within == "sum" or (isinstance(spot.holder, ast.Call) and called(spot.holder) == "sum")
        for kind, forms in INSIDE.items():
            if kind in IN_NO_TEST and in_test:
                continue  # a yes or no comes out right too easily
            if kind == "positive part missing" and _takes_sizes(spot.holder):
                continue  # what has no sign is no negative number
            if kind == "differences missing" and summed:
                continue  # their sum is the last value, which may be the largest by chance
            for form in forms if kind != "off by one" or _counts(node) else ():
                yield spot.replaced(kind, filled(form, node))
        if isinstance(node, ast.Call) and isinstance(spot.holder, ast.BinOp):
            yield spot.replaced("term missing", filled("1 + _", node))


SIZES = ("abs", "absolute", "fabs", "square")


def _takes_sizes(node: ast.AST) -> bool:
    """Whether it is a call that drops signs, or a minus, which turns them."""
    turns = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    return turns or (isinstance(node, ast.Call) and called(node) in SIZES)


def _is_sequence(node: ast.AST) -> bool:
    """Whether it is written as a list or a tuple."""
    named = called(node) in ("list", "tuple", "sorted") if isinstance(node, ast.Call) else False
    return named or isinstance(node, ast.List | ast.Tuple | ast.ListComp | ast.Name)


def _counts(node: ast.AST) -> bool:
    """Whether an expression may be a count: 1 more or less than a fraction is right by chance."""
    return not any(
        (isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Div | ast.Pow | ast.MatMult))
        or (isinstance(inner, ast.Name) and inner.id == "np")
        for inner in ast.walk(node)
    )


SIZED = ("eye", "identity", "zeros", "ones")


def _makes_sized(node: ast.AST) -> bool:
    """Whether it makes an array of a size that it is given."""
    return isinstance(node, ast.Call) and called(node) in SIZED


LIKE = ("zeros_like", "empty_like", "ones_like", "full_like")
FILLED = ("zeros", "empty", *LIKE)


def _makes_filled(node: ast.AST) -> bool:
    """Whether it makes an array that is to be written over."""
    return isinstance(node, ast.Call) and called(node) in FILLED


def _is_size(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        node = node.value
    return getattr(node, "attr", "") in ("size", "shape") or (isinstance(node, ast.Call) and called(node) == "len")


def elsewhere_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What the function does in one place, and leaves out in another: a call, a step from a place to what stands
    there, or a quantity where a number is written."""
    node = spot.node
    if not isinstance(node, ast.expr) or isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
        return
    if isinstance(node, ast.Name | ast.BinOp | ast.Subscript | ast.Attribute) and is_value(spot):
        within = ast.unparse(spot.holder.func) if isinstance(spot.holder, ast.Call) else ""
        for name in scope.calls:
            if name != within:
                yield spot.replaced("call missing", filled(f"{name}(_)", node))
    if spot.name == "value" and isinstance(spot.holder, ast.Return | ast.Assign) and not isinstance(node, ast.Tuple):
        for name in scope.names[:6]:
            if not holds(node, name) and name not in _targets(spot.holder):
                yield spot.replaced("lookup missing", filled("{}[_]", node, name))
    if isinstance(node, ast.Constant) and type(node.value) is int and isinstance(spot.holder, ast.BinOp | ast.Call):
        for name in scope.names[:8]:
            yield spot.replaced("number for a quantity", ast.Name(name, ast.Load()))


def _in_itself(holder: ast.AST, new: ast.AST) -> bool:
    """z.append(z): a list that holds itself, which NumPy reads without end."""
    called_on = holder.func.value if isinstance(holder, ast.Call) and isinstance(holder.func, ast.Attribute) else None
    return called_on is not None and ast.dump(called_on) == ast.dump(new)


def is_value(spot: Spot) -> bool:
    """Whether an expression is computed with: not what is called, not a module."""
    if spot.name == "func" or (isinstance(spot.node, ast.Name) and spot.node.id in ("np", "math", "self")):
        return False
    if isinstance(spot.holder, ast.Subscript) and spot.name == "value" and ast.unparse(spot.node).startswith("np."):
        return False  # np.c_[...]: NumPy reads it as a list without end
    if isinstance(spot.holder, ast.Attribute) and spot.holder.attr in ("shape", "size", "ndim"):
        return False  # nor the shape
    if isinstance(spot.holder, ast.Call) and called(spot.holder) in ("len", *LIKE):
        return False  # the length of something made is another number by chance, and its kind that of fractions
    return isinstance(spot.holder, ast.BinOp | ast.Call | ast.UnaryOp | ast.Compare | ast.Subscript | ast.IfExp
                      | ast.keyword | ast.For | ast.List | ast.Attribute)  # fmt: skip
