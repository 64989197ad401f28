"""A trainable array and its gradient: what a layer learns; and which of them a layer is made of.

>>> W = Parameter([[1.0, 2.0, 3.0]])
>>> W.value -= 0.5
>>> W.value
array([[0.5, 1.5, 2.5]])
>>> W.grad = np.zeros((3, 1))
Traceback (most recent call last):
    ...
ValueError: grad must have the parameter's shape (1, 3); got (3, 1). Is a transpose missing?
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, floats, write

__all__ = ["Parameter", "layers_within", "parameters_of"]


class Parameter:
    """A trainable array `value` and `grad`, the gradient of the loss with respect to it, of the same shape.

    Assigning to either writes into the memory that is there. So a model can make all its parameters views into one
    vector (`model.theta`, `model.grad`), and whatever a layer does is seen there. A parameter that is `frozen` is not
    changed by training. Copies and pickles have memory of their own, so they are in no model.
    """

    def __init__(self, value: ArrayLike):
        self._value = np.array(floats(value), order="C")  # a copy: the caller's array stays the caller's
        self._grad = np.zeros_like(self._value)
        self.home: Array | None = None  # the vector that it is a part of
        self.frozen = False

    @property
    def value(self) -> Array:
        """The numbers themselves."""
        return self._value

    @value.setter
    def value(self, new: ArrayLike) -> None:
        write("value", self._value, new, "the parameter's shape")

    @property
    def grad(self) -> Array:
        """The gradient of the loss, as of the last backward pass."""
        return self._grad

    @grad.setter
    def grad(self, new: ArrayLike) -> None:
        write("grad", self._grad, new, "the parameter's shape")

    def move_to(self, value: Array, grad: Array, home: Array | None) -> None:
        """Live in the two given arrays of its shape, parts of `home`, from now on; take the numbers along."""
        value[...], grad[...] = self._value, self._grad
        self._value, self._grad, self.home = value, grad, home

    def __getstate__(self) -> dict[str, Any]:
        return {"value": self._value.copy(), "grad": self._grad.copy(), "frozen": self.frozen}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._value, self._grad, self.frozen, self.home = state["value"], state["grad"], state["frozen"], None

    def __repr__(self) -> str:
        return f"Parameter(shape {self._value.shape}, {self._value.dtype})"


_NOTHING, _PARAMETER, _LAYER, _HOLDER, _ASK = range(5)
_PLAIN = (
    np.ndarray, np.generic, int, float, complex, str, bytes, type(None), type, types.FunctionType, types.MethodType,
    types.BuiltinFunctionType, types.ModuleType, np.ufunc, np.dtype,
)  # fmt: skip


class _Kinds(dict[type, int]):
    """What a value of each type is to a layer that has it as an attribute; found out once a type."""

    def __missing__(self, kind: type) -> int:
        if issubclass(kind, Parameter):
            found = _PARAMETER
        elif hasattr(kind, "forward") and hasattr(kind, "backward"):
            found = _LAYER
        elif issubclass(kind, list | tuple | dict | set | frozenset):
            found = _HOLDER
        else:
            found = _NOTHING if issubclass(kind, _PLAIN) else _ASK
        self[kind] = found
        return found


class _Slots(dict[type, tuple[str, ...]]):
    """The names that a class keeps in __slots__, which are not in its objects' __dict__."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        each = (vars(k).get("__slots__", ()) for k in kind.__mro__)
        names = [name for slots in each for name in ([slots] if isinstance(slots, str) else slots)]
        self[kind] = found = tuple(name for name in names if name not in ("__dict__", "__weakref__"))
        return found


_KINDS, _SLOTS = _Kinds(), _Slots()


def attributes_of(thing: object) -> dict[str, Any]:
    """What an object keeps under names, in its __dict__ or in __slots__."""
    own = getattr(thing, "__dict__", {})
    slots = _SLOTS[type(thing)]
    return own if not slots else own | {name: getattr(thing, name) for name in slots if hasattr(thing, name)}


def _kind(thing: object) -> int:
    kind = _KINDS[type(thing)]
    if kind == _ASK:  # forward and backward may be attributes of the object alone
        kind = _LAYER if hasattr(thing, "forward") and hasattr(thing, "backward") else _NOTHING
    return kind


def members(layers: Iterable[object]) -> list[object]:
    """The layers, the layers inside them, and all their Parameters, each once for every place where it stands.

    Called before each step, to see whether the layers are still those of the vector: about 0.1 us an attribute.
    """
    found: list[object] = []
    for layer in layers:
        found.append(layer)
        _collect(attributes_of(layer).values(), found, {id(layer)})
    return found


def _collect(things: Iterable[object], found: list[object], seen: set[int]) -> None:
    for thing in things:
        kind = _KINDS[type(thing)]
        if kind == _NOTHING:
            continue
        if kind == _ASK:
            kind = _kind(thing)
        if kind == _PARAMETER:
            found.append(thing)
        elif kind != _NOTHING and id(thing) not in seen:
            seen.add(id(thing))
            if kind == _LAYER:
                found.append(thing)
                _collect(attributes_of(thing).values(), found, seen)
            else:
                _collect(thing.values() if isinstance(thing, dict) else thing, found, seen)  # type: ignore[arg-type]


def _named(name: str, thing: Any) -> Iterator[tuple[str, Any]]:
    """Parameters and layers that an attribute is, or holds in lists, tuples, sets and dictionaries, with names."""
    kind = _kind(thing)
    if kind in (_PARAMETER, _LAYER):
        yield name, thing
    elif kind == _HOLDER:
        inner = {f".{key}": part for key, part in thing.items()} if isinstance(thing, dict) else dict(enumerate(thing))
        for key, part in inner.items():
            yield from _named(f"{name}{key}", part)


def parameters_of(layer: object) -> dict[str, Parameter]:
    """The layer's parameters by attribute name, in the order in which they were set; no registration is needed.

    Those of layers that it is made of come too, as "inner.W". One that stands at two places has its first name.
    """
    found: dict[str, Parameter] = {}
    seen: set[int] = set()
    for prefix, part in layers_within(layer):
        for attribute, value in attributes_of(part).items():
            for name, thing in _named(attribute, value):
                if isinstance(thing, Parameter) and id(thing) not in seen:
                    seen.add(id(thing))
                    found[prefix + name] = thing
    return found


def layers_within(layer: object, prefix: str = "", _seen: set[int] | None = None) -> Iterator[tuple[str, Any]]:
    """The layer itself, then all layers among its attributes or in containers there, each with a prefix for names."""
    seen = _seen if _seen is not None else set()
    if id(layer) in seen:
        return
    seen.add(id(layer))
    yield prefix, layer
    for attribute, value in list(attributes_of(layer).items()):
        for name, thing in _named(attribute, value):
            if not isinstance(thing, Parameter):
                yield from layers_within(thing, f"{prefix}{name}.", seen)
