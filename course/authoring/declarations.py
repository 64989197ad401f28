"""An author's declarations: the list EXERCISES of a lesson's `exercises.py`."""

import importlib.util
from pathlib import Path

from nnkit.check.exercise import Exercise, Quiz

EXERCISES_FILE = "exercises.py"


def read_exercises(folder: Path) -> dict[str, Exercise | Quiz]:
    """The declarations in `folder`'s exercises.py, by id."""
    path = folder / EXERCISES_FILE
    spec = importlib.util.spec_from_file_location(f"exercises_of_{folder.name.replace('-', '_')}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    exercises = {exercise.id: exercise for exercise in module.EXERCISES}
    if len(exercises) < len(module.EXERCISES):
        raise ValueError(f"{path}: two exercises share an id: {[e.id for e in module.EXERCISES]}")
    return exercises
