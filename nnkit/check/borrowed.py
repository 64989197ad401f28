"""Did an answer borrow: call a library's own version instead of being written?

Two looks. The first reads the answer's compiled code, and that of every function of the student's that it mentions,
for names that lead into a library. The second watches one call and notes which functions of nnkit it enters, however
they were reached. Both only need Python's own tools. What the student kept of earlier lessons has passed its own check.
"""

import contextlib
import dis
import sys
import types
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nnkit.check.library import is_kept

# Libraries that hold ready answers. NumPy does not: what of it would solve an exercise is named in the exercise.
READY_MADE = ("nnkit", "course", "scipy", "sklearn", "torch", "tensorflow", "keras", "jax", "autograd", "mpmath")
# What serves exercises in nnkit and answers none: an answer may go through it, to where it would be seen without it.
TOOLS = ("nnkit.lessonkit.formulas",)
LOADS = {"LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF", "LOAD_CLASSDEREF"}
ATTRIBUTES = {"LOAD_ATTR", "LOAD_METHOD"}


def borrowed_names(answer: Any, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]:
    """Names of library functions that `answer` leans on, e.g. ["nnkit.activations.sigmoid"]; empty when none.

    answer: a function, a class or a value (which borrows nothing); may_use: full names that are allowed, or
    "nnkit.*" for all below; forbids:
    full names that are not, beside READY_MADE; args: arguments for one watched call of a function.
    """
    names = [*_named_in(answer, set())]
    if isinstance(answer, types.FunctionType):
        names += _entered(answer, args)
    taken = dict.fromkeys(name for name in names if name.split(".")[0] in READY_MADE or name in forbids)
    allowed = [name[:-1] for name in may_use if name.endswith(".*")]
    return [name for name in taken if name not in may_use and not f"{name}.".startswith(tuple(allowed))]


def _named_in(thing: Any, seen: set[int]) -> Iterator[str]:
    """Full names of the library objects that `thing` is or mentions."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if is_kept(getattr(thing, "__module__", None) or ""):
        return
    origin = _origin(thing)
    if origin and origin.rpartition(".")[0] in TOOLS:
        return
    if origin and origin.split(".")[0] in (*READY_MADE, "numpy"):
        yield origin
    elif isinstance(thing, types.FunctionType):
        cells = dict(zip(thing.__code__.co_freevars, thing.__closure__ or (), strict=True))
        for found in _mentions(thing.__code__, {**thing.__globals__, **_contents(cells)}):
            yield from ([found] if isinstance(found, str) else _named_in(found, seen))
    elif isinstance(thing, types.MethodType):
        yield from _named_in(thing.__func__, seen)
    elif isinstance(thing, type):
        for member in [*thing.__bases__, *vars(thing).values()]:
            if member is not object:
                yield from _named_in(member, seen)


def _contents(cells: dict[str, Any]) -> dict[str, Any]:
    filled = {}
    for name, cell in cells.items():
        with contextlib.suppress(ValueError):  # a name that is not bound yet
            filled[name] = cell.cell_contents
    return filled


def _mentions(code: types.CodeType, names: dict[str, Any]) -> Iterator[Any]:
    """Objects that `code` refers to by global name, followed through modules (`np.exp`), and names it imports."""
    found: Any = None
    imported = ""
    for instruction in dis.get_instructions(code):
        if instruction.opname in LOADS:
            if isinstance(found, types.ModuleType):
                yield found.__name__
            found = names.get(instruction.argval)
            if found is not None and not isinstance(found, types.ModuleType):
                yield found
        elif instruction.opname in ATTRIBUTES and isinstance(found, types.ModuleType):
            inner = getattr(found, instruction.argval, None)
            if not isinstance(inner, types.ModuleType):
                yield _origin(inner) or f"{found.__name__}.{instruction.argval}"
            found = inner
        elif instruction.opname == "IMPORT_NAME":
            imported = instruction.argval
            yield imported
        elif instruction.opname == "IMPORT_FROM":
            module = sys.modules.get(imported)
            yield _origin(getattr(module, instruction.argval, None)) or f"{imported}.{instruction.argval}"
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _mentions(constant, names)
    if isinstance(found, types.ModuleType):
        yield found.__name__


def _origin(thing: Any) -> str | None:
    """The full name of a function, class or module, or None for other objects."""
    if isinstance(thing, types.ModuleType):
        return thing.__name__
    if isinstance(thing, np.ufunc):
        own = getattr(np, thing.__name__, None) is thing
        return f"numpy.{thing.__name__}" if own else f"scipy.special.{thing.__name__}"
    # NumPy's own functions are of a type of its own
    if isinstance(thing, types.FunctionType | types.BuiltinFunctionType | type | type(np.interp)):
        return f"{thing.__module__}.{thing.__qualname__}"
    return None


def _caller(frame: types.FrameType) -> str:
    """The name of the module that called, past any tools."""
    back = frame.f_back
    while back is not None and back.f_globals.get("__name__", "") in TOOLS:
        back = back.f_back
    return back.f_globals.get("__name__", "") if back else ""


def _entered(answer: types.FunctionType, args: Sequence[Any]) -> list[str]:
    """Functions of nnkit that a call of `answer` enters from outside nnkit."""
    names: list[str] = []

    def watch(frame: types.FrameType, event: str, _: Any) -> None:
        module = frame.f_globals.get("__name__", "")
        if event != "call" or not module.startswith("nnkit.") or module in TOOLS:
            return
        caller = _caller(frame)
        if not caller.startswith("nnkit") and not is_kept(caller):
            names.append(f"{module}.{frame.f_code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        answer(*args)
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass
    finally:
        sys.setprofile(before)
    return names
