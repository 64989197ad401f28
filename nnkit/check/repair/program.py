"""A student's program as a syntax tree, and what it is with a small change.

Only definitions, imports and plain values of the cell are run again; what else it computes is taken from the notebook.
Loops look at a clock, so that a change that makes them endless ends. No clock ends a power of two whole numbers while
it is computed, as `10**n` for `10**5`: what would fill a memory is refused.
"""

import ast
import contextlib
import inspect
import linecache
from collections.abc import Iterator
from typing import Any

import numpy as np

from nnkit.check.budget import Budget
from nnkit.check.calling import quiet
from nnkit.check.repair.edits import Edit
from nnkit.check.used import computing

CLOCK = "__nnkit_clock__"
EXPONENT = "__nnkit_exponent__"
MOST_BITS = 1_000_000  # of a power of two whole numbers
LARGE = 1_000  # an exponent
ROUNDS = 8  # of loops, between two looks at it: it takes longer than most rounds


class OutOfTimeError(BaseException):
    """A changed program that went on for too long."""


class _Large(int):
    """A large exponent, which asks how large the power will be."""

    def __rpow__(self, base: Any, _: Any = None) -> Any:
        if isinstance(base, int) and base.bit_length() > 1 and self * base.bit_length() > MOST_BITS:
            raise OutOfTimeError
        return base ** int(self)


def watched_exponent(value: Any) -> Any:
    """What a changed program takes for an exponent: the same number."""
    return _Large(value) if type(value) is int and value > LARGE else value


class Program:
    """The cell that defines an answer. names: what the notebook has besides; functions: which of it are functions of
    its own."""

    def __init__(
        self, text: str, tree: ast.Module, filename: str, names: dict[str, Any], functions: tuple[str, ...], answer: str
    ):
        self.tree, self.filename, self.functions, self.answer = tree, filename, functions, answer
        self._lines = text.split("\n")
        self._names = names
        self._budget: Budget | None = None
        self._rounds = 0
        _watch_loops(tree)
        nodes = list(ast.walk(tree))
        self._known = frozenset(map(id, nodes))
        self._powers = [node for node in nodes if isinstance(getattr(node, "op", None), ast.Pow)]

    def with_change(self, edit: Edit, seconds: float) -> Any:
        """The answer of the changed program, or None where there is none."""
        with edit.made(), _watched(self._powers_with(edit)):
            try:
                with quiet():  # Python warns of what no one would write
                    code = compile(self.tree, self.filename, "exec")
            except (SyntaxError, ValueError, TypeError, RecursionError):
                return None
        self.allow(seconds)
        names = {"np": np, **self._names, CLOCK: self._clock, EXPONENT: watched_exponent}
        try:
            with quiet():
                exec(code, names)
        except KeyboardInterrupt:
            raise
        except BaseException:  # whatever it does, it is no answer then
            return None
        return names.get(self.answer)

    def _powers_with(self, edit: Edit) -> list[ast.AST]:
        """Each node that is a power, or may be one with this change."""
        return list({id(node): node for node in (*self._powers, *_made_new(edit, self._known))}.values())

    def text_with(self, edit: Edit) -> str:
        """The changed program's text, for another process to run."""
        with edit.made(), _watched(self._powers_with(edit)):
            return ast.unparse(self.tree)

    def value_of(self, name: str) -> Any:
        """What a name means in the notebook, or None."""
        return self._names.get(name)

    def line(self, number: int) -> str:
        return self._lines[number - 1].strip() if 0 < number <= len(self._lines) else ""

    def allow(self, seconds: float) -> None:
        """Let the changed program run this long from now on."""
        self._budget = Budget(seconds)

    def _clock(self) -> None:
        self._rounds += 1
        if self._rounds % ROUNDS == 0 and self._budget is not None and self._budget.left <= 0:
            raise OutOfTimeError


def program_of(answer: Any, name: str) -> Program | None:
    """The program that defines `answer`, called `name` in its cell; None where its text is not to be had."""
    function = _function_of(answer)
    if function is None:
        return None
    around = function.__globals__
    text = "".join(linecache.getlines(function.__code__.co_filename, around))
    names = {key: value for key, value in around.items() if key != name}
    functions = tuple(other for other, _ in computing(around) if other != name)
    return program_in(text, name, function.__code__.co_filename, names, functions)


def program_in(
    text: str, name: str, filename: str = "<cell>", names: dict[str, Any] | None = None, functions: tuple[str, ...] = ()
) -> Program | None:
    """The program that this text of a cell is for the answer called `name`, or None where it does not define it."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    tree.body = [statement for statement in tree.body if _runs_again(statement)]
    if not any(name in _defines(statement) for statement in tree.body):
        return None
    return Program(text, tree, filename, names or {}, functions, name)


def _function_of(answer: Any) -> Any:
    if isinstance(answer, type):
        own = [inspect.unwrap(each) for each in vars(answer).values() if inspect.isfunction(each)]
        return own[0] if own else None
    found = inspect.unwrap(answer) if callable(answer) else None
    return found if inspect.isfunction(found) else None


def _runs_again(statement: ast.stmt) -> bool:
    """Definitions, imports, and values that are written out: what a call may have changed is made anew."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        value = statement.value
        return isinstance(value, ast.Lambda) or (value is not None and not any(
            isinstance(node, ast.Name | ast.Call) and not (isinstance(node, ast.Call) and _makes_empty(node))
            for node in ast.walk(value) if not (isinstance(node, ast.Name) and node.id in EMPTY)
        ))  # fmt: skip
    return isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom)


EMPTY = {"list", "dict", "set"}


def _makes_empty(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in EMPTY and not call.args


def _defines(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _watch_loops(tree: ast.Module) -> None:
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.While | ast.For):
            look = ast.Expr(ast.Call(ast.Name(CLOCK, ast.Load()), [], []))
            ast.fix_missing_locations(ast.copy_location(look, node))
            node.body.insert(0, look)


@contextlib.contextmanager
def _watched(powers: list[ast.AST]) -> Iterator[None]:
    """The tree, as long as this lasts, with each exponent that is not written out as `watched_exponent` has it."""
    exponents = [
        (node, name, getattr(node, name))
        for node in powers
        if isinstance(getattr(node, "op", None), ast.Pow)
        for name in ("right" if isinstance(node, ast.BinOp) else "value",)
        if not isinstance(getattr(node, name), ast.Constant)
    ]
    for node, name, exponent in exponents:
        watched = ast.Call(ast.Name(EXPONENT, ast.Load()), [exponent], [])
        setattr(node, name, ast.fix_missing_locations(ast.copy_location(watched, node)))
    try:
        yield
    finally:
        for node, name, exponent in exponents:
            setattr(node, name, exponent)


def _made_new(edit: Edit, known: frozenset[int]) -> Iterator[ast.AST]:
    """The nodes that an edit puts in, and those whose fields it sets; to walk through the tree takes as long as to
    compile it."""
    waiting: list[Any] = []
    for each in (edit, *edit.others):
        yield each.holder
        waiting += each.value if isinstance(each.value, list) else [each.value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.AST) and id(node) not in known:
            yield node
            waiting += ast.iter_child_nodes(node)


def is_watch(node: ast.AST) -> bool:
    """Whether a statement is a look at the clock, which is no part of the student's program."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == CLOCK
    )
