"""`nan` or `inf` that a program replaces by another number, instead of not making it."""

import ast
from collections.abc import Iterator

ASKING = ("isnan", "isinf", "isfinite")
REPLACING = ("nan_to_num",)


def gaps_replaced(function: ast.FunctionDef) -> Iterator[str]:
    """How it does so: the name of NumPy's function that it asks, or calls."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _called(node) in REPLACING:
            yield _called(node)
        elif isinstance(node, ast.Call) and _called(node) == "where" and len(node.args) == 3:
            yield from _asked(node.args[0])
        elif isinstance(node, ast.Assign):
            places = [target.slice for target in node.targets if isinstance(target, ast.Subscript)]
            yield from (name for place in places for name in _asked(place))


def _asked(test: ast.expr) -> Iterator[str]:
    calls = [_called(node) for node in ast.walk(test) if isinstance(node, ast.Call)]
    return (name for name in calls if name in ASKING)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
