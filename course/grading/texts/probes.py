"""A test's functions that run in the submission's process: marked `@there`, sent as text, asserted on here."""

import ast
import copy
from collections.abc import Iterator

from course.grading.texts.cells import bound_names, used_names


def sending(tree: ast.Module) -> ast.Module:
    """The tree of a trusted text, in which `@there` carries the text of what it marks; changes the tree."""
    for probe in probes_in(tree):
        marks = [mark for mark in probe.decorator_list if _is_mark(mark)]
        probe.decorator_list = [mark for mark in probe.decorator_list if not _is_mark(mark)]
        call = ast.Call(ast.Name("__there__", ast.Load()), [ast.Constant(ast.unparse(probe))], [])
        probe.decorator_list.append(ast.fix_missing_locations(ast.copy_location(call, marks[0])))
    return tree


def probes_in(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """The functions that are marked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_is_mark, node.decorator_list)):
            yield node


def _is_mark(decorator: ast.expr) -> bool:
    name = decorator.attr if isinstance(decorator, ast.Attribute) else getattr(decorator, "id", "")
    return name == "there"


# --- when a lesson is built -------------------------------------------------------------------------------------------

ASSERTS = (
    "a probe holds an assert, which fails where the answer could catch it",
    "return the data, assert on what came",
)
NOTHING = ("a probe returns nothing", "return the data that the test asserts on")
YES_OR_NO = (
    "a probe returns one bare yes or no, which an answer could make up",
    "return the data that shows it: write into the one array and return the other, return type(x).__name__, list(x)",
)
STRANGE = (
    "a probe uses a name of the test's, which is not known where it runs",
    "hand it in as an argument, or import it in the probe",
)
# fmt: off
ASKS = frozenset((
    "isinstance", "issubclass", "callable", "hasattr", "bool", "all", "any", "array_equal",
    "allclose", "isclose", "shares_memory", "may_share_memory", "startswith", "endswith",
    "is_", "is_not", "isscalar", "iscomplexobj",
))
# fmt: on


def faults_in_probe(probe: ast.FunctionDef, test: str, there: set[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """(line, (reason, instead)); there: the names of the notebook's cells."""
    nodes = list(ast.walk(probe))
    yield from ((node.lineno, ASSERTS) for node in nodes if isinstance(node, ast.Assert))
    returned = [node for node in nodes if isinstance(node, ast.Return | ast.Yield) and node.value is not None]
    if not returned:
        yield probe.lineno, NOTHING
    yield from ((node.lineno, YES_OR_NO) for node in returned if _is_yes_or_no(node.value))
    marked = copy.deepcopy(probe)
    marked.decorator_list = []
    others = bound_names(test) - {probe.name} - there
    if used_names(ast.unparse(marked)) & others:
        yield probe.lineno, STRANGE


def _is_yes_or_no(value: ast.expr) -> bool:
    if isinstance(value, ast.Compare) or (isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)):
        return True
    if isinstance(value, ast.BoolOp):
        return all(map(_is_yes_or_no, value.values))
    if isinstance(value, ast.Call):
        return (value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")) in ASKS
    return isinstance(value, ast.Constant) and isinstance(value.value, bool)
