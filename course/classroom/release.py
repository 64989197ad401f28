"""`course release`: what a student gets, as a folder or an archive: lessons, nnkit's wheel, what to install, and a page
to start from. Nothing else, and nothing that is withheld."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from course.authoring.build import is_edited
from course.authoring.start import PAGE, start_page
from course.classroom.start_here import start_here
from course.classroom.wheel import pack_wheel, wheel_name, zipped
from course.classroom.withheld import find_withheld
from course.lessons import LessonFolder
from nnkit.places import lessons_folder

PLAYGROUND = "playground.ipynb"
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


def release(root: Path, lessons: Sequence[LessonFolder], to: Path) -> list[str]:
    """Write what students get of these lessons to `to`, a folder or a .zip that is not there yet; the files in it."""
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        raise LookupError(f"{to} exists, and students may have it: name another, or move it away")
    files = contents(root, lessons)
    if to.suffix.lower() == ".zip":
        _write_whole(to, zipped({f"{to.stem}/{path}": content for path, content in files.items()}))
        return list(files)
    partial = to.with_name(f".{to.name}.{os.getpid()}")
    for path, content in files.items():
        file = partial / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if to.is_dir():
        to.rmdir()
    shutil.move(partial, to)
    return list(files)


def contents(root: Path, lessons: Sequence[LessonFolder]) -> dict[str, bytes]:
    """The files by path. ValueError where a lesson is not built, was worked in, or holds what students must not get."""
    inside: dict[str, bytes] = {}
    for lesson in lessons:
        inside |= _lesson(lesson)
    inside[PAGE] = start_page(root, lessons).encode()
    own = root / "lessons" / PLAYGROUND
    inside[PLAYGROUND] = (own if own.is_file() else lessons_folder() / PLAYGROUND).read_bytes()
    wheel = wheel_name()
    return {
        "start-here.html": start_here(lessons[-1].name).encode(),
        "requirements.txt": _requirements(root, wheel).encode(),
        wheel: pack_wheel(inside),
        **{f"lessons/{path}": content for path, content in inside.items()},
        **_constraints(root),
    }


def _lesson(lesson: LessonFolder) -> dict[str, bytes]:
    notebook = lesson.released / f"{lesson.name}.ipynb"
    again = f"run: course build {lesson.name}"
    if not notebook.is_file():
        raise ValueError(f"{lesson.name} is not built; {again}")
    if is_edited(notebook):
        raise ValueError(f"somebody worked in {notebook}, so it is not what students should get; {again}")
    files = {
        f"{lesson.name}/{'/'.join(parts)}": path.read_bytes()
        for path in sorted(lesson.released.rglob("*"))
        if path.is_file() and not LEFT_OUT & set(parts := path.relative_to(lesson.released).parts)
    }
    if found := find_withheld(lesson, files):
        raise ValueError(f"{found[0]}: nothing is handed out. Take it out of {lesson.source}, then {again}")
    return files


def _requirements(root: Path, wheel: str) -> str:
    constraints = "-c constraints.txt\n" if _constraints(root) else ""
    return f"# in this folder: pip install -r requirements.txt\n{constraints}./{wheel}[lab]\n"


def _constraints(root: Path) -> dict[str, bytes]:
    """The versions that were tested, where the course states them."""
    path = root / "constraints.txt"
    return {path.name: path.read_bytes()} if path.is_file() else {}


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)
