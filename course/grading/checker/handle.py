"""An object of the submission's, as a test sees it: it can be called, its attributes and methods asked, its items
gone through. It has no operators and never answers for itself where a test compares: whatever else a test asks of it
is refused, which no test takes for an answer.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from course.grading.checker.exceptions import RefusedError, StudentError

# What Python asks of an object in one word, and what has to come back.
ASKED = {"__len__": int, "__bool__": bool, "__str__": str, "__repr__": str, "__next__": object, "__getitem__": object}
TOLD = {"__name__": str, "__doc__": str | None}  # what `assertRaises(ValueError, f, x)` looks up too
SIGNS = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "add": "+", "sub": "-", "mul": "*",
    "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "and": "&", "or": "|", "xor": "^",
    "lshift": "<<", "rshift": ">>", "divmod": "divmod()",
}  # fmt: skip
OTHERS = {
    "int": "int()", "float": "float()", "complex": "complex()", "index": "an index",
    "contains": "`in`", "hash": "hash(), a set or a key", "array": "an array", "array_ufunc": "an array",
    "enter": "`with`", "exit": "`with`",
    "neg": "-", "pos": "+", "abs": "abs()", "invert": "~", "round": "round()", "trunc": "trunc()", "floor": "floor()",
    "ceil": "ceil()", "reversed": "reversed()", "setitem": "setting an item", "delitem": "del",
    "setattr": "setting an attribute", "delattr": "del", "dir": "dir()", "instancecheck": "isinstance()",
    "subclasscheck": "issubclass()",
    "await": "await", "aiter": "async for", "aenter": "async with",
}  # fmt: skip
INSTEAD = "ask it for data (an attribute, a method, list(...)), or let a function that runs there return it (@there)"


class Handle:
    """Something in the student's process that is no plain data: a class, an object of a class, a generator.

    link: to its process, which knows it by `number`; it serves the test that got it alone.
    """

    __slots__ = ("_kind", "_link", "_number", "_test")

    def __init__(self, link: Any, number: int, kind: str):
        for name, value in (("_link", link), ("_number", number), ("_kind", kind), ("_test", link.test)):
            object.__setattr__(self, name, value)

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__") and name not in TOLD:  # `isinstance` looks at `__class__`
            raise _refused(self, name)
        value = _asked(self, "value", name)
        if name in TOLD and not isinstance(value, TOLD[name]):
            raise _refused(self, name)
        return value

    def __iter__(self) -> Any:
        found = _asked(self, "method", "__iter__", ())
        if not is_handle(found):
            raise _stop(self, RefusedError(f"{described(self)} gave no iterator"))
        return found


class FunctionHandle(Handle):
    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _asked(self, "call", args, kwargs)


def make_handle(link: Any, number: int, kind: str, *, is_callable: bool) -> Handle:
    return (FunctionHandle if is_callable else Handle)(link, number, kind)


def is_handle(value: Any) -> bool:
    return type(value) in (Handle, FunctionHandle)


def described(handle: Handle) -> str:
    """What it is, in words of ours."""
    return f"<the submission's {object.__getattribute__(handle, '_kind')} object>"


def link_of(handle: Handle) -> Any:
    return object.__getattribute__(handle, "_link")


def number_for(handle: Handle, link: Any) -> int:
    """The number by which the process behind `link` knows it."""
    link_of_it, test, number = (object.__getattribute__(handle, name) for name in ("_link", "_test", "_number"))
    if link_of_it is not link or test != link.test:
        text = f"{described(handle)} comes from an earlier test, or another's process: make or ask for it in this test"
        raise _stop(handle, RefusedError(text))
    return number


def _asked(handle: Handle, request: str, *given: Any) -> Any:
    link = link_of(handle)
    with noting(link):
        return getattr(link, request)(number_for(handle, link), *given)


@contextlib.contextmanager
def noting(link: Any) -> Iterator[None]:
    """Note down what ends the test: it has failed even if it goes on."""
    try:
        yield
    except StudentError as error:
        link.stopped = link.stopped or error
        raise error from None


def _stop(handle: Handle, error: StudentError) -> StudentError:
    link = link_of(handle)
    link.stopped = link.stopped or error
    return error


def _refused(handle: Handle, what: str) -> StudentError:
    return _stop(handle, RefusedError(f"{what} on {described(handle)}: {INSTEAD}"))


def _asking(name: str, kind: type) -> Any:
    def method(self: Handle, *args: Any) -> Any:
        value = _asked(self, "method", name, args)
        if kind is not object and type(value) is not kind:
            raise TypeError(f"{name} of {described(self)} gave a {type(value).__name__}")
        return value

    method.__name__ = name
    return method


def _refusing(name: str, what: str) -> Any:
    def method(self: Handle, *args: Any, **kwargs: Any) -> Any:
        raise _refused(self, what)

    method.__name__ = name
    return method


for _name, _kind in ASKED.items():
    setattr(Handle, _name, _asking(_name, _kind))
for _name, _what in (SIGNS | OTHERS).items():
    for _special in (f"__{_name}__", f"__r{_name}__", f"__i{_name}__"):
        setattr(Handle, _special, _refusing(_special, _what))
