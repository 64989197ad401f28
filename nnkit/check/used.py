"""Which names of the notebook a function or class uses, also through other functions of the notebook, and which other
functions are like it."""

import dis
import inspect
import types
from collections.abc import Collection, Iterator
from typing import Any


def answers_used(answer: Any, names: Collection[str]) -> dict[str, Any]:
    """What those of the names mean that the answer looks up where it was defined, itself or through what it uses, and
    the classes that it is made of."""
    bases = answer.__mro__[1:] if isinstance(answer, type) else ()
    found: dict[str, Any] = {base.__name__: base for base in bases if base.__name__ in names}
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


COMPUTING = ("nnkit.activations", "nnkit.losses", "nnkit.arrays", "nnkit.init", "nnkit.metrics")


def functions_like(answer: Any) -> Iterator[tuple[str, Any]]:
    """The functions of the notebook, and those of nnkit that compute, which take as many arguments; of a class the
    other classes of the notebook that do. Not the answer."""
    if isinstance(answer, type):
        yield from _classes_like(answer)
    if not isinstance(answer, types.FunctionType):
        return
    for name, value in computing(answer.__globals__):
        if value is not answer and _takes(value) == _takes(answer):
            yield name, value


def _classes_like(answer: type) -> Iterator[tuple[str, type]]:
    own = [*_functions(answer)]
    for name, value in own[0].__globals__.items() if own else ():
        if isinstance(value, type) and value is not answer and value.__module__ == answer.__module__:
            makes, other = vars(answer).get("__init__"), vars(value).get("__init__")
            found = [_takes(each) for each in (makes, other) if isinstance(each, types.FunctionType)]
            if len(found) == 2 and found[0] == found[1]:
                yield name, value


def computing(names: dict[str, Any]) -> list[tuple[str, types.FunctionType]]:
    """The functions of a notebook that compute something, its own first: not those that show or check something."""
    found = [(name, value) for name, value in names.items() if isinstance(value, types.FunctionType)]
    found = [each for each in found if not each[0].startswith("_")]
    own = [each for each in found if each[1].__module__ == names.get("__name__")]
    return own + [each for each in found if each[1].__module__ in COMPUTING and each not in own]


def _takes(function: types.FunctionType) -> int:
    return function.__code__.co_argcount - len(function.__defaults__ or ())
