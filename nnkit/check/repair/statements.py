"""Small changes of whole lines: their order, their indentation, and where something is kept."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, is_docstring
from nnkit.check.repair.loops import (
    accumulated,
    computed_anew,
    further_up,
    once,
    other_starts,
    set_back,
    skipped,
    with_body,
)
from nnkit.check.repair.program import is_watch
from nnkit.check.repair.scope import Scope

MOST_LINES = 9  # of a block whose lines are tried at every place


def line_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """The changes of one function's lines."""
    yield from _defaults(function)
    for holder in ast.walk(function):
        for name in ("body", "orelse"):
            block = getattr(holder, name, None)
            if isinstance(block, list):
                yield from _block(holder, name, block)


def _block(holder: ast.AST, name: str, block: list[ast.stmt]) -> Iterator[Edit]:
    for i, statement in enumerate(block):
        if is_watch(statement) or is_docstring(statement):
            continue
        before, after = block[:i], block[i + 1 :]
        for j in range(1, len(after) + 1):
            if j == 1 or len(block) <= MOST_LINES:
                moved = [*before, *after[:j], statement, *after[j:]]
                yield Edit(_moved(statement, *after[:j]), statement, holder, name, moved)
                if j > 1 and not is_docstring(after[j - 1]):
                    back = [*before, after[j - 1], statement, *after[: j - 1], *after[j:]]
                    yield Edit(_moved(after[j - 1]), after[j - 1], holder, name, back)
        if isinstance(statement, ast.If):
            yield Edit("if too many", statement, holder, name, [*before, *statement.body, *after])
            if len(statement.orelse) == 1 and isinstance(other := statement.orelse[0], ast.If):
                yield Edit(
                    "order of conditions", statement, holder, name, [*before, _asked_first(statement, other), *after]
                )
            if statement.orelse:
                yield Edit("if too many", statement, holder, name, [*before, *statement.orelse, *after])
        if isinstance(statement, ast.If) and isinstance(holder, ast.For) and not statement.orelse:
            assigned = all(isinstance(each, ast.Assign) for each in statement.body)
            if assigned:
                stop = ast.copy_location(ast.Break(), statement.body[-1])
                yield Edit("break missing", statement.body[-1], statement, "body", [*statement.body, stop])
        if isinstance(statement, ast.For | ast.While | ast.If):
            yield from _indented(holder, name, before, statement, after)
        if isinstance(statement, ast.Assign) and any(isinstance(each, ast.For | ast.While) for each in after):
            for start in other_starts(statement):
                yield Edit("start value", statement, holder, name, [*before, start, *after])
        for new, kind in _other_assignments(statement):
            yield Edit(kind, statement, holder, name, [*before, ast.copy_location(new, statement), *after])


def _asked_first(first: ast.If, second: ast.If) -> ast.If:
    """An `if` and its `elif` in the other order."""
    inner = ast.copy_location(ast.If(first.test, first.body, second.orelse), second)
    return ast.copy_location(ast.If(second.test, second.body, [inner]), first)


def _moved(*lines: ast.stmt) -> str:
    """What it is to move a line past others: a counter's turn is told as such."""
    counts = any(isinstance(line, ast.AugAssign) and isinstance(line.value, ast.Constant) for line in lines[:2])
    return "counter moved on" if counts else "order of lines"


def _indented(
    holder: ast.AST, name: str, before: list[ast.stmt], loop: ast.For | ast.While | ast.If, after: list[ast.stmt]
) -> Iterator[Edit]:
    """The last line of a loop moved out of it, and the next line moved in."""
    kind = "indentation of an if" if isinstance(loop, ast.If) else "indentation of a loop"
    own = [line for line in loop.body if not is_watch(line)]
    for count in range(1, min(3, len(own))):
        shorter = with_body(loop, loop.body[:-count])
        yield Edit(kind, loop.body[-count], holder, name, [*before, shorter, *loop.body[-count:], *after])
    for count in range(1, min(3, len(after) + 1)):
        longer = with_body(loop, [*loop.body, *after[:count]])
        yield Edit(kind, after[count - 1], holder, name, [*before, longer, *after[count:]])
    if before and not is_watch(before[-1]) and not is_docstring(before[-1]) and not isinstance(loop, ast.If):
        at = 1 if loop.body and is_watch(loop.body[0]) else 0
        longer = with_body(loop, [*loop.body[:at], before[-1], *loop.body[at:]])
        if not _sets_too(loop.body, before[-1]):
            yield Edit("set once for all rounds", before[-1], holder, name, [*before[:-1], longer, *after])
    if not isinstance(loop, ast.If) and len(own) > 1:
        rest = with_body(loop, [line for line in loop.body if line is not own[0]])
        yield Edit("set anew in each round", own[0], holder, name, [*before, own[0], rest, *after])


