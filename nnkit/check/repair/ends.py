"""Indices that reach the other end of a list unasked: `x[i - 1]` in the first round, and `x[-n:]` where n is 0."""

import ast
from collections.abc import Iterator

from nnkit.check.relations.leaves import argument
from nnkit.check.repair.edits import Edit, Spot, spots, together


def wrapped_edits(spot: Spot) -> Iterator[Edit]:
    """The one before the first is nothing, not the last; and a loop that leaves the first out for it, made whole."""
    node = spot.node
    if (name := _one_before(node)) is not None:
        yield _nothing_before(spot, name, "wraps round")
    of = node.generators[0] if isinstance(node, ast.GeneratorExp | ast.ListComp) else node
    if not isinstance(of, ast.comprehension | ast.For) or not isinstance(of.target, ast.Name):
        return
    match of.iter:
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=1), _]):
            name = of.target.id
            first = [_nothing_before(each, name, FIRST) for each in spots(node) if _one_before(each.node) == name]
            from_0 = ast.copy_location(ast.Call(of.iter.func, of.iter.args[1:], []), of.iter)
            if first and (all_of_it := together([Edit(FIRST, of.iter, of, "iter", from_0), *first])):
                yield Edit(FIRST, of.iter, of, "iter", from_0, tuple(all_of_it[1:]))


FIRST = "first left out"


def _one_before(node: ast.AST) -> str | None:
    """The name `i` in `x[i - 1]`."""
    match node:
        case ast.Subscript(
            slice=ast.BinOp(left=ast.Name(id=name), op=ast.Sub(), right=ast.Constant(value=1)), ctx=ast.Load()
        ):
            return name
    return None


def _nothing_before(spot: Spot, name: str, kind: str) -> Edit:
    assert isinstance(spot.node, ast.expr)
    return spot.replaced(kind, ast.IfExp(ast.Name(name, ast.Load()), spot.node, ast.Constant(0)))


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
