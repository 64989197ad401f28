"""`course build`: from an author's text to what a student opens, through nbgrader's own generate_assignment."""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import nbformat

from course.authoring.preprocessors import digest
from course.authoring.reference import full_lesson, public_expected
from course.authoring.start import PAGE, start_page
from course.authoring.text import build_notebook
from course.lessons import LessonFolder
from course.nbgrader import nbgrader_api
from nnkit.check.lesson import EXPECTED_FILE
from nnkit.check.plain import to_json


class BuildError(ValueError):
    """A lesson could not be built; the message says which and why."""


def build(folder: LessonFolder) -> list[str]:
    """Make the notebook with solutions and the students' folder; returns sentences about what was kept aside."""
    full_lesson(folder)  # the reference must answer every case, the hidden ones too
    write_atomically(folder.notebook, nbformat.writes(build_notebook(folder.source)) + "\n")
    expected = json.dumps(to_json(public_expected(folder)), indent=None, separators=(",", ":"))
    write_atomically(folder.source / EXPECTED_FILE, expected.replace('],["', '],\n["') + "\n")
    said = keep_edited(folder)
    root = folder.source.parent.parent
    result = nbgrader_api(root).generate_assignment(folder.name, force=True)
    if not result["success"]:
        raise BuildError(f"{folder.name}: nbgrader could not generate it:\n{result['log']}{result['error']}")
    write_atomically(root / "lessons" / PAGE, start_page(root))
    return said


def keep_edited(folder: LessonFolder) -> list[str]:
    """Copy notebooks that somebody worked in out of the released folder, which nbgrader is about to replace."""
    said = []
    for path in sorted(folder.released.glob("*.ipynb")) if folder.released.is_dir() else []:
        if not is_edited(path):
            continue
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        kept = folder.released.parent / "kept" / f"{path.stem}-{stamp}.ipynb"
        kept.parent.mkdir(exist_ok=True)
        shutil.copy2(path, kept)
        said.append(f"somebody worked in {path.name}: that copy is kept as {kept.relative_to(folder.released.parent)}")
    return said


def is_edited(path: Path) -> bool:
    """Whether a released notebook says something else than when it was released (or cannot be read)."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, ValueError):
        return True
    return notebook.metadata.get("nnkit", {}).get("released") != digest(notebook)


def write_atomically(path: Path, text: str) -> None:
    """Write a file in one step: a reader, or a kill halfway, finds the old one or the new one whole."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
