"""What kind of thing an object of the submission's is, where a test asks by `type(x)`, `x.__class__`, `isinstance`.

In the checker such an object is a proxy, whose class is none of the submission's. So these three are rewritten in a
test's text to ask the process that has the object.
"""

import ast
from typing import Any

from course.grading.cells import bound_names
from course.grading.proxy import Proxy, link_of, number_of


def type_of(value: Any) -> Any:
    """`type(value)` and `value.__class__` in a test."""
    return value.__getattr__("__class__") if isinstance(value, Proxy) else type(value)


def is_instance(value: Any, kinds: Any) -> bool:
    """`isinstance(value, kinds)` in a test: the class may be a library's, such as a figure's or a generator's."""
    if not isinstance(value, Proxy):
        return isinstance(value, kinds)
    wanted = kinds if isinstance(kinds, tuple) else getattr(kinds, "__args__", (kinds,))
    return any(_is_a(value, kind) for kind in wanted)


def _is_a(value: Proxy, kind: Any) -> bool:
    if isinstance(kind, tuple):
        return is_instance(value, kind)
    if isinstance(kind, Proxy) or not isinstance(kind, type):
        return isinstance(value, kind)
    named = {"module": kind.__module__, "name": kind.__qualname__}
    return link_of(value).request("is_a", id=number_of(value), **named) is True


NAMES = {"__type_of__": type_of, "__is_instance__": is_instance}  # for the namespace of tests


class _Asking(ast.NodeTransformer):
    def __init__(self, own: frozenset[str]):
        self.own = own  # names that the text gives a meaning of its own

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        count = {"type": 1, "isinstance": 2}.get(node.func.id if isinstance(node.func, ast.Name) else "")
        if count == len(node.args) and not node.keywords and node.func.id not in self.own:
            name = "__type_of__" if count == 1 else "__is_instance__"
            node.func = ast.copy_location(ast.Name(name, ast.Load()), node.func)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr != "__class__" or not isinstance(node.ctx, ast.Load):
            return node
        asked = ast.copy_location(ast.Name("__type_of__", ast.Load()), node)
        return ast.copy_location(ast.Call(asked, [node.value], []), node)


def asking(tree: ast.Module, source: str) -> ast.Module:
    """The tree of a test's text with these questions rewritten; changes the tree."""
    return _Asking(bound_names(source)).visit(tree)
