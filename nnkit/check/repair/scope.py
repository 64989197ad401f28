"""The names that a function may mean: its arguments, what it assigns, what its object holds, and what it computes."""

import ast
from dataclasses import dataclass

MOST_SUMS = 8  # pieces of a function's formulas that a name may stand for
MOST_FUNCTIONS = 12
MOST_NODES = 14  # of such a piece


@dataclass(frozen=True)
class Scope:
    """names: arguments and local names; functions: those of the notebook; attributes: of its object; pieces: formulas
    that stand in the function; calls: functions of one array that it calls."""

    names: tuple[str, ...]
    functions: tuple[str, ...]
    attributes: tuple[str, ...]
    pieces: tuple[ast.expr, ...] = ()
    calls: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()  # local names that get a whole number
    masks: tuple[str, ...] = ()  # conditions by which entries of an array are picked


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
    attributes = tuple(dict.fromkeys(own))[:most]
    pieces, calls = _pieces(function), _calls(function)
    of_names = tuple(names)[:most], functions[:MOST_FUNCTIONS], attributes
    return Scope(*of_names, pieces, calls, _counters(function), _masks(function))


def _counters(function: ast.FunctionDef) -> tuple[str, ...]:
    """What a function sets to a whole number: no argument, for one more of it is another number that is given."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for line in ast.walk(function):
        if isinstance(line, ast.Assign):
            target, value = line.targets[0], line.value
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs += zip(target.elts, value.elts, strict=False)
            else:
                pairs.append((target, value))
    whole = [name for name, value in pairs if isinstance(value, ast.Constant) and type(value.value) is int]
    return tuple(dict.fromkeys(name.id for name in whole if isinstance(name, ast.Name)))


def _masks(function: ast.FunctionDef) -> tuple[str, ...]:
    """`y > 0` of `x[y > 0]`."""
    slices = [node.slice for node in ast.walk(function) if isinstance(node, ast.Subscript)]
    return tuple(dict.fromkeys(ast.unparse(each) for each in slices if isinstance(each, ast.Compare)))[:MOST_MASKS]


MOST_MASKS = 2
OF_ONE = ("log", "exp", "sqrt", "square", "abs", "tanh", "log2", "log10", "log1p", "sign")
MOST_CALLS = 3


def _calls(function: ast.FunctionDef) -> tuple[str, ...]:
    """NumPy's functions of one array that are called, as `np.log`."""
    called = [
        ast.unparse(node.func) for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OF_ONE
        and isinstance(node.func.value, ast.Name) and len(node.args) == 1
    ]  # fmt: skip
    return tuple(dict.fromkeys(called))[:MOST_CALLS]


def _pieces(function: ast.FunctionDef) -> tuple[ast.expr, ...]:
    """The formulas in a function that hold a name, each once."""
    found: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.BinOp | ast.Call | ast.Subscript | ast.Attribute):
            continue
        if not isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
            nodes = list(ast.walk(node))
            if 3 <= len(nodes) <= MOST_NODES and _is_piece(node):
                found.setdefault(ast.dump(node), node)
    return tuple(found.values())[:MOST_SUMS]


def _is_piece(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "T"
    return not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("range", "len"))


def stored_in(node: ast.AST) -> set[str]:
    """The names that a piece of a program sets, defines or imports."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return names | {each.name for each in [node] if isinstance(each, ast.FunctionDef | ast.ClassDef)} | {
        alias.asname or alias.name.split(".")[0]
        for each in ast.walk(node) if isinstance(each, ast.Import | ast.ImportFrom) for alias in each.names
    }  # fmt: skip


def bound_in(function: ast.FunctionDef) -> set[str]:
    """The names that are a function's own: its arguments, and what is set within it."""
    inner = {each.name for each in ast.walk(function) if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    return stored_in(function) | inner | {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
