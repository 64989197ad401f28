"""Small changes of what a loop's rounds share: where each starts, what each takes, and when they end; and of what is
done in some cases only."""

import ast
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nnkit.check.repair.edits import Edit, Spot, filled, is_docstring, spots, together
from nnkit.check.repair.loops import with_body
from nnkit.check.repair.program import is_watch
from nnkit.check.repair.scope import Scope

MOST_NAMES = 4  # of a function's arguments, that a round may take a part of
BLOCKS = ("body", "orelse")


LEAST_ROUNDS, MORE = 20, 4  # of an iteration that comes nearer with each


def more_rounds(function: ast.FunctionDef) -> Iterator[Edit]:
    """`range(800)` for `range(200)`: an iteration that has not come near enough."""
    for loop in ast.walk(function):
        call = loop.iter if isinstance(loop, ast.For) else None
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "range" and len(call.args) == 1:
            (count,) = call.args
            if isinstance(count, ast.Constant) and type(count.value) is int and count.value >= LEAST_ROUNDS:
                more = ast.copy_location(ast.Constant(MORE * count.value), count)
                yield Edit("too few rounds", count, call, "args", [more])


def round_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """The changes of one function's rounds and cases."""
    given = [each.arg for each in function.args.args if each.arg != "self"]
    yield from _ended_early(function)
    for loop in ast.walk(function):
        if isinstance(loop, ast.For):
            yield from _own_parts(loop, given)
    for holder in ast.walk(function):
        for name in BLOCKS:
            block = _lines(holder, name)
            for i, line in enumerate(block):
                if isinstance(line, ast.For):
                    yield from _from_the_start(holder, name, block, i, given)
    yield from _in_some_cases(function, given)


def _ended_early(function: ast.FunctionDef) -> Iterator[Edit]:
    """`theta = theta + step` for `return theta + step`, where the function ends with `return theta`."""
    last = function.body[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name | ast.Tuple):
        return
    names = last.value.elts if isinstance(last.value, ast.Tuple) else [last.value]
    if not all(isinstance(name, ast.Name) for name in names):
        return
    target = ast.unparse(last.value)
    for loop in ast.walk(function):
        if not isinstance(loop, ast.For | ast.While):
            continue
        for holder, name in itertools.product(ast.walk(loop), BLOCKS):
            block = _lines(holder, name)
            for i, line in enumerate(block):
                if isinstance(line, ast.Return) and line.value and ast.unparse(line.value) != target:
                    kept = _line(f"{target} = {ast.unparse(line.value)}", line)
                    yield Edit("return too early", line, holder, name, [*block[:i], kept, *block[i + 1 :]])


def _lines(holder: ast.AST, name: str) -> list[ast.stmt]:
    """The block of lines in a field, where there is one."""
    block = getattr(holder, name, None)
    return block if isinstance(block, list) else []


def _line(text: str, like: ast.stmt) -> ast.stmt:
    new = ast.parse(text).body[0]
    for node in ast.walk(new):
        ast.copy_location(node, like)
    return new


def _own_parts(loop: ast.For, given: Sequence[str]) -> Iterator[Edit]:
    """`f(X[rows], y[rows])` for `f(X, y)` in `for rows in ...`: one argument, or two, wherever the round reads them."""
    if not isinstance(loop.target, ast.Name):
        return
    read: dict[str, list[Edit]] = {}
    for line in loop.body:
        for spot in spots(line):
            node = spot.node
            if isinstance(node, ast.Name) and node.id in given and _is_whole(spot):
                part = filled("_[{}]", node, loop.target.id)
                read.setdefault(node.id, []).append(spot.replaced("all of it in each round", part))
    names = list(read)[:MOST_NAMES]
    for chosen in (*((name,) for name in names), *itertools.combinations(names, 2)):
        edits = together([edit for name in chosen for edit in read[name]])
        if edits:
            yield replace(edits[0], others=tuple(edits[1:]))


