"""Which names of the notebook a function or class uses, also through other functions of the notebook."""

import dis
import inspect
import types
from collections.abc import Collection, Iterator
from typing import Any


def answers_used(answer: Any, names: Collection[str]) -> dict[str, Any]:
    """What those of the names mean that the answer looks up where it was defined, itself or through what it uses."""
    found: dict[str, Any] = {}
    waiting = [*_functions(answer)]
    seen = {id(function) for function in waiting}
    while waiting:
        function = waiting.pop()
        for name in _looked_up(function.__code__):
            if name not in function.__globals__:
                continue
            value = function.__globals__[name]
            if name in names:
                found[name] = value
            for other in _functions(value):
                if id(other) not in seen and other.__globals__ is function.__globals__:
                    seen.add(id(other))
                    waiting.append(other)
    return found


def _functions(value: Any) -> Iterator[types.FunctionType]:
    """A function; the methods of a class, or of an object's class, by what stands in its `__dict__`."""
    if isinstance(value, types.FunctionType):
        unwrapped = inspect.unwrap(value)
        yield unwrapped if isinstance(unwrapped, types.FunctionType) else value
    elif isinstance(value, type):
        yield from (each for each in vars(value).values() if isinstance(each, types.FunctionType))


def _looked_up(code: types.CodeType) -> Iterator[str]:
    yield from (each.argval for each in dis.get_instructions(code) if each.opname == "LOAD_GLOBAL")
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _looked_up(constant)
