"""What the text of a test shows that grading could not do, with line, reason and what to write instead.

Grading runs tests in another process than the answers; the two exchange plain data. Trying a test on the author's own
answer does not find one that passes for wrong answers too, since what it looks at is a copy: identity, shared memory,
changes of what was given or came back, what stands around a call. So these are read in the text.
"""

import ast
import copy
from collections.abc import Iterator, Sequence

from course.grading.texts.cells import bound_names, classes_in, imports, parse, used_names
from course.grading.texts.faults import (
    CALLS,
    CALLS_AROUND,
    CARD,
    CHECKS,
    CONSOLE,
    CONSTANTS,
    COPIES,
    DUNDER,
    FROZEN,
    GLOBAL,
    HISTORY,
    IDENTITY,
    IN_PLACE,
    KEPT,
    MAGIC,
    OWN_STREAMS,
    PATCH,
    RECORD,
    TOLD,
    WRITE,
    Fault,
)
from course.grading.texts.probes import faults_in_probe, probes_in


def faults_in(test: str, students: Sequence[str], others: Sequence[str] = ()) -> list[Fault]:
    """Faults in a test's text, with their lines. students: texts of the cells that students may edit; others: of the
    lesson's other cells."""
    whole = parse(test)
    theirs = set().union(*map(bound_names, students))
    there = theirs.union(*map(bound_names, others))
    found = [(line, said) for probe in probes_in(whole) for line, said in faults_in_probe(probe, test, there)]
    found += _Reader(test, students, others, theirs).faults()
    return sorted({Fault(line, *said) for line, said in found})


