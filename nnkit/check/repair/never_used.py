"""What a program takes or makes and never uses, and what it starts and never moves on: facts of its text."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import is_docstring
from nnkit.check.repair.program import is_watch

IN_PLACE = {"sort", "append", "extend", "insert", "reverse", "shuffle", "fill", "update", "setdefault", "remove", "pop"}
MAKING = {"maximum", "minimum", "where", "exp", "sort", "sorted", "append", "clip", "roll", "concatenate", "reshape",
          "astype", "abs", "sqrt", "sum", "mean", "transpose", "round"}  # fmt: skip
STARTS = ("0", "0.0", "1", "1.0", "[]", "None")


def taken_and_unused(function: ast.FunctionDef) -> Iterator[str]:
    """Names that a loop or an assignment unpacks beside others that are read; `_` says that it is meant."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    read = {name.id for name in names if not isinstance(name.ctx, ast.Store)}
    for node in ast.walk(function):
        target = node.target if isinstance(node, ast.For | ast.comprehension) else None
        if isinstance(target, ast.Tuple):
            own = [each.id for each in target.elts if isinstance(each, ast.Name)]
            if set(own) & read:
                yield from (name for name in own if name not in read and not name.startswith("_"))


def unpacked_and_unused(function: ast.FunctionDef) -> Iterator[str]:
    """Names that are set beside others to what a call gives back, and read nowhere."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    read = {name.id for name in names if not isinstance(name.ctx, ast.Store)}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Call):
            own = [each.id for each in node.targets[0].elts if isinstance(each, ast.Name)]
            yield from (name for name in own if name not in read and not name.startswith("_"))


def made_anew(function: ast.FunctionDef) -> Iterator[str]:
    """Arguments that are called without anything, to make something, within a loop over `range`: once in each round."""
    given = {each.arg for each in function.args.args}
    for loop in ast.walk(function):
        if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Call) and ast.unparse(loop.iter.func) == "range":
            made = [node for line in loop.body for node in ast.walk(line) if isinstance(node, ast.Call)]
            yield from (ast.unparse(call.func) for call in made
                        if not (call.args or call.keywords) and ast.unparse(call.func) in given)  # fmt: skip


def thrown_away(function: ast.FunctionDef) -> Iterator[int]:
    """The lines that make something new and give it no name."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Expr) or is_docstring(node) or is_watch(node):
            continue
        value = node.value
        called = value.func if isinstance(value, ast.Call) else None
        name = getattr(called, "attr", getattr(called, "id", ""))
        numpys = isinstance(called, ast.Attribute) and getattr(called.value, "id", "") == "np"
        if isinstance(value, ast.BinOp | ast.Compare) or (name in MAKING and (numpys or name not in IN_PLACE)):
            yield node.lineno


def never_moved_on(function: ast.FunctionDef) -> Iterator[str]:
    """Names that start at nothing before a loop, are read in it, and are never set again or added to."""
    for i, line in enumerate(function.body):
        if not isinstance(line, ast.Assign):
            continue
        for name in _started(line):
            later = [node for other in function.body[i + 1 :] for node in ast.walk(other)]
            loops = [node for node in later if isinstance(node, ast.For | ast.While)]
            within = [node for loop in loops for part in loop.body for node in ast.walk(part)]
            if any(_reads(node, name) for node in within) and not any(_changes(node, name) for node in later):
                yield name


def same_in_each_round(function: ast.FunctionDef) -> Iterator[str]:
    """Names that each round of a loop sets to the same: nothing that the round reads is changed by it."""
    for loop in ast.walk(function):
        lists = [_list_of(line) for line in loop.body] if isinstance(loop, ast.For) else []
        if not isinstance(loop, ast.For) or not all(map(_sets_names_or_appends, loop.body)):
            continue
        nodes = [node for line in loop.body if _list_of(line) is None for node in ast.walk(line)]
        read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        taken = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
        stored = [node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)]
        if stored and not read & {*taken, *stored, *lists} and not any(_may_change(node) for node in nodes):
            yield stored[-1]


def _sets_names_or_appends(line: ast.stmt) -> bool:
    return _sets_names(line) or _list_of(line) is not None


def _list_of(line: ast.stmt) -> str | None:
    """The list to which a line appends a name, as `out.append(x)` does."""
    call = line.value if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call) else None
    if call is None or not isinstance(call.func, ast.Attribute) or call.func.attr != "append":
        return None
    plain = isinstance(call.func.value, ast.Name) and len(call.args) == 1 and isinstance(call.args[0], ast.Name)
    return ast.unparse(call.func.value) if plain else None


def _sets_names(line: ast.stmt) -> bool:
    """Whether a line does nothing but give names to something."""
    return is_watch(line) or (isinstance(line, ast.Assign) and all(isinstance(t, ast.Name) for t in line.targets))


def _may_change(node: ast.AST) -> bool:
    """Whether it may come to something else the next time: a random number, the next of something, what is popped."""
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute):
        return not (isinstance(called.value, ast.Name) and called.value.id in ("np", "math"))
    return isinstance(called, ast.Name) and called.id in ("next", "input")


def _started(line: ast.Assign) -> Iterator[str]:
    target, value = line.targets[0], line.value
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        pairs = [*zip(target.elts, value.elts, strict=True)]
    for name, start in pairs:
        zeros = isinstance(start, ast.Call) and getattr(start.func, "attr", "").startswith("zeros")
        if isinstance(name, ast.Name) and (zeros or ast.unparse(start) in STARTS):
            yield name.id


def _reads(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def _changes(node: ast.AST, name: str) -> bool:
    """Whether a name is set, or anything that it holds: by an assignment, or by a call that it is handed to."""
    if isinstance(node, ast.Name):
        return node.id == name and not isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Subscript | ast.Attribute):
        held = not isinstance(node.ctx, ast.Load) or isinstance(node, ast.Attribute)
        return held and _is_of(node.value, name)
    return isinstance(node, ast.Call) and any(_reads(arg, name) for arg in node.args)


def _is_of(node: ast.AST, name: str) -> bool:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id == name
