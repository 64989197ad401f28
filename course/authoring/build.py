"""`course build`: from an author's text to what a student opens, through nbgrader's own generate_assignment."""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from course.atomic import write_atomically
from course.authoring.built import note_built
from course.authoring.minutes import say_minutes
from course.authoring.percent import read_text
from course.authoring.predictions import questions_in
from course.authoring.preprocessors import digest
from course.authoring.reference import SEED_OF_HIDDEN_CASES, public_lesson
from course.authoring.start import PAGE, start_page, with_table
from course.authoring.text import build_notebook
from course.bank.judging import judge_bank
from course.lessons import LessonFolder
from course.nbgrader import nbgrader_api
from nnkit.check import data
from nnkit.check.lesson import CHECKS_FILE
from nnkit.lessonkit.record import QUESTIONS_FILE


class BuildError(ValueError):
    """A lesson could not be built; the message says which and why."""


def build(folder: LessonFolder) -> list[str]:
    """Make the notebook with solutions and the students' folder; returns sentences about what was kept aside.

    What was released before is replaced only by a complete release; a build that is refused changes nothing.
    """
    _refuse_broken_promises(folder)
    return release(folder)


def release(folder: LessonFolder) -> list[str]:
    """As `build`, of a lesson whose answers have been judged already."""
    notebook = build_notebook(folder.source)
    say_minutes(notebook, folder)
    root = folder.source.parent.parent
    _refuse_other_cells(folder, notebook, root)
    checks = _checks(folder)
    questions = questions_in(read_text(folder.text))
    with _put_back_on_failure(folder.notebook, folder.source / CHECKS_FILE, folder.source / QUESTIONS_FILE):
        write_atomically(folder.notebook, nbformat.writes(notebook) + "\n")
        write_atomically(folder.source / CHECKS_FILE, checks)
        (folder.source / QUESTIONS_FILE).unlink(missing_ok=True)
        if questions:
            lines = (f"{json.dumps(name)}: {json.dumps(question)}" for name, question in questions.items())
            write_atomically(folder.source / QUESTIONS_FILE, "{\n" + ",\n".join(lines) + "\n}\n")
        made = _generate(folder, root)
    said = keep_edited(folder)
    _replace(folder.released, made)
    note_built(folder)
    write_atomically(root / "lessons" / PAGE, start_page(root))
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.is_file() else ""
    if (made_anew := with_table(text, root)) != text:
        write_atomically(readme, made_anew)
    return said


def _refuse_broken_promises(folder: LessonFolder) -> None:
    """The solutions, and every right answer of the bank, pass the probes and the hidden cases, and those once more,
    drawn anew. (Probes come from the cases that are shown: nearly all of them would be the same again.)"""
    for seed, probed in ((SEED_OF_HIDDEN_CASES, True), (SEED_OF_HIDDEN_CASES + 100, False)):
        for item in judge_bank(folder, seed, ("right",), probed):
            if item.fault:
                failed = next((part.detail for part in item.result.parts if not part.passed), item.result.state)
                raise BuildError(
                    f"{folder.name}/{item.exercise}: a right answer ({item.name}) is refused, so the task promises too "
                    f"much or the answer is wrong: {failed}"
                )


def _checks(folder: LessonFolder) -> str:
    """The text of checks.json; as it was where it differs by no more than the last bits of another processor."""
    lesson = public_lesson(folder)
    text = data.write(lesson.exercises, lesson.expected)
    released = folder.released / CHECKS_FILE
    before = released.read_text(encoding="utf-8") if released.is_file() else ""
    return before if data.same_up_to_noise(before, text) else text


def _refuse_other_cells(folder: LessonFolder, notebook: NotebookNode, root: Path) -> None:
    """nbgrader adds and removes no cell of a lesson that somebody has marks in."""
    if not (root / "gradebook.db").is_file():
        return
    with nbgrader_api(root).gradebook as gradebook:
        try:
            known = gradebook.find_notebook(folder.name, folder.name)
        except MissingEntry:
            return
        people = len(known.submissions)
        old = {cell.name for cell in known.source_cells}
    new = {cell.metadata["nbgrader"]["grade_id"] for cell in notebook.cells if "nbgrader" in cell.metadata}
    if people and new != old:
        changes = [f"new: {', '.join(sorted(new - old))}"] * bool(new - old)
        changes += [f"gone: {', '.join(sorted(old - new))}"] * bool(old - new)
        raise BuildError(
            f"{folder.name} is graded for {people} {'person' if people == 1 else 'people'} and has other graded cells "
            f"now ({'; '.join(changes)}): take that change back, or make it in a lesson of another name; to give "
            f"up all its marks instead, run `nbgrader db assignment remove {folder.name} --force` and build again"
        )


@contextlib.contextmanager
def _put_back_on_failure(*paths: Path) -> Iterator[None]:
    before = {path: path.read_text(encoding="utf-8") if path.is_file() else None for path in paths}
    try:
        yield
    except BaseException:
        for path, text in before.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, text)
        raise


def _generate(folder: LessonFolder, root: Path) -> Path:
    """nbgrader's release of the lesson in a folder of its own: nbgrader deletes what stands where it writes."""
    with tempfile.TemporaryDirectory(prefix=".building-", dir=root) as staged:
        result = nbgrader_api(root, CourseDirectory={"release_directory": Path(staged).name}).generate_assignment(
            folder.name, force=True
        )
        made = Path(staged, folder.name)
        if not result["success"] or not (made / f"{folder.name}.ipynb").is_file():
            raise BuildError(f"{folder.name}: nbgrader could not generate it:\n{result['log']}{result['error']}")
        target = folder.released.with_name(f".{folder.name}.new")
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(exist_ok=True)
        made.rename(target)
    return target


def _replace(released: Path, made: Path) -> None:
    """Put a complete release in the place of the earlier one."""
    old = released.with_name(f".{released.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if released.exists():
        released.rename(old)
    made.rename(released)
    shutil.rmtree(old, ignore_errors=True)


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
