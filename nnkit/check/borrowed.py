"""Did an answer borrow: call a library's own version instead of being written?

Two looks. The first reads the answer's compiled code, and that of every function of the student's that it mentions,
for names that lead into a library. The second watches a call (`nnkit/check/entered.py`; later ones are watched as they
are made). Both only need Python's own tools. What the student kept of earlier lessons has passed its own check.
"""

import contextlib
import dis
import functools
import gc
import sys
import types
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nnkit.check.entered import BLINDERS, READY_MADE, borrowed_of, watching
from nnkit.check.library import is_kept

CELLS = {"LOAD_DEREF", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF"}
LOADS = {"LOAD_GLOBAL", "LOAD_NAME", *CELLS}
ATTRIBUTES = {"LOAD_ATTR", "LOAD_METHOD"}
OF_FROMPYFUNC = " (vectorized)"  # how NumPy calls what it makes of a function for one number


def borrowed_names(answer: Any, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]:
    """Names of library functions that `answer` leans on, e.g. ["nnkit.activations.sigmoid"]; empty when none.

    answer: a function, a class or a value (which borrows nothing); may_use: full names that are allowed, or "nnkit.*"
    for all below; forbids: full names that are not, beside READY_MADE; args: arguments for one watched call.
    """
    names = [*_named_in(answer, set())]
    if callable(answer):
        names += _entered(answer, args, forbids)
    return borrowed_of(names, may_use, forbids)


def borrowed_message(taken: list[str]) -> str:
    """What is said of an answer that borrows; taken: what `borrowed_names` gave."""
    name = taken[0]
    if name in BLINDERS:
        return f"Your answer calls {name}, which can hide what else it calls. Leave that out; then it counts."
    ready = name.split(".")[0] in READY_MADE
    kind = "calls a ready-made answer" if ready else "calls a function that does the exercise's work"
    return f"Your answer {kind}, {name}. The exercise is to write it yourself, from plain NumPy; then it counts."


def _named_in(thing: Any, seen: set[int]) -> Iterator[str]:
    """Full names of the library objects that `thing` is or mentions."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if is_kept(getattr(thing, "__module__", None) or ""):
        return
    origin = _origin(thing)
    if origin and origin.split(".")[0] in (*READY_MADE, "numpy"):
        yield origin
    elif isinstance(thing, types.FunctionType):
        cells = dict(zip(thing.__code__.co_freevars, thing.__closure__ or (), strict=True))
        for found in _mentions(thing.__code__, thing.__globals__, _contents(cells)):
            yield from ([found] if isinstance(found, str) else _named_in(found, seen))
    elif isinstance(thing, types.MethodType):
        yield from _named_in(thing.__func__, seen)
    elif isinstance(thing, functools.partial):
        for part in (thing.func, *thing.args, *thing.keywords.values()):
            yield from _named_in(part, seen)
    elif isinstance(thing, np.ufunc):
        for part in gc.get_referents(thing):  # the function that it calls for each number
            if callable(part):
                yield from _named_in(part, seen)
    elif isinstance(thing, type):
        for member in [*thing.__bases__, *vars(thing).values()]:
            if member is not object:
                yield from _named_in(member, seen)
    elif callable(thing):  # an object that can be called: its class, and what it holds
        for part in (type(thing), *getattr(thing, "__dict__", {}).values()):
            yield from _named_in(part, seen)


def _contents(cells: dict[str, Any]) -> dict[str, Any]:
    filled = {}
    for name, cell in cells.items():
        with contextlib.suppress(ValueError):  # a name that is not bound yet
            filled[name] = cell.cell_contents
    return filled


def _mentions(code: types.CodeType, names: dict[str, Any], cells: dict[str, Any]) -> Iterator[Any]:
    """Objects that `code` refers to by a global name or one of a function around it (`cells`), followed through modules
    (`np.exp`), and names it imports."""
    found: Any = None
    imported = ""
    for instruction in dis.get_instructions(code):
        if instruction.opname in LOADS:
            if isinstance(found, types.ModuleType):
                yield found.__name__
            found = (cells if instruction.opname in CELLS else names).get(instruction.argval)
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
            inner = {name: value for name, value in cells.items() if name not in code.co_cellvars}  # its own are local
            yield from _mentions(constant, names, inner)
    if isinstance(found, types.ModuleType):
        yield found.__name__


def _origin(thing: Any) -> str | None:
    """The full name of a function, class or module, or None for other objects."""
    if isinstance(thing, types.ModuleType):
        return thing.__name__
    if isinstance(thing, np.ufunc):
        if thing.__name__.endswith(OF_FROMPYFUNC):
            return None
        own = getattr(np, thing.__name__, None) is thing
        return f"numpy.{thing.__name__}" if own else f"scipy.special.{thing.__name__}"
    # NumPy's own functions are of a type of its own
    if isinstance(thing, types.FunctionType | types.BuiltinFunctionType | type | type(np.interp)):
        return f"{thing.__module__}.{thing.__qualname__}"
    return None


class _Told:
    """Stands in NumPy for a function that is forbidden, and tells when somebody outside of the libraries calls it."""

    def __init__(self, function: Any, name: str, names: list[str]):
        self._function, self._name, self._names = function, name, names

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.split(".")[0] not in ("nnkit", "numpy") and not is_kept(caller):
            self._names.append(self._name)
        return self._function(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)


@contextlib.contextmanager
def _telling(forbids: Sequence[str], names: list[str]) -> Iterator[None]:
    """NumPy's forbidden functions tell of themselves, however they are reached."""
    put_back = []
    for name in forbids:
        module, _, own = name.rpartition(".")
        place = sys.modules.get(module)
        if module.split(".")[0] == "numpy" and hasattr(place, own):
            put_back.append((place, own, getattr(place, own)))
            setattr(place, own, _Told(getattr(place, own), name, names))
    try:
        yield
    finally:
        for place, own, function in put_back:
            setattr(place, own, function)


def _entered(answer: Any, args: Sequence[Any], forbids: Sequence[str]) -> list[str]:
    """Functions of a library that a call of `answer` enters, and forbidden ones of NumPy that it calls."""
    told: list[str] = []
    with _telling(forbids, told), watching() as watch:
        try:
            answer(*args)
        except KeyboardInterrupt:
            raise
        except BaseException:
            pass
    return [*told, *watch.names]