class _Reader:
    """Reads one test, without its probes. results: names that hold what came from the submission's code."""

    def __init__(self, test: str, students: Sequence[str], others: Sequence[str], theirs: set[str]):
        self.test, self.students, self.theirs = test, students, theirs
        self.tree = copy.deepcopy(parse(test))
        for probe in probes_in(self.tree):
            probe.body = [ast.copy_location(ast.Pass(), probe)]
        self.nodes = list(ast.walk(self.tree))
        self.known = imports(test)
        self.checks = {name: full for text in [*others, *students, test] for name, full in imports(text).items()}
        self.own = bound_names(test)
        self.classes = set().union(*map(classes_in, students))
        modules = set().union(*map(imports, students))
        self.results = theirs - self.own - modules
        for _ in range(2):  # a name may stand for a result of a result
            self.results |= {name for node in self.nodes for name, _ in self._bound_to_results(node)}
        self.objects = {n for node in self.nodes for n, value in self._bound_to_results(node) if self._is_made(value)}
        self.calls_theirs = any(isinstance(n, ast.Call) and root_of(n.func) in self.results for n in self.nodes)

    def faults(self) -> Iterator[tuple[int, tuple[str, str]]]:
        yield from self._magics()
        for node in self.nodes:
            line = getattr(node, "lineno", 0)
            yield from ((line, said) for said in self._of(node))
        yield from self._kept_arguments()
        mentioned = {node.id for node in self.nodes if isinstance(node, ast.Name)}
        read = _read_by_functions(self.students, mentioned)
        for name in self._stored(read & self.own & self.theirs):
            yield name.lineno, GLOBAL

    def _bound_to_results(self, node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
        pairs: list[tuple[ast.AST, ast.AST]] = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = [(node.target, node.iter)]
        elif isinstance(node, ast.NamedExpr | ast.AnnAssign) and node.value is not None:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            pairs = [(node.optional_vars, node.context_expr)]
        for target, value in pairs:
            targets, values = [target], [value]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
                targets, values = target.elts, value.elts
            for one, from_it in zip(targets, values, strict=True):
                parts = from_it.elts if isinstance(from_it, ast.Tuple | ast.List) else [from_it]
                if any(map(self._is_result, parts)):
                    stored = (n for n in ast.walk(one) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
                    yield from ((name.id, from_it) for name in stored)

    def _is_made(self, node: ast.AST) -> bool:
        """Whether it is an object of a class of theirs, whose methods may be called what they like."""
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.classes

    def _is_result(self, node: ast.AST) -> bool:
        copied = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in COPIES
        return not copied and root_of(node) in self.results

    def _of(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id == "get_ipython" and node.id not in self.own:
                yield MAGIC
            elif node.id in HISTORY and node.id not in self.own and not any(self._stored({node.id})):
                yield RECORD
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
                if isinstance(op, ast.Is | ast.IsNot) and not _is_constant(left) and not _is_constant(right):
                    yield from [IDENTITY] if self._is_result(left) or self._is_result(right) else []
        elif isinstance(node, ast.Attribute):
            yield from self._of_attribute(node)
        elif _is_written(node) and root_of(node.target if isinstance(node, ast.AugAssign) else node) in self.results:
            yield WRITE
        elif isinstance(node, ast.Call):
            yield from self._of_call(node)

    def _of_attribute(self, node: ast.Attribute) -> Iterator[tuple[str, str]]:
        theirs = root_of(node) in self.results
        if node.attr.startswith("__") and node.attr.endswith("__") and node.attr not in TOLD and theirs:
            yield DUNDER
        elif not isinstance(node.ctx, ast.Load):
            full = full_name(node, self.known)
            if node.attr == "writeable" and self.calls_theirs:
                yield FROZEN
            elif full and full not in OWN_STREAMS and self.calls_theirs:
                yield PATCH
            elif theirs:
                yield PATCH if root_of(node) in self.classes else WRITE
        elif node.attr in ("base", "flags", "ctypes") and self._is_result(node.value):
            yield IDENTITY

    def _of_call(self, call: ast.Call) -> Iterator[tuple[str, str]]:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        full = full_name(call.func, self.checks) or name
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if full in CALLS:
            yield CALLS[full]
        elif full in CALLS_AROUND and self.calls_theirs:
            yield CALLS_AROUND[full]
        elif method == "setflags" and self.calls_theirs:
            yield FROZEN
        elif method in ("assertIs", "assertIsNot") and any(map(self._is_result, given)):
            yield from [] if any(map(_is_constant, given)) else [IDENTITY]
        elif name == "input" and name not in self.own:
            yield CONSOLE
        elif name in ("setattr", "delattr") and given and (self._is_result(given[0]) or self.calls_theirs):
            yield PATCH
        elif name in ("getattr", "hasattr") and len(given) > 1 and self._is_result(given[0]):
            text = given[1].value if isinstance(given[1], ast.Constant) else ""
            yield from [DUNDER] if str(text).startswith("__") and text not in TOLD else []
        elif method in IN_PLACE and self._is_result(call.func.value):
            is_object = isinstance(call.func.value, ast.Name) and call.func.value.id in self.objects
            yield from [] if is_object else [WRITE]
        if full in CHECKS and any(isinstance(node, ast.Expr) and node.value is call for node in self.nodes):
            yield CARD

    def _kept_arguments(self) -> Iterator[tuple[int, tuple[str, str]]]:
        """Arguments of an object's methods, or of a class, that are written into further down."""
        since: dict[str, int] = {}
        for call in (node for node in self.nodes if isinstance(node, ast.Call)):
            is_method = isinstance(call.func, ast.Attribute) and root_of(call.func) in self.results - self.theirs
            if is_method or root_of(call.func) in self.classes:
                for argument in call.args:
                    if isinstance(argument, ast.Name) and argument.id not in self.results:
                        since[argument.id] = min(call.lineno, since.get(argument.id, call.lineno))
        for node in self.nodes:
            written = _is_in_place_call(node) or (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store))
            if written and node.lineno >= since.get(root_of(node), node.lineno + 1):
                yield node.lineno, KEPT

    def _stored(self, names: set[str]) -> Iterator[ast.Name]:
        return (n for n in self.nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and n.id in names)

    def _magics(self) -> Iterator[tuple[int, tuple[str, str]]]:
        try:  # as it stands: a line that begins with % goes on from the line before
            ast.parse(self.test)
        except (SyntaxError, ValueError):
            texts = [n for n in self.nodes if isinstance(n, ast.Constant | ast.JoinedStr)]
            inside = {line for node in texts for line in range(node.lineno + 1, node.end_lineno + 1)}
            for number, line in enumerate(self.test.split("\n"), 1):
                if line.lstrip().startswith(("%", "!")) and number not in inside:
                    yield number, MAGIC


def _is_written(node: ast.AST) -> bool:
    """`x[0] = 1`, `del x[0]`, and `x += 1`, which changes an array in place."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.target, ast.Name)
    return isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)


def _is_constant(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id in CONSTANTS)


def _is_in_place_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IN_PLACE


def _read_by_functions(students: Sequence[str], mentioned: set[str]) -> set[str]:
    """Global names that those of the students' functions read which a test mentions."""
    functions = [s for text in students for s in parse(text).body if isinstance(s, ast.FunctionDef)]
    return set().union(*(used_names(ast.unparse(f)) for f in functions if f.name in mentioned))


def root_of(node: ast.AST) -> str:
    """The name that an expression such as `f(2).x[0]` starts from."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call | ast.Starred | ast.NamedExpr):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def full_name(node: ast.AST, known: dict[str, str]) -> str:
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    return ".".join([known[node.id], *reversed(path)]) if isinstance(node, ast.Name) and node.id in known else ""
