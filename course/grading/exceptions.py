"""Exceptions of a submission's, made anew where a test catches them: of the same class where Python, NumPy or the
standard library has it, else of one that is derived from the same of theirs."""

import sys
from types import FunctionType
from typing import Any

NOT_THEIRS = ("unittest", "doctest")  # to them an exception may say that a test is not to count


def class_like(name: str, bases: Any, otherwise: type[Exception]) -> type[Exception]:
    """The class that a process names by itself and its bases, each as [module, name], nearest first."""
    for i, base in enumerate(bases if type(bases) is list else ()):
        known = _known(base)
        if known is not None:
            return known if i == 0 else type(_identifier(name), (known,), {"__str__": _told_text})
    return type(_identifier(name), (otherwise,), {"__str__": _told_text})


def made_of(kind: type[Exception], args: list[Any] | None, more: dict[Any, Any], message: str) -> Exception:
    """An exception with these arguments and attributes. What a class of theirs does when it is made is not done, nor
    what one of the standard library does in Python."""
    given = [message] if args is None else args
    if any(isinstance(getattr(kind, name), FunctionType) for name in ("__new__", "__init__")):
        error = None
    else:
        try:
            error = kind(*given)
        except (TypeError, ValueError):  # such as UnicodeError, which wants five
            error = None
    if error is None:
        base = next(k for k in kind.__mro__ if k.__module__ == "builtins")
        error = base.__new__(type(kind.__name__, (kind,), {"__str__": _told_text}), *given)
    if type(error).__str__ is _told_text:
        error.__dict__.update((k, v) for k, v in more.items() if type(k) is str and not k.startswith("__"))
        error.told_text = message
    return error


def _told_text(self: Exception) -> str:
    return self.__dict__["told_text"] if "told_text" in self.__dict__ else Exception.__str__(self)


def _known(base: Any) -> type[Exception] | None:
    if type(base) is not list or len(base) != 2 or any(type(part) is not str for part in base):
        return None
    module, name = base
    top = module.split(".")[0]
    if top in NOT_THEIRS or (top not in sys.stdlib_module_names and top != "numpy"):
        return None
    found = vars(sys.modules[module]).get(name) if module in sys.modules else None
    if not isinstance(found, type) or not issubclass(found, Exception | SystemExit):
        return None
    theirs = any(base.__module__.split(".")[0] in NOT_THEIRS for base in found.__mro__)  # `numpy.testing.SkipTest`
    return None if theirs else found


def _identifier(name: str) -> str:
    return name[:60] if name.isidentifier() else "Thing"
