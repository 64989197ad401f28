"""One small change of a program: a field of its syntax tree that gets another value, and back again."""

import ast
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

HOLE = "__hole__"


@dataclass(frozen=True)
class Edit:
    """Put `value` into the field `name` of `holder`.

    kind: what the program did before, a key of `nnkit/check/repair/kinds.py`; at: the node that is changed;
    others: edits of other nodes that go with it.
    """

    kind: str
    at: ast.AST
    holder: ast.AST
    name: str
    value: Any
    others: tuple["Edit", ...] = ()

    @property
    def line(self) -> int:
        return next(
            (node.lineno for node in ast.walk(self.at) if hasattr(node, "lineno")), 0
        )  # a `for` within brackets

    @contextlib.contextmanager
    def made(self) -> Iterator[None]:
        """The tree with this change, as long as the context lasts."""
        before = [(each, getattr(each.holder, each.name)) for each in (self, *self.others)]
        for each, _ in before:
            setattr(each.holder, each.name, each.value)
        try:
            yield
        finally:
            for each, value in reversed(before):
                setattr(each.holder, each.name, value)


@dataclass(frozen=True)
class Spot:
    """A node and where it stands: in a field of its parent, at an index if that is a list."""

    node: ast.AST
    holder: ast.AST
    name: str
    index: int | None

    def replaced(self, kind: str, new: ast.AST, at: ast.AST | None = None) -> Edit:
        """The edit that puts another node here."""
        _place(new, self.node)
        value: Any = new
        if self.index is not None:
            value = list(getattr(self.holder, self.name))
            value[self.index] = new
        negated = any(
            isinstance(each, ast.UnaryOp) and isinstance(each.op, ast.USub) for each in (self.node, self.holder)
        )
        kind = "minus too many" if negated and kind == "minus missing" else kind  # what mends it undoes the other one
        return Edit(kind, at or self.node, self.holder, self.name, value)


def together(edits: Sequence[Edit]) -> list[Edit]:
    """Edits that can all be made at once; those of several entries of one list as one. Nothing where two are in each
    other's way."""
    by_field: dict[tuple[int, str], Edit] = {}
    for edit in edits:
        field = id(edit.holder), edit.name
        other = by_field.get(field)
        if other is None:
            by_field[field] = edit
            continue
        before = getattr(edit.holder, edit.name)
        if not isinstance(before, list) or not len(before) == len(edit.value) == len(other.value):
            return []
        both = [one if one is not old else two for old, one, two in zip(before, edit.value, other.value, strict=True)]
        by_field[field] = replace(other, value=both)
    return list(by_field.values())


def _place(new: ast.AST, old: ast.AST) -> None:
    """Give new nodes the old one's lines."""
    if "lineno" in new._attributes and not hasattr(new, "lineno"):
        ast.copy_location(new, old)
    for child in ast.iter_child_nodes(new):
        if not hasattr(child, "lineno"):
            _place(child, old)


def spots(tree: ast.AST) -> Iterator[Spot]:
    """All nodes below `tree`, the outer before the inner; no docstrings."""
    waiting = [tree]
    while waiting:
        holder = waiting.pop(0)
        for name, field in ast.iter_fields(holder):
            for index, node in enumerate(field) if isinstance(field, list) else [(None, field)]:
                if isinstance(node, ast.AST) and not is_docstring(node):
                    yield Spot(node, holder, name, index)
                    waiting.append(node)


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def filled(form: str, value: ast.AST, name: str = "") -> ast.expr:
    """The expression that a form like `_ * {}` is, with a value for `_` and a name for `{}`."""
    expression = _put(ast.parse(form.replace("_", HOLE).format(name), mode="eval").body, value)
    assert isinstance(expression, ast.expr), f"the form {form!r} is nothing but its value"
    return expression


def _put(tree: ast.AST, value: ast.AST) -> ast.AST:
    if isinstance(tree, ast.Name) and tree.id == HOLE:
        return value
    for key, field in ast.iter_fields(tree):
        if isinstance(field, list):
            setattr(tree, key, [_put(item, value) if isinstance(item, ast.AST) else item for item in field])
        elif isinstance(field, ast.AST):
            setattr(tree, key, _put(field, value))
    return tree