def _is_whole(spot: Spot) -> bool:
    """Whether a name is read as it is: no entry of it, not its size, and nothing that is called."""
    holder = spot.holder
    size = isinstance(holder, ast.Call) and ast.unparse(holder.func) == "len"
    size |= isinstance(holder, ast.Attribute) and holder.attr in ("shape", "size", "ndim")
    return spot.name != "func" and not size and not isinstance(holder, ast.Subscript)


def _from_the_start(holder: ast.AST, name: str, block: list[ast.stmt], i: int, given: Sequence[str]) -> Iterator[Edit]:
    """`A = X` before a loop of `A = f(A @ W)`, for a loop of `A = f(X @ W)`."""
    loop = block[i]
    assert isinstance(loop, ast.For)
    for line in loop.body:
        if not isinstance(line, ast.Assign) or not isinstance(line.targets[0], ast.Name):
            continue
        target = line.targets[0].id
        read = [node.id for node in ast.walk(line.value) if isinstance(node, ast.Name)]
        for start in dict.fromkeys(name for name in read if name in given):
            if target in read or target == start:
                continue
            first = _line(f"{target} = {start}", loop)
            value = _Renamed(start, target).visit(ast.parse(ast.unparse(line.value), mode="eval").body)
            goes_on = _line(f"{target} = {ast.unparse(value)}", line)
            longer = with_body(loop, [goes_on if each is line else each for each in loop.body])
            kind = "always from the start"
            yield Edit(kind, line, holder, name, [*block[:i], first, longer, *block[i + 1 :]])


MOST_CARRIED = 2  # names that a round takes up from the one before


def passed_through(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """`a = f(a)` at the end of a round whose next one takes `a` up: the layer without its activation."""
    for loop in ast.walk(function):
        if not isinstance(loop, ast.For):
            continue
        carried = [line for line in loop.body if isinstance(line, ast.Assign) and _reads_itself(line)]
        for line, called in itertools.product(carried[:MOST_CARRIED], (*scope.functions, *scope.calls)):
            name = ast.unparse(line.targets[0])
            new = _line(f"{name} = {called}({name})", loop.body[-1])
            yield Edit("call missing", line, loop, "body", [*loop.body, new])


def _reads_itself(line: ast.Assign) -> bool:
    """Whether a name is set to what is made of itself."""
    target = line.targets[0]
    read = {node.id for node in ast.walk(line.value) if isinstance(node, ast.Name)}
    return isinstance(target, ast.Name) and target.id in read


class _Renamed(ast.NodeTransformer):
    """With one name for another."""

    def __init__(self, old: str, new: str):
        self.old, self.new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.new if node.id == self.old else node.id, node.ctx)


MOST_LINES = 2  # that go under one `if`


def _in_some_cases(function: ast.FunctionDef, given: Sequence[str]) -> Iterator[Edit]:
    """One or two lines under an `if` that the function asks elsewhere: `if training: mean = ...`."""
    asked = [node.test for node in ast.walk(function) if isinstance(node, ast.If | ast.IfExp)]
    flags = dict.fromkeys(ast.unparse(test).removeprefix("not ") for test in asked)
    conditions = [text for flag in flags if flag in given for text in (flag, f"not {flag}")]
    for holder, name in itertools.product(ast.walk(function), BLOCKS):
        block = _lines(holder, name)
        for i, line in enumerate(block if conditions else []):
            lines = block[i : i + MOST_LINES]
            for count in range(1, len(lines) + 1):
                if not all(_sets(each) for each in lines[:count]):
                    break
                for condition in conditions:
                    only = ast.copy_location(ast.If(ast.parse(condition, mode="eval").body, lines[:count], []), line)
                    ast.fix_missing_locations(only)
                    yield Edit("if missing", line, holder, name, [*block[:i], only, *block[i + count :]])


def _sets(line: ast.stmt) -> bool:
    """Whether a line sets something, so that it can be left out."""
    return isinstance(line, ast.Assign | ast.AugAssign | ast.Expr) and not is_watch(line) and not is_docstring(line)