def _sets_too(block: list[ast.stmt], line: ast.stmt) -> bool:
    """Whether a block sets what the line sets: then that is not made once, but of another thing in later rounds."""
    targets = {ast.unparse(target) for target in getattr(line, "targets", ())}
    return any(isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) in targets for each in block)


def _other_assignments(statement: ast.stmt) -> Iterator[tuple[ast.stmt, str]]:
    if isinstance(statement, ast.AugAssign):
        yield ast.Assign([statement.target], statement.value), "added up"
        loaded = _loaded(statement.target)
        yield (
            ast.Assign([statement.target], _at(ast.BinOp(loaded, statement.op, statement.value), statement)),
            "in place",
        )
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        (target,) = statement.targets
        if isinstance(target, ast.Name | ast.Attribute | ast.Subscript):
            yield ast.AugAssign(target, ast.Add(), statement.value), "not added up"
            yield ast.AugAssign(target, ast.Sub(), statement.value), "not added up"
        if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice | ast.Tuple):
            before = f"{ast.unparse(target.value)}.get({ast.unparse(target.slice)}, 0)"
            more = ast.BinOp(ast.parse(before, mode="eval").body, ast.Add(), statement.value)
            yield ast.Assign([target], _at(more, statement)), "not added up"


def _at(new: ast.expr, old: ast.stmt) -> ast.expr:
    return ast.fix_missing_locations(ast.copy_location(new, old))


def _loaded(target: ast.expr) -> ast.expr:
    return ast.parse(ast.unparse(target), mode="eval").body


def missing_lines(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Lines that would move a counter on, put a result where it belongs, or skip the rest of a round."""
    given = {each.arg for each in function.args.args}
    for loop in ast.walk(function):
        if isinstance(loop, ast.For | ast.While):
            yield from skipped(loop)
    yield from set_back(function)
    for holder in ast.walk(function):
        body = getattr(holder, "body", None)
        block: list[ast.stmt] = body if isinstance(body, list) else []
        for i, statement in enumerate(block):
            if isinstance(statement, ast.Assign):
                target = statement.targets[0]
                if isinstance(target, ast.Name) and target.id in given:
                    inside = ast.Subscript(ast.Name(target.id, ast.Load()), ast.Constant(...), ast.Store())
                    put = ast.copy_location(ast.Assign([inside], statement.value), statement)
                    ast.fix_missing_locations(put)
                    yield Edit("not in place", statement, holder, "body", [*block[:i], put, *block[i + 1 :]])
            if isinstance(statement, ast.For):
                yield from accumulated(holder, block, i)
                yield from once(holder, block, i)
                yield from further_up(holder, block, i)
                yield from computed_anew(holder, block, i)
            for more in _counters(statement, scope):
                line = ast.fix_missing_locations(ast.copy_location(more, statement))
                yield Edit("line missing", statement, holder, "body", [*block[: i + 1], line, *block[i + 1 :]])


def _counters(statement: ast.stmt, scope: Scope) -> Iterator[ast.stmt]:
    """After a line that assigns."""
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr):
        for name in [*scope.counters[:6], *(f"self.{name}" for name in scope.attributes[:6])]:
            yield ast.parse(f"{name} += 1").body[0]


def _defaults(function: ast.FunctionDef) -> Iterator[Edit]:
    """A list as default argument that is made anew for each call."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    for argument, default in zip(arguments[::-1], function.args.defaults[::-1], strict=False):
        if isinstance(default, ast.List | ast.Dict | ast.Set | ast.Call):
            fresh = ast.parse(f"{argument.arg} = {ast.unparse(default)}").body[0]
            at = 1 if function.body and is_docstring(function.body[0]) else 0
            body = [
                *function.body[:at],
                ast.fix_missing_locations(ast.copy_location(fresh, default)),
                *function.body[at:],
            ]
            yield Edit("a list as default", default, function, "body", body)


def class_edits(of: ast.ClassDef) -> Iterator[Edit]:
    """What is kept in the class, made in each object instead."""
    start = next((each for each in of.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
    if start is None:
        return
    for method in of.body:
        if isinstance(method, ast.FunctionDef) and method is not start:
            yield from _set_anew(start, method)
    for statement in of.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            own = ast.parse(f"self.{statement.targets[0].id} = {ast.unparse(statement.value)}").body[0]
            body = [ast.fix_missing_locations(ast.copy_location(own, statement)), *start.body]
            yield Edit("kept in the class", statement, start, "body", body)


def _set_anew(start: ast.FunctionDef, method: ast.FunctionDef) -> Iterator[Edit]:
    """A line of a method that sets an attribute, moved to `__init__`."""
    for i, line in enumerate(method.body):
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]).startswith("self."):
            rest = [*method.body[:i], *method.body[i + 1 :]] or [ast.copy_location(ast.Pass(), line)]
            kept = Edit("set anew in each call", line, start, "body", [*start.body, line])
            yield Edit("set anew in each call", line, method, "body", rest, (kept,))
