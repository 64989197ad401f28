"""A function or class of a notebook as a module of its own: its source, and all that it uses."""

from __future__ import annotations

import ast
import builtins
import dis
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

import numpy as np


class NotStandaloneError(Exception):
    """A function or class cannot stand in a file of its own; the message says why, in words for its author."""


def standalone(answer: Callable, *, library: str = "", beside: Set[str] = frozenset()) -> str:
    """The text of a module that defines `answer` as it is here, with all that it uses.

    beside: names that are not written out, but imported, each from the module of its name in the package `library`.
    NotStandaloneError says what stands in the way.
    """
    imports: dict[str, str] = {}
    pieces: dict[str, str] = {}
    _collect(answer, {name: f"from {library}.{name} import {name}" for name in beside}, imports, pieces)
    blocks = ["\n".join(imports.values())] if imports else []
    return "\n\n\n".join([*blocks, *pieces.values()]) + "\n"


def _collect(thing: Any, beside: Mapping[str, str], imports: dict[str, str], pieces: dict[str, str]) -> None:
    """Put the source of `thing` in `pieces`, after what it needs."""
    name = thing.__name__
    source, namespace = _source(thing), _globals(thing)
    pieces[name] = ""  # known from here on: functions may call each other
    for used in _needs(source, name):
        if used == name or used in pieces or used not in namespace:
            continue
        value = namespace[used]
        if used in beside and isinstance(value, types.FunctionType | type):
            imports[used] = beside[used]
        elif line := _import_line(used, value, namespace):
            imports[used] = line
        elif isinstance(value, types.FunctionType | type):
            if value.__name__ != used:
                raise NotStandaloneError(f"it uses {used}, which is not made by a def of that name")
            _collect(value, beside, imports, pieces)
        else:
            pieces[used] = f"{used} = {_literal(used, value)}"
    del pieces[name]
    pieces[name] = source  # a definition stands after what it uses


def _import_line(used: str, value: Any, namespace: dict[str, Any]) -> str:
    """The import that gives `value` the name `used`; "" for what the notebook made itself."""
    if isinstance(value, types.ModuleType):
        return f"import {used}" if value.__name__ == used else f"import {value.__name__} as {used}"
    home, own = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if isinstance(value, np.ufunc):
        home, own = "numpy", value.__name__
    if not isinstance(home, str) or not isinstance(own, str) or home == namespace.get("__name__"):
        return ""
    if getattr(sys.modules.get(home), own, None) is not value:
        return ""
    return f"from {home} import {own}" + ("" if own == used else f" as {used}")


def _literal(used: str, value: Any) -> str:
    """Python text for a plain value."""
    text = repr(value)
    try:
        if ast.literal_eval(text) == value:
            return text
    except (ValueError, SyntaxError):
        pass
    raise NotStandaloneError(f"it uses {used} of your notebook, a {type(value).__name__}: give it as an argument")


def _functions_of(thing: Any) -> Iterator[types.FunctionType]:
    # unwrapped: a decorator's wrapper was written elsewhere
    if isinstance(thing, types.FunctionType):
        yield inspect.unwrap(thing)
    for member in vars(thing).values() if isinstance(thing, type) else ():
        inner = getattr(member, "__func__", getattr(member, "fget", member))  # static and class methods, properties
        if isinstance(inner, types.FunctionType):
            yield inspect.unwrap(inner)


def _globals(thing: Any) -> dict[str, Any]:
    return next((function.__globals__ for function in _functions_of(thing)), {})


def _source(thing: Any) -> str:
    """The def or class statement that made `thing`, from the cell or file where it stands."""
    name = thing.__name__
    for function in _functions_of(thing):
        lines = linecache.getlines(function.__code__.co_filename)
        try:
            tree = compile("".join(lines), "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError:
            continue
        at = function.__code__.co_firstlineno
        for node in ast.walk(tree):
            is_definition = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name
            if is_definition and _first_line(node) <= at <= node.end_lineno:
                if node.col_offset:
                    break
                return "".join(lines[_first_line(node) - 1 : node.end_lineno]).rstrip()
    raise NotStandaloneError(f"{name} must be made by a def or class at the left edge of a cell")


def _first_line(node: ast.FunctionDef | ast.ClassDef) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _needs(source: str, name: str) -> list[str]:
    """Names that the definition looks up outside itself, in order, without Python's built-ins."""
    found: dict[str, None] = {}

    def walk(code: types.CodeType, own: set[str]) -> None:
        for instruction in dis.get_instructions(code):
            if instruction.opname.startswith(("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS")):
                if instruction.argval not in own:
                    found[instruction.argval] = None
            elif instruction.opname == "STORE_NAME":
                own = own | {instruction.argval}  # a class's own names, once they are set
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                walk(constant, set())

    walk(compile(source, f"<{name}>", "exec"), set())
    return [needed for needed in found if not hasattr(builtins, needed) and needed != "__name__"]
