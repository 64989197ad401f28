"""Indices that reach the other end of a list unasked: `x[i - 1]` in the first round, and `x[-n:]` where n is 0."""

import ast
from collections.abc import Iterator

from nnkit.check.relations.leaves import argument
from nnkit.check.repair.edits import Edit, Spot, spots, together


def wrapped_edits(spot: Spot) -> Iterator[Edit]:
    """The one before the first is nothing, not the last; a loop that leaves the first or the last out, made whole."""
    node = spot.node
    if (name := _beside(node, ast.Sub)) is not None:
        yield _nothing_there(spot, ast.Name(name, ast.Load()), "wraps round")
    of = node.generators[0] if isinstance(node, ast.GeneratorExp | ast.ListComp) else node
    if not isinstance(of, ast.comprehension | ast.For) or not isinstance(of.target, ast.Name):
        return
    name = of.target.id
    match of.iter:
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=1), end]):
            before = [each for each in spots(node) if _beside(each.node, ast.Sub) == name]
            first = [_nothing_there(each, ast.Name(name, ast.Load()), FIRST) for each in before]
            yield from _whole(of, FIRST, [end], first)
        case ast.Call(func=ast.Name(id="range"), args=[ast.BinOp(op=ast.Sub(), right=ast.Constant(value=1)) as end]):
            inner = ast.Compare(ast.Name(name, ast.Load()), [ast.Lt()], [end])
            last = [_nothing_there(each, inner, LAST) for each in spots(node) if _is_term_beyond(each, name)]
            yield from _whole(of, LAST, [end.left], last)


def _whole(of: ast.comprehension | ast.For, kind: str, ends: list[ast.expr], terms: list[Edit]) -> Iterator[Edit]:
    """The loop with other ends, in which these terms are nothing where there are none."""
    if terms and isinstance(of.iter, ast.Call):
        loop = ast.copy_location(ast.Call(of.iter.func, ends, []), of.iter)
        if all_of_it := together([Edit(kind, of.iter, of, "iter", loop), *terms]):
            yield Edit(kind, of.iter, of, "iter", loop, tuple(all_of_it[1:]))


def _is_term_beyond(spot: Spot, name: str) -> bool:
    """Whether it is a term of a sum or difference, and the only one there that reads `x[i + 1]`."""
    if not isinstance(spot.holder, ast.BinOp) or not isinstance(spot.holder.op, ast.Add | ast.Sub):
        return False
    if spot.name not in ("left", "right") or isinstance(spot.holder.right, ast.Constant):
        return False
    other = spot.holder.left if spot.name == "right" else spot.holder.right
    return _reads_beyond(spot.node, name) and not _reads_beyond(other, name)


def _reads_beyond(node: ast.AST, name: str) -> bool:
    return any(_beside(inner, ast.Add) == name for inner in ast.walk(node))


FIRST, LAST = "first left out", "last left out"


def _beside(node: ast.AST, step: type[ast.operator]) -> str | None:
    """The name `i` in `x[i - 1]`, or in `x[i + 1]`."""
    match node:
        case ast.Subscript(
            slice=ast.BinOp(left=ast.Name(id=name), op=op, right=ast.Constant(value=1)), ctx=ast.Load()
        ) if isinstance(op, step):
            return name
    return None


def _nothing_there(spot: Spot, where: ast.expr, kind: str) -> Edit:
    assert isinstance(spot.node, ast.expr)
    return spot.replaced(kind, ast.IfExp(where, spot.node, ast.Constant(0)))


def of_the_last(tree: ast.AST) -> Iterator[ast.Constant]:
    """The 1 of each `x[-1]`: another number there is another place, and no count."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(slice=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1) as one)):
                yield one


def counted_from_the_end(function: ast.FunctionDef) -> Iterator[str]:
    """The arguments `n` of slices such as `x[-n:]` and `x[:-n]`, in words."""
    given = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    for node in ast.walk(function):
        for bound in (node.lower, node.upper) if isinstance(node, ast.Slice) else ():
            match bound:
                case ast.UnaryOp(op=ast.USub(), operand=ast.Name(id=name)) if name in given:
                    yield argument(given.index(name))
