"""What the checker reads in the text of cells, never running it: hidden regions, names bound, names used."""

import ast
import functools
import symtable
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

CELL_BREAK = "\n# %%\n"  # between cells where they stand in one text
BEGIN_HIDDEN, END_HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
BEGIN_SOLUTION, END_SOLUTION = "BEGIN SOLUTION", "END SOLUTION"

REMEMBERED = 20_000  # characters of a text up to which what was read in it is kept


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what `read` finds in the latest texts: a lesson's come again with every submission. Long ones are a
    submission's own, and their syntax trees large: of these the latest two."""
    kept, kept_long = functools.lru_cache(4096)(read), functools.lru_cache(2)(read)

    @functools.wraps(read)
    def found(source: str) -> T:
        return (kept if len(source) <= REMEMBERED else kept_long)(source)

    return found


COMPREHENSIONS = ("listcomp", "setcomp", "dictcomp", "genexpr")  # scopes that run where they stand


def without_hidden(source: str) -> str:
    """A test cell as students have it: the text outside of its hidden regions."""
    return _outside(source, BEGIN_HIDDEN, END_HIDDEN)


def without_solution(source: str) -> str:
    """What an answer's cell gives to students: the text outside of the solution; nothing where all of it is one."""
    return _outside(source, BEGIN_SOLUTION, END_SOLUTION) if BEGIN_SOLUTION in source else ""


def _outside(source: str, begin: str, end: str) -> str:
    kept, inside = [], False
    for line in source.split("\n"):
        if begin in line:
            inside = True
        elif end in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def hidden_lines(source: str) -> set[int]:
    """The numbers, from 1, of the lines that students do not have."""
    numbers, inside = set(), False
    for number, line in enumerate(source.split("\n"), 1):
        inside = inside or BEGIN_HIDDEN in line
        if inside:
            numbers.add(number)
        inside = inside and END_HIDDEN not in line
    return numbers


@remembered
def parse(source: str) -> ast.Module:
    """The syntax tree of a cell, with lines of magics left out; empty where it is no Python. Not to be changed."""
    plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n"))
    for text in dict.fromkeys((source, plain)):  # a line that begins with % may also stand inside a string
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return ast.Module(body=[], type_ignores=[])


@remembered
def used_names(source: str) -> frozenset[str]:
    """Names that the cell, or a function defined in it, looks up outside: not its functions' own variables, nor what
    its statements give a value before they use it."""
    tree = parse(source)
    try:
        at_once, later = _globals_of(symtable.symtable(ast.unparse(tree), "<cell>", "exec"))
    except (SyntaxError, RecursionError):  # no Python as a whole, or too deep: every name in it
        return frozenset(node.id for node in _named(tree))
    changed = {n.id for node in _outside_functions(tree) if isinstance(node, CHANGES) for n in _named(node)}
    return frozenset(later | ((at_once | changed) & _looked_up(tree.body, set())))


CHANGES = (ast.AugAssign, ast.Delete)  # of them a table of symbols says that a name is given a value, no more


def _outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            yield node
            yield from _outside_functions(node)


def _named(node: ast.AST) -> Iterator[ast.Name]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _globals_of(table: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """(names looked up by statements, names looked up in bodies of functions)."""
    runs_later = table.get_type() == "function" and table.get_name() not in COMPREHENSIONS
    found = {s.get_name() for s in table.get_symbols() if s.is_referenced() and s.is_global()}
    at_once, later = (set(), found) if runs_later else (found, set())
    for child in table.get_children():
        inner, deferred = _globals_of(child)
        later |= deferred
        if runs_later:
            later |= inner
        else:
            at_once |= inner
    return at_once, later


def _looked_up(body: Iterable[ast.stmt], bound: set[str]) -> set[str]:
    """Names that statements load while they have no value from the statements before; adds to `bound` the names that
    have one for sure afterwards."""
    found: set[str] = set()
    for statement in body:
        parts = [statement]
        blocks: list[list[ast.stmt]] = []
        if isinstance(statement, ast.If | ast.For | ast.While | ast.With):
            blocks = [statement.body, getattr(statement, "orelse", [])]
            parts = [node for node in ast.iter_child_nodes(statement) if not isinstance(node, ast.stmt)]
        names = [n for part in parts for n in _named(part)]
        found |= {n.id for n in names if not isinstance(n.ctx, ast.Store)} - bound
        if isinstance(statement, ast.AugAssign):
            found |= {n.id for n in names} - bound
        stored = {n.id for n in names}  # what they load was looked up above
        if isinstance(statement, ast.Assign | ast.With):
            bound |= stored
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            bound.add(statement.name)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            bound |= _names_of_import(statement)
        for block in blocks:
            inner = bound if isinstance(statement, ast.With) else bound | stored
            found |= _looked_up(block, inner)
    return found


@remembered
def bound_names(source: str) -> frozenset[str]:
    """Names that the cell gives a value at its top level; "*" for whatever a star import brings."""
    bound: set[str] = set()
    for statement in parse(source).body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(statement.name)
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.add(node.id)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                bound |= _names_of_import(node)
            elif isinstance(node, ast.MatchAs | ast.MatchStar | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                bound |= {node.name} - {None}  # of a `match`, or defined under an `if`
    return frozenset(bound)


@remembered
def classes_in(source: str) -> frozenset[str]:
    """Names of the classes that a text defines at its top level."""
    return frozenset(s.name for s in parse(source).body if isinstance(s, ast.ClassDef))


def _names_of_import(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {(alias.asname or alias.name).split(".")[0] for alias in node.names}


@remembered
def imports(source: str) -> dict[str, str]:
    """What import statements anywhere in the cell bind: name -> full name of the thing."""
    found: dict[str, str] = {}
    for node in ast.walk(parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                found[(alias.asname or alias.name).split(".")[0]] = whole
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module or '.'}.{alias.name}"
    return found


def imports_of(source: str) -> str:
    """The import statements at the top level of a cell, as text."""
    return "\n".join(ast.unparse(s) for s in parse(source).body if isinstance(s, ast.Import | ast.ImportFrom))
