"""What students hold: everything that can be reached from nnkit, from a lesson's own cells and from its data."""

import ast
import collections
import contextlib
import functools
import importlib
import json
import pkgutil
import re
import types
import warnings
from collections.abc import Iterator
from typing import Any

import nnkit
from course.authoring.percent import read_text
from course.lessons import LessonFolder
from nnkit.check.data import read
from nnkit.check.lesson import CHECKS_FILE
from nnkit.lessonkit.record import QUESTIONS_FILE

OURS = ("nnkit", "__main__")  # a lesson's cells run as __main__
MADE_WITH: tuple[tuple, ...] = ((), (2,), (3, 2))  # what classes are called with, to look at their objects too
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def modules() -> list[types.ModuleType]:
    """nnkit and all that is below it, but for programs."""
    names = [m.name for m in pkgutil.walk_packages(nnkit.__path__, "nnkit.") if not m.name.endswith("__main__")]
    return [importlib.import_module(name) for name in ("nnkit", *names)]


@functools.cache
def library() -> dict[str, Any]:
    """All that can be reached in nnkit, by the way to it."""
    return reachable({module.__name__: module for module in modules()})


def held(folder: LessonFolder) -> dict[str, Any]:
    """All that can be reached from what somebody holds who works on this lesson, by the way to it."""
    return {**library(), **reachable({**lent(folder), **_of_data(folder)}, beside=library())}


def lent(folder: LessonFolder) -> dict[str, Any]:
    """What the lesson's own cells define beside its exercises, before any answer is there."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for cell in read_text(folder.text).cells:
        if cell.cell_type != "code" or "exercise" in cell.metadata:
            continue
        text = cell.source if cell.metadata.get("setup") else _definitions(cell.source)
        exec(compile(text, f"<{folder.name}>", "exec"), namespace)
    return {f"lesson {folder.number}: {name}": value for name, value in namespace.items() if not name.startswith("__")}


def _definitions(source: str) -> str:
    """The functions and classes of a cell that only shows something, without the rest, which may take long."""
    lines = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
    kept = [node for node in ast.parse(lines).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in (inner for each in kept for inner in ast.walk(each) if hasattr(inner, "decorator_list")):
        node.decorator_list = []
    return "\n".join(map(ast.unparse, kept))


def _of_data(folder: LessonFolder) -> dict[str, Any]:
    path = folder.released / CHECKS_FILE
    exercises, expected = read(path.read_text(encoding="utf-8")) if path.is_file() else ({}, {})
    asked = folder.released / QUESTIONS_FILE
    questions = json.loads(asked.read_text(encoding="utf-8")) if asked.is_file() else {}
    return {f"{QUESTIONS_FILE}: {name}": question for name, question in questions.items()} | {
        f"{CHECKS_FILE}: {name}": [exercise, expected.get(name)] for name, exercise in exercises.items()
    }


def told_of(folder: LessonFolder, name: str) -> dict[str, Any]:
    """What the lesson's data say of one exercise."""
    return reachable({key: value for key, value in _of_data(folder).items() if key.endswith(f" {name}")})


def spelled(told: dict[str, Any]) -> dict[str, float]:
    """The numbers in the sentences among what is told, but for whole ones up to 100, which are in every sentence."""
    texts = [(path, text) for path, text in told.items() if isinstance(text, str) and " " in text]
    numbers = [(path, float(n)) for path, text in texts for n in NUMBER.findall(text)]
    return {f"{path}: {n:g}": n for path, n in numbers if abs(n) > 100 or n != round(n)}


def reachable(roots: dict[str, Any], beside: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything below the roots: what modules, classes, objects, functions and containers hold. beside: what is left
    out, since it was found before."""
    found: dict[str, Any] = {}
    seen = {id(thing): thing for thing in (beside or {}).values()}  # the things themselves: no id is used twice
    rest = collections.deque(roots.items())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is out of date and still there
        while rest:
            path, thing = rest.popleft()
            if id(thing) in seen:
                continue
            seen[id(thing)] = thing
            found[path] = thing
            rest.extend((path + step, inner) for step, inner in _inside(thing))
    return found


def is_ours(thing: Any) -> bool:
    """Whether it is of nnkit's or a lesson's making; what they wrap, as `functools` does, is theirs too."""
    module = getattr(thing, "__module__", None) or type(thing).__module__
    return module.split(".")[0] in (*OURS, "functools")


def _inside(thing: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, types.ModuleType):
        if thing.__name__.split(".")[0] == "nnkit":
            yield from ((f".{name}", value) for name, value in vars(thing).items() if name != "__builtins__")
    elif isinstance(thing, dict):
        yield from ((f"[{key!r:.40}]", value) for key, value in thing.items())
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from ((f"[{i}]", value) for i, value in enumerate(thing))
    elif isinstance(thing, functools.partial):
        yield from ((".func", thing.func), (".args", thing.args), (".keywords", thing.keywords))
    elif isinstance(thing, types.MethodType):
        yield ".__func__", thing.__func__
    elif isinstance(thing, types.FunctionType):
        if is_ours(thing):
            yield from ((".__defaults__", thing.__defaults__), (".__kwdefaults__", thing.__kwdefaults__))
            for name, cell in zip(thing.__code__.co_freevars, thing.__closure__ or (), strict=True):
                with contextlib.suppress(ValueError):  # not bound yet
                    yield f".<{name}>", cell.cell_contents
        if hasattr(thing, "__wrapped__"):
            yield ".__wrapped__", thing.__wrapped__
    elif isinstance(thing, type):
        if is_ours(thing):
            yield from _inside_class(thing)
    elif is_ours(type(thing)):
        yield from _inside_object(thing)


def _inside_class(thing: type) -> Iterator[tuple[str, Any]]:
    for name, value in vars(thing).items():
        if isinstance(value, staticmethod | classmethod):
            yield f".{name}", getattr(thing, name)
        elif isinstance(value, property):
            yield f".{name}.fget", value.fget
        elif not name.startswith("__") or name in ("__call__", "__init__"):
            yield f".{name}", value
    for args in MADE_WITH:
        with contextlib.suppress(Exception):  # one that is made in another way
            yield f"{args}", thing(*args)


def _inside_object(thing: Any) -> Iterator[tuple[str, Any]]:
    slots = [name for each in type(thing).__mro__ for name in vars(each).get("__slots__", ())]
    for name in (*getattr(thing, "__dict__", ()), *slots):
        if hasattr(thing, name):
            yield f".{name}", getattr(thing, name)
    for name in dir(type(thing)):
        if callable(getattr(type(thing), name, None)) and (not name.startswith("__") or name == "__call__"):
            with contextlib.suppress(Exception):  # a method that this object does not have
                yield f".{name}", getattr(thing, name)
