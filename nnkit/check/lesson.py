"""Find a lesson's exercises and check an answer against them.

A lesson is a folder with `exercises.py` (the declarations) and `expected.json` (what the reference gives on the
public cases, so that no solution needs to be there). Where marks are given, `use` puts a lesson in force whose
exercises have their hidden cases too.
"""

import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnkit.check.card import Card
from nnkit.check.door import Door, door_to
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.plain import from_json
from nnkit.check.quiz import judge_quiz
from nnkit.check.verdict import Result, judge

EXERCISES_FILE = "exercises.py"
EXPECTED_FILE = "expected.json"


@dataclass(frozen=True)
class Lesson:
    """Exercises by id, and for each coded one the expected outcomes by part."""

    exercises: dict[str, Exercise | Quiz]
    expected: dict[str, dict[str, Sequence[Any]]]

    def judge(self, name: str, door: Door) -> Result:
        exercise = self.exercises[name]
        if isinstance(exercise, Quiz):
            return judge_quiz(exercise, door)
        return judge(exercise, door, self.expected[name])


def read_exercises(folder: Path) -> dict[str, Exercise | Quiz]:
    """The declarations in `folder`'s exercises.py, by id."""
    path = folder / EXERCISES_FILE
    spec = importlib.util.spec_from_file_location(f"exercises_of_{folder.name.replace('-', '_')}", path)
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # no __pycache__ in a student's folder
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    exercises = {exercise.id: exercise for exercise in module.EXERCISES}
    if len(exercises) < len(module.EXERCISES):
        raise ValueError(f"{path}: two exercises share an id: {[e.id for e in module.EXERCISES]}")
    return exercises


def read_lesson(folder: Path) -> Lesson:
    """The lesson in `folder` as a student has it, with public cases only."""
    missing = [name for name in (EXERCISES_FILE, EXPECTED_FILE) if not (folder / name).is_file()]
    if missing:
        raise FileNotFoundError(
            f"No {' and no '.join(missing)} in {folder}. A check needs them beside the notebook: open the notebook "
            "from its own folder in `lessons`, and if you moved it, move its whole folder."
        )
    return Lesson(read_exercises(folder), from_json(json.loads((folder / EXPECTED_FILE).read_text())))


_in_force: Lesson | None = None
_read: dict[Path, tuple[tuple[float, ...], Lesson]] = {}


def use(lesson: Lesson | None) -> None:
    """Check against `lesson` from now on; None: against the one in the working folder."""
    global _in_force
    _in_force = lesson


def current_lesson() -> Lesson:
    if _in_force is not None:
        return _in_force
    folder = Path.cwd()
    times = tuple(p.stat().st_mtime for p in (folder / EXERCISES_FILE, folder / EXPECTED_FILE) if p.is_file())
    if folder not in _read or _read[folder][0] != times:
        _read[folder] = times, read_lesson(folder)
    return _read[folder][1]


def check(name: str, answer: Any) -> Card:
    """Check `answer` (a function, a class, a value) for the exercise called `name`; the card shows itself.

    >>> check("affine", affine)            # the card
    >>> check("affine", affine).hint(1)    # a first hint
    """
    lesson = current_lesson()
    if name not in lesson.exercises:
        raise KeyError(f"There is no exercise {name!r} in this lesson; it has {', '.join(lesson.exercises)}.")
    return Card(lesson.judge(name, door_to(answer)))
