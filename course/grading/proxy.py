"""An object of the submission's, as a test sees it: it can be called, asked and combined; it never answers for itself
where a test compares. What it computes arrives as plain data and is compared here.
"""

import inspect
import operator
from typing import Any

import numpy as np

from course.grading.link import Link, StudentError

PLAIN_SPECIAL = {"__name__", "__doc__", "__qualname__", "__annotations__", "__dict__", "__module__", "__class__"}


class Proxy:
    """Something in the student's process that is no plain data: a function, a class, an object of a class."""

    __slots__ = ("__weakref__", "_link", "_number", "_type")
    __array_ufunc__ = None  # NumPy's operators leave it to ours

    def __init__(self, link: Link, number: int, kind: str):
        for name, value in (("_link", link), ("_number", number), ("_type", kind)):
            object.__setattr__(self, name, value)

    def __getattribute__(self, name: str) -> Any:
        if name in ASKED:  # `hasattr(v, "__add__")` is about the submission's class, not about this one
            return link_of(self).get(number_of(self), name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        if name == "__signature__":
            return _signature(self)
        if name.startswith("__") and name not in PLAIN_SPECIAL:
            raise AttributeError(name)
        return self._link.get(self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._link.request("set", id=self._number, name=name, value=value)

    def __delattr__(self, name: str) -> None:
        self._link.request("delete", id=self._number, name=name)

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
        if not isinstance(iterator, Proxy):
            raise TypeError(f"{described(self)} gave no iterator")
        return iterator

    def __bool__(self) -> bool:
        return self._link.call(self._number, (), {}, "__bool__") is True

    def __contains__(self, item: Any) -> bool:
        if _asked_for(self):
            return self._link.call(self._number, (item,), {}, "__contains__") is True
        return item in _plain(self, "a list or dict")

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        """May swallow what its block raised as any such object may, but no test's failure."""
        if error is not None and not isinstance(error, Exception):
            return False
        swallows = bool(self._link.call(self._number, (kind, error, None), {}, "__exit__"))
        return swallows and not isinstance(error, AssertionError | StudentError)


class CallableProxy(Proxy):
    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        link, number = link_of(self), number_of(self)
        before = link.sequence
        value = link.call(number, args, kwargs)
        if isinstance(value, Proxy) and link.makes_what_is_asked_for(number):
            _ask_for(value, before)
        return value


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
    parameters = [
        inspect.Parameter(name, inspect._ParameterKind(kind), **{k: link.decode(v, data) for k, v in told.items()})
        for name, kind, told in reply["parameters"]
    ]
    return inspect.Signature(parameters, **{k: link.decode(v, data) for k, v in reply["returns"].items()})


def _asked_for(proxy: Proxy) -> bool:
    """Whether the test made the object, of a class that the lesson has students write: its rules are what is asked."""
    return number_of(proxy) in link_of(proxy).asked_for


def _ask_for(proxy: Proxy, before: int) -> None:
    """From now on the object answers for itself, if it came after that request: a function may have given it before."""
    link = link_of(proxy)
    if link.came[number_of(proxy)] > before:
        link.asked_for.add(number_of(proxy))


def _plain(proxy: Proxy, needed: str = "plain data") -> Any:
    """The plain data that it is by Python's own types (a namedtuple's items), asked before anything is compared."""
    try:
        value = link_of(proxy).request("plain", id=number_of(proxy))
    except TypeError:
        value = proxy
    if isinstance(value, Proxy):
        raise StudentError(f"{described(proxy)} came where {needed} is needed: numbers, text, arrays, lists or dicts")
    return value


def _forward(name: str) -> Any:
    def method(self: Proxy, *args: Any) -> Any:
        value = link_of(self).call(number_of(self), args, {}, name)
        if value is NotImplemented:
            raise TypeError(f"{described(self)} does not support {name}")
        return value

    method.__name__ = name
    return method


def _operator(name: str) -> Any:
    """With plain data on the other side only for what the test made of a class that is asked for, and what such
    operators gave: an answer that is an object could make any difference from the expected number 0."""

    def method(self: Proxy, other: Any, *more: Any) -> Any:
        link, asked_for = link_of(self), _asked_for(self)
        if not isinstance(other, Proxy) and not asked_for:
            raise StudentError(f"{described(self)} came where a number or an array is needed")
        before = link.sequence
        value = link.call(number_of(self), (other, *more), {}, name)
        if value is self and asked_for:  # `a += b`
            link.asked_for.add(number_of(self))
        elif isinstance(value, Proxy) and asked_for:
            _ask_for(value, before)
        return value

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
    """Two objects of the submission's may be compared by its own rule, and so may one that the test made of a class
    that is asked for. Else what came is compared here, as the plain data that it is: an object that calls itself equal
    to everything would pass every test."""

    def method(self: Proxy, other: Any) -> Any:
        if isinstance(other, Proxy) or _asked_for(self):
            if name == "__eq__" and self is other:
                return True
            value = link_of(self).call(number_of(self), (other,), {}, name)
            return value if value is NotImplemented else value is True
        if other is None or not isinstance(other, PLAIN):
            return NotImplemented  # whatever it is, it is not that
        if name not in ("__eq__", "__ne__"):  # asked twice, in `1 < x < 3`, it could be another number each time
            raise StudentError(f"{described(self)} came where a number is needed")
        return getattr(operator, name)(_plain(self), other)

    method.__name__ = name
    return method


_BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift")
_BINARY += ("divmod",)
_OTHERS = ("neg", "pos", "abs", "invert", "getitem", "setitem", "delitem", "next", "enter", "reversed")
_OTHERS += ("round", "trunc", "floor", "ceil")
for _name in (*_BINARY, *(f"r{name}" for name in _BINARY), *(f"i{name}" for name in _BINARY)):
    setattr(Proxy, f"__{_name}__", _operator(f"__{_name}__"))
for _name in _OTHERS:
    setattr(Proxy, f"__{_name}__", _forward(f"__{_name}__"))
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Proxy, f"__{_name}__", _compare(f"__{_name}__"))
_KINDS = {"len": int, "int": int, "index": int, "float": float, "complex": complex, "hash": int}
for _name, _kind in _KINDS.items():
    setattr(Proxy, f"__{_name}__", _number_of_kind(f"__{_name}__", _kind))
PLAIN = (bool, int, float, complex, str, bytes, tuple, list, set, frozenset, dict, np.ndarray, np.generic)
ASKED = frozenset(name for name, value in vars(Proxy).items() if name.startswith("__") and callable(value))
ASKED -= {"__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__array__", "__instancecheck__"}
ASKED = (ASKED - {"__subclasscheck__", "__dir__", "__class__"}) | {"__call__", "__doc__", "__module__"}
