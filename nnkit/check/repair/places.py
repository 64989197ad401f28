"""The places of a program at which changes are made: functions, nodes, values, and what stands in a test."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Spot, spots
from nnkit.check.repair.operators import called
from nnkit.check.repair.program import is_watch


def within(tree: ast.Module, names: tuple[str, ...]) -> set[int]:
    """Nodes of what these functions are given; of `reshape` any number below 0 is a -1."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in names]
    return {id(inner) for call in calls for arg in (*call.args, *call.keywords) for inner in ast.walk(arg)}


def functions_in(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.ClassDef | None]]:
    """The functions of a cell, and the methods of its classes with their class."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            yield statement, None
        elif isinstance(statement, ast.ClassDef):
            for each in statement.body:
                if isinstance(each, ast.FunctionDef):
                    yield each, statement


def spots_in(function: ast.AST) -> Iterator[Spot]:
    """All nodes but what watches over the time."""
    return (spot for spot in spots(function) if not is_watch(spot.node))


def values_in(function: ast.AST) -> Iterator[Spot]:
    """Values that are returned, assigned or appended, and those of a tuple among them."""
    for spot in spots_in(function):
        node = spot.node
        written = spot.name == "value" and isinstance(spot.holder, ast.Return | ast.Assign | ast.AugAssign)
        listed = spot.name in VALUES.get(type(spot.holder), ()) or (spot.name == "args" and _appends(spot.holder))
        if written or listed:
            yield spot
            if isinstance(node, ast.Tuple):
                for i, item in enumerate(node.elts):
                    yield Spot(item, node, "elts", i)


VALUES = {ast.ListComp: ("elt",), ast.GeneratorExp: ("elt",), ast.Dict: ("values",), ast.IfExp: ("body", "orelse")}


CLOSE = ("isclose", "allclose", "array_equal")


def nodes_of_tests(function: ast.AST) -> set[int]:
    """Nodes of conditions and comparisons."""
    tests: list[ast.AST] = []
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            tests.append(node.test)
        elif isinstance(node, ast.comprehension):
            tests += node.ifs
        elif isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and called(node) in CLOSE):
            tests.append(node)
    return {id(inner) for test in tests for inner in ast.walk(test)}


def _appends(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "append"
