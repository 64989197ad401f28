"""A student's own library: `keep` writes answers that pass their check to files, `take` reads them in a later lesson.

The library is the folder `mynn` beside the lessons' folders, one plain Python file for each answer:

    keep(sigmoid, relu)                                                            # at the end of a lesson
    sigmoid, relu = take(sigmoid=activations.sigmoid, relu=activations.relu)       # in a later one

The files are the student's: each may be read, edited, and imported (`from mynn.relu import relu`). One that was edited
by hand is put aside, not overwritten, when its answer is kept again.
"""

from __future__ import annotations

import hashlib
import importlib
import linecache
import re
import sys
import time
import traceback
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nnkit.check.door import door_to
from nnkit.check.lesson import current_lesson
from nnkit.check.library import LIBRARY, is_closed, library_folder
from nnkit.lessonkit.standalone import NotStandaloneError, standalone

SEAL = "# Kept by nnkit, seal "
SEALED = re.compile(r"# Kept by nnkit[.\w]*, seal (\w+):")  # the first edition wrote nnkit.handover


def take(**fallbacks: Any) -> Any:
    """The student's own versions of the names given, each with the fallback used while theirs is not kept.

    Returns them in the order given: a tuple, or the object itself where there is one name. Prints which is whose.
    """
    if not fallbacks:
        raise TypeError("take needs a name and its fallback, e.g. take(sigmoid=nnkit.activations.sigmoid)")
    taken = fallbacks if is_closed() else _take(fallbacks)
    return tuple(taken.values()) if len(taken) > 1 else next(iter(taken.values()))


def _take(fallbacks: dict[str, Any]) -> dict[str, Any]:
    folder = library_folder()
    for module in [name for name in sys.modules if name.split(".")[0] == LIBRARY]:
        del sys.modules[module]  # read anew what may have been kept since
    taken, broken = dict(fallbacks), {}
    for name in fallbacks:
        if (folder / f"{name}.py").is_file():
            try:
                taken[name] = getattr(_import(folder, name), name)
            except Exception as error:  # whatever a file edited by hand may raise; it is shown below
                broken[name] = "".join(traceback.format_exception_only(error)).strip()
    own = [name for name in taken if taken[name] is not fallbacks[name]]
    rest = [name for name in taken if name not in own and name not in broken]
    if own:
        print(f"Yours: {', '.join(own)}.")
    if rest:
        print(f"Lent by the course until yours is right and kept: {', '.join(rest)}.")
    for name, why in broken.items():
        print(f"Lent by the course, because {LIBRARY}/{name}.py cannot be imported: {why}")
    return taken


def _import(folder: Path, name: str) -> types.ModuleType:
    # as a package found by its place: the folder around it stays out of sys.path, where it could hide other modules
    if LIBRARY not in sys.modules:
        package = types.ModuleType(LIBRARY)
        package.__path__ = [str(folder)]
        sys.modules[LIBRARY] = package
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # no __pycache__ in a student's folder
    try:
        importlib.invalidate_caches()
        linecache.checkcache(str(folder / f"{name}.py"))
        return importlib.import_module(f"{LIBRARY}.{name}")
    finally:
        sys.dont_write_bytecode = written


def keep(*answers: Callable) -> None:
    """Write each answer that passes its check to the student's library, and print what is still missing.

    Each is a function or class of the notebook, named as its exercise. With it go the imports, plain values and other
    functions of the notebook that it uses. OSError when the folder can't be written to.
    """
    if is_closed():
        print("Where marks are given, nothing is written to a library.")
        return
    lesson = current_lesson()
    names = {_name(answer): answer for answer in answers}
    if unknown := [name for name in names if name not in lesson.exercises]:
        raise ValueError(
            f"{', '.join(unknown)}: no exercise of this lesson has that name. keep(...) takes the functions and "
            f"classes of the exercises: {', '.join(lesson.exercises)}."
        )
    right = {name: answer for name, answer in names.items() if lesson.run(name, door_to(answer)).result.ok}
    kept, missing = [], [f"{name} (its check is not complete)" for name in names if name not in right]
    for name, answer in right.items():
        try:
            text = standalone(answer, library=LIBRARY, beside=set(right) - {name})
        except NotStandaloneError as why:
            missing.append(f"{name} ({why})")
            continue
        _write(library_folder() / f"{name}.py", text)
        kept.append(name)
    if kept:
        print(f"In your library {LIBRARY}: {', '.join(kept)}.")
    if missing:
        print(f"Not yet: {'; '.join(missing)}.")


def _name(answer: Any) -> str:
    if not isinstance(answer, types.FunctionType | type):
        raise TypeError(f"keep takes functions and classes; got {type(answer).__name__} ({answer!r:.60})")
    return answer.__name__


def _write(path: Path, text: str) -> None:
    sealed = f"{SEAL}{_seal(text)}: when this file was edited, it is put aside before it is written again.\n{text}"
    try:
        path.parent.mkdir(exist_ok=True)
        if path.is_file() and not _as_kept(path.read_text(encoding="utf-8")):
            aside = path.with_name(f"{path.stem}.edited-{time.strftime('%Y%m%d-%H%M%S')}.txt")
            path.rename(aside)
            print(f"Your edited {path.name} is now {aside.name}.")
        path.write_text(sealed, encoding="utf-8")
    except OSError as error:
        raise OSError(f"your library cannot be written: {error}. keep needs to write to {path.parent}.") from error


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _as_kept(text: str) -> bool:
    first, _, rest = text.partition("\n")
    sealed = SEALED.match(first)
    return sealed is not None and sealed[1] == _seal(rest)
