"""An object of the submission's, as a test sees it: it can be called, asked and combined; it never answers for itself
where a test compares. What it computes arrives as plain data and is compared here.
"""

import inspect
from typing import Any

import numpy as np

from course.grading.link import Link, StudentError

PLAIN_SPECIAL = {"__name__", "__doc__", "__qualname__", "__annotations__", "__dict__", "__module__"}


class Proxy:
    """Something in the student's process that is no plain data: a function, a class, an object of a class."""

    __slots__ = ("__weakref__", "_link", "_number", "_type")
    __array_ufunc__ = None  # NumPy's operators leave it to ours

    def __init__(self, link: Link, number: int, kind: str):
        for name, value in (("_link", link), ("_number", number), ("_type", kind)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        if name == "__signature__":
            return _signature(self)
        if name.startswith("__") and name not in PLAIN_SPECIAL:
            raise AttributeError(name)
        return self._link.get(self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._link.request("set", id=self._number, name=name, value=value)

    def __instancecheck__(self, other: Any) -> bool:
        return _related(self, other, False)

    def __subclasscheck__(self, other: Any) -> bool:
        return _related(self, other, True)

    def __repr__(self) -> str:
        return _text(self, "__repr__")

    def __str__(self) -> str:
        return _text(self, "__str__")

    def __format__(self, form: str) -> str:
        return _text(self, "__format__", form)

    def __dir__(self) -> list[str]:
        names = self._link.call(self._number, (), {}, "__dir__")
        return [name for name in names if type(name) is str] if type(names) is list else []

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        value = self._link.request("array", id=self._number)
        if not isinstance(value, np.ndarray):
            raise TypeError(f"{described(self)} is not numeric")
        return value if dtype is None else value.astype(dtype)

    def __iter__(self) -> Any:
        iterator = self._link.call(self._number, (), {}, "__iter__")
        while True:
            try:
                yield iterator._link.call(iterator._number, (), {}, "__next__")
            except StopIteration:
                return

    __hash__ = object.__hash__


class CallableProxy(Proxy):
    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._link.call(self._number, args, kwargs)


def make_proxy(link: Link, number: int, kind: str, is_callable: bool) -> Proxy:
    return (CallableProxy if is_callable else Proxy)(link, number, kind)


def described(proxy: Proxy) -> str:
    """What it is, in words of ours."""
    return f"<the submission's {object.__getattribute__(proxy, '_type')} object>"


def _text(proxy: Proxy, method: str, *args: str) -> str:
    text = link_of(proxy).call(number_of(proxy), args, {}, method)
    return text if type(text) is str else described(proxy)


def link_of(proxy: Proxy) -> Link:
    return object.__getattribute__(proxy, "_link")


def number_of(proxy: Proxy) -> int:
    return object.__getattribute__(proxy, "_number")


def _related(proxy: Proxy, other: Any, classes: bool) -> bool:
    if not isinstance(other, Proxy) or link_of(other) is not link_of(proxy):
        return False
    fields = {"id": number_of(proxy), "other": number_of(other), "classes": classes}
    return link_of(proxy).request("isinstance", **fields) is True


def _signature(proxy: Proxy) -> inspect.Signature:
    link = link_of(proxy)
    reply, data = link.ask({"op": "signature", "id": number_of(proxy)})
    link.result(reply, data)
    parameters = []
    for name, kind, has_default, default in reply["parameters"]:
        value = link.decode(default, data) if has_default else inspect.Parameter.empty
        parameters.append(inspect.Parameter(name, inspect._ParameterKind(kind), default=value))
    return inspect.Signature(parameters)


def _forward(name: str) -> Any:
    def method(self: Proxy, *args: Any) -> Any:
        try:
            return link_of(self).call(number_of(self), args, {}, name)
        except AttributeError as error:
            raise TypeError(f"{described(self)} does not support this: {error}") from None

    method.__name__ = name
    return method


def _number_of_kind(name: str, kind: type) -> Any:
    forwarded = _forward(name)

    def method(self: Proxy) -> Any:
        value = forwarded(self)
        if type(value) is not kind:
            raise TypeError(f"{name} of {described(self)} gave a {type(value).__name__}")
        return value

    method.__name__ = name
    return method


def _compare(name: str) -> Any:
    """Two objects of the submission's may be compared by its own rule; with plain data they may not, for an object
    that calls itself equal to everything would pass every test."""
    forwarded = _forward(name)

    def method(self: Proxy, other: Any) -> bool:
        if isinstance(other, Proxy):
            if name == "__eq__" and number_of(self) == number_of(other) and link_of(self) is link_of(other):
                return True
            return forwarded(self, other) is True
        raise StudentError(
            f"{described(self)} came where plain data is needed: numbers, text, arrays, lists or dicts of them"
        )

    method.__name__ = name
    return method


def _truth(self: Proxy) -> bool:
    raise StudentError(f"{described(self)} came where True or False is needed")


def _contains(self: Proxy, item: Any) -> bool:
    raise StudentError(f"{described(self)} came where a list or dict is needed; `in list(...)` looks at its items")


_BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul")
_OTHERS = ("neg", "pos", "abs", "getitem", "setitem", "delitem", "next", "enter", "exit")
for _name in (*_BINARY, *(f"r{name}" for name in _BINARY), *_OTHERS):
    setattr(Proxy, f"__{_name}__", _forward(f"__{_name}__"))
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Proxy, f"__{_name}__", _compare(f"__{_name}__"))
for _name, _kind in (("len", int), ("int", int), ("index", int), ("float", float), ("complex", complex)):
    setattr(Proxy, f"__{_name}__", _number_of_kind(f"__{_name}__", _kind))
Proxy.__bool__ = _truth
Proxy.__contains__ = _contains
Proxy.__hash__ = object.__hash__  # defining == takes it away
